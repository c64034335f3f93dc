"""Words that imply a number without printing one."""

from __future__ import annotations

from .idioms import RANK_ADJECTIVES

NONE = frozenset({"no", "none", "never", "zero", "without", "neither"})
SUPERLATIVES = RANK_ADJECTIVES | {"main", "first", "top", "foremost", "principal", "primary", "chief"}
ONE_OF = frozenset({("one", "of"), ("among", "the"), ("among", "latin")})
LESS = frozenset({"smaller", "less", "fewer", "lower", "below", "under", "shorter", "poorer", "cheaper"})
MORE = frozenset({"larger", "more", "greater", "higher", "above", "over", "exceeding", "exceeds", "exceeded",
                  "bigger", "outstripping", "surpassing", "beyond", "longer", "outpacing"})  # fmt: skip
