"""Every page with usual, empty and odd data, and with data that are missing, damaged or older."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import DataUnavailable, pin_edition
from dashboard.navigation import PAGES, PageEntry
from tests.odd_rows import CHOICES
from tests.page_runs import APP, entry, headings, opened, shown
from tests.sample_tables import HARM, publish_rows, sample_rows


@pytest.fixture(params=sorted(CHOICES))
def published(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with published tables of one kind, which the dashboard reads."""
    publish_rows(CHOICES[request.param](sample_rows()), tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "briefing")
def test_every_page_stays_whole(page: PageEntry, published: Path) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert len(app.title) + len(headings(app)) == 1
    assert "None" not in shown(app)


def test_the_briefing_shows_every_headline_with_its_value_date_and_sources(usual_data: Path) -> None:
    text = shown(opened(entry(""))).replace("\u00a0", " ")
    for words in (
        "up to 70 million rounds a year",
        "about 120,000 barrels a day",
        "US$34 billion",
        "no loans",
        "5.9 million people",
        "in the top ten",
        "2004–2014",
        "as of 2022",
        "from Test Registry",
    ):
        assert words in text
    assert "What the sources dispute" in text
    assert "early June 2025" in text or "1–10 June 2025" in text


def test_what_a_file_says_is_shown_letter_by_letter(usual_data: Path) -> None:
    assert HARM in shown(opened(entry("")))


def test_a_page_without_figures_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_rows({}, tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    assert "There is no headline figure in what is shown." in shown(opened(entry("")))
    assert "No figure on this is in what is shown." in shown(opened(entry("arms")))


def test_nothing_published_is_said_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "CURRENT").write_text("0123456789ab\n")
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    app = opened(entry(""))
    assert not app.exception
    assert app.title[0].value == "There are no data to show"
    assert "0123456789ab" in app.markdown[0].value


@pytest.mark.parametrize("table", ["figures", "documents", "agreement"])
def test_a_damaged_table_is_said_on_the_page(table: str, usual_data: Path) -> None:
    version = (usual_data / "CURRENT").read_text().strip()
    (usual_data / version / f"{table}.parquet").write_bytes(b"no parquet")
    app = opened(entry(""))
    assert not app.exception
    assert app.title[-1].value == "There are no data to show"


def test_the_data_are_built_where_none_are_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.build.build", lambda datasets, published: publish_rows(sample_rows(), published))
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path / "not there yet"))
    assert "US$34" in shown(opened(entry("")))


def test_an_older_version_stays_within_reach(usual_data: Path) -> None:
    older = (usual_data / "CURRENT").read_text().strip()
    publish_rows({}, usual_data)
    app = opened(entry(""), version=older)
    assert "US$34" in shown(app)
    assert f"{older} (an older one)" in shown(app)


def test_an_unknown_version_is_ignored_with_a_notice(usual_data: Path) -> None:
    app = opened(entry(""), version="../../etc")
    assert "US$34" in shown(app)
    assert "not here" in app.info[0].value


def test_a_notice_stays_while_a_page_runs_again_and_goes_when_a_reader_goes_on(usual_data: Path) -> None:
    app = opened(entry(""), figure="nowhere")
    for _ in range(2):
        assert "nowhere" in app.info[0].value
        app.run()
    app.query_params["status"] = "reported"
    app.run()
    assert not app.info
    del app.query_params["status"]
    app.run()
    assert not app.info


@pytest.mark.parametrize(("path", "name"), [("", "themes"), ("data", "table"), ("agreement", "verdict")])
def test_what_an_address_asks_in_vain_is_told(path: str, name: str, usual_data: Path) -> None:
    app = opened(entry(path), **{name: "nonsense"})
    assert not app.exception
    told = [one.value for one in app.info] + [shown(app)]
    assert any(re.search("no page knows|table that is not here: nonsense|no matter has", one) for one in told)


def test_a_run_keeps_the_version_that_it_began_with(usual_data: Path) -> None:
    edition = pin_edition()
    newer = publish_rows({}, usual_data)
    assert len(edition.frame("figures")) == len(sample_rows()["figures"])
    assert pin_edition(newer).version == newer != edition.version


def test_without_any_data_a_reader_is_told_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "CURRENT").write_text("nonsense")
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    with pytest.raises(DataUnavailable, match="nonsense"):
        pin_edition()


def test_a_document_is_opened_at_the_paragraph_asked_for(usual_data: Path) -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update({"document": "gamma", "paragraph": "3"})
    app.switch_page("app_pages/sources.py").run()
    nodes = json.loads(app.get("bidi_component")[0].proto.bytes)["nodes"]
    assert "Gamma commentary" in shown(app)
    assert "passage wanted" in json.dumps(nodes)
