"""Every page with usual, empty and odd data, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.browser import NoChromium, find_chromium
from dashboard.catalogue import Catalogue
from dashboard.data import DataUnavailable, pin_edition
from dashboard.disputes import disputes
from dashboard.elements import el, is_node, text_of, web_address
from dashboard.ledger import headline_rows, theme_rows
from dashboard.marks import axis_of, mark_of, round_up
from dashboard.navigation import PAGES, PageEntry
from dashboard.records import Agreement, Document, Event, Figure, Indicator, Origin, Subject, read_records
from dashboard.source_view import source_list
from dashboard.static_files import copy_static_files
from tests.sample_tables import HARM, Rows, publish_rows, sample_rows

APP = Path(__file__).resolve().parent.parent / "dashboard" / "app.py"
LONG = "An exceedingly long title " * 30
CHOICES: dict[str, Callable[[Rows], Rows]] = {}


def data(make: Callable[[Rows], Rows]) -> Callable[[Rows], Rows]:
    """Register one kind of data to try every page on."""
    CHOICES[make.__name__] = make
    return make


@data
def usual(rows: Rows) -> Rows:
    return rows


@data
def no_rows_at_all(rows: Rows) -> Rows:
    return {}


@data
def nothing_but_documents(rows: Rows) -> Rows:
    return {"documents": rows["documents"]}


@data
def figures_that_no_other_table_knows(rows: Rows) -> Rows:
    return {"figures": rows["figures"], "agreement": rows["agreement"]}


@data
def a_figure_without_numbers_or_dates(rows: Rows) -> Rows:
    bare = dict.fromkeys(("value", "low", "high", "period_start", "period_end", "as_of", "claim", "subject"))
    return rows | {"figures": [row | bare for row in rows["figures"]]}


@data
def very_long_and_harmful_titles(rows: Rows) -> Rows:
    return rows | {
        "indicators": [row | {"title": LONG, "measure": HARM} for row in rows["indicators"]],
        "documents": [row | {"title": LONG + HARM} for row in rows["documents"]],
    }


@data
def words_never_seen_before(rows: Rows) -> Rows:
    strange = {
        "status": "whispered",
        "modality": "dreamt",
        "qualifier": "nearly",
        "unit": "bushel/moon",
        "theme": "music",
    }
    return rows | {
        "figures": [row | strange for row in rows["figures"]],
        "agreement": [row | {"verdict": "undecided"} for row in rows["agreement"]],
    }


@pytest.fixture(params=sorted(CHOICES))
def published(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with published tables of one kind, which the dashboard reads."""
    publish_rows(CHOICES[request.param](sample_rows()), tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    return tmp_path


@pytest.fixture
def usual_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    publish_rows(sample_rows(), tmp_path)
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    return tmp_path


def opened(page: PageEntry, **query: str) -> AppTest:
    """The page after one run."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(page.file).run() if page.path else app


def shown(app: AppTest) -> str:
    """All text that our own elements put on the page."""
    elements = app.get("bidi_component")
    placed = [json.loads(one.proto.bytes or one.proto.json).get("nodes", []) for one in elements]
    return " ".join(text_of(node) for nodes in placed for node in nodes)


def entry(path: str) -> PageEntry:
    return next(page for page in PAGES if page.path == path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "briefing")
def test_every_page_stays_whole(page: PageEntry, published: Path) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
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


@pytest.mark.parametrize("table", ["figures", "events", "mentions", "columns", "documents"])
def test_every_table_can_be_opened_by_address(table: str, usual_data: Path) -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params["table"] = table
    app.switch_page("app_pages/data.py").run()
    assert not app.exception
    assert app.selectbox[0].value == table


def test_a_table_that_does_not_exist_opens_the_first(usual_data: Path) -> None:
    assert opened(entry("data"), table="<script>").selectbox[0].value == "figures"


def test_searching_a_table_leaves_the_rows_that_hold_the_words(usual_data: Path) -> None:
    app = opened(entry("data"))
    assert not app.dataframe
    assert "import_share" in shown(app)
    app.text_input(key="data_words").set_value("LENDING money").run()
    assert "lending" in shown(app)
    assert "import_share" not in shown(app)
    app.toggle(key="data_grid").set_value(True).run()
    assert len(app.dataframe[0].value) == 1
    assert "1 of 16" in app.markdown[0].value.replace("\u00a0", " ")
    app.text_input(key="data_words").set_value("no such words anywhere").run()
    assert not app.dataframe
    assert "No row fits" in app.info[0].value


def test_filters_stay_in_force_while_they_are_folded_away(usual_data: Path) -> None:
    app = opened(entry("data"))
    assert not app.multiselect
    app.session_state["filters_figures"] = True
    app.session_state["data_grid"] = True
    app.run()
    app.multiselect(key="figures_theme").set_value(["money"]).run()
    assert set(app.dataframe[0].value["theme"]) == {"money"}
    app.session_state["filters_figures"] = False
    app.run()
    assert not app.multiselect
    assert set(app.dataframe[0].value["theme"]) == {"money"}
    app.session_state["filters_figures"] = True
    app.run()
    assert app.multiselect(key="figures_theme").value == ["money"]
    assert not app.exception


def test_a_document_is_opened_at_the_paragraph_asked_for(usual_data: Path) -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    app.query_params.update({"document": "gamma", "paragraph": "3"})
    app.switch_page("app_pages/sources.py").run()
    nodes = json.loads(app.get("bidi_component")[0].proto.bytes)["nodes"]
    assert "Gamma commentary" in shown(app)
    assert "passage wanted" in json.dumps(nodes)


def catalogue(rows: Rows) -> Catalogue:
    kinds: dict[str, type[Any]] = {
        "figures": Figure,
        "documents": Document,
        "indicators": Indicator,
        "events": Event,
        "subjects": Subject,
        "origins": Origin,
        "agreement": Agreement,
    }
    tables: dict[str, Any] = {name: read_records(kind, rows.get(name, [])) for name, kind in kinds.items()}
    return Catalogue.of(**tables)


def test_the_most_cautious_of_several_readings_is_the_one_shown() -> None:
    rows = headline_rows(catalogue(sample_rows()))
    capacity = next(row for row in rows if row.indicator_id == "capacity")
    assert capacity.value.replace("\u00a0", " ") == "up to 70 million rounds a year"
    assert capacity.sources == (1, 2)
    assert [piece.value.replace("\u00a0", " ") for piece in capacity.evidence][
        1
    ] == "70 million rounds a year"


def test_a_headline_is_about_the_subject_that_most_figures_are_about() -> None:
    displaced = next(
        row for row in headline_rows(catalogue(sample_rows())) if row.indicator_id == "displaced"
    )
    assert displaced.figure.subject == "venezuela"
    assert [piece.figure_id for piece in displaced.others] == ["gamma.displaced.syria"]


def test_marks_of_one_measure_share_an_axis_so_that_the_larger_number_lies_farther_out() -> None:
    rows = sample_rows()
    shown = [row for row in theme_rows(catalogue(rows), ("displacement",)) if row.indicator_id == "displaced"]
    assert len(shown) > 1
    assert len({row.mark.axis_end for row in shown}) == 1
    by_value = sorted(shown, key=lambda row: row.figure.value or 0)
    assert [row.mark.start for row in by_value] == sorted(row.mark.start for row in shown)
    assert by_value[0].mark.start < by_value[-1].mark.start


def test_two_derived_rows_of_one_title_say_whom_each_is_about() -> None:
    rows = sample_rows()
    indicator = next(row for row in rows["indicators"] if row["indicator_id"] == "displaced")
    indicator["measure"] = "people displaced from the subject; as told"
    for row in rows["figures"]:
        if row["indicator_id"] == "displaced":
            row |= {"title": "Displaced, computed", "status": "derived"}
    shown = [row for row in theme_rows(catalogue(rows), ("displacement",)) if row.indicator_id == "displaced"]
    assert {row.about for row in shown} == {"people displaced from Syria", "people displaced from Venezuela"}


def test_a_theme_lists_the_documents_that_speak_on_it_and_no_others() -> None:
    whole = catalogue(sample_rows())
    assert [item[2][2] for item in source_list(whole)[0][3][2:]] == ["1", "2", "3"]
    assert [item[2][2] for item in source_list(whole, {"displacement"})[0][3][2:]] == ["3"]
    assert source_list(whole, {"unheard_of"}) == []


def test_disputes_name_each_reading_with_its_document() -> None:
    found = {one.agreement_id: one for one in disputes(catalogue(sample_rows()))}
    assert set(found) == {"agreements", "parade"}
    words = [reading.words.replace("\u00a0", " ") for reading in found["agreements"].readings]
    assert words == ["more than 350 agreements", "up to 300 agreements"]
    assert [voice.source_number for reading in found["agreements"].readings for voice in reading.voices] == [
        1,
        2,
    ]


@pytest.mark.parametrize(
    ("figure_id", "shape", "style", "start", "end"),
    [
        ("alpha.import_share", "dot", "solid", 0.7, 0.7),
        ("alpha.capacity", "arrow_down", "solid", 0.7, 0.7),
        ("alpha.output", "ring", "solid", 0.8, 0.8),
        ("alpha.agreements", "arrow_up", "solid", 0.7, 0.7),
        ("alpha.plan", "bar", "solid", 0.0, 0.7),
        ("gamma.bases", "dot", "hatched", 2 / 3, 2 / 3),
        ("derived.trade", "arrow_up", "dashed", 0.72, 0.72),
        ("alpha.new_loans", "dot", "solid", 0.0, 0.0),
        ("alpha.buyer_rank", "arrow_down", "solid", 1.0, 1.0),
    ],
)
def test_marks_show_the_qualifier_and_the_status(
    figure_id: str, shape: str, style: str, start: float, end: float
) -> None:
    mark = mark_of(catalogue(sample_rows()).figures[figure_id])
    assert (mark.shape, mark.style) == (shape, style)
    assert (mark.start, mark.end) == pytest.approx((start, end))


def test_an_axis_leaves_room_for_an_arrow() -> None:
    assert axis_of("USD", 34e9).last == 50e9
    assert axis_of("percent", 70).last == 100
    assert [round_up(value) for value in (0, 7, 12, 99, 100)] == [1, 8, 15, 100, 100]


def test_elements_refuse_what_could_act_on_the_page() -> None:
    for tag, attributes in (("script", {}), ("a", {"href": "javascript:alert(1)"}), ("p", {"onclick": "x"})):
        with pytest.raises(ValueError, match="no "):
            el(tag, "text", **attributes)
    assert el("a", "x", href="./data", cls="more") == ["a", {"href": "./data", "class": "more"}, "x"]
    assert is_node(el("p"))
    assert not is_node([el("p")])
    assert web_address("javascript:alert(1)") is None


def test_fonts_and_outlines_are_copied_once(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "face.woff2").write_bytes(b"font")
    (source / "notes.py").write_text("not served")
    static = tmp_path / "static"
    assert [file.name for file in copy_static_files((source, tmp_path / "missing"), static)] == ["face.woff2"]
    assert copy_static_files((source,), static) == ()
    (source / "face.woff2").write_bytes(b"mended font")
    assert copy_static_files((source,), static)[0].read_bytes() == b"mended font"


def test_a_missing_browser_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    with pytest.raises(NoChromium, match=r"CHROMIUM names .*nowhere"):
        find_chromium()
