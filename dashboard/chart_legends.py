"""What the marks, colours and lines of a chart mean: its legend, wherever the chart goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.mark_view import LEGEND, looks_of
from dashboard.marks import Legend, Mark, sign

# The head of an arrow to the left or right, from one end past the tip to the other, in pixels from the tip.
_ARROW_HEAD = re.compile(r"M(-?\d+),(-?\d+) L0,0 L\1,(-?\d+)$")


def clickable_ids(chart: Chart) -> Iterator[str]:
    """The ids that the marks of a chart bear."""
    for trace in chart.figure["data"]:
        yield from (custom[0] for custom in trace.get("customdata", []) if custom and custom[0])


def legend_of_chart(chart: Chart, catalogue: Catalogue) -> Legend:
    """The marks that occur, then what the chart's own colours and lines mean."""
    figures = [figure for name in dict.fromkeys(clickable_ids(chart)) if (figure := catalogue.figure(name))]
    looks = {look for figure in figures for look in looks_of(figure)} - _arrows_not_drawn(chart)
    shown = [(mark, words) for mark, words in LEGEND if (mark.shape, mark.style) in looks]
    if figures and "arrow_up" in _arrows_drawn(chart) and not _has_arrow_up(looks):
        arrows = [mark for mark, _ in LEGEND if (mark.shape, mark.style) == ("arrow_up", "solid")]
        shown += [(mark, "since then") for mark in arrows]
    has_dots = any(trace.get("mode") == "markers" for trace in chart.figure["data"])
    return (*((_as_drawn(mark, has_dots), words) for mark, words in shown), *chart.legend)


def _has_arrow_up(looks: Iterable[tuple[str, str]]) -> bool:
    """Whether some figure is a lower bound, so that an arrow to the right stands for that."""
    return any(shape == "arrow_up" for shape, _ in looks)


def _arrows_not_drawn(chart: Chart) -> set[tuple[str, str]]:
    """The arrows that the drawing has none of."""
    drawn = _arrows_drawn(chart)
    return {(shape, "solid") for shape in ("arrow_up", "arrow_down") if shape not in drawn}


def _arrows_drawn(chart: Chart) -> set[str]:
    """The arrows across: one that points right is of a lower bound, or of years without end."""
    paths = (one["path"] for one in chart.figure["layout"].get("shapes", ()) if "path" in one)
    tips = (tip for path in paths if (tip := _ARROW_HEAD.match(path)))
    return {"arrow_up" if float(tip[1]) < 0 else "arrow_down" for tip in tips}


def _as_drawn(mark: Mark, has_dots: bool) -> Mark:
    """A mark of the legend as this chart draws it: what is exact may be a dot or a bar."""
    if mark.style == "dashed" or (mark.shape == "dot" and not has_dots):
        return sign("bar", mark.tone, mark.style)
    return mark
