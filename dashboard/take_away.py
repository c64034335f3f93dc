"""What a reader takes away from a chart or a page, chosen in a dialog.

Files are made when their button is pressed, so that opening the dialog costs little more than one picture.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import streamlit as st

from dashboard.browser import NoChromium
from dashboard.charts.chart import Chart
from dashboard.charts.map_scene import Fit
from dashboard.contents import Ground, all_charts, heeded
from dashboard.data import edition
from dashboard.exports.chart_files import MIMES, SCALES, Picture, PictureKind, chart_picture
from dashboard.exports.data_files import (
    DataFile,
    files_of_everything,
    files_of_selection,
    files_of_table,
)
from dashboard.exports.data_tables import DataFileFailed
from dashboard.exports.geojson import MIME as GEOJSON_MIME
from dashboard.exports.map_files import NO_RINGS, drawn_map, map_fits, map_id, map_picture
from dashboard.exports.page_pictures import page_png
from dashboard.exports.picture_notes import filter_words, picture_notes
from dashboard.exports.picture_sizes import SIZES
from dashboard.exports.renderer import PictureFailed
from dashboard.exports.report import ReportFailed
from dashboard.exports.report_files import page_pdf
from dashboard.file_names import part_of_selection, stem
from dashboard.navigation import page_entry, page_name
from dashboard.screen import screen_ground
from dashboard.sidebar import kept
from dashboard.theme import Mode
from dashboard.wording import escape_markdown, sentence

if TYPE_CHECKING:
    import pandas as pd

_ASSETS = Path(__file__).resolve().parent / "assets"
SIZE_NAMES = {
    "column": "Report column",
    "page": "Full page",
    "slide": "Slide 16:9",
    "square": "Square",
}
FIT_NAMES: dict[Fit, str] = {"venezuela": "Venezuela", "rings": "The rings"}
_PREVIEW = st.components.v2.component(
    "figures.picture",
    html='<div class="picture"><img><div><button type="button">Copy picture</button><p role="status"></p>'
    "</div></div>",
    css=(_ASSETS / "picture.css").read_text("utf-8"),
    js=(_ASSETS / "picture.js").read_text("utf-8"),
)


@dataclass(slots=True)
class Trouble:
    """Why the last file could not be made; files are made on a thread of their own."""

    words: str = ""


@st.dialog("Take away this chart", width="medium")
def take_chart(chart: Chart) -> None:
    """Offer a chart's pictures and its figures. Raises DataUnavailable."""
    ground = screen_ground()
    size, mode = _choose_look(ground.mode)
    if mode != ground.mode:
        ground = replace(ground, mode=mode)
        chart = kept(f"charts {mode}", lambda: all_charts(ground)).get(chart.chart_id, chart)
    picture = chart_picture(chart, picture_notes(chart, ground), SIZES[size], mode)
    offer_picture(picture, chart.alt)
    ids = picture.notes.figure_ids
    st.markdown("**The figures of this chart**")
    offer_files(_data(ground, ids, chart.chart_id))


@st.dialog("Take away the map", width="medium")
def take_map() -> None:
    """Offer the map's pictures, its figures and its places. Raises DataUnavailable."""
    ground = screen_ground()
    size, mode = _choose_look(ground.mode)
    fit = _choose_fit(ground)
    ground = replace(ground, mode=mode)
    drawing = kept(f"map drawing {fit}", lambda: drawn_map(ground, fit))
    picture = map_picture(drawing, ground, SIZES[size])
    offer_picture(picture, drawing.alt)
    st.markdown("**The figures and places of the map**")
    places = [file for file in files_of_everything(ground.edition) if file.mime == GEOJSON_MIME]
    offer_files([*_data(ground, drawing.evidence_ids, map_id(drawing.fit)), *places])


@st.dialog("Take away this table", width="medium")
def take_table(table: str, rows: pd.DataFrame, part: str) -> None:
    """Offer the rows of a table that are shown, its `part`, and everything. Raises DataUnavailable."""
    pinned = edition()
    for_excel = _for_excel()
    st.markdown("**The rows shown**" if part else "**The table**")
    offer_files(files_of_table(pinned, table, rows, part, for_excel=for_excel))
    st.markdown("**Everything**")
    offer_files(
        [
            file
            for file in files_of_everything(pinned, for_excel=for_excel)
            if not file.name.endswith("parquet")
        ]
    )


def _data(ground: Ground, ids: Sequence[str] | None, what: str) -> tuple[DataFile, ...]:
    filters = filter_words(ground.selection, ground.whole)
    part = part_of_selection(ground.selection, ground.whole)
    return files_of_selection(
        ground.catalogue, ground.edition, ids, what, filters, part, for_excel=_for_excel()
    )


