"""What an address says is open: known ids, each once; all else is left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.address import Known, read_opened, read_selection
from dashboard.named import known_names
from tests.editions import edition_in

KNOWN = Known(("arms",), ("a",), frozenset({"figure.one", "date.one"}), others=lambda: {"caracas"})


def test_figures_dates_and_places_can_be_open_each_once() -> None:
    given = ["date.one,figure.one,,caracas,date.one"]
    assert read_opened(given, KNOWN) == (("date.one", "figure.one", "caracas"), ())


@pytest.mark.parametrize(
    ("given", "notices"),
    [([], 0), ([""], 0), (["x,figure.one,y"], 2), (["figure.one", "date.one"], 1), (["x" * 5000], 1)],
)
def test_what_is_not_known_is_left_out_and_told(given: list[str], notices: int) -> None:
    names, told = read_opened(given, KNOWN)
    assert names == (("figure.one",) if given == ["x,figure.one,y"] else ())
    assert len(told) == notices


def test_a_selection_may_name_whatever_has_evidence() -> None:
    for name in ("figure.one", "date.one", "caracas"):
        assert read_selection({"figure": [name]}, KNOWN).selection.figure == name
    reading = read_selection({"figure": ["nowhere"]}, KNOWN)
    assert reading.selection.figure is None
    assert len(reading.notices) == 1


def test_an_edition_knows_figures_dates_places_arrows_and_namings(real_data: Path) -> None:
    edition = edition_in(real_data)
    known = known_names(edition)
    names = [*edition.catalogue().figures, *edition.catalogue().events, "caracas", "flow-arms"]
    assert all(known.has_evidence(name) for name in names)
    assert not known.has_evidence("nowhere")
