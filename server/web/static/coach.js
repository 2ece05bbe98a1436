/** What to say aloud, and when: counts at once, then faults and advice, praise and breath. */

import { Countdown } from "./countdown.js";
import { Mending } from "./mending.js";
import { Rest } from "./rest.js";
import { countSentence, isHalf, nextSentence } from "./sentences.js";
import { Steady } from "./steady.js";
import { word } from "./texts.js";
import { adviceKey, numberWord, textKey } from "./wording.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {import("./protocol.js").LiveEvent} LiveEvent */
/** @typedef {import("./dose.js").Dose} Dose */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./queue.js").Kind} Kind */

/**
 * What a coach needs to be heard.
 * @typedef {{settings: Settings, say: (kind: Kind, text: string) => void}} Mouth
 */

/**
 * What the page knows of a fault: which parts of the near side to mark, and whether it keeps a
 * repetition or a hold from counting.
 * @typedef {{joints: string[], urgent: boolean}} FaultMark
 */

const AGAIN_MS = 8000;
/** Least time between two reminders to breathe. */
const BREATHE_MS = { little: Infinity, normal: 40_000, much: 20_000 };
/** Into a hold for so many seconds, breathing is brought to mind. */
const BREATHE_AT_S = 3;

export class Coach {
  /**
   * @param {string} exercise
   * @param {Dose} dose
   * @param {Record<string, FaultMark>} marks By the fault's key.
   * @param {Mouth} mouth
   */
  constructor(exercise, dose, marks, mouth) {
    this.exercise = exercise;
    this.dose = dose;
    this.marks = marks;
    this.mouth = mouth;
    this.rest = new Rest(dose.rest);
    this.mending = new Mending();
    this.countdown = new Countdown();
    this.begun = false;
    this.count = 0;
    /** When each advice or fault was said. @type {Map<string, number>} */
    this.saidAt = new Map();
    this.steady = new Steady();
    this.breathedAt = 0;
  }

  get talk() {
    return this.mouth.settings.talk;
  }

  /**
   * Speak about a verdict.
   * @param {Verdict} verdict
   * @param {number} before Repetitions counted before this line to the server was opened.
   */
  hear(verdict, before) {
    for (const event of verdict.events) this.event(event, before);
    for (const fault of verdict.faults) this.fault(fault, verdict.t_ms);
    if (this.mending.mended(verdict) && this.talk !== "little") {
      this.mouth.say("praise", word("say.mended"));
    }
    const down = this.countdown.word(verdict);
    if (down) this.mouth.say("count", word(down));
    if (this.rest.over(verdict)) this.mouth.say("count", nextSentence(this.dose, this.count));
    this.hearAdvice(adviceKey(this.exercise, verdict), verdict.t_ms);
    this.breathe(verdict);
  }

  /**
   * @param {LiveEvent} event
   * @param {number} before
   */
  event(event, before) {
    switch (event.type) {
      case "ready":
        this.ready(event.t_ms);
        break;
      case "lost":
        this.saidAt.clear();
        this.mouth.say("note", word("say.lost"));
        break;
      case "hold_tick":
        if (event.held_s < this.dose.hold) this.tick(event.held_s, event.t_ms);
        break;
      case "hold_done":
        this.counted(before + event.count);
        break;
      case "rep":
        if (!event.counted) this.notCounted(event.reason, event.t_ms);
        else if (!this.dose.hold) this.repetition(before + event.count, event.side);
        break;
      case "other_exercise":
        this.mouth.say("note", word(`${event.exercise}.instead`));
        break;
    }
  }

  /** @param {number} tMs */
  ready(tMs) {
    if (this.begun) this.mouth.say("note", word("say.go_on"));
    else this.countdown.begin(tMs);
    this.begun = true;
    this.breathedAt = tMs;
  }

  /**
   * @param {number} second
   * @param {number} tMs
   */
  tick(second, tMs) {
    const number = numberWord(second);
    if (this.talk !== "little" && isHalf(second, this.dose.hold)) {
      this.mouth.say("tick", word("say.half", { number }));
    } else if (second === BREATHE_AT_S && this.breathIsDue(tMs)) {
      this.breathedAt = tMs;
      this.mouth.say("tick", word("say.hold_breathe", { number }));
    } else this.mouth.say("tick", number);
  }

  /**
   * @param {number} count
   * @param {string | null} side Of the swing that ended.
   */
  repetition(count, side) {
    if (count > this.count) this.counted(count);
    else if (this.dose.swing && this.talk !== "little") {
      this.mouth.say("tick", word(side === "left" ? "say.next_right" : "say.next_left"));
    }
  }

  /** @param {number} count */
  counted(count) {
    this.count = count;
    this.mouth.say(...countSentence(this.dose, count, this.talk !== "little"));
    const { setDone, allDone } = this.dose.at(count);
    if (!allDone && (this.dose.hold || setDone)) this.rest.begin();
  }

  /**
   * @param {string | null} reason
   * @param {number} tMs
   */
  notCounted(reason, tMs) {
    const key = textKey(this.exercise, "reason", reason ?? "unfinished");
    if (key.startsWith("reason.")) {
      this.mouth.say("fault", word("say.not_counted", { reason: { text: key } }));
    } else if (reason) this.fault(reason, tMs);
  }

  /**
   * A fault is said when it is seen, and again after a while.
   * @param {string} fault
   * @param {number} tMs
   */
  fault(fault, tMs) {
    if (!this.due(fault, tMs)) return;
    const kind = this.marks[fault]?.urgent ? "urgent" : "fault";
    this.mouth.say(kind, word(textKey(this.exercise, "fault", fault)));
  }

  /**
   * Advice is said once it has lasted, and again after a pause.
   * @param {string | null} key
   * @param {number} tMs
   */
  hearAdvice(key, tMs) {
    const lasts = this.steady.lasts(key, tMs);
    if (key && lasts && this.due(key, tMs)) this.mouth.say("note", word(key));
  }

  /**
   * Whether to say it now; if so, that is kept in mind.
   * @param {string} key
   * @param {number} tMs
   */
  due(key, tMs) {
    if (tMs - (this.saidAt.get(key) ?? -Infinity) < AGAIN_MS) return false;
    this.saidAt.set(key, tMs);
    return true;
  }

  /** Bring breathing to mind between two movements. @param {Verdict} verdict */
  breathe({ t_ms, phase, faults }) {
    if (phase !== "rest" || faults.length || !this.breathIsDue(t_ms)) return;
    this.breathedAt = t_ms;
    this.mouth.say("breathe", word("say.breathe"));
  }

  /** @param {number} tMs */
  breathIsDue(tMs) {
    return tMs - this.breathedAt >= BREATHE_MS[this.talk];
  }
}
