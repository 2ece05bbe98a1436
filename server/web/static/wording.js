/** Which text a key of the server means, for this exercise. */

import { has, word } from "./texts.js";

/** @typedef {import("./protocol.js").Verdict} Verdict */

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
