/** Says what the queue hands out: with a voice of this computer, or else with tones. */

import { Queue } from "./queue.js";
import { language } from "./texts.js";
import { Tones } from "./tones.js";

/** @typedef {import("./queue.js").Kind} Kind */
/** @typedef {import("./settings.js").Settings} Settings */

/** Least time between two advices, by how talkative the person wants it. */
const PAUSE_MS = { little: 8000, normal: 4000, much: 2500 };
const STUCK_MS = 8000;
const LOOK_MS = 100;

export class Voice {
  /** @param {Settings} settings Read anew at each message. */
  constructor(settings) {
    this.settings = settings;
    this.tones = new Tones();
    this.queue = new Queue(PAUSE_MS[settings.talk]);
    this.turn = 0;
    this.timer = 0;
  }

  /** Allow sound; a browser wants this within a click. */
  unlock() {
    this.tones.unlock();
    window.speechSynthesis?.getVoices();
  }

  /** Say nothing more. */
  hush() {
    this.turn++;
    this.queue.clear();
    window.speechSynthesis?.cancel();
  }

  /**
   * Say something, now, later or, where it is not worth waiting for, not at all.
   * @param {Kind} kind
   * @param {string} text
   */
  say(kind, text) {
    if (this.settings.muted) return;
    this.queue.pause = PAUSE_MS[this.settings.talk];
    this.queue.offer(kind, text, performance.now());
    this.look();
  }

  /** Begin what is due, and look again while something waits. */
  look() {
    clearTimeout(this.timer);
    const message = this.queue.next(performance.now());
    if (message) this.begin(message.kind, message.text);
    if (this.queue.waiting.length) this.timer = setTimeout(() => this.look(), LOOK_MS);
  }

  /**
   * @param {Kind} kind
   * @param {string} text
   */
  begin(kind, text) {
    window.speechSynthesis?.cancel();
    const turn = ++this.turn;
    const end = () => {
      if (turn !== this.turn) return;
      this.turn++;
      this.queue.end(performance.now());
      this.look();
    };
    const { volume, rate, voices } = this.settings;
    const voice = localVoice(voices[language()]);
    if (!voice) {
      setTimeout(end, this.tones.play(kind, volume));
      return;
    }
    const speech = new SpeechSynthesisUtterance(text);
    speech.voice = voice;
    speech.lang = voice.lang;
    speech.volume = volume;
    speech.rate = rate;
    speech.onend = end;
    speech.onerror = end;
    setTimeout(end, STUCK_MS);
    window.speechSynthesis.speak(speech);
  }
}

/** The voices of the page's language that live on this computer: others send the text away. */
export function localVoices() {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  return voices.filter((voice) => voice.localService && voice.lang.startsWith(language()));
}

/** @param {string} [name] The voice that was chosen. */
function localVoice(name) {
  const voices = localVoices();
  return voices.find((voice) => voice.name === name) ?? voices[0] ?? null;
}
