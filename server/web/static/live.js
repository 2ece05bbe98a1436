/** One exercise before the camera: from the instructions to the result. */

import { After } from "./after.js";
import { Board } from "./board.js";
import { CameraProblem } from "./camera.js";
import { Coach } from "./coach.js";
import { get } from "./dom.js";
import { Dose } from "./dose.js";
import { Ending } from "./ending.js";
import { Feed } from "./feed.js";
import { Films } from "./films.js";
import { Line } from "./line.js";
import { Panel } from "./panel.js";
import { Pause } from "./pause.js";
import { Recording } from "./recording.js";
import { Retry } from "./retry.js";
import { show, showProblem } from "./screens.js";
import { Sender } from "./sender.js";
import { resultSentences } from "./sentences.js";
import { loadSettings } from "./settings.js";
import { draw, fit } from "./skeleton.js";
import { Tabs } from "./tabs.js";
import { Tally } from "./tally.js";
import { has, word } from "./texts.js";
import { Trouble } from "./trouble.js";
import { Voice } from "./voice.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */

export class Live {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.exercise = page.dataset.exercise ?? "";
    this.clip = page.dataset.clip ?? "";
    this.dose = Dose.of(page);
    /** @type {Record<string, import("./coach.js").FaultMark>} */
    this.marks = JSON.parse(page.dataset.faults ?? "{}");
    this.settings = loadSettings();
    this.canvas = get("skeleton", HTMLCanvasElement);
    this.feed = new Feed(
      (tMs) => void this.sender.take(tMs),
      () => this.problem("stopped"),
      () => this.stop(),
    );
    this.voice = new Voice(this.settings);
    this.panel = new Panel(this.settings, this.voice, () => void this.changeCamera());
    this.board = new Board(this.exercise, this.dose);
    this.tally = new Tally();
    this.after = new After(this.exercise, this.dose, this.marks);
    this.coach = this.newCoach();
    this.sample = false;
    /** @type {Line | null} */
    this.line = null;
    this.sender = new Sender(this.feed.grabber, () => this.feed.hold(true));
    this.recording = new Recording(new Films(this.exercise, Number(page.dataset.limit)));
    this.pause = new Pause(() => this.line?.pause(), this.sender, this.recording);
    this.retry = new Retry(() => this.connect());
    /** With this the server goes on with the session. @type {string | null} */
    this.token = null;
    this.isSlow = false;
    this.trouble = new Trouble(this.voice);
    this.ending = new Ending();
    this.tabs = new Tabs(() => {
      if (this.line && !this.line.ended) this.problem("elsewhere");
    });
  }

  newCoach() {
    return new Coach(this.exercise, this.dose, this.marks, this.voice);
  }

  /**
   * From a click: begin anew.
   * @param {boolean} sample Whether the sample clip plays in the camera's place.
   */
  begin(sample) {
    this.sample = sample;
    this.voice.unlock();
    this.trouble.clear();
    this.ending = new Ending();
    this.tally = new Tally();
    this.after.fresh();
    this.feed.grabber.restart();
    this.token = null;
    this.coach = this.newCoach();
    this.board.clear();
    void this.go();
  }

  /** From a click, after a problem: go on with the same count. */
  again() {
    this.voice.unlock();
    void this.go();
  }

  /** Pictures, then server. */
  async go() {
    this.retry.done();
    this.trouble.retry();
    this.pause.set(false);
    this.tabs.take();
    show("live");
    get("pause", HTMLButtonElement).focus();
    try {
      await this.openFeed();
    } catch (error) {
      if (!(error instanceof CameraProblem)) throw error;
      this.problem(error.key);
      return;
    }
    this.connect();
  }

  async openFeed() {
    if (this.feed.open) return;
    this.board.wait("live.starting");
    if (this.sample) await this.feed.openClip(this.clip);
    else await this.feed.openCamera(this.settings.camera);
    this.recording.offer(this.feed.stream);
  }

  async changeCamera() {
    if (!this.feed.stream) return;
    this.release();
    await this.go();
  }

  connect() {
    this.board.wait("live.connecting");
    this.line?.drop();
    this.line = new Line(this.exercise, this.token, {
      onStarted: (started) => this.started(started),
      onVerdict: (verdict) => this.hear(verdict),
      onPace: ({ fps }) => this.slow(fps),
      onSummary: (summary) => this.tally.finish(summary),
      onEnd: (key) => this.end(key),
    });
  }

  /** @param {import("./protocol.js").Started} started */
  started({ fps, pixels, token, resumed }) {
    this.retry.done();
    if (this.line) this.sender.begin(this.line, fps, pixels);
    this.token = token;
    this.trouble.over(this.coach.begun);
    if (!resumed) this.tally.cut();
    this.feed.hold(false);
    show("live");
  }

  /** The computer does not keep up; that is said once. @param {number} fps */
  slow(fps) {
    this.sender.slow(fps);
    if (!this.isSlow) this.voice.say("note", word("say.slower"));
    this.board.news("info", "say.slower");
    this.isSlow = true;
  }

  /** @param {Verdict} verdict */
  hear(verdict) {
    if (this.pause.on) return;
    this.feed.hold(false);
    this.tally.take(verdict);
    this.after.take(verdict);
    fit(this.canvas, this.feed.video);
    draw(this.canvas, verdict, this.marks);
    this.coach.hear(verdict, this.tally.before);
    this.board.show(verdict, this.tally.before, this.coach);
    if (this.ending.over(verdict, this.tally.count >= this.dose.total)) this.stop();
  }

  /** From a click or the space bar: pause, or go on. */
  togglePause() {
    this.voice.hush();
    this.pause.set(!this.pause.on);
    this.feed.hold(this.pause.on);
    if (!this.pause.on) return;
    this.board.pause();
    this.voice.say("note", word("say.paused"));
  }

  /** The page was hidden: no pictures come, so that is a pause. */
  hidden() {
    if (this.feed.open && this.line && !this.pause.on) this.togglePause();
  }

  /** A camera came or went: whoever lost one goes on. */
  devicesChanged() {
    if (this.trouble.wantsCamera) void this.go();
  }

  /** @param {string | null} key Why the line ended; null where the person has finished. */
  end(key) {
    draw(this.canvas, null, this.marks);
    if (key !== null) {
      this.problem(has(`problem.${key}.title`) ? key : "broken");
      return;
    }
    if (!this.tally.finished) this.tally.cut();
    this.after.show(this.tally, this.token, this.feed.video);
    this.voice.say("done", resultSentences(this.exercise, this.dose, this.tally));
    this.release();
    show("result");
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
    if (key !== "gone") this.release();
    this.line?.drop();
    showProblem(key, !this.retry.waiting);
    this.trouble.come(key, this.coach.begun);
    if (key === "gone") this.retry.later();
  }

  release() {
    this.pause.set(false);
    this.recording.offer(null);
    this.feed.release();
  }
}
