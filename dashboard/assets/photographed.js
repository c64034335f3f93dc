// Makes a page ready for its picture: what is there to be clicked goes, what a reader would have to scroll or
// unfold is shown, as in print, and a foot says what of the data it is. Evidence stays folded: it would make a
// page many times as long; the foot says so.
async ({ foot, folded }) => {
  const SHOWN = "details.chart-table, details.fold";
  // Nothing is scrolled: what would stay in sight is painted apart and hides, now and then, lines between rows.
  const LOOK = `
    .matrix thead th, .text, .rows .plain :is(th, td) { position: static !important; }
    .rows { overflow: visible; }
    .rows .plain + .plain { margin-top: 1.25rem; }
    .rows .plain :is(th, td) { white-space: normal; overflow-wrap: anywhere; }
    .rows .plain .long { white-space: nowrap; }
    .row > summary::after { content: "" !important; }`;
  const LONG = 400;

  // A table wider than the page stands in parts, one below the other, each beginning with the first column.
  function part(rows) {
    const [table] = rows.children;
    for (const cell of table.querySelectorAll("td")) cell.classList.toggle("long", cell.textContent.length > LONG);
    const [first, ...others] = [...table.rows[0].cells].map((cell) => cell.offsetWidth);
    const groups = [[]];
    let used = first;
    others.forEach((wide, at) => {
      if (groups.at(-1).length && used + wide > rows.clientWidth) {
        groups.push([]);
        used = first;
      }
      groups.at(-1).push(at + 1);
      used += wide;
    });
    if (groups.length > 1) table.replaceWith(...groups.map((group) => withColumns(table, group)));
  }

  function withColumns(table, group) {
    const copy = table.cloneNode(true);
    for (const { cells } of copy.rows)
      for (const [at, cell] of [...cells].entries()) if (at && !group.includes(at)) cell.remove();
    return copy;
  }

  const roots = [...document.querySelectorAll('.stMain [data-testid^="stBidiComponent"]')].flatMap((one) =>
    [one, ...one.querySelectorAll("*")].map((node) => node.shadowRoot).filter(Boolean));
  const look = new CSSStyleSheet();
  look.replaceSync(LOOK);
  for (const root of roots) {
    root.adoptedStyleSheets.push(look);
    for (const one of root.querySelectorAll(SHOWN)) one.open = true;
  }
  // What unfolds is built once the browser has told of it, which it does between two frames.
  await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  for (const root of roots) {
    for (const one of root.querySelectorAll(".ways, .hint")) one.remove();
    for (const one of root.querySelectorAll(".rows")) part(one);
  }
  const hasMore = roots.some((root) => root.querySelector("details:not([open]), .panels > [hidden]"));
  const shown = document.createElement("p");
  shown.textContent = hasMore ? `${foot} ${folded}` : foot;
  shown.style.cssText = "margin: 1rem 0 0; font-size: 0.8125rem; opacity: 0.75";
  document.querySelector(".stMainBlockContainer").appendChild(shown);
  globalThis.withoutFoot = () => shown.remove();
}
