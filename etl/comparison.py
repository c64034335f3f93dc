"""One paragraph of a digest beside the same paragraph of its original: what only one of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.front_matter import IgnoredMention
from etl.plain_numbers import plain_number
from etl.quantities import Mention, find_mentions
from etl.readings import Statement, fold, implied_readings, is_implied, says_same

Finding = tuple[str, str, str]  # the printed words, what is wrong with them, what to do


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is wrong, and how many mentions of the original the digest answers and `ignored` excuses."""

    findings: tuple[Finding, ...]
    answered: int
    ignored: int


def compare_paragraph(
    digest: str, statements: Sequence[Statement], original: str | None, ignored: Sequence[IgnoredMention]
) -> Comparison:
    """Holds a digest's paragraph against its original's, None where the original has no such paragraph."""
    mentions = find_mentions(original) if original is not None else []
    # What is ignored by its number among its likes is out before the others look for their partners.
    singled_out = [mention for entry in ignored if entry.occurrence for mention in _meant(entry, mentions)]
    left = _unanswered(statements, [mention for mention in mentions if mention not in singled_out])
    excused = [
        *singled_out,
        *(mention for entry in ignored for mention in _meant(entry, mentions) if mention in left),
    ]
    unaccounted = [mention for mention in left if mention not in excused]
    findings = (
        *_unsupported(digest, statements, original, mentions),
        *(_missing(mention) for mention in unaccounted),
        *_stale(ignored, mentions, excused),
    )
    return Comparison(findings, len(mentions) - len(set(excused)) - len(unaccounted), len(set(excused)))


def _unanswered(statements: Sequence[Statement], mentions: Sequence[Mention]) -> list[Mention]:
    """The original's mentions that no statement of the digest answers, one for one."""
    free = list(statements)
    left = []
    for mention in mentions:
        answer = next((statement for statement in free if says_same(statement, mention)), None)
        if answer is None:
            left.append(mention)
        else:
            free.remove(answer)
    return left


def _unsupported(
    digest: str, statements: Sequence[Statement], original: str | None, mentions: Sequence[Mention]
) -> Iterator[Finding]:
    for statement in statements:
        mention = statement.mention
        printed = _quoted(mention)
        if original is None:
            yield (
                printed,
                "stands in a paragraph that the original does not have",
                "correct the paragraph's number",
            )
            continue
        implied = implied_readings(original) if is_implied(mention, digest) else ()
        if not any(says_same(statement, candidate) for candidate in (*mentions, *implied)):
            yield (
                printed,
                "is not what the original's paragraph says",
                "correct the digest, or mend the extractor",
            )


def _missing(mention: Mention) -> Finding:
    found = "of the original is unaccounted for"
    return _quoted(mention), found, "add it, or list it under ignored with a reason"


def _stale(
    ignored: Sequence[IgnoredMention], mentions: Sequence[Mention], excused: Sequence[Mention]
) -> Iterator[Finding]:
    for entry in ignored:
        if not any(mention in excused for mention in _meant(entry, mentions)):
            found = "is ignored, but the original has no such mention or the digest holds it"
            yield f"[{entry.printed}]", found, "remove it from ignored"


def _meant(entry: IgnoredMention, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions that an entry of `ignored` speaks of: one occurrence, or all that are printed alike."""
    alike = [mention for mention in mentions if fold(mention.printed) == fold(entry.printed)]
    return alike if entry.occurrence is None else alike[entry.occurrence - 1 : entry.occurrence]


def _quoted(mention: Mention) -> str:
    return f"[{mention.printed}] (read as {reading(mention)})"


def reading(mention: Mention) -> str:
    """A mention's meaning in short: "money more_than 3,000,000 USD"."""
    if mention.date is not None:
        return f"{mention.kind} {mention.date}"
    bounds = "–".join("" if bound is None else plain_number(bound) for bound in (mention.low, mention.high))
    number = plain_number(mention.value) if mention.value is not None else bounds.strip("–")
    unit = "/".join(filter(None, (mention.unit, mention.per)))
    return " ".join(filter(None, (mention.kind, mention.qualifier, number, unit)))
