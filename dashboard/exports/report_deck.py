"""A wide deck of slides in the theme's colours: real titles and placeholders, tables that never overfill.

All lengths are in inches, sizes of letters in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.exports.picture_text import lines_of
from dashboard.exports.report_blocks import Aside
from dashboard.exports.report_text import told
from dashboard.theme import LIGHT

WIDE, HIGH = 13.333, 7.5
MARGIN, GAP = 0.6, 0.35
TITLE_TOP, TITLE_HIGH = 0.42, 1.0
TOP = TITLE_TOP + TITLE_HIGH + 0.2
BOTTOM = HIGH - 0.62
ROOM = BOTTOM - TOP
# The picture takes the left of a slide, words the right.
SIDE = 3.9
PICTURE = WIDE - 2 * MARGIN - SIDE - GAP
_TITLE, _COVER, _SECTION, _PICTURE, _ONLY = 0, 0, 2, 8, 5
_CELL, _HEAD = 12.0, 11.0
_PAD = 0.14
# Slides take a family that every machine has, or one as wide; it is so much wider than the one measured.
FAMILY, _WIDER = "Arial", 1.07


class Deck:
    """Slides as they are added; `data()` is the file."""

    def __init__(self, foot: str) -> None:
        from pptx import Presentation
        from pptx.util import Inches

        self.shown = Presentation()
        self.shown.slide_width, self.shown.slide_height = Inches(WIDE), Inches(HIGH)
        self.foot = foot
        _prepare(self.shown)

    def cover(self, title: str, lines: Sequence[str]) -> Any:
        """The first slide: the title, and lines below it."""
        slide = self._slide(_COVER, title, 40 if len(title) < 60 else 30)
        fill(slide.placeholders[1], [(line, 18, "quiet") for line in lines])
        return slide

    def section(self, title: str, lines: Sequence[str]) -> Any:
        """A slide that opens a chapter."""
        slide = self._slide(_SECTION, title, 34)
        fill(slide.placeholders[1], [(line, 18, "quiet") for line in lines])
        return slide

    def picture(self, title: str) -> Any:
        """A slide with room for a picture to the left and words to the right."""
        return self._slide(_PICTURE, title, title_size(title))

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]],
              shares: Sequence[float]) -> list[Any]:  # fmt: skip
        """Slides with the table in as many parts as its rows need; its columns as wide as the shares."""
        widths = [(WIDE - 2 * MARGIN) * share / sum(shares) for share in shares]
        parts = list(_parts(columns, rows, widths))
        slides = []
        for place, part in enumerate(parts, 1):
            words = f"{title} ({place} of {len(parts)})" if len(parts) > 1 else title
            slide = self._slide(_ONLY, words, title_size(words))
            _add_table(slide, columns, part, widths, words)
            slides.append(slide)
        return slides

    def lines(self, title: str, lines: Sequence[str], size: float = 14) -> list[Any]:
        """Slides with lines of text, as many as need be; a line longer than a slide is parted."""
        groups = list(_groups([piece for line in lines for piece in _fitting(line, size)], size))
        slides = []
        for place, group in enumerate(groups, 1):
            words = f"{title} ({place} of {len(groups)})" if len(groups) > 1 else title
            slide = self._slide(1, words, title_size(words))
            fill(slide.placeholders[1], [(line, size, "text") for line in group])
            slides.append(slide)
        return slides

    def _slide(self, layout: int, title: str, size: float) -> Any:
        slide = self.shown.slides.add_slide(self.shown.slide_layouts[layout])
        fill(slide.shapes.title, [(title, size, "text")], is_bold=True)
        if layout != _COVER:
            self._number(slide)
        return slide

    def _number(self, slide: Any) -> None:
        """Foot and number, which python-pptx leaves out of new slides, from the layout's placeholders."""
        from copy import deepcopy

        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.type in {13, 15}:
                copied = deepcopy(shape._element)
                slide.shapes._spTree.append(copied)
                if shape.placeholder_format.type == 15:
                    fill(slide.shapes[-1], [(self.foot, 10, "quiet")])

    def data(self) -> bytes:
        """The file."""
        from io import BytesIO

        target = BytesIO()
        self.shown.save(target)
        return target.getvalue()


def title_size(title: str) -> float:
    """As large as lets a title stand in two lines."""
    for size in (30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0):
        if line_count(title, size, WIDE - 2 * MARGIN, 600) <= 2:
            return size
    return 16.0


