"""Text in pictures: the letters that they carry with them, how wide words are in them, and lines that fit."""

from __future__ import annotations

import base64
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.theme import FONT

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# One file a weight: printed into PDF, letters of a variable font would lose their names and become drawings.
FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts" / "pictures"
BOLD = 600
WEIGHTS = (400, BOLD)
# So much wider than the family measured are the widest letters that a machine takes in its place, DejaVu.
WIDEST = {400: 1.13, BOLD: 1.24}
# The two alphabets that the files come in, and what each holds, as Google Fonts cuts them.
_ALPHABETS = {
    "latin-ext": (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,"
        "U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
    ),
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
        "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
    ),
}
# Widths are measured at this size, in pixels.
_EM = 100
# Letters that the shipped files lack come from another family: taken to be so wide, in ems.
_FOREIGN, _FOREIGN_WIDE = 0.65, 1.05
# So much of a line stays free, since other programs set the same letters a little wider.
_RESERVE = 0.985
_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_BLANKS = re.compile("[ \t\r\n]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def font_css(alphabets: tuple[str, ...] = tuple(_ALPHABETS)) -> str:
    """The letters themselves as a style sheet, so that a file looks the same wherever it is opened."""
    return "".join(
        f"@font-face{{font-family:'{FONT}';font-weight:{weight};font-style:normal;"
        f"unicode-range:{_ALPHABETS[alphabet]};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(_file(alphabet, weight).read_bytes()).decode()})}}"
        for alphabet in alphabets
        for weight in WEIGHTS
    )


def font_css_for(text: str) -> str:
    """The letters that this text needs."""
    used = {_alphabet_of(letter) for letter in set(text)}
    return font_css(tuple(alphabet for alphabet in _ALPHABETS if alphabet in used))


def without_fonts(svg: str) -> str:
    """The SVG for a page that has the letters already."""
    return _FONT_FACE.sub("", svg)


def _file(alphabet: str, weight: int) -> Path:
    return FONTS / f"ibm-plex-sans-{alphabet}-{weight}-normal.woff2"


def plain_line(text: str) -> str:
    """The text on one line, without characters that XML forbids or that turn the direction of others."""
    return _BLANKS.sub(" ", _DIRECTIONS.sub("", _NOT_IN_XML.sub(" ", text))).strip(" ")


def width_of(text: str, size: float, weight: int = 400) -> float:
    """The pixels that a line of text takes."""
    return _ems(text, weight) * size / _EM


@lru_cache(maxsize=2000)
def lines_of(text: str, size: float, width: float, weight: int = 400) -> tuple[str, ...]:
    """The text in lines no wider than `width` pixels; a word that is wider is broken."""
    room = width * _RESERVE
    lines: list[str] = []
    line = ""
    for word in plain_line(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, weight) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, size, room, weight)
        lines += full
    return tuple(one for one in (*lines, line) if one)


def even_lines(text: str, size: float, width: float, weight: int = 400) -> tuple[str, ...]:
    """The same number of lines, of about equal width, as suits a title."""
    lines = lines_of(text, size, width, weight)
    low, high = width / 2, width
    while len(lines) > 1 and high - low > 2:
        middle = (low + high) / 2
        narrower = lines_of(text, size, middle, weight)
        low, high = (low, middle) if len(narrower) == len(lines) else (middle, high)
    return lines_of(text, size, high, weight)


def _broken(word: str, size: float, room: float, weight: int) -> list[str]:
    """A word in pieces that fit, parted after a dot, stroke or hyphen where that leaves enough."""
    pieces: list[str] = []
    while width_of(word, size, weight) > room and len(word) > 1:
        fits = next((n for n in range(len(word) - 1, 0, -1) if width_of(word[:n], size, weight) <= room), 1)
        parting = max(word.rfind(mark, 0, fits) + 1 for mark in "._-/")
        at = parting if parting > fits / 2 else fits
        pieces.append(word[:at])
        word = word[at:]
    return [*pieces, word]


@lru_cache(maxsize=20_000)
def _ems(text: str, weight: int) -> float:
    width, begin = 0.0, 0
    for at in range(1, len(text) + 1):
        if at == len(text) or _alphabet_of(text[at]) != _alphabet_of(text[begin]):
            width += _run_width(text[begin:at], _alphabet_of(text[begin]), weight)
            begin = at
    return width


def _run_width(run: str, alphabet: str | None, weight: int) -> float:
    if alphabet is not None:
        return float(_font(alphabet, weight).getlength(run))
    return sum(_foreign_width(letter) for letter in run) * _EM


def _foreign_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return _FOREIGN_WIDE if unicodedata.east_asian_width(letter) in "WF" else _FOREIGN


@lru_cache(maxsize=2000)
def _alphabet_of(letter: str) -> str | None:
    """The alphabet that holds a letter."""
    code = ord(letter)
    return next(
        (name for name, held in _ALPHABETS.items() if any(a <= code <= b for a, b in _ranges(held))), None
    )


@cache
def _ranges(held: str) -> tuple[tuple[int, int], ...]:
    ends = [one.removeprefix("U+").split("-") for one in held.split(",")]
    return tuple((int(one[0], 16), int(one[-1], 16)) for one in ends)


@cache
def _font(alphabet: str, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(_file(alphabet, weight), _EM, layout_engine=ImageFont.Layout.BASIC)
