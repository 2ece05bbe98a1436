/** Sending a video: choose, send with progress, go on to its review. */

import { offerDelete } from "./deleting.js";
import { get } from "./dom.js";
import { has, language, put } from "./texts.js";

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
file.addEventListener("change", () => fail(null));
get("cancel", HTMLButtonElement).addEventListener("click", () => request?.abort());
send.disabled = false;
offerDelete((id) => {
  document.querySelector(`[data-review="${id}"]`)?.remove();
  const list = get("list", HTMLElement);
  get("none", HTMLElement).hidden = list.childElementCount > 0;
  (list.querySelector("a") ?? file).focus();
});

/** @param {File} chosen */
function upload(chosen) {
  const query = new URLSearchParams({
    exercise: get("exercise", HTMLSelectElement).value,
    name: chosen.name.slice(-200),
    language: language(),
  });
  request = new XMLHttpRequest();
  request.open("POST", `/api/reviews?${query}`);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
  request.onload = () => finish(request?.status ?? 0, request?.response);
  request.onerror = () => fail("failed.connection");
  request.onabort = () => fail(null);
  fail(null);
  progress(0);
  get("sending-name", HTMLElement).textContent = chosen.name;
  show(true);
  get("sending-title", HTMLElement).focus();
  request.send(chosen);
}

/**
 * @param {number} status
 * @param {{id?: string, error?: string} | null} answer
 */
function finish(status, answer) {
  if (status === 201 && answer?.id) {
    location.assign(`/reviews/${answer.id}`);
    return;
  }
  const key = `failed.${answer?.error}`;
  fail(has(key) ? key : "failed.internal");
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
