// The filters beside the pages, made of the browser's own controls. What is chosen goes to Python as the
// parameters of an address; Python's answer sets the controls. Text is only ever set as text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function tickBoxes(group) {
  const boxes = group.options.map(([id, label, count]) => make("label", { class: "tick" },
    make("input", { type: "checkbox", name: group.name, value: id }),
    make("span", {}, label), make("small", { "aria-label": `${count} shown` }, String(count))));
  return make("details", { class: "group", "data-group": group.name },
    make("summary", {}, make("span", {}, group.title), make("span", { class: "said" })),
    make("fieldset", {}, make("legend", { class: "unseen" }, group.title), ...boxes));
}

function yearMenus(group) {
  const menu = (name, label, blank) => make("label", { class: "year" }, make("span", {}, label),
    make("select", { name }, make("option", { value: "" }, blank),
      ...group.years.map((year) => make("option", { value: year }, String(year)))));
  return make("details", { class: "group", "data-group": "years" },
    make("summary", {}, make("span", {}, group.title), make("span", { class: "said" })),
    make("fieldset", { class: "years" }, make("legend", { class: "unseen" }, group.title),
      menu("from", "from", "first"), menu("to", "to", "last")));
}

function unitChoices(group) {
  const sets = group.sets.map((set) => make("fieldset", { class: "switch" },
    make("legend", { class: "unseen" }, set.title),
    ...set.options.map(([id, label]) => make("label", {},
      make("input", { type: "radio", name: set.name, value: id }), make("span", {}, label)))));
  return make("details", { class: "group", "data-group": "units" },
    make("summary", {}, make("span", {}, group.title), make("span", { class: "said" })), ...sets);
}

// The ways between the pages, by group.
function pageLinks(groups) {
  const link = ([path, title]) => make("li", {}, make("a", { href: `./${path}`, "data-go": path }, title));
  return make("nav", { class: "pages", "aria-label": "Pages" }, ...groups.map(([group, pages]) =>
    make("section", {}, make("h2", {}, group), make("ul", {}, ...pages.map(link)))));
}

