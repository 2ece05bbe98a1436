/** One exercise before the camera: from the instructions to the result. */

import { Board } from "./board.js";
import { CameraProblem, Grabber, openCamera } from "./camera.js";
import { Coach } from "./coach.js";
import { get } from "./dom.js";
import { Dose } from "./dose.js";
import { Line } from "./line.js";
import { showResult } from "./result.js";
import { draw } from "./skeleton.js";
import { Tally } from "./tally.js";
import { has, put } from "./texts.js";
import { Voice } from "./voice.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {"intro" | "live" | "problem" | "result"} Screen */

const SCREENS = /** @type {const} */ (["intro", "live", "problem", "result"]);
const RETRY_MS = [1000, 2000, 4000, 8000];
/** A frame may come this much early, so that 15 of a camera's 30 a second are taken. */
const EARLY_MS = 8;

class Live {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.exercise = page.dataset.exercise ?? "";
    this.dose = Dose.of(page);
    this.video = get("video", HTMLVideoElement);
    this.canvas = get("skeleton", HTMLCanvasElement);
    this.grabber = new Grabber(this.video);
    this.voice = new Voice();
    this.board = new Board(this.exercise, this.dose);
    this.coach = new Coach(this.exercise, this.dose, this.voice);
    this.tally = new Tally();
    /** @type {MediaStream | null} */
    this.stream = null;
    /** @type {Line | null} */
    this.line = null;
    /** @type {WakeLockSentinel | null} */
    this.wakeLock = null;
    this.frameMs = 0;
    this.pixels = 0;
    this.sentMs = -Infinity;
    this.grabbing = false;
    this.retries = 0;
    this.retryTimer = 0;
  }

  /** @param {Screen} screen */
  show(screen) {
    for (const name of SCREENS) get(name, HTMLElement).hidden = name !== screen;
    for (const header of document.querySelectorAll("header, .skip")) {
      header.toggleAttribute("inert", screen === "live");
    }
  }

  /** From a click: begin anew. */
  begin() {
    this.voice.unlock();
    this.tally = new Tally();
    this.coach = new Coach(this.exercise, this.dose, this.voice);
    this.board.clear();
    void this.go();
  }

  /** Camera, then server; also after a problem. */
  async go() {
    clearTimeout(this.retryTimer);
    this.show("live");
    get("stop", HTMLButtonElement).focus();
    try {
      await this.openCamera();
    } catch (error) {
      if (!(error instanceof CameraProblem)) throw error;
      this.problem(error.key);
      return;
    }
    this.connect();
  }

  async openCamera() {
    if (this.stream?.active) return;
    this.board.wait("live.starting");
    const stream = await openCamera();
    this.stream = stream;
    stream.getVideoTracks()[0]?.addEventListener("ended", () => this.problem("stopped"));
    this.video.srcObject = stream;
    await this.video.play();
    this.grabber.start((tMs) => void this.frame(tMs));
    void this.keepAwake();
  }

  connect() {
    this.board.wait("live.connecting");
    this.line?.drop();
    this.sentMs = -Infinity;
    const line = new Line(this.exercise, {
      onStarted: ({ fps, pixels }) => {
        this.retries = 0;
        this.frameMs = 1000 / fps;
        this.pixels = pixels;
        this.show("live");
      },
      onVerdict: (verdict) => this.hear(verdict),
      onSummary: (summary) => this.tally.finish(summary),
      onEnd: (key) => this.end(key),
    });
    this.line = line;
  }

  /**
   * Send a frame where one is due and the last one was answered; else let it go.
   * @param {number} tMs
   */
  async frame(tMs) {
    const { line } = this;
    if (!line?.free || this.grabbing || tMs < this.sentMs + this.frameMs - EARLY_MS) return;
    this.grabbing = true;
    this.sentMs = tMs;
    const picture = await this.grabber.picture(this.pixels);
    this.grabbing = false;
    if (picture) line.send(tMs, picture);
  }

  /** @param {Verdict} verdict */
  hear(verdict) {
    this.tally.take(verdict);
    draw(this.canvas, this.video, verdict);
    this.board.show(verdict, this.tally.before);
    this.coach.hear(verdict, this.tally.before);
  }

  /** @param {string | null} key Why the line ended; null where the person has finished. */
  end(key) {
    draw(this.canvas, this.video, null);
    if (key !== null) {
      this.problem(has(`problem.${key}.title`) ? key : "broken");
      return;
    }
    this.release();
    showResult(this.exercise, this.dose, this.tally);
    this.show("result");
    get("result-title", HTMLElement).focus();
  }

  /** From a click: enough. */
  stop() {
    this.voice.hush();
    if (this.line && !this.line.ended) this.line.finish();
    else this.end(null);
  }

  /** @param {string} key */
  problem(key) {
    const again = this.retries > 0;
    if (key !== "gone") this.release();
    this.tally.cut();
    this.line?.drop();
    this.voice.hush();
    put(get("problem-title", HTMLElement), `problem.${key}.title`);
    put(get("problem-help", HTMLElement), `problem.${key}.help`);
    this.show("problem");
    if (!again) get("problem-title", HTMLElement).focus();
    if (key === "gone") this.retryLater();
  }

  retryLater() {
    const wait = RETRY_MS[Math.min(this.retries, RETRY_MS.length - 1)];
    this.retries++;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.connect(), wait);
  }

  /** Give the camera back. */
  release() {
    this.grabber.stop();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
    void this.wakeLock?.release();
    this.wakeLock = null;
  }

  /** The screen must not go dark while nobody touches it; not every browser can do that. */
  async keepAwake() {
    try {
      this.wakeLock = (await navigator.wakeLock?.request("screen")) ?? null;
    } catch {
      this.wakeLock = null;
    }
  }

  mute() {
    const button = get("mute", HTMLButtonElement);
    const muted = !this.voice.muted;
    this.voice.mute(muted);
    const label = button.querySelector("[data-text]") ?? button;
    put(label, muted ? "live.unmute" : "live.mute");
  }
}

const live = new Live(get("exercise", HTMLElement));
const start = get("start", HTMLButtonElement);
start.addEventListener("click", () => live.begin());
start.disabled = false;
get("again", HTMLButtonElement).addEventListener("click", () => {
  live.voice.unlock();
  void live.go();
});
get("once-more", HTMLButtonElement).addEventListener("click", () => live.begin());
get("stop", HTMLButtonElement).addEventListener("click", () => live.stop());
get("mute", HTMLButtonElement).addEventListener("click", () => live.mute());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && live.stream) void live.keepAwake();
});
addEventListener("pagehide", () => live.release());
