"""The ledger as page elements: one line a figure, which opens to its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.catalogue import Catalogue
from dashboard.elements import Child, Lasting, Node, el
from dashboard.evidence import Evidence, Input, evidence_of, named_origins_words
from dashboard.ledger import LedgerRow
from dashboard.mark_view import mark_node
from dashboard.navigation import THEME_PAGES
from dashboard.numerals import counted_of
from dashboard.records import Event, Figure
from dashboard.source_view import number_node, paragraph_target
from dashboard.statements import Statement, event_statement
from dashboard.wording import doubts, theme_title


def ledger(rows: Sequence[LedgerRow], catalogue: Catalogue, has_theme_links: bool = False) -> list[Node]:
    """The rows under a heading for each theme."""
    return [
        el(
            "section",
            _theme_heading(theme, has_theme_links),
            [row_node(row, catalogue) for row in group],
            cls="ledger",
        )
        for theme, group in groupby(rows, key=lambda row: row.theme)
    ]


def _theme_heading(theme: str, has_link: bool) -> Node:
    title, page = theme_title(theme), THEME_PAGES.get(theme)
    link = el(
        "a",
        "all figures",
        el("span", f" on {title}", cls="unseen"),
        href=f"./{page}",
        data_go=page,
        cls="more",
    )
    return el("h2", el("span", title), link if has_link and page else None, cls="theme")


def row_node(row: LedgerRow, catalogue: Catalogue) -> Node:
    """One line of the ledger, and its evidence beneath."""
    line = el(
        "summary",
        el("div", el("h3", row.title), el("p", row.about, cls="measure") if row.about else None, cls="label"),
        el("div", el("p", row.value, cls="value"), _printed(row), _tags(row), cls="amount"),
        mark_node(row.mark, row.value),
        el("div", el("p", row.when, cls="when"), _age(row), cls="time"),
        el("div", _voices(row), cls="voices"),
    )
    return el(
        "details", line, evidence_panel(row, catalogue), id=row.figure.figure_id,
        cls="row old" if row.is_old else "row",
    )  # fmt: skip


def _printed(row: LedgerRow) -> Node | None:
    """The printed form beside a figure that is shown in another unit."""
    if not row.figure.conversion:
        return None
    printed = f"printed “{row.figure.printed_value}”; " if row.figure.printed_value else ""
    return el("p", f"{printed}derived: {row.figure.conversion}", cls="age")


def _tags(row: LedgerRow) -> Node | None:
    words = [*doubts(row.status, row.modality), *(["disputed"] if row.verdict == "conflict" else [])]
    return el("p", [el("span", word, cls=f"tag {word}") for word in words], cls="tags") if words else None


def _age(row: LedgerRow) -> Node | None:
    """The year of the statement, where the line does not already say it, and whether it is old."""
    is_said = row.as_of_year is None or row.when.startswith("as of")
    year = None if is_said else f"as of {row.as_of_year}"
    older = el("span", "older", cls="tag") if row.is_old else None
    return el("p", year, " " if year and older else None, older, cls="age") if year or older else None


def _voices(row: LedgerRow) -> list[Node]:
    """Who speaks, in two short lines: how many documents, by number, and who they have it from."""
    if row.status == "derived":
        return [el("p", "computed")]
    many = len(row.origin_titles) > 1 or row.origins != len(row.origin_titles)
    origin = (
        named_origins_words(row.origins) if many or not row.origin_titles else f"from {row.origin_titles[0]}"
    )
    papers = counted_of(row.documents, row.all_documents, "document")
    return [el("p", papers, " ", _source_numbers(row)), el("p", origin)]


def _source_numbers(row: LedgerRow) -> Node | None:
    numbers = [el("span", str(number), cls="number") for number in row.sources]
    return (
        el("span", numbers, cls="numbers", role="img", aria_label=_read_out(row.sources)) if numbers else None
    )


def _read_out(numbers: Sequence[int]) -> str:
    return f"{'sources' if len(numbers) > 1 else 'source'} {', '.join(map(str, numbers))}"


def evidence_panel(row: LedgerRow, catalogue: Catalogue) -> Node:
    """The evidence of everything behind one line."""
    rest = [el("h3", "Other readings of the same measure", cls="rest")] if row.others else []
    return el(
        "div",
        el("p", row.measure, cls="definition") if row.measure else None,
        [_evidence_behind(piece, catalogue) for piece in row.evidence],
        rest,
        [_evidence_behind(piece, catalogue) for piece in row.others],
        cls="evidence",
    )


def _evidence_behind(piece: Evidence, catalogue: Catalogue) -> Node:
    return catalogue.once(figure_evidence, catalogue.figures[piece.figure_id])


def figure_evidence(figure: Figure, catalogue: Catalogue) -> Lasting:
    """A figure's evidence, to be asked for `once`."""
    return Lasting(evidence_node(catalogue.once(evidence_of, figure)))


