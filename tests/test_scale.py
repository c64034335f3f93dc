"""Corpora that grow: costs grow with them, only what has changed is read, and who reads changes nothing."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dashboard.panel import panel_data
from dashboard.selection import MOST_DOCUMENTS, Selection, apply, filtered, shows_leading
from etl import assembly, clusters, document_rows, documents, mappers
from etl.__main__ import main
from etl.agreement import compare_statements
from etl.assembly import assemble_tables
from etl.build import CACHE, build
from etl.clusters import over_cluster
from etl.document_rows import Reader, Source
from etl.errors import DataProblems, EtlError
from etl.figures import Figure
from etl.mappers import in_order, over_cores
from etl.periods import read_period
from etl.publish import version_folder
from etl.table_statements import ToldEvent
from etl.vocabularies import read_vocabularies
from tests.clusters import running_cluster
from tests.digest_builder import exact, figure, vocabularies
from tests.small_datasets import change, write_datasets
from tests.synthetic import DATASETS, write_corpus
from tests.test_pages import catalogue

DOCUMENTS = 24


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that no test changes."""
    return write_corpus(tmp_path_factory.mktemp("corpus") / "datasets", DOCUMENTS)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few documents at a time, and many enough for other processes."""
    monkeypatch.setattr(assembly, "PIECE_DOCUMENTS", 3)
    monkeypatch.setattr(mappers, "FEW_PIECES", 2)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the digests that are parsed, as they are."""
    names: list[str] = []
    parse = documents.parse_document

    def noted(path: Path, content: bytes) -> Any:
        names.append(path.stem)
        return parse(path, content)

    monkeypatch.setattr(document_rows, "parse_document", noted)
    return names


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a version."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def entries(published: Path) -> list[Path]:
    """The files of the cache."""
    return sorted(path for path in (published / CACHE).rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers import what started them; tests of pages leave the app there, which workers must not run."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


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


# The generator


def test_a_synthetic_corpus_is_sound_and_the_same_for_a_seed(corpus: Path, tmp_path: Path) -> None:
    again = write_corpus(tmp_path / "again", DOCUMENTS)
    other = write_corpus(tmp_path / "other", DOCUMENTS, seed=2)
    digests = {path.name: path.read_bytes() for path in (corpus / "documents").iterdir()}
    assert len(digests) == DOCUMENTS
    assert {path.name: path.read_bytes() for path in (again / "documents").iterdir()} == digests
    assert {path.name: path.read_bytes() for path in (other / "documents").iterdir()} != digests
    assert assemble_tables(corpus)["documents"].num_rows == DOCUMENTS


def test_a_synthetic_corpus_keeps_the_shares_of_the_real_one(corpus: Path) -> None:
    real, synthetic = assemble_tables(DATASETS), assemble_tables(corpus)
    for table, column in (("mentions", "disposition"), ("mentions", "kind"), ("figures", "qualifier")):
        shares = []
        for tables in (real, synthetic):
            counts = Counter(tables[table][column].to_pylist())
            shares.append({value: count / counts.total() for value, count in counts.items()})
        apart = sum(
            abs(shares[0].get(value, 0) - shares[1].get(value, 0)) for value in {*shares[0], *shares[1]}
        )
        assert apart < 0.3, (table, column, shares)


# Growth


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


# Rebuilding


def test_only_the_changed_document_is_read_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    first = build(datasets, published)
    assert parsed == ["north", "south"]
    assert build(datasets, published) == first
    assert parsed == ["north", "south"]
    change(datasets / "documents" / "south.md", "$3 billion", "$4 billion")
    second = build(datasets, published)
    assert parsed == ["north", "south", "south"]
    assert second != first
    assert build(datasets, tmp_path / "elsewhere") == second
    assert contents(version_folder(second, published)) == contents(tmp_path / "elsewhere" / second)
    assert len(entries(published)) == 2, "what no digest needs is removed"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("indicators.yml", "title: Spending", "title: Money spent"),
        ("origins.yml", "title: The registry", "title: A registry"),
        ("calendar.yml", "{}", 'day: {title: A day, month_day: "07-05", basis: b, source: s}'),
    ],
)
def test_a_changed_vocabulary_has_all_read_again(
    tmp_path: Path, parsed: list[str], file: str, old: str, new: str
) -> None:
    datasets = write_datasets(tmp_path)
    build(datasets, tmp_path / "published")
    change(datasets / file, old, new)
    version = build(datasets, tmp_path / "published")
    assert parsed == ["north", "south"] * 2
    assert build(datasets, tmp_path / "elsewhere") == version


def test_a_new_verification_has_its_document_read_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    build(datasets, published)
    record = {
        "original_sha256": "0" * 64, "digest_sha256": "0" * 64, "verified_on": "2025-01-01", "figures": 1,
        "mentions": 1, "paragraphs": 3, "result": "x",
    }  # fmt: skip
    (datasets / "verified.yml").write_text(json.dumps({"south": record}), "utf-8")
    build(datasets, published)
    assert parsed == ["north", "south", "south"]


