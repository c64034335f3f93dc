"""Corpora that grow: made in the likeness of the real one, at costs that grow with them, shown in part."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dashboard.catalogue import Catalogue
from dashboard.panel import Beside, panel_data
from dashboard.selection import MOST_DOCUMENTS, Selection, apply, filtered, shows_leading
from etl.agreement import compare_statements
from etl.annotations import annotation_findings, repetitions
from etl.assembly import assemble_tables
from etl.documents import parse_document
from etl.figures import Figure
from etl.periods import read_period
from etl.quantities import find_mentions
from etl.table_statements import ToldEvent
from tests.digest_builder import digest, exact, figure, vocabularies
from tests.synthetic import DATASETS, DOCUMENTS, write_corpus
from tests.written import catalogue

NAMED = Path("datasets/documents/example.md")


@pytest.fixture(scope="module")
def synthetic(corpus: Path) -> dict[str, pa.Table]:
    """The tables of the made-up documents."""
    return assemble_tables(corpus)


@pytest.fixture(scope="module")
def whole(synthetic: dict[str, pa.Table]) -> Catalogue:
    """What the pages read of them."""
    return catalogue({name: table.to_pylist() for name, table in synthetic.items()})


def operations(work: Callable[[], object]) -> int:
    """How many calls of functions the work makes, a measure of time that no other process disturbs."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()  # who else listens to the collector must not count
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def test_a_synthetic_corpus_is_sound_and_the_same_for_a_seed(
    corpus: Path, synthetic: dict[str, pa.Table], tmp_path: Path
) -> None:
    again = write_corpus(tmp_path / "again", DOCUMENTS)
    other = write_corpus(tmp_path / "other", DOCUMENTS, seed=2)
    digests = {path.name: path.read_bytes() for path in (corpus / "documents").iterdir()}
    assert len(digests) == DOCUMENTS
    assert {path.name: path.read_bytes() for path in (again / "documents").iterdir()} == digests
    assert {path.name: path.read_bytes() for path in (other / "documents").iterdir()} != digests
    assert synthetic["documents"].num_rows == DOCUMENTS


def test_a_synthetic_corpus_keeps_the_shares_of_the_real_one(synthetic: dict[str, pa.Table]) -> None:
    real = assemble_tables(DATASETS)
    for table, column in (("mentions", "disposition"), ("mentions", "kind"), ("figures", "qualifier")):
        shares = []
        for tables in (real, synthetic):
            counts = Counter(tables[table][column].to_pylist())
            shares.append({value: count / counts.total() for value, count in counts.items()})
        apart = sum(
            abs(shares[0].get(value, 0) - shares[1].get(value, 0)) for value in {*shares[0], *shares[1]}
        )
        assert apart < 0.3, (table, column, shares)


