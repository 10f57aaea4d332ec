// <live-time datetime="..." mode="ago|elapsed|left">: a text that keeps up with the clock in the browser, so that a list of a
// hundred times costs the circuit nothing. Without script its content shows, as the server wrote it.
const skew = (() => {
  const served = Date.parse(document.querySelector('meta[name="server-time"]')?.content ?? "");
  return Number.isNaN(served) ? 0 : served - performance.timeOrigin;
})();
// The page was served at most a moment before the browser's own start of it: smaller differences are the network's.
const offset = Math.abs(skew) < 5000 ? 0 : skew;
const now = () => Date.now() + offset;

export function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, "0")} s`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ${String(Math.floor(s / 60) % 60).padStart(2, "0")} min`;
  return `${Math.floor(s / 86400)} d ${Math.floor(s / 3600) % 24} h`;
}

export function ago(ms) {
  const s = Math.floor(ms / 1000);
  if (s < 0) return "just now";
  if (s < 5) return "just now";
  if (s < 60) return `${s} s ago`;
  if (s < 3600) return `${Math.floor(s / 60)} min ago`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ago`;
  return `${Math.floor(s / 86400)} d ago`;
}

const alive = new Set();
class LiveTime extends HTMLElement {
  static observedAttributes = ["datetime", "mode"];
  connectedCallback() {
    this.root ??= this.attachShadow({ mode: "open" });
    alive.add(this);
    this.update();
  }
  disconnectedCallback() { alive.delete(this); }
  attributeChangedCallback() { if (this.root) this.update(); }
  update() {
    const at = Date.parse(this.getAttribute("datetime") ?? "");
    if (Number.isNaN(at)) return;
    const mode = this.getAttribute("mode") ?? "ago";
    const text = mode === "ago" ? ago(now() - at) : mode === "elapsed" ? span(now() - at) : now() >= at ? "overdue" : span(at - now());
    if (this.root.textContent !== text) this.root.textContent = text;
    if (mode === "left") {
      const left = at - now();
      this.dataset.urgency = left <= 0 ? "over" : left < 300_000 ? "soon" : "far";
    }
  }
}
customElements.define("live-time", LiveTime);
setInterval(() => { if (!document.hidden) for (const e of alive) e.update(); }, 1000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) for (const e of alive) e.update(); });
