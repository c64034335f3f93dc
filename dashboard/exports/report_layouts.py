"""The layouts that a wide deck of slides starts from, made of those of python-pptx's narrow template.

All lengths are in inches.
"""

from __future__ import annotations

import re
from typing import Any

from dashboard.exports.report_slide_text import (
    BOTTOM,
    FAMILY,
    MARGIN,
    PICTURE,
    ROOM,
    SIDE,
    TITLE_HIGH,
    TITLE_TOP,
    TOP,
    WIDE,
    rgb,
)

# The layouts that slides are made from, by their places in the template.
COVER, LINES, SECTION, TABLE, PICTURE_AND_WORDS = 0, 1, 2, 5, 8


def lay_out(deck: Any) -> None:
    """The default template is for narrow slides: place what its layouts hold on a wide one."""
    master = deck.slide_master
    _paint(master)
    _set_family(master)
    for holder in (master, *deck.slide_layouts):
        for shape in holder.placeholders:
            _put(shape, *_place_of(shape.placeholder_format.type, shape.placeholder_format.idx, holder.name))
    for name in (COVER, LINES, SECTION, PICTURE_AND_WORDS, TABLE):
        for shape in deck.slide_layouts[name].placeholders:
            _align(shape)


def _set_family(master: Any) -> None:
    """The family of all text, which the theme names."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'(<a:latin typeface=")[^"+]*"', rb"\g<1>" + FAMILY.encode() + b'"', theme.blob)


def _paint(master: Any) -> None:
    fill = master.background.fill
    fill.solid()
    fill.fore_color.rgb = rgb("ground")


def _place_of(kind: int, idx: int, layout: str) -> tuple[float, float, float, float]:
    across = WIDE - 2 * MARGIN
    foot = {16: (MARGIN, 2.0), 15: (MARGIN, across - 1.2), 13: (WIDE - MARGIN - 1.0, 1.0)}
    if kind in foot:
        return foot[kind][0], BOTTOM + 0.14, foot[kind][1], 0.32
    if layout in {"Title Slide", "Section Header"}:
        return (MARGIN, 1.5, across, 2.0) if idx == 0 else (MARGIN, 3.7, across - 2, 2.6)
    if idx == 0:
        return MARGIN, TITLE_TOP, across, TITLE_HIGH
    if layout == "Picture with Caption":
        left = (MARGIN, TOP, PICTURE, ROOM)
        return left if idx == 1 else (WIDE - MARGIN - SIDE, TOP, SIDE, ROOM)
    return MARGIN, TOP, across, ROOM


def _put(shape: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = map(Inches, (left, top, width, height))


def _align(shape: Any) -> None:
    """Titles and texts begin at the left and at the top, without bullets; the number stands at the right."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches

    frame, kind = shape.text_frame, shape.placeholder_format.type
    is_title = shape.placeholder_format.idx == 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_title else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Inches(0)
    properties = frame._txBody.bodyPr
    for child in list(properties):
        properties.remove(child)
    styles = frame._txBody.find("{http://schemas.openxmlformats.org/drawingml/2006/main}lstStyle")
    if styles is not None:
        for child in list(styles):
            styles.remove(child)
        _add_level(styles, "r" if kind == 13 else "l")
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if kind == 13 else PP_ALIGN.LEFT


def _add_level(styles: Any, align: str) -> None:
    from pptx.oxml import parse_xml

    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    size = "1000" if align == "r" else "1400"
    styles.append(
        parse_xml(
            f'<a:lvl1pPr {space} marL="0" indent="0" algn="{align}"><a:buNone/>'
            f'<a:defRPr sz="{size}" b="0" cap="none"/></a:lvl1pPr>'
        )
    )
