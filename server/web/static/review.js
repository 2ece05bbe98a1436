/** A review: its job's progress, then the video with what was seen in it. */

import { Chart } from "./chart.js";
import { Course } from "./course.js";
import { offerDelete, remove } from "./deleting.js";
import { get } from "./dom.js";
import { Replay } from "./replay.js";
import { showReport } from "./report.js";
import { has, put } from "./texts.js";

/** @typedef {import("./report.js").Report} Report */

/**
 * @typedef {object} Review
 * @property {"waiting" | "running" | "done" | "failed" | "cancelled"} state
 * @property {number} progress
 * @property {string | null} error
 * @property {Report | null} report
 */

const POLL_MS = 700;
const SECTIONS = ["working", "failed", "report"];

const id = get("review", HTMLElement).dataset.review ?? "";

get("cancel", HTMLButtonElement).addEventListener("click", async () => {
  await remove(id);
  location.assign("/reviews");
});
offerDelete(() => location.assign("/reviews"));
void follow();

/** Ask until the job is over. */
async function follow() {
  const review = await ask();
  if (review === null) fail("failed.connection");
  else if (review.state === "done" && review.report) finish(review.report);
  else if (review.state === "failed") fail(`failed.${review.error}`);
  else if (review.state === "cancelled") fail("failed.cancelled");
  else working(review);
  const over = review !== null && !["waiting", "running"].includes(review.state);
  if (!over) setTimeout(follow, POLL_MS);
}

/** @returns {Promise<Review | null>} */
async function ask() {
  try {
    const answer = await fetch(`/api/reviews/${id}`);
    if (answer.status === 404) return { state: "cancelled", progress: 0, error: null, report: null };
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** @param {Review} review */
function working({ state, progress }) {
  show("working");
  put(get("working-title", HTMLElement), `review.${state}`);
  const bar = get("done", HTMLProgressElement);
  const percent = Math.floor(100 * progress);
  if (state === "waiting") bar.removeAttribute("value");
  else bar.value = percent;
  get("share", HTMLElement).textContent = state === "waiting" ? "" : `${percent} %`;
}

/** @param {string} key */
function fail(key) {
  show("failed");
  put(get("failed-text", HTMLElement), has(key) ? key : "failed.internal");
}

/** @param {Report} report */
function finish(report) {
  show("report");
  if (document.getElementById("replay")) void finishLive(report);
  else finishVideo(report);
}

/** A live exercise has no video, but its skeleton. @param {Report} report */
async function finishLive(report) {
  const replay = new Replay();
  const answer = await fetch(`/api/reviews/${id}/replay`);
  if (answer.ok) {
    const { frames, width } = await answer.json();
    replay.load(frames, width, {});
  }
  showReport(report, replay);
  void showChart(report, replay);
}

/** @param {Report} report */
function finishVideo(report) {
  const video = get("video", HTMLVideoElement);
  video.addEventListener("error", () => {
    get("unplayable", HTMLElement).hidden = false;
  });
  video.src = `/api/reviews/${id}/video`;
  showReport(report, video);
  void showChart(report, video);
}

/**
 * The movement over time, and where the video is in it; without it the lines must do.
 * @param {Report} report
 * @param {import("./chart.js").Player} player
 */
async function showChart({ repetitions, faults }, player) {
  const answer = await fetch(`/api/reviews/${id}/course`).catch(() => null);
  if (!answer?.ok) return;
  const { moments, swing } = await answer.json();
  const ms = (/** @type {number} */ seconds) => Math.round(1000 * seconds);
  new Chart(player).show(
    new Course({
      moments: moments.map((/** @type {[number, number]} */ [t_ms, progress]) => ({ t_ms, progress })),
      marks: repetitions.map(({ end_s, counted }) => ({ t_ms: ms(end_s), counted })),
      faults: faults.map(({ start_s, end_s }) => ({ start_ms: ms(start_s), end_ms: ms(end_s) })),
      swing,
      first: 0,
    }),
  );
}

/** @param {string} name */
function show(name) {
  for (const section of SECTIONS) get(section, HTMLElement).hidden = section !== name;
}
