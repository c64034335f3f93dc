"""A chart made larger as a whole: what plotly counts in pixels grows, what lies on a scale stays where it is.

Sheets count pixels downward on their own scale, from their top to their height, so their rows move apart
as the height grows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.traces import Spec

Path = tuple[str, ...]

# What plotly counts in pixels (type sizes too), by the end of its path.
PIXELS: frozenset[Path] = frozenset(
    {
        *((name,) for name in (
            "height", "xshift", "yshift", "borderpad", "borderwidth", "arrowwidth", "standoff",
            "startstandoff", "gridwidth", "linewidth", "zerolinewidth", "tickwidth", "ticklen",
            "barcornerradius", "cornerradius", "sizemin",
        )),
        *(("margin", side) for side in ("l", "r", "t", "b", "pad")),
        *(("pad", side) for side in ("l", "r", "t", "b")),
        *((font, "size") for font in ("font", "tickfont", "textfont", "insidetextfont", "outsidetextfont")),
        ("marker", "size"), ("marker", "size", "[]"), ("pattern", "size"),
        ("line", "width"), ("layout", "width"), ("annotations", "[]", "width"),
    }
)  # fmt: skip
# What no enlargement changes: places on a scale, shares, and plain numbers.
UNITLESS: frozenset[Path] = frozenset(
    {
        *((name, "[]") for name in ("x", "y", "base", "range", "tickvals", "domain")),
        *((name,) for name in ("opacity", "weight", "solidity", "dtick", "tick0", "nticks", "arrowsize",
                               "arrowhead", "textangle", "tickangle", "bargap", "bargroupgap")),
        ("data", "[]", "width", "[]"), ("data", "[]", "width"), ("customdata", "[]", "[]"),
        ("title", "x"), ("title", "y"),
        *(("annotations", "[]", name) for name in ("x", "y")),
        *(("shapes", "[]", name) for name in ("x0", "x1", "y0", "y1", "xanchor", "yanchor")),
        *(("legend", name) for name in ("x", "y")),
        # Where a sheet may be parted, on its own scale.
        ("breaks", "[]", "y"), ("breaks", "[]", "heads", "[]", "[]"), ("foot", "[]"),
    }
)  # fmt: skip
# Shapes may give their own corners in pixels from their anchor.
_SIZED = {"xsizemode": ("x0", "x1"), "ysizemode": ("y0", "y1")}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LONGEST = 5


def scaled(figure: Spec, factor: float) -> Spec:
    """The figure, template included, `factor` times as large; what is handed in stays as it is.

    ValueError for a number of which is not known whether it counts pixels: it would stay small unnoticed.
    """
    return {name: _scaled(value, (name,), factor) for name, value in figure.items()}


def _scaled(value: Any, path: Path, factor: float) -> Any:
    if isinstance(value, Mapping):
        return _scaled_mapping(value, path, factor)
    if isinstance(value, str):
        return _scaled_dash(value, factor) if path[-1] == "dash" else value
    if isinstance(value, Sequence):
        return [_scaled(one, (*path, "[]"), factor) for one in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return _times(value, factor) if is_in_pixels(path) else value


def is_in_pixels(path: Path) -> bool:
    """Whether the number at that path counts pixels; the most telling end of the path decides."""
    for size in range(_LONGEST, 0, -1):
        end = path[-size:]
        if end in UNITLESS:
            return False
        if end in PIXELS:
            return True
    raise ValueError(f"{'.'.join(path)}: say in charts/scaling.py whether this number counts pixels")


def _scaled_mapping(spec: Mapping[str, Any], path: Path, factor: float) -> Spec:
    own = _own_pixels(spec, factor)
    return own | {
        name: _scaled(value, (*path, name), factor) for name, value in spec.items() if name not in own
    }


def _own_pixels(spec: Mapping[str, Any], factor: float) -> Spec:
    """What counts pixels because something beside it says so: corners of shapes, tails of arrows."""
    own: Spec = {}
    sized = [names for mode, names in _SIZED.items() if spec.get(mode) == "pixel"]
    for name in (name for names in sized for name in names if name in spec):
        own[name] = _times(spec[name], factor)
    if "path" in spec and len(sized) == len(_SIZED):
        own["path"] = _scaled_numbers(spec["path"], factor)
    for tail, reference in (("ax", "axref"), ("ay", "ayref")):
        if tail in spec:
            own[tail] = spec[tail] if spec.get(reference, "pixel") != "pixel" else _times(spec[tail], factor)
    return own


def _scaled_dash(dash: str, factor: float) -> str:
    """Dashes given in pixels; plotly fits those that it names to the width of their line."""
    return _scaled_numbers(dash, factor) if "px" in dash else dash


def _scaled_numbers(text: str, factor: float) -> str:
    return _NUMBER.sub(lambda found: f"{_times(float(found[0]), factor):g}", text)


def _times(number: float, factor: float) -> float:
    return round(number * factor, 3)
