/** Which text a key of the server means, for this exercise. */

import { has, word } from "./texts.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */

/** Where the text of a key is looked for, in this order; `own` are the exercise's. */
const TABLES = {
  fault: ["own.fault", "fault"],
  advice: ["own.advice", "advice"],
  reason: ["reason", "own.fault"],
  not_judged: ["not_judged", "own.fault", "own.advice"],
};

/**
 * The text key of a fault, an advice, or a reason why something did not count or was not judged.
 * @param {string} exercise
 * @param {keyof typeof TABLES} table
 * @param {string} key
 */
export function textKey(exercise, table, key) {
  const keys = TABLES[table].map((name) => `${name.replace("own", exercise)}.${key}`);
  return keys.find(has) ?? "reason.unfinished";
}

/**
 * The text key of a verdict's advice: what is wrong with the picture comes first, and a hidden part
 * of the body has its own.
 * @param {string} exercise
 * @param {Verdict} verdict
 */
export function adviceKey(exercise, { advice, unseen, framing, near }) {
  if (!advice) return null;
  if (framing) return `framing.${framing}`;
  const part = [`unseen.${near}.${unseen}`, `unseen.${unseen}`].find(has);
  return advice === "unseen" && part ? part : textKey(exercise, "advice", advice);
}

/**
 * A number as a word.
 * @param {number} value
 */
export function numberWord(value) {
  const key = `number.${value}`;
  return has(key) ? word(key) : String(value);
}
