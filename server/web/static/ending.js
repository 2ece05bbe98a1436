/** When a person who has done all of it has really stopped, so that no button need be pressed. */

/** @typedef {import("./protocol.js").Verdict} Verdict */

/** Whoever has done all and lies still, or has left, for so long is not going on. */
const STILL_MS = 20_000;

export class Ending {
  constructor() {
    /** @type {number | null} */
    this.since = null;
  }

  /**
   * Take the next moment, and tell whether the exercise is over with it.
   * @param {Verdict} verdict
   * @param {boolean} allDone Whether the whole dose is counted.
   */
  over({ t_ms, phase }, allDone) {
    if (!allDone || (phase !== "rest" && phase !== "waiting")) {
      this.since = null;
      return false;
    }
    this.since ??= t_ms;
    return t_ms - this.since >= STILL_MS;
  }
}
