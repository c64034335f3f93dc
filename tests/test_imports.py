"""Imports run in the direction of the data, and what is heavy or of one kind of file stays where it belongs.

documents → mentions → figures → tables → records → charts and words → contents → pages and exports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Loaded in the functions that need them, so that the first page comes soon.
HEAVY = frozenset(
    {"distributed", "docx", "openpyxl", "pandas", "PIL", "pint", "playwright", "plotly", "pptx", "pydeck"}
)
# What runs the server, which no page knows.
SERVER = frozenset({"__main__", "gate", "late_requests", "media_addresses", "one_go", "serving"})
# What reads or writes Parquet.
ARROW = frozenset({"duckdb", "pyarrow"})
# What places elements on the screen, besides the files named *_place.py; data.py for its cache.
ON_SCREEN = frozenset(
    {"app", "colour_mode", "data", "frame", "map_controls", "page_code", "page_frame", "placing", "run_over",
     "screen", "sidebar", "sign_in", "table_view", "take_away"}
)  # fmt: skip


def files(*patterns: str) -> list[Path]:
    """The files that match, which must be some."""
    found = sorted(file for pattern in patterns for file in ROOT.glob(pattern))
    assert found
    return found


def name_of(file: Path) -> str:
    """A module by its dotted name."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


OURS = {name_of(file): file for file in files("etl/**/*.py", "dashboard/**/*.py")}


@cache
def imports(file: Path) -> tuple[tuple[str, bool], ...]:
    """The dotted names that a module imports, and whether on loading: in no function, not for types alone."""
    return tuple(_imports(ast.parse(file.read_text(encoding="utf-8")), file, True))


def _imports(node: ast.AST, file: Path, is_at_load: bool) -> Iterator[tuple[str, bool]]:
    for child in ast.iter_child_nodes(node):
        is_deferred = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        is_for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        here = is_at_load and not is_deferred and not is_for_types
        if isinstance(child, ast.Import):
            yield from ((alias.name, here) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = _base(child, file)
            yield base, here
            yield from ((f"{base}.{alias.name}", here) for alias in child.names)
        yield from _imports(child, file, here)


def _base(node: ast.ImportFrom, file: Path) -> str:
    """The module imported from; a dot in front is the module's own package."""
    if not node.level:
        return node.module or ""
    package = file.relative_to(ROOT).parent.parts
    return ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])


def is_in(name: str, package: str) -> bool:
    """Whether a dotted name is the package or lies in it."""
    return name == package or name.startswith(package + ".")


def offenders(found: list[Path], forbidden: str, *, only_at_load: bool = False) -> set[str]:
    """The files that import what they must not."""
    return {
        str(file.relative_to(ROOT))
        for file in found
        for name, is_at_load in imports(file)
        if is_in(name, forbidden) and (is_at_load or not only_at_load)
    }


@pytest.mark.parametrize(
    ("patterns", "forbidden"),
    [
        (["etl/**/*.py"], "dashboard"),
        (["etl/**/*.py"], "streamlit"),
        (["etl/**/*.py"], "pandas"),
        (["etl/quantities/**/*.py"], "etl.documents"),
        (["etl/quantities/**/*.py"], "etl.errors"),
        (["etl/tables/**/*.py"], "etl.assembly"),
        (["dashboard/charts/**/*.py"], "dashboard.contents"),
        (["dashboard/charts/**/*.py", "dashboard/contents/**/*.py"], "dashboard.exports"),
        (["dashboard/charts/**/*.py", "dashboard/contents/**/*.py", "dashboard/exports/**/*.py"],
         "dashboard.app_pages"),
        (["dashboard/charts/**/*.py"], "dashboard.data"),
        (["dashboard/charts/**/*.py"], "etl"),
        (["etl/**/*.py", "dashboard/**/*.py", "start/*.py"], "tests"),
    ],
)  # fmt: skip
def test_no_module_imports_against_the_direction_of_the_data(patterns: list[str], forbidden: str) -> None:
    assert offenders(files(*patterns), forbidden) == set()


