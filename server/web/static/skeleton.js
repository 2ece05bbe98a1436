/** Draws what the camera sees of a body over its picture. */

const BONES = {
  left: [[11, 13], [13, 15], [11, 23], [23, 25], [25, 27], [27, 31], [27, 29]],
  right: [[12, 14], [14, 16], [12, 24], [24, 26], [26, 28], [28, 32], [28, 30]],
  both: [[11, 12], [23, 24]],
};
const HEAD = [7, 8];
const SEEN = 0.5;
/** The left landmark of each part that a fault may name; the right one follows it. */
const PARTS = /** @type {Record<string, number>} */ ({
  nose: 0,
  ear: 7,
  shoulder: 11,
  elbow: 13,
  wrist: 15,
  index: 19,
  hip: 23,
  knee: 25,
  ankle: 27,
  heel: 29,
  foot_index: 31,
});
const GOOD = "#8ff0d0";
const WARN = "#ff9d5c";

/**
 * What is drawn of a moment; of a verdict, or of a pose alone.
 * @typedef {{points: number[], near?: string | null, faults?: string[]}} Drawn
 */

/**
 * Give the canvas the size of a video's picture.
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLVideoElement} video
 */
export function fit(canvas, { videoWidth, videoHeight }) {
  if (canvas.width === videoWidth && canvas.height === videoHeight) return;
  canvas.width = videoWidth;
  canvas.height = videoHeight;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Drawn | null} drawn Nothing is drawn without one.
 * @param {Record<string, import("./coach.js").FaultMark>} marks What belongs to each fault.
 */
export function draw(canvas, drawn, marks) {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (!drawn?.points.length) return;
  const { near = null, faults = [], points } = drawn;
  const far = near === "left" ? "right" : near === "right" ? "left" : null;
  const pen = new Pen(context, points, canvas.height);
  pen.bones(BONES.both, GOOD, 0.5);
  for (const side of /** @type {const} */ (["left", "right"])) {
    pen.bones(BONES[side], GOOD, side === far ? 0.4 : 1);
  }
  for (const ear of HEAD) pen.dot(ear, GOOD);
  const wrong = new Set(faults.flatMap((fault) => marks[fault]?.joints ?? []));
  for (const part of wrong) pen.mark(jointOf(part, near));
}

/**
 * @param {string} part
 * @param {string | null} near
 */
function jointOf(part, near) {
  return (PARTS[part] ?? 0) + (near === "right" && part !== "nose" ? 1 : 0);
}

class Pen {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number[]} points x, y, visibility of each, in picture heights.
   * @param {number} height
   */
  constructor(context, points, height) {
    this.context = context;
    this.points = points;
    this.height = height;
    context.lineCap = "round";
    context.lineJoin = "round";
  }

  /** @param {number} joint */
  at(joint) {
    const [x = 0, y = 0, visibility = 0] = this.points.slice(3 * joint, 3 * joint + 3);
    return { x: x * this.height, y: y * this.height, seen: visibility >= SEEN };
  }

  /**
   * Lines with a dark edge, so that they show on any clothes; hidden parts are left out.
   * @param {number[][]} bones
   * @param {string} colour
   * @param {number} strength
   */
  bones(bones, colour, strength) {
    const seen = bones
      .map(([a = 0, b = 0]) => ({ from: this.at(a), to: this.at(b) }))
      .filter(({ from, to }) => from.seen && to.seen);
    const { context, height } = this;
    context.globalAlpha = strength;
    const strokes = /** @type {const} */ ([["rgb(0 0 0 / 55%)", 0.018], [colour, 0.01]]);
    for (const [style, width] of strokes) {
      context.strokeStyle = style;
      context.lineWidth = width * height;
      context.beginPath();
      for (const { from, to } of seen) {
        context.moveTo(from.x, from.y);
        context.lineTo(to.x, to.y);
      }
      context.stroke();
    }
    context.fillStyle = "#fff";
    for (const { x, y } of seen.flatMap(({ from, to }) => [from, to])) this.circle(x, y, 0.011);
    context.globalAlpha = 1;
  }

  /**
   * A ring with a dark edge: a joint at fault differs in shape and size, and not in colour alone.
   * @param {number} joint
   */
  mark(joint) {
    const { x, y } = this.at(joint);
    const { context, height } = this;
    const strokes = /** @type {const} */ ([["rgb(0 0 0 / 60%)", 0.026], [WARN, 0.016]]);
    for (const [style, width] of strokes) {
      context.strokeStyle = style;
      context.lineWidth = width * height;
      context.beginPath();
      context.arc(x, y, 0.05 * height, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  /**
   * @param {number} joint
   * @param {string} colour
   */
  dot(joint, colour) {
    const { x, y, seen } = this.at(joint);
    if (!seen) return;
    this.context.fillStyle = colour;
    this.circle(x, y, 0.014);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  circle(x, y, radius) {
    this.context.beginPath();
    this.context.arc(x, y, radius * this.height, 0, 2 * Math.PI);
    this.context.fill();
  }
}
