/** What the person has chosen on this computer: sound, how talkative, voice and camera. */

/** @typedef {"little" | "normal" | "much"} Talk */

/**
 * @typedef {object} Settings
 * @property {boolean} muted
 * @property {number} volume 0 to 1.
 * @property {number} rate Of speech; 1 is the voice's own.
 * @property {Talk} talk
 * @property {Record<string, string>} voices The name of the voice chosen for each language.
 * @property {string} camera The camera's id; empty for the browser's own choice.
 */

const NAME = "rugcoach.settings";
export const TALKS = /** @type {const} */ (["little", "normal", "much"]);
export const VOLUME = { min: 0.1, max: 1 };
export const RATE = { min: 0.6, max: 1.4 };

/**
 * What was kept; each part that is missing or damaged is as on the first day.
 * @returns {Settings}
 */
export function loadSettings() {
  const kept = read();
  return {
    muted: kept.muted === true,
    volume: within(kept.volume, VOLUME, 1),
    rate: within(kept.rate, RATE, 1),
    talk: TALKS.find((talk) => talk === kept.talk) ?? "normal",
    voices: names(kept.voices),
    camera: typeof kept.camera === "string" ? kept.camera : "",
  };
}

/**
 * Keep them; a browser that keeps nothing is no reason to stop.
 * @param {Settings} settings
 */
export function saveSettings(settings) {
  try {
    localStorage.setItem(NAME, JSON.stringify(settings));
  } catch {
    return;
  }
}

/** @returns {Record<string, unknown>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @param {{min: number, max: number}} bounds
 * @param {number} usual
 */
function within(value, { min, max }, usual) {
  return typeof value === "number" && value >= min && value <= max ? value : usual;
}

/**
 * @param {unknown} value
 * @returns {Record<string, string>}
 */
function names(value) {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, name]) => typeof name === "string"));
}
