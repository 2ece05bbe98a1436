/** What the page has seen of one exercise, for looking back at once; nothing of it is sent. */

/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {{t_ms: number, counted: boolean}} Mark */
/** @typedef {{start_ms: number, end_ms: number}} Span */

/** So many verdicts are kept, which is half an hour; then the oldest go. */
const MOST = 27_000;

export class History {
  constructor() {
    /** @type {Verdict[]} */
    this.verdicts = [];
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Span[]} */
    this.faults = [];
    /** Faults that are shown now, and since when. @type {Map<string, number>} */
    this.open = new Map();
  }

  /** @param {Verdict} verdict */
  take(verdict) {
    this.verdicts.push(verdict);
    if (this.verdicts.length > MOST) this.verdicts.shift();
    for (const event of verdict.events) {
      if (event.type === "rep") this.marks.push({ t_ms: event.t_ms, counted: event.counted });
      else if (event.type === "fault_seen") this.open.set(event.fault, event.t_ms);
      else if (event.type === "fault_gone") this.close(event.fault, event.t_ms);
    }
  }

  /**
   * @param {string} fault
   * @param {number} tMs
   */
  close(fault, tMs) {
    const since = this.open.get(fault);
    if (since !== undefined) this.faults.push({ start_ms: since, end_ms: tMs });
    this.open.delete(fault);
  }
}
