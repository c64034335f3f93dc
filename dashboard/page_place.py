"""Puts a page on the screen: its heading, then its parts as they come.

What stands between two charts is one element, however much it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.chart_place import (
    draw_chart,
    foot_nodes,
    head_node,
    opened_mark,
    take_pick,
    written_drawings,
)
from dashboard.contents import Contents, Drawn, Ground, Words, page_contents
from dashboard.elements import Node, el
from dashboard.page_code import is_large_screen
from dashboard.page_frame import place_framed
from dashboard.placing import place, place_kept
from dashboard.screen import screen_ground
from dashboard.sidebar import kept
from dashboard.ways import TAKE_AWAY


def place_page(path: str, *asked: str) -> None:
    """Show the page at that address; `asked` names the parameters of the address that it reads itself."""
    place_framed(path, lambda: _place_contents(path, *asked))


def _place_contents(path: str, *asked: str) -> None:
    """Show what the page holds, made once for each selection. Raises DataUnavailable."""
    ground = screen_ground(*asked)
    contents = kept(ground.name("contents of", path), lambda: page_contents(path, ground))
    if contents.charts:
        _place_charts(contents, ground)
        return
    words = [part for part in contents.parts if isinstance(part, Words)]
    for one in words:
        _place_words(one, contents.title if one is words[0] else None, ground)


def _place_words(words: Words, title: str | None, ground: Ground) -> None:
    place_kept(lambda: [*_headed(title), *words.nodes], words.key, ground.asked)


def _headed(title: str | None) -> list[Node]:
    """The page's heading: part of what follows, as each element takes its time."""
    return [el("h1", title)] if title else []


def _place_charts(contents: Contents, ground: Ground) -> None:
    """Show the charts with the words between them."""
    charts = [part for part in contents.parts if isinstance(part, Drawn)]
    for one in charts:
        take_pick(_foot_key(one), one)
    opened = opened_mark(charts)
    is_large = is_large_screen()
    name = ground.name("drawings of", contents.path, is_large)
    drawings = kept(name, lambda: written_drawings(contents.charts, is_large=is_large))
    above: Drawn | str = contents.title
    for words, below in _stretches(contents):
        _place_stretch(above, words, below, opened, ground)
        if below is not None:
            draw_chart(below.chart, drawings[below.chart.chart_id], charts)
            above = below


def _stretches(contents: Contents) -> list[tuple[list[Words], Drawn | None]]:
    """The words before each chart with the chart, and at last those that no chart follows."""
    found: list[tuple[list[Words], Drawn | None]] = []
    words: list[Words] = []
    for part in contents.parts:
        if isinstance(part, Drawn):
            found.append((words, part))
            words = []
        elif isinstance(part, Words):
            words.append(part)
    return [*found, (words, None)]


def _foot_key(one: Drawn) -> str:
    return f"{one.chart.chart_id}-foot"


def _place_stretch(
    above: Drawn | str, words: Sequence[Words], below: Drawn | None, opened: tuple[str, str] | None,
    ground: Ground,
) -> None:  # fmt: skip
    """Show what belongs to the chart above, the words, and the heading of the chart below, as one element.

    Above the first chart there is the page's heading.
    """
    chart = above if isinstance(above, Drawn) else None
    picked = opened[1] if chart and opened and opened[0] == chart.chart.chart_id else None

    def nodes() -> list[Node]:
        foot = foot_nodes(chart.chart, chart.catalogue, picked) if chart else _headed(str(above))
        said = [node for part in words for node in part.nodes]
        return [*foot, *said, *([head_node(below.chart)] if below else [])]

    key = _foot_key(chart) if chart else f"{below.chart.chart_id if below else words[0].key}-opening"
    is_open_here = opened is None or picked is not None
    if picked:
        asked = place(nodes(), key, opens=is_open_here)
    else:
        asked = place_kept(nodes, key, ground.asked, opens=is_open_here)
    if chart and asked == TAKE_AWAY:
        from dashboard.take_away import take_chart

        take_chart(chart.chart)
