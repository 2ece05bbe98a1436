/** What keeps a person from exercising, said aloud: whoever lies on the floor does not see it. */

import { word } from "./texts.js";

/** @typedef {import("./voice.js").Voice} Voice */

/** Another window speaks now. */
const SILENT = "elsewhere";

export class Trouble {
  /** @param {Voice} voice */
  constructor(voice) {
    this.voice = voice;
    /** The trouble there is. @type {string | null} */
    this.key = null;
    /** The trouble that was told of and is not over. @type {string | null} */
    this.told = null;
  }

  /** Whether a camera that comes may end it. */
  get wantsCamera() {
    return this.key === "stopped" || this.key === "missing";
  }

  /**
   * Say what is the matter, once.
   * @param {string} key
   * @param {boolean} begun Whether there is a count to lose.
   */
  come(key, begun) {
    this.voice.hush();
    this.key = key;
    if (key === this.told || key === SILENT) return;
    this.told = key;
    const title = { text: `problem.${key}.title` };
    this.voice.say("alarm", begun ? word("say.trouble", { title }) : word(title.text));
  }

  /** It is tried again. */
  retry() {
    this.key = null;
  }

  /** Another exercise begins. */
  clear() {
    this.voice.hush();
    this.key = this.told = null;
  }

  /** The exercise goes on. @param {boolean} begun Whether it had begun before. */
  over(begun) {
    if (this.told && begun) this.voice.say("alarm", word("say.back"));
    this.key = this.told = null;
  }
}
