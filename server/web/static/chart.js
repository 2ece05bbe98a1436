/** The movement over time as a drawing: how far it went, where the target lies, what counted. */

import { get } from "./dom.js";
import { put } from "./texts.js";

/** @typedef {{t_ms: number, progress: number | null}} Moment */
/** @typedef {{t_ms: number, counted: boolean}} Mark */
/** @typedef {{start_ms: number, end_ms: number}} Span */

const NS = "http://www.w3.org/2000/svg";
const WIDTH = 600;
const HEIGHT = 200;
/** Progress at the lower edge, and the least and the most that the upper one stands for. */
const [LOW, HIGH, MOST_HIGH] = [-0.3, 1.5, 4];
/** Points of the line; more are not seen. */
const MOST = 600;
/** A pause without a moment longer than this is a gap in the line. */
const GAP_MS = 1000;

/**
 * Draw it into a figure.
 * @param {HTMLElement} figure With an svg, and a caption that says it in words.
 * @param {{moments: Moment[], marks: Mark[], faults: Span[], swing: boolean}} course
 */
export function showChart(figure, { moments, marks, faults, swing }) {
  const svg = figure.querySelector("svg");
  const seen = moments.filter(({ progress }) => progress !== null);
  figure.hidden = !svg || seen.length < 2;
  if (!svg || figure.hidden) return;
  const first = seen[0]?.t_ms ?? 0;
  const lasts = Math.max(1, (seen.at(-1)?.t_ms ?? 0) - first);
  const x = (/** @type {number} */ tMs) => (WIDTH * (tMs - first)) / lasts;
  const most = Math.max(HIGH, ...thinned(seen).map(({ progress }) => Math.abs(progress ?? 0)));
  const high = Math.min(MOST_HIGH, most);
  const low = swing ? -high : LOW;
  const y = (/** @type {number} */ progress) => {
    const within = Math.min(high, Math.max(low, progress));
    return HEIGHT * (1 - (within - low) / (high - low));
  };
  const targets = swing ? [1, -1] : [1];
  svg.setAttribute("viewBox", `0 -14 ${WIDTH} ${HEIGHT + 28}`);
  svg.replaceChildren(
    ...faults.map((one) => {
      const wide = Math.max(3, x(one.end_ms) - x(one.start_ms));
      return shape("rect", "wrong", { x: x(one.start_ms), y: -14, width: wide, height: HEIGHT + 28 });
    }),
    ...targets.map((target) => shape("line", "target", level(y(target)))),
    shape("line", "zero", level(y(0))),
    shape("path", "course", { d: path(thinned(seen), x, y) }),
    ...marks.map((mark) => sign(mark, x(mark.t_ms))),
  );
  const counted = marks.filter((mark) => mark.counted).length;
  const values = { counted, all: marks.length, faults: faults.length };
  put(get("chart-words", HTMLElement), "chart.words", values);
}

/**
 * @param {Moment[]} moments
 * @param {(tMs: number) => number} x
 * @param {(progress: number) => number} y
 */
function path(moments, x, y) {
  let last = -Infinity;
  return moments
    .map(({ t_ms, progress }) => {
      const pen = t_ms - last > GAP_MS ? "M" : "L";
      last = t_ms;
      return `${pen}${x(t_ms).toFixed(1)} ${y(progress ?? 0).toFixed(1)}`;
    })
    .join("");
}

/** @param {Moment[]} moments */
function thinned(moments) {
  const step = Math.ceil(moments.length / MOST);
  return moments.filter((_, at) => at % step === 0);
}

/** @param {number} y */
function level(y) {
  return { x1: 0, x2: WIDTH, y1: y, y2: y };
}

/**
 * A dot for what counted, a cross for what did not.
 * @param {Mark} mark
 * @param {number} x
 */
function sign({ counted }, x) {
  if (counted) return shape("circle", "counted", { cx: x, cy: 0, r: 7 });
  return shape("path", "missed", { d: `M${x - 6} -6l12 12m0 -12l-12 12` });
}

/**
 * @param {string} tag
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 */
function shape(tag, name, attributes) {
  const element = document.createElementNS(NS, tag);
  element.setAttribute("class", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
