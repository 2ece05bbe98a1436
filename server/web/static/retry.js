/** Tries again by itself, at first soon and then less often. */

const WAITS_MS = [1000, 2000, 4000, 8000];

export class Retry {
  /** @param {() => void} action */
  constructor(action) {
    this.action = action;
    this.times = 0;
    this.timer = 0;
  }

  /** Whether it has tried in vain. */
  get waiting() {
    return this.times > 0;
  }

  /** Try once more, after a while. */
  later() {
    const wait = WAITS_MS[Math.min(this.times, WAITS_MS.length - 1)];
    this.times++;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.action, wait);
  }

  /** It worked, or is not wanted any more. */
  done() {
    clearTimeout(this.timer);
    this.times = 0;
  }
}
