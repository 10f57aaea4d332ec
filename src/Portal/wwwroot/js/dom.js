import { saveBlob } from "./save.js";

// What components ask of the browser.
export function openDialog(dialog) {
  if (!dialog.open) dialog.showModal();
  if (!dialog.dataset.bound) {
    dialog.dataset.bound = "true";
    // A press on the backdrop, but not one that began inside (selecting text and letting go outside).
    let outside = false;
    dialog.addEventListener("pointerdown", e => { outside = e.target === dialog; });
    dialog.addEventListener("click", e => { if (outside && e.target === dialog && dialog.dataset.light === "true") dialog.requestClose?.() ?? dialog.close(); });
  }
}

export function closeDialog(dialog) {
  if (dialog?.open) dialog.close();
}

export function focus(element) {
  element?.focus();
}

export function scrollTo(id) {
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

export function scrollToRow(list, row, height) {
  if (!list) return;
  const top = row * height;
  if (top < list.scrollTop || top + height > list.scrollTop + list.clientHeight) list.scrollTop = top - list.clientHeight / 2;
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
}

/** Saves a .NET stream as a file. */
export async function saveStream(name, type, stream) {
  saveBlob(name, new Blob([await stream.arrayBuffer()], { type }));
}
