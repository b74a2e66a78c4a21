// The keyboard: / searches, g and a letter goes to a page, j and k move from line to line, ? shows all of it.
//
// Which letter leads where is written beside the links, as data-go, so that a page that is added brings its key along.
// Keys of a single character can be switched off (WCAG 2.1.4), for those who speak to their computer; the choice is
// kept in this browser. Nothing of this is to be seen on a page without scripts.

const KEPT = "onrecord-keys";
const PATIENCE = 1500; // milliseconds between g and its letter
const LINES = "main ol.lines > li, main ul.hits > li, main ol.hits > li, main tbody > tr, main [data-line]";
const BEST = [".words a[href]", ".trigger a[href]", "a.title[href]", "th a[href]", "a[href]"];

export function listenForKeys() {
  const dialog = makeDialog();
  addButton(dialog);
  let waiting = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]") || !areOn()) return;
    const afterG = performance.now() - waiting < PATIENCE && waiting > 0;
    waiting = 0;
    if (afterG) {
      const link = goals().get(event.key.toLowerCase());
      if (link) act(event, () => link.click());
      return;
    }
    switch (event.key) {
      case "/":
        return act(event, () => focusSearch());
      case "?":
        return act(event, () => open(dialog));
      case "g":
        waiting = performance.now();
        return;
      case "j":
        return act(event, () => move(1));
      case "k":
        return act(event, () => move(-1));
    }
  });
}

function act(event, what) {
  event.preventDefault();
  what();
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function areOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true; // a browser that keeps nothing
  }
}

function keep(on) {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // then the choice holds for nothing, and the keys stay as they are
  }
}

function focusSearch() {
  const field = document.querySelector("main input[type=search]") ?? document.getElementById("find");
  field?.focus();
  field?.select();
}

// The links that a letter leads to; of two with one letter the first on the page holds.
function goals() {
  const found = new Map();
  for (const link of document.querySelectorAll("a[href][data-go]")) {
    if (!found.has(link.dataset.go)) found.set(link.dataset.go, link);
  }
  return found;
}

function move(step) {
  const lines = [...document.querySelectorAll(LINES)].filter((line) => best(line));
  if (!lines.length) return;
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const next = at >= 0 ? at + step : step > 0 ? firstInView(lines) : lines.length - 1;
  const line = lines[Math.min(Math.max(next, 0), lines.length - 1)];
  best(line).focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

function firstInView(lines) {
  const at = lines.findIndex((line) => line.getBoundingClientRect().bottom > 0);
  return at < 0 ? 0 : at;
}

function best(line) {
  for (const selector of BEST) {
    const link = line.querySelector(selector);
    if (link && link.checkVisibility?.() !== false) return link;
  }
  return null;
}

function open(dialog) {
  dialog.querySelector("dl").replaceChildren(...rows());
  dialog.querySelector("input").checked = areOn();
  dialog.showModal();
}

function rows() {
  const keys = [["/", "search"], ["j", "next line"], ["k", "line before"], ["?", "these keys"]];
  const links = [...goals()].map(([letter, link]) => [`g ${letter}`, link.dataset.goName ?? link.textContent.trim()]);
  return [...keys, ...links].map(([key, what]) => {
    const row = make("div");
    const term = make("dt");
    term.append(...key.split(" ").map((one) => make("kbd", one)));
    row.append(term, make("dd", what));
    return row;
  });
}

function makeDialog() {
  const dialog = make("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-heading");
  const heading = make("h2", "Keys");
  heading.id = "keys-heading";
  const on = make("input");
  on.type = "checkbox";
  on.addEventListener("change", () => keep(on.checked));
  const label = make("label");
  label.append(on, " Use these keys");
  const close = make("button", "Close");
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  const foot = make("p");
  foot.append(label, close);
  dialog.append(heading, make("dl"), foot);
  document.body.append(dialog);
  return dialog;
}

function addButton(dialog) {
  const button = make("button", "Keys");
  button.type = "button";
  button.className = "show-keys";
  button.addEventListener("click", () => open(dialog));
  document.querySelector(".colophon")?.append(button);
}

function make(tag, text) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  return element;
}
