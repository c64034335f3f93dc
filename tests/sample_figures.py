"""The made-up figures of the sample tables: one of every qualifier, status and modality."""

from __future__ import annotations

from typing import Any

HARM = "<b>bold</b> *stars* $5 MM$ [link](javascript:alert(1)) :red[x] `code` US$/bbl … US$/t"
INDICATORS = (
    ("import_share", "Share of imports", "percent", "arms", 1),
    ("capacity", "Cartridges the plant can make", "round/year", "arms", 2),
    ("buyer_rank", "Rank among buyers", "rank", "arms", 3),
    ("lending", "Money lent", "USD", "money", 4),
    ("new_loans", "New loans", "loan", "money", 5),
    ("trade", "Trade between the two", "USD", "money", None),
    ("output", "Oil output", "oil_barrel/day", "oil", 6),
    ("displaced", "People displaced", "person", "displacement", 7),
    ("agreements", "Agreements signed", "agreement", "diplomacy", 8),
    ("plan", "Years of the plan", "year", "diplomacy", 9),
    ("bases", "Military bases", "military_base", "places", 10),
    ("distance", "Distance", "mile", "places", 11),
)


def sample_figures() -> list[dict[str, Any]]:
    """The rows of the table of figures."""
    return [
        _figure("alpha.import_share", 70, "percent", origin="registry", start="2000-01-01", end="2021-12-31"),
        _figure("alpha.capacity", 70e6, "round/year", "at_most", high=70e6, low=None),
        _figure("beta.capacity", 70e6, "round/year"),
        _figure("alpha.buyer_rank", 10, "rank", "at_most", high=10, low=None),
        _figure(
            "gamma.lending",
            34e9,
            "USD",
            start="2004-01-01",
            end="2014-12-31",
            claim=HARM,
            printed="$34 billion",
        ),
        _figure("alpha.new_loans", 0, "loan", start="2018-01-01"),
        _figure(
            "alpha.trade",
            1.2e9,
            "USD",
            start="2024-01-01",
            end="2024-12-31",
            origin="agency",
            basis="inferred",
        ),
        _figure(
            "derived.trade",
            3.6e9,
            "USD",
            "more_than",
            low=3.6e9,
            high=None,
            status="derived",
            subject="brazil",
            formula="total / ratio",
            input_figure_ids='["alpha.trade"]',
            assumption="takes the total as printed",
        ),
        _figure("alpha.output", 120000, "oil_barrel/day", "about", low=None, high=None),
        _figure("gamma.displaced", 5.9e6, "person", origin="agency"),
        _figure("gamma.displaced.syria", 6.6e6, "person", subject="syria", origin="agency"),
        _figure("alpha.agreements", 350, "agreement", "more_than", low=350, high=None),
        _figure("beta.agreements", 300, "agreement", "at_most", low=None, high=300),
        _figure("alpha.plan", None, "year", start="2025-01-01", end="2031-12-31", modality="planned"),
        _figure("gamma.bases", 2, "military_base", status="alleged"),
        _figure("alpha.distance", 1600, "mile", "less_than", low=None, high=1600),
    ]


def _figure(
    figure_id: str, value: float | None, unit: str, qualifier: str = "exact", **more: Any
) -> dict[str, Any]:
    document, indicator = figure_id.split(".")[:2]
    is_derived = document == "derived"
    row = {
        "figure_id": figure_id,
        "indicator_id": indicator,
        "theme": next(line[3] for line in INDICATORS if line[0] == indicator),
        "document_id": None if is_derived else document,
        "paragraph": None if is_derived else 3,
        "start": 0,
        "end": 4,
        "printed_value": None if is_derived else more.get("printed", "a printed value"),
        "subject": more.get("subject", "venezuela"),
        "value": value,
        "low": more.get("low", value),
        "high": more.get("high", value),
        "qualifier": qualifier,
        "unit": unit,
        "status": more.get("status", "reported"),
        "modality": more.get("modality", "stated"),
        "period_start": more.get("start"),
        "period_end": more.get("end"),
        "as_of": {"alpha": "2025-09", "beta": "2025", "gamma": "2022-04-13"}.get(document),
        "date_basis": "printed",
        "origin_id": more.get("origin"),
        "origin_basis": more.get("basis", "stated"),
        "claim": None if is_derived else more.get("claim", f"A made-up sentence about {indicator}."),
    }
    return row | {key: more[key] for key in ("formula", "input_figure_ids", "assumption") if key in more}
