/** Deleting a review, after one question. */

import { get } from "./dom.js";

/**
 * Make every delete button of the page work.
 * @param {(id: string) => void} onDeleted
 */
export function offerDelete(onDeleted) {
  const dialog = get("delete", HTMLDialogElement);
  let id = "";
  for (const button of document.querySelectorAll("[data-delete]")) {
    button.addEventListener("click", () => {
      id = button.getAttribute("data-delete") ?? "";
      dialog.showModal();
    });
  }
  get("keep", HTMLButtonElement).addEventListener("click", () => dialog.close());
  get("delete-now", HTMLButtonElement).addEventListener("click", async () => {
    dialog.close();
    if (await remove(id)) onDeleted(id);
  });
}

/**
 * Delete a review, stopping its job where there is one; false where the server did not do it.
 * @param {string} id
 */
export async function remove(id) {
  try {
    const answer = await fetch(`/api/reviews/${id}`, { method: "DELETE" });
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}
