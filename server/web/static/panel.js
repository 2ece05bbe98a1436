/** The dialog in which sound and camera are chosen; each choice holds at once and is kept. */

import { listCameras } from "./camera.js";
import { get, make } from "./dom.js";
import { RATE, TALKS, VOLUME, saveSettings } from "./settings.js";
import { language, put, word } from "./texts.js";
import { localVoices } from "./voice.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./voice.js").Voice} Voice */

/** A browser finds its voices within this time. */
const VOICES_MS = 1000;

export class Panel {
  /**
   * @param {Settings} settings Changed in place.
   * @param {Voice} voice
   * @param {() => void} onCamera Called when another camera was chosen.
   */
  constructor(settings, voice, onCamera) {
    this.settings = settings;
    this.voice = voice;
    this.dialog = get("settings", HTMLDialogElement);
    this.cameras = get("set-camera", HTMLSelectElement);
    this.voices = get("set-voice", HTMLSelectElement);
    this.talk = get("set-talk", HTMLSelectElement);
    this.talk.value = settings.talk;
    this.onChange(this.talk, (value) => {
      settings.talk = TALKS.find((talk) => talk === value) ?? "normal";
    });
    this.onChange(this.voices, (value) => {
      settings.voices[language()] = value;
    });
    this.onChange(this.cameras, (value) => {
      settings.camera = value;
      onCamera();
    });
    this.slider("set-volume", settings.volume, VOLUME, (value) => {
      settings.volume = value;
    });
    this.slider("set-rate", settings.rate, RATE, (value) => {
      settings.rate = value;
    });
    get("set-test", HTMLButtonElement).addEventListener("click", () => this.test());
    get("set-close", HTMLButtonElement).addEventListener("click", () => this.dialog.close());
    const show = () => this.showVoices();
    window.speechSynthesis?.addEventListener?.("voiceschanged", show);
    new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["lang"] });
    setTimeout(show, VOICES_MS);
  }

  open() {
    this.showVoices();
    void this.showCameras();
    this.dialog.showModal();
  }

  /** Without a voice the page says that tones lead. */
  showVoices() {
    const voices = localVoices();
    for (const note of document.querySelectorAll("[data-no-voice]")) {
      note.toggleAttribute("hidden", voices.length > 0);
    }
    get("voice-part", HTMLElement).hidden = voices.length === 0;
    fill(this.voices, voices, ({ name }) => [name, name], this.settings.voices[language()]);
  }

  async showCameras() {
    const cameras = await listCameras();
    fill(
      this.cameras,
      cameras,
      ({ deviceId, label }, number) => [deviceId, label || `${word("settings.camera")} ${number}`],
      this.settings.camera,
    );
    this.cameras.disabled = cameras.length < 2;
    if (!cameras.length) this.cameras.append(option("", "settings.usual_camera"));
  }

  test() {
    this.voice.unlock();
    this.voice.hush();
    this.voice.say("done", word("say.test"));
  }

  /**
   * @param {HTMLInputElement | HTMLSelectElement} field
   * @param {(value: string) => void} take
   */
  onChange(field, take) {
    field.addEventListener("change", () => {
      take(field.value);
      saveSettings(this.settings);
    });
  }

  /**
   * @param {string} id
   * @param {number} value
   * @param {{min: number, max: number}} bounds
   * @param {(value: number) => void} take
   */
  slider(id, value, { min, max }, take) {
    const field = get(id, HTMLInputElement);
    [field.min, field.max, field.value] = [String(min), String(max), String(value)];
    this.onChange(field, (text) => take(Number(text)));
  }
}

/**
 * @template T
 * @param {HTMLSelectElement} select
 * @param {T[]} items
 * @param {(item: T, number: number) => [string, string]} entry Its value and what it is called.
 * @param {string} [chosen] A value.
 */
function fill(select, items, entry, chosen) {
  const options = items.map((item, at) => {
    const [value, name] = entry(item, at + 1);
    const one = make("option", {}, name);
    one.value = value;
    one.selected = value === chosen;
    return one;
  });
  select.replaceChildren(...options);
}

/**
 * @param {string} value
 * @param {string} key
 */
function option(value, key) {
  const one = make("option");
  one.value = value;
  put(one, key);
  return one;
}
