/** The camera: which there are, and opening one with its errors told apart. */

/** What kept the camera from opening; `key` is one of the page's problems. */
export class CameraProblem extends Error {
  /** @param {string} key */
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** @type {Record<string, string>} */
const PROBLEMS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "in_use",
  AbortError: "in_use",
};

/**
 * Open the camera, without sound; another one where the one that was chosen is not there.
 * @param {string} id Of the camera that was chosen, or empty.
 * @returns {Promise<MediaStream>}
 * @throws {CameraProblem}
 */
export async function openCamera(id) {
  if (!window.isSecureContext || !navigator.mediaDevices) throw new CameraProblem("insecure");
  const video = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };
  const chosen = id ? { deviceId: { ideal: id } } : {};
  try {
    const wanted = { video: { ...video, ...chosen }, audio: false };
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new CameraProblem(PROBLEMS[name] ?? "in_use");
  }
}

/** The cameras; their names are empty until the person has allowed one. */
export async function listCameras() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return devices.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId);
}

/** Whether the browser will ask the person, as far as it tells. */
export async function willAsk() {
  try {
    const name = /** @type {PermissionName} */ ("camera");
    return (await navigator.permissions.query({ name })).state === "prompt";
  } catch {
    return false;
  }
}
