"""A report as PowerPoint slides: a slide a chart, tables of what pages say in words, the sources at the end.

A page with charts gives a slide that opens it and its charts; one without, the tables that it is made of. A
chart is a sharp picture; its numbers stand in the slide's notes with their citations. Where every number is
exact, it is a chart that can be edited (see `report_native`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.contents import Rows, Words
from dashboard.evidence import evidence_of
from dashboard.exports.picture_notes import sources_of
from dashboard.exports.report import Report
from dashboard.exports.report_blocks import LEDGER, Block, Bullets, Heading, Paragraph, Table, blocks_of
from dashboard.exports.report_chapters import Chapter, chapters_of
from dashboard.exports.report_deck import Deck
from dashboard.exports.report_drawings import Plate, plates_of
from dashboard.exports.report_native import Bars, exact_bars
from dashboard.exports.report_notes import Endnotes, endnotes, facts
from dashboard.exports.report_photographs import Photograph, legend_photograph, photographs
from dashboard.exports.report_slide_text import MARGIN, PICTURE, ROOM, SIDE, TOP, fill, line_count, rgb
from dashboard.exports.report_tables import printed_table
from dashboard.exports.report_text import paragraphs_of, told
from dashboard.exports.zips import stamped
from dashboard.statements import event_statement

# Of a table of the data, so many rows; the files of the data hold all.
_MOST_ROWS = 48
_ACROSS = 120
# Inches between a drawing and what its marks mean.
_APART = 0.12
_ON_THE_NEXT = "What must not be read into it stands on the next slide."
# Text, its size in points, and a colour of the theme by name.
Line = tuple[str, float, str]
_SHARES = {
    "Figure": 3.0, "Value": 2.4, "When": 1.6, "According to": 2.6, "Matter": 2.0, "What is said": 4.0,
    "What follows": 2.4, "Paragraph": 1.0, "Voices": 2.2, "Digest": 5.0, "Read from it": 3.0, "What": 4.0,
    "What it is": 3.0,
}  # fmt: skip


def slides(report: Report) -> bytes:
    """The report as PPTX. Raises ReportFailed, NoChromium, PictureFailed and DataUnavailable."""
    chapters = chapters_of(report)
    notes = endnotes(chapters, report.ground)
    deck = Deck(f"{report.heading[:90]} · data version {report.ground.version}")
    _open(deck, report)
    for chapter in chapters:
        _add_chapter(deck, chapter, report)
    _close(deck, notes)
    return stamped(_named(deck, report), report.made_on)


def _open(deck: Deck, report: Report) -> None:
    said = [" · ".join(f"{term}: {words}" for term, words in facts(report))]
    note = paragraphs_of(report.note)
    is_short = sum(map(len, note)) < 420 and len(note) <= 5
    deck.cover(report.heading, [*(note if is_short else ()), *said])
    if not is_short:
        deck.lines("Note", note, 16)


def _add_chapter(deck: Deck, chapter: Chapter, report: Report) -> None:
    plates = [plate for part in chapter.parts for plate in plates_of(part)]
    blocks = blocks_of(node for part in chapter.parts if isinstance(part, Words) for node in part.nodes)
    if chapter.is_page:
        leads = [block.text for block in blocks if isinstance(block, Paragraph) and block.look == "lead"]
        deck.section(chapter.title, leads[:2] or [chapter.name])
    for plate in plates:
        _add_plate(deck, plate, report)
    if not plates:
        _add_blocks(deck, chapter.title, blocks)
    for part in chapter.parts:
        if isinstance(part, Rows):
            _add_rows(deck, part.table, report)


def _add_plate(deck: Deck, plate: Plate, report: Report) -> None:
    catalogue = report.ground.catalogue
    bars = exact_bars(plate, catalogue)
    words, later = _side(plate, catalogue)
    legend = legend_photograph(plate.legend, PICTURE)
    room = ROOM - (legend.inches[1] + _APART if legend else 0)
    shown = photographs(plate, PICTURE, room) if bars is None else ()
    for place in range(1, max(1, len(shown)) + 1):
        several = f" ({place} of {len(shown)})" if len(shown) > 1 else ""
        slide = deck.picture(plate.title + several)
        if bars is not None:
            _add_bars(slide, bars, plate, room)
        else:
            _add_picture(slide, shown[place - 1])
        if legend:
            _add_legend(slide, legend)
        _finish(slide, words, plate, catalogue)
    if later:
        deck.lines(f"{plate.title}: what must not be read into it", later, 16)


def _finish(slide: Any, words: Sequence[Line], plate: Plate, catalogue: Catalogue) -> None:
    fill(slide.placeholders[2], words)
    slide.notes_slide.notes_text_frame.text = told("\n".join(_notes(plate, catalogue)))


def _side(plate: Plate, catalogue: Catalogue) -> tuple[list[Line], Sequence[str]]:
    """Subtitle, caveat and sources, as large as lets them stand beside the picture; what follows later.

    Where they find no room the sources are only numbered, and at last the caveat has a slide of its own.
    """
    cited = sources_of(plate.behind, catalogue, plate.document_ids)
    whole = [f"[{one.number}] {one.words}" for one in cited]
    short = [f"Sources {''.join(f'[{one.number}]' for one in cited)}, named at the end"] if cited else []
    for sources in (whole, short):
        for size in (14.0, 13.0, 12.0, 11.0):
            lines = _side_lines(plate.subtitle, plate.caveat, sources, size)
            if (
                sum((line_count(text, points, SIDE) * 1.22 + 0.35) * points for text, points, _ in lines)
                <= ROOM * 72
            ):
                return lines, ()
    return _side_lines(plate.subtitle, _ON_THE_NEXT, short, 12.0), paragraphs_of(plate.caveat)


def _side_lines(subtitle: str, caveat: str, sources: Iterable[str], size: float) -> list[Line]:
    return [
        *([(subtitle, size, "text")] if subtitle else []),
        *([(caveat, size - 1, "quiet")] if caveat else []),
        *((words, size - 2, "quiet") for words in sources),
    ]


def _notes(plate: Plate, catalogue: Catalogue) -> Iterator[str]:
    """The numbers as text, and how to cite each."""
    yield plate.title
    yield from (text for text in (plate.subtitle, plate.caveat) if text)
    yield "Data:"
    for row in plate.table:
        yield "; ".join(f"{name}: {words}" for name, words in row.items() if words)
    shown = dict.fromkeys((*plate.figure_ids, *plate.behind))
    citations = dict.fromkeys(filter(None, (_citation(name, catalogue) for name in shown)))
    if citations:
        yield "Citations:"
        yield from citations


def _citation(name: str, catalogue: Catalogue) -> str:
    figure, event = catalogue.figure(name), catalogue.events.get(name)
    if figure is not None:
        return f"{evidence_of(figure, catalogue).citation} ({name})"
    return f"{event_statement(event, catalogue).citation} ({name})" if event else ""


def _add_picture(slide: Any, photograph: Photograph) -> None:
    """The picture in its placeholder, whole, near the top."""
    from pptx.util import Inches

    picture = slide.placeholders[1].insert_picture(BytesIO(photograph.png))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    wide, high = photograph.inches
    picture.left, picture.top = Inches(MARGIN + (PICTURE - wide) / 2), Inches(TOP)
    picture.width, picture.height = Inches(wide), Inches(high)
    described = picture._element.nvPicPr.cNvPr
    described.set("descr", told(photograph.alt))


def _add_legend(slide: Any, legend: Photograph) -> None:
    """What the marks mean, below the drawing."""
    from pptx.util import Inches

    wide, high = map(Inches, legend.inches)
    shape = slide.shapes.add_picture(
        BytesIO(legend.png), Inches(MARGIN), Inches(TOP + ROOM) - high, wide, high
    )
    shape._element.nvPicPr.cNvPr.set("descr", told(legend.alt))


def _add_bars(slide: Any, bars: Bars, plate: Plate, room: float) -> None:
    """A bar chart that PowerPoint itself draws, its numbers to be edited."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches, Pt

    new_data: Any = CategoryChartData
    data = new_data(number_format="#,##0.##########")
    data.categories = [told(label) for label in bars.labels]
    data.add_series(told(plate.subtitle) or bars.unit, bars.values)
    holder = slide.placeholders[1]._element
    holder.getparent().remove(holder)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, Inches(MARGIN), Inches(TOP), Inches(PICTURE), Inches(room), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told(plate.chart.alt if plate.chart else plate.title))
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = Pt(16)
    chart.category_axis.format.line.color.rgb = rgb("rule")
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = rgb("accent")
    for place, words in enumerate(bars.words):
        label = plot.series[0].points[place].data_label
        label.has_text_frame = True
        label.text_frame.text = words
        label.text_frame.word_wrap = False
        label.text_frame.paragraphs[0].runs[0].font.size = Pt(16)