def event_evidence(event: Event, catalogue: Catalogue) -> Lasting:
    """The evidence of a dated statement, to be asked for `once`."""
    return Lasting(statement_node(catalogue.once(event_statement, event)))


def evidence_node(piece: Evidence, is_in_sources: bool = False) -> Node:
    """One figure's evidence: claim, printed value and its reading, place, date, origin, agreement."""
    facts = [
        ("Printed", piece.printed),
        ("Read as", f"{piece.value} ({piece.qualifier})"),
        ("Converted", piece.conversion),
        ("About", piece.about),
        ("Period", piece.when if not piece.when.startswith("as of") else None),
        ("Status", f"{piece.status}{f'; {piece.date_basis}' if piece.date_basis else ''}"),
        ("Origin", piece.origin),
        ("All sources", piece.agreement if piece.origin else None),
        ("Formula", piece.formula),
        ("Computed from", _inputs(piece.computed_from)),
        ("Convention", piece.assumption),
    ]
    return _piece_node(piece, facts, is_in_sources)


def _inputs(computed_from: Sequence[Input]) -> Node | None:
    """What a figure is computed from, each the way to the paragraph that prints it."""
    items = [el("li", one.words, _input_link(one)) for one in computed_from]
    return el("ul", items) if items else None


def _input_link(one: Input) -> list[Node | str]:
    if one.document_id is None or one.paragraph is None:
        return []
    target = paragraph_target(one.document_id, one.paragraph)
    words = f" paragraph {one.paragraph}"
    return [" ", el("a", number_node(one.source_number), words, href=f"./{target}", data_go=target)]


def statement_node(piece: Statement, is_in_sources: bool = False) -> Node:
    """The evidence of a dated event, a place or a kind of arms."""
    return _piece_node(piece, piece.facts, is_in_sources)


def _piece_node(piece: Evidence | Statement, facts: Sequence[tuple[str, Child]], is_in_sources: bool) -> Node:
    rows = [(el("dt", name), el("dd", words)) for name, words in facts if words]
    claim = el("blockquote", piece.claim) if piece.claim and not is_in_sources else None
    table = el("dl", [part for pair in rows for part in pair])
    name = piece.figure_id if isinstance(piece, Evidence) else piece.statement_id
    return el("article", claim, table, _place(piece, is_in_sources), cls="piece", data_figure=name)


def _place(piece: Evidence | Statement, is_in_sources: bool) -> Node | None:
    """Document, paragraph and date, with the way to the paragraph in Sources, and a citation to take away."""
    copy = el("button", "Copy citation", type="button", data_copy=piece.citation, cls="copy")
    if piece.document is None or is_in_sources:
        return el("p", copy, cls="place")
    where = f"paragraph {piece.paragraph}" if piece.paragraph else None
    dated = (
        f"{piece.as_of} ({piece.published_basis})" if piece.as_of and piece.published_basis else piece.as_of
    )
    words = ", ".join(part for part in (piece.document, where, dated) if part)
    target = paragraph_target(piece.document_id or "", piece.paragraph)
    link = el("a", "read it in Sources", href=f"./{target}", data_go=target)
    return el("p", number_node(piece.source_number), " ", words, " · ", link, " · ", copy, cls="place")
