"""What is made once for all selections is what each selection would make of it by itself."""

from __future__ import annotations

import json

import pytest

from dashboard.agreement_rows import matrix_row, matrix_rows
from dashboard.agreement_view import agreement_nodes
from dashboard.contents import Ground
from dashboard.elements import Lasting, el, written
from dashboard.evidence import evidence_of
from dashboard.selected import selected
from dashboard.selection import Selection
from dashboard.statements import event_statement
from dashboard.units import Units

SELECTIONS = (
    Selection(),
    Selection(last_year=2022),
    Selection(first_year=2024),
    Selection(statuses=("derived",)),
    Selection(themes=("places", "oil"), units=Units("kilometer", "year")),
    Selection(units=Units("kilometer", "year")),
)


def _selections(ground: Ground) -> list[Selection]:
    return [*SELECTIONS, *(Selection(documents=(name,)) for name in ground.whole.documents)]


def test_evidence_made_once_is_that_of_each_selection(ground: Ground) -> None:
    for selection in _selections(ground):
        catalogue = selected(selection, ground.edition)
        for figure in catalogue.figures.values():
            assert catalogue.once(evidence_of, figure) == evidence_of(figure, catalogue)
        for event in catalogue.events.values():
            assert catalogue.once(event_statement, event) == event_statement(event, catalogue)
        for row in catalogue.agreement:
            assert catalogue.once(matrix_row, row) == matrix_row(row, catalogue)


def test_what_is_the_same_in_two_selections_is_one_object(ground: Ground) -> None:
    some, more = (selected(Selection(last_year=year), ground.edition) for year in (2021, 2022))
    both = some.figures.keys() & more.figures.keys()
    assert both
    for name in both:
        assert some.once(evidence_of, some.figures[name]) is more.once(evidence_of, more.figures[name])


def test_what_is_not_selected_is_made_anew(ground: Ground) -> None:
    catalogue = selected(Selection(themes=("oil",)), ground.edition)
    figure = next(one for one in ground.whole.figures.values() if one.theme == "arms")
    assert catalogue.once(evidence_of, figure) is not catalogue.once(evidence_of, figure)


@pytest.mark.parametrize("selection", [Selection(), Selection(last_year=2022)])
def test_what_lasts_is_written_as_if_it_did_not(ground: Ground, selection: Selection) -> None:
    catalogue = selected(selection, ground.edition)
    nodes = agreement_nodes(matrix_rows(catalogue), catalogue)
    assert written(nodes) == written(json.loads(json.dumps(nodes)))
    assert "Lasting" in {type(one).__name__ for one in _all(nodes)}


def _all(nodes: object) -> list[object]:
    found: list[object] = [nodes]
    for one in nodes if isinstance(nodes, list) else ():
        found += _all(one)
    return found


def test_what_is_closed_is_written_as_text() -> None:
    inside = el("p", '“quoted” "twice"', hidden=True)
    node = el("details", el("summary", "More"), Lasting(inside), el("p", "last", aria_hidden="true"))
    tag, attributes, head, later = json.loads(written([node]))[0]
    assert (tag, attributes, head) == ("details", {}, ["summary", {}, "More"])
    closed, last = json.loads(later["later"])
    assert last == ["p", {"aria-hidden": "true"}, "last"]
    assert closed[:2] == ["p", {"hidden": True}]
    assert json.loads(closed[2]["later"]) == ['“quoted” "twice"']
