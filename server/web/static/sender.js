/** Sends pictures to the server: the newest one, where one is due and the last one was answered. */

/** @typedef {import("./grabber.js").Grabber} Grabber */
/** @typedef {import("./line.js").Line} Line */

/** A frame may come this much early, so that 15 of a camera's 30 a second are taken. */
const EARLY_MS = 8;

export class Sender {
  /**
   * @param {Grabber} grabber
   * @param {() => void} onLate An answer is late: a clip may wait for it.
   */
  constructor(grabber, onLate) {
    this.grabber = grabber;
    this.onLate = onLate;
    /** @type {Line | null} */
    this.line = null;
    this.frameMs = 0;
    this.pixels = 0;
    this.sentMs = -Infinity;
    this.grabbing = false;
    this.paused = false;
  }

  /**
   * @param {Line} line
   * @param {number} fps The most pictures a second.
   * @param {number} pixels Their longer side.
   */
  begin(line, fps, pixels) {
    this.line = line;
    this.pixels = pixels;
    this.sentMs = -Infinity;
    this.slow(fps);
  }

  /** @param {number} fps */
  slow(fps) {
    this.frameMs = 1000 / fps;
  }

  /**
   * There is a new picture.
   * @param {number} tMs Its time.
   */
  async take(tMs) {
    const { line } = this;
    if (this.paused || !line || this.grabbing) return;
    if (!line.free) {
      if (tMs > this.sentMs + 2 * this.frameMs) this.onLate();
      return;
    }
    if (tMs < this.sentMs + this.frameMs - EARLY_MS) return;
    this.grabbing = true;
    this.sentMs = tMs;
    const picture = await this.grabber.picture(this.pixels);
    this.grabbing = false;
    if (picture && !this.paused) line.send(tMs, picture);
  }
}
