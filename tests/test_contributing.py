"""CONTRIBUTING and README name what is there, and the examples of CONTRIBUTING work as they are written."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
import yaml

import dashboard.app_pages
import dashboard.charts
import dashboard.contents
from dashboard.charts.chart import Chart
from dashboard.contents import Ground
from dashboard.navigation import PAGES, PageEntry
from dashboard.selection import Selection
from etl.check import check
from tests.editions import edition_in

ROOT = Path(__file__).parent.parent
TEXTS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("CONTRIBUTING.md", "README.md", "SECURITY.md")
}
GUIDE = TEXTS["CONTRIBUTING.md"]
# The files that the examples make.
EXAMPLE = re.compile(r"`([\w/]+\.py)`:\n\n( +```python\n.*?)\n +```\n", re.DOTALL)
MADE = {path: textwrap.dedent(code) for path, code in EXAMPLE.findall(GUIDE)}
CHART = "dashboard/charts/diplomacy_agreements.py"
CONTENTS = "dashboard/contents/alliance.py"
PAGE = "dashboard/app_pages/alliance.py"
FOLDERS = r"(?:etl|dashboard|datasets|tests|start)/"


def code_of(path: str) -> str:
    """The code of an example, without the fence above it."""
    return MADE[path].split("\n", 1)[1] + "\n"


def paths_named(text: str) -> set[str]:
    """The paths that a text names below the folders of the tree; those with a star stand for some."""
    found = set(re.findall(rf"(?<![\w./]){FOLDERS}[\w./*-]*", text))
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    return {path.rstrip(".,:") for path in (*found, *links)} - set(MADE)


@pytest.mark.parametrize("name", TEXTS)
def test_every_path_that_is_named_exists(name: str) -> None:
    named = paths_named(TEXTS[name])
    assert len(named) > 5
    generated = {"datasets/published/"}
    assert {path for path in named - generated if not any(ROOT.glob(path.rstrip("/")))} == set()


def test_every_command_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", GUIDE, re.MULTILINE)) <= targets
    modules = set(re.findall(r"python -m ([\w.]+)", GUIDE))
    assert modules
    for module in modules:
        file = ROOT / module.replace(".", "/")
        assert file.with_suffix(".py").is_file() or (file / "__main__.py").is_file(), module


def test_names_of_code_that_are_named_exist() -> None:
    places = {
        "PAGES_MADE": "dashboard/contents/__init__.py", "PAGES": "dashboard/navigation.py",
        "_theme": "dashboard/contents/themes.py", "CHARTS": "tests/test_charts_on_pages.py",
    }  # fmt: skip
    for name, path in places.items():
        assert f"`{name}`" in GUIDE
        assert re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8")), (name, path)
    assert "(README.md#add-a-document)" in GUIDE
    assert "\n## Add a document\n" in TEXTS["README.md"]


def test_the_example_of_an_indicator_is_checked(tmp_path: Path) -> None:
    datasets = Path(shutil.copytree(ROOT / "datasets", tmp_path / "datasets", ignore=_published))
    (described,) = re.findall(r" +```yaml\n(.*?)\n +```", GUIDE, re.DOTALL)
    (annotated,) = re.findall(r" +```markdown\n +(.*?)\n", GUIDE)
    (name,) = yaml.safe_load(described)
    vocabulary = datasets / "indicators.yml"
    # Whoever followed the example has that indicator already.
    described, annotated = (text.replace(name, f"{name}_of_a_test") for text in (described, annotated))
    vocabulary.write_text(vocabulary.read_text("utf-8") + textwrap.dedent(described) + "\n", "utf-8")
    (readme,) = re.findall(r" +```markdown\n(.*?)\n +```", TEXTS["README.md"], re.DOTALL)
    digest = textwrap.dedent(readme).replace("64 hexadecimal digits", hashlib.sha256(b"original").hexdigest())
    before = check(datasets)
    (datasets / "documents" / "name-of-the-file.md").write_text(
        f"{digest}\n\n{{#p10}}\n{annotated}\n", "utf-8"
    )
    added = [int(now) - int(then) for now, then in zip(counts(check(datasets)), counts(before), strict=True)]
    assert added[:3] == [1, added[1], 2]
    assert f"indicator={name}_of_a_test " in annotated


def counts(words: str) -> list[str]:
    """The numbers of a line of counts: documents, mentions, figures …"""
    return re.findall(r"\d+", words)


def _published(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "published"]


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the example files, found beside the real ones."""
    assert set(MADE) == {CHART, CONTENTS, PAGE}
    for path, package in ((CHART, dashboard.charts), (CONTENTS, dashboard.contents)):
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(code_of(path), "utf-8")
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(file.parent)])
    (words,) = re.findall(r"^ +PageEntry(\(.*\)),$", GUIDE, re.MULTILINE)
    page = PageEntry(*ast.literal_eval(words))
    monkeypatch.setattr("dashboard.navigation.PAGES", (*PAGES, page))
    yield tmp_path
    for name in ("dashboard.charts.diplomacy_agreements", "dashboard.contents.alliance"):
        sys.modules.pop(name, None)


def test_the_examples_of_a_chart_and_a_page_draw_the_five_documents(examples: Path, real_data: Path) -> None:
    ground = Ground(edition_in(real_data))
    contents = import_module("dashboard.contents.alliance").alliance(ground)
    (chart,) = contents.charts
    assert isinstance(chart, Chart)
    assert len(chart.table) == len(chart.figure_ids) > 1
    labels = {note["text"] for note in chart.figure["layout"]["annotations"]}
    assert any("350" in words for words in labels), labels
    assert contents.title == "How close is the alliance?"
    assert all(part.nodes for part in contents.parts if hasattr(part, "nodes"))


def test_the_example_of_a_chart_says_where_it_has_nothing(examples: Path, real_data: Path) -> None:
    ground = Ground(edition_in(real_data), replace(Selection(), themes=("oil",)))
    module = import_module("dashboard.charts.diplomacy_agreements")
    chart = module.agreements_chart(module.agreements_points(ground.catalogue), ground.catalogue, "dark")
    assert chart.title == "There is nothing on agreements to show."
    assert chart.table == ()


def test_the_example_of_a_page_is_like_the_other_pages() -> None:
    other = (ROOT / "dashboard/app_pages/money.py").read_text(encoding="utf-8")
    assert code_of(PAGE).splitlines()[1:] == other.replace('"money"', '"alliance"').splitlines()[1:]
