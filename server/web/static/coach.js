/** What to say aloud, and when: counts at once, faults and advice with pauses. */

import { has, word } from "./texts.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {import("./protocol.js").LiveEvent} LiveEvent */
/** @typedef {import("./dose.js").Dose} Dose */
/** @typedef {import("./voice.js").Voice} Voice */

const ADVICE_AFTER_MS = 1000;
const ADVICE_AGAIN_MS = 8000;

/**
 * The text key of a fault, an advice or a reason: the exercise's own, else the general one.
 * @param {string} exercise
 * @param {"fault" | "advice" | "reason"} table
 * @param {string} key
 */
export function textKey(exercise, table, key) {
  const own = `${exercise}.${table === "reason" ? "fault" : table}.${key}`;
  const general = `${table}.${key}`;
  const first = table === "reason" ? [general, own] : [own, general];
  return first.find(has) ?? "reason.unfinished";
}

/**
 * The text key of a verdict's advice; a hidden part of the body has its own.
 * @param {string} exercise
 * @param {Verdict} verdict
 */
export function adviceKey(exercise, { advice, unseen }) {
  if (!advice) return null;
  const part = `unseen.${unseen}`;
  return advice === "unseen" && has(part) ? part : textKey(exercise, "advice", advice);
}

export class Coach {
  /**
   * @param {string} exercise
   * @param {Dose} dose
   * @param {Voice} voice
   */
  constructor(exercise, dose, voice) {
    this.exercise = exercise;
    this.dose = dose;
    this.voice = voice;
    /** @type {string | null} */
    this.advice = null;
    this.adviceSince = 0;
    this.adviceSaid = -Infinity;
  }

  /**
   * Speak about a verdict.
   * @param {Verdict} verdict
   * @param {number} before Repetitions counted before this line to the server was opened.
   */
  hear(verdict, before) {
    for (const event of verdict.events) this.event(event, before);
    this.hearAdvice(adviceKey(this.exercise, verdict), verdict.t_ms);
  }

  /**
   * @param {LiveEvent} event
   * @param {number} before
   */
  event(event, before) {
    switch (event.type) {
      case "ready":
        this.voice.say("note", word("say.ready"));
        break;
      case "hold_tick":
        if (event.held_s < this.dose.hold) this.voice.say("tick", String(event.held_s));
        break;
      case "hold_done":
        this.counted(before + event.count);
        break;
      case "rep":
        if (!event.counted) this.notCounted(event.reason);
        else if (!this.dose.hold) this.counted(before + event.count);
        break;
      case "fault_seen":
        this.voice.say("fault", word(textKey(this.exercise, "fault", event.fault)));
        break;
    }
  }

  /** @param {number} count */
  counted(count) {
    const { number, setDone, allDone } = this.dose.at(count);
    const heard = String(this.dose.hold || number);
    if (allDone) this.voice.say("done", `${heard}. ${word("say.all_done")}`);
    else if (setDone) this.voice.say("done", `${heard}. ${word("say.set_done")}`);
    else if (this.dose.hold) this.voice.say("count", `${heard}. ${word("say.hold_done")}`);
    else this.voice.say("count", heard);
  }

  /** @param {string | null} reason */
  notCounted(reason) {
    const key = textKey(this.exercise, "reason", reason ?? "unfinished");
    const own = !key.startsWith("reason.");
    const text = own ? word(key) : word("say.not_counted", { reason: { text: key } });
    this.voice.say("fault", text);
  }

  /**
   * Advice is said once it has lasted, and again after a pause.
   * @param {string | null} key
   * @param {number} tMs
   */
  hearAdvice(key, tMs) {
    if (key !== this.advice) {
      this.advice = key;
      this.adviceSince = tMs;
      this.adviceSaid = -Infinity;
    }
    const lasted = tMs - this.adviceSince >= ADVICE_AFTER_MS;
    if (key && lasted && tMs - this.adviceSaid >= ADVICE_AGAIN_MS) {
      this.adviceSaid = tMs;
      this.voice.say("note", word(key));
    }
  }
}
