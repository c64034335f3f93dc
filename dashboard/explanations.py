"""Why documents agree or not, in plain sentences made from what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.catalogue import Catalogue
from dashboard.dates import date_words, period_words
from dashboard.numerals import amount, count_word, counted, counted_of
from dashboard.records import Agreement, Event, Figure, Told
from dashboard.wording import (
    MODALITY_WORDS,
    event_date_words,
    joined,
    printed_words,
    qualifier_prefix,
    sentence,
)


@dataclass(frozen=True, slots=True)
class Origins:
    """The documents that have a thing from one origin, each with its basis; no title: none named."""

    title: str | None
    documents: tuple[tuple[str, str], ...]


def origins_of(statements: Iterable[Told], catalogue: Catalogue) -> tuple[Origins, ...]:
    """Who has it from whom: named origins first, those of most documents before others."""
    found: dict[str | None, dict[str, str]] = {}
    for one in statements:
        origin = catalogue.origin(one.origin_id) if one.origin_basis != "unnamed" else None
        is_named = origin is not None and origin.kind != "unnamed_group"
        title = origin.title if origin and is_named else None
        basis = (one.origin_basis or "stated") if is_named else "unnamed"
        found.setdefault(title, {}).setdefault(one.document_id or "", basis)
    numbers = catalogue.numbers
    groups = [
        Origins(title, tuple(sorted(bases.items(), key=lambda pair: numbers.get(pair[0], len(numbers) + 1))))
        for title, bases in found.items()
    ]
    return tuple(sorted(groups, key=lambda one: (one.title is None, -len(one.documents), one.title or "")))


def voices_words(row: Agreement, origins: Sequence[Origins]) -> str:
    """How many documents, and how many independent voices: "two documents, one voice".

    Of a comparison that is not shown as a whole, those of what is shown: "1 of 3 documents".
    """
    documents = counted_of(row.shown_documents, row.documents, "document")
    if row.shown_documents <= 1:
        return documents
    is_named = all(one.title is not None for one in origins)
    if row.shown_origins == 0:
        return f"{documents}, no named voice"
    return f"{documents}, {counted(row.shown_origins, 'voice' if is_named else 'named voice')}"


def short_name(document_id: str) -> str:
    """A document's id as a short name for columns and sentences: "Arsenal grows"."""
    return document_id.replace("-", " ").replace("_", " ").capitalize()


def reason_words(row: Agreement, statements: Sequence[Told], unit: str | None) -> str:
    """Why the verdict is what it is, bounds in `unit`; nothing where the cells say all there is."""
    if row.left is not None:
        return _unshown_words(row, statements)
    told = _told_words(statements) if len(row.modalities) > 1 else ""
    if row.verdict == "conflict":
        return " ".join(part for part in (_conflict_words(statements), told) if part)
    parts = [told, _common_words(row, statements, unit), _years_words(statements)]
    return " ".join(part for part in parts if part)


def _unshown_words(row: Agreement, statements: Sequence[Told]) -> str:
    """What a comparison that is not shown as a whole has of its own, beside how many of its documents are."""
    if unseen := unseen_words(row, statements):
        return unseen
    is_of_all = row.shown_documents == row.documents
    return "Not all that these documents say on it is shown." if is_of_all else ""


def unseen_words(row: Agreement, statements: Iterable[Told]) -> str:
    """How what is not shown tells it, where nothing of what is shown tells it so."""
    seen = {one.modality for one in statements}
    unseen = [MODALITY_WORDS.get(name, name) for name in row.modalities if name not in seen]
    if len(row.modalities) < 2 or not unseen:
        return ""
    return sentence(f"in what is not shown it is {joined(unseen)}")


def _names(statements: Iterable[Told]) -> str:
    names = dict.fromkeys(one.document_id or "" for one in statements)
    return joined([f"“{short_name(name)}”" for name in names])


def _told_words(statements: Sequence[Told]) -> str:
    """Who states as fact what another plans, calls possible or denies."""
    said = _grouped(statements, lambda one: MODALITY_WORDS.get(one.modality, one.modality))
    words = "; ".join(f"{modality} in {_names(group)}" for modality, group in said.items())
    return sentence(words)


def _grouped(statements: Sequence[Told], key: Callable[[Told], str]) -> dict[str, list[Told]]:
    groups: dict[str, list[Told]] = {}
    for one in statements:
        groups.setdefault(key(one), []).append(one)
    return groups


