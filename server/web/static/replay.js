/** Plays the skeleton once more; it is handled like a video, and needs none. */

import { get } from "./dom.js";
import { draw } from "./skeleton.js";
import { put } from "./texts.js";

/** @typedef {import("./skeleton.js").Drawn} Drawn */
/** @typedef {import("./coach.js").FaultMark} FaultMark */
/** @typedef {Drawn & {t_ms: number}} Frame */

const HEIGHT = 540;

export class Replay extends EventTarget {
  /** On a page with #replay, #replay-play and #replay-at. */
  constructor() {
    super();
    this.canvas = get("replay", HTMLCanvasElement);
    this.slider = get("replay-at", HTMLInputElement);
    this.button = get("replay-play", HTMLButtonElement);
    /** @type {Frame[]} */
    this.frames = [];
    /** @type {Record<string, FaultMark>} */
    this.marks = {};
    this.width = 16 / 9;
    this.now = 0;
    this.run = 0;
    this.playing = false;
    this.button.addEventListener("click", () => void (this.playing ? this.pause() : this.play()));
    this.slider.addEventListener("input", () => {
      this.pause();
      this.currentTime = Number(this.slider.value);
    });
  }

  /**
   * At the first moment at which there is somebody.
   * @param {Frame[]} frames
   * @param {number} width Of the picture, in image heights.
   * @param {Record<string, FaultMark>} marks
   */
  load(frames, width, marks) {
    this.pause();
    [this.frames, this.width, this.marks] = [frames, width, marks];
    this.canvas.height = HEIGHT;
    this.canvas.width = Math.round(HEIGHT * width);
    const [first, last] = [frames[0]?.t_ms ?? 0, frames.at(-1)?.t_ms ?? 0];
    [this.slider.min, this.slider.max] = [String(first / 1000), String(last / 1000)];
    const seen = frames.find(({ points }) => points.length)?.t_ms ?? first;
    this.currentTime = seen / 1000;
  }

  /** Seconds of the frames' own clock. */
  get currentTime() {
    return this.now / 1000;
  }

  set currentTime(seconds) {
    this.now = 1000 * seconds;
    this.slider.value = String(seconds);
    const frame = this.frames.find(({ t_ms }) => t_ms >= this.now) ?? this.frames.at(-1);
    draw(this.canvas, frame ?? null, this.marks);
    this.dispatchEvent(new Event("timeupdate"));
  }

  /** From the beginning where it was at its end. */
  async play() {
    const last = Number(this.slider.max);
    if (this.currentTime >= last) this.currentTime = Number(this.slider.min);
    const run = ++this.run;
    this.playing = true;
    put(this.button, "replay.pause");
    let before = performance.now();
    const step = (/** @type {number} */ now) => {
      if (run !== this.run) return;
      this.currentTime = Math.min(last, this.currentTime + Math.max(0, now - before) / 1000);
      before = now;
      if (this.currentTime >= last) this.pause();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  pause() {
    this.run++;
    this.playing = false;
    put(this.button, "replay.play");
  }

  /** @param {ScrollIntoViewOptions} options */
  scrollIntoView(options) {
    this.canvas.scrollIntoView(options);
  }
}
