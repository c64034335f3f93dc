"""Every numeric expression of English news prose, read in one scan without a model, a tagger or a network."""

from __future__ import annotations

from .find import find_mentions
from .implied import read_implied
from .mention import Mention

__all__ = ["Mention", "find_mentions", "read_implied"]
