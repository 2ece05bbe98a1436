/** The course of an exercise, and what its chart shows beside the line: faults, targets, marks. */

/** @typedef {import("/vendor/uplot/uPlot.esm.js")} Plot */
/** @typedef {{t_ms: number, progress: number | null}} Moment */
/** @typedef {{t_ms: number, counted: boolean}} Mark */
/** @typedef {{start_ms: number, end_ms: number}} Span */
/**
 * What was seen; its times count from `first`, by default the first moment.
 * @typedef {{moments: Moment[], marks: Mark[], faults: Span[], swing: boolean, first?: number}} Seen
 */
/** @typedef {(name: string) => string} Colours The value of a custom property. */

/** A pause without a moment longer than this is a gap in the line. */
const GAP_MS = 1000;
/** Sizes in rem: a mark's half, its place above the line, a fault's foot. */
const [MARK, ABOVE, FOOT] = [0.4, 1, 0.35];

export class Course {
  /** @param {Seen} seen */
  constructor({ moments, marks, faults, swing, first }) {
    this.moments = moments.filter(({ progress }) => progress !== null);
    this.marks = marks;
    this.faults = faults;
    this.swing = swing;
    this.first = first ?? this.moments[0]?.t_ms ?? 0;
  }

  /** Seconds since the beginning. @param {number} tMs */
  since(tMs) {
    return (tMs - this.first) / 1000;
  }

  /** Times and progress, with an empty place in each gap. @returns {[number[], (number | null)[]]} */
  line() {
    /** @type {number[]} */
    const times = [];
    /** @type {(number | null)[]} */
    const values = [];
    let last = Infinity;
    for (const { t_ms, progress } of this.moments) {
      if (t_ms - last > GAP_MS) {
        times.push(this.since(t_ms - 1));
        values.push(null);
      }
      last = t_ms;
      times.push(this.since(t_ms));
      values.push(progress);
    }
    return [times, values];
  }

  /**
   * Under the line: faults as bars with a strong foot, the targets dashed, the rest level.
   * @param {Plot} plot
   * @param {Colours} colour
   * @param {number} rem In pixels of the canvas.
   */
  drawUnder(plot, colour, rem) {
    const { ctx, bbox } = plot;
    const foot = FOOT * rem;
    for (const { start_ms, end_ms } of this.faults) {
      const left = plot.valToPos(this.since(start_ms), "x", true);
      const wide = Math.max(foot, plot.valToPos(this.since(end_ms), "x", true) - left);
      ctx.fillStyle = colour("--warn-tint");
      ctx.fillRect(left, bbox.top, wide, bbox.height);
      ctx.fillStyle = colour("--warn");
      ctx.fillRect(left, bbox.top + bbox.height - foot, wide, foot);
    }
    const level = (/** @type {string} */ name, /** @type {number} */ progress) => {
      ctx.strokeStyle = colour(name);
      ctx.stroke(new Path2D(`M${bbox.left} ${plot.valToPos(progress, "y", true)}h${bbox.width}`));
    };
    ctx.lineWidth = rem / 12;
    level("--edge", 0);
    ctx.setLineDash([rem / 2, rem / 2]);
    for (const target of this.swing ? [1, -1] : [1]) level("--soft", target);
    ctx.setLineDash([]);
  }

  /**
   * Above the line: a dot for what counted, a cross for what did not.
   * @param {Plot} plot
   * @param {Colours} colour
   * @param {number} rem In pixels of the canvas.
   */
  drawMarks({ ctx, bbox, valToPos }, colour, rem) {
    const [size, y] = [MARK * rem, bbox.top - ABOVE * rem];
    ctx.fillStyle = colour("--good");
    ctx.strokeStyle = colour("--warn");
    ctx.lineWidth = size / 2.5;
    for (const { t_ms, counted } of this.marks) {
      const x = valToPos(this.since(t_ms), "x", true);
      ctx.beginPath();
      if (counted) {
        ctx.arc(x, y, size, 0, 2 * Math.PI);
        ctx.fill();
      } else {
        for (const side of [-size, size]) {
          ctx.moveTo(x - side, y - size);
          ctx.lineTo(x + side, y + size);
        }
        ctx.stroke();
      }
    }
  }
}
