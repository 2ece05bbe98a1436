/** Short tones, for where no voice can speak. */

/** @typedef {import("./queue.js").Kind} Kind */

/** @type {[number, number][]} */
const MEND = [[310, 0.16], [260, 0.24]];
/** @type {[number, number][]} */
const NOTE = [[520, 0.12], [780, 0.16]];

/** Hertz and seconds, one tone after the other. @type {Record<Kind, [number, number][]>} */
const TUNES = {
  tick: [[660, 0.07]],
  count: [[880, 0.18]],
  note: NOTE,
  fault: MEND,
  urgent: MEND,
  praise: [[660, 0.1], [990, 0.14]],
  breathe: [],
  alarm: [...MEND, ...MEND],
  done: [[520, 0.14], [660, 0.14], [880, 0.3]],
};
const LOUDNESS = 0.25;

export class Tones {
  constructor() {
    /** @type {AudioContext | null} */
    this.context = null;
  }

  /** Allow sound; a browser wants this within a click. */
  unlock() {
    this.context ??= new AudioContext();
    void this.context.resume();
  }

  /**
   * Play a tune and return how long it takes, in milliseconds.
   * @param {Kind} kind
   * @param {number} volume 0 to 1.
   */
  play(kind, volume) {
    const { context } = this;
    if (!context) return 0;
    let at = context.currentTime;
    const began = at;
    for (const [hertz, seconds] of TUNES[kind]) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUDNESS * volume, at + 0.01);
      gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + seconds);
      at += seconds;
    }
    return 1000 * (at - began);
  }
}
