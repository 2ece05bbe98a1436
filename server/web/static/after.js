/** Looking back at an exercise that is over: result, chart, replay, keeping. */

import { Chart } from "./chart.js";
import { Course } from "./course.js";
import { History } from "./history.js";
import { Keeping } from "./keeping.js";
import { Replay } from "./replay.js";
import { showResult } from "./result.js";

/** @typedef {import("./dose.js").Dose} Dose */
/** @typedef {import("./tally.js").Tally} Tally */

const USUAL_WIDTH = 16 / 9;

export class After {
  /**
   * @param {string} exercise
   * @param {Dose} dose
   * @param {Record<string, import("./coach.js").FaultMark>} marks
   */
  constructor(exercise, dose, marks) {
    this.exercise = exercise;
    this.dose = dose;
    this.marks = marks;
    this.history = new History();
    this.replay = new Replay();
    this.chart = new Chart(this.replay);
    this.keeping = new Keeping();
  }

  /** Another exercise begins. */
  fresh() {
    this.history = new History();
  }

  /** @param {import("./protocol.js").Verdict} verdict */
  take(verdict) {
    this.history.take(verdict);
  }

  /**
   * @param {Tally} tally
   * @param {string | null} token Of the session.
   * @param {HTMLVideoElement} video Whose picture the poses are of.
   */
  show(tally, token, { videoWidth, videoHeight }) {
    const width = videoWidth / videoHeight || USUAL_WIDTH;
    this.replay.load(this.history.verdicts, width, this.marks);
    this.keeping.offer(tally.finished ? token : null, tally.count);
    const { verdicts: moments, marks, faults } = this.history;
    this.chart.show(new Course({ moments, marks, faults, swing: this.dose.swing }));
    showResult(this.exercise, this.dose, tally, this.history);
  }
}
