// Shows slides: all words are here at once, charts lie in containers of their own beside this component and
// are enlarged and put in their place from here. A step needs no answer from the server.
const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "line", "circle", "rect", "path", "text", "defs", "pattern"]);
const NARROWEST = 345;
const LARGEST = 3.4;
const SCALES = [1, 0.94, 0.88];
const NEAR = 2;
// All that is not a slide goes; elements that a rerun may replace do not fade.
const STILL = `
  [data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stToolbar"], [data-testid="stStatusWidget"],
  [data-testid="stExpandSidebarButton"] { display: none !important; }
  [data-testid="stMain"] { overflow: hidden !important; }
  [data-stale], [data-stale] * { opacity: 1 !important; transition: none !important; }
  [class*="st-key-slide-"] { position: fixed !important; left: 0; top: 0; visibility: hidden; pointer-events: none;
    z-index: 3; gap: 0; max-width: none !important; min-width: 0 !important; flex: none !important; }
  /* Within what is measured for the drawing, so that it is drawn at its own size and then enlarged. */
  [class*="st-key-slide-"] div { overflow: visible !important; }
  [class*="st-key-slide-"] .plot-container { transform-origin: 0 0; }
  [data-testid="stAlert"] { position: fixed; z-index: 4; right: 1rem; top: 1rem; width: auto !important; max-width: 26rem; }
`;

function build(node, isDrawn) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  const drawn = isDrawn || DRAWN.has(tag);
  const element = drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value === true ? "" : value);
  for (const child of children) element.appendChild(build(child, drawn));
  return element;
}