def test_twice_the_documents_cost_twice_the_operations(tmp_path: Path) -> None:
    small, large = (write_corpus(tmp_path / str(count), count) for count in (20, 40))
    assemble_tables(small)  # whatever is done once a process
    first, second = (operations(partial(assemble_tables, folder)) for folder in (small, large))
    assert second < 2.2 * first


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python the work runs, each turn of a loop for itself."""
    count = 0

    def counting(_frame: object, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return counting

    gc.disable()
    sys.settrace(counting)
    try:
        work()
    finally:
        sys.settrace(None)
        gc.enable()
    return count


def one_matter(count: int) -> tuple[list[Figure], list[ToldEvent], dict[str, tuple[str, ...]]]:
    """So many documents that all speak on one matter and one event, each from an origin of its own.

    Every number is another, every period overlaps every other.
    """
    periods = [f"{1900 + n % 50}/{1960 + n % 40}" for n in range(count)]
    figures = [
        replace(figure(f"d{n}", exact(float(n)), period=period), origin_id=f"origin{n}")
        for n, period in enumerate(periods)
    ]
    events = [
        ToldEvent(f"d{n}.e", "e", f"d{n}", f"origin{n}", "stated", read_period(period), period)
        for n, period in enumerate(periods)
    ]
    return figures, events, {f"d{n}": (f"origin{n // 2}",) for n in range(count)}


def test_many_statements_on_one_matter_are_compared_in_linear_time() -> None:
    costs = [
        lines_run(partial(compare_statements, *one_matter(count), vocabularies())) for count in (200, 400)
    ]
    assert costs[1] < 2.2 * costs[0]


def test_a_note_names_few_of_many_numbers() -> None:
    figures = [figure(f"d{n}", exact(float(n))) for n in range(100)]
    (agreement,) = compare_statements(figures, (), {}, vocabularies())
    assert (
        agreement.note == "no number satisfies all: " + " and ".join(map(str, range(11))) + " and 89 others"
    )
    assert len(agreement.figure_ids) == 100


def test_pages_of_many_documents_show_the_leading_ones(whole: Catalogue) -> None:
    shown = apply(Selection(), whole)
    assert shows_leading(Selection(), whole)
    assert len(shown.documents) == MOST_DOCUMENTS < len(whole.documents) == DOCUMENTS
    assert {figure.document_id for figure in shown.figures.values()} == {None, *shown.documents}
    derived = [name for name, figure in whole.figures.items() if figure.document_id is None]
    assert set(derived) <= set(shown.figures), "what derived figures come from leads"
    words = panel_data(Selection(), whole, shown, "light", Beside())["shown"]
    said = f"from {MOST_DOCUMENTS} of {DOCUMENTS} documents, those that tell most; choose others"
    assert said in words.replace("\xa0", " ")


def test_a_selected_document_is_shown_whether_it_leads_or_not(whole: Catalogue) -> None:
    (other, *_) = whole.documents.keys() - apply(Selection(), whole).documents.keys()
    assert set(apply(Selection(documents=(other,)), whole).documents) == {other}
    assert filtered(Selection(), whole) is whole, "a search goes through all of them"


def test_filters_are_applied_before_documents_lead(whole: Catalogue) -> None:
    shown = apply(Selection(themes=("arms",)), whole)
    assert len(shown.documents) == MOST_DOCUMENTS
    assert {figure.theme for figure in shown.figures.values()} == {"arms"}
    told = {figure.document_id for figure in shown.figures.values()}
    told |= {event.document_id for event in shown.events.values()}
    assert told - {None} == set(shown.documents)


def test_a_filter_brings_no_document_in_the_place_of_one_that_still_tells(whole: Catalogue) -> None:
    leading = set(apply(Selection(), whole).documents)
    for asked in (Selection(statuses=("reported",)), Selection(themes=("arms",)), Selection(last_year=2018)):
        left = filtered(asked, whole)
        told = {one.document_id for one in left.figures.values()}
        told |= {one.document_id for one in left.events.values()}
        shown = set(apply(asked, whole).documents)
        assert leading & told <= shown
        assert len(shown) == min(MOST_DOCUMENTS, len(told - {None})), "others come where there is room"


def test_derived_figures_alone_are_shown_with_what_they_come_from(whole: Catalogue) -> None:
    asked = Selection(statuses=("derived",))
    assert apply(asked, whole).figures == filtered(asked, whole).figures != {}


@pytest.mark.parametrize(
    "asked",
    [
        Selection(),
        Selection(statuses=("derived",)),
        Selection(last_year=2018),
        Selection(themes=("money", "arms")),
    ],
    ids=["everything", "derived", "years", "themes"],
)
def test_the_leading_documents_show_what_they_show_when_asked_for_by_name(
    asked: Selection, whole: Catalogue
) -> None:
    shown = apply(asked, whole)
    named = filtered(replace(asked, documents=tuple(shown.documents)), whole)
    assert (shown.figures, shown.events, shown.agreement) == (named.figures, named.events, named.agreement)
    assert all(shown.figure(name) for name in whole.figures)


# A line that runs as fast as the input is long takes _TIMES as long for _TIMES the input, and a square of it
# at least six times that; between them lies room for caches and for a machine with other work.
_TIMES = 8
_MOST = 2.5 * _TIMES
_PROSE = "In 2014 about 5,000 people left on May 5, or 12% more than two years ago, for $3 million. "


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of three runs, with no collection of garbage between."""
    spent = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            work()
            spent.append(time.process_time() - begun)
        finally:
            gc.enable()
    return min(spent)


def mentions_of(piece: str, length: int) -> Callable[[int], object]:
    return lambda times: find_mentions(piece * (length // len(piece)) * times)


def paragraphs_of(content: str, count: int) -> Callable[[int], object]:
    return lambda times: parse_document(
        NAMED, digest("".join(f"{{#p{n}}}\n{content}\n\n" for n in range(1, count * times))).encode()
    )


def annotations_in_one(times: int) -> object:
    return list(repetitions('[x]{indicator=a subject="b;c" period=2014} ' * 500 * times))


def ids_in_one(times: int) -> object:
    return list(annotation_findings({"event": "x;" * 20_000 * times, "date": "2014"}, "words"))


@pytest.mark.parametrize(
    "work",
    [
        mentions_of(_PROSE, 4000), mentions_of("1,2 ", 1000), mentions_of("a third of ", 4000),
        mentions_of("$", 6000), mentions_of("words and ", 20_000),
        paragraphs_of("They got [3 tanks]{indicator=tanks subject=a} in *2021*, [it]{site=b}.", 40),
        paragraphs_of("[x" * 20, 40), annotations_in_one, ids_in_one,
    ],
    ids=["prose", "numbers", "words", "signs", "no number", "digest", "damaged digest", "annotations", "ids"],
)  # fmt: skip
def test_no_reading_takes_longer_than_linear(work: Callable[[int], object]) -> None:
    work(1)  # whatever is done once a process
    assert seconds(partial(work, _TIMES)) < _MOST * seconds(partial(work, 1))
