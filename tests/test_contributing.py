"""CONTRIBUTING and README name what is there, and the examples of CONTRIBUTING work as they are written."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import dashboard.app_pages
import dashboard.charts
import dashboard.contents
from dashboard.chart_legends import legend_of_chart
from dashboard.charts.chart import Chart
from dashboard.contents import PAGES_MADE, Ground, Words, all_charts
from dashboard.elements import text_of
from dashboard.navigation import PAGES, PageEntry
from dashboard.records import Figure, Indicator
from dashboard.selection import Selection
from dashboard.theme import Mode
from etl.build import build
from etl.check import check
from etl.errors import DataProblems, UsageError
from etl.explain import explain
from tests import test_legend, test_picture_notes, test_plotted, test_slides
from tests.drawn_charts import MODES
from tests.editions import edition_in
from tests.sample_charts import HARM, sample_catalogue, sample_figure, texts_of, well_formed

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
# What is asked of every chart that a page shows.
ASKED_OF_CHARTS = (
    test_slides.test_every_caveat_stands_whole_on_a_slide_of_its_chart,
    test_legend.test_a_chart_explains_its_own_colours_above_it,
    test_legend.test_a_picture_of_a_chart_explains_its_colours_after_its_marks,
    test_picture_notes.test_all_documents_behind_a_mark_are_among_the_sources_of_its_picture,
    test_plotted.test_every_label_of_every_chart_is_there_once,
    test_plotted.test_every_mark_of_every_chart_is_there_as_it_was,
)
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


def test_the_example_of_an_indicator_is_checked_published_and_explained(tmp_path: Path) -> None:
    (described,) = re.findall(r" +```yaml\n(.*?)\n +```", GUIDE, re.DOTALL)
    (annotated,) = re.findall(r" +```markdown\n +(.*?)\n", GUIDE)
    (name,) = yaml.safe_load(described)
    part_of_an_id = "explain ID` shows the chain behind the new figure; part of an ID, such as `" + name
    assert part_of_an_id in GUIDE
    # Whoever followed the example has that indicator already.
    described, annotated = (text.replace(name, f"{name}_of_a_test") for text in (described, annotated))
    datasets = datasets_with(described, annotated, tmp_path / "datasets")
    before, now = counts(check(ROOT / "datasets")), counts(check(datasets))
    added = [int(one) - int(then) for one, then in zip(now, before, strict=True)]
    assert added[:3] == [1, added[1], 2]
    published = tmp_path / "published"
    build(datasets, published)
    with pytest.raises(UsageError, match=rf"the nearest are name-of-a-test\.{name}_of_a_test") as told:
        list(explain(f"{name}_of_a_test", published))
    lines = list(explain(str(told.value).rpartition(" ")[2], published))
    (printed,) = re.findall(r"\[(.*)\]", annotated)
    assert f"  printed      “{printed}”" in lines
    (needed,) = re.findall(r"\n +accepts: .*", described)
    with pytest.raises(DataProblems, match="three Russian"):
        check(datasets_with(described.replace(needed, ""), annotated, tmp_path / "without"))


def datasets_with(described: str, annotated: str, folder: Path) -> Path:
    """The datasets with an indicator more, and with README's document, which makes a statement on it."""
    datasets = Path(shutil.copytree(ROOT / "datasets", folder, ignore=_published))
    with (datasets / "indicators.yml").open("a", encoding="utf-8") as vocabulary:
        vocabulary.write(textwrap.dedent(described) + "\n")
    (readme,) = re.findall(r" +```markdown\n(.*?)\n +```", TEXTS["README.md"], re.DOTALL)
    digest = textwrap.dedent(readme).replace("64 hexadecimal digits", hashlib.sha256(b"original").hexdigest())
    # Whoever followed README's example has that document already.
    text = f"{digest}\n\n{{#p10}}\n{annotated}\n".replace("name-of-the-file", "name-of-a-test")
    (datasets / "documents" / "name-of-a-test.md").write_text(text, "utf-8")
    return datasets


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
    opening, sources = (part for part in contents.parts if isinstance(part, Words))
    told = " ".join(text_of(node) for node in opening.nodes)
    marks = legend_of_chart(replace(chart, legend=()), ground.catalogue)
    assert marks
    assert all(meaning in told for _, meaning in marks)
    listed = " ".join(text_of(node) for node in sources.nodes)
    cited = {figure.document_id for name in chart.figure_ids if (figure := ground.catalogue.figure(name))}
    for name, paper in ground.catalogue.documents.items():
        assert (paper.title in listed) == (name in cited)


