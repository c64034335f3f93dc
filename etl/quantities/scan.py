"""The one scan over a text: tokens, the gaps between them, and where each token stands.

Tokens are runs of letters, numbers in digits, vulgar fractions and single currency or unit signs; everything
else is gap. Token and gap alternate without a hole, so offsets are sums of lengths, and the text is never
rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from operator import add

CURRENCY_SIGNS = "$€£¥₹₽₩₪₺₴₦₱฿₫₡₭₮₲₵₸₼₾¢"
SIGNS = CURRENCY_SIGNS + "%‰°℃℉′″"
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅐": 1 / 7,
    "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip

_TOKEN = re.compile(
    rf"([0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    rf"|[{''.join(VULGAR)}]|[^\W0-9]+|[{SIGNS}])([^\w{SIGNS}]*)"
)
_GAP = re.compile(rf"[^\w{SIGNS}]*")

SPACES = frozenset((" ", "\u00a0", "\u2007", "\u2009", "\u202f", "\n", "  ", "\r\n", "\t"))
THIN_SPACES = frozenset(("\u00a0", "\u2007", "\u2009", "\u202f"))
HYPHENS = frozenset(("-", "\u2010", "\u2011"))
RANGE_DASHES = frozenset(("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", " - ", " \u2013 ", "~"))
JOINS = SPACES | HYPHENS | {""}
MINUS = ("-", "\u2212", "\u2013")
APOSTROPHES = frozenset(("'", "\u2019", "\u02bc"))

# How many empty tokens stand after the last one, so that a rule may look ahead without asking.
_PADDING = ("",) * 12


class Tokens:
    """Parallel lists over the tokens of a text.

    Beyond the last token (and before the first, at index -1) stand empty tokens; `gaps[i]` follows token i,
    and `gaps[-1]` is what precedes the first token.
    """

    count: int
    starts: list[int]
    printed: list[str]
    words: list[str]
    gaps: list[str]

    __slots__ = ("count", "gaps", "names", "printed", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        lead = _GAP.match(text)
        first = lead.end() if lead else 0
        parts = _TOKEN.findall(text, first)
        printed: Sequence[str]
        gaps: Sequence[str]
        printed, gaps = zip(*parts, strict=True) if parts else ((), ())
        sizes = map(add, map(len, printed), map(len, gaps))
        self.text = text
        # Designations found so far, first token to the token behind: a counted noun may stand behind one.
        self.names: dict[int, int] = {}
        self.count = len(printed)
        self.starts = [*accumulate(sizes, initial=first), *([len(text)] * len(_PADDING))]
        self.printed = [*printed, *_PADDING]
        self.words = [*map(str.lower, printed), *_PADDING]
        self.gaps = [*gaps, *("\n\n",) * (len(_PADDING) - 1), text[:first] or "\n\n"]

    def end(self, index: int) -> int:
        """Offset just behind token `index`."""
        return self.starts[index] + len(self.printed[index])
