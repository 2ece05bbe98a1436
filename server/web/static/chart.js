/** The movement over time: how far it went, where the target lies, what counted; drawn by uPlot. */

import { clock } from "./clock.js";
import { Course } from "./course.js";
import { get } from "./dom.js";
import { put } from "./texts.js";

/** @typedef {import("/vendor/uplot/uPlot.esm.js")} Plot */
/** @typedef {{currentTime: number} & EventTarget} Player */

/** Progress at the lower edge, and the least and the most that the upper one stands for. */
const [LOW, HIGH, MOST_HIGH] = [-0.3, 1.5, 4];
/** Height over width, and the least and the most height in rem. */
const [FLAT, LEAST_REM, MOST_REM] = [0.45, 12, 22];
/** Between two marks of the time axis, in seconds. */
const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
/** What uPlot would do with the pointer: zoom, and move its own line. */
const NONE = () => null;
const DEAF = {
  drag: { x: false, y: false, click: NONE },
  bind: { mousedown: NONE, mousemove: NONE, mouseenter: NONE, mouseleave: NONE, dblclick: NONE },
};

export class Chart {
  /**
   * On a page with #chart, #plot and #chart-words.
   * @param {Player} player Goes to the moment that is clicked; the chart shows where it is.
   */
  constructor(player) {
    this.player = player;
    this.holder = get("plot", HTMLElement);
    this.course = new Course({ moments: [], marks: [], faults: [], swing: false });
    /** @type {Plot | null} */
    this.plot = null;
    this.colour = (/** @type {string} */ name) => {
      return getComputedStyle(this.holder).getPropertyValue(name);
    };
    new ResizeObserver(() => void this.fit()).observe(this.holder);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.plot?.redraw(false, true));
    player.addEventListener("timeupdate", () => this.point());
  }

  /** @param {Course} course */
  show(course) {
    this.course = course;
    this.plot?.destroy();
    this.plot = null;
    const { moments, marks, faults, swing } = course;
    get("chart", HTMLElement).hidden = moments.length < 2;
    const counted = marks.filter((mark) => mark.counted).length;
    const values = { counted, all: marks.length, faults: faults.length };
    put(get("chart-words", HTMLElement), swing ? "chart.words.sides" : "chart.words", values);
    void this.fit();
  }

  /** Draw it as wide as its place; uPlot comes when it is first seen, else the words must do. */
  async fit() {
    if (!this.holder.clientWidth) return;
    const UPlot = (await import("/vendor/uplot/uPlot.esm.js").catch(() => null))?.default;
    const width = this.holder.clientWidth;
    if (!UPlot || !width || this.plot?.width === width) return;
    const { fontFamily, fontSize } = getComputedStyle(document.documentElement);
    const rem = parseFloat(fontSize);
    const height = Math.round(Math.min(MOST_REM * rem, Math.max(LEAST_REM * rem, FLAT * width)));
    if (this.plot) this.plot.setSize({ width, height });
    else {
      const options = { width, height, ...this.options(rem, fontFamily) };
      this.plot = new UPlot(options, this.course.line(), this.holder);
    }
    this.point();
  }

  /**
   * @param {number} rem In pixels of the page.
   * @param {string} family Of the font.
   * @returns {Omit<import("/vendor/uplot/uPlot.esm.js").Options, "width" | "height">}
   */
  options(rem, family) {
    const { course, colour } = this;
    const high = course.moments.reduce((most, { progress }) => {
      return Math.max(most, Math.abs(progress ?? 0));
    }, HIGH);
    const top = Math.min(MOST_HIGH, high);
    const under = (/** @type {Plot} */ plot) => course.drawUnder(plot, colour, rem * devicePixelRatio);
    const marks = (/** @type {Plot} */ plot) => course.drawMarks(plot, colour, rem * devicePixelRatio);
    return {
      padding: [2 * rem, 1.5 * rem, 0, 1.5 * rem],
      legend: { show: false },
      cursor: { y: false, points: { show: false }, ...DEAF },
      scales: { x: { time: false }, y: { range: [course.swing ? -top : LOW, top] } },
      series: [{}, { width: rem / 7, stroke: () => colour("--good"), points: { show: false } }],
      hooks: { ready: [this.follow.bind(this)], drawClear: [under], draw: [marks] },
      axes: [
        {
          font: `${rem}px ${family}`,
          size: 2 * rem,
          space: 5 * rem,
          incrs: STEPS_S,
          values: (_, seconds) => seconds.map(clock),
          stroke: () => colour("--soft"),
          grid: { show: false },
          ticks: { stroke: () => colour("--soft") },
        },
        { show: false },
      ],
    };
  }

  /** Go to the moment under the pointer. @param {Plot} plot */
  follow(plot) {
    plot.over.addEventListener("click", ({ offsetX }) => {
      this.player.currentTime = plot.posToVal(offsetX, "x") + this.course.first / 1000;
    });
  }

  /** Show where the player is. */
  point() {
    const at = this.course.since(1000 * this.player.currentTime);
    this.plot?.setCursor({ left: this.plot.valToPos(at, "x"), top: 0 });
  }
}
