"""What stands at the head of a digest: who wrote it, when, and on whose work it rests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from etl.periods import DATE_PATTERN, read_period
from etl.source_files import UNSEEN, code_point


def _in_calendar(text: str) -> str:
    """The date itself. Raises ValueError for 2025-02-30."""
    read_period(text)
    return text


def _seen(text: str) -> str:
    """The text itself. Raises ValueError where an escape of YAML has put in what nobody sees."""
    if unseen := UNSEEN.search(text):
        raise ValueError(f"the unseen character {code_point(unseen[0])}")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_seen)]
# What ids are made of, and with them the names of files and the addresses of pages.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$")]
# YAML reads a bare year as a number.
DateText = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if isinstance(value, int) else value),
    StringConstraints(pattern=DATE_PATTERN),
    AfterValidator(_in_calendar),
]
DocumentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# A name without a folder: nothing is read from outside the folder where it belongs.
FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\]*[^/\\.][^/\\]*$"), AfterValidator(_seen)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Record(BaseModel):
    """Anything read from YAML: unknown keys are refused, nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _has_reason(basis: str, reason: str | None) -> None:
    """Raises ValueError for something that is inferred and does not say from what."""
    if basis == "inferred" and reason is None:
        raise ValueError("no reason; say what it is inferred from")


class Basis(Record):
    """Whether something is stated in the document or inferred by the editor, and from what."""

    basis: Literal["stated", "inferred"]
    reason: Text | None = None

    @model_validator(mode="after")
    def _is_reasoned(self) -> Basis:
        _has_reason(self.basis, self.reason)
        return self


def _basis(value: object) -> object:
    """`stated` alone, or `inferred: why` in one line, mean the same as the mapping."""
    if not isinstance(value, str):
        return value
    word, _, reason = value.partition(":")
    for mark in (",", ";", " - ", " — ", " ("):
        if word not in ("stated", "inferred"):
            word, _, reason = value.partition(mark)
    return {"basis": word.strip(), "reason": reason.strip() or None}


AnyBasis = Annotated[Basis, BeforeValidator(_basis)]


class Reliance(Record):
    """An origin that the document as a whole reports."""

    origin: Text
    basis: Literal["stated", "inferred"] = "stated"
    reason: Text | None = None

    @model_validator(mode="after")
    def _is_reasoned(self) -> Reliance:
        _has_reason(self.basis, self.reason)
        return self


AnyReliance = Annotated[
    Reliance, BeforeValidator(lambda value: {"origin": value} if isinstance(value, str) else value)
]


class Original(Record):
    """The file whose words the digest retells, pinned by its hash; it is kept outside the repository."""

    file: FileName
    sha256: Sha256
    characters: Annotated[int, Field(gt=0, lt=1_000_000_000)]


class IgnoredMention(Record):
    """A mention of the original that is no figure here; `occurrence` counts equal prints from 1."""

    paragraph: Annotated[int, Field(gt=0)]
    printed: Text
    reason: Text
    occurrence: Annotated[int, Field(gt=0)] | None = None


class FrontMatter(Record):
    """The head of a digest."""

    id: DocumentId
    title: Text
    title_basis: AnyBasis = Basis(basis="stated")
    author: Text | None = None
    publisher: Text | None = None
    published: DateText | None = None
    published_basis: AnyBasis | None = None
    kind: Text
    relies_on: tuple[AnyReliance, ...] = ()
    url: Text | None = None
    original: Original
    ignored: tuple[IgnoredMention, ...] = ()
