"""Which tokens of a text are already part of a mention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .mention import Mention
from .scan import Tokens


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention together with the tokens it takes, `last` exclusive."""

    first: int
    last: int
    mention: Mention


class Claims:
    """The mentions found so far; a token belongs to at most one."""

    __slots__ = ("mentions", "taken", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.taken = bytearray(tokens.count + 12)
        self.mentions: list[Mention] = []

    def add(self, claim: Claim | None) -> bool:
        """Take the claim's tokens unless one of them is taken already."""
        if claim is None or any(self.taken[claim.first : claim.last]):
            return False
        self.taken[claim.first : claim.last] = b"\x01" * (claim.last - claim.first)
        self.mentions.append(claim.mention)
        if claim.mention.kind == "designation":
            self.tokens.names[claim.first] = claim.last
        return True

    def block(self, first: int, last: int) -> None:
        """Keep tokens from being read as a quantity without making a mention of them."""
        self.taken[first:last] = b"\x01" * (last - first)


def claim(tokens: Tokens, first: int, last: int, kind: str, end: int | None = None) -> Claim:
    """A claim over tokens `first` to `last` whose mention carries a kind only."""
    start, end = tokens.starts[first], tokens.end(last - 1) if end is None else end
    return Claim(first, last, Mention(start, end, tokens.text[start:end], kind))


def dated(tokens: Tokens, first: int, last: int, date: str, kind: str = "date") -> Claim:
    """A claim of a date or period."""
    plain = claim(tokens, first, last, kind)
    return replace(plain, mention=replace(plain.mention, date=date))
