// Pan, zoom, keyboard and export of a state machine's graph. The server draws; only the viewport's transform is ours.
import { saveBlob } from "./save.js";

const smallest = 0.15;
const largest = 2.5;
const copied = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-weight", "letter-spacing"];

export function create(svg) {
  const viewport = svg.querySelector(".viewport");
  let x = 0, y = 0, scale = 1;
  let touched = false;

  const size = () => ({ width: Number(svg.dataset.width), height: Number(svg.dataset.height) });
  const apply = () => viewport.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})`);

  /** The whole graph where it stays readable; else its upper part at a size that can be read, unless all of it is asked for. */
  function fit(whole) {
    const box = svg.getBoundingClientRect();
    if (box.width === 0) return;
    const { width, height } = size();
    const all = Math.min((box.width - 48) / width, (box.height - 48) / height, 1);
    scale = whole ? Math.max(all, smallest) : Math.max(all, Math.min(0.72, (box.width - 48) / width), smallest);
    x = Math.max((box.width - width * scale) / 2, width * scale > box.width ? (box.width - width * scale) / 2 : 24);
    y = height * scale < box.height - 48 ? Math.min((box.height - height * scale) / 2, 40) : 24;
    touched = false;
    apply();
  }

  function zoom(by, cx, cy) {
    const box = svg.getBoundingClientRect();
    const [px, py] = [cx ?? box.width / 2, cy ?? box.height / 2];
    const next = Math.min(largest, Math.max(smallest, scale * by));
    x = px - (px - x) * next / scale;
    y = py - (py - y) * next / scale;
    scale = next;
    touched = true;
    apply();
  }

  const nodes = () => [...svg.querySelectorAll("[data-state]")];
  const nodeOf = state => nodes().find(n => n.dataset.state === state);

  /** Brings a state into view, moving no more than needed. */
  function reveal(state) {
    const node = nodeOf(state);
    if (!node) return;
    const box = svg.getBoundingClientRect();
    const b = node.getBoundingClientRect();
    const margin = 28;
    // The tools and the picker of Map items lie over the lower edge.
    const lower = 76;
    let dx = 0, dy = 0;
    if (b.left < box.left + margin) dx = box.left + margin - b.left;
    else if (b.right > box.right - margin) dx = Math.max(box.right - margin - b.right, box.left + margin - b.left);
    if (b.top < box.top + margin) dy = box.top + margin - b.top;
    else if (b.bottom > box.bottom - lower) dy = Math.max(box.bottom - lower - b.bottom, box.top + margin - b.top);
    x += dx;
    y += dy;
    if (dx || dy) apply();
  }

  function wheel(e) {
    e.preventDefault();
    const box = svg.getBoundingClientRect();
    if (e.ctrlKey || e.metaKey) zoom(Math.exp(-e.deltaY / 240), e.clientX - box.left, e.clientY - box.top);
    else {
      x -= e.shiftKey ? e.deltaY : e.deltaX;
      y -= e.shiftKey ? 0 : e.deltaY;
      touched = true;
      apply();
    }
  }

  const pointers = new Map();
  let moved = 0;
  function down(e) {
    if (e.button > 1) return;
    pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
    moved = 0;
  }
  function move(e) {
    const last = pointers.get(e.pointerId);
    if (!last) return;
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== e.pointerId)[1];
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const box = svg.getBoundingClientRect();
      if (before > 0) zoom(Math.hypot(e.clientX - other.x, e.clientY - other.y) / before, (e.clientX + other.x) / 2 - box.left, (e.clientY + other.y) / 2 - box.top);
    } else {
      x += e.clientX - last.x;
      y += e.clientY - last.y;
      moved += Math.abs(e.clientX - last.x) + Math.abs(e.clientY - last.y);
      if (moved > 4 && !svg.hasPointerCapture(e.pointerId)) svg.setPointerCapture(e.pointerId);
      touched = true;
      apply();
    }
    pointers.set(e.pointerId, { x: e.clientX, y: e.clientY });
  }
  const up = e => pointers.delete(e.pointerId);
  // A drag that ends on a state does not choose it.
  const click = e => { if (moved > 4) { e.stopPropagation(); moved = 0; } };

  function key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const focused = document.activeElement?.closest("[data-state]");
    if (e.key === "+" || e.key === "=") zoom(1.25);
    else if (e.key === "-") zoom(0.8);
    else if (e.key === "0") fit(true);
    else if (focused && (e.key === "Enter" || e.key === " ")) focused.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else if (focused && e.key.startsWith("Arrow")) {
      const next = neighbour(focused, e.key);
      if (next) { next.setAttribute("tabindex", "0"); next.focus({ preventScroll: true }); reveal(next.dataset.state); }
    } else return;
    e.preventDefault();
  }

  /** The nearest state in the direction of the arrow, those straight ahead before those aside. */
  function neighbour(from, arrow) {
    const centre = n => { const b = n.getBoundingClientRect(); return [b.left + b.width / 2, b.top + Math.min(b.height / 2, 20 * scale)]; };
    const [fx, fy] = centre(from);
    let best, least = Infinity;
    for (const node of nodes()) {
      if (node === from) continue;
      const [nx, ny] = centre(node);
      const [ahead, aside] = arrow === "ArrowDown" ? [ny - fy, nx - fx] : arrow === "ArrowUp" ? [fy - ny, nx - fx] : arrow === "ArrowRight" ? [nx - fx, ny - fy] : [fx - nx, ny - fy];
      if (ahead < 4) continue;
      const distance = ahead + 2 * Math.abs(aside);
      if (distance < least) [best, least] = [node, distance];
    }
    return best;
  }

  function picture() {
    const { width, height } = size();
    const margin = 24;
    const copy = svg.cloneNode(true);
    const from = svg.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((element, i) => {
      const style = getComputedStyle(from[i]);
      if (["rect", "path", "text", "tspan"].includes(element.localName)) {
        for (const name of copied) element.setAttribute(name, style.getPropertyValue(name));
      }
      for (const name of ["class", "role", "tabindex", "aria-label", "aria-pressed"]) element.removeAttribute(name);
      for (const name of element.getAttributeNames().filter(n => n.startsWith("b-") || n.startsWith("data-") || n.startsWith("_bl"))) element.removeAttribute(name);
    });
    for (const name of copy.getAttributeNames()) copy.removeAttribute(name);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("viewBox", `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`);
    copy.setAttribute("width", width + 2 * margin);
    copy.setAttribute("height", height + 2 * margin);
    copy.querySelector("defs + g").removeAttribute("transform");
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin, fill: getComputedStyle(svg.parentElement).backgroundColor })) ground.setAttribute(name, value);
    copy.querySelector("defs").after(ground);
    return { text: new XMLSerializer().serializeToString(copy), width: width + 2 * margin, height: height + 2 * margin };
  }

  async function save(format, name) {
    const { text, width, height } = picture();
    const file = new Blob([text], { type: "image/svg+xml" });
    if (format === "svg") { saveBlob(`${name}.svg`, file); return; }
    const url = URL.createObjectURL(file);
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      const factor = Math.min(2, 16000 / Math.max(width, height));
      const canvas = Object.assign(document.createElement("canvas"), { width: Math.ceil(width * factor), height: Math.ceil(height * factor) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      saveBlob(`${name}.png`, await new Promise(resolve => canvas.toBlob(resolve, "image/png")));
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  const doubled = e => { if (!e.target.closest("[data-state]")) fit(true); };
  const resized = new ResizeObserver(() => { if (!touched) fit(false); });
  const listeners = { wheel, pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, keydown: key, dblclick: doubled };
  for (const [name, listener] of Object.entries(listeners)) svg.addEventListener(name, listener, { passive: false });
  svg.addEventListener("click", click, true);
  resized.observe(svg);
  fit(false);
  return {
    fit,
    zoom: by => zoom(by),
    reveal,
    save,
    dispose: () => {
      resized.disconnect();
      for (const [name, listener] of Object.entries(listeners)) svg.removeEventListener(name, listener);
      svg.removeEventListener("click", click, true);
    },
  };
}
