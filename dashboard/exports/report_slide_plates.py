"""A chart or the map on slides: the picture, what its marks mean, words beside it, its numbers as notes.

All lengths are in inches, sizes of letters in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.evidence import evidence_of
from dashboard.exports.picture_notes import sources_of
from dashboard.exports.report_deck import Deck
from dashboard.exports.report_drawings import Plate
from dashboard.exports.report_native import Bars, exact_bars, workbook_of
from dashboard.exports.report_photographs import Photograph, legend_photograph, photographs
from dashboard.exports.report_slide_text import (
    MARGIN,
    PICTURE,
    ROOM,
    SIDE,
    TOP,
    add_notes,
    fill,
    line_count,
    rgb,
)
from dashboard.exports.report_text import paragraphs_of, told
from dashboard.statements import event_statement

# Between a drawing and what its marks mean.
_APART = 0.12
_ON_THE_NEXT = "What must not be read into it stands on the next slide."
# Text, its size, and a colour of the theme by name.
Line = tuple[str, float, str]


def add_plate(deck: Deck, plate: Plate, catalogue: Catalogue) -> None:
    """Put the plate on slides of its own: drawing, legend, words beside it, its numbers in the notes."""
    bars = exact_bars(plate, catalogue)
    words, later = side_words(plate, catalogue)
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
    add_notes(slide, _notes(plate, catalogue))


def side_words(plate: Plate, catalogue: Catalogue) -> tuple[list[Line], Sequence[str]]:
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
    bars = replace(bars, labels=tuple(map(told, bars.labels)))
    name = told(plate.subtitle) or bars.unit
    data.categories = bars.labels
    data.add_series(name, bars.values)
    holder = slide.placeholders[1]._element
    holder.getparent().remove(holder)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, Inches(MARGIN), Inches(TOP), Inches(PICTURE), Inches(room), data
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told(plate.chart.alt if plate.chart else plate.title))
    chart = frame.chart
    # The library's own workbook takes texts that begin with = for formulas, and addresses for links.
    chart.part.chart_workbook.update_from_xlsx_blob(workbook_of(bars, name))
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
