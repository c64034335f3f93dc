"""The matrix of who says what as page elements: a table on wide screens, a list on a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from dashboard.agreement_rows import GROUPS, Cell, MatrixRow, agreement_claim, matrix_row
from dashboard.catalogue import Catalogue
from dashboard.elements import Lasting, Node, el
from dashboard.explanations import Origins, short_name
from dashboard.ledger_view import event_evidence, figure_evidence
from dashboard.numerals import counted
from dashboard.records import Agreement, Document
from dashboard.source_view import number_node, paragraph_target, source_list
from dashboard.statements import Statement
from dashboard.wording import basis_of_date_words, joined

_TITLES: Mapping[str, tuple[str, str]] = {
    "conflict": ("Conflict", "what the documents say cannot all be true"),
    "told": ("Told differently", "one document states as fact what another plans, calls possible or denies"),
    "compatible": ("Compatible", "worded differently, but all of it can be true"),
    "same": ("The same", "every document says the same"),
    "single": ("One document only", "nothing to compare with"),
}
_UNKNOWN = "The address names a verdict that no matter has; all matters are shown."
# The verdict on matters that leave nothing to compare.
_ALONE = "single"
_NOTHING = Lasting(el("td", el("span", "nothing", cls="unseen"), role="cell", cls="empty"))
# So many columns need more room than others, or a list it is; more of them are a list on every screen.
_ROOMS = {5: "across five", 6: "across six", 7: "across seven"}
_WIDEST = 7
_SIGNS = {
    "conflict": ["M2 5.5H12", "M2 9.5H12", "M10 2 4 13"],
    "told": ["M2 5.5H12", "M2 9.5H5", "M7 9.5H8", "M10 9.5H12"],
    "compatible": ["M2 6q2.5-3 5 0t5 0", "M2 10q2.5-3 5 0t5 0"],
    "same": ["M2 5.5H12", "M2 9.5H12"],
    "single": ["M2 7.5H12"],
}


def agreement_nodes(
    rows: Sequence[MatrixRow], catalogue: Catalogue, verdict: str | None = None
) -> list[Node]:
    """The page beneath its title; with a `verdict`, its matters alone, where there are any."""
    claim = el("p", agreement_claim(rows), cls="lead")
    if not rows:
        return [claim, *source_list(catalogue)]
    note = (
        "Each cell holds what a document prints; open it for its evidence. "
        "Documents that have a number from the same origin are one voice, however many they are."
    )
    shown = [row for row in rows if row.group == verdict]
    notice = None if shown or verdict is None else _UNKNOWN
    return [
        claim,
        el("p", note, cls="note"),
        *([el("p", notice, role="status", cls="note")] if notice else []),
        _verdicts(rows, verdict if shown else None),
        *_matrices(shown or rows, catalogue),
        *source_list(catalogue, (), {name for row in rows for name in row.cells}),
    ]


def _matrices(rows: Sequence[MatrixRow], catalogue: Catalogue) -> list[Node]:
    """What can be compared as a table, and beneath it, folded, what one document alone says.

    Where nothing else is shown, what one document alone says stands open.
    """
    compared = [row for row in rows if row.group != _ALONE]
    alone = [row for row in rows if row.group == _ALONE]
    shown = [name for name in catalogue.documents if any(name in row.cells for row in rows)]
    if not compared or not alone:
        return [_matrix(rows, shown, catalogue)]
    heading = el("span", _heading_parts(_ALONE, len(alone)), role="heading", aria_level=2, cls="group")
    table = _matrix(alone, shown, catalogue, is_headed=False)
    folded = el("details", el("summary", heading), table, id="one-document-only", cls=f"fold {_ALONE}")
    return [_matrix(compared, shown, catalogue), folded]


def _sign(group: str) -> Node:
    """The sign of a verdict, always beside its word."""
    strokes = [el("path", d=line) for line in _SIGNS.get(group, _SIGNS["single"])]
    return el("svg", strokes, cls="sign", viewBox="0 0 14 15", width=14, height=15, aria_hidden="true")


def _title(group: str) -> str:
    return _TITLES.get(group, (group.replace("_", " ").capitalize(), ""))[0]


def _verdicts(rows: Sequence[MatrixRow], chosen: str | None) -> Node:
    """The verdicts with signs and sizes, each a way to its matters alone; also the legend of the signs."""
    found = [(group, len(list(alike))) for group, alike in groupby(rows, key=lambda row: row.group)]
    items = [_chip("All", len(rows), "agreement", chosen is None, None)]
    for group, count in found:
        target = "agreement?" + urlencode({"verdict": group})
        items.append(_chip(_title(group), count, target, group == chosen, group))
    return el("nav", el("ul", items, cls="chips"), aria_label="By verdict")


def _chip(words: str, count: int, target: str, is_chosen: bool, group: str | None) -> Node:
    link = el(
        "a", _sign(group) if group else None, f" {words} ", el("strong", str(count)), href=f"./{target}",
        data_go=target, aria_current="true" if is_chosen else None, cls=f"chip {group or ''}".rstrip(),
    )  # fmt: skip
    return el("li", link)


def _matrix(
    rows: Sequence[MatrixRow], shown: Sequence[str], catalogue: Catalogue, is_headed: bool = True
) -> Node:
    heads = [_document_head(catalogue.documents[name], catalogue) for name in shown]
    first = el("th", "Matter", scope="col", role="columnheader", cls="matter")
    last = el("th", "Voices", scope="col", role="columnheader", cls="origin")
    head = el("thead", el("tr", first, heads, last, role="row"), role="rowgroup")
    bodies = [
        _group_body(group, list(found), shown, catalogue, is_headed)
        for group, found in groupby(rows, key=lambda row: row.group)
    ]
    about = "by verdict" if is_headed else "one document only"
    caption = el("caption", f"What each document says on each matter, {about}", cls="unseen")
    table = el("table", caption, head, bodies, cls="matrix", role="table")
    return el(
        "div", table, cls=_ROOMS.get(len(shown), "across" if len(shown) <= _WIDEST else "across narrow")
    )


def _document_head(document: Document, catalogue: Catalogue) -> Node:
    target = paragraph_target(document.document_id, None)
    link = el("a", short_name(document.document_id), href=f"./{target}", data_go=target, title=document.title)
    number = number_node(catalogue.numbers[document.document_id])
    dated = el("span", basis_of_date_words(document), cls="dated")
    return el("th", number, " ", link, dated, scope="col", role="columnheader")


def _group_body(
    group: str, rows: Sequence[MatrixRow], shown: Sequence[str], catalogue: Catalogue, is_headed: bool
) -> Node:
    heading = el("h2", _heading_parts(group, len(rows)), cls="group")
    columns = len(shown) + 2
    title = el("tr", el("th", heading, colspan=columns, scope="rowgroup", role="rowheader"), role="row")
    lines = [line for row in rows for line in _row_nodes(row, shown, catalogue)]
    known = group if group in GROUPS else _ALONE
    return el("tbody", title if is_headed else None, lines, cls=f"verdict {known}", role="rowgroup")


def _heading_parts(group: str, count: int) -> list[Node | str]:
    """A verdict's sign and word, how many matters have it, and what it means."""
    meaning = _TITLES.get(group, ("", ""))[1]
    words = f"{counted(count, 'matter')}{f': {meaning}' if meaning else ''}"
    return [_sign(group), f" {_title(group)} ", el("span", words, cls="meaning")]


