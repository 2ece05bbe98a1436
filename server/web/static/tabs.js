/** Two windows of this browser do not exercise at once: the one that began last has the camera. */

export class Tabs {
  /** @param {() => void} onTaken Another window has begun. */
  constructor(onTaken) {
    this.channel = new BroadcastChannel("rugcoach");
    this.channel.addEventListener("message", onTaken);
  }

  /** This window begins. */
  take() {
    this.channel.postMessage("taken");
  }
}
