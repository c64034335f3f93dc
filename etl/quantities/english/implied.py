"""Words that imply a number without printing one."""

from __future__ import annotations

from .idioms import RANK_ADJECTIVES

NONE = frozenset({"no", "none", "never", "zero", "without", "neither"})
SUPERLATIVES = RANK_ADJECTIVES | {"main", "first", "top", "foremost", "principal", "primary", "chief"}
# Before "the", "its" or a possessive these make a superlative one of several: "among Europe's very largest".
ONE_OF = ("one of", "among")
WHOSE = ("the", "its", "his", "her", "our", "their", "my", "your")
LESS = frozenset({"smaller", "less", "fewer", "lower", "below", "under", "shorter", "poorer", "cheaper"})
MORE = frozenset({"larger", "more", "greater", "higher", "above", "over", "exceeding", "exceeds", "exceeded",
                  "bigger", "outstripping", "surpassing", "beyond", "longer", "outpacing"})  # fmt: skip
