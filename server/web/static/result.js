/** The end of an exercise: what counted, what to mind, what was not seen. */

import { textKey } from "./coach.js";
import { get, make } from "./dom.js";
import { put } from "./texts.js";

/** @typedef {import("./dose.js").Dose} Dose */
/** @typedef {import("./tally.js").Tally} Tally */

/**
 * @param {string} exercise
 * @param {Dose} dose
 * @param {Tally} tally
 */
export function showResult(exercise, dose, tally) {
  const { count, faults, notJudged } = tally;
  const title = get("result-title", HTMLElement);
  const lead = get("result-count", HTMLElement);
  get("result-sign", HTMLElement).dataset.kind = count ? "good" : "info";
  put(title, count ? "result.title" : "result.none");
  if (count) put(lead, "result.of", { count, total: dose.total });
  else put(lead, "result.none.help");
  list("fault", [...faults], ([key, times]) => [
    line(textKey(exercise, "fault", key)),
    " ",
    line(times === 1 ? "result.once" : "result.times", { times }, "fine"),
  ]);
  list("unjudged", notJudged, ({ key, reason }) => [
    line(key === "count" ? "review.count" : `${exercise}.fault.${key}`),
    line(`not_judged.${reason}`, {}, "why"),
  ]);
  get("result-faults", HTMLElement).hidden = faults.size === 0;
  get("result-unjudged", HTMLElement).hidden = notJudged.length === 0;
  get("result-clean", HTMLElement).hidden = !count || faults.size > 0 || notJudged.length > 0;
}

/**
 * @template T
 * @param {string} name
 * @param {T[]} items
 * @param {(item: T) => (Node | string)[]} children
 */
function list(name, items, children) {
  const lines = items.map((item) => make("li", {}, ...children(item)));
  get(`${name}-list`, HTMLElement).replaceChildren(...lines);
}

/**
 * @param {string} key
 * @param {import("./texts.js").Values} [values]
 * @param {string} [name] A class.
 */
function line(key, values, name = "") {
  const element = make("span", { class: name });
  put(element, key, values);
  return element;
}
