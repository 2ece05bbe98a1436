/** How much to do, and how far along a count is. */

export class Dose {
  /**
   * @param {number} reps Repetitions of one set.
   * @param {number} sets
   * @param {number} hold Seconds to hold; 0 where nothing is held.
   * @param {boolean} swing Whether the movement goes to either side.
   * @param {number} rest Seconds of rest between two holds or two sets.
   */
  constructor(reps, sets, hold, swing, rest) {
    this.reps = reps;
    this.sets = sets;
    this.hold = hold;
    this.swing = swing;
    this.rest = rest;
  }

  /** @param {HTMLElement} element With the dose in its data attributes. */
  static of({ dataset }) {
    const { reps, sets, hold, swing, rest } = dataset;
    return new Dose(Number(reps), Number(sets), Number(hold), swing === "true", Number(rest));
  }

  get total() {
    return this.reps * this.sets;
  }

  /**
   * Where a count stands: the number within its set, and what it completes. Whoever goes on after
   * the last set is counted on.
   * @param {number} count
   */
  at(count) {
    const set = Math.min(this.sets, Math.max(1, Math.ceil(count / this.reps)));
    const number = count - (set - 1) * this.reps;
    return { set, number, setDone: number === this.reps, allDone: count === this.total };
  }
}
