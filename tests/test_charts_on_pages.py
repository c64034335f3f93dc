"""The pages Money, Oil and Diplomacy with charts that have something to draw, something odd, and nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.page_runs import entry, opened, shown
from tests.sample_tables import HARM, publish_rows, sample_rows

REAL = {"new_loans": "new_public_loans", "trade": "bilateral_trade", "output": "oil_output"}
CHARTS = {"money": 2, "oil": 2, "diplomacy": 1}
Rows = dict[str, list[dict[str, Any]]]


def renamed_rows() -> Rows:
    """The sample rows under the ids of the indicators that the charts look for."""
    rows = sample_rows()
    for table in ("figures", "indicators", "agreement"):
        for row in rows[table]:
            row["indicator_id"] = REAL.get(row["indicator_id"], row["indicator_id"])
            if row.get("figure_id") == "derived.trade":
                row |= {"indicator_id": "russia_trade", "subject": "syria", "counterpart": "brazil"}
    return rows


def published(rows: Rows, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_rows(rows, folder)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(folder))


def page_words(path: str) -> str:
    app = opened(entry(path))
    assert not app.exception
    assert len(app.get("plotly_chart")) == CHARTS[path]
    return shown(app).replace("\u00a0", " ")


def test_pages_say_what_their_charts_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(renamed_rows(), tmp_path, monkeypatch)
    money = page_words("money")
    assert "US$34 billion in 2004–2014" in money
    assert "What is not stated of 2015–2017 is not zero" in money
    assert "more than US$3.6 billion" in money
    assert "About 120,000 barrels a day" in page_words("oil")
    timeline = page_words("diplomacy")
    assert "on one matter the dates conflict" in timeline
    assert "1–10 June 2025" in timeline


@pytest.mark.parametrize("path", CHARTS)
def test_pages_without_a_row_say_so(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published({}, tmp_path, monkeypatch)
    assert re.search(r"There is no(thing)? [^.]*to show\.", page_words(path))


@pytest.mark.parametrize("path", CHARTS)
def test_pages_with_odd_rows_stay_whole(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = renamed_rows()
    odd = {
        "value": None,
        "low": None,
        "high": None,
        "qualifier": "nearly",
        "unit": "bushel/moon",
        "as_of": None,
    }
    rows["figures"] = [
        row | odd | {"period_start": "2004-13-77", "printed_value": HARM} for row in rows["figures"]
    ]
    rows["events"] = [
        row | {"title": "A very long title " * 40, "date_start": None, "date_end": None, "precision": "moon"}
        for row in rows["events"]
    ]
    published(rows, tmp_path, monkeypatch)
    assert "None" not in page_words(path)