def test_what_places_on_the_screen_alone_knows_streamlit() -> None:
    """The server is started by the command line and `serving`, which no page imports."""
    others = [
        file
        for name, file in OURS.items()
        if not is_in(name, "dashboard.app_pages")
        and not file.stem.endswith("_place")
        and name not in {f"dashboard.{one}" for one in (*ON_SCREEN, *SERVER)}
    ]
    assert offenders(others, "streamlit") == set()


def test_contents_charts_and_words_reach_streamlit_through_the_reader_of_the_data_alone() -> None:
    """Whatever they load, directly or not; `dashboard.data` keeps the tables in Streamlit's cache."""
    starts = [
        name for name in OURS if is_in(name, "dashboard.contents") or is_in(name, "dashboard.charts")
    ] + ["dashboard.wording", "dashboard.exports.pictures", "dashboard.exports.report_files"]
    for start in starts:
        reached = loaded(start, stops_at="dashboard.data")
        screens = {name for name in reached - {"dashboard.data"} if offenders([OURS[name]], "streamlit")}
        assert screens == set(), start


def loaded(start: str, stops_at: str) -> set[str]:
    """Our modules that loading one brings with it; nothing is followed beyond `stops_at`."""
    reached, open_ends = {start}, [start]
    while open_ends:
        name = open_ends.pop()
        if name == stops_at:
            continue
        new = {one for one, is_at_load in imports(OURS[name]) if is_at_load and one in OURS} - reached
        reached |= new
        open_ends += new
    return reached


@pytest.mark.parametrize("package", sorted(HEAVY))
def test_heavy_packages_are_loaded_where_they_are_used(package: str) -> None:
    assert offenders(list(OURS.values()), package, only_at_load=True) == set()


@pytest.mark.parametrize("package", sorted(ARROW))
def test_the_dashboard_loads_no_arrow_with_its_pages(package: str) -> None:
    assert offenders(files("dashboard/**/*.py"), package, only_at_load=True) == set()


def test_only_the_reader_of_the_data_reads_parquet() -> None:
    """Exports write Parquet and hand out the published files; they read none."""
    readers = {
        name
        for name, file in OURS.items()
        if is_in(name, "dashboard")
        and any(
            word in file.read_text(encoding="utf-8") for word in ("read_parquet", "read_table", "ParquetFile")
        )
    }
    assert readers == {"dashboard.data"}


def test_pages_select_and_place_and_nothing_else() -> None:
    """A page has no function of its own and knows neither charts nor tables of numbers."""
    pages = files("dashboard/app_pages/*.py")
    for file in pages:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        made = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        assert made == [], file.name
    for forbidden in ("dashboard.charts", "dashboard.exports", "etl", "pandas", "plotly", "pyarrow"):
        assert offenders(pages, forbidden) == set()


def test_no_module_is_loaded_to_load_itself() -> None:
    for start in OURS:
        for first in {one for one, is_at_load in imports(OURS[start]) if is_at_load and one in OURS}:
            if first != start:
                assert start not in loaded(first, stops_at="") or is_in(start, first), (start, first)


@pytest.mark.parametrize(
    "lower",
    ["etl", "etl.quantities", "etl.quantities.english", "dashboard.charts", "dashboard.contents"],
)
def test_packages_build_on_each_other_one_way(lower: str) -> None:
    """What a package of the ETL, the charts or the contents load never loads what is built on them."""
    built_on_it = {
        "etl": ("dashboard",),
        "etl.quantities": ("etl.documents", "etl.mentions", "etl.figures", "etl.tables"),
        "etl.quantities.english": ("etl.quantities.find", "etl.quantities.scan", "etl.documents"),
        "dashboard.charts": ("dashboard.contents", "dashboard.exports", "dashboard.app_pages"),
        "dashboard.contents": ("dashboard.exports", "dashboard.app_pages", "dashboard.page_place"),
    }[lower]
    for name in (one for one in OURS if is_in(one, lower)):
        reached = loaded(name, stops_at="dashboard.data")
        above = {one for one in reached for package in built_on_it if is_in(one, package)}
        assert above == set(), name
