"""The dashboard while its data change under it: published anew, removed, damaged, mended."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data import DataUnavailable, open_edition
from etl.publish import current_version
from tests.page_runs import shown
from tests.sample_tables import Rows, publish_rows, sample_rows

APP = Path(__file__).resolve().parent.parent / "dashboard" / "app.py"
FEWER = 5


def fewer_rows() -> Rows:
    """The sample tables with some of the figures: another version."""
    rows = sample_rows()
    return rows | {"figures": rows["figures"][:FEWER]}


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which an older version and the one in use are published."""
    monkeypatch.setenv("FIGURES_PUBLISHED", str(tmp_path))
    publish_rows(fewer_rows(), tmp_path)
    publish_rows(sample_rows(), tmp_path)
    return tmp_path


def opened(page: str = "arms") -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60).run()
    return app.switch_page(f"app_pages/{page}.py").run()


def version_shown(app: AppTest) -> str:
    assert not app.exception
    (version,) = set(re.findall(r"Data version (\S+)", shown(app)))
    return str(version)


def older(published: Path) -> str:
    (version,) = {path.name for path in published.glob("?" * 12)} - {current_version(published)}
    return version


def notices(app: AppTest) -> str:
    return " ".join(str(one.value) for one in app.info).replace("\\", "")


def test_an_open_session_keeps_its_version_and_a_new_one_gets_the_new(published: Path) -> None:
    app = opened()
    before = version_shown(app)
    after = publish_rows({}, published)
    assert version_shown(app.run()) == before
    assert version_shown(app.switch_page("app_pages/money.py").run()) == before
    assert version_shown(opened()) == after != before
    assert not app.info


@pytest.mark.parametrize("page", ["briefing", "money", "map", "sources", "data"])
def test_a_version_removed_while_in_use_gives_way_to_the_one_in_use_and_says_so(
    page: str, published: Path
) -> None:
    app = opened(page)
    removed = version_shown(app)
    last = publish_rows({"documents": sample_rows()["documents"]}, published)
    shutil.rmtree(published / removed)
    assert version_shown(app.run()) == last
    assert f"version {removed}, with which this page was opened, are no longer there" in notices(app)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda content: content[: len(content) // 2],
    "emptied": lambda content: b"",
    "one bit": lambda content: content[:100] + bytes([content[100] ^ 4]) + content[101:],
    "something else": lambda content: b"<html>404</html>",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("table", ["figures", "columns", "sites"])
def test_a_damaged_table_is_said_and_the_last_good_version_shown(
    table: str, damage: str, published: Path
) -> None:
    damaged, good = current_version(published), older(published)
    file = published / damaged / f"{table}.parquet"
    whole = file.read_bytes()
    file.write_bytes(DAMAGES[damage](whole))
    page = {"figures": "arms", "columns": "data", "sites": "map"}[table]
    app = opened(page)
    assert version_shown(app) == good
    assert f"version {damaged} are damaged. What you see are the data of version {good}" in notices(app)
    assert "damaged" in notices(app.run()), "the notice stays as long as it holds"
    file.write_bytes(whole)
    assert version_shown(app.run()) == damaged
    assert not app.info


def test_a_table_that_is_damaged_in_a_session_gives_way_in_the_next_run(published: Path) -> None:
    app = opened("arms")
    damaged = version_shown(app)
    (published / damaged / "columns.parquet").unlink()
    assert version_shown(app.run()) == damaged, "what is not needed harms nothing"
    app.switch_page("app_pages/data.py").run()
    assert version_shown(app) == older(published)
    assert "damaged" in notices(app)


@pytest.mark.parametrize("named", ["0123456789ab", "../../etc", "", "\0", "é" * 5000])
def test_a_current_that_names_no_version_is_said_and_the_last_good_version_shown(
    named: str, published: Path
) -> None:
    last = current_version(published)
    (published / "CURRENT").write_text(named, "utf-8")
    app = opened()
    assert version_shown(app) == last
    assert f"What you see are the data of version {last}" in notices(app)


def test_a_damaged_description_makes_the_version_unusable(published: Path) -> None:
    damaged = current_version(published)
    (published / damaged / "datapackage.json").write_text("{}")
    assert version_shown(opened()) == older(published) != damaged


def test_where_no_version_can_be_read_the_page_says_what_to_do(published: Path) -> None:
    for folder in published.glob("?" * 12):
        (folder / "figures.parquet").write_bytes(b"PAR1")
    app = opened()
    assert not app.exception
    assert app.title[-1].value == "There are no data to show"
    assert app.markdown[-1].value.endswith("build the data anew\\: python \\-m etl build")


def test_the_command_line_is_told_what_it_gets(published: Path) -> None:
    last = current_version(published)
    (published / "CURRENT").write_text("0123456789ab\n")
    edition = open_edition()
    assert (edition.version, edition.is_current) == (last, False)
    assert edition.notice.startswith(f"{published}: there is no version '0123456789ab'")
    for folder in published.glob("?" * 12):
        shutil.rmtree(folder)
    with pytest.raises(DataUnavailable, match="no other version can be read; build the data anew"):
        open_edition()
