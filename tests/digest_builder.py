"""Small digests and vocabularies for the tests."""

from __future__ import annotations

from pathlib import Path

from etl.figures import Dating, Figure
from etl.intervals import Quantity
from etl.periods import read_period
from etl.vocabularies import Vocabularies, read_vocabularies

GOLDEN = Path(__file__).parent / "golden_digests"

FRONT_MATTER = """---
id: {id}
title: A digest
kind: commentary
published: "2022-04"
published_basis: {{basis: inferred, reason: it says so nowhere}}
relies_on: {relies_on}
original: {{file: x.txt, sha256: "{sha}", characters: 10}}
---
"""


def digest(body: str, document_id: str = "example", relies_on: str = "[]") -> str:
    """A whole digest around the paragraphs given."""
    return FRONT_MATTER.format(id=document_id, relies_on=relies_on, sha="0" * 64) + body


def write_digest(folder: Path, body: str, document_id: str = "example") -> Path:
    """A digest file in that folder."""
    path = folder / f"{document_id}.md"
    path.write_text(digest(body, document_id), encoding="utf-8")
    return path


def vocabularies() -> Vocabularies:
    """The vocabularies that all golden digests share."""
    return read_vocabularies(GOLDEN / "vocabularies")


def figure(
    figure_id: str,
    quantity: Quantity,
    indicator_id: str = "agreements",
    period: str | None = None,
    **columns: str,
) -> Figure:
    """A printed figure of document `figure_id`'s first part."""
    dated = Dating(read_period(period), "printed", None) if period else Dating(None, None, None)
    return Figure(
        figure_id=figure_id,
        indicator_id=indicator_id,
        theme="diplomacy",
        quantity=quantity,
        unit="agreement",
        dating=dated,
        modality=columns.pop("modality", "stated"),
        status="reported",
        document_id=columns.pop("document_id", figure_id.split(".")[0]),
        **columns,  # type: ignore[arg-type]
    )


def exact(value: float) -> Quantity:
    """Exactly that number."""
    return Quantity(value, value, value, "exact")


def more_than(value: float) -> Quantity:
    """More than that number."""
    return Quantity(value, value, None, "more_than")


def less_than(value: float) -> Quantity:
    """Less than that number."""
    return Quantity(value, None, value, "less_than")


def about(value: float) -> Quantity:
    """About that number."""
    return Quantity(value, None, None, "about")
