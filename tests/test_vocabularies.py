"""Every fault of every vocabulary is named with file, record and key."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from etl.errors import DataProblems
from etl.vocabularies import read_vocabularies, split_ids
from tests.assembled import assemble_rows
from tests.digest_builder import GOLDEN


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """A copy of the golden vocabularies that a test may spoil."""
    return Path(shutil.copytree(GOLDEN / "vocabularies", tmp_path / "datasets"))


PORT = "port: {name: x, kind: city, precision: "
SAYS = "says: {title: x, measure: x, theme: oil, unit: y, kinds: [count], sentence: "
SUM = "sum: {title: x, unit: y, indicator: "


@pytest.mark.parametrize(
    ("name", "added", "found"),
    [
        ("subjects", "Big Land: {title: x, kind: country}", "Big Land: no id"),
        ("subjects", "land: {title: x, kind: planet}", "land.kind: "),
        ("subjects", "land: {title: x, kind: country, mood: good}", "land.mood: unknown key"),
        ("subjects", "land: {kind: country}", "land.title: missing"),
        ("subjects", "russia: {title: x, kind: country}", "line 6: 'russia' stands twice"),
        ("subjects", "land: [", "broken YAML"),
        ("origins", "paper: {title: x, kind: media, via: [nobody]}", "unknown origin 'nobody' in via"),
        ("sites", PORT + "city, longitude: 1}", "longitude and latitude go together"),
        ("sites", PORT + "city, longitude: 1, latitude: 1}", "coordinates need a coordinate_source"),
        ("sites", PORT + "unplaced, boundary: {file: square.geojson, name: x}}", "neither coordinates nor"),
        ("sites", PORT + "state, boundary: {file: no.geojson, name: x}}", "no file boundaries/no.geojson"),
        ("calendar", "day: {title: x, basis: y}", "either date or month_day"),
        ("calendar", 'day: {title: x, basis: y, month_day: "13-01"}', "day.month_day: "),
        ("indicators", SAYS + '"{value} of {colour}"}', "nothing fills {colour}"),
        ("indicators", SAYS + '"{value.real} here"}', "nothing fills {value.real}"),
        ("indicators", SAYS + '"{value"}', "says.sentence: "),
        ("indicators", SAYS + '"{subject} has 5"}', "where {value} is and nowhere else"),
        ("indicators", "says: {title: x, measure: x, theme: oil, unit: y, kinds: [mony]}", "says.kinds.0: "),
        ("indicators", SAYS + '"{value}", headline: {order: -1}}', "says.headline.order: "),
        ("derivations", SUM + "never, distance: {from: a, to: b}}", "unknown indicator 'never'"),
        ("derivations", SUM + "trade, distance: {from: a, to: b}}", "unknown site 'a'"),
        ("derivations", SUM + "trade, formula: a}", "a formula needs inputs"),
        ("derivations", SUM + "trade}", "either a formula or a distance"),
    ],
)
def test_a_fault_is_named_by_file_record_and_key(datasets: Path, name: str, added: str, found: str) -> None:
    path = datasets / f"{name}.yml"
    kept = path.read_text(encoding="utf-8").replace("{}\n", "")
    path.write_text(kept + added + "\n", encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        read_vocabularies(datasets)
    assert f"datasets/{name}.yml" in str(raised.value)
    assert found in str(raised.value)


def test_a_missing_vocabulary_and_one_that_is_no_text_are_named_together(datasets: Path) -> None:
    (datasets / "sites.yml").unlink()
    (datasets / "events.yml").write_bytes(b"\xff")
    (datasets / "systems.yml").write_text("- a list\n", encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        read_vocabularies(datasets)
    found = {problem.file: problem.found for problem in raised.value.problems}
    assert found == {
        "datasets/sites.yml": "no such file",
        "datasets/events.yml": "byte 0 is not UTF-8",
        "datasets/systems.yml": "no mapping",
    }


def test_an_outline_that_its_file_does_not_hold_is_named(datasets: Path) -> None:
    case = GOLDEN / "cases" / "bounds" / "documents"
    shutil.copytree(case, datasets / "documents")
    outline = datasets / "boundaries" / "square.geojson"
    outline.write_text(outline.read_text(encoding="utf-8").replace("Square", "Circle"), encoding="utf-8")
    with pytest.raises(DataProblems, match="has no outline named 'Square'"):
        assemble_rows(datasets)
    outline.write_text("[]", encoding="utf-8")
    with pytest.raises(DataProblems, match="no GeoJSON"):
        assemble_rows(datasets)


def test_a_repeated_id_is_split_into_its_parts() -> None:
    assert split_ids("brazil; mexico;") == ("brazil", "mexico")
    assert split_ids(None) == ()


def test_a_broken_record_does_not_make_its_id_unknown(datasets: Path) -> None:
    shutil.copytree(GOLDEN / "cases" / "two_voices" / "documents", datasets / "documents")
    spoilt = {"origins": "quarterly", "subjects": "venezuela", "indicators": "trade", "sites": "base"}
    for name, record in spoilt.items():
        path = datasets / f"{name}.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?m)^{record}: {{", f"{record}: {{mood: good, ", text), encoding="utf-8")
    (datasets / "calendar.yml").write_text("[", encoding="utf-8")
    with pytest.raises(DataProblems) as raised:
        assemble_rows(datasets)
    found = [str(problem) for problem in raised.value.problems]
    assert sum("mood: unknown key" in line for line in found) == 4
    assert not [line for line in found if "unknown" in line and "unknown key" not in line]
    assert sum("rests on the broken calendar entry" in line for line in found) == 4
