"""Shares of arms imports in words: the finding, each piece with its doubt, what is printed nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.catalogue import Catalogue
from dashboard.charts.arms_share import SharePoint
from dashboard.charts.statement_lines import reservation, source_words
from dashboard.records import Figure
from dashboard.wording import assumed_words, joined, origin_words, sentence, short_when_words


def share_claim(points: Sequence[SharePoint], catalogue: Catalogue) -> str:
    """The finding: who supplied how much of whose arms imports."""
    first = points[0]
    importer = catalogue.subject_title(first.figure.counterpart)
    whose = f"{importer}’s arms imports" if importer else "arms imports"
    verb = "is said to have supplied" if first.figure.status == "alleged" else "supplied"
    basis = ", as computed from what is printed" if first.figure.status == "derived" else ""
    return f"{first.supplier} {verb} {first.value} of {whose}{basis}"


def share_subtitle(figure: Figure, catalogue: Catalogue) -> str:
    """What the first share is a share of, when, and who says so."""
    parts = [catalogue.indicator_title(figure.indicator_id), short_when_words(figure),
             origin_words(catalogue.origin(figure.origin_id), figure.origin_basis)]  # fmt: skip
    rest = reservation(figure, catalogue)
    return sentence(", ".join(parts) + (f"; {rest}" if rest else ""))


def share_alt(points: Sequence[SharePoint]) -> str:
    """Every piece in order, for those who do not see the chart."""
    parts = [f"{point.supplier} {point.value}{doubt_words(point)}" for point in points]
    return sentence(f"A bar of a hundred per cent: {'; '.join(parts)}")


def doubt_words(point: SharePoint) -> str:
    """What keeps a piece from being a printed share of one supplier: ", derived", ", taken together"."""
    if point.is_set:
        return ", taken together"
    return f", {point.figure.status}" if point.figure.status != "reported" else ""


def share_caveat(points: Sequence[SharePoint]) -> str:
    """What is printed nowhere, and under which assumption it follows."""
    derived = [point for point in points if point.figure.status == "derived"]
    if not derived:
        return ""
    names = joined([f"{point.value} for {_lower(point.supplier)}" for point in derived])
    words = [sentence(f"printed nowhere, but following from what is: {names}")]
    words += [assumed_words(point.figure.assumption) for point in derived if point.figure.assumption]
    rest = [point for point in derived if point.figure.scope == "remainder"]
    words += [
        f"The {point.value} are a remainder: suppliers whom nobody names, not “the West”." for point in rest
    ]
    return " ".join(words)


def _lower(name: str) -> str:
    """A group's name within a sentence; names of countries keep their capital."""
    return name[0].lower() + name[1:] if name.startswith("All ") else name


def share_row(point: SharePoint, catalogue: Catalogue) -> Mapping[str, str]:
    """The line of the data table for one share."""
    return {
        "Supplier": point.supplier,
        "Share": point.value,
        "Period": short_when_words(point.figure),
        "Status": "derived" if point.figure.status == "derived" else "printed",
        "Source": source_words([point.figure.document_id], catalogue) or "computed",
    }
