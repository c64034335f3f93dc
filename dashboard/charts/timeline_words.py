"""The timeline in words: the finding, each matter with its dates, and what the order does not say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.statement_lines import source_numbers, source_words
from dashboard.charts.timeline import Matter, Panel, Reading
from dashboard.dates import EN_DASH
from dashboard.marks import Legend, sign
from dashboard.numerals import count_word, counted, number
from dashboard.wording import MODALITY_WORDS, STATUS_WORDS, UNDATED, capital, joined, sentence

NOTHING = "There is nothing dated to show."


def timeline_title(matters: Sequence[Matter]) -> str:
    """How many matters there are, since when half of them, and on how many the dates conflict."""
    dated = sum(any(reading.words != UNDATED for reading in one.readings) for one in matters)
    words = f"{counted(dated, 'matter')} {'is' if dated == 1 else 'are'} dated"
    since = _since(matters)
    if since:
        words += f", {count_word(since[1])} of them in {since[0]} or later"
    conflicts = _conflicts(matters)
    if conflicts:
        words += f"; on {counted(len(conflicts), 'matter')} the dates conflict"
    return capital(words)


def _since(matters: Sequence[Matter]) -> tuple[int, int] | None:
    """The latest year from which on at least half of the matters begin, and how many do."""
    years = sorted((math.floor(one.start) for one in matters if math.isfinite(one.start)), reverse=True)
    if len(years) < 2:
        return None
    year = years[(len(years) - 1) // 2]
    count = sum(one >= year for one in years)
    return (year, count) if count < len(matters) else None


def _conflicts(matters: Iterable[Matter]) -> list[Matter]:
    return [one for one in matters if one.has_conflict]


def timeline_alt(matters: Sequence[Matter]) -> str:
    """Every matter with its dates, in order."""
    listed = "; ".join(f"{one.title}: {dates_words(one)}" for one in matters)
    return f"A timeline in lanes by theme. {sentence(listed)}"


def dates_words(matter: Matter) -> str:
    """All readings of a matter's date: "1–10 June 2025 (date inferred) or 5 July 2025"."""
    return " or ".join(_dated(one) for one in matter.readings)


def _dated(reading: Reading) -> str:
    doubts = doubt_words(reading)
    return f"{reading.words} ({', '.join(doubts)})" if doubts else reading.words


def doubt_words(reading: Reading) -> tuple[str, ...]:
    """What keeps a reading from being a printed date of a fact."""
    doubts = ["date inferred"] if reading.is_inferred else []
    if reading.modality != "stated":
        doubts.append(MODALITY_WORDS.get(reading.modality, reading.modality))
    if reading.status != "reported":
        doubts.append(STATUS_WORDS.get(reading.status, reading.status))
    return tuple(doubts)


def matter_words(
    matter: Matter, catalogue: Catalogue, year: int | None = None, *, has_dates: bool = True
) -> str:
    """A matter's title; with its dates where these do not stand beside their marks; a conflict said so."""
    parts = [matter.title]
    if has_dates or len(matter.readings) == 1:
        parts += [reading_words(one, catalogue, year) for one in matter.readings]
    if matter.verdict == "conflict":
        parts.append("the dates conflict" if matter.has_conflict else "conflicts with a date left out")
    return ", ".join(parts)


def reading_words(reading: Reading, catalogue: Catalogue, year: int | None = None) -> str:
    """A date, what keeps it from being a printed date of a fact, and its sources: "2022, inferred [4]".

    Where all is about one year, that year is not repeated after each day or month.
    """
    doubts = (_short(doubt) for doubt in doubt_words(reading))
    when = reading.words if year is None else reading.words.replace(f" {year}", "")
    return f"{', '.join((when, *doubts))}{_who(reading, catalogue)}"


def _short(doubt: str) -> str:
    """A doubt about a date beside that date: "inferred"."""
    return doubt.removeprefix("date ")


def _who(reading: Reading, catalogue: Catalogue) -> str:
    """The numbers of the sources in brackets: " [2, 3]"."""
    numbers = source_numbers((event.document_id for event in reading.statements), catalogue)
    return f" [{', '.join(number(one) for one in numbers)}]" if numbers else ""


def panel_words(panel: Panel, panels: Sequence[Panel]) -> tuple[str, tuple[str, ...]]:
    """A panel's heading, and for the years where to find what they hold by month."""
    if panel.is_undated:
        return "Without a date that can be drawn", ()
    if panel.is_one_year:
        return f"{panel.first}, month by month", ()
    close = [str(one.first) for one in panels if one is not panel and one.is_one_year]
    note = (f"what is dated within {joined(close)} stands by itself",) if close else ()
    return f"{panel.first}{EN_DASH}{panel.last - 1}, year by year", note


def timeline_caveat(matters: Sequence[Matter]) -> str:
    """What must not be read into the chart."""
    parts = ["The order shows when, not why: no cause is drawn."]
    if _conflicts(matters):
        parts.append("Where dates conflict, no day fits all that is said; Agreement tells by how much.")
    undated = [one.title for one in matters if math.isinf(one.start)]
    if undated:
        parts.append(sentence(f"without a date that can be drawn: {joined(undated)}"))
    return " ".join(parts)


def timeline_legend(matters: Sequence[Matter]) -> Legend:
    """What fillings, colours and brackets mean, those that occur."""
    drawn = [one for matter in matters for one in matter.readings if one.start is not None]
    plain = [one for one in drawn if one.status != "alleged"]
    told = {one.modality == "stated" for one in drawn}
    signs = (
        (any(not one.is_inferred for one in plain), sign("bar", "text"), "date printed"),
        (any(one.is_inferred for one in plain), sign("hollow", "text"), "date inferred"),
        (len(plain) < len(drawn), sign("bar", "text", "hatched"), "hatched: alleged"),
        (len(told) > 1, sign("swatch"), "stated as fact"),
        (False in told, sign("swatch", "context"), "not stated as fact"),
        (bool(_conflicts(matters)), sign("bracket", "contrast"), "dates conflict"),
    )
    return tuple((mark, words) for occurs, mark, words in signs if occurs)


def reading_line(matter: Matter, reading: Reading, catalogue: Catalogue) -> Mapping[str, str]:
    """The line of the data table for one reading."""
    printed = dict.fromkeys(event.printed for event in reading.statements if event.printed)
    places = [_place(event.document_id, event.paragraph, catalogue) for event in reading.statements]
    return {
        "What": matter.title,
        "When": reading.words,
        "Precision": reading.precision,
        "Printed": "; ".join(f"“{words}”" for words in printed) or "in words without a number",
        "How sure": ", ".join(doubt_words(reading)) or "date printed",
        "From": "; ".join(places),
    }


def _place(document_id: str, paragraph: int, catalogue: Catalogue) -> str:
    where = source_words([document_id], catalogue) or document_id
    return f"{where}, paragraph {number(paragraph)}"
