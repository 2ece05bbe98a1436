/** The live socket's messages, as docs/protocol.md has them. */

/** @typedef {"waiting" | "rest" | "raise" | "hold" | "lower"} Phase */

/**
 * @typedef {{type: "ready" | "lost" | "wrong_view", t_ms: number}
 *   | {type: "rep", t_ms: number, number: number, counted: boolean, reason: string | null,
 *      count: number, side: string | null}
 *   | {type: "hold_tick", t_ms: number, held_s: number}
 *   | {type: "hold_done", t_ms: number, count: number}
 *   | {type: "hold_broken", t_ms: number, held_ms: number}
 *   | {type: "fault_seen" | "fault_gone", t_ms: number, fault: string}
 *   | {type: "other_exercise", t_ms: number, exercise: string}
 *   | {type: "set_done", t_ms: number, count: number}} LiveEvent
 */

/**
 * @typedef {{type: "started", version: number, fps: number, pixels: number, token: string,
 *   resumed: boolean}} Started
 */

/**
 * @typedef {{type: "verdict", t_ms: number, phase: Phase, near: string | null,
 *   value: number | null, progress: number | null, held_ms: number, count: number,
 *   attempts: number, faults: string[], advice: string | null, unseen: string | null,
 *   framing: string | null, events: LiveEvent[], points: number[]}} Verdict
 */

/** @typedef {{key: string, start_ms: number, end_ms: number, repetition: number | null}} Fault */
/** @typedef {{key: string, reason: string}} NotJudged */

/**
 * @typedef {{number: number, start_ms: number, peak_ms: number, end_ms: number,
 *   side: string | null, counted: boolean, reason: string | null, held_ms: number,
 *   range: number, progress: number, quickest_ms: number, faults: string[]}} Repetition
 */

/**
 * @typedef {{type: "summary", count: number, repetitions: Repetition[], faults: Fault[],
 *   not_judged: NotJudged[],
 *   range: number | null, lost_ms: number, confidence: number, fits: string | null}} Summary
 */

/** @typedef {{type: "pace", fps: number, model: string}} Pace */
/** @typedef {{type: "error", key: string}} Failure */

/** @typedef {Started | Verdict | Pace | Summary | Failure} ServerMessage */

export const VERSION = 1;
const HEADER = 8;
const JPEG = 1;

/**
 * A frame as it goes over the wire: kind, version, two reserved bytes, t_ms, the picture.
 * @param {number} tMs
 * @param {Blob} jpeg
 * @returns {Blob}
 */
export function frame(tMs, jpeg) {
  const header = new DataView(new ArrayBuffer(HEADER));
  header.setUint8(0, JPEG);
  header.setUint8(1, VERSION);
  header.setUint32(4, tMs, true);
  return new Blob([header, jpeg]);
}
