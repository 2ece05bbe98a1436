/** The rest between two holds or two sets: how long it still lasts, and when it is over. */

/** @typedef {import("./protocol.js").Verdict} Verdict */

export class Rest {
  /** @param {number} seconds How long a rest lasts. */
  constructor(seconds) {
    this.ms = 1000 * seconds;
    /** Whether the person may rest now. */
    this.on = false;
    /** When the body came to rest. @type {number | null} */
    this.since = null;
  }

  /** A hold or a set is done. */
  begin() {
    this.on = this.ms > 0;
    this.since = null;
  }

  /** End it without a word. */
  end() {
    this.on = false;
  }

  /**
   * Take the next moment, and tell whether the rest is over with it. Whoever begins before it is
   * over has rested enough.
   * @param {Verdict} verdict
   */
  over({ t_ms, phase }) {
    if (!this.on) return false;
    if (this.since === null) {
      if (phase === "rest" || phase === "waiting") this.since = t_ms;
      return false;
    }
    if (phase === "hold") this.on = false;
    if (!this.on || t_ms - this.since < this.ms) return false;
    this.on = false;
    return true;
  }

  /**
   * Whole seconds that it still lasts, from the first to the last; 0 where there is no rest.
   * @param {number} tMs
   */
  left(tMs) {
    if (!this.on) return 0;
    return Math.ceil((this.ms - (tMs - (this.since ?? tMs))) / 1000);
  }
}
