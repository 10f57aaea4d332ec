// Notifications of the browser about new approvals: only where its user switched them on and the browser allows it.
// What they say holds no data of an approval: they may stand on a locked screen.
const key = "notify-approvals";
const supported = () => "Notification" in window;

export function state() {
  if (!supported()) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && localStorage.getItem(key) === "on" ? "on" : "off";
}

/** Switches on or off; asks the browser's user where that was not asked before. */
export async function toggle() {
  if (state() === "on") localStorage.removeItem(key);
  else if (supported() && await Notification.requestPermission() === "granted") localStorage.setItem(key, "on");
  return state();
}

export function announce(title, body, address) {
  if (state() !== "on") return;
  const shown = new Notification(title, { body, tag: "approvals" });
  shown.onclick = () => { window.focus(); location.assign(address); shown.close(); };
}
