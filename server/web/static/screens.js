/** The screens of an exercise, one at a time. */

import { get } from "./dom.js";
import { put } from "./texts.js";

/** @typedef {"intro" | "permission" | "live" | "problem" | "result"} Screen */

const SCREENS = /** @type {const} */ (["intro", "permission", "live", "problem", "result"]);

/** @param {Screen} screen */
export function show(screen) {
  for (const name of SCREENS) get(name, HTMLElement).hidden = name !== screen;
  for (const header of document.querySelectorAll("header, .skip")) {
    header.toggleAttribute("inert", screen === "live");
  }
}

/**
 * @param {string} key
 * @param {boolean} first Whether it is news to the person.
 */
export function showProblem(key, first) {
  put(get("problem-title", HTMLElement), `problem.${key}.title`);
  put(get("problem-help", HTMLElement), `problem.${key}.help`);
  show("problem");
  if (first) get("problem-title", HTMLElement).focus();
}
