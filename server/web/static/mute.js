/** The button that switches the sound off and on. */

import { get } from "./dom.js";
import { saveSettings } from "./settings.js";
import { put } from "./texts.js";

/**
 * @param {import("./settings.js").Settings} settings
 * @param {import("./voice.js").Voice} voice
 */
export function offerMute(settings, voice) {
  const show = () => put(get("mute-word", HTMLElement), settings.muted ? "live.unmute" : "live.mute");
  get("mute", HTMLButtonElement).addEventListener("click", () => {
    settings.muted = !settings.muted;
    saveSettings(settings);
    if (settings.muted) voice.hush();
    show();
  });
  show();
}
