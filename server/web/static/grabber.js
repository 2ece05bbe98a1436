/** Turns the frames of a video element into small JPEG pictures with strictly increasing times. */

const QUALITY = 0.75;

export class Grabber {
  /** @param {HTMLVideoElement} video */
  constructor(video) {
    this.video = video;
    this.canvas = document.createElement("canvas");
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.zero = performance.now();
    this.last = -1;
    this.running = 0;
  }

  /** Times begin anew, with a new exercise. */
  restart() {
    this.zero = performance.now();
    this.last = -1;
  }

  /**
   * Call back for every new frame, with its time, until `stop`. A clip's frames have the clip's own
   * time, so that it may stand still in between.
   * @param {(tMs: number) => void} onFrame
   * @param {boolean} clip
   */
  start(onFrame, clip) {
    const run = ++this.running;
    const zero = clip ? -1 - this.last : this.zero;
    /** @type {VideoFrameRequestCallback} */
    const next = (now, metadata) => {
      if (run !== this.running) return;
      this.video.requestVideoFrameCallback(next);
      const at = clip ? 1000 * metadata.mediaTime : (metadata.captureTime ?? now);
      onFrame(this.time(at - zero));
    };
    this.video.requestVideoFrameCallback(next);
  }

  stop() {
    this.running++;
  }

  /**
   * Whole milliseconds since the start of the exercise, later than the time before.
   * @param {number} ms
   */
  time(ms) {
    this.last = Math.max(this.last + 1, Math.round(ms));
    return this.last;
  }

  /**
   * The present picture, its longer side scaled to `pixels`.
   * @param {number} pixels
   * @returns {Promise<Blob | null>}
   */
  picture(pixels) {
    const { videoWidth: width, videoHeight: height } = this.video;
    const scale = Math.min(1, pixels / Math.max(width, height, 1));
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
    if (!w || !h || !this.context) return Promise.resolve(null);
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
    }
    this.context.drawImage(this.video, 0, 0, w, h);
    return new Promise((done) => this.canvas.toBlob(done, "image/jpeg", QUALITY));
  }
}