def _conflict_words(statements: Sequence[Told]) -> str:
    by_document = _grouped(statements, lambda one: one.document_id or "")
    said = [
        f"{_names(group)} says {joined(list(dict.fromkeys(map(_said_words, group))))}"
        for group in by_document.values()
    ]
    sentences = [sentence("; ".join(said)), _apart_words(statements)]
    sentences += [_itself_words(group) for group in by_document.values()]
    return " ".join(part for part in [*sentences, _inferred_words(statements)] if part)


def _said_words(one: Told) -> str:
    """What one document says, with the printed words where a date was read from others."""
    if isinstance(one, Figure):
        return printed_words(one)
    words = event_date_words(one)
    return f"{words} (“{one.printed}”)" if one.printed and one.printed not in words else words


def _apart_words(statements: Sequence[Told]) -> str:
    """That nothing fits all, and how far apart the two furthest dates lie."""
    events = [one for one in statements if isinstance(one, Event)]
    if not events:
        return "No number fits them all."
    gap = _widest_gap(events)
    if gap is None:
        return "No day fits them all."
    ending, beginning = gap
    days = counted((beginning - ending).days, "day")
    first, last = date_words(ending.isoformat()), date_words(beginning.isoformat())
    return f"No day fits them all: {first} and {last} lie {days} apart."


def _widest_gap(events: Sequence[Event]) -> tuple[date, date] | None:
    """The last day of one statement and the first of another, furthest apart; None where all overlap."""
    spans = [span for one in events if (span := _span(one))]
    gaps = [(one[1], other[0]) for one in spans for other in spans if one[1] < other[0]]
    return max(gaps, key=lambda gap: (gap[1] - gap[0], gap), default=None)


def _span(event: Event) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(event.date_start or ""), date.fromisoformat(event.date_end or "")
    except ValueError:
        return None


def _itself_words(statements: Sequence[Told]) -> str:
    """That one document alone gives dates that cannot all be right."""
    if _widest_gap([one for one in statements if isinstance(one, Event)]) is None:
        return ""
    return f"{_names(statements)} contradicts itself."


def _inferred_words(statements: Sequence[Told]) -> str:
    dated = [one for one in statements if isinstance(one, Event)]
    inferred = sum(one.date_basis == "inferred" for one in dated)
    if not inferred:
        return ""
    if inferred == len(dated):
        return "Each of these dates is in part inferred; the evidence says from what."
    are = "is" if inferred == 1 else "are"
    return f"Of these dates, {count_word(inferred)} {are} in part inferred; the evidence says from what."


def _common_words(row: Agreement, statements: Sequence[Told], unit: str | None) -> str:
    """What fits all that compatible statements say."""
    if row.verdict != "compatible":
        return ""
    events = [one for one in statements if isinstance(one, Event)]
    if events:
        starts = [one.date_start for one in events if one.date_start]
        ends = [one.date_end for one in events if one.date_end]
        period = period_words(max(starts, default=None), min(ends, default=None))
        return f"What fits them all: {period}." if period else ""
    words = _range_words(row, [one for one in statements if isinstance(one, Figure)], unit) if unit else ""
    return sentence(f"what fits them all: {words}") if words else ""


def _range_words(row: Agreement, figures: Sequence[Figure], unit: str) -> str:
    """The range that is open to all, in words; a bound that one of them excludes is excluded."""
    if row.low is not None and row.low == row.high:
        return amount(row.low, unit)
    parts = []
    if row.low is not None:
        is_excluded = any(one.qualifier == "more_than" and one.low == row.low for one in figures)
        parts.append(
            qualifier_prefix("more_than" if is_excluded else "at_least", unit) + amount(row.low, unit)
        )
    if row.high is not None:
        is_excluded = any(one.qualifier == "less_than" and one.high == row.high for one in figures)
        parts.append(
            qualifier_prefix("less_than" if is_excluded else "at_most", unit) + amount(row.high, unit)
        )
    return joined(parts)


def _years_words(statements: Sequence[Told]) -> str:
    """The years in which it was said, where they differ and the figures themselves are undated."""
    undated = [one for one in statements if isinstance(one, Figure) and not one.period_start]
    years = sorted({one.as_of[:4] for one in undated if one.as_of})
    return sentence(f"said in {joined(years)}") if len(years) > 1 else ""
