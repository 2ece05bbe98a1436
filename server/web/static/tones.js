/** Short tones, for where no voice can speak. */

/** @typedef {"tick" | "count" | "note" | "fault" | "done"} Kind */

/** Hertz and seconds, one tone after the other. @type {Record<Kind, [number, number][]>} */
const TUNES = {
  tick: [[660, 0.07]],
  count: [[880, 0.18]],
  note: [[520, 0.12], [780, 0.16]],
  fault: [[310, 0.16], [260, 0.24]],
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
   */
  play(kind) {
    const { context } = this;
    if (!context) return 0;
    let at = context.currentTime;
    const began = at;
    for (const [hertz, seconds] of TUNES[kind]) {
      const tone = context.createOscillator();
      const gain = context.createGain();
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.01);
      gain.gain.exponentialRampToValueAtTime(0.001, at + seconds);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + seconds);
      at += seconds;
    }
    return 1000 * (at - began);
  }
}
