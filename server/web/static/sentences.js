/** The sentences that go with a count. */

import { word } from "./texts.js";
import { numberWord, textKey } from "./wording.js";

/** @typedef {import("./dose.js").Dose} Dose */
/** @typedef {import("./queue.js").Kind} Kind */
/** @typedef {import("./tally.js").Tally} Tally */

/** A set or a hold from this long on has a half. */
const LONG = 6;

/**
 * Whether that is half of the whole, and the whole long enough to say so.
 * @param {number} part
 * @param {number} whole
 */
export function isHalf(part, whole) {
  return whole >= LONG && part === Math.floor(whole / 2);
}

/**
 * What to say when something counted.
 * @param {Dose} dose
 * @param {number} count
 * @param {boolean} withHalf Whether half-way is said.
 * @returns {[Kind, string]}
 */
export function countSentence(dose, count, withHalf) {
  const { number: inSet, setDone, allDone } = dose.at(count);
  const number = numberWord(dose.hold || inSet);
  const rest = numberWord(dose.rest);
  if (allDone) return ["done", word("say.all_done", { number })];
  if (setDone && dose.sets > 1) return ["done", word("say.set_done", { number, rest })];
  if (dose.hold) return ["done", word("say.hold_done", { number, rest })];
  if (withHalf && isHalf(inSet, dose.reps)) return ["count", word("say.half", { number })];
  return ["count", number];
}

/**
 * What to say when a rest is over.
 * @param {Dose} dose
 * @param {number} count
 */
export function nextSentence({ reps, sets }, count) {
  if (sets > 1 && count % reps === 0) {
    const values = { set: numberWord(count / reps + 1), sets: numberWord(sets) };
    return word("say.next_set", values);
  }
  const left = reps - (count % reps);
  return left === 1 ? word("say.next_last") : word("say.next_holds", { left: numberWord(left) });
}

/**
 * What to say at the end: how many, and one thing to mend.
 * @param {string} exercise
 * @param {Dose} dose
 * @param {Tally} tally
 */
export function resultSentences(exercise, { total }, { count, worst, notJudged }) {
  if (!count) return word("result.none");
  const counted = { count: numberWord(count), total: numberWord(total) };
  const [first] = worst;
  const mend = first && { text: textKey(exercise, "fault", first[0]) };
  return [
    word(count > total ? "say.result_more" : "say.result", counted),
    ...(mend ? [word("say.next_time", { mend })] : []),
    ...(mend || notJudged.length ? [] : [word("result.no_faults")]),
  ].join(" ");
}
