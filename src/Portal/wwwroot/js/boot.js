// Runs before the first paint and without the circuit: time zone, theme, shortcuts, copy buttons, reconnect buttons.
// Everything is found by data attributes, so that components need no call over the wire for it.
(() => {
  const remember = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) remember("tz", zone);

  const root = document.documentElement;
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const announce = () => document.dispatchEvent(new CustomEvent("portal:theme", { detail: { dark: isDark() } }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announce);
  window.portalTheme = { isDark };

  function toggleTheme() {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("theme", root.dataset.theme);
    announce();
  }

  async function copy(button) {
    const from = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null;
    const text = from ? (from.value ?? from.textContent) : button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard without https or permission: the old way.
      const area = Object.assign(document.createElement("textarea"), { value: text });
      area.style.position = "fixed";
      area.style.opacity = "0";
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.dataset.copied = "true";
    clearTimeout(button.copiedTimer);
    button.copiedTimer = setTimeout(() => delete button.dataset.copied, 1400);
  }

  document.addEventListener("click", e => {
    const target = e.target instanceof Element ? e.target : e.target.parentElement;
    const button = target?.closest("[data-theme-toggle],[data-copy],[data-copy-from],[data-reconnect],[data-reload],[data-dismiss],[data-nav-toggle]");
    if (button) {
      if ("themeToggle" in button.dataset) toggleTheme();
      else if ("copy" in button.dataset || "copyFrom" in button.dataset) { e.preventDefault(); copy(button); }
      else if ("reconnect" in button.dataset) window.Blazor?.reconnect();
      else if ("reload" in button.dataset) location.reload();
      else if ("dismiss" in button.dataset) button.closest(button.dataset.dismiss).style.display = "none";
      else if ("navToggle" in button.dataset) root.toggleAttribute("data-nav-open");
    } else if (root.hasAttribute("data-nav-open") && (target?.closest("[data-nav] a") || !target?.closest("[data-nav]"))) {
      root.removeAttribute("data-nav-open");
    }
    // A menu made of <details data-menu> closes when something else, or an item in it, is clicked.
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(target) || target.closest("[data-menu-item]")) menu.open = false;
    }
  });

  // data-shortcut="mod+k" or a sequence such as "g e": presses the element.
  let pending = "";
  let pendingTimer;
  const typing = e => e.target.closest?.("input,textarea,select,[contenteditable],.monaco-editor");
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") {
      for (const menu of document.querySelectorAll("details[data-menu][open]")) { menu.open = false; menu.querySelector("summary").focus(); }
      root.removeAttribute("data-nav-open");
      return;
    }
    const chord = (e.ctrlKey || e.metaKey ? "mod+" : "") + e.key.toLowerCase();
    if (e.altKey || (!chord.startsWith("mod+") && (typing(e) || document.querySelector("dialog[open]")))) return;
    const find = keys => document.querySelector(`[data-shortcut~="${CSS.escape(keys)}"]:not(:disabled)`);
    const hit = find(pending ? `${pending}-${chord}` : chord) ?? find(chord);
    clearTimeout(pendingTimer);
    pending = "";
    if (hit) {
      e.preventDefault();
      if (hit.matches("input,textarea,select")) hit.focus(); else hit.click();
    } else if (chord === "g") {
      pending = "g";
      pendingTimer = setTimeout(() => { pending = ""; }, 900);
    }
  });

  // Rows marked data-row can be walked with the arrow keys, or j and k.
  document.addEventListener("keydown", e => {
    if (!["ArrowDown", "ArrowUp", "j", "k"].includes(e.key) || e.ctrlKey || e.metaKey || e.altKey) return;
    const row = document.activeElement?.closest("[data-row]");
    // From the page's search the arrow leads into what was found.
    const searching = e.key === "ArrowDown" && e.target.matches?.('[data-shortcut="/"]');
    if (!row && !searching && (typing(e) || e.key.startsWith("Arrow"))) return;
    const all = [...(row?.closest("[data-rows]") ?? document).querySelectorAll("[data-row]")];
    const next = row ? all[all.indexOf(row) + (e.key === "ArrowDown" || e.key === "j" ? 1 : -1)] : all[0];
    const focus = next?.querySelector("[data-row-focus]") ?? next;
    if (focus) { e.preventDefault(); focus.focus(); focus.scrollIntoView({ block: "nearest" }); }
  });

  // The server no longer knows this page's circuit (it restarted, or too long asleep): a fresh page is the only way on.
  new MutationObserver(changes => {
    if (changes.some(c => c.target.id === "components-reconnect-modal" && c.target.classList.contains("components-reconnect-rejected"))) location.reload();
  }).observe(root, { attributes: true, attributeFilter: ["class"], subtree: true });
})();