def fill(shape: Any, lines: Sequence[tuple[str, float, str]], *, is_bold: bool = False) -> None:
    """Put lines into a placeholder, each with its size and a colour of the theme by name."""
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap = True
    for place, (text, size, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = told(text)
        run.font.size, run.font.bold = Pt(size), is_bold
        run.font.color.rgb = rgb(colour)
        paragraph.space_after = Pt(size * 0.35)


def rgb(name: str) -> Any:
    """A colour of the light theme by name."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    colour = str(getattr(LIGHT, name))
    return made(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))


def line_count(text: str, size: float, inches: float, weight: int = 400) -> int:
    """How many lines a text takes on a slide."""
    return max(1, len(lines_of(text, size * _WIDER, inches * 72, weight)))


def _set_family(master: Any) -> None:
    """The family of all text, which the theme names."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'(<a:latin typeface=")[^"+]*"', rb"\g<1>" + FAMILY.encode() + b'"', theme.blob)


def _prepare(deck: Any) -> None:
    """The default template is for narrow slides: place what its layouts hold on a wide one."""
    master = deck.slide_master
    _paint(master)
    _set_family(master)
    for holder in (master, *deck.slide_layouts):
        for shape in holder.placeholders:
            _put(shape, *_place_of(shape.placeholder_format.type, shape.placeholder_format.idx, holder.name))
    for name in (_TITLE, 1, _SECTION, _PICTURE, _ONLY):
        for shape in deck.slide_layouts[name].placeholders:
            _align(shape)


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


def _parts(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> Iterator[list[Sequence[str]]]:
    """The rows in groups that each fill a slide."""
    head = _row_height(columns, widths, _HEAD)
    part: list[Sequence[str]] = []
    used = head
    heights = [_row_height(row, widths, _CELL) for row in rows]
    for place, (row, tall) in enumerate(zip(rows, heights, strict=True)):
        after = sum(heights[place + 1 : _last_with(rows, place, len(columns)) + 1])
        if part and not _explains(row) and used + tall + after > ROOM:
            yield part
            part, used = [], head
        part.append(row)
        used += tall
    if part:
        yield part


def _explains(row: Sequence[str]) -> bool:
    return bool(row) and isinstance(row[0], Aside)


def _last_with(rows: Sequence[Sequence[str]], place: int, count: int) -> int:
    """The last row that must stand on a row's slide: the first below a heading, and what explains a row."""
    last = place
    if len(rows[place]) == 1 < count and not _explains(rows[place]) and place + 1 < len(rows):
        last += 1
    while last + 1 < len(rows) and _explains(rows[last + 1]):
        last += 1
    return last


def _row_height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    spans = widths if len(cells) == len(widths) else [sum(widths)]
    lines = max(
        (sum(line_count(line, size, wide - 0.18) for line in cell.split("\n"))
         for cell, wide in zip(cells, spans, strict=False)), default=1,
    )  # fmt: skip
    return lines * size * 1.19 / 72 + _PAD


def _add_table(
    slide: Any, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], name: str
) -> None:
    from pptx.util import Inches

    heights = [_row_height(columns, widths, _HEAD), *(_row_height(row, widths, _CELL) for row in rows)]
    frame = slide.shapes.add_table(
        len(rows) + 1, len(columns), Inches(MARGIN), Inches(TOP), Inches(sum(widths)), Inches(sum(heights))
    )
    frame.name = name[:120]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {name}")
    table = frame.table
    table.horz_banding = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Inches(wide)
    for row, tall in zip(table.rows, heights, strict=True):
        row.height = Inches(tall)
    for place, cells in enumerate((columns, *rows)):
        if len(cells) < len(columns):
            table.cell(place, 0).merge(table.cell(place, len(columns) - 1))
        for at, words in enumerate(cells):
            is_first = at == 0 and not isinstance(words, Aside)
            _set_cell(table.cell(place, at), words, is_head=place == 0, is_first=is_first)


def _set_cell(cell: Any, words: str, *, is_head: bool, is_first: bool) -> None:
    from pptx.util import Inches, Pt

    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("panel" if is_head else "ground")
    cell.margin_left = cell.margin_right = Inches(0.08)
    cell.margin_top = cell.margin_bottom = Inches(0.06)
    frame = cell.text_frame
    frame.word_wrap = True
    for place, line in enumerate(told(words).split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(_HEAD if is_head else _CELL)
        run.font.bold = is_head or (is_first and place == 0)
        run.font.color.rgb = rgb("quiet" if is_head or place else "text")


def _fitting(line: str, size: float) -> Iterator[str]:
    """A line in pieces of at most half a slide."""
    wrapped = lines_of(line, size * _WIDER, (WIDE - 2 * MARGIN) * 72) or ("",)
    most = max(1, int(ROOM * 72 / size / 1.3 / 2))
    for at in range(0, len(wrapped), most):
        yield " ".join(wrapped[at : at + most])


def _groups(lines: Sequence[str], size: float) -> Iterator[list[str]]:
    group: list[str] = []
    used = 0.0
    for line in lines:
        tall = (line_count(line, size, WIDE - 2 * MARGIN) * 1.22 + 0.35) * size / 72
        if group and used + tall > ROOM:
            yield group
            group, used = [], 0.0
        group.append(line)
        used += tall
    if group:
        yield group
