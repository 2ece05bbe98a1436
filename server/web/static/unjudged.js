/** What could not be judged, and why: on the page of a result and on that of a review. */

import { line } from "./texts.js";
import { textKey } from "./wording.js";

/**
 * The words of one part.
 * @param {string} exercise
 * @param {{key: string, reason: string}} part
 */
export function unjudged(exercise, { key, reason }) {
  return [
    line(`${exercise}.looks_at.${key}`),
    line(textKey(exercise, "not_judged", reason), {}, "why"),
  ];
}
