"""Made-up records for the tests of charts: test data, no claim about the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.catalogue import Catalogue
from dashboard.charts.chart import Chart
from dashboard.records import Agreement, Document, Figure, Indicator, Origin, Subject

HARM = "<b>bold</b> & $5 MM$ <a href='x'>link</a>"


def sample_figure(figure_id: str, value: float | None, unit: str, **more: Any) -> Figure:
    """A figure named `<document>.<indicator>[…]`, exact and reported unless said otherwise."""
    document, indicator = figure_id.split(".")[:2]
    given: dict[str, Any] = {
        "theme": "arms",
        "status": "reported",
        "qualifier": "exact",
        "low": value,
        "high": value,
        "document_id": document,
        "paragraph": 1,
        "as_of": "2025",
        "origin_id": "registry",
        "origin_basis": "stated",
        "printed_value": "as printed",
        "claim": f"A made-up sentence on {figure_id}.",
    }
    return Figure(figure_id, indicator, unit=unit, value=value, **(given | more))


def sample_catalogue(
    figures: Sequence[Figure], indicators: Sequence[Indicator] = (), agreement: Sequence[Agreement] = ()
) -> Catalogue:
    """A catalogue of two documents, a few names and these figures."""
    names = ("russia", "china", "brazil", "venezuela", "syria")
    return Catalogue.of(
        figures=figures,
        documents=[
            Document("alpha", "Alpha report", "report", published="2025"),
            Document("beta", "Beta " + HARM, "report", published="2022"),
        ],
        indicators=indicators,
        subjects=[Subject(name, name.capitalize()) for name in names],
        origins=[Origin("registry", "Test Registry", "data")],
        agreement=agreement,
        events=[],
    )


def texts_of(chart: Chart) -> str:
    """All words that the drawing shows."""
    words = [note["text"] for note in chart.figure["layout"]["annotations"]]
    return " ".join(words).replace("<br>", " ").replace("\u00a0", " ")


def clickable(chart: Chart) -> Iterator[str]:
    """The ids of the figures whose marks take clicks."""
    for trace in chart.figure["data"]:
        yield from (custom[0] for custom in trace.get("customdata", []))


def well_formed(chart: Chart) -> None:
    """What holds for every chart: plotly accepts it, no legend, no small text, all on the sheet, a name."""
    import plotly.graph_objects as go

    layout = chart.figure["layout"]
    go.Figure(chart.figure)
    assert layout["showlegend"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["range"] == [layout["height"], 0]
    for note in layout["annotations"]:
        assert note["font"]["size"] >= 13
        assert 0 <= note["y"] <= layout["height"] - 13
        assert max(map(len, note["text"].split("<br>"))) < 90
    assert chart.alt
    assert chart.title
    assert len(chart.figure_ids) == len(chart.table)
    assert set(clickable(chart)) == set(chart.figure_ids)
