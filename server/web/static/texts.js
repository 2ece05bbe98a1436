/** All texts in both languages, loaded once; the language can be switched at any time. */

import { make } from "./dom.js";

/** @typedef {"nl" | "en"} Language */
/** @typedef {string | number | {text: string}} Value A word as it is, or the key of a text. */
/** @typedef {Record<string, Value>} Values */

const YEAR_S = 365 * 24 * 3600;

/** @type {Record<string, Record<Language, string>>} */
const texts = await load();

async function load() {
  const answer = await fetch("/texts.json");
  if (!answer.ok) throw new Error(`the texts did not come: ${answer.status}`);
  return answer.json();
}

/** @returns {Language} */
export function language() {
  return document.documentElement.lang === "en" ? "en" : "nl";
}

/**
 * Whether there is a text of that key.
 * @param {string} key
 */
export function has(key) {
  return key in texts;
}

/**
 * A text in the present language, its words in braces filled in.
 * @param {string} key
 * @param {Values} [values]
 * @returns {string}
 */
export function word(key, values = {}) {
  const text = texts[key];
  if (!text) throw new Error(`there is no text ${key}`);
  return text[language()].replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "object" ? word(value.text) : String(value);
  });
}

/**
 * Show a text in an element, in the other language too once that is chosen.
 * @param {Element} element
 * @param {string} key
 * @param {Values} [values]
 */
export function put(element, key, values) {
  const text = word(key, values);
  element.setAttribute("data-text", key);
  if (values) element.setAttribute("data-values", JSON.stringify(values));
  else element.removeAttribute("data-values");
  if (element.textContent !== text) element.textContent = text;
}

/**
 * A text in an element of its own.
 * @param {string} key
 * @param {Values} [values]
 * @param {string} [name] A class.
 */
export function line(key, values, name) {
  const element = make("span", { class: name });
  put(element, key, values);
  return element;
}

/**
 * Switch the whole page, and remember it.
 * @param {Language} chosen
 */
export function choose(chosen) {
  document.cookie = `language=${chosen}; path=/; max-age=${YEAR_S}; samesite=strict`;
  document.documentElement.lang = chosen;
  for (const element of document.querySelectorAll("[data-text]")) {
    const values = element.getAttribute("data-values");
    put(element, element.getAttribute("data-text") ?? "", values ? JSON.parse(values) : undefined);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.getAttribute("data-label") ?? ""));
  }
  for (const time of document.querySelectorAll("time")) showTime(time);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.toggleAttribute("hidden", button.getAttribute("data-language") === chosen);
  }
}

/**
 * Write a moment as people do.
 * @param {HTMLTimeElement} time
 */
export function showTime(time) {
  const format = new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "short" });
  time.textContent = format.format(new Date(time.dateTime));
}
