/** A pause: no picture is sent, and the server hears that the page is still there. */

import { get } from "./dom.js";
import { put } from "./texts.js";

/** While pausing, the server hears so often that the page is still there. */
const STILL_HERE_MS = 20_000;

export class Pause {
  /**
   * @param {() => void} tell Tells the server.
   * @param {import("./sender.js").Sender} sender
   * @param {import("./recording.js").Recording} recording
   */
  constructor(tell, sender, recording) {
    this.tell = tell;
    this.sender = sender;
    this.recording = recording;
    this.on = false;
    this.timer = 0;
  }

  /** @param {boolean} on */
  set(on) {
    clearInterval(this.timer);
    this.on = this.sender.paused = on;
    this.recording.hold(on);
    put(get("pause-word", HTMLElement), on ? "live.go_on" : "live.pause");
    get("live", HTMLElement).classList.toggle("paused", on);
    if (!on) return;
    this.tell();
    this.timer = setInterval(this.tell, STILL_HERE_MS);
  }
}
