/** Draws what the camera sees of a body over its picture. */

const BONES = {
  left: [[11, 13], [13, 15], [11, 23], [23, 25], [25, 27], [27, 31], [27, 29]],
  right: [[12, 14], [14, 16], [12, 24], [24, 26], [26, 28], [28, 32], [28, 30]],
  both: [[11, 12], [23, 24]],
};
const HEAD = [7, 8];
const SEEN = 0.5;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLVideoElement} video The canvas takes the size of its picture.
 * @param {import("./protocol.js").Verdict | null} verdict Nothing is drawn without one.
 */
export function draw(canvas, video, verdict) {
  const context = canvas.getContext("2d");
  if (!context) return;
  if (canvas.width !== video.videoWidth || canvas.height !== video.videoHeight) {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
  }
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (!verdict?.points.length) return;
  const colour = verdict.faults.length ? "#ff9d5c" : "#8ff0d0";
  const { near } = verdict;
  const far = near === "left" ? "right" : near === "right" ? "left" : null;
  const pen = new Pen(context, verdict.points, canvas.height);
  pen.bones(BONES.both, colour, 0.5);
  for (const side of /** @type {const} */ (["left", "right"])) {
    pen.bones(BONES[side], colour, side === far ? 0.4 : 1);
  }
  for (const ear of HEAD) pen.dot(ear, colour);
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
