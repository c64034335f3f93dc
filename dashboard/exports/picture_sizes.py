"""The sizes that pictures come in, and how large their letters are.

A picture is laid out in its own pixels. For a report they are a fixed share of a centimetre, so that text is
as large in a column as across the page; slide and square are as many pixels as the screen that they fill.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Footing = Literal["below", "halves", "beside"]
_PIXELS_A_CENTIMETRE = 400 / 8.5


@dataclass(frozen=True, slots=True)
class Size:
    """A size of picture; all lengths in its pixels.

    `height` None lets the content decide, up to `most_height` where the drawing can be parted. `least_scale`
    is how small the drawing may become, `most_scale` how large; `footing` where caveat and sources stand.
    """

    name: str
    width: int
    height: int | None
    most_height: int
    margin: int
    title: float
    subtitle: float
    note: float
    tiny: float
    footing: Footing
    least_scale: float = 1.0
    most_scale: float = 1.0
    columns: int = 1
    centimetres: float | None = None


def _of_report(name: str, centimetres: float, title: float, subtitle: float, columns: int, footing: Footing,
               margin: int) -> Size:  # fmt: skip
    """A size for print: 25 cm is as much as an A4 page leaves between its margins."""
    width, most = round(centimetres * _PIXELS_A_CENTIMETRE), round(25 * _PIXELS_A_CENTIMETRE)
    return Size(name, width, None, most, margin, title, subtitle, 12, 10.5, footing, columns=columns,
                centimetres=centimetres)  # fmt: skip


SIZES = {
    "column": _of_report("column", 8.5, 19, 13.5, 1, "below", 14),
    "page": _of_report("page", 17, 25, 15, 2, "halves", 24),
    "slide": Size("slide", 1280, 720, 720, 30, 32, 18, 14, 14, "beside", 1.08, 1.75, 3),
    "square": Size("square", 1080, 1080, 1080, 44, 36, 20, 15.5, 12.5, "halves", 0.95, 1.9, 3),
}
