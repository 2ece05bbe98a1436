/** A video on its way to be reviewed. */

import { has, language } from "./texts.js";

/**
 * @typedef {object} Listener
 * @property {(share: number) => void} onProgress From 0 to 1.
 * @property {(id: string) => void} onDone With the id of its review.
 * @property {(key: string | null) => void} onFail With the key of why not; null where it was stopped.
 */

/**
 * Send a video; `abort` of what is returned stops it.
 * @param {Blob} video
 * @param {string} name
 * @param {string} exercise
 * @param {Listener} listener
 */
export function sendVideo(video, name, exercise, { onProgress, onDone, onFail }) {
  const query = new URLSearchParams({ exercise, name: name.slice(-200), language: language() });
  const request = new XMLHttpRequest();
  request.open("POST", `/api/reviews?${query}`);
  request.responseType = "json";
  request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
  request.onload = () => {
    const { status, response } = request;
    const key = `failed.${response?.error}`;
    if (status === 201 && response?.id) onDone(response.id);
    else onFail(has(key) ? key : "failed.internal");
  };
  request.onerror = () => onFail("failed.connection");
  request.onabort = () => onFail(null);
  onProgress(0);
  request.send(video);
  return request;
}