@dataclass(frozen=True, slots=True)
class _Matter:
    """What of a matter's rows is the same whatever documents stand beside it."""

    head: Node
    cells: Mapping[str, Node]
    voices: Node
    reason: Node | None
    panels: Node


def _matter(compared: Agreement, catalogue: Catalogue) -> _Matter:
    row = catalogue.once(matrix_row, compared)
    about = el("p", row.about, cls="measure") if row.about else None
    head = el("th", el("h3", row.title), about, scope="row", role="rowheader", cls="matter")
    told = (cell for said in row.cells.values() for cell in said)
    return _Matter(
        head=Lasting(head),
        cells={name: Lasting(_cell_node(said, name, catalogue)) for name, said in row.cells.items()},
        voices=Lasting(el("td", _voices(row, catalogue), role="cell", cls="origin")),
        reason=el("p", row.reason) if row.reason else None,
        panels=Lasting(el("div", [_panel(cell, catalogue) for cell in told], cls="panels")),
    )


def _row_nodes(row: MatrixRow, shown: Sequence[str], catalogue: Catalogue) -> list[Node]:
    """A matter's row, the reason for its verdict where there is one, and the evidence behind it, closed."""
    matter = catalogue.once(_matter, row.compared)
    cells = [matter.cells.get(name, _NOTHING) for name in shown]
    span = len(shown) + 2
    # By its id a row stays where it is when those above it go.
    line, why, behind = (
        el("tr", children, role="row", cls=cls, id=f"{cls}-{row.agreement_id}")
        for cls, children in (
            ("line", [matter.head, *cells, matter.voices]),
            ("why", [el("td", matter.reason, colspan=span, role="cell")]),
            ("behind", [el("td", matter.panels, colspan=span, role="cell")]),
        )
    )
    return [line, *([why] if matter.reason else []), behind]


