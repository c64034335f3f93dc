"""The sheets of a Word document: A4, real styles, heads and feet, lists and tables."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from dashboard.exports.picture_text import BOLD, width_of
from dashboard.exports.report_blocks import Aside
from dashboard.exports.report_photographs import Photograph
from dashboard.exports.report_text import told
from dashboard.theme import LIGHT

_FAMILY = "Arial"
_LOOKS = {"lead": (12.0, "text"), "note": (9.5, "quiet"), "text": (10.5, "text")}
_WIDTH = 17.0  # centimetres between the margins
_CELL_MARGINS = 0.42  # centimetres left and right of a cell's text, which Word sets
_WIDER = 1.09  # the family is so much wider than the one measured


class Paper:
    """A document as it is written; `shown` is python-docx's."""

    def __init__(self, title: str, version: str) -> None:
        from docx import Document

        self.shown: Any = Document()
        _set_page(self.shown)
        _set_styles(self.shown)
        _set_edges(self.shown, title, version)
        properties = self.shown.core_properties
        properties.title, properties.subject = title, f"Data version {version}"
        properties.author, properties.language, properties.comments = "", "en-GB", ""
        properties.last_modified_by = ""

    def title(self, text: str) -> None:
        """The title of the whole."""
        self.shown.add_paragraph(told(text), style="Title")

    def heading(self, text: str, level: int) -> None:
        """A heading, kept with what follows."""
        if level == 1:
            self._drop_gap()
        self.shown.add_heading(told(text), level)

    def paragraph(self, text: str, look: str = "text", *, is_kept: bool = False) -> None:
        """Running text; kept, it stays with what follows."""
        size, colour = _LOOKS[look]
        paragraph = self.shown.add_paragraph()
        paragraph.paragraph_format.keep_with_next = is_kept or None
        _write(paragraph, text, size, colour)

    def bullet(self, text: str, size: float = 10) -> None:
        """One of a list."""
        _write(self.shown.add_paragraph(style="List Bullet"), text, size, "text")

    def numbered(self, number: int, text: str) -> None:
        """A source under its own number, which is the same on every page."""
        paragraph = self.shown.add_paragraph(style="List Number")
        _start_at(self.shown, paragraph, number)
        _write(paragraph, text, 10, "text", is_bold=True)
        paragraph.paragraph_format.keep_with_next = True

    def reference(self, place: str, words: str) -> None:
        """A paragraph of a source, and what is from there."""
        from docx.shared import Cm, Pt

        paragraph = self.shown.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(1)
        _write(paragraph, place, 8.5, "text", is_bold=True)
        _write(paragraph, f": {words}" if words else "", 8.5, "quiet")

    def picture(self, photograph: Photograph, caption: str) -> None:
        """A picture on its own line, and its caption, which stays with it."""
        from docx.shared import Inches

        paragraph = self.shown.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(photograph.png), *map(Inches, photograph.inches))
        described = shape._inline.docPr
        described.set("descr", told(photograph.alt))
        described.set("title", told(caption))
        self.shown.add_paragraph(told(f"Figure: {caption}"), style="Caption")

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, shares: Sequence[float] = (),
              size: float = 9) -> None:  # fmt: skip
        """A table; its head is repeated on every page, no row is split, a row of one cell stands across."""
        from docx.shared import Cm, Pt

        count = max((len(row) for row in (columns, *rows)), default=0)
        if not count or not rows:
            return
        table = self.shown.add_table(rows=0, cols=count)
        table.autofit = False
        widths = _widths(columns, rows, count, shares, size)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        _rule(table)
        for place, cells in enumerate((columns, *rows) if columns else rows):
            row = table.add_row()
            is_head = bool(columns) and place == 0
            _keep_whole(row, is_head)
            made = row.cells
            for cell, width in zip(made, widths, strict=True):
                cell.width = Cm(width)
            if len(cells) < count:
                made[0].merge(made[-1])
            for at, words in enumerate(cells):
                _fill(
                    made[at],
                    words,
                    size,
                    is_head=is_head,
                    is_first=at == 0 and not isinstance(words, Aside),
                )
        self.shown.add_paragraph().paragraph_format.space_after = Pt(2)

    def _drop_gap(self) -> None:
        """The empty paragraph below a table would take a page of its own before one that opens a page."""
        gap = self.shown.element.body.xpath("./*[not(self::w:sectPr)][last()][self::w:p][not(w:r)]")
        for paragraph in gap:
            paragraph.getparent().remove(paragraph)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], count: int, shares: Sequence[float],
            size: float) -> list[float]:  # fmt: skip
    """Centimetres for each column: its longest word whole where all have room, the rest by length."""
    if shares:
        return [_WIDTH * share / sum(shares) for share in shares]
    cells = [[row[at] for row in (columns, *rows) if len(row) == count] for at in range(count)]
    wishes = [min(40.0, max(7.0, *map(_longest, column))) for column in cells]
    needs = [
        max(_word(cell, size, is_bold=place == 0 or at == 0) for place, cell in enumerate(column))
        for at, column in enumerate(cells)
    ]
    left = _WIDTH - sum(needs)
    if left < 0:
        return [_WIDTH * need / sum(needs) for need in needs]
    fair = [_WIDTH * wish / sum(wishes) for wish in wishes]
    more = [max(0.0, wide - need) for wide, need in zip(fair, needs, strict=True)]
    return [need + left * extra / (sum(more) or 1.0) for need, extra in zip(needs, more, strict=True)]