function setPage(root, path) {
  if (root.querySelector('.pages [aria-current="page"]')?.dataset.go === path) return;
  for (const link of root.querySelectorAll(".pages a")) {
    if (link.dataset.go === path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function build(root, options) {
  const search = make("label", { class: "search" }, make("span", { class: "unseen" }, options.search),
    make("input", { type: "search", name: "search", placeholder: "Words, or a number", maxlength: 200,
      autocomplete: "off", spellcheck: "false", enterkeyhint: "search" }));
  root.replaceChildren(pageLinks(options.pages), make("form", { role: "search" }, search, ...options.groups.map(tickBoxes),
    yearMenus(options.period), unitChoices(options.units),
    make("p", { class: "shown", role: "status" }),
    make("p", { class: "buttons" },
      make("button", { type: "button", "data-act": "reset" }, "Reset"),
      make("button", { type: "button", "data-act": "link" }, "Copy link to this view"))),
  make("nav", { class: "ways-on", "aria-label": "Ways on" }), make("p", { class: "version" }));
}

// Lets an element say something; what says it already is left alone, as it would be laid out anew.
function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

// The ways on from the page: to other pages of ours, or a button that Python answers.
function setWays(root, { ways, versionWords }) {
  const nav = root.querySelector(".ways-on");
  say(root.querySelector(".version"), versionWords);
  if (nav.told === JSON.stringify(ways)) return;
  nav.told = JSON.stringify(ways);
  nav.replaceChildren(...ways.map(([label, target]) => (target === null
    ? make("button", { type: "button", "data-act": "press" }, label)
    : make("a", { href: `./${target}`, "data-go": target }, label))));
}

const isPlain = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

const ticked = (form, name) => [...form.querySelectorAll(`input[name="${name}"]:checked`)].map((one) => one.value);

function parameters(form) {
  const values = {};
  for (const group of form.querySelectorAll("[data-group]")) {
    const name = group.dataset.group;
    if (group.querySelector("input[type=checkbox]")) values[name] = ticked(form, name).join(",");
  }
  for (const menu of form.querySelectorAll("select")) values[menu.name] = menu.value;
  values.unit = [...form.querySelectorAll("input[type=radio]:checked")].map((one) => one.value).join(",");
  values.search = form.querySelector("[name=search]").value.trim();
  return values;
}

// Sets the controls to what is selected; the field that is being typed in is left alone.
function setControls(root, { chosen, words, shown, isFiltering }) {
  const active = root.getRootNode().activeElement;
  for (const box of root.querySelectorAll("input[type=checkbox]")) {
    box.checked = (chosen[box.name] || "").split(",").includes(box.value);
  }
  const units = (chosen.unit || "").split(",");
  for (const set of root.querySelectorAll(".switch")) {
    const choices = [...set.querySelectorAll("input")];
    const wanted = choices.find((one) => units.includes(one.value)) || choices[0];
    wanted.checked = true;
  }
  for (const menu of root.querySelectorAll("select")) menu.value = chosen[menu.name] || "";
  const field = root.querySelector("[name=search]");
  if (field !== active) field.value = chosen.search || "";
  for (const group of root.querySelectorAll("[data-group]")) {
    const said = words[group.dataset.group];
    const isSet = Boolean(said) && said !== "as printed";
    say(group.querySelector(".said"), said || "all");
    if (group.classList.contains("set") !== isSet) group.classList.toggle("set", isSet);
  }
  say(root.querySelector(".shown"), shown);
  root.querySelector("[data-act=reset]").hidden = !isFiltering;
}

// Each choice has a name. Until Python answers the last one, the controls stay as the reader has set them, and
// ways to other pages lead on with what they say; an answer that never comes is not waited for.
function choose(root) {
  root.choice = String(Math.random());
  root.chosen = performance.now();
  return root.choice;
}

const isWaiting = (root) => Boolean(root.choice) && root.data.choice !== root.choice
  && performance.now() - root.chosen < 2000;

async function copyLink(button, query) {
  const label = (button.dataset.label ??= button.textContent);
  const here = new URLSearchParams(location.search);
  const pinned = new URLSearchParams(query);
  for (const [name, value] of here) if (!pinned.has(name)) pinned.append(name, value);
  const address = `${location.origin}${location.pathname}?${pinned}`;
  button.dataset.copied = address;
  let copied = true;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = address;
    field.select();
    copied = document.execCommand("copy");
    field.remove();
    button.focus();
  }
  button.textContent = copied ? "Link copied" : "The browser does not allow copying";
  setTimeout(() => { button.textContent = label; }, 2000);
}

// On a phone the filters cover the page: they make way for what was found, and for the page gone to.
function uncover() {
  if (window.innerWidth < 768) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

// Light or dark, by the ground that the page has now.
function mode(root) {
  const [red, green, blue] = getComputedStyle(root.querySelector(".ground")).backgroundColor.match(/[\d.]+/g) || [];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

export default function (component, offered) {
  const { parentElement, data, setTriggerValue, setStateValue } = component;
  if (offered.version !== data.version) {
    addEventListener("figures-code", () => globalThis.figuresCode[component.name](component), { once: true });
    return;
  }
  const root = parentElement.querySelector(".panel");
  const slot = root.querySelector(".controls");
  if (root.built !== offered) build(slot, offered);
  root.built = offered;
  root.data = data;
  if (!isWaiting(root)) setControls(slot, data);
  setWays(slot, data);
  setPage(slot, data.page);
  globalThis.figuresChosen = () => (isWaiting(root) ? parameters(slot.querySelector("form")) : {});
  root.send = () => {
    clearTimeout(root.waiting);
    setTriggerValue("change", { choice: choose(root), asked: parameters(slot.querySelector("form")) });
  };
  root.tellMode = () => {
    const seen = mode(root);
    if (root.told === seen || (root.told === undefined && root.data.mode === seen)) return;
    root.told = seen;
    setStateValue("mode", seen);
  };
  if (!root.watched) {
    root.watched = true;
    slot.addEventListener("change", (event) => { if (event.target.name !== "search") root.send(); });
    slot.addEventListener("search", (event) => { if (!event.target.value) root.send(); });
    slot.addEventListener("submit", (event) => { event.preventDefault(); root.send(); uncover(); });
    slot.addEventListener("input", (event) => {
      if (event.target.name !== "search") return;
      clearTimeout(root.waiting);
      root.waiting = setTimeout(() => root.send(), 350);
    });
    slot.addEventListener("click", (event) => {
      const act = event.target.closest("[data-act]")?.dataset.act;
      if (act === "reset") {
        slot.querySelector("form").reset();
        setTriggerValue("reset", choose(root));
      }
      if (act === "link") copyLink(event.target, root.data.link);
      if (act === "press") setTriggerValue("press", true);
      const link = event.target.closest("[data-go]");
      if (!link || !isPlain(event)) return;
      event.preventDefault();
      globalThis.figuresGo(link.dataset.go);
      if (link.closest(".pages")) uncover();
    });
    root.querySelector(".ground").addEventListener("transitionend", () => root.tellMode());
  }
  root.tellMode();
  // From now on the ground's colour is in transition whenever the theme changes, by the menu or by the system.
  if (!root.querySelector(".ground.watched")) root.querySelector(".ground").classList.add("watched");
  root.dataset.state = "built";
}
