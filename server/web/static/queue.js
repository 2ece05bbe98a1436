/**
 * What is said, and in which order: one message at a time, the urgent one first, advice with pauses
 * and never over a count. It has no clock and no voice; times are its caller's, in milliseconds.
 */

/** @typedef {"alarm" | "done" | "count" | "urgent" | "tick" | "fault" | "note" | "praise" | "breathe"} Kind */

/** @typedef {{kind: Kind, text: string}} Message */
/** @typedef {Message & {until: number, order: number}} Waiting */

/**
 * The higher `rank` is said first, and breaks off a lower one where it `breaks`; after `life` it is
 * not worth saying any more. `advice` keeps the pause between advices, `calm` waits for silence.
 * @type {Record<Kind, {rank: number, life: number, breaks?: true, advice?: true, calm?: true}>}
 */
const RULES = {
  alarm: { rank: 8, life: 8000, breaks: true },
  done: { rank: 7, life: 4000, breaks: true },
  count: { rank: 6, life: 1500, breaks: true },
  urgent: { rank: 5, life: 3000, breaks: true, advice: true },
  tick: { rank: 4, life: 400 },
  fault: { rank: 3, life: 4500, advice: true },
  note: { rank: 2, life: 4500, advice: true },
  praise: { rank: 1, life: 4000, calm: true },
  breathe: { rank: 0, life: 4000, calm: true },
};
/** So long nothing was said before praise or a reminder. */
const CALM_MS = 700;

export class Queue {
  /** @param {number} pause Least time between the end of an advice and the next one. */
  constructor(pause) {
    this.pause = pause;
    /** @type {Waiting | null} */
    this.speaking = null;
    /** @type {Waiting[]} */
    this.waiting = [];
    this.order = 0;
    this.spokeAt = -Infinity;
    this.advisedAt = -Infinity;
  }

  /**
   * A message to say; the same text does not wait twice.
   * @param {Kind} kind
   * @param {string} text
   * @param {number} now
   */
  offer(kind, text, now) {
    this.waiting = this.waiting.filter((one) => one.text !== text);
    if (this.speaking?.text === text) return;
    this.waiting.push({ kind, text, until: now + RULES[kind].life, order: this.order++ });
  }

  /**
   * What to say now, breaking off what is being said; null where all goes on as it is.
   * @param {number} now
   * @returns {Message | null}
   */
  next(now) {
    this.waiting = this.waiting.filter((one) => now <= one.until);
    const [first] = this.waiting
      .filter((one) => this.mayFollow(one, now))
      .sort((a, b) => RULES[b.kind].rank - RULES[a.kind].rank || a.order - b.order);
    if (!first) return null;
    const broken = this.speaking;
    this.waiting = this.waiting.filter((one) => one !== first);
    if (broken && RULES[broken.kind].advice) this.waiting.push(broken);
    this.speaking = first;
    return first;
  }

  /**
   * @param {Waiting} message
   * @param {number} now
   */
  mayFollow({ kind }, now) {
    const { rank, breaks, advice, calm } = RULES[kind];
    if (this.speaking && !(breaks && rank > RULES[this.speaking.kind].rank)) return false;
    if (advice && now < this.advisedAt + this.pause) return false;
    return !calm || now >= this.spokeAt + CALM_MS;
  }

  /**
   * What was being said is over.
   * @param {number} now
   */
  end(now) {
    if (this.speaking && RULES[this.speaking.kind].advice) this.advisedAt = now;
    this.speaking = null;
    this.spokeAt = now;
  }

  /** Forget everything. */
  clear() {
    this.speaking = null;
    this.waiting = [];
  }
}
