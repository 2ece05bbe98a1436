/** What was seen in a video, as lines that jump to their moment. */

import { clock } from "./clock.js";
import { get, make } from "./dom.js";
import { line, put } from "./texts.js";
import { unjudged } from "./unjudged.js";
import { textKey } from "./wording.js";

/** @typedef {{start_s: number, end_s: number}} Span */

/**
 * @typedef {Span & {number: number, counted: boolean, reason: string | null, hold_s: number}}
 *   Repetition
 */

/**
 * The part of a report (docs/check-json.md) that the page shows.
 * @typedef {object} Report
 * @property {string} exercise
 * @property {number} count
 * @property {Repetition[]} repetitions
 * @property {(Span & {key: string})[]} faults
 * @property {{key: string, reason: string}[]} not_judged
 * @property {string | null} fits Another exercise that was done instead.
 * @property {number} lost_s
 */

/**
 * A video, or what is handled like one.
 * @typedef {EventTarget & {currentTime: number, play: () => Promise<void>,
 *   scrollIntoView: (options: ScrollIntoViewOptions) => void}} Player
 */

/** A moment is shown from a little before, to see it come. */
const LEAD_S = 0.7;
const LOST_S = 2;

/**
 * @param {Report} report
 * @param {Player} video
 */
export function showReport(report, video) {
  const { exercise, repetitions, faults } = report;
  const held = Number(get("review", HTMLElement).dataset.hold) > 0;
  put(get("score", HTMLElement), "result.counted", { count: report.count });
  put(get("repetitions-title", HTMLElement), held ? "review.holds" : "review.repetitions");
  get("fits", HTMLElement).hidden = report.fits === null;
  if (report.fits) put(get("fits-text", HTMLElement), `${report.fits}.instead`);
  const moments = new Moments(video);
  for (const one of repetitions) {
    moments.add("repetitions", one, one.counted ? "good" : "warn", `${one.number}.`, [
      outcome(exercise, one),
      ...(held ? [line("review.held", { seconds: Math.floor(one.hold_s) })] : []),
    ]);
  }
  for (const one of faults) {
    moments.add("faults", one, "warn", "", [line(textKey(exercise, "fault", one.key))]);
  }
  if (!repetitions.length) get("repetitions", HTMLElement).append(empty("review.nothing"));
  if (!faults.length) get("faults", HTMLElement).append(empty("review.no_faults"));
  showUnjudged(report);
  const lost = get("lost", HTMLElement);
  lost.hidden = report.lost_s < LOST_S;
  put(lost, "review.lost", { seconds: Math.round(report.lost_s) });
}

/** @param {Report} report */
function showUnjudged({ exercise, not_judged }) {
  get("unjudged-part", HTMLElement).hidden = !not_judged.length;
  for (const part of not_judged) {
    get("unjudged", HTMLElement).append(make("li", {}, ...unjudged(exercise, part)));
  }
}

/**
 * @param {string} exercise
 * @param {Repetition} repetition
 */
function outcome(exercise, { counted, reason }) {
  if (counted) return line("review.counted");
  const key = textKey(exercise, "reason", reason ?? "unfinished");
  return line("review.not_counted", { reason: { text: key } });
}

/** @param {string} key */
function empty(key) {
  return make("li", { class: "fine" }, line(key));
}

/** The lines that jump, and which of them is being shown. */
class Moments {
  /** @param {Player} video */
  constructor(video) {
    this.video = video;
    /** @type {{button: HTMLButtonElement, start: number, end: number}[]} */
    this.all = [];
    video.addEventListener("timeupdate", () => this.mark());
  }

  /**
   * @param {string} list
   * @param {Span} span
   * @param {"good" | "warn"} kind
   * @param {string} number
   * @param {Node[]} words
   */
  add(list, { start_s: start, end_s: end }, kind, number, words) {
    const button = make(
      "button",
      { class: "moment" },
      ...(number ? [make("b", {}, number)] : []),
      sign(kind),
      make("span", { class: "words" }, ...words),
      make("span", { class: "at" }, clock(start)),
    );
    button.type = "button";
    button.dataset.kind = kind;
    button.addEventListener("click", () => this.jump(start));
    this.all.push({ button, start, end });
    get(list, HTMLElement).append(make("li", {}, button));
  }

  /** @param {number} start */
  jump(start) {
    this.video.currentTime = Math.max(0, start - LEAD_S);
    this.video.scrollIntoView({ block: "nearest" });
    void this.video.play().catch(() => undefined); // the page has said so already
  }

  /** Show which moments the video is at. */
  mark() {
    const now = this.video.currentTime;
    for (const { button, start, end } of this.all) {
      const here = now >= start - LEAD_S && now <= end;
      if (here) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }
}

/** @param {"good" | "warn"} kind */
function sign(kind) {
  const icon = document.querySelector(`.icon-${kind}`)?.cloneNode(true);
  if (!icon) throw new Error(`the page has no sign for ${kind}`);
  return icon;
}
