// The switches above the map. They also tell how wide it is, in steps, and where this browser cannot draw it.
// Whether it can is asked only of a browser that has not: to ask is to set the graphics up once more.
const drawable = () => {
  try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; }
};
const isDrawn = () => [...document.querySelectorAll('[data-testid="stDeckGlJsonChart"] canvas')]
  .some((one) => one.width !== 300 || one.height !== 150);

// Whether the land and the picture of the names have come.
const hasCome = () => ["/map-", "/media/"].every((part) => performance.getEntriesByType("resource")
  .some((one) => one.initiatorType === "fetch" && one.name.includes(part)));

// The picture is whole two frames after all of it has come; until then it is not to be photographed.
function tellWhenDrawn(root) {
  if (isDrawn() && hasCome()) {
    requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.state = "built"; }));
  } else if (root.isConnected) requestAnimationFrame(() => tellWhenDrawn(root));
}

function button(words, attributes) {
  const element = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function build(root, { layers, fits }) {
  const [switches, moves] = root.querySelectorAll("section");
  switches.replaceChildren(...layers.map(([id, words]) => button(words, { "data-layer": id })));
  moves.replaceChildren(...fits.map(([id, words]) => button(words, { "data-fit": id })));
}

export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".controls");
  if (!root.built) build(root, data);
  root.built = true;
  const switches = [...root.querySelectorAll("[data-layer]")];
  for (const one of switches) one.setAttribute("aria-pressed", String(data.shown.includes(one.dataset.layer)));
  for (const one of root.querySelectorAll("button")) {
    one.hidden = !data.held.includes(one.dataset.layer || one.dataset.fit);
  }
  root.querySelector("p").hidden = data.draws;
  for (const one of root.querySelectorAll("section")) one.hidden = !data.draws;
  root.onclick = ({ target }) => {
    const { layer, fit } = target.closest("button")?.dataset || {};
    if (fit) setTriggerValue("fit", fit);
    if (!layer) return;
    target.setAttribute("aria-pressed", String(target.getAttribute("aria-pressed") !== "true"));
    const pressed = switches.filter((one) => one.getAttribute("aria-pressed") === "true");
    setTriggerValue("layers", { shown: pressed.map((one) => one.dataset.layer) });
  };
  const tell = (draws) => {
    const wide = root.getBoundingClientRect().width;
    const width = wide > 0 ? data.widths.filter((step) => step <= wide).at(-1) ?? data.widths[0] : data.width;
    if (width !== data.width || draws !== data.draws) setStateValue("size", { width, draws });
  };
  root.observer?.disconnect();
  root.observer = new ResizeObserver(() => {
    clearTimeout(root.timer);
    root.timer = setTimeout(() => tell(data.draws), 120);
  });
  root.observer.observe(root);
  tell(data.draws);
  clearTimeout(root.doubt);
  if (data.draws) root.doubt = setTimeout(() => { if (!isDrawn() && !drawable()) tell(false); }, 2500);
  if (!data.draws) root.dataset.state = "built";
  else if (root.dataset.state !== "built") tellWhenDrawn(root);
  return () => { root.observer?.disconnect(); clearTimeout(root.doubt); };
}
