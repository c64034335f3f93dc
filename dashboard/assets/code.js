// Takes over the code and the styles of what is on the pages: they come once, however much they draw.
async function part({ script, style, options }) {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { default: draw } = await import(address);
  URL.revokeObjectURL(address);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return (component) => {
    const root = component.parentElement;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet];
    return draw(component, options);
  };
}

// All is measured by the root's type size: a large screen, which many look at from afar, has larger type. What is
// out of date fades once a run takes long: Streamlit fades it from the start, unseen, and with each change of
// filters all of the page would be painted for it.
const everywhere = document.head.querySelector("#figures-everywhere")
  || Object.assign(document.createElement("style"), { id: "figures-everywhere" });
everywhere.textContent = `
  @media (min-width: 1800px) { html { font-size: 112.5%; } }
  .st-key-page-code { display: none; }
  .stElementContainer { opacity: 1 !important; }
  .stApp:has([data-testid="stStatusWidget"]) .stElementContainer[data-stale="true"] {
    opacity: 0.4 !important;
    transition: opacity 0.4s ease-in;
  }
  .st-key-map-and-evidence { display: grid; grid-template: auto 1fr / minmax(0, 1.75fr) minmax(0, 1fr); column-gap: 2rem; }
  .st-key-map-and-evidence > .st-key-map-evidence { grid-area: 1 / 2 / span 2; }
  @media (max-width: 640px) {
    .st-key-map-and-evidence { display: flex; }
  }
`;
document.head.append(everywhere);

// Every way to another page leads through `go` or is a step in the history. What Streamlit writes besides, when a
// run begins, is the page of a run that later steps may have overtaken, and so no step of the reader's.
const step = globalThis.figuresStep ??= ((push) => {
  history.pushState = (state, title, address) => {
    const wanted = new URL(address ?? "", location.href);
    if (wanted.pathname === location.pathname) push(state, title, address);
  };
  return (address) => push({}, "", address);
})(history.pushState.bind(history));

// Goes to one of our pages, given as its address relative to the home page, with the filters that are set. This
// is one step in the browser's history: Streamlit, which would take two, is told as of a step that was taken.
function go(target, filters) {
  const [path, query = ""] = target.split("?");
  const here = new URLSearchParams(location.search);
  const asked = new URLSearchParams([...here].filter(([name]) => filters.includes(name)));
  // What was chosen a moment ago may not be in the address yet.
  for (const [name, value] of Object.entries(globalThis.figuresChosen?.() || {})) {
    if (value && filters.includes(name)) asked.set(name, value);
    else asked.delete(name);
  }
  for (const [name, value] of new URLSearchParams(query)) asked.set(name, value);
  const wanted = new URL(`./${path}`, location.href);
  wanted.search = asked;
  if (wanted.pathname !== location.pathname) document.querySelector(".stMain")?.scrollTo(0, 0);
  if (wanted.href !== location.href) step(wanted);
  dispatchEvent(new PopStateEvent("popstate"));
}

// Charts are drawn by Python's words, so a large screen is told of, where there is one and when that changes.
const large = matchMedia("(min-width: 1800px)");

function tellSize(root) {
  if (Boolean(root.told) === large.matches) return;
  root.told = large.matches;
  root.tell("large", large.matches);
}

export default async function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".code");
  if (!root.tell) large.addEventListener("change", () => { if (root.isConnected) tellSize(root); });
  root.tell = setStateValue;
  tellSize(root);
  const written = new TextDecoder().decode(data);
  if (root.written !== written) {
    root.written = written;
    const { filters, ...drawn } = JSON.parse(written);
    globalThis.figuresGo = (target) => go(target, filters);
    const parts = Object.entries(drawn).map(async ([name, one]) => [name, await part(one)]);
    globalThis.figuresCode = Object.fromEntries(await Promise.all(parts));
    dispatchEvent(new Event("figures-code"));
  }
  root.dataset.state = "built";
}