def _add_blocks(deck: Deck, title: str, blocks: Iterable[Block]) -> None:
    """Tables and lists under their headings; what the page folds away is named and left out."""
    heading, is_folded = title, False
    for block in _ledgers_joined(title, blocks):
        if isinstance(block, Heading):
            heading, is_folded = block.text, block.level == 3
        elif isinstance(block, Table) and is_folded:
            deck.lines("Not on slides", [f"{heading}."])
        elif isinstance(block, Table):
            _add_table(deck, heading, block)
        elif isinstance(block, Bullets):
            deck.lines(heading, block.items)


def _ledgers_joined(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The figures of all themes as one table, each theme a row across, where the first of them stands."""
    given = list(blocks)
    rows: list[tuple[str, ...]] = []
    for before, block in zip([None, *given], given, strict=False):
        if isinstance(block, Table) and block.columns == LEDGER:
            rows += [(before.text,), *block.rows] if isinstance(before, Heading) else block.rows
    for block, after in zip(given, [*given[1:], None], strict=False):
        if isinstance(block, Table) and block.columns == LEDGER:
            if rows:
                yield from (Heading(2, title), Table(LEDGER, tuple(rows)))
            rows = []
        elif not (isinstance(block, Heading) and isinstance(after, Table) and after.columns == LEDGER):
            yield block


def _add_table(deck: Deck, title: str, table: Table) -> None:
    columns, rows = table.columns, table.rows
    names = columns or ("",) * max(map(len, rows), default=1)
    shares = [_SHARES.get(name, 1.5) for name in names] if columns else [1.0, 4.0][: len(names)]
    heads = names if columns else ("What", "Said of it")[: len(names)]
    deck.table(title, heads, rows, shares)


def _add_rows(deck: Deck, name: str, report: Report) -> None:
    table = printed_table(name, report.ground, _ACROSS)
    shown = table.rows[:_MOST_ROWS]
    longest = [
        min(30, max(len(cells) for cells in column))
        for column in zip(table.columns, *shown, strict=True)
    ]  # fmt: skip
    if shown:
        deck.table(table.title, [one.replace("_", " ") for one in table.columns], shown, longest)
    left = len(table.rows) - len(shown)
    more = [f"{left} further rows are not on slides."] if left else []
    deck.lines(f"{table.title}: what is not shown", [*more, table.note])


def _close(deck: Deck, notes: Endnotes) -> None:
    sources = []
    for one in notes.sources:
        paragraphs = ", ".join(str(reference.paragraph) for reference in one.references)
        sources.append(f"[{one.number}] {one.words}" + (f". Paragraphs {paragraphs}" if paragraphs else ""))
    deck.lines("Sources", sources or ["No source is named."], 16)
    if notes.computed:
        deck.lines("Computed, printed nowhere", notes.computed, 12)


def _named(deck: Deck, report: Report) -> bytes:
    """The file with its title, the version of the data and the language."""
    properties = deck.shown.core_properties
    properties.title, properties.subject = report.heading, f"Data version {report.ground.version}"
    properties.author, properties.language, properties.last_modified_by = "", "en-GB", ""
    return deck.data()
