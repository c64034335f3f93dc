"""Every mention of a digest, each bound by an annotation, of a kind that is no figure, or a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.annotations import Annotation
from etl.documents import Document, Paragraph
from etl.errors import DataProblems, Finding, Problem
from etl.quantities import Mention, find_mentions, read_implied
from etl.vocabularies import Vocabularies, split_ids

# Kinds that need no binding, with their disposition and, where it is not plain, the reason.
_FREE_KINDS = {
    "date": ("date", None),
    "period": ("date", None),
    "time": ("date", None),
    "designation": ("designation", None),
    "enumerator": ("counting", "list enumerator"),
}
_DISPOSITIONS = {
    "indicator": "figure",
    "event": "event",
    "system": "system",
    "site": "site",
    "ignore": "ignored",
}
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "–": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class BoundMention:
    """A mention and what became of it; without `mention` it is an annotated span that holds no number.

    `printed_dates` are all dates that its paragraph prints in full, as ISO text.
    """

    document_id: str
    paragraph: Paragraph
    start: int
    end: int
    mention: Mention | None
    annotation: Annotation | None
    disposition: str
    printed_dates: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def printed(self) -> str:
        """The words of the digest."""
        return self.paragraph.text[self.start : self.end]


def bind_mentions(document: Document, vocabularies: Vocabularies) -> tuple[BoundMention, ...]:
    """Every mention and every annotated span of the document, in reading order. Raises DataProblems."""
    bound, problems = bound_mentions(document, vocabularies)
    if problems:
        raise DataProblems(problems)
    return bound


def bound_mentions(
    document: Document, vocabularies: Vocabularies
) -> tuple[tuple[BoundMention, ...], list[Problem]]:
    """As `bind_mentions`, with the problems beside what could be bound."""
    bound: list[BoundMention] = []
    problems: list[Problem] = []
    for paragraph in document.paragraphs:
        binder = _Binder(document, paragraph, vocabularies)
        bound += binder.bind()
        problems += binder.problems
    return tuple(bound), problems


def mention_problems(document: Document, one: BoundMention, findings: Iterable[Finding]) -> Iterator[Problem]:
    """What was found wrong with a mention of the document, each with its paragraph and its words."""
    for found, advice in findings:
        yield _problem(document, one.paragraph, one.printed, found, advice)


def _problem(document: Document, paragraph: Paragraph, printed: str, found: str, advice: str) -> Problem:
    return Problem(document.file, f"paragraph {paragraph.number}", f"[{printed[:60]}] {found}", advice)


class _Binder:
    """Binds the mentions of one paragraph and gathers what is wrong with it."""

    def __init__(self, document: Document, paragraph: Paragraph, vocabularies: Vocabularies) -> None:
        self.document, self.paragraph, self.vocabularies = document, paragraph, vocabularies
        self.mentions = find_mentions(paragraph.text)
        dates = (mention.date for mention in self.mentions)
        self.printed_dates = tuple(date for date in dates if date is not None and "X" not in date)
        self.problems: list[Problem] = []

    def bind(self) -> list[BoundMention]:
        """The paragraph's mentions and annotated spans in reading order."""
        taken: set[Mention] = set()
        bound: list[BoundMention] = []
        for annotation in sorted(self.paragraph.annotations, key=_narrowest_first):
            inside = self._inside(annotation)
            left = [mention for mention in inside if mention not in taken]
            if inside and not left and annotation.purpose != "site":
                printed = self.paragraph.text[annotation.start : annotation.end]
                self._refuse(printed, "is bound by two annotations", "leave one of them")
                continue
            chosen = self._chosen(annotation, left)
            taken.update(chosen)
            bound += self._annotated(annotation, chosen)
        bound += filter(None, map(self._free, (mention for mention in self.mentions if mention not in taken)))
        return sorted(bound, key=lambda one: (one.start, one.end, one.disposition))

    def _inside(self, annotation: Annotation) -> list[Mention]:
        return [
            mention
            for mention in self.mentions
            if mention.start < annotation.end and annotation.start < mention.end
        ]

    def _chosen(self, annotation: Annotation, inside: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions in a span that its annotation speaks of; the others need an account of their own."""
        match annotation.purpose:
            case "indicator":
                return self._figure_mentions(annotation, inside)
            case "event":
                return self._event_mentions(annotation, inside)
            case "ignore":
                return inside
            case "system":
                is_name = self._is_system_name(annotation)
                return [mention for mention in inside if is_name or mention.kind in _FREE_KINDS]
            case _:
                return [mention for mention in inside if mention.kind in _FREE_KINDS]

    def _annotated(self, annotation: Annotation, chosen: Sequence[Mention]) -> Iterator[BoundMention]:
        disposition = _DISPOSITIONS[annotation.purpose]
        reason = annotation.attributes.get("ignore")
        for mention in chosen:
            yield self._bound(mention.start, mention.end, mention, annotation, disposition, reason)
        if not chosen and annotation.purpose != "indicator":
            yield self._bound(annotation.start, annotation.end, None, annotation, disposition, reason)

    def _bound(
        self,
        start: int,
        end: int,
        mention: Mention | None,
        annotation: Annotation | None,
        disposition: str,
        reason: str | None,
    ) -> BoundMention:
        return BoundMention(
            self.document.id, self.paragraph, start, end, mention, annotation, disposition,
            self.printed_dates, reason,
        )  # fmt: skip

    def _figure_mentions(self, annotation: Annotation, inside: Sequence[Mention]) -> Sequence[Mention]:
        printed = self.paragraph.text[annotation.start : annotation.end]
        if len(inside) > 1:
            numbers = ", ".join(repr(mention.printed) for mention in inside)
            self._refuse(printed, f"holds several numbers ({numbers})", "annotate each by itself")
        if inside:
            return inside
        implied = read_implied(self.paragraph.text, annotation.start, annotation.end)
        if implied is None:
            self._refuse(printed, "is a span without a number", "annotate the words that hold the number")
        return (implied,) if implied else ()

    def _event_mentions(self, annotation: Annotation, inside: Sequence[Mention]) -> Sequence[Mention]:
        dates = [mention for mention in inside if mention.kind in ("date", "period")]
        if len(dates) > 1:
            printed = self.paragraph.text[annotation.start : annotation.end]
            self._refuse(printed, "holds several dates", "annotate the one that dates the event")
        return dates

    def _is_system_name(self, annotation: Annotation) -> bool:
        """Whether the span is a printed form of its system, whatever else its digits may look like."""
        printed = self.paragraph.text[annotation.start : annotation.end]
        folded = _folded(printed)
        forms: set[str] = set()
        for system_id in split_ids(annotation.attributes["system"]):
            system = self.vocabularies.systems.get(system_id)
            if system is None:
                if self.vocabularies.lacks("systems", system_id):
                    self._refuse(printed, f"names the unknown system {system_id!r}", "add it to systems.yml")
                continue
            named = {_folded(form) for form in system.printed}
            if not any(form in folded for form in named):
                advice = "add the form to systems.yml or correct it"
                self._refuse(printed, f"is not how {system_id} is printed", advice)
            forms |= named
        return folded in forms

    def _free(self, mention: Mention) -> BoundMention | None:
        if mention.kind not in _FREE_KINDS:
            self._refuse(
                mention.printed, f"is an unaccounted {mention.kind}", 'annotate it, or give it {ignore="why"}'
            )
            return None
        disposition, reason = _FREE_KINDS[mention.kind]
        return self._bound(mention.start, mention.end, mention, None, disposition, reason)

    def _refuse(self, printed: str, found: str, advice: str) -> None:
        self.problems.append(_problem(self.document, self.paragraph, printed, found, advice))


def _folded(printed: str) -> str:
    """The words with plain hyphens and spaces, in small letters."""
    return printed.translate(_HYPHENS).casefold()


def _narrowest_first(annotation: Annotation) -> tuple[bool, int, int]:
    """Of nested spans the inner one speaks first, and a place takes only what is left."""
    return annotation.purpose == "site", annotation.end - annotation.start, annotation.start
