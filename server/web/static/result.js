/** The end of an exercise: what went well, one thing to mend, and looking back. */

import { get, make } from "./dom.js";
import { earlierTimes } from "./keeping.js";
import { line, put } from "./texts.js";
import { unjudged } from "./unjudged.js";
import { textKey } from "./wording.js";

/** @typedef {import("./dose.js").Dose} Dose */
/** @typedef {import("./history.js").History} History */
/** @typedef {import("./tally.js").Tally} Tally */

/** A range differs from earlier ones from this share on; less is the landmarks' own error. */
const DIFFERS = 0.1;

/**
 * @param {string} exercise
 * @param {Dose} dose
 * @param {Tally} tally
 * @param {History} history
 */
export function showResult(exercise, dose, tally, history) {
  const { count, notJudged } = tally;
  const faults = tally.worst;
  const title = get("result-title", HTMLElement);
  const lead = get("result-count", HTMLElement);
  get("result-sign", HTMLElement).dataset.kind = count ? "good" : "info";
  put(title, count ? "result.title" : "result.none");
  if (count > dose.total) put(lead, "result.counted", { count });
  else if (count) put(lead, "result.of", { count, total: dose.total });
  else put(lead, "result.none.help");
  const marks = history.marks;
  const good = [
    ...(count >= dose.total ? ["result.good.all"] : []),
    ...(count && marks.every(({ counted }) => counted) ? ["result.good.each"] : []),
    ...(count && !faults.length && !notJudged.length ? ["result.no_faults"] : []),
  ];
  list("good", good, (key) => [line(key)]);
  list("fault", faults.slice(0, 1), faultLine(exercise));
  list("more", faults.slice(1), faultLine(exercise));
  list("unjudged", notJudged, (part) => unjudged(exercise, part));
  get("range", HTMLElement).hidden = true;
  if (tally.range) void showRange(exercise, tally.range);
}

/** @param {string} exercise */
function faultLine(exercise) {
  return (/** @type {[string, number]} */ [key, times]) => [
    line(textKey(exercise, "fault", key)),
    " ",
    line(times === 1 ? "result.once" : "result.times", { times }, "fine"),
  ];
}

/**
 * How far the movement went beside the earlier times.
 * @param {string} exercise
 * @param {number} range
 */
async function showRange(exercise, range) {
  const times = await earlierTimes(exercise);
  const ranges = times.flatMap((time) => (time.range ? [time.range] : [])).sort((a, b) => a - b);
  const usual = ranges[Math.floor(ranges.length / 2)];
  if (!usual) return;
  const words = get("range", HTMLElement);
  words.hidden = false;
  const change = range / usual - 1;
  const percent = Math.round(100 * Math.abs(change));
  if (Math.abs(change) < DIFFERS) put(words, "range.same", { times: ranges.length });
  else put(words, change > 0 ? "range.more" : "range.less", { percent, times: ranges.length });
}

/**
 * Fill a list and hide its part where it is empty.
 * @template T
 * @param {string} name
 * @param {T[]} items
 * @param {(item: T) => (Node | string)[]} children
 */
function list(name, items, children) {
  const lines = items.map((item) => make("li", {}, ...children(item)));
  get(`${name}-list`, HTMLElement).replaceChildren(...lines);
  get(`result-${name}`, HTMLElement).hidden = !items.length;
}
