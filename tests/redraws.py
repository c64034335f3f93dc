"""What the change of a filter costs: timed inside the page, with what browser and server compute and send.

The clock starts at the change, without a call from outside in between. Three moments are told, each the
first frame that shows it: when the ready signal of dashboard/browser.py holds for another selection; when
what stands in the window has come to rest; when all of the page has. At rest is what changes no more, by the
browser's own account of each node. Plotly may draw twice, and Streamlit lets it where it is not told better,
so the signal alone comes early for a trivial chart. What a map draws on its canvas is a change too, shown by
the first frame after it. Trivial pages are timed by the same code.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dashboard.browser import WAITING, wait_until_ready

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Locator, Page, WebSocket

# Lets whoever listens know of everything that is drawn on a canvas by the graphics.
DRAWS = """
for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
  const draw = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...given) {
    globalThis.figuresDrawn?.(this.canvas);
    return draw.apply(this, given);
  };
}
"""
# After this many milliseconds nothing is left to be done for a change.
_SETTLED = 250
_TIMED = f"""
(control, {{ wanted, option }}) => new Promise((done) => {{
  const waiting = {WAITING.strip()};
  const selected = () => document.querySelector('.run-over')?.dataset.selection;
  const before = selected();
  // What is told of an element, and not shown, is no change, nor is Streamlit's class for what is stale.
  const isShown = ({{ type, attributeName, target }}) => type !== 'attributes'
    || !(/^(data|aria)-/.test(attributeName)
      || (attributeName === 'class' && target.matches('.stElementContainer')));
  const changes = [];
  const observer = new MutationObserver((records) => {{
    const shown = records.filter(isShown);
    if (shown.length) requestAnimationFrame(() => changes.push([performance.now() - began, shown]));
  }});
  const roots = [document.body];
  while (roots.length) {{
    const root = roots.pop();
    observer.observe(root, {{ subtree: true, childList: true, characterData: true, attributes: true }});
    for (const one of root.querySelectorAll('*')) if (one.shadowRoot) roots.push(one.shadowRoot);
  }}
  globalThis.figuresDrawn = (canvas) => {{
    const shown = [{{ target: canvas, addedNodes: [] }}];
    requestAnimationFrame(() => changes.push([performance.now() - began, shown]));
  }};
  const isInView = (node) => {{
    const one = node.host || (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);
    if (!one?.isConnected) return false;
    const {{ left, right, top, bottom, width, height }} = one.getBoundingClientRect();
    return width && height && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  }};
  const places = ({{ target, addedNodes }}) => (addedNodes.length ? [...addedNodes] : [target]);
  const tell = (signal) => {{
    observer.disconnect();
    globalThis.figuresDrawn = null;
    const seen = changes.filter(([, records]) => records.flatMap(places).some(isInView));
    done([signal, ...[seen, changes].map((those) => (those.length ? those.at(-1)[0] : signal))]);
  }};
  const look = () => {{
    if (selected() === before || waiting(wanted)) return requestAnimationFrame(look);
    const signal = performance.now() - began;
    return setTimeout(() => tell(signal), {_SETTLED});
  }};
  const began = performance.now();
  if (option === null) control.click();
  else {{
    control.selectedIndex = option;
    control.dispatchEvent(new Event('change', {{ bubbles: true }}));
  }}
  requestAnimationFrame(look);
}})
"""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0


@dataclass(slots=True)
class Traffic:
    """What a page has received by its websocket."""

    messages: int = 0
    size: int = 0

    def watch(self, page: Page) -> None:
        """Count from the page's next connection on."""
        page.on("websocket", lambda socket: self._listen(socket))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda content: self._count(content))

    def _count(self, content: str | bytes) -> None:
        self.messages += 1
        self.size += len(content)


@dataclass(slots=True)
class Redraws:
    """What changes cost, one of each a change.

    Milliseconds until the ready signal, until what is in view is at rest, until all is; milliseconds of the
    browser's main thread and of the server; messages, bytes.
    """

    signal: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)
    browser: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    messages: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)

    def medians(self) -> tuple[float, ...]:
        """The median of each in the order of the fields; of the server the mean, as its clock is coarse."""
        coarse = sum(self.server) / len(self.server)
        shown = (median(self.signal), median(self.seen), median(self.rest))
        return *shown, median(self.browser), coarse, median(self.messages), median(self.size)


@dataclass(frozen=True, slots=True)
class Watched:
    """A page that is ready, and what its changes are measured by."""

    page: Page
    name: str
    traffic: Traffic
    metrics: CDPSession
    server: Callable[[], float]

    def change(self, control: Locator, option: int | None, redraws: Redraws) -> None:
        """Click the control, or choose that option of it, and add what it cost."""
        self.page.wait_for_timeout(_SETTLED)
        before = self._spent()
        asked = {"wanted": self.name, "option": option}
        shown = control.first.evaluate(_TIMED, asked)
        wait_until_ready(self.page, self.name, 60)
        spent = [after - was for was, after in zip(before, self._spent(), strict=True)]
        columns = (redraws.signal, redraws.seen, redraws.rest, redraws.browser, redraws.server,
                   redraws.messages, redraws.size)  # fmt: skip
        for cells, cell in zip(columns, (*shown, *spent), strict=True):
            cells.append(float(cell))

    def _spent(self) -> tuple[float, ...]:
        found = {one["name"]: one["value"] for one in self.metrics.send("Performance.getMetrics")["metrics"]}
        return found["TaskDuration"] * 1000, self.server(), self.traffic.messages, self.traffic.size


def watched(page: Page, name: str, traffic: Traffic) -> Watched:
    """The page, which is ready, with the clocks of its main thread and of its server."""
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")
    return Watched(page, name, traffic, metrics, server_clock(page.url))


def server_clock(address: str) -> Callable[[], float]:
    """The milliseconds that our server there has computed; always 0 where the system does not say."""
    port = str(urlsplit(address).port)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_text().split("\0")
        except OSError:
            continue
        if port in words and "python" in words[0]:
            return lambda: _computed(folder)
    return lambda: 0.0


def _computed(folder: Path) -> float:
    cells = (folder / "stat").read_text().rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) * 1000 / _TICKS
