/** Keeps an exercise that is over, with the count that the person says is right, or throws it away. */

import { get, make } from "./dom.js";
import { put } from "./texts.js";

/** @typedef {{count: number, range: number | null}} Earlier */

/**
 * Earlier times of an exercise, the newest first; none where the server does not say.
 * @param {string} exercise
 * @returns {Promise<Earlier[]>}
 */
export async function earlierTimes(exercise) {
  try {
    const answer = await fetch(`/api/live/earlier/${exercise}`);
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

export class Keeping {
  constructor() {
    /** @type {string | null} */
    this.token = null;
    this.part = get("keeping", HTMLElement);
    this.words = get("keeping-words", HTMLElement);
    this.wrong = get("right-count", HTMLInputElement);
    get("keep", HTMLButtonElement).addEventListener("click", () => void this.keep());
    get("throw-away", HTMLButtonElement).addEventListener("click", () => void this.throwAway());
  }

  /**
   * Offer it.
   * @param {string | null} token Of the session; null where there is nothing to keep.
   * @param {number} count The measured one.
   */
  offer(token, count) {
    this.token = token;
    this.part.hidden = token === null;
    this.wrong.value = String(count);
    this.wrong.dataset.measured = String(count);
    get("keeping-form", HTMLElement).hidden = false;
    this.words.replaceChildren();
  }

  async keep() {
    const { value, validity, dataset } = this.wrong;
    if (!validity.valid) {
      this.wrong.reportValidity();
      return;
    }
    const right = value === "" || value === dataset.measured ? null : Number(value);
    const answer = await send("POST", this.token, { right_count: right });
    if (!answer?.ok) {
      this.say("keeping.failed");
      return;
    }
    const { id } = await answer.json();
    const link = make("a", {});
    link.href = `/reviews/${id}`;
    put(link, "keeping.look");
    this.done("keeping.kept", " ", link);
  }

  async throwAway() {
    await send("DELETE", this.token);
    this.done("keeping.gone");
  }

  /**
   * @param {string} key
   * @param {...(Node | string)} more
   */
  done(key, ...more) {
    this.token = null;
    get("keeping-form", HTMLElement).hidden = true;
    this.say(key, ...more);
    this.words.focus();
  }

  /**
   * @param {string} key
   * @param {...(Node | string)} more
   */
  say(key, ...more) {
    const words = make("span");
    put(words, key);
    this.words.replaceChildren(words, ...more);
  }
}

/**
 * @param {string} method
 * @param {string | null} token
 * @param {object} [body]
 */
async function send(method, token, body) {
  try {
    return await fetch(`/api/live/${token}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
  } catch {
    return null;
  }
}
