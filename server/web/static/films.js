/** What was recorded: kept on this computer, reviewed or thrown away. */

import { clock } from "./clock.js";
import { get, make } from "./dom.js";
import { sendVideo } from "./sending.js";
import { put } from "./texts.js";

/** @typedef {import("./recorder.js").Film} Film */

const ENDINGS = /** @type {Record<string, string>} */ ({ "video/mp4": "mp4", "video/webm": "webm" });
const GB = 1e9;

export class Films {
  /**
   * @param {string} exercise
   * @param {number} limit Bytes of the largest video that can be reviewed.
   */
  constructor(exercise, limit) {
    this.exercise = exercise;
    this.limit = limit;
    /** Films that would be lost with the page. @type {Set<Film>} */
    this.unsaved = new Set();
    this.part = get("films", HTMLElement);
    this.list = get("film-list", HTMLElement);
    this.words = get("film-words", HTMLElement);
    addEventListener("beforeunload", (event) => {
      if (this.unsaved.size) event.preventDefault();
    });
  }

  /** @param {Film} film */
  add(film) {
    this.unsaved.add(film);
    this.part.hidden = false;
    const title = make("span", {});
    put(title, "record.film", { time: clock(film.seconds) });
    const save = make("a", {});
    save.href = URL.createObjectURL(film.video);
    save.download = this.name(film);
    save.role = "button";
    save.addEventListener("click", () => {
      this.unsaved.delete(film);
      this.say("record.saved");
    });
    put(save, "record.save");
    const review = button("record.review", () => this.review(film));
    const throwAway = button("record.throw_away", () => {
      URL.revokeObjectURL(save.href);
      this.unsaved.delete(film);
      line.remove();
      this.say("record.gone");
      this.words.focus();
    });
    const controls = make("div", { class: "controls" }, save, review, throwAway);
    const line = make("li", {}, title, controls);
    this.list.append(line);
    this.words.replaceChildren();
  }

  /** @param {Film} film */
  name({ video }) {
    const day = new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-");
    return `rugcoach-${this.exercise}-${day}.${ENDINGS[video.type] ?? "video"}`;
  }

  /** @param {Film} film */
  review(film) {
    if (film.video.size > this.limit) {
      this.say("failed.too_large", { limit: Math.floor(this.limit / GB) });
      return;
    }
    this.list.toggleAttribute("inert", true);
    sendVideo(film.video, this.name(film), this.exercise, {
      onProgress: (share) => this.say("record.sending", { percent: Math.floor(100 * share) }),
      onDone: (id) => {
        this.unsaved.delete(film);
        location.assign(`/reviews/${id}`);
      },
      onFail: (key) => {
        this.list.toggleAttribute("inert", false);
        if (key) this.say(key);
      },
    });
  }

  /**
   * @param {string} key
   * @param {import("./texts.js").Values} [values]
   */
  say(key, values) {
    const words = make("span");
    put(words, key, values);
    this.words.replaceChildren(words);
  }
}

/**
 * @param {string} key
 * @param {() => void} action
 */
function button(key, action) {
  const one = make("button", { class: "secondary" });
  one.type = "button";
  put(one, key);
  one.addEventListener("click", action);
  return one;
}
