// Tells how wide the map is, in steps, and whether this browser can draw it; says so plainly where it cannot.
const drawable = () => {
  try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; }
};

export default function (component) {
  const { parentElement, data, setStateValue } = component;
  const root = parentElement.querySelector(".page");
  const draws = root.draws ??= drawable();
  root.querySelector("p").hidden = draws;
  const measure = () => {
    const wide = root.getBoundingClientRect().width;
    const fitting = data.widths.filter((step) => step <= wide);
    const width = wide > 0 ? fitting.at(-1) ?? data.widths[0] : data.width;
    if (width !== data.width || draws !== data.draws) setStateValue("size", { width, draws });
  };
  root.observer?.disconnect();
  root.observer = new ResizeObserver(() => { clearTimeout(root.timer); root.timer = setTimeout(measure, 120); });
  root.observer.observe(root);
  measure();
  root.dataset.state = "built";
  return () => root.observer?.disconnect();
}
