/** Shows a verdict in numbers, rings and words. */

import { find, get } from "./dom.js";
import { put } from "./texts.js";
import { adviceKey, textKey } from "./wording.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */
/** @typedef {import("./dose.js").Dose} Dose */

const FULL = 100;
/** A fault stays readable for so long after it is gone. */
const LINGER_MS = 2500;
/** An advice stays for so long before another one takes its place. */
const READ_MS = 800;
/** An event's word stays for so long. */
const WORD_MS = 3500;

export class Board {
  /**
   * @param {string} exercise
   * @param {Dose} dose
   */
  constructor(exercise, dose) {
    this.exercise = exercise;
    this.dose = dose;
    this.count = get("count", HTMLElement);
    this.phase = get("phase", HTMLElement);
    this.advice = get("advice", HTMLElement);
    this.adviceText = get("advice-text", HTMLElement);
    /** @type {{kind: string, key: string, until: number} | null} */
    this.latest = null;
    /** @type {{key: string | null, until: number}} */
    this.advised = { key: null, until: 0 };
    this.tMs = 0;
    this.clear();
  }

  /** Back to the beginning. */
  clear() {
    this.latest = null;
    this.advised = { key: null, until: 0 };
    this.showCount(0);
    this.showPhase("waiting");
    this.ring("progress", 0);
    this.ring("held", 0);
    this.wait("live.starting");
  }

  /**
   * Say what is being waited for.
   * @param {string} key
   */
  wait(key) {
    this.tell("info", key);
  }

  /**
   * @param {Verdict} verdict
   * @param {number} before Repetitions counted before this line to the server was opened.
   * @param {import("./coach.js").Coach} coach Who knows of countdown and rest.
   */
  show(verdict, before, coach) {
    this.tMs = verdict.t_ms;
    this.showCount(before + verdict.count);
    const progress = verdict.progress ?? 0;
    const met = verdict.phase === "hold" && !this.dose.hold;
    const [down, rest] = [coach.countdown.number, coach.rest.left(verdict.t_ms)];
    if (down) this.showPhase("countdown", "rest", { seconds: down });
    else if (rest) this.showPhase("resting", "rest", { seconds: rest });
    else this.showPhase(met ? "target" : verdict.phase, verdict.phase);
    this.ring("progress", this.dose.swing ? Math.abs(progress) : progress);
    if (this.dose.hold) {
      this.ring("held", verdict.held_ms / (1000 * this.dose.hold));
      get("seconds", HTMLElement).textContent = String(Math.floor(verdict.held_ms / 1000));
    }
    this.note(verdict, before);
    this.showWords(verdict);
  }

  /** @param {number} count */
  showCount(count) {
    const { dose } = this;
    const { set, number } = dose.at(count);
    this.count.textContent = String(number);
    put(get("total", HTMLElement), "live.of", { total: dose.reps });
    const sets = get("set", HTMLElement);
    sets.hidden = dose.sets === 1;
    put(sets, "live.set", { set, sets: dose.sets });
    const whole = get("whole", HTMLProgressElement);
    whole.max = dose.total;
    whole.value = Math.min(count, dose.total);
  }

  /**
   * @param {string} word
   * @param {string} [phase] Decides the colour.
   * @param {import("./texts.js").Values} [values]
   */
  showPhase(word, phase = word, values) {
    this.phase.dataset.phase = phase;
    put(this.phase, `phase.${word}`, values);
  }

  /** Nothing is looked at until the person goes on. */
  pause() {
    this.showPhase("paused", "waiting");
    this.tell("info", "live.paused");
  }

  /**
   * Fill a ring; `share` beyond 0 and 1 is cut off.
   * @param {string} id
   * @param {number} share
   */
  ring(id, share) {
    const filled = FULL * Math.min(1, Math.max(0, share));
    const arc = find(id);
    arc?.setAttribute("stroke-dasharray", `${filled} 200`);
    arc?.setAttribute("stroke-opacity", filled > 0 ? "1" : "0"); // its round end is a dot at 0
  }

  /**
   * Keep in mind what just happened.
   * @param {Verdict} verdict
   * @param {number} before
   */
  note(verdict, before) {
    for (const event of verdict.events) {
      if (event.type === "rep" && !event.counted) {
        const key = textKey(this.exercise, "reason", event.reason ?? "unfinished");
        this.keep("warn", key, verdict.t_ms + WORD_MS);
      } else if (event.type === "hold_done" || (event.type === "rep" && !this.dose.hold)) {
        const { setDone, allDone } = this.dose.at(before + event.count);
        const key = allDone ? "live.all_done" : setDone ? "live.set_done" : "live.good";
        this.keep("good", key, verdict.t_ms + (setDone ? 2 * WORD_MS : WORD_MS));
      }
    }
    const fault = verdict.faults[0];
    if (fault) {
      this.keep("warn", textKey(this.exercise, "fault", fault), verdict.t_ms + LINGER_MS);
    }
  }

  /**
   * @param {string} kind
   * @param {string} key
   * @param {number} until
   */
  keep(kind, key, until) {
    this.latest = { kind, key, until };
  }

  /**
   * Something that has happened beside the exercise.
   * @param {string} kind
   * @param {string} key
   */
  news(kind, key) {
    this.keep(kind, key, this.tMs + WORD_MS);
  }

  /**
   * The one line: what just happened, else what to mend, else to breathe.
   * @param {Verdict} verdict
   */
  showWords(verdict) {
    const advice = this.readable(adviceKey(this.exercise, verdict), verdict.t_ms);
    const { latest } = this;
    if (latest && verdict.t_ms < latest.until) this.tell(latest.kind, latest.key);
    else if (advice) this.tell(advice === "advice.hold_still" ? "good" : "info", advice);
    else this.tell("good", "live.breathe");
  }

  /**
   * The advice to show: two that take turns could not be read.
   * @param {string | null} key
   * @param {number} tMs
   */
  readable(key, tMs) {
    const { advised } = this;
    const stays = key && advised.key && tMs < advised.until;
    if (key !== advised.key && !stays) this.advised = { key, until: tMs + READ_MS };
    return this.advised.key;
  }

  /**
   * @param {string} kind
   * @param {string} key
   */
  tell(kind, key) {
    this.advice.dataset.kind = kind;
    put(this.adviceText, key);
  }
}
