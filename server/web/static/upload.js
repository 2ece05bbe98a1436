/** Sending a video: choose, send with progress, go on to its review. */

import { offerDelete } from "./deleting.js";
import { get } from "./dom.js";
import { sendVideo } from "./sending.js";
import { put } from "./texts.js";

const GB = 1e9;

const form = get("upload", HTMLFormElement);
const file = get("file", HTMLInputElement);
const send = get("send", HTMLButtonElement);
const limit = Number(form.dataset.limit);

/** @type {XMLHttpRequest | null} */
let request = null;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const chosen = file.files?.[0];
  if (!chosen) fail("upload.no_file");
  else if (chosen.size > limit) fail("failed.too_large");
  else if (chosen.size === 0) fail("failed.empty");
  else upload(chosen);
});
file.addEventListener("change", () => {
  showName();
  fail(null);
});
addEventListener("pageshow", showName);
get("cancel", HTMLButtonElement).addEventListener("click", () => request?.abort());
send.disabled = false;
offerDelete((id) => {
  document.querySelector(`[data-review="${id}"]`)?.remove();
  const list = get("list", HTMLElement);
  get("none", HTMLElement).hidden = list.childElementCount > 0;
  (list.querySelector("a") ?? file).focus();
});

/** The browser's own words would be in its language and not in the page's. */
function showName() {
  const words = get("chosen", HTMLElement);
  const [chosen] = file.files ?? [];
  if (chosen) put(words, "upload.chosen", { name: chosen.name });
  else put(words, "upload.none_chosen");
}

/** @param {File} chosen */
function upload(chosen) {
  fail(null);
  get("sending-name", HTMLElement).textContent = chosen.name;
  show(true);
  get("sending-title", HTMLElement).focus();
  const exercise = get("exercise", HTMLSelectElement).value;
  request = sendVideo(chosen, chosen.name, exercise, {
    onProgress: progress,
    onDone: (id) => location.assign(`/reviews/${id}`),
    onFail: fail,
  });
}

/** @param {number} share */
function progress(share) {
  const percent = Math.floor(100 * share);
  get("sent", HTMLProgressElement).value = percent;
  get("share", HTMLElement).textContent = `${percent} %`;
}

/**
 * Back to the form, with the reason or without one.
 * @param {string | null} key
 */
function fail(key) {
  show(false);
  get("failure", HTMLElement).hidden = key === null;
  file.toggleAttribute("aria-invalid", false);
  if (key === null) return;
  file.setAttribute("aria-invalid", "true");
  put(get("failure-text", HTMLElement), key, { limit: Math.floor(limit / GB) });
  file.focus();
}

/** @param {boolean} sending */
function show(sending) {
  form.hidden = sending;
  get("sending", HTMLElement).hidden = !sending;
}
