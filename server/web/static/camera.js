/** The camera: opened with its errors told apart, and read frame by frame as small pictures. */

const QUALITY = 0.75;

/** What kept the camera from opening; `key` is one of the page's problems. */
export class CameraProblem extends Error {
  /** @param {string} key */
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** @type {Record<string, string>} */
const PROBLEMS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "in_use",
  AbortError: "in_use",
};

/**
 * Open the camera, without sound.
 * @returns {Promise<MediaStream>}
 * @throws {CameraProblem}
 */
export async function openCamera() {
  if (!window.isSecureContext || !navigator.mediaDevices) throw new CameraProblem("insecure");
  const video = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new CameraProblem(PROBLEMS[name] ?? "in_use");
  }
}

/** Turns the frames of a video element into small JPEG pictures with strictly increasing times. */
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

  /**
   * Call back for every new frame, with its time, until `stop`.
   * @param {(tMs: number) => void} onFrame
   */
  start(onFrame) {
    const run = ++this.running;
    /** @type {VideoFrameRequestCallback} */
    const next = (now, metadata) => {
      if (run !== this.running) return;
      this.video.requestVideoFrameCallback(next);
      onFrame(this.time(metadata.captureTime ?? now));
    };
    this.video.requestVideoFrameCallback(next);
  }

  stop() {
    this.running++;
  }

  /**
   * Whole milliseconds since this grabber was made, later than the time before.
   * @param {number} now
   */
  time(now) {
    this.last = Math.max(this.last + 1, Math.round(now - this.zero));
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
