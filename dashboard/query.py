"""What was typed into the search box: words in any spelling and numbers in any notation, and what they fit.

Every word must be found, whatever its accents and capitals; a number is found by its value, however it is
written: "$34bn", "34 billion dollars", "70 percent", "1,600 miles".
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from dashboard.records import Figure
from dashboard.units import Units, converted
from etl.quantities import Mention, find_mentions

_CLOSE = 1e-3


@dataclass(frozen=True, slots=True)
class Query:
    """The words to be found and the numbers to be met."""

    words: tuple[str, ...]
    numbers: tuple[Mention, ...]

    @classmethod
    def of(cls, text: str) -> Query:
        """What was typed, parted into numbers and other words; dates count as words."""
        numbers = tuple(mention for mention in find_mentions(text) if mention.value is not None)
        rest, end = [], 0
        for mention in numbers:
            rest.append(text[end : mention.start])
            end = mention.end
        words = folded(" ".join([*rest, text[end:]])).split()
        return cls(tuple(dict.fromkeys(word for word in words if any(map(str.isalnum, word)))), numbers)

    def is_empty(self) -> bool:
        """Whether nothing can be searched for."""
        return not self.words and not self.numbers

    def fits(self, text: str, figure: Figure | None = None) -> bool:
        """Whether a text has every word, and every number, in its own words or as the figure's value."""
        within = folded(text)
        return all(word in within for word in self.words) and all(
            _tokens(number.printed) <= set(_tokens_in_order(within)) or _meets(number, figure)
            for number in self.numbers
        )

    def place_in(self, text: str) -> int:
        """Where the first of what is asked for stands in a text; its beginning where nothing does."""
        parts = [folded(letter) for letter in text]
        # Folded, a letter may be several: "½" is "1⁄2".
        places = [at for at, part in enumerate(parts) for _ in part]
        within = "".join(parts)
        asked = (*self.words, *(folded(number.printed) for number in self.numbers))
        return min((places[at] for word in asked if (at := within.find(word)) >= 0), default=0)


def folded(text: str) -> str:
    """`text` in lower case without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _tokens_in_order(text: str) -> list[str]:
    kept = "".join(letter if letter.isalnum() or letter in ".%$€£,-" else " " for letter in text)
    return [token.strip(".,-") for token in kept.split()]


def _tokens(printed: str) -> set[str]:
    return set(_tokens_in_order(folded(printed)))


def _meets(asked: Mention, figure: Figure | None) -> bool:
    """Whether a number is one of the figure's, its value or a bound, in a unit that may be meant."""
    if figure is None or asked.value is None:
        return False
    unit = figure.unit.partition("/")[0]
    if not _may_be(asked, unit):
        return False
    distance = {"kilometer": Units(distance="kilometer"), "mile": Units(distance="mile")}.get(
        asked.unit or ""
    )
    shown = converted(figure, distance) if distance else figure
    return any(math.isclose(number, asked.value, rel_tol=_CLOSE) for number in shown.numbers)


def _may_be(asked: Mention, unit: str) -> bool:
    """Whether a number with that unit may be meant: money is money, a share is a share, bare is anything."""
    if asked.unit is None or asked.kind not in {"money", "share", "distance"}:
        return True
    if asked.kind == "money":
        return unit == asked.unit
    return unit == "percent" if asked.kind == "share" else unit in {"mile", "kilometer"}
