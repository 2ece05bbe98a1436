/** The page of an exercise: what its buttons and keys do. */

import { willAsk } from "./camera.js";
import { get } from "./dom.js";
import { Live } from "./live.js";
import { offerMute } from "./mute.js";
import { show } from "./screens.js";

const live = new Live(get("exercise", HTMLElement));
offerMute(live.settings, live.voice);

/**
 * @param {string} id Of a button that this page may not have.
 * @param {() => void} action
 */
function onClick(id, action) {
  const button = document.getElementById(id);
  button?.addEventListener("click", action);
  button?.removeAttribute("disabled");
}

/** Explain what the browser will ask, and only then let it ask. */
async function ask() {
  live.voice.unlock();
  if (!(await willAsk())) live.begin(false);
  else {
    show("permission");
    get("permission-title", HTMLElement).focus();
  }
}

onClick("start", () => void ask());
onClick("allow", () => live.begin(false));
onClick("try-sample", () => live.begin(true));
onClick("again", () => live.again());
onClick("once-more", () => live.begin(live.sample));
onClick("stop", () => live.stop());
onClick("pause", () => live.togglePause());
for (const button of document.querySelectorAll("[data-settings]")) {
  button.addEventListener("click", () => live.panel.open());
}
addEventListener("keydown", (event) => {
  const shown = !get("live", HTMLElement).hidden && !live.panel.dialog.open;
  if (event.key !== " " || !shown || event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  live.togglePause();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") live.hidden();
});
navigator.mediaDevices?.addEventListener?.("devicechange", () => live.devicesChanged());
addEventListener("pagehide", () => live.release());
