/**
 * One message at a time, the urgent one first: a count breaks off whatever is being said, a fault
 * waits for its turn, and a tick of a hold is left out while something else is being said.
 */

import { language } from "./texts.js";
import { Tones } from "./tones.js";

/** @typedef {import("./tones.js").Kind} Kind */

const FAULT_PAUSE_MS = 5000;
const STUCK_MS = 8000;

export class Voice {
  constructor() {
    this.tones = new Tones();
    this.muted = false;
    /** @type {Kind | null} */
    this.speaking = null;
    this.turn = 0;
    this.faultAt = -Infinity;
    /** @type {{kind: Kind, text: string} | null} */
    this.next = null;
  }

  /** Allow sound; a browser wants this within a click. */
  unlock() {
    this.tones.unlock();
    window.speechSynthesis?.getVoices();
  }

  /** @param {boolean} muted */
  mute(muted) {
    this.muted = muted;
    if (muted) this.hush();
  }

  /** Say nothing more. */
  hush() {
    this.turn++;
    this.speaking = null;
    this.next = null;
    window.speechSynthesis?.cancel();
  }

  /**
   * Say something, now, later or, where it is not worth waiting for, not at all.
   * @param {Kind} kind
   * @param {string} text
   */
  say(kind, text) {
    if (this.muted) return;
    const busy = this.speaking;
    if (kind === "tick" && busy !== null && busy !== "tick") return;
    if (kind === "fault" && performance.now() - this.faultAt < FAULT_PAUSE_MS) return;
    const urgent = kind === "tick" || kind === "count" || kind === "done";
    if (busy !== null && !urgent) {
      this.next = { kind, text };
      return;
    }
    this.begin(kind, text);
  }

  /**
   * @param {Kind} kind
   * @param {string} text
   */
  begin(kind, text) {
    if (kind === "fault") this.faultAt = performance.now();
    if (this.speaking !== null) window.speechSynthesis?.cancel();
    const turn = ++this.turn;
    this.speaking = kind;
    const end = () => {
      if (turn === this.turn) this.end();
    };
    const voice = localVoice();
    if (!voice) {
      setTimeout(end, this.tones.play(kind));
      return;
    }
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.onend = end;
    speech.onerror = end;
    setTimeout(end, STUCK_MS);
    window.speechSynthesis.speak(speech);
  }

  end() {
    this.speaking = null;
    const { next } = this;
    this.next = null;
    if (next) this.say(next.kind, next.text);
  }
}

/** A voice of the person's language that lives on this computer: others send the text away. */
function localVoice() {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.startsWith(language())) ?? null;
}
