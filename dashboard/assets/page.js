// Builds the nodes that dashboard/elements.py describes. Text is only ever set as text. What is closed comes
// as text too, `{later: "[nodes]"}`, which is read and built when it is opened.
const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "line", "circle", "rect", "path", "text", "defs", "pattern"]);

function build(node, isDrawn) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const drawn = isDrawn || DRAWN.has(tag);
  const element = drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value === true ? "" : value);
  }
  if (tag === "a" && /^https?:/.test(attributes.href || "")) {
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
  for (const child of children) {
    if (child.later === undefined) element.appendChild(build(child, drawn));
    else element.later = child.later;
  }
  return element;
}

// Builds what is to be seen once an element is open; nothing where it is there already.
function fill(element) {
  if (!element.later) return;
  const { later } = element;
  element.later = null;
  element.append(...JSON.parse(later).map((node) => build(node, false)));
}

// What stands within an element: what is closed is not there until it is filled.
function inside(node, isFilled) {
  return node.slice(2).flatMap((one) => (one.later === undefined ? [one] : isFilled ? JSON.parse(one.later) : []));
}

// Fills whatever fits, and what in turn is within it.
function fillAll(root, fits) {
  const found = [...root.querySelectorAll("details, [hidden]")].filter((one) => one.later && fits(one.later));
  for (const one of found) fill(one);
  if (found.length) fillAll(root, fits);
}

// Lets what stands in `place`, built from the nodes `before`, become what `after` says. What is said alike
// stays as it is, with all that the reader has opened; what has an id is found by it, all else in order.
function patch(place, before, after, drawn) {
  const left = new Map();
  const children = [...place.childNodes];
  if (children.length !== before.length) {
    place.replaceChildren(...after.map((node) => build(node, drawn)));
    return;
  }
  children.forEach((child, at) => {
    const key = keyOf(before[at]);
    if (!left.has(key)) left.set(key, []);
    left.get(key).push([child, before[at]]);
  });
  const found = after.map((node) => left.get(keyOf(node))?.shift() || []);
  // First what goes: where it stood, all that follows would have to move.
  for (const rest of left.values()) for (const [child] of rest) child.remove();
  let next = place.firstChild;
  after.forEach((node, at) => {
    const [child, was] = found[at];
    const stays = child && become(child, was, node, drawn);
    const one = stays ? child : build(node, drawn);
    if (one === next) next = next.nextSibling;
    else place.insertBefore(one, next);
    if (child && !stays) {
      if (child === next) next = next.nextSibling;
      child.remove();
    }
  });
}

function keyOf(node) {
  if (typeof node === "string") return "";
  return `${node[0]} ${node[1].id || node[1]["data-figure"] || node[1].class || ""}`;
}

// Whether two nodes say the same.
function isAlike(one, other) {
  if (typeof one === "string" || typeof other === "string") return one === other;
  if (one.later !== undefined || other.later !== undefined) return one.later === other.later;
  if (one.length !== other.length || one[0] !== other[0] || !hasAlike(one[1], other[1])) return false;
  for (let at = 2; at < one.length; at += 1) if (!isAlike(one[at], other[at])) return false;
  return true;
}

function hasAlike(some, others) {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => some[name] === others[name]);
}

// Whether an element could become what `after` says without being built anew.
function become(child, before, after, drawn) {
  if (isAlike(before, after)) return true;
  if (typeof after === "string") {
    child.data = after;
    return true;
  }
  if (!hasAlike(before[1], after[1])) return false;
  const isFilled = child.later === null;
  patch(child, inside(before, isFilled), inside(after, isFilled), drawn || DRAWN.has(after[0]));
  if (!isFilled) child.later = after.find((one) => one.later !== undefined)?.later;
  return true;
}

// The browser's own search and a printer see all that there is.
const roots = new Set();

function fillEverything() {
  for (const root of roots) {
    if (root.isConnected) fillAll(root, () => true);
    else roots.delete(root);
  }
}

addEventListener("beforeprint", fillEverything);
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f") fillEverything();
});

function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

// Shows or hides what a control names; beside it in the same place one thing is open at a time.
function show(root, control) {
  const named = control.dataset.show.split(" ").map((id) => root.querySelector(`[id="${CSS.escape(id)}"]`));
  const found = named.filter(Boolean);
  const opens = !found.every(isOpen);
  for (const one of found) {
    for (const other of opens ? one.parentElement.children : []) if (!found.includes(other)) setOpen(other, false);
    setOpen(one, opens);
  }
  tellControls(root);
  if (opens) found[0]?.scrollIntoView({ block: "nearest" });
}

const isOpen = (one) => (one.tagName === "DETAILS" ? one.open : !one.hidden);

function setOpen(one, opens) {
  if (opens) fill(one);
  if (one.tagName === "DETAILS") one.open = opens;
  else one.hidden = !opens;
}

function tellControls(root) {
  for (const control of root.querySelectorAll("[data-show]")) {
    const ids = control.dataset.show.split(" ");
    const opened = ids.every((id) => {
      const one = root.querySelector(`[id="${CSS.escape(id)}"]`);
      return one && isOpen(one);
    });
    control.setAttribute("aria-expanded", String(opened));
  }
}

// Puts a text on the clipboard; where the page may not, over plain http, by way of a selection.
async function copy(button) {
  const label = (button.dataset.label ??= button.textContent);
  let copied = true;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = button.dataset.copy;
    field.select();
    copied = document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = copied ? "Copied" : "The browser does not allow copying";
  setTimeout(() => { button.textContent = label; }, 2000);
}

