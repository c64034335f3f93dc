"""A figure in words: its value with its qualifier, when, who says so and how firmly.

Knows nothing of Streamlit. Every sentence on the screen that holds a number is put together from here.
"""

from __future__ import annotations

import re

from dashboard.dates import date_words, period_words, year_of
from dashboard.numerals import amount, count_word, is_counted, ordinal, unit_words
from dashboard.precision import as_precise
from dashboard.records import Document, Event, Figure, Origin

THEME_TITLES = {
    "arms": "Arms",
    "money": "Money",
    "oil": "Oil and economy",
    "displacement": "Displacement",
    "diplomacy": "Diplomacy and sanctions",
    "places": "Places and distances",
}
_THEME_PLACES = {theme: place for place, theme in enumerate(THEME_TITLES)}
QUALIFIER_MEANINGS = {
    "exact": "printed without a qualifier",
    "about": "about: the document gives no bounds",
    "at_least": "at least: a lower bound, nothing above it is ruled out",
    "more_than": "more than: a lower bound, nothing above it is ruled out",
    "at_most": "up to: an upper bound, nothing below it is ruled out",
    "less_than": "less than: an upper bound, nothing below it is ruled out",
    "between": "between two bounds",
}
# The same of a computed number, which is printed nowhere.
DERIVED_MEANINGS = {
    **QUALIFIER_MEANINGS,
    "exact": "computed",
    "about": "about, as what it is computed from is",
}
UNDATED = "undated"
STATUS_WORDS = {"reported": "reported", "alleged": "alleged", "derived": "derived, printed nowhere"}
MODALITY_WORDS = {
    "stated": "stated as fact",
    "planned": "planned",
    "possible": "called possible",
    "denied": "denied",
}
VERDICT_WORDS = {
    "single": "one document only",
    "same": "documents agree",
    "compatible": "documents are compatible",
    "conflict": "documents conflict",
}
_QUALIFIERS = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "less than ",
    # Only where a bound is missing, which leaves a number that is not exact.
    "between": "about ",
}
_MULTIPLES = frozenset({"factor", "fraction"})
_MULTIPLE_WORDS = {0.5: "halved", 2.0: "doubled", 3.0: "tripled"}
# A printed form that says what it counts; of "6.6, 5.9 and 4.5 million people" the first two do not.
_SAYS_WHAT = re.compile(r"[^\W\d_]|[$€£₽¥%]")
# Printed forms that begin with an amount, before which a qualifier may stand: "$34 billion", "a third".
_COUNTABLE = re.compile(
    r"[-−+]?[$€£₽¥]?\s?\d|US\$|(?:a|an|one|two|three) (?:dozen|half|third|quarter|fifth|tenth)s?\b|half\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)"
    r"\b(?! of\b)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@])")


def theme_title(theme: str) -> str:
    """A theme's name; one that no table knows stands for itself."""
    return THEME_TITLES.get(theme, theme.replace("_", " ").capitalize())


def theme_place(theme: str) -> int:
    """The place of a theme among all; those that no table knows come last."""
    return _THEME_PLACES.get(theme, len(_THEME_PLACES))


def value_words(figure: Figure) -> str:
    """What the figure says: "more than 350 agreements", "up to 70 million rounds a year", "2025–2031".

    A computed number is said as precisely as its least precise input was printed.
    """
    if figure.unit in _MULTIPLES and figure.change and figure.value in _MULTIPLE_WORDS:
        return _MULTIPLE_WORDS[figure.value]
    words = _bounded_words(as_precise(figure))
    if figure.change and words:
        return f"{'up' if figure.change == 'up' else 'down'} {words}"
    return (
        words
        or period_words(figure.period_start, figure.period_end)
        or figure.printed_value
        or "no number given"
    )


def _bounded_words(figure: Figure) -> str:
    unit, is_printed = figure.unit, figure.status != "derived" and figure.conversion is None
    if unit == "calendar_year" and figure.low != figure.high:
        return _years_words(figure)
    if figure.qualifier == "between" and figure.low is not None and figure.high is not None:
        first, last = (amount(bound, unit, is_printed=is_printed) for bound in (figure.low, figure.high))
        return f"between {_bare(first, unit)} and {last}"
    shown = figure.size
    if shown is None:
        return ""
    if unit in _MULTIPLES and shown == 1 and figure.qualifier in {"less_than", "more_than"}:
        return f"{'smaller' if figure.qualifier == 'less_than' else 'larger'}; by how much is not said"
    if shown == 0 and figure.qualifier == "exact":
        return f"no {unit_words(unit)}" if is_counted(unit) else amount(0, unit)
    if unit == "rank" and figure.qualifier != "exact":
        return _rank_words(shown, figure)
    return qualifier_prefix(figure.qualifier, unit) + amount(shown, unit, is_printed=is_printed)


def _years_words(figure: Figure) -> str:
    """A span of calendar years: "2025–2031", "1945 or later"."""
    if figure.low is None or figure.high is None:
        return f"{figure.low:.0f} or later" if figure.low is not None else f"{figure.high:.0f} or earlier"
    return f"{figure.low:.0f}–{figure.high:.0f}"