const SIGNS = {
  back: "M12 4 6 10l6 6", on: "M8 4l6 6-6 6", list: "M3 5h14M3 10h14M3 15h14",
  full: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5", leave: "M4 4l12 12M16 4 4 16",
};
const button = (act, words) => build(["button", { type: "button", title: words, "aria-label": words, "data-act": act },
  ["svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, ["path", { d: SIGNS[act] }]]]);

// What stays while slides change: the slides' place, the progress mark, the buttons, what is read out.
function frame(root) {
  const steps = build(["nav", { class: "steps", "aria-label": "Slides" }, ["p", { class: "tally" }], ["p", { class: "version" }]]);
  steps.append(button("back", "Previous slide"), button("on", "Next slide"), button("list", "List of slides (L)"),
    button("full", "Full screen (F)"), button("leave", "Leave (Escape)"));
  root.replaceChildren(build(["i", { class: "ground" }]), build(["div", { class: "slides" }]), steps,
    build(["div", { class: "bar", "aria-hidden": "true" }, ["i", {}]]),
    build(["p", { class: "unseen told", "aria-live": "polite" }]), document.createElement("dialog"));
}

// The drawing of a vector picture, made by us from the data; only its nodes are taken over, and no handlers.
function picture(text) {
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const svg = document.importNode(drawn, true);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  return svg;
}

function fill(root) {
  const { slides } = root.data;
  const built = slides.map((slide) => {
    const holder = document.createElement("div");
    holder.append(...slide.nodes.map((node) => build(node, false)));
    holder.className = "holder";
    holder.hidden = true;
    const stage = holder.querySelector(".stage");
    if (stage) stage.append(...slide.drawings.map(picture));
    return holder;
  });
  root.querySelector(".slides").replaceChildren(...built);
  root.querySelector(".steps .version").textContent = root.data.version_words;
  root.fits = new Map();
}

const isUpright = () => innerWidth < innerHeight;
const holderOf = (root, at) => root.querySelector(".slides").children[at];

// Tries one arrangement of a slide; returns how much its drawing is enlarged, less than 0 where words are cut.
function tried(holder, slide, arrangement, scale, shrunk) {
  holder.dataset.arrangement = arrangement;
  holder.style.setProperty("--s", scale);
  holder.style.setProperty("--v", shrunk);
  const section = holder.querySelector(".slide");
  const stage = holder.querySelector(".stage");
  // Words beside a drawing that are taller than it would run into the sources below.
  const isOver = (one) => one.scrollHeight > one.clientHeight + 1;
  if ([section, stage, holder.querySelector(".aside")].some(isOver) || stage.scrollWidth > stage.clientWidth + 1) return -1;
  if (!slide.height && !slide.drawings.length) return 1;
  const { width, height } = stage.getBoundingClientRect();
  if (slide.height) return Math.min(height / slide.height, width / NARROWEST, LARGEST);
  return shareOf(chosenPicture(stage), width, height);
}

// How often a picture, whole, fits into so many pixels.
function shareOf({ viewBox: { baseVal: box } }, width, height) {
  return Math.min(width / box.width, height / box.height);
}

// The picture that fills most of the stage.
function chosenPicture(stage) {
  const { width, height } = stage.getBoundingClientRect();
  const filled = (svg) => shareOf(svg, width, height) ** 2 * svg.viewBox.baseVal.width * svg.viewBox.baseVal.height;
  const better = (best, one) => (best && filled(one) <= filled(best) * 1.02 ? best : one);
  return [...stage.querySelectorAll(":scope > svg")].reduce(better, undefined);
}

function* arrangements(slide) {
  const ways = isUpright() || !(slide.height || slide.drawings.length) ? ["above"] : ["above", "beside"];
  const shrinks = slide.height || slide.drawings.length ? [1] : [1, 0.88, 0.76, 0.66, 0.56, 0.46];
  for (const scale of SCALES) for (const shrunk of shrinks) for (const way of ways) yield [way, scale, shrunk];
}

// The arrangement that enlarges the drawing enough with the largest words, else the most.
function fitted(root, at) {
  const holder = holderOf(root, at);
  const slide = root.data.slides[at];
  const enough = Math.max(1, 1.7 * Math.min(innerHeight / 1080, innerWidth / 1280));
  let best = null;
  holder.classList.remove("tall");
  for (const way of arrangements(slide)) {
    const factor = tried(holder, slide, ...way);
    const counts = Math.min(factor, enough);
    if (factor > 0 && (!best || counts > best.counts + 0.02 || (way[1] === best.way[1] && factor > best.factor + 0.02 && counts >= best.counts))) best = { way, factor, counts };
  }
  const least = isUpright() ? 0.8 : 0.55;
  if (!best || (slide.height && best.factor < least)) return tall(holder, slide);
  tried(holder, slide, ...best.way);
  return best.factor;
}

// On a window too small for all of it the slide is scrolled, and nothing cut.
function tall(holder, slide) {
  tried(holder, slide, "above", SCALES.at(-1), 0.46);
  holder.classList.add("tall");
  const { width } = holder.querySelector(".stage").getBoundingClientRect();
  const factor = slide.height ? Math.min(width / NARROWEST, LARGEST, 1.2) : 1;
  holder.querySelector(".stage").style.minHeight = slide.height ? `${slide.height * factor}px` : "";
  return factor;
}

function isNear(root, index) {
  return Math.abs(index - root.at) <= NEAR;
}

// Lays the slides near the one shown out, then puts their charts where their stages are.
function lay(root) {
  const size = `${innerWidth} ${innerHeight}`;
  if (root.size !== size) root.fits.clear();
  root.size = size;
  [...root.querySelector(".slides").children].forEach((holder, index) => {
    holder.hidden = !isNear(root, index);
    holder.classList.toggle("now", index === root.at);
    holder.setAttribute("aria-hidden", String(index !== root.at));
    if (holder.hidden || root.fits.has(index)) return;
    holder.querySelector(".stage").style.minHeight = "";
    root.fits.set(index, fitted(root, index));
    choosePicture(holder);
  });
  root.style.setProperty("--share", `${((root.at + 1) / root.data.slides.length) * 100}%`);
  placeCharts(root);
}

function choosePicture(holder) {
  const stage = holder.querySelector(".stage");
  const chosen = chosenPicture(stage);
  for (const one of stage.querySelectorAll(":scope > svg")) one.style.display = one === chosen ? "" : "none";
}

function placeCharts(root) {
  const rules = root.data.slides.map((slide, index) => {
    const factor = root.fits.get(index);
    if (!slide.height || !factor || !isNear(root, index)) return "";
    const box = holderOf(root, index).querySelector(".stage").getBoundingClientRect();
    const spare = Math.max(0, (box.height - slide.height * factor) / 2);
    return `.st-key-${slide.place} { transform: translate(${box.left}px, ${box.top + spare}px); width: ${box.width / factor}px !important;
      ${index === root.at ? "visibility: visible;" : ""} }
      .st-key-${slide.place} .plot-container { transform: scale(${factor}); }`;
  });
  root.style_.textContent = STILL + rules.join("\n");
}

// Shows a slide, names it in the address without a step in the history, and says so.
function show(root, at) {
  const last = root.data.slides.length - 1;
  const wanted = Math.min(Math.max(at, 0), last);
  const isNew = wanted !== root.at;
  root.at = wanted;
  const slide = root.data.slides[wanted];
  root.querySelector(".tally").textContent = `${wanted + 1} of ${last + 1}`;
  root.querySelector('[data-act="back"]').disabled = wanted === 0;
  root.querySelector('[data-act="on"]').disabled = wanted === last;
  lay(root);
  const words = `${wanted + 1} of ${last + 1}. ${slide.title}. ${slide.said === slide.title ? "" : slide.said}`;
  root.querySelector(".told").textContent = words;
  if (!isNew) return;
  write({ at: String(wanted + 1) });
  for (const notice of document.querySelectorAll('[data-testid="stAlert"]')) notice.hidden = true;
  clearTimeout(root.telling);
  root.telling = setTimeout(() => root.tell("at", wanted), 80);
}

function address(values) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.href.replaceAll("%2C", ",");
}

const write = (values) => history.replaceState(history.state, "", address(values));

function leave(root) {
  if (document.fullscreenElement) document.exitFullscreen();
  globalThis.figuresGo?.(root.data.slides[root.at].path);
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

const KEYS = {
  ArrowRight: "on", ArrowDown: "on", PageDown: "on", " ": "on", Enter: "on",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
  Home: "first", End: "last", Escape: "leave", f: "full", F: "full", l: "list", L: "list",
};

function act(root, name) {
  if (name === "on") show(root, root.at + 1);
  else if (name === "back") show(root, root.at - 1);
  else if (name === "first") show(root, 0);
  else if (name === "last") show(root, root.data.slides.length - 1);
  else if (name === "full") full();
  else if (name === "list") openList(root);
  else if (name === "leave") leave(root);
}

function onKey(root, event) {
  if (event.metaKey || event.ctrlKey || event.altKey || root.querySelector("dialog").open) return;
  const inside = root.getRootNode().activeElement;
  if (inside?.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
  const name = event.key === " " && event.shiftKey ? "back" : KEYS[event.key];
  if (!name) return;
  event.preventDefault();
  event.stopPropagation();
  act(root, name);
}

// The list: what is shown in which order, to be changed, and what else could be.
function openList(root) {
  const dialog = root.querySelector("dialog");
  root.order = [...root.data.items];
  dialog.setAttribute("aria-label", "Slides");
  dialog.onclick = (event) => onList(root, dialog, event.target.closest("[data-list]"));
  dialog.onclose = () => {
    const chosen = root.order.join(",");
    if (!root.order.length || chosen === root.data.items.join(",")) return;
    write({ show: chosen, at: "1" });
    root.at = 0;
    root.tell("at", 0);
    root.tell("show", chosen);
  };
  drawList(root, dialog);
  dialog.showModal();
}

function drawList(root, dialog) {
  const titles = new Map(root.data.offers);
  const control = (name, item, words, sign) => ["button", { type: "button", "data-list": name, "data-item": item, "aria-label": `${words}: ${titles.get(item)}`, title: words }, sign];
  const line = (item) => ["li", {}, control("show", item, "Show", titles.get(item)), ["span", {}, control("up", item, "Earlier", "↑"), control("down", item, "Later", "↓"), control("out", item, "Leave out", "−")]];
  const others = root.data.offers.filter(([item]) => !root.order.includes(item));
  const more = others.map(([item, title]) => ["li", {}, ["span", {}, title], ["span", {}, control("in", item, "Add", "+")]]);
  dialog.replaceChildren(...[
    ["h2", {}, "Slides"],
    ["p", { class: "tools" }, ["button", { type: "button", "data-list": "copy" }, "Copy link to this order"], ["button", { type: "button", "data-list": "close" }, "Done"]],
    ["ol", {}, ...root.order.map(line)],
    ...(more.length ? [["h2", {}, "Not shown"], ["ul", {}, ...more]] : []),
  ].map((node) => build(node, false)));
}

function onList(root, dialog, target) {
  if (!target) return;
  const { list, item } = target.dataset;
  const at = root.order.indexOf(item);
  if (list === "close") dialog.close();
  if (list === "copy") copy(target, address({ show: root.order.join(","), at: String(root.at + 1), version: root.data.version }));
  if (list === "show") {
    dialog.close();
    const found = root.data.slides.findIndex((slide) => slide.id === item || slide.id.startsWith(`${item}.`));
    if (found >= 0) show(root, found);
  }
  if (list === "in") root.order.push(item);
  if (list === "out" && root.order.length > 1) root.order.splice(at, 1);
  if (list === "up" && at > 0) root.order.splice(at - 1, 0, ...root.order.splice(at, 1));
  if (list === "down") root.order.splice(at + 1, 0, ...root.order.splice(at, 1));
  if (!["in", "out", "up", "down"].includes(list)) return;
  drawList(root, dialog);
  const same = dialog.querySelector(`[data-list="${list}"][data-item="${CSS.escape(item)}"]`);
  (same || dialog.querySelector("button")).focus();
}

async function copy(target, text) {
  // Pressed twice, it still knows what it was called.
  const label = target.dataset.label ??= target.textContent;
  try {
    await navigator.clipboard.writeText(text);
    target.textContent = "Copied";
  } catch {
    target.textContent = "The browser does not allow copying";
  }
  setTimeout(() => { target.textContent = label; }, 2000);
}

function mode(root) {
  const [red, green, blue] = getComputedStyle(root.querySelector(".ground")).backgroundColor.match(/[\d.]+/g) || [];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function tellMode(root) {
  const seen = mode(root);
  if (root.seen === seen || (root.seen === undefined && root.data.mode === seen)) return;
  root.seen = seen;
  root.tell("mode", seen);
}

// A finger drawn across turns the slide; one drawn down scrolls what is taller than its window.
function swipes(root, signal) {
  let from = null;
  root.addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 ? touches[0] : null; }, { signal, passive: true });
  root.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from || root.querySelector("dialog").open) return;
    const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    if (Math.abs(across) > 45 && Math.abs(across) > 1.5 * Math.abs(down)) act(root, across < 0 ? "on" : "back");
  }, { signal, passive: true });
}