function goTo(root, id) {
  const target = root.querySelector(`[id="${CSS.escape(id)}"]`);
  if (!target) return;
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

// What finds a control again when the page is built anew, so that the keyboard keeps its place.
function namedBy(control) {
  for (const name of ["go", "pick", "show", "copy"]) {
    const value = control?.dataset[name];
    if (value !== undefined) return `[data-${name}="${CSS.escape(value)}"]`;
  }
  const folded = control?.tagName === "SUMMARY" && control.parentElement.id;
  return folded ? `[id="${CSS.escape(folded)}"] > summary` : null;
}

// Builds what holds the evidence of that id.
function fillWith(root, id) {
  // Within text within text each quote has backslashes before it.
  const named = new RegExp(`data-figure\\\\*":\\\\*"${id.replace(/\W/g, "\\$&")}\\\\*"`);
  fillAll(root, (later) => named.test(later));
}

// Opens what holds a figure's evidence, and shows it.
function openFigure(root, id) {
  fillWith(root, id);
  const piece = root.querySelector(`[data-figure="${CSS.escape(id)}"]`);
  if (!piece) return;
  for (let one = piece; one && one !== root; one = one.parentElement) setOpen(one, true);
  tellControls(root);
  const row = piece.closest("details:not(.fold)") || piece;
  requestAnimationFrame(() => row.scrollIntoView({ block: "center" }));
}

// What a reader has opened by hand is named in the address by its first evidence, so that it comes back with a
// link, and Python is told once the reader pauses. Several parts of a page tell of it as one.
const BY_HAND = "details.row, details.beside, .panels > div";
const MOST = 12;
let telling = null;

function openedByHand() {
  const here = [...roots].filter((root) => root.isConnected);
  const open = here.flatMap((root) => [...root.querySelectorAll(BY_HAND)]).filter(isOpen);
  const names = open.map((one) => one.querySelector("[data-figure]")?.dataset.figure).filter(Boolean);
  return [...new Set(names)].slice(-MOST);
}

function nameOpened(root) {
  const address = new URL(location.href);
  const names = openedByHand();
  if (names.length) address.searchParams.set("open", names.join(","));
  else address.searchParams.delete("open");
  if (address.href === location.href) return;
  history.replaceState(history.state, "", address);
  for (const one of roots) one.rows = names;
  clearTimeout(telling);
  telling = setTimeout(() => { telling = null; root.tellRows(names); }, 250);
}

// Opens what the address names and closes what it names no more.
function followRows(root, names) {
  if (telling) return;
  const before = root.rows || [];
  root.rows = names;
  for (const name of before) if (!names.includes(name)) rowOf(root, name)?.forEach((one) => setOpen(one, false));
  const found = names.filter((name) => !before.includes(name)).flatMap((name) => rowOf(root, name) || []);
  for (const one of found) setOpen(one, true);
  if (!found.length) return;
  tellControls(root);
  if (!before.length) requestAnimationFrame(() => found[0].scrollIntoView({ block: "nearest" }));
}

// What is opened by hand to see a piece of evidence, with what that stands in.
function rowOf(root, name) {
  fillWith(root, name);
  const pieces = [...root.querySelectorAll(`[data-figure="${CSS.escape(name)}"]`)];
  const rows = pieces.map((piece) => piece.closest(BY_HAND)).filter(Boolean);
  const own = rows.filter((row) => row.querySelector("[data-figure]").dataset.figure === name);
  return own.length ? own.slice(0, 1) : rows.slice(0, 1);
}

function redraw(root, data) {
  const opened = new Set([...root.querySelectorAll("details[open][id]")].map((one) => one.id));
  const focused = namedBy(root.getRootNode().activeElement);
  const before = root.querySelector(".wanted")?.id;
  patch(root, root.nodes || [], data.nodes, false);
  root.nodes = data.nodes;
  for (const id of opened) {
    const one = root.querySelector(`details[id="${CSS.escape(id)}"]`);
    if (one) setOpen(one, true);
  }
  if (focused) root.querySelector(focused)?.focus({ preventScroll: true });
  const wanted = root.querySelector(".wanted");
  if (wanted && wanted.id !== before) requestAnimationFrame(() => goTo(root, wanted.id));
  // Evidence that a click opens below a tall chart comes into view.
  const evidence = root.querySelector('.evidence[role="status"]');
  const isNew = evidence && evidence.textContent !== root.told && root.dataset.state === "built";
  if (isNew) requestAnimationFrame(() => evidence.scrollIntoView({ block: "nearest" }));
  root.told = evidence?.textContent;
  if (data.open !== root.opened && data.open) openFigure(root, data.open);
  root.opened = data.open;
  followRows(root, data.rows);
}

export default function (component) {
  const { parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".page");
  const written = new TextDecoder().decode(component.data);
  if (root.written !== written) redraw(root, JSON.parse(written));
  root.written = written;
  root.tellRows = (names) => setTriggerValue("rows", names);
  // A click on a link to one of our pages changes the page without starting a new session.
  root.onclick = (event) => {
    const summary = event.target.closest("summary");
    if (summary) {
      fill(summary.parentElement);
      // The browser opens it once this is over.
      if (summary.parentElement.matches(BY_HAND)) setTimeout(() => nameOpened(root));
    }
    const target = event.target.closest("[data-go], [data-pick], [data-show], [data-copy]");
    if (!target || !isPlainClick(event)) return;
    event.preventDefault();
    const { go, pick, show: shown, copy: text } = target.dataset;
    if (shown !== undefined) {
      show(root, target);
      nameOpened(root);
    }
    else if (text !== undefined) copy(target);
    else if (go) globalThis.figuresGo(go);
    else setTriggerValue("pick", pick);
  };
  if (!root.watched) {
    root.addEventListener("toggle", (event) => { fill(event.target); tellControls(root); }, { capture: true });
  }
  root.watched = true;
  roots.add(root);
  root.dataset.state = "built";
}
