/** The line to the server: one frame at a time, and never a newer one before its answer. */

import { VERSION, frame } from "./protocol.js";

/** @typedef {import("./protocol.js").ServerMessage} ServerMessage */
/** @typedef {import("./protocol.js").Started} Started */
/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {import("./protocol.js").Summary} Summary */
/** @typedef {import("./protocol.js").Pace} Pace */

/**
 * What a line tells. `onEnd` comes once, with the key of an error, or null after a summary.
 * @typedef {object} Listener
 * @property {(started: Started) => void} onStarted
 * @property {(verdict: Verdict) => void} onVerdict
 * @property {(pace: Pace) => void} onPace
 * @property {(summary: Summary) => void} onSummary
 * @property {(key: string | null) => void} onEnd
 */

const ANSWER_MS = 15_000;

export class Line {
  /**
   * @param {string} exercise
   * @param {string | null} resume The token of a line that was cut.
   * @param {Listener} listener
   */
  constructor(exercise, resume, listener) {
    this.listener = listener;
    this.open = false;
    this.waiting = false;
    this.ended = false;
    this.timer = 0;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/live`);
    this.socket.onopen = () => {
      this.socket.send(JSON.stringify({ type: "start", version: VERSION, exercise, resume }));
    };
    this.socket.onmessage = (event) => this.take(JSON.parse(event.data));
    this.socket.onclose = () => this.end("gone");
    this.expect();
  }

  /** Whether a frame may be sent now. */
  get free() {
    return this.open && !this.waiting;
  }

  /**
   * Send a frame; only while the line is free.
   * @param {number} tMs
   * @param {Blob} jpeg
   */
  send(tMs, jpeg) {
    if (!this.free) return;
    this.waiting = true;
    this.expect();
    this.socket.send(frame(tMs, jpeg));
  }

  /** Say that no frame comes for a while. */
  pause() {
    if (this.open) this.socket.send(JSON.stringify({ type: "pause" }));
  }

  /** Ask for the summary. */
  finish() {
    if (!this.open) {
      this.end(null);
      return;
    }
    this.open = false;
    this.expect();
    this.socket.send(JSON.stringify({ type: "finish" }));
  }

  /** Close without another word. */
  drop() {
    this.ended = true;
    this.close();
  }

  /** @param {ServerMessage} message */
  take(message) {
    if (this.ended) return;
    clearTimeout(this.timer);
    switch (message.type) {
      case "started":
        this.open = true;
        this.listener.onStarted(message);
        break;
      case "verdict":
        this.waiting = false;
        this.listener.onVerdict(message);
        break;
      case "pace":
        this.listener.onPace(message);
        break;
      case "summary":
        this.listener.onSummary(message);
        this.end(null);
        break;
      case "error":
        this.end(message.key);
        break;
    }
  }

  /** A server that does not answer is as good as gone. */
  expect() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end("gone"), ANSWER_MS);
  }

  /** @param {string | null} key */
  end(key) {
    if (this.ended) return;
    this.ended = true;
    this.close();
    this.listener.onEnd(key);
  }

  close() {
    clearTimeout(this.timer);
    this.open = false;
    this.socket.close();
  }
}