def _cell_node(told: Sequence[Cell], document_id: str, catalogue: Catalogue) -> Node:
    number = catalogue.numbers.get(document_id)
    label = el("span", number_node(number), f" {short_name(document_id)}", cls="whose", aria_hidden="true")
    return el("td", label, [_button(cell) for cell in told], role="cell", cls="said-by")


def _button(cell: Cell) -> Node:
    panel = panel_id(cell.statement_id)
    reading = el("span", f"“{cell.reading}”", cls="printed") if cell.reading else None
    tags = [el("span", tag, cls=f"tag {tag}") for tag in cell.tags]
    parts = [
        part for node in (el("span", cell.words, cls="words"), reading, *tags) if node for part in (node, " ")
    ]
    return el(
        "button", parts[:-1], type="button", data_show=panel, aria_controls=panel, aria_expanded="false",
        cls="cell",
    )  # fmt: skip


def panel_id(statement_id: str) -> str:
    """The id of the element that holds a statement's evidence."""
    return "behind-" + "-".join(statement_id.split())


def _panel(cell: Cell, catalogue: Catalogue) -> Node:
    name = cell.statement_id
    if isinstance(cell.evidence, Statement):
        node = catalogue.once(event_evidence, catalogue.events[name])
    else:
        node = catalogue.once(figure_evidence, catalogue.figures[name])
    return el("div", node, id=panel_id(name), hidden=True)


def _voices(row: MatrixRow, catalogue: Catalogue) -> list[Node]:
    """How many documents and voices, and who has it from whom."""
    count = el("p", row.voices, cls="count one-voice" if row.is_one_voice else "count")
    return [count, *(el("p", _origin_words(one, catalogue), cls="measure") for one in row.origins)]


def _origin_words(origins: Origins, catalogue: Catalogue) -> str:
    """ "Americas Quarterly: stated in 2, inferred in 1"; "no origin named in 3"."""
    by_basis: dict[str, list[str]] = {}
    for name, basis in origins.documents:
        by_basis.setdefault(basis, []).append(str(catalogue.numbers.get(name, name)))
    if origins.title is None:
        return f"no origin named in {joined([number for found in by_basis.values() for number in found])}"
    words = joined([f"{basis} in {joined(found)}" for basis, found in by_basis.items()])
    return f"{origins.title}: {words}"
