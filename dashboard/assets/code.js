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

// All is measured by the root's type size: a large screen, which many look at from afar, has larger type.
const everywhere = document.head.querySelector("#figures-everywhere")
  || Object.assign(document.createElement("style"), { id: "figures-everywhere" });
everywhere.textContent = `
  @media (min-width: 1800px) { html { font-size: 112.5%; } }
  .st-key-page-code { display: none; }
`;
document.head.append(everywhere);

export default async function ({ data, parentElement }) {
  const root = parentElement.querySelector(".code");
  const written = new TextDecoder().decode(data);
  if (root.written !== written) {
    root.written = written;
    const parts = Object.entries(JSON.parse(written)).map(async ([name, one]) => [name, await part(one)]);
    globalThis.figuresCode = Object.fromEntries(await Promise.all(parts));
    dispatchEvent(new Event("figures-code"));
  }
  root.dataset.state = "built";
}
