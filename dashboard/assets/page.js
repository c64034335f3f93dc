// Builds the nodes that dashboard/elements.py describes. Text is only ever set as text.
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
  for (const child of children) element.appendChild(build(child, drawn));
  return element;
}

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
  const label = button.textContent;
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

// Opens what holds a figure's evidence, and shows it.
function openFigure(root, id) {
  const piece = root.querySelector(`[data-figure="${CSS.escape(id)}"]`);
  if (!piece) return;
  for (let one = piece; one && one !== root; one = one.parentElement) setOpen(one, true);
  const row = piece.closest("details") || piece;
  requestAnimationFrame(() => row.scrollIntoView({ block: "center" }));
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".page");
  const written = JSON.stringify(data.nodes);
  if (root.written !== written) {
    const opened = new Set([...root.querySelectorAll("details[open][id]")].map((one) => one.id));
    const focused = namedBy(root.getRootNode().activeElement);
    const before = root.querySelector(".wanted")?.id;
    root.replaceChildren(...data.nodes.map((node) => build(node, false)));
    for (const id of opened) root.querySelector(`details[id="${CSS.escape(id)}"]`)?.setAttribute("open", "");
    if (focused) root.querySelector(focused)?.focus({ preventScroll: true });
    root.written = written;
    const wanted = root.querySelector(".wanted");
    if (wanted && wanted.id !== before) requestAnimationFrame(() => goTo(root, wanted.id));
    // Evidence that a click opens below a tall chart comes into view.
    const evidence = root.querySelector('.evidence[role="status"]');
    const isNew = evidence && evidence.textContent !== root.told && root.dataset.state === "built";
    if (isNew) requestAnimationFrame(() => evidence.scrollIntoView({ block: "nearest" }));
    root.told = evidence?.textContent;
  }
  if (data.open !== root.opened && data.open) openFigure(root, data.open);
  root.opened = data.open;
  // A click on a link to one of our pages changes the page without starting a new session.
  root.onclick = (event) => {
    const target = event.target.closest("[data-go], [data-pick], [data-show], [data-copy]");
    if (!target || !isPlainClick(event)) return;
    event.preventDefault();
    const { go, pick, show: shown, copy: text } = target.dataset;
    if (shown !== undefined) show(root, target);
    else if (text !== undefined) copy(target);
    else if (go) setTriggerValue("go", go);
    else setTriggerValue("pick", pick);
  };
  if (!root.watched) root.addEventListener("toggle", () => tellControls(root), { capture: true });
  root.watched = true;
  root.dataset.state = "built";
}
