// Menus of the navigation close by Escape and by a press elsewhere. Without this file they close by their name.
"use strict";
(() => {
  const open = () => document.querySelector("header nav details[open]");
  document.addEventListener("click", (event) => {
    const menu = open();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = open();
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();

// Keyboard shortcuts, where a page offers them (data-key). Everything works without this file.
// A key works only when nobody is typing, no other key is held, and shortcuts haven't been turned off (WCAG 2.1.4).
(() => {
  const targets = new Map();
  for (const element of document.querySelectorAll("[data-key]")) targets.set(element.dataset.key, element);
  if (!targets.size) return;

  const toggles = document.querySelectorAll("[data-shortcuts-toggle]");
  const kept = "zotim.shortcuts";
  let on = true;
  try { on = localStorage.getItem(kept) !== "off"; } catch { /* storage may be closed; then they are on */ }

  const isButton = (element) => element.matches("button, a[href], input[type=submit]");
  const hintPlace = (element) => isButton(element) ? element : document.querySelector(`label[for="${element.id}"]`);

  function show() {
    for (const [key, element] of targets) {
      const place = hintPlace(element);
      place?.querySelector("kbd")?.remove();
      element.removeAttribute("aria-keyshortcuts");
      if (!on) continue;
      element.setAttribute("aria-keyshortcuts", key);
      const hint = document.createElement("kbd");
      hint.textContent = key.toUpperCase();
      hint.setAttribute("aria-hidden", "true");
      place?.append(hint);
    }
    for (const toggle of toggles) {
      toggle.hidden = false;
      toggle.setAttribute("aria-pressed", String(on));
    }
  }

  for (const toggle of toggles) {
    toggle.addEventListener("click", () => {
      on = !on;
      try { localStorage.setItem(kept, on ? "on" : "off"); } catch { /* as above */ }
      show();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const element = targets.get(event.key.toLowerCase());
    if (!element) return;
    event.preventDefault();
    if (isButton(element)) element.click();
    else element.focus();
  });

  show();
})();
