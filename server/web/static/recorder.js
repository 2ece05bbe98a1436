/** Records the camera's picture, without sound, in this browser's memory. */

/** What phones and other programs play best comes first. */
const KINDS = ["video/mp4;codecs=avc1.42E01F", "video/webm;codecs=vp8", "video/webm", "video/mp4"];
const BITS_A_SECOND = 2_500_000;
/** So often the browser hands over what it has. */
const PART_MS = 1000;

/** @typedef {{video: Blob, seconds: number}} Film */

/** The first kind of file that this browser can write; undefined where it can write none. */
function kind() {
  if (typeof MediaRecorder === "undefined") return undefined;
  return KINDS.find((one) => MediaRecorder.isTypeSupported(one));
}

/** Whether this browser can record. */
export function canRecord() {
  return kind() !== undefined;
}

export class Recorder {
  /**
   * Begin at once.
   * @param {MediaStream} stream
   * @param {(seconds: number) => void} onPart So much is recorded.
   * @param {(film: Film) => void} onFilm It is over, by `end` or because the camera stopped.
   */
  constructor(stream, onPart, onFilm) {
    /** @type {Blob[]} */
    this.parts = [];
    this.ms = 0;
    this.sinceMs = performance.now();
    this.recorder = new MediaRecorder(stream, { mimeType: kind(), videoBitsPerSecond: BITS_A_SECOND });
    this.recorder.ondataavailable = ({ data }) => {
      if (data.size) this.parts.push(data);
      onPart(this.seconds);
    };
    this.recorder.onstop = () => {
      const type = this.recorder.mimeType.split(";")[0];
      onFilm({ video: new Blob(this.parts, { type }), seconds: this.seconds });
    };
    this.recorder.start(PART_MS);
  }

  get seconds() {
    const running = this.recorder.state === "recording" ? performance.now() - this.sinceMs : 0;
    return Math.floor((this.ms + running) / 1000);
  }

  /** Wait, or go on. @param {boolean} still */
  hold(still) {
    if (this.recorder.state === "inactive") return;
    if (still) {
      this.keepTime();
      this.recorder.pause();
    } else {
      this.sinceMs = performance.now();
      this.recorder.resume();
    }
  }

  end() {
    if (this.recorder.state === "inactive") return;
    this.keepTime();
    this.recorder.stop();
  }

  keepTime() {
    if (this.recorder.state === "recording") this.ms += performance.now() - this.sinceMs;
  }
}
