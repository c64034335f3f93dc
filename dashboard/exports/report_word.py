"""The sheets of a Word document: A4, real styles, heads and feet, lists and tables.

Sizes of letters are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from dashboard.exports.report_photographs import Photograph
from dashboard.exports.report_text import told
from dashboard.exports.report_word_tables import WIDTH, add_table
from dashboard.exports.report_word_text import rgb, write

_FAMILY = "Arial"
_LOOKS = {"lead": (12.0, "text"), "note": (9.5, "quiet"), "text": (10.5, "text")}


class WordFile:
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
        write(paragraph, text, size, colour)

    def bullet(self, text: str, size: float = 10) -> None:
        """One of a list."""
        write(self.shown.add_paragraph(style="List Bullet"), text, size, "text")

    def numbered(self, number: int, text: str) -> None:
        """A source under its own number, which is the same on every page."""
        paragraph = self.shown.add_paragraph(style="List Number")
        _start_at(self.shown, paragraph, number)
        write(paragraph, text, 10, "text", is_bold=True)
        paragraph.paragraph_format.keep_with_next = True

    def reference(self, place: str, words: str) -> None:
        """A paragraph of a source, and what is from there."""
        from docx.shared import Cm, Pt

        paragraph = self.shown.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(1)
        write(paragraph, place, 8.5, "text", is_bold=True)
        write(paragraph, f": {words}" if words else "", 8.5, "quiet")

    def picture(self, photograph: Photograph, caption: str, legend: Photograph | None = None) -> None:
        """A picture on its own line, what its marks mean, and its caption, which all stay together."""
        self._add_picture(photograph, caption)
        if legend is not None:
            self._add_picture(legend, "How the marks are to be read")
        self.shown.add_paragraph(told(f"Figure: {caption}"), style="Caption")

    def _add_picture(self, photograph: Photograph, title: str) -> None:
        from docx.shared import Inches

        paragraph = self.shown.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(photograph.png), *map(Inches, photograph.inches))
        described = shape._inline.docPr
        described.set("descr", told(photograph.alt))
        described.set("title", told(title))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]], *, shares: Sequence[float] = (),
              size: float = 9) -> None:  # fmt: skip
        """A table; its head is repeated on every page; columns as wide as `shares`, `size` in points."""
        add_table(self.shown, columns, rows, shares, size)

    def _drop_gap(self) -> None:
        """The empty paragraph below a table would take a page of its own before one that opens a page."""
        gap = self.shown.element.body.xpath("./*[not(self::w:sectPr)][last()][self::w:p][not(w:r)]")
        for paragraph in gap:
            paragraph.getparent().remove(paragraph)


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
        style.font.color.rgb = rgb(
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
    write(head, title, 8, "quiet")
    shown.styles["Footer"].paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), 2)
    write(foot, f"Data version {version}\t", 8, "quiet")
    _add_field(foot, "PAGE")
    write(foot, " of ", 8, "quiet")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run()
    run.font.size = Pt(8)
    run.font.color.rgb = rgb("quiet")
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