@pytest.fixture
def wired_in(examples: Path, ground: Ground, monkeypatch: pytest.MonkeyPatch) -> Ground:
    """The five documents, with the example among the charts of all pages as the recipe puts it there."""
    (path, made) = re.findall(r"`\"(\w+)\": ([\w.]+),`", GUIDE)[0]
    module, _, function = made.partition(".")
    page = getattr(import_module(f"dashboard.contents.{module}"), function)
    monkeypatch.setitem(PAGES_MADE, path, page)
    return ground


@pytest.mark.parametrize("asked", ASKED_OF_CHARTS, ids=lambda asked: asked.__name__)
def test_the_example_of_a_chart_passes_the_tests_of_all_charts(
    asked: Callable[[Ground], None], wired_in: Ground
) -> None:
    assert "agreements-signed" in all_charts(wired_in)
    asked(wired_in)


@pytest.mark.parametrize("mode", MODES)
def test_the_example_of_a_chart_explains_each_of_its_colours(mode: Mode, wired_in: Ground) -> None:
    test_legend.test_every_colour_and_dotted_line_of_a_chart_is_explained(mode, wired_in)


def example() -> ModuleType:
    """The module of the example of a chart."""
    return import_module("dashboard.charts.diplomacy_agreements")


def agreements(figure_id: str, value: float, **more: Any) -> Figure:
    return sample_figure(figure_id, value, "agreement", **more)


def test_the_points_of_the_example_are_in_the_declared_order_and_have_numbers(examples: Path) -> None:
    declared = Indicator("bilateral_agreements", "Agreements", "agreements", "diplomacy", "agreement",
                         {"stock": "all", "in_force": "those in force"})  # fmt: skip
    part = agreements("alpha.bilateral_agreements.in_force", 20, scope="in_force")
    whole = agreements("beta.bilateral_agreements.stock", 350, scope="stock")
    unknown = replace(whole, figure_id="beta.bilateral_agreements.2", value=None, low=None, high=None)
    other = agreements("alpha.leaders_meetings", 12)
    catalogue = sample_catalogue([part, unknown, whole, other], [declared])
    assert example().agreements_points(catalogue) == (whole, part)
    assert example().agreements_points(sample_catalogue([part], [declared])) == (part,)


@pytest.mark.parametrize("odd", [{}, {"scope": HARM}, {"status": "alleged", "as_of": None}])
def test_the_example_of_a_chart_draws_one_odd_statement(odd: dict[str, Any], examples: Path) -> None:
    catalogue = sample_catalogue([agreements("beta.bilateral_agreements", 20, **odd)])
    chart = example().agreements_chart(example().agreements_points(catalogue), catalogue, "light")
    well_formed(chart)
    assert "20 agreements" in texts_of(chart)
    assert "<b>" not in texts_of(chart)
    assert chart.caveat == "All statements count the same thing: their numbers do not add up."


def test_the_example_of_a_chart_says_where_it_has_nothing(examples: Path, real_data: Path) -> None:
    ground = Ground(edition_in(real_data), replace(Selection(), themes=("oil",)))
    chart = example().agreements_chart(
        example().agreements_points(ground.catalogue), ground.catalogue, "dark"
    )
    assert chart.title == "There is nothing on agreements to show."
    assert chart.table == ()


def test_the_example_of_a_page_is_like_the_other_pages() -> None:
    other = (ROOT / "dashboard/app_pages/money.py").read_text(encoding="utf-8")
    assert code_of(PAGE).splitlines()[1:] == other.replace('"money"', '"alliance"').splitlines()[1:]
