// Brings a report to life in the reader's browser: charts that answer, evidence on a click, tables that sort.
// Everything is readable without it, and it reaches nothing outside the file.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("report-data").textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, responsive: true };
  let plotly = null;

  // From here on all chapters are laid out, those out of sight, too.
  addEventListener("load", () => { document.documentElement.dataset.read = ""; });

  // Plotly, unpacked and run once; rejected where the browser cannot unpack it.
  function ready() {
    plotly ??= (async () => {
      const packed = document.getElementById("plotly-packed").textContent;
      const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const script = document.createElement("script");
      script.textContent = await new Response(stream).text();
      document.head.append(script);
      return window.Plotly;
    })();
    return plotly;
  }

  async function enliven(plate) {
    if (plate.dataset.state) return;
    plate.dataset.state = "waiting";
    try {
      const program = await ready();
      const live = document.createElement("div");
      live.className = "live";
      live.setAttribute("role", "img");
      live.setAttribute("aria-label", plate.querySelector(".drawing-of").getAttribute("aria-label"));
      plate.querySelector(".drawings").append(live);
      await draw(program, plate, live);
      live.on("plotly_click", (event) => {
        const picked = event.points.map((point) => point.customdata).find(Boolean);
        if (picked) show(plate, Array.isArray(picked) ? picked[0] : picked);
      });
      plate.dataset.state = "live";
    } catch (error) {
      plate.dataset.state = "still";
      console.warn(`The chart stays a drawing: ${error.message}`);
    }
  }

  function draw(program, plate, live) {
    const figure = structuredClone(data.charts[plate.id][dark.matches ? 1 : 0]);
    return program.react(live, figure.data, { ...figure.layout, autosize: true }, CONFIG);
  }

  // The evidence of what was picked, below the drawing; picked again, it goes.
  function show(plate, name) {
    const before = plate.querySelector(".picked");
    before?.remove();
    if (before?.dataset.name === name) return;
    const names = [name, ...(Object.hasOwn(data.behind, name) ? data.behind[name] : [])];
    const found = names.map((one) => document.getElementById(`evidence-${one.split(/\s+/).join("-")}`)).filter(Boolean);
    if (!found.length) return;
    const box = document.createElement("div");
    box.className = "picked";
    box.dataset.name = name;
    box.setAttribute("role", "status");
    for (const one of found) {
      const copy = one.cloneNode(true);
      for (const node of [copy, ...copy.querySelectorAll("[id]")]) node.removeAttribute("id");
      box.append(copy);
    }
    plate.querySelector(".drawings").after(box);
    box.scrollIntoView({ block: "nearest" });
  }

  // In a plate, marks of the map and links to evidence open it there.
  document.addEventListener("click", (event) => {
    const plate = event.target.closest("figure.plate");
    const link = event.target.closest("a[href^='#evidence-']");
    const mark = event.target.closest("[data-site], [data-figure], [data-flow]");
    if (plate && link) {
      event.preventDefault();
      show(plate, decodeURIComponent(link.hash.slice("#evidence-".length)));
    } else if (plate && mark) {
      show(plate, mark.dataset.figure || mark.dataset.flow || mark.dataset.site);
    }
  });

  // Tables of more than two rows can be put in the order of a column.
  function sortable(table) {
    const body = table.tBodies[0];
    if (!table.tHead || table.tBodies.length !== 1 || body.rows.length < 3) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") === "ascending";
        for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => [keyOf(row.cells[column]), row]);
        rows.sort(([one], [other]) => compare(one, other) * (falls ? -1 : 1));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  function keyOf(cell) {
    const text = (cell?.textContent ?? "").trim();
    const number = Number(text.replace(/,/g, ""));
    return text && !Number.isNaN(number) ? number : text;
  }

  // Numbers before words, what is empty last.
  function compare(one, other) {
    if (one === "" || other === "") return (one === "") - (other === "");
    if (typeof one === typeof other) return typeof one === "number" ? one - other : one.localeCompare(other);
    return typeof one === "number" ? -1 : 1;
  }

  document.querySelectorAll("table.plain").forEach(sortable);
  const plates = [...document.querySelectorAll("figure.plate")].filter((plate) => Object.hasOwn(data.charts, plate.id));
  for (const plate of plates) plate.addEventListener("pointerenter", () => enliven(plate), { once: true });
  dark.addEventListener("change", async () => {
    for (const plate of plates.filter((one) => one.dataset.state === "live"))
      await draw(await ready(), plate, plate.querySelector(".live"));
  });

  // After the first picture, when nothing else is to be done, charts near the window come to life one by one.
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 300));
  addEventListener("load", () => idle(() => {
    if (!("IntersectionObserver" in window)) return;
    const watch = new IntersectionObserver((seen) => {
      for (const { target } of seen.filter((one) => one.isIntersecting)) {
        watch.unobserve(target);
        idle(() => enliven(target));
      }
    }, { rootMargin: "300px" });
    plates.forEach((plate) => watch.observe(plate));
  }));
})();
