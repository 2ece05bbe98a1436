/** Three, two, one, once all is well; whoever has begun already needs no more of it. */

/** @typedef {import("./protocol.js").Verdict} Verdict */

const WORDS = ["say.three", "say.two", "say.one", "say.begin"];

export class Countdown {
  constructor() {
    /** @type {number | null} */
    this.since = null;
    this.said = 0;
  }

  /** @param {number} tMs */
  begin(tMs) {
    [this.since, this.said] = [tMs, 0];
  }

  /**
   * Take the next moment, and return the key of the word that is due with it, or null.
   * @param {Verdict} verdict
   */
  word({ t_ms, phase }) {
    if (this.since === null) return null;
    const key = WORDS[this.said];
    if (phase !== "rest" || key === undefined) {
      this.since = null;
      return null;
    }
    if (t_ms - this.since < 1000 * this.said) return null;
    this.said++;
    return key;
  }

  /** The number to show; 0 where nothing is counted down. */
  get number() {
    return this.since === null ? 0 : Math.max(0, WORDS.length - this.said);
  }
}
