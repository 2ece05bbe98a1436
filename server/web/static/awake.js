/** Keeps the screen from going dark while nobody touches it; not every browser can. */

export class Awake {
  constructor() {
    /** @type {WakeLockSentinel | null} */
    this.lock = null;
    this.wanted = false;
    document.addEventListener("visibilitychange", () => {
      if (this.wanted && document.visibilityState === "visible") void this.keep();
    });
  }

  /** A browser lets go of it by itself when the page is hidden. */
  async keep() {
    this.wanted = true;
    try {
      this.lock = (await navigator.wakeLock?.request("screen")) ?? null;
    } catch {
      this.lock = null;
    }
  }

  release() {
    this.wanted = false;
    void this.lock?.release();
    this.lock = null;
  }
}
