/** The button that records, and the sign that shows it. */

import { clock } from "./clock.js";
import { get } from "./dom.js";
import { Films } from "./films.js";
import { canRecord, Recorder } from "./recorder.js";
import { put } from "./texts.js";

export class Recording {
  /** @param {Films} films Where what was recorded goes. */
  constructor(films) {
    this.films = films;
    /** @type {MediaStream | null} */
    this.stream = null;
    /** @type {Recorder | null} */
    this.recorder = null;
    this.button = get("record", HTMLButtonElement);
    this.button.addEventListener("click", () => this.toggle());
    this.show();
  }

  /**
   * A camera is there to be recorded, or none any more: what is under way ends.
   * @param {MediaStream | null} stream
   */
  offer(stream) {
    this.end();
    this.stream = stream;
    this.show();
  }

  /** While the exercise pauses nothing is recorded. @param {boolean} still */
  hold(still) {
    this.recorder?.hold(still);
    this.show(still);
  }

  toggle() {
    if (this.recorder) this.end();
    else if (this.stream) {
      const onPart = (/** @type {number} */ seconds) => {
        get("recording-time", HTMLElement).textContent = clock(seconds);
      };
      onPart(0);
      this.recorder = new Recorder(this.stream, onPart, (film) => this.films.add(film));
    }
    this.show();
  }

  end() {
    this.recorder?.end();
    this.recorder = null;
    this.show();
  }

  /** @param {boolean} [still] Whether it waits. */
  show(still = false) {
    const on = this.recorder !== null;
    this.button.hidden = this.stream === null || !canRecord();
    put(get("record-word", HTMLElement), on ? "record.stop" : "record.start");
    get("recording", HTMLElement).hidden = !on;
    get("recording", HTMLElement).classList.toggle("still", still);
    const word = get("recording-word", HTMLElement);
    if (on) put(word, still ? "record.waits" : "record.on");
    else word.replaceChildren();
  }
}
