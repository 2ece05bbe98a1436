/** Where the pictures come from: the camera, or a sample clip that plays in its place. */

import { Awake } from "./awake.js";
import { openCamera } from "./camera.js";
import { get } from "./dom.js";
import { Grabber } from "./grabber.js";

export class Feed {
  /**
   * @param {(tMs: number) => void} onFrame For every new picture, with its time.
   * @param {() => void} onUnplugged The camera has stopped by itself.
   * @param {() => void} onEnd The clip is over.
   */
  constructor(onFrame, onUnplugged, onEnd) {
    this.onFrame = onFrame;
    this.onUnplugged = onUnplugged;
    this.video = get("video", HTMLVideoElement);
    this.video.addEventListener("ended", onEnd);
    this.grabber = new Grabber(this.video);
    this.awake = new Awake();
    /** @type {MediaStream | null} */
    this.stream = null;
  }

  get open() {
    return this.stream?.active || (this.video.currentSrc !== "" && this.video.hasAttribute("src"));
  }

  /**
   * @param {string} camera Its id, or empty for the browser's own choice.
   * @throws {import("./camera.js").CameraProblem}
   */
  async openCamera(camera) {
    const stream = await openCamera(camera);
    this.stream = stream;
    stream.getVideoTracks()[0]?.addEventListener("ended", () => {
      if (stream === this.stream) this.onUnplugged();
    });
    this.video.classList.add("mirror");
    this.video.srcObject = stream;
    await this.video.play();
    this.grabber.start(this.onFrame, false);
    void this.awake.keep();
  }

  /**
   * It stands at its beginning until it is let go.
   * @param {string} clip Its address.
   */
  async openClip(clip) {
    this.video.classList.remove("mirror");
    this.video.src = clip;
    await this.video.play();
    this.hold(true);
    this.grabber.start(this.onFrame, true);
    void this.awake.keep();
  }

  /** Stand still, or go on; a camera does neither. @param {boolean} still */
  hold(still) {
    if (this.stream || !this.open || this.video.ended) return;
    if (still) this.video.pause();
    else if (this.video.paused) void this.video.play().catch(() => undefined); // released meanwhile
  }

  /** Give the camera back. */
  release() {
    this.grabber.stop();
    this.awake.release();
    const { stream } = this;
    this.stream = null;
    for (const track of stream?.getTracks() ?? []) track.stop();
    this.video.srcObject = null;
    this.video.removeAttribute("src");
    this.video.load();
  }
}
