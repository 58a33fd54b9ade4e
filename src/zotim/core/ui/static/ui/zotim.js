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

  // Questions that are answered by keys, where a form asks for it (data-questions): j and k lead to the next and the
  // last one, a number chooses one of its answers. Who chose one may go on by keys; who types a text may not.
  const questions = [...document.querySelectorAll("form[data-questions] :is(fieldset.choices, .field:not(.choices))")];
  const first = (question) => question.querySelector("input:checked, input, textarea, select");
  const at = () => questions.findIndex((question) => question.contains(document.activeElement));
  function answer(key) {
    const now = at();
    if (key === "j" || key === "k") {
      const next = questions[Math.max(0, Math.min(questions.length - 1, now + (key === "j" ? 1 : -1)))];
      if (!next) return false;
      first(next).focus();
      next.scrollIntoView({ block: "nearest" });
      return true;
    }
    const answers = now < 0 ? [] : [...questions[now].querySelectorAll("input[type=radio]")];
    const chosen = answers[Number(key) - 1];
    if (!chosen) return false;
    chosen.click();
    chosen.focus();
    return true;
  }

  const typed = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (event.target.closest(typed)) {
      if (event.key === "Escape" && event.target.closest("form[data-questions]")) event.target.blur();
      return;
    }
    const element = targets.get(event.key.toLowerCase());
    if (!element) {
      if (questions.length && answer(event.key.toLowerCase())) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (isButton(element)) element.click();
    else element.focus();
  });

  show();
})();
