/** Which advice has lasted: two reasons that take turns are no reason to say nothing. */

const LASTING_MS = 1000;

export class Steady {
  constructor() {
    /** What was advised in the last second, and what came just before it. @type {[string, number][]} */
    this.given = [];
  }

  /**
   * Take the next moment, and tell whether its advice is worth saying: some advice was given all the
   * last second, and no other one more often.
   * @param {string | null} key
   * @param {number} tMs
   */
  lasts(key, tMs) {
    if (key === null) {
      this.given = [];
      return false;
    }
    this.given.push([key, tMs]);
    while (this.given.length > 1 && tMs - this.given[1][1] >= LASTING_MS) this.given.shift();
    if (tMs - this.given[0][1] < LASTING_MS) return false;
    /** @type {Map<string, number>} */
    const often = new Map();
    for (const [one] of this.given) often.set(one, (often.get(one) ?? 0) + 1);
    return often.get(key) === Math.max(...often.values());
  }
}
