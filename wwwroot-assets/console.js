// The console's one script. It listens for keys once, ticks clocks, keeps the theme, and shows a press at once.
// Everything that decides anything happens on the server; this only says which key was meant.

const state = {
  dotnet: null,
  keys: new Map(),
  page: false,
  single: read("oc-single-keys") !== "off",
  chord: null,
  clockSkew: 0,
};

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage switched off: the choice lasts as long as the page.
  }
}

// ---------- theme ----------

const systemDark = matchMedia("(prefers-color-scheme: dark)").matches;

export function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `oc-theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

// The server knew neither cookie nor address: take the system's choice and remember it for the next page.
if (!document.documentElement.dataset.theme) setTheme(systemDark ? "dark" : "light");
else setTheme(document.documentElement.dataset.theme);

// ---------- keys ----------

const editable = "textarea, select, [contenteditable=''], [contenteditable='true'], [role=textbox], [role=searchbox], [role=combobox]";
const notTyped = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "color", "file", "image"]);
const overlay = "dialog[open], [role=dialog], [role=alertdialog], [popover]:popover-open, .mud-popover-open";
const decisions = /^(Approve|ApproveRest|Reject|Skip|Digit[1-9]|OtherValue|CantTell|KeepMine)$/;

/** Called once per circuit: the table of keys is .NET's own. */
export function start(dotnet, table, now) {
  state.dotnet = dotnet;
  state.keys = new Map(table.map((s) => [s.press, s]));
  state.clockSkew = Date.parse(now) - Date.now();
  // Tells whoever waits for it (tests, assistive scripts) that keys are heard from now on.
  document.documentElement.dataset.keys = "";
  return state.single;
}

/** Page keys are swallowed only while a page asked for them; elsewhere the arrows keep scrolling. */
export function listen(page) {
  state.page = page;
}

export function setSingleKeys(on) {
  state.single = on;
  write("oc-single-keys", on ? "on" : "off");
}

function isTyping(target) {
  if (!(target instanceof Element)) return false;
  const input = target.closest("input");
  return input ? !notTyped.has(input.type) : target.closest(editable) !== null;
}

function offline() {
  return document.documentElement.dataset.offline !== undefined;
}

/** The key as the table writes it, or null when a modifier makes it somebody else's. */
function press(event) {
  if (event.metaKey) return null;
  let key = event.key;
  // With Alt some keyboards type another sign; the code says which letter was meant.
  if (event.altKey && /^(Key[A-Z]|Digit[0-9])$/.test(event.code)) key = event.code.slice(-1);
  const character = key.length === 1;
  if (event.ctrlKey) return event.altKey || event.shiftKey ? null : `Control+${key.toLowerCase()}`;
  if (character && event.altKey === state.single) return null;
  if (!character && event.altKey) return null;
  const letter = character && key.toLowerCase() !== key.toUpperCase();
  const shift = event.shiftKey && (!character || letter);
  return (shift ? "Shift+" : "") + (character ? key.toLowerCase() : key);
}

/**
 * Letters typed after O and before the field it asks for has come are meant for that field; taken for keys of the page
 * they would decide something.
 */
const early = { text: "", until: 0 };

function keepEarly(event) {
  if (Date.now() > early.until || isTyping(event.target)) return false;
  if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return false;
  early.text += event.key;
  event.preventDefault();
  return true;
}

function giveEarly(event) {
  const field = event.target;
  if (field.id === "other-value" && early.text && Date.now() <= early.until) {
    const text = early.text;
    // The field opens its list when it has heard of the focus; what is typed comes after that.
    setTimeout(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  if (isTyping(field)) early.until = 0;
}

function onKey(event) {
  if (!state.dotnet || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  if (keepEarly(event)) return;
  const pressed = press(event);
  if (!pressed) return;
  const find = pressed === "Control+k";
  const open = document.querySelector(overlay) !== null;
  if (open || (isTyping(event.target) && !find)) {
    state.chord = null;
    return;
  }
  const name = state.chord ? `${state.chord} ${pressed}` : pressed;
  const inChord = state.chord !== null;
  endChord();
  if (!inChord && pressed === "g") {
    if (event.repeat) return;
    state.chord = "g";
    state.chordTimer = setTimeout(endChord, 1500);
    event.preventDefault();
    return;
  }
  const shortcut = state.keys.get(name);
  if (!shortcut || (!shortcut.global && !state.page)) return;
  // Enter and Space belong to the focused button or link.
  if (pressed === "Enter" && event.target.closest?.("a[href], button, summary, [role=button], [role=menuitem]")) return;
  event.preventDefault();
  if (event.repeat || offline()) return;
  showPressed(shortcut.key);
  state.dotnet.invokeMethodAsync("Press", shortcut.key);
}

/** Arrows move between the choices of a group at once; a way to the server would leave a quick next key on the old one. */
function onArrow(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const group = step && !event.ctrlKey && !event.altKey && !event.metaKey && event.target.closest?.("[data-arrows]");
  if (!group) return;
  const choices = [...group.querySelectorAll("[role=radio]")];
  const at = choices.indexOf(event.target.closest("[role=radio]"));
  if (at < 0) return;
  event.preventDefault();
  choices[(at + step + choices.length) % choices.length].focus();
}

function endChord() {
  clearTimeout(state.chordTimer);
  state.chord = null;
}

/**
 * The visible answer within a frame, before the server has spoken: data-pressed on whatever carries the key in data-key,
 * and on the focused line for a decision. Not when the line isn't ready: then the server says "Not yet – read first".
 */
function showPressed(key) {
  const line = document.querySelector("[data-optimistic]");
  if (decisions.test(key)) {
    if (line?.dataset.ready === "false") return;
    if (line) mark(line, key);
  }
  const button = document.querySelector(`[data-key~="${key}"]:not([disabled]):not([aria-disabled=true])`);
  if (!button) return;
  mark(button, key);
  if (key === "OtherValue") Object.assign(early, { text: "", until: Date.now() + 5000 });
}

function mark(element, key) {
  element.dataset.pressed = key;
  setTimeout(() => delete element.dataset.pressed, 1000);
}

function onClick(event) {
  const target = event.target instanceof Element ? event.target : null;
  const skip = target?.closest("a.skip");
  if (skip) {
    // With a base address a bare #main would leave the page.
    event.preventDefault();
    document.getElementById("main")?.focus();
    return;
  }
  const choice = target?.closest("[popover] a, [popover] button");
  if (choice) choice.closest("[popover]").hidePopover();
  const button = target?.closest("[data-key]");
  if (button && !offline()) showPressed(button.dataset.key.split(" ")[0]);
  const reconnect = target?.closest("[data-reconnect]")?.dataset.reconnect;
  if (reconnect === "reload") location.reload();
  if (reconnect === "retry")
    Blazor.reconnect().then(
      (back) => back || location.reload(),
      () => {},
    );
}

// ---------- connection ----------

function watchConnection() {
  const bar = document.getElementById("components-reconnect-modal");
  if (!bar) return;
  const look = () => {
    const lost = [...bar.classList].some((c) => /^components-reconnect-(show|retrying|failed|rejected|paused|resume-failed)$/.test(c));
    if (lost) document.documentElement.dataset.offline = "";
    else delete document.documentElement.dataset.offline;
  };
  new MutationObserver(look).observe(bar, { attributeFilter: ["class"] });
  look();
}

// While the line is down a click on anything that decides must not look as if it did something.
function refuseOffline(event) {
  if (offline() && event.target instanceof Element && event.target.closest("#main button, #main [role=option], #main input")) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

// ---------- clocks ----------

const now = () => Date.now() + state.clockSkew;

function tickDue(element) {
  const due = Date.parse(element.dataset.due);
  if (Number.isNaN(due)) return;
  const from = Date.parse(element.dataset.from);
  const left = due - now();
  const minutes = Math.max(1, Math.ceil(Math.abs(left) / 60000));
  const span =
    minutes < 60
      ? `${minutes} min`
      : minutes < 2880
        ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`
        : `${Math.floor(minutes / 1440)} d`;
  const look = left < 0 ? "overdue" : !Number.isNaN(from) && left < (due - from) / 4 ? "soon" : "calm";
  show(element, left < 0 ? (element.dataset.short !== undefined ? "overdue" : `${span} overdue`) : span, look);
}