def _rank_words(place: float, figure: Figure) -> str:
    """A bound on a place in a ranking: "in the top ten", or as printed where the ranking has no number."""
    if figure.qualifier in {"at_most", "less_than"}:
        return f"in the top {count_word(round(place))}"
    if figure.qualifier == "about" or place > 1:
        return qualifier_prefix(figure.qualifier, "rank") + ordinal(place)
    return figure.printed_value or "among the first"


def _bare(amount_words: str, unit: str) -> str:
    """The lower number of a range, without the unit that the upper one carries."""
    return amount_words.removesuffix(unit_words(unit)).rstrip()


def qualifier_prefix(qualifier: str, unit: str) -> str:
    """The qualifier in words before a number of that unit, with its space; an unknown one as it is."""
    if qualifier == "less_than" and is_counted(unit):
        return "fewer than "
    return _QUALIFIERS.get(qualifier, f"{qualifier.replace('_', ' ')} ")


def when_words(figure: Figure) -> str:
    """The period that the figure speaks of, or the date of the document that gives it."""
    period = period_of(figure)
    return period or as_of_words(figure)


def period_of(figure: Figure) -> str | None:
    """The period; none of a figure that is itself a year or years, which are its value."""
    if figure.unit == "calendar_year":
        return None
    return period_words(figure.period_start, figure.period_end)


def as_of_words(figure: Figure) -> str:
    """ "as of April 2022", or "undated"."""
    return f"as of {date_words(figure.as_of)}" if figure.as_of else UNDATED


def date_basis_words(basis: str | None, reason: str | None) -> str:
    """Whether a date is printed or inferred, and why."""
    if basis == "inferred":
        return f"date inferred: {reason}" if reason else "date inferred"
    return "date printed" if basis == "printed" else ""


def origin_words(origin: Origin | None, basis: str | None) -> str:
    """Who the document has it from: "according to SIPRI", "according to X (inferred)", "origin not named"."""
    if origin is None or basis == "unnamed":
        return "origin not named"
    return f"according to {origin.title}" + (" (inferred)" if basis == "inferred" else "")


def firmness_words(status: str, modality: str) -> str:
    """How firmly a thing is said: "reported", "alleged, called possible", "derived, printed nowhere"."""
    words = STATUS_WORDS.get(status, status)
    is_plain = modality == "stated" or status == "derived"
    return words if is_plain else f"{words}, {MODALITY_WORDS.get(modality, modality)}"


def doubts(status: str, modality: str) -> tuple[str, ...]:
    """What keeps a statement from being the report of a fact: "alleged", "planned"; "derived" alone."""
    modal = MODALITY_WORDS.get(modality, modality) if modality != "stated" and status != "derived" else None
    return tuple(word for word in (status if status != "reported" else None, modal) if word)


def event_date_words(event: Event) -> str:
    """When one document says that an event was; "undated" where it does not say."""
    return period_words(event.date_start, event.date_end) or event.date_label or UNDATED


def short_when_words(figure: Figure) -> str:
    """The same for a narrow column: the period, or the year of the document."""
    period = period_of(figure)
    if period or figure.as_of is None:
        return period or ("" if figure.status == "derived" else UNDATED)
    return f"as of {figure.as_of[:4]}"


def is_old(figure: Figure, newest_year: int | None) -> bool:
    """Whether the figure was given two or more years before the newest document."""
    year = year_of(figure.as_of)
    return year is not None and newest_year is not None and newest_year - year >= 2


def joined(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def assumed_words(assumption: str) -> str:
    """What a derived figure rests on, told as what it is: "Assumed: both shares are counted alike."."""
    return sentence(f"assumed: {assumption}")


def capital(text: str) -> str:
    """`text` with a capital."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """`text` with a capital and a full stop."""
    return capital(text) + ("" if text.endswith((".", "!", "?")) else ".") if text else ""


def escape_markdown(text: str) -> str:
    """`text` so that Markdown shows it letter by letter: no emphasis, link, colour directive or LaTeX."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def printed_words(figure: Figure) -> str:
    """The printed form with its qualifier: "more than 350 agreements"; the reading where none is printed."""
    if not figure.printed_value or not _SAYS_WHAT.search(figure.printed_value):
        return value_words(figure)
    if figure.qualifier != "between" and _COUNTABLE.match(figure.printed_value):
        change = f"{figure.change} " if figure.change else ""
        return change + qualifier_prefix(figure.qualifier, figure.unit) + figure.printed_value
    return figure.printed_value


def basis_of_date_words(document: Document) -> str:
    """When a document was published, and whether that is inferred: "2025 (date inferred)", "undated"."""
    if not document.published:
        return UNDATED
    inferred = " (date inferred)" if document.published_basis == "inferred" else ""
    return date_words(document.published) + inferred


def citation_words(
    what: str, document: Document | None, paragraph: int | None, origin: str | None, version: str
) -> str:
    """A citation to paste: what is said, where it is printed, who has it from whom, the data version."""
    parts = [sentence(what)]
    if document:
        title = f"“{document.title}”"
        known = [document.author, title, document.publisher, basis_of_date_words(document)]
        place = f"paragraph {paragraph}" if paragraph else None
        where = ", ".join(part for part in (*known, place) if part)
        parts.append(sentence(f"{where}; {origin}" if origin else where))
    parts.append(f"In: Russia–Venezuela in figures, data version {version or 'not known'}.")
    return " ".join(parts)