def _word(cell: str, size: float, *, is_bold: bool) -> float:
    """Centimetres that a cell's longest word takes, with the cell's margins."""
    weight = BOLD if is_bold else 400
    longest = max((width_of(word, size * _WIDER, weight) for word in re.split(r"[\s-]+", cell)), default=0.0)
    return longest * 2.54 / 72 + _CELL_MARGINS


def _longest(cell: str) -> float:
    """A cell's wish for room: its longest word at least, less than all of it where it is long."""
    words = max(map(len, cell.split()), default=1)
    return max(words * 1.15, min(float(len(cell)), 6 + math.sqrt(len(cell)) * 3))


def _write(paragraph: Any, text: str, size: float, colour: str, *, is_bold: bool = False) -> None:
    from docx.shared import Pt

    for place, line in enumerate(told(text).split("\n")):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)
        run.font.size, run.bold = Pt(size), is_bold or None
        run.font.color.rgb = _rgb(colour)


def _fill(cell: Any, words: str, size: float, *, is_head: bool, is_first: bool) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
    first, _, rest = words.partition("\n")
    _write(paragraph, first, size, "quiet" if is_head else "text", is_bold=is_head or is_first)
    if rest:
        _write(paragraph, f"\n{rest}", size - 0.5, "quiet")


def _rgb(name: str) -> Any:
    from docx.shared import RGBColor

    colour = str(getattr(LIGHT, name))
    return RGBColor(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))


def _set_page(shown: Any) -> None:
    from docx.shared import Cm

    section = shown.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)


def _set_styles(shown: Any) -> None:
    """The theme's colours, one family that every machine has, and British English."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    sizes = {"Normal": 10.5, "Title": 26, "Heading 1": 18, "Heading 2": 13.5, "Heading 3": 11.5,
             "Caption": 8.5, "List Bullet": 10, "List Number": 10}  # fmt: skip
    for name, size in sizes.items():
        style = shown.styles[name]
        style.font.name, style.font.size = _FAMILY, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), _FAMILY)
        style.font.color.rgb = _rgb(
            "accent" if name == "Heading 2" else "quiet" if name == "Caption" else "text"
        )
        style.paragraph_format.widow_control = True
    shown.styles["Heading 1"].paragraph_format.page_break_before = True
    shown.styles["Caption"].font.bold = False
    title = shown.styles["Title"].element.pPr
    title.remove(title.find(qn("w:pBdr")))
    for found in shown.styles.element.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            found.set(qn(f"w:{script}"), "en-GB")


def _set_edges(shown: Any, title: str, version: str) -> None:
    """The title above, below the version and "3 of 12"."""
    from docx.shared import Cm

    section = shown.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    _write(head, title, 8, "quiet")
    shown.styles["Footer"].paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), 2)
    _write(foot, f"Data version {version}\t", 8, "quiet")
    _add_field(foot, "PAGE")
    _write(foot, " of ", 8, "quiet")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run()
    run.font.size = Pt(8)
    run.font.color.rgb = _rgb("quiet")
    for kind in ("begin", None, "separate", "text", "end"):
        if kind == "text":
            run.add_text("1")
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {name} "
        run._r.append(element)


def _start_at(shown: Any, paragraph: Any, number: int) -> None:
    """Let a numbered paragraph have that number."""
    numbering = shown.part.numbering_part.element
    style = shown.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(one for one in numbering.num_lst if one.numId == style).abstractNumId.val
    started = numbering.add_num(abstract)
    started.add_lvlOverride(ilvl=0).add_startOverride(number)
    own = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    own.get_or_add_ilvl().val = 0
    own.get_or_add_numId().val = started.numId


def _rule(table: Any) -> None:
    """A fine line beneath every row."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (
            ("val", "single"),
            ("sz", "4"),
            ("space", "0"),
            ("color", LIGHT.rule.lstrip("#")),
        ):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _keep_whole(row: Any, is_head: bool) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
