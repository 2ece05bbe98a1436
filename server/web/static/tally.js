/** What was counted so far, also when the line to the server was cut and made anew. */

/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {import("./protocol.js").Summary} Summary */
/** @typedef {import("./protocol.js").NotJudged} NotJudged */

export class Tally {
  constructor() {
    /** Repetitions that earlier lines have counted. */
    this.before = 0;
    this.count = 0;
    /** How often each fault was shown. @type {Map<string, number>} */
    this.faults = new Map();
    /** @type {Map<string, number>} */
    this.faultsHere = new Map();
    /** @type {NotJudged[]} */
    this.notJudged = [];
    /** Whether the server has summed it up. */
    this.finished = false;
    /** How far a repetition went. @type {number | null} */
    this.range = null;
  }

  /** The faults with how often each was shown, the most frequent first. */
  get worst() {
    return [...this.faults].sort(([, a], [, b]) => b - a);
  }

  /** @param {Verdict} verdict */
  take(verdict) {
    this.count = this.before + verdict.count;
    for (const event of verdict.events) {
      if (event.type === "fault_seen") add(this.faultsHere, event.fault);
    }
  }

  /** A line was cut: keep what it has said. */
  cut() {
    this.before = this.count;
    for (const [key, times] of this.faultsHere) add(this.faults, key, times);
    this.faultsHere.clear();
  }

  /** @param {Summary} summary Of the last line. */
  finish(summary) {
    this.count = this.before + summary.count;
    this.finished = true;
    this.range = summary.range;
    this.faultsHere.clear();
    for (const { key } of summary.faults) add(this.faults, key);
    this.notJudged = summary.not_judged;
  }
}

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 * @param {number} [times]
 */
function add(counts, key, times = 1) {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