def test_other_code_reads_all_again(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    build(datasets, published)
    monkeypatch.setattr(document_rows, "code_checksum", lambda: "another")
    build(datasets, published)
    assert parsed == ["north", "south"] * 2


def test_a_fresh_build_reads_all_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    version = build(datasets, published)
    assert main(["build", "--datasets", str(datasets), "--published", str(published), "--fresh"]) == 0
    assert parsed == ["north", "south"] * 2
    assert build(datasets, published) == version


def emptied(files: list[Path]) -> None:
    files[0].write_bytes(b"")


def cut(files: list[Path]) -> None:
    files[0].write_bytes(files[0].read_bytes()[:-1])


def one_bit_changed(files: list[Path]) -> None:
    content = bytearray(files[0].read_bytes())
    content[len(content) // 2] ^= 1
    files[0].write_bytes(content)


def of_the_other(files: list[Path]) -> None:
    files[0].write_bytes(files[1].read_bytes())


def a_folder(files: list[Path]) -> None:
    files[0].unlink()
    files[0].mkdir()


@pytest.mark.parametrize("damage", [emptied, cut, one_bit_changed, of_the_other, a_folder])
def test_what_is_damaged_in_the_cache_is_read_again(
    tmp_path: Path, parsed: list[str], damage: Callable[[list[Path]], None]
) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    version = build(datasets, published)
    damage(entries(published))
    assert build(datasets, published) == version
    assert len(parsed) == 3


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    published.mkdir()
    (published / CACHE).write_text("in the way")
    assert build(datasets, published) == build(datasets, published)
    assert len(parsed) == 4


def test_a_wrong_document_does_not_have_the_others_read_again(tmp_path: Path, parsed: list[str]) -> None:
    datasets, published = write_datasets(tmp_path), tmp_path / "published"
    change(datasets / "documents" / "south.md", "new_loans", "new_loan")
    for _ in range(2):
        with pytest.raises(DataProblems, match="unknown indicator 'new_loan'"):
            build(datasets, published)
    assert parsed == ["north", "south", "south"]


# Mappers


def threads(function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterator[Any]:
    """A mapper whose workers end in no particular order."""
    with ThreadPoolExecutor(3) as pool:
        yield from in_order(lambda item: pool.submit(function, item), items, 4)


@pytest.mark.usefixtures("small_pieces")
def test_who_reads_changes_nothing(corpus: Path, tmp_path: Path) -> None:
    versions = {
        name: build(corpus, tmp_path / name, mapper=mapper)
        for name, mapper in (("here", map), ("threads", threads), ("processes", over_cores))
    }
    assert len(set(versions.values())) == 1
    assert len({str(contents(tmp_path / name / version)) for name, version in versions.items()}) == 1


def test_few_documents_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mappers, "_over_processes", None)
    assert list(over_cores(abs, range(mappers.FEW_PIECES - 1))) == list(range(mappers.FEW_PIECES - 1))


@pytest.mark.usefixtures("small_pieces")
def test_what_is_wrong_anywhere_is_told_whoever_reads(tmp_path: Path) -> None:
    datasets = write_corpus(tmp_path / "datasets", DOCUMENTS)
    for path in sorted((datasets / "documents").glob("synthetic-*.md"))[::5]:
        path.write_text(path.read_text("utf-8").replace("\nkind: ", "\nkinds: "), "utf-8")
    (datasets / "documents" / "synthetic-000023.md").write_bytes(b"\xff")
    told = []
    for mapper in (map, threads):
        with pytest.raises(DataProblems) as caught:
            assemble_tables(datasets, mapper=mapper)
        told.append(caught.value.problems)
    assert told[0] == told[1]
    assert len({problem.file for problem in told[0]}) == 5


def ended(_item: object) -> None:
    """A task that the system ends for want of memory."""
    os._exit(9)


def test_a_process_that_is_ended_is_told_in_one_line() -> None:
    with pytest.raises(
        EtlError, match="ended from outside, perhaps for want of memory; run it again"
    ) as caught:
        list(mappers._over_processes(ended, range(2), 2))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_killed_build_leaves_no_process_behind() -> None:
    code = (
        "import os, time\nfrom etl.mappers import _over_processes\nfrom tests.test_scale import napping\n"
        "for pid in _over_processes(napping, iter(int, 1), 2): print(pid, flush=True)"
    )
    build_process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert build_process.stdout is not None
    workers = {int(build_process.stdout.readline()) for _ in range(6)}
    build_process.send_signal(signal.SIGKILL)
    build_process.communicate()
    deadline = time.monotonic() + 30
    while any(map(is_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


def napping(_item: object) -> int:
    """A task that takes a moment and tells who did it."""
    time.sleep(0.05)
    return os.getpid()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_with_other_code_refuses() -> None:
    make, (packed, _code) = Reader(read_vocabularies(DATASETS)).__reduce__()
    with pytest.raises(EtlError, match="another version of this code"):
        make(packed, "another")(())


def test_a_reader_elsewhere_reads_the_same() -> None:
    reader = Reader(read_vocabularies(DATASETS))
    make, arguments = reader.__reduce__()
    path = sorted((DATASETS / "documents").glob("*.md"))[0]
    source = Source(path, path.read_bytes(), None)
    assert make(*arguments).read(source) == reader.read(source)


# A cluster


@pytest.mark.usefixtures("small_pieces")
def test_a_cluster_gives_the_same_bytes_although_a_worker_is_killed_half_way(
    corpus: Path, tmp_path: Path
) -> None:
    with running_cluster(tmp_path) as cluster, over_cluster(cluster.address, 60) as mapper:

        def with_a_loss(function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterator[Any]:
            for number, result in enumerate(mapper(function, items)):
                if number == 2:
                    cluster.workers[0].kill()
                yield result

        version = build(corpus, tmp_path / "cluster", mapper=with_a_loss)
        assert cluster.workers[0].wait(30) == -signal.SIGKILL
        command = [
            "build",
            "--datasets",
            str(corpus),
            "--published",
            str(tmp_path / "command"),
            "--scheduler",
        ]
        assert main([*command, cluster.address]) == 0
    here = build(corpus, tmp_path / "here")
    assert version == here
    for name in ("cluster", "command"):
        assert contents(version_folder(here, tmp_path / name)) == contents(
            version_folder(here, tmp_path / "here")
        )


@pytest.mark.usefixtures("small_pieces")
def test_a_cluster_that_is_lost_is_told_in_one_line(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_LOST_SECONDS", 1.0)
    with running_cluster(tmp_path, 1) as cluster, over_cluster(cluster.address, 60) as mapper:

        def with_a_loss(function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterator[Any]:
            for result in mapper(function, items):
                cluster.workers[0].kill()
                yield result

        with pytest.raises(
            EtlError, match=r"the Dask cluster failed \(no worker is left\); see to its workers"
        ):
            build(corpus, tmp_path / "published", mapper=with_a_loss)


def test_a_scheduler_without_workers_is_one_line(tmp_path: Path) -> None:
    with (
        running_cluster(tmp_path, 0) as cluster,
        pytest.raises(EtlError, match="has no workers; start some"),
        over_cluster(cluster.address, 1.0),
    ):
        pass


def test_an_address_that_does_not_answer_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--scheduler", "tcp://127.0.0.1:1"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("tcp://127.0.0.1:1: no Dask scheduler answers; start one")


def test_without_dask_one_line_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", "--scheduler", "tcp://127.0.0.1:1"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "--scheduler needs Dask, which is not installed; install it: python -m pip install"
    )


# Pages of a large corpus


def test_pages_of_many_documents_show_the_leading_ones(corpus: Path) -> None:
    whole = catalogue({name: table.to_pylist() for name, table in assemble_tables(corpus).items()})
    shown = apply(Selection(), whole)
    assert shows_leading(Selection(), whole)
    assert len(shown.documents) == MOST_DOCUMENTS < len(whole.documents) == DOCUMENTS
    assert {figure.document_id for figure in shown.figures.values()} == {None, *shown.documents}
    derived = [name for name, figure in whole.figures.items() if figure.document_id is None]
    assert set(derived) <= set(shown.figures), "what derived figures come from leads"
    words = panel_data(Selection(), whole, shown, "light")["shown"]
    said = f"from {MOST_DOCUMENTS} of {DOCUMENTS} documents, those that tell most; choose others"
    assert said in words.replace("\xa0", " ")


def test_a_selected_document_is_shown_whether_it_leads_or_not(corpus: Path) -> None:
    whole = catalogue({name: table.to_pylist() for name, table in assemble_tables(corpus).items()})
    (other, *_) = whole.documents.keys() - apply(Selection(), whole).documents.keys()
    assert set(apply(Selection(documents=(other,)), whole).documents) == {other}
    assert filtered(Selection(), whole) is whole, "a search goes through all of them"


def test_filters_are_applied_before_documents_lead(corpus: Path) -> None:
    whole = catalogue({name: table.to_pylist() for name, table in assemble_tables(corpus).items()})
    shown = apply(Selection(themes=("arms",)), whole)
    assert len(shown.documents) == MOST_DOCUMENTS
    assert {figure.theme for figure in shown.figures.values()} == {"arms"}
    told = {figure.document_id for figure in shown.figures.values()}
    told |= {event.document_id for event in shown.events.values()}
    assert told - {None} == set(shown.documents)
