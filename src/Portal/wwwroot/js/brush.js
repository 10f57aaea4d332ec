/** Lets the pointer draw a range over a chart and tells both ends as parts of its width. */
export function listen(field, owner) {
  const mark = field.querySelector(".brush");
  field.addEventListener("pointerdown", down => {
    if (down.button !== 0) return;
    const box = field.getBoundingClientRect();
    const part = e => Math.min(1, Math.max(0, (e.clientX - box.left) / box.width));
    const from = part(down);
    let to = from;
    field.setPointerCapture(down.pointerId);
    const move = e => {
      to = part(e);
      mark.hidden = Math.abs(to - from) < 0.01;
      mark.style.left = `${Math.min(from, to) * 100}%`;
      mark.style.width = `${Math.abs(to - from) * 100}%`;
    };
    field.addEventListener("pointermove", move);
    field.addEventListener("pointerup", () => {
      field.removeEventListener("pointermove", move);
      mark.hidden = true;
      if (Math.abs(to - from) >= 0.01) owner.invokeMethodAsync("Brushed", Math.min(from, to), Math.max(from, to));
    }, { once: true });
  });
}
