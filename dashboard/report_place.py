"""The page on which a reader puts a report together and takes it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.contents import heeded
from dashboard.downloads import slug
from dashboard.elements import Node, el
from dashboard.exports.data_tables import TITLE
from dashboard.exports.picture_notes import filter_words
from dashboard.exports.report import MIMES, Paper, Report, ReportKind
from dashboard.exports.report_files import report_file, report_items
from dashboard.file_names import part_of_selection, stem
from dashboard.navigation import REPORTING
from dashboard.page_frame import place_framed
from dashboard.placing import place
from dashboard.report_choice import (
    PARAMETER,
    chosen_nodes,
    offered_nodes,
    read_choice,
    read_step,
    stepped,
)
from dashboard.screen import screen_ground
from dashboard.sidebar import kept
from dashboard.take_away import offer_made

_LEAD = "Choose pages and charts, put them in order, give them a title and a note of your own."
_UNFILTERED = "All data are in; the filters beside the page leave out what the report should not hold."
_NOTE = "What the readers should know first"
_PAPERS = ("A4", "Letter")
_LABELS: dict[ReportKind, str] = {
    "pdf": "PDF",
    "pptx": "PowerPoint",
    "docx": "Word",
    "html": "One HTML file",
}


def place_report() -> None:
    """Show the page."""
    place_framed(REPORTING.path, _place_contents)


def _place_contents() -> None:
    """Show what is chosen, the files, and what is left to choose from. Raises DataUnavailable."""
    ground = screen_ground()
    known = kept(f"report items {ground.mode}", lambda: report_items(ground))
    choice = read_choice(st.query_params.get(PARAMETER), known)
    st.title("Make a report", anchor=False)
    place(_opening(filter_words(ground.selection, ground.whole), choice.notice), key="report-head")
    title = st.text_input("Title", key="report_title", max_chars=200, placeholder=TITLE)
    note = st.text_area("Note", key="report_note", max_chars=4000, placeholder=_NOTE)
    chosen = [el("h2", "In the report", cls="chosen-head"), *chosen_nodes(choice.items, known)]
    picked = place(chosen, key="report-chosen")
    _offer(Report(title, note, choice.items, heeded(choice.items, ground)))
    offered = [el("h2", "To be added", cls="chosen-head"), *offered_nodes(choice.items, known)]
    picked = place(offered, key="report-offered") or picked
    if step := read_step(picked):
        _choose(stepped(choice.items, *step))


def _opening(filters: str | None, notice: str) -> list[Node]:
    told = f"{filters}, as the filters beside the page say." if filters else _UNFILTERED
    nodes = [el("p", _LEAD, cls="lead"), el("p", told, cls="note")]
    return [*nodes, el("p", notice, cls="note", role="status")] if notice else nodes


def _choose(items: Sequence[str]) -> None:
    st.query_params[PARAMETER] = ",".join(items)
    st.rerun()


def _offer(report: Report) -> None:
    """The files, each made when its button is pressed."""
    if not report.items:
        return
    chosen = st.segmented_control("Paper", _PAPERS, default="A4", key="report_paper", required=True)
    paper: Paper = "Letter" if chosen == "Letter" else "A4"
    ground = report.ground
    part = part_of_selection(ground.selection, ground.whole)
    name = stem(slug(report.title) or "report", ground.version, part)
    kinds = {kind: partial(report_file, report, kind, paper) for kind in _LABELS}
    files = [(_LABELS[kind], f"{name}.{kind}", MIMES[kind], make) for kind, make in kinds.items()]
    offer_made(files, named=PARAMETER)
    st.caption(
        f"A file, named {name}, takes some seconds. "
        "Each holds the charts, their data and the numbered sources."
    )
