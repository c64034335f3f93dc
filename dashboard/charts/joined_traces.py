"""Traces of one mark each, joined into a few of many: plotly takes longer over a trace than over a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Spec = dict[str, Any]
# What each mark has of its own, and what one has that does not say.
_OWN: dict[str, Any] = {"x": None, "y": None, "base": None, "width": None, "hoverinfo": "all",
                        "hovertext": "", "customdata": None}  # fmt: skip
_LOOKS: dict[str, Any] = {
    "color": None, "size": 6, "opacity": 1, "line.width": 0, "line.color": "rgba(0,0,0,0)",
    "pattern.shape": "", "pattern.fgcolor": "#000000", "pattern.bgcolor": "rgba(0,0,0,0)",
    "pattern.size": 8, "pattern.solidity": 0.3,
}  # fmt: skip


def joined_traces(traces: Iterable[Spec]) -> Iterator[Spec]:
    """The traces, those that can be one joined where the first of them was; each mark as it was."""
    groups: dict[str, list[Spec]] = {}
    for place, trace in enumerate(traces):
        groups.setdefault(_kind(trace) or f"{place}", []).append(trace)
    for alike in groups.values():
        if len(alike) == 1:
            yield alike[0]
        else:
            yield _lines(alike) if alike[0].get("mode") == "lines" else _marks(alike)


def _kind(trace: Spec) -> str | None:
    """What traces must share to be joined; None for one that stays as it is."""
    if trace.get("mode") == "lines":
        return f"{[trace[name] for name in sorted(trace) if name not in ('x', 'y')]}"
    is_mark = trace["type"] == "bar" or trace.get("mode") == "markers"
    if not is_mark or len(trace["x"]) != 1 or not _looks(trace["marker"]).keys() <= _LOOKS.keys():
        return None
    shared = {name: trace[name] for name in sorted(trace) if name not in _OWN and name != "marker"}
    return f"{shared} {'customdata' in trace} {'base' in trace} {'width' in trace}"


def _lines(traces: Sequence[Spec]) -> Spec:
    """One trace of all the lines, with a gap after each."""
    return {
        **traces[0],
        **{side: [at for one in traces for at in (*one[side], None)][:-1] for side in ("x", "y")},
    }


def _marks(traces: Sequence[Spec]) -> Spec:
    """One trace of all the marks, in their order."""
    own = [name for name in _OWN if any(name in one for one in traces)]
    return {**traces[0], **{name: _column(traces, name) for name in own}, "marker": _marker(traces)}


def _column(traces: Sequence[Spec], name: str) -> list[Any]:
    """What each mark has under that name, be it said of the mark or of its whole trace."""
    cells = [one.get(name, _OWN[name]) for one in traces]
    return [cell[0] if isinstance(cell, list) else cell for cell in cells]


def _marker(traces: Sequence[Spec]) -> Spec:
    """How the marks look: one word where all look the same, else a list."""
    looks = [_looks(one["marker"]) for one in traces]
    marker: Spec = {}
    for name in dict.fromkeys(name for one in looks for name in one):
        cells = [one.get(name, _LOOKS[name]) for one in looks]
        *group, leaf = name.split(".")
        within = marker.setdefault(group[0], {}) if group else marker
        within[leaf] = cells[0] if all(cell == cells[0] for cell in cells) else cells
    return marker


def _looks(marker: Mapping[str, Any]) -> Spec:
    """The settings of a marker by their names, those in groups with the group's name before."""
    flat: Spec = {}
    for name, value in marker.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            flat[name] = value
    return flat
