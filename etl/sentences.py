"""Where the sentences of a paragraph end."""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop after these ends no sentence.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col sgt capt gov sen rep sr jr st vs etc inc ltd co corp fig approx ca
    cf al jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m""".split()  # noqa: SIM905
)
# After initials ("the U.S. The plant …") only a word that mostly opens sentences shows that one has ended.
_OPENERS = frozenset(
    """A After Although An And As At Before But By During For From He Her His However If In It Its
    Meanwhile More No Not On One Only Our She Since So Some Such That The Their Then There These They This
    Those Though To Two Under Until We What When Where While Who With Yet""".split()  # noqa: SIM905
)
# Nothing that was taken is tried again, so that a long row of dots costs no more than its length.
_CANDIDATE = re.compile(r"(?<![.!?…])([.!?…]++[\"'”’)»]*+)\s++(?=[\"'“‘(«]*+([\w$€£¥]++))")
_LAST_WORD = re.compile(r"[\w.]+$")
_INITIALS = re.compile(r"(?:[^\W\d]\.)*[^\W\d]")


@lru_cache(maxsize=16)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, without the white space between; "U.S." alone ends none."""
    spans = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if _ends_sentence(text, start, match):
            spans.append((start, match.end(1)))
            start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return tuple(spans)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = match[2]
    if following[0].islower():
        return False
    if not match[1].startswith(".") or match[1].startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return True
    if word[0].lower() in _ABBREVIATIONS or (word[0].lower() in ("no", "nos") and following[0].isdecimal()):
        return False
    if _INITIALS.fullmatch(word[0]):
        return following in _OPENERS
    return True


def sentences_around(text: str, start: int, end: int) -> str:
    """The sentence or sentences of the text that the code points from `start` to `end` touch."""
    touched = [span for span in sentence_spans(text) if span[0] < end and span[1] > start]
    return text[touched[0][0] : touched[-1][1]] if touched else text.strip()