@st.dialog("Take away this page", width="medium")
def take_page(path: str, server: str) -> None:
    """Offer a page's picture, its print, its figures, and everything. Raises DataUnavailable.

    `server` is the address of this dashboard on this machine.
    """
    ground = heeded((path,), screen_ground("verdict", "document", "paragraph", "table"))
    entry = page_entry(path)
    themes = entry.themes if entry else ()
    ids = [name for name, one in ground.catalogue.figures.items() if not themes or one.theme in themes]
    ids += [name for name, one in ground.catalogue.events.items() if not themes or one.theme in themes]
    name = stem(page_name(path), ground.version, part_of_selection(ground.selection, ground.whole))
    st.markdown("**The page**")
    offer_made([
        ("Picture (PNG)", f"{name}.png", MIMES["png"], lambda: page_png(server, path, ground, scale=2)),
        ("PDF, A4", f"{name}-a4.pdf", MIMES["pdf"], lambda: page_pdf(path, ground, "A4")),
        ("PDF, Letter", f"{name}-letter.pdf", MIMES["pdf"], lambda: page_pdf(path, ground, "Letter")),
    ])  # fmt: skip
    st.markdown("**Its figures, as shown**")
    offer_files(_data(ground, ids, page_name(path)))
    st.markdown("**Everything**")
    offer_files(files_of_everything(ground.edition)[:2])


def _choose_fit(ground: Ground) -> Fit:
    """The part of the map, where there are several to choose from."""
    fits = kept("map fits", lambda: map_fits(ground))
    if len(fits) == 1:
        st.caption(escape_markdown(sentence(NO_RINGS)))
        return fits[0]
    return st.segmented_control(
        "Part", list(fits), default=fits[0], format_func=FIT_NAMES.__getitem__, key="take_fit", required=True
    ) or fits[0]  # fmt: skip


def _choose_look(mode: Mode) -> tuple[str, Mode]:
    with st.container(horizontal=True):
        size = st.segmented_control(
            "Size", list(SIZES), default="page", format_func=lambda name: SIZE_NAMES.get(name, name),
            key="take_size", required=True, wrap=True,
        )  # fmt: skip
        look = st.segmented_control(
            "Look", list(get_args(Mode)), default=mode, format_func=str.capitalize, key="take_look",
            required=True,
        )  # fmt: skip
    return str(size), "dark" if look == "dark" else "light"


def offer_picture(picture: Picture, alt: str) -> None:
    """A preview to copy, and a button for each kind of file; one line where no picture can be made."""
    trouble: Trouble = st.session_state.setdefault("take_trouble", Trouble())
    try:
        first = next(iter(picture.files("png", 2).values()))
    except (NoChromium, PictureFailed) as problem:
        st.warning(escape_markdown(f"{problem} The data below can be had without it."))
        return
    name = picture.name("png", 2)
    _PREVIEW(data={"png": base64.b64encode(first).decode(), "alt": alt, "name": name}, key="take_preview")
    if (parts := len(picture.svgs)) > 1:
        st.caption(f"This is the first of {parts} pictures; the files hold all of them.")
    with st.container(horizontal=True):
        for scale in SCALES:
            _picture_button(picture, "png", scale, f"PNG {scale}×", trouble)
        _picture_button(picture, "svg", 1, "SVG", trouble)
        _picture_button(picture, "pdf", 1, "PDF", trouble)
    say_trouble(trouble)


def _picture_button(picture: Picture, kind: PictureKind, scale: int, label: str, trouble: Trouble) -> None:
    is_zip = kind != "pdf" and len(picture.svgs) > 1
    ending = "zip" if is_zip else kind
    _button(label, lambda: picture.file(kind, scale)[2], picture.name(ending, scale), MIMES[ending], trouble)


def _for_excel() -> bool:
    return st.toggle("CSV for Excel", key="take_excel", help="Begins the file with a byte order mark")


def offer_files(files: Sequence[DataFile]) -> None:
    """A button for each file of data."""
    offer_made([(file.label, file.name, file.mime, file.make) for file in files])


def offer_made(files: Sequence[tuple[str, str, str, Callable[[], bytes]]], named: str | None = None) -> None:
    """A button for each file: its label, name, type, and what makes it when the button is pressed.

    Where names change as the reader types, the buttons are `named` otherwise: one that is replaced between
    the pressing and the letting go of the mouse would do nothing.
    """
    trouble: Trouble = st.session_state.setdefault("take_trouble", Trouble())
    with st.container(horizontal=True):
        for label, name, mime, make in files:
            _button(label, make, name, mime, trouble, named)
    say_trouble(trouble)


def _button(
    label: str, make: Callable[[], bytes], name: str, mime: str, trouble: Trouble, named: str | None = None
) -> None:
    st.download_button(
        label, lambda: _made(make, trouble), file_name=name, mime=mime, key=f"take {label} {named or name}",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def _made(make: Callable[[], bytes], trouble: Trouble) -> bytes:
    """The file; what went wrong is kept, as the browser is told no more than that it did."""
    trouble.words = ""
    try:
        return make()
    except (NoChromium, PictureFailed, DataFileFailed, ReportFailed, OSError) as problem:
        trouble.words = str(problem)
        raise


def say_trouble(trouble: Trouble) -> None:
    """Say why the last file could not be made."""
    if trouble.words:
        st.warning(escape_markdown(f"The last file could not be made: {trouble.words}"))
        trouble.words = ""
