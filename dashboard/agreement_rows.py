"""The matrix of who says what: one row a matter, one cell a document, grouped by how the documents stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.catalogue import Catalogue
from dashboard.disputes import comparison_about, comparison_title
from dashboard.evidence import Evidence, evidence_of
from dashboard.explanations import Origins, origins_of, reason_words, voices_words
from dashboard.line_breaks import value_in_column
from dashboard.numerals import count_word, counted
from dashboard.records import Agreement, Figure, Told
from dashboard.statements import Statement, event_statement
from dashboard.wording import doubts, event_date_words, joined, printed_words, sentence, theme_place

# In the order of the page. Told: alike in number, but one document states what another plans or denies.
GROUPS = ("conflict", "told", "compatible", "same", "single")
_CLAIMS = {
    "conflict": "{they} conflict on",
    "told": "{they} tell differently of",
    "compatible": "{they} are compatible on",
    "same": "{they} say the same on",
    "single": "one document alone speaks on",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement of one document; `reading` holds the printed words where a date was read from others."""

    statement_id: str
    words: str
    reading: str | None
    tags: tuple[str, ...]
    evidence: Evidence | Statement


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One matter: what each document says of it, and how many independent voices that is."""

    compared: Agreement
    group: str
    theme: str
    title: str
    about: str | None
    cells: Mapping[str, tuple[Cell, ...]]
    voices: str
    origins: tuple[Origins, ...]
    reason: str
    is_one_voice: bool

    @property
    def agreement_id(self) -> str:
        """The id of the comparison."""
        return self.compared.agreement_id


def matrix_rows(catalogue: Catalogue) -> tuple[MatrixRow, ...]:
    """All matters by group, those of most documents first."""
    compared = sorted(catalogue.agreement, key=lambda row: _order(row, catalogue))
    rows = (catalogue.once(matrix_row, row) for row in compared)
    return tuple(row for row in rows if row.cells)


def group_of(row: Agreement) -> str:
    """How the documents stand on a matter; an unknown verdict is its own group."""
    return "told" if row.verdict != "conflict" and len(row.modalities) > 1 else row.verdict


def _order(row: Agreement, catalogue: Catalogue) -> tuple[object, ...]:
    group = group_of(row)
    return (
        GROUPS.index(group) if group in GROUPS else len(GROUPS),
        -row.documents,
        theme_place(_theme(_statements(row, catalogue))),
        row.agreement_id,
    )


def _statements(row: Agreement, catalogue: Catalogue) -> list[Told]:
    """What is compared, the newest document first."""
    known = ((catalogue.figures.get(name) or catalogue.events.get(name)) for name in row.figure_ids)
    told = [one for one in known if one is not None and one.document_id in catalogue.documents]
    return sorted(told, key=lambda one: catalogue.numbers[one.document_id or ""])


def _theme(statements: Sequence[Told]) -> str:
    return next((one.theme for one in statements), "")


def matrix_row(row: Agreement, catalogue: Catalogue) -> MatrixRow:
    """One matter, to be asked for `once`."""
    statements = _statements(row, catalogue)
    title = comparison_title(row, catalogue)
    origins = origins_of(statements, catalogue)
    indicator = catalogue.indicators.get(row.indicator_id or "")
    cells: dict[str, list[Cell]] = {}
    for one in statements:
        cells.setdefault(one.document_id or "", []).append(_cell(one, catalogue))
    return MatrixRow(
        compared=row,
        group=group_of(row),
        theme=_theme(statements),
        title=title,
        about=comparison_about(row, title, statements, catalogue),
        cells={name: tuple(told) for name, told in cells.items()},
        voices=voices_words(row, origins),
        origins=origins,
        reason=reason_words(row, statements, indicator.unit if indicator else None),
        is_one_voice=row.shown_documents > 1 and row.shown_origins == 1 and all(one.title for one in origins),
    )


def _cell(one: Told, catalogue: Catalogue) -> Cell:
    tags = doubts(one.status, one.modality)
    if isinstance(one, Figure):
        return Cell(
            one.figure_id, value_in_column(printed_words(one)), None, tags, catalogue.once(evidence_of, one)
        )
    words = event_date_words(one)
    printed = one.printed if one.printed and one.printed not in words else None
    return Cell(
        one.event_statement_id, value_in_column(words), printed, tags, catalogue.once(event_statement, one)
    )


def agreement_claim(rows: Sequence[MatrixRow]) -> str:
    """How the documents stand to each other, and how much of what agrees is one voice, in two sentences."""
    if not rows:
        return "Nothing has been compared in what is shown."
    if len(rows) == 1 and rows[0].group in _CLAIMS:
        said = _CLAIMS[rows[0].group].format(they="the documents")
        return " ".join([sentence(f"{said} the one matter that is shown"), *_left_out_claim(rows)])
    groups = Counter(row.group for row in rows)
    found = [name for name in GROUPS if groups[name]]
    # The documents are named once.
    they = ("the documents", *("they" for _ in found))
    parts = [
        f"{_CLAIMS[name].format(they=they[at])} {count_word(groups[name])}" for at, name in enumerate(found)
    ]
    first = sentence(f"of {counted(len(rows), 'matter')}, {joined(parts)}") if parts else ""
    return " ".join(part for part in (first, _voice_claim(rows), *_left_out_claim(rows)) if part)


def _left_out_claim(rows: Sequence[MatrixRow]) -> list[str]:
    """That the verdicts go by more than what is shown, where they do."""
    partly = sum(row.compared.left is not None for row in rows)
    if not partly:
        return []
    on = "" if partly == len(rows) else f" on {counted(partly, 'matter')}"
    verdict = f"The verdict{on} also takes" if partly == 1 else f"The verdicts{on} also take"
    return [f"{verdict} in what is not shown."]


def _voice_claim(rows: Sequence[MatrixRow]) -> str:
    """How many of the matters that several documents speak on go back to one origin."""
    several = [row for row in rows if len(row.cells) > 1]
    if not several:
        return "In what is shown no two documents speak on the same matter."
    alone = sum(row.is_one_voice for row in several)
    is_part = any(row.compared.left is not None for row in rows)
    speak = f"that several {'of the documents shown' if is_part else 'documents'} speak on"
    if len(several) == 1:
        have, rest = ("have", ": repeated, not confirmed") if alone else ("do not have", "")
        one = f"they {have} it from one and the same named origin{rest}"
        return f"On the one matter {speak}, {one}."
    spoken = counted(len(several), "matter")
    return sentence(
        f"on {count_word(alone) if alone else 'none'} of the {spoken} {speak}, "
        "they have it from one and the same named origin: repeated, not confirmed"
    )
