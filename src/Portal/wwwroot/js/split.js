// Drags the border of a SplitPane; the arrow keys do it too. The width is remembered by the pane's name.
const key = split => `split:${split.dataset.split}`;

function set(split, percent, remember) {
  const value = Math.min(80, Math.max(20, percent));
  split.style.setProperty("--split", String(value));
  split.querySelector("[data-split-handle]").setAttribute("aria-valuenow", String(Math.round(value)));
  if (remember) {
    try { localStorage.setItem(key(split), String(value)); } catch { /* a browser without storage forgets */ }
  }
}

function prepare(split) {
  if (split.dataset.ready) return;
  split.dataset.ready = "true";
  let stored = null;
  try { stored = localStorage.getItem(key(split)); } catch { /* as above */ }
  set(split, Number(stored ?? split.dataset.initial), false);
}

document.addEventListener("pointerdown", e => {
  const handle = e.target.closest?.("[data-split-handle]");
  if (!handle) return;
  const split = handle.closest("[data-split]");
  const box = split.getBoundingClientRect();
  handle.setPointerCapture(e.pointerId);
  const move = m => set(split, (m.clientX - box.left) / box.width * 100, true);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", () => handle.removeEventListener("pointermove", move), { once: true });
  e.preventDefault();
});

document.addEventListener("keydown", e => {
  const handle = e.target.closest?.("[data-split-handle]");
  if (!handle || !["ArrowLeft", "ArrowRight"].includes(e.key)) return;
  const split = handle.closest("[data-split]");
  set(split, Number(handle.getAttribute("aria-valuenow")) + (e.key === "ArrowLeft" ? -2 : 2), true);
  e.preventDefault();
});

const all = () => document.querySelectorAll("[data-split]").forEach(prepare);
new MutationObserver(all).observe(document.documentElement, { childList: true, subtree: true });
all();