function watch(root) {
  const ended = new AbortController();
  const { signal } = ended;
  root.ended = ended;
  root.style_ = document.head.appendChild(document.createElement("style"));
  document.addEventListener("keydown", (event) => onKey(root, event), { signal, capture: true });
  addEventListener("resize", () => lay(root), { signal });
  root.querySelector(".slides").addEventListener("scroll", () => placeCharts(root), { signal, capture: true, passive: true });
  root.querySelector(".steps").addEventListener("click", (event) => {
    const name = event.target.closest("[data-act]")?.dataset.act;
    if (name) act(root, name);
  }, { signal });
  root.querySelector(".ground").addEventListener("transitionend", () => tellMode(root), { signal });
  swipes(root, signal);
  // Letters that come late, such as those of a later slide, are of another width than those they replace.
  const again = () => { root.fits.clear(); lay(root); };
  document.fonts.addEventListener("loadingdone", again, { signal });
  document.fonts.ready.then(() => { if (!signal.aborted) again(); });
}

export default function (component) {
  const { parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".present");
  Object.assign(root, { tell: setStateValue });
  const written = new TextDecoder().decode(component.data);
  if (!root.ended || root.ended.signal.aborted) {
    frame(root);
    root.written = null;
    watch(root);
  }
  if (root.written !== written) {
    const isFirst = !root.data;
    root.written = written;
    root.data = JSON.parse(written);
    fill(root);
    if (isFirst) root.at = root.data.start;
    show(root, root.at);
    if (isFirst) root.focus({ preventScroll: true });
  }
  tellMode(root);
  root.dataset.state = "built";
  return () => setTimeout(() => {
    if (root.isConnected) return;
    root.ended.abort();
    root.style_.remove();
  });
}
