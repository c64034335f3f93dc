// Shows a picture and puts it on the clipboard. The picture comes with the page, so a click copies it at once.
export default function (component) {
  const { data, parentElement } = component;
  const image = parentElement.querySelector("img");
  const button = parentElement.querySelector("button");
  const told = parentElement.querySelector("p");
  if (image.dataset.name !== data.name) {
    image.src = `data:image/png;base64,${data.png}`;
    image.alt = data.alt;
    image.dataset.name = data.name;
    told.textContent = "";
  }
  button.onclick = async () => {
    try {
      const picture = await (await fetch(image.src)).blob();
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      told.textContent = "The picture is on the clipboard.";
    } catch {
      told.textContent = "This browser does not let pages copy pictures: save the PNG instead.";
    }
  };
}