function tickCountdown(element) {
  if (element.closest("[data-paused]")) return;
  const left = Math.max(0, Math.ceil((Date.parse(element.dataset.countdown) - now()) / 1000));
  show(element, left < 60 ? `${left} s` : `${Math.ceil(left / 60)} min`, left === 0 ? "over" : "calm");
}

/** "1:46": how long a claim still holds. */
function tickMinutes(element) {
  const left = Math.max(0, Math.ceil((Date.parse(element.dataset.minutes) - now()) / 1000));
  show(element, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`, left === 0 ? "over" : "calm");
}

function show(element, text, look) {
  if (element.textContent !== text) element.textContent = text;
  if (element.dataset.look !== look) element.dataset.look = look;
}

function tick() {
  document.querySelectorAll("[data-due]").forEach(tickDue);
  document.querySelectorAll("[data-countdown]").forEach(tickCountdown);
  document.querySelectorAll("[data-minutes]").forEach(tickMinutes);
}

let tickAsked = false;
function tickSoon() {
  if (tickAsked) return;
  tickAsked = true;
  requestAnimationFrame(() => {
    tickAsked = false;
    tick();
  });
}

// ---------- small services ----------

let lastSaid = 0;
let sayTimer;
/** Says something politely to a screen reader, at most once in five seconds; the newest sentence wins. */
export function announce(text) {
  clearTimeout(sayTimer);
  sayTimer = setTimeout(
    () => {
      lastSaid = Date.now();
      const region = document.getElementById("live");
      if (region) region.textContent = text;
    },
    Math.max(0, lastSaid + 5000 - Date.now()),
  );
}

/** Moves the keyboard focus; used when a panel closes and after a line was decided. */
export function focus(selector) {
  document.querySelector(selector)?.focus();
}

/** A new page begins at its heading, unless the person (or the page) has moved the focus into it already. */
export function focusHeading() {
  const at = document.activeElement;
  const main = document.getElementById("main");
  if (at && at !== main && (main?.contains(at) || at.closest(overlay))) return;
  const heading = document.querySelector("h1");
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus();
}

/** Brings an element into view without moving what is already visible. */
export function reveal(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: "nearest" });
}

// ---------- queue ----------

let queue = null;

/** Tells the queue page which lines have been on screen, and whether this is a phone; returns the latter. */
export function watchQueue(dotnet) {
  leaveQueue();
  const phone = matchMedia("(max-width: 700px)");
  const tell = () => dotnet.invokeMethodAsync("Narrowed", phone.matches);
  phone.addEventListener("change", tell);
  const watched = new WeakSet();
  const seen = new IntersectionObserver(
    (entries) => {
      const items = entries.filter((e) => e.isIntersecting).map((e) => e.target.dataset.item);
      if (items.length > 0) dotnet.invokeMethodAsync("Seen", items);
    },
    { threshold: 0.75 },
  );
  const look = () =>
    document.querySelectorAll("[data-testid=proposal-line]").forEach((line) => {
      if (watched.has(line)) return;
      watched.add(line);
      seen.observe(line);
    });
  const lines = new MutationObserver(look);
  lines.observe(document.getElementById("main") ?? document.body, { subtree: true, childList: true });
  look();
  queue = () => {
    phone.removeEventListener("change", tell);
    lines.disconnect();
    seen.disconnect();
  };
  return phone.matches;
}

export function leaveQueue() {
  queue?.();
  queue = null;
}

document.addEventListener("keydown", onArrow);
document.addEventListener("keydown", onKey);
document.addEventListener("focusin", giveEarly);
document.addEventListener("click", refuseOffline, true);
document.addEventListener("click", onClick);
watchConnection();
setInterval(tick, 1000);
new MutationObserver(tickSoon).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributeFilter: ["data-due", "data-from", "data-countdown", "data-minutes"],
});
tick();
