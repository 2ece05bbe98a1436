/** What every page does: switch the language. */

import { choose, showTime } from "./texts.js";

for (const time of document.querySelectorAll("time")) showTime(time);
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    choose(button.getAttribute("data-language") === "en" ? "en" : "nl");
    const other = button.parentElement?.querySelector("[data-language]:not([hidden])");
    if (other instanceof HTMLElement) other.focus();
  });
}
