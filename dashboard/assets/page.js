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

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".page");
  const written = JSON.stringify(data.nodes);
  if (root.written !== written) {
    const opened = new Set([...root.querySelectorAll("details[open][id]")].map((one) => one.id));
    root.replaceChildren(...data.nodes.map((node) => build(node, false)));
    for (const id of opened) root.querySelector(`details[id="${CSS.escape(id)}"]`)?.setAttribute("open", "");
    root.written = written;
  }
  // A click on a link to one of our pages changes the page without starting a new session.
  root.onclick = (event) => {
    const target = event.target.closest("[data-go], [data-pick]");
    if (!target || !isPlainClick(event)) return;
    event.preventDefault();
    if (target.dataset.go) setTriggerValue("go", target.dataset.go);
    else setTriggerValue("pick", target.dataset.pick);
  };
  root.dataset.state = "built";
}
