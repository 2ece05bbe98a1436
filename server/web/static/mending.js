/** Which faults that were seen are mended: gone for a while, or gone from a whole repetition. */

/** @typedef {import("./protocol.js").Verdict} Verdict */

/** A fault that ends within a hold is mended when it stays away for so long. */
const AWAY_MS = 1500;

export class Mending {
  constructor() {
    /** Faults not yet mended, and since when each is gone. @type {Map<string, number | null>} */
    this.seen = new Map();
    /** Faults of the repetition under way. @type {Set<string>} */
    this.here = new Set();
  }

  /**
   * Take the next moment, and tell whether a fault is mended with it.
   * @param {Verdict} verdict
   */
  mended({ t_ms, phase, events }) {
    for (const event of events) {
      if (event.type === "fault_seen") {
        this.seen.set(event.fault, null);
        this.here.add(event.fault);
      } else if (event.type === "fault_gone" && this.seen.has(event.fault)) {
        this.seen.set(event.fault, phase === "hold" ? t_ms : null);
      }
    }
    const ended = events.find((event) => event.type === "rep");
    if (ended) {
      const mended = ended.counted && this.forget((fault) => !this.here.has(fault));
      this.here.clear();
      return mended;
    }
    return this.forget((fault) => {
      const gone = this.seen.get(fault) ?? null;
      return phase === "hold" && gone !== null && t_ms - gone >= AWAY_MS;
    });
  }

  /**
   * Let go of some faults, and tell whether there were any.
   * @param {(fault: string) => boolean} which
   */
  forget(which) {
    const gone = [...this.seen.keys()].filter(which);
    for (const fault of gone) this.seen.delete(fault);
    return gone.length > 0;
  }
}
