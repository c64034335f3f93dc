// Draws with the code that `code.js` has taken over, as soon as it is there.
export default async function (component) {
  while (!globalThis.figuresCode) {
    await new Promise((done) => addEventListener("figures-code", done, { once: true }));
  }
  return globalThis.figuresCode[component.name](component);
}
