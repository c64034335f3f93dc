// In the page that pictures are made in: draws a chart with plotly and hands back clean SVG.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
// What plotly leaves in a drawing for its own use.
const LEFT_OVER = /^(data-.*|class|pointer-events|role|tabindex)$/;

/** The charts as SVG text: figure, width and prefix of each. */
function drawCharts(all) {
  return Promise.all(all.map((one) => drawChart(...one)));
}

/** The chart as SVG text, `width` pixels wide; every id in it begins with `prefix`. */
async function drawChart(figure, width, prefix) {
  const height = figure.layout.height;
  const layout = { ...figure.layout, width, height, autosize: false };
  const address = await Plotly.toImage({ data: figure.data, layout, config: { staticPlot: true } },
    { format: "svg", width, height, imageDataOnly: true });
  const drawing = new DOMParser().parseFromString(address, "image/svg+xml").documentElement;
  clean(drawing);
  ownIds(drawing, prefix);
  return new XMLSerializer().serializeToString(drawing);
}

/** Take away scripts, what plotly keeps for itself, and groups without content. */
function clean(drawing) {
  drawing.querySelectorAll("script, foreignObject, style").forEach((node) => node.remove());
  drawing.removeAttribute("style");
  for (const node of drawing.querySelectorAll("*")) {
    for (const { name } of [...node.attributes])
      if (LEFT_OVER.test(name) || name.startsWith("on")) node.removeAttribute(name);
    node.style?.removeProperty("pointer-events");
    node.style?.removeProperty("cursor");
    if (node.getAttribute("style") === "") node.removeAttribute("style");
  }
  for (const node of [...drawing.querySelectorAll("g, defs, clipPath")].reverse())
    if (!node.childElementCount && !node.textContent.trim()) node.remove();
}

/** Give every id the prefix, there and wherever it is referred to, so that drawings can share a page. */
function ownIds(drawing, prefix) {
  const names = new Map([...drawing.querySelectorAll("[id]")].map(
    (node, place) => [node.id, `${prefix}-${place}`]));
  for (const node of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      if (name === "id") node.setAttribute(name, names.get(value) ?? `${prefix}-drawing`);
      else if (value.includes("url(")) node.setAttribute(name, value.replace(
        /url\(["']?[^#)"']*#([^"')]+)["']?\)/g, (whole, id) => `url(#${names.get(id) ?? id})`));
      else if (name === "href" || name === "xlink:href") {
        const id = names.get(value.replace(/^#/, ""));
        if (id) node.setAttribute(name, `#${id}`);
        else if (node.localName !== "image" || !value.startsWith("data:image/")) node.removeAttribute(name);
      }
    }
  }
}

/** The SVG as an element of this page. */
function parsed(svg) {
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  if (drawing.namespaceURI !== SVG) throw new Error("no SVG: " + drawing.textContent.slice(0, 200));
  return document.adoptNode(drawing);
}

/** Show this SVG alone, as large as the window, for a picture to be taken of it. */
async function show(svg, title, width, height) {
  document.title = title;
  const drawing = parsed(svg);
  drawing.setAttribute("width", width);
  drawing.setAttribute("height", height);
  document.body.replaceChildren(drawing);
  await document.fonts.ready;
}

/** Show these SVGs for printing, each on a page of its own size. */
async function showAll(svgs, title) {
  document.title = title;
  const rules = document.createElement("style");
  const sheets = svgs.map((svg, place) => {
    const drawing = parsed(svg);
    const [width, height] = ["width", "height"].map((side) => inPixels(drawing.getAttribute(side)));
    rules.textContent += `@page sheet${place}{size:${width}px ${height}px;margin:0}`;
    const sheet = document.createElement("div");
    sheet.style.cssText = `page:sheet${place};width:${width}px;height:${height}px;overflow:hidden`;
    drawing.setAttribute("width", width);
    drawing.setAttribute("height", height);
    sheet.append(drawing);
    return sheet;
  });
  document.body.replaceChildren(rules, ...sheets);
  await document.fonts.ready;
}

/** A length in pixels, rounded up to what a sheet of paper can be: a hundredth. */
function inPixels(length) {
  return Math.ceil(parseFloat(length) * (length.endsWith("cm") ? 96 / 2.54 : 1) * 100) / 100;
}
