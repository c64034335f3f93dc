"""Who reads changes nothing, be it this process, threads, processes or a cluster; losses are told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from etl import assembly, clusters, mappers
from etl.__main__ import main
from etl.assembly import assemble_tables
from etl.build import build
from etl.clusters import over_cluster
from etl.document_rows import Reader, Source
from etl.errors import DataProblems, EtlError
from etl.mappers import in_order, over_cores
from etl.publish import version_folder
from etl.vocabularies import read_vocabularies
from tests.clusters import running_cluster
from tests.small_datasets import bytes_of
from tests.synthetic import DATASETS, DOCUMENTS, write_corpus


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few documents at a time, and many enough for other processes."""
    monkeypatch.setattr(assembly, "PIECE_DOCUMENTS", 3)
    monkeypatch.setattr(mappers, "FEW_PIECES", 2)


@pytest.fixture(autouse=True)
def plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers import what started them; tests of pages leave the app there, which workers must not run."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


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
    assert len({str(bytes_of(tmp_path / name / version)) for name, version in versions.items()}) == 1


class Meeting:
    """A function that nobody calls through before so many processes have come to call it."""

    def __init__(self, function: Callable[[Any], Any], folder: Path, count: int) -> None:
        self._function, self._folder, self._count = function, folder, count
        self._starter = os.getpid()

    def __call__(self, item: Any) -> Any:
        assert os.getpid() != self._starter, "read in the process that started the build"
        (self._folder / str(os.getpid())).touch()
        given_up = self._folder.with_name("given up")
        deadline = time.monotonic() + 60
        while len(there := list(self._folder.iterdir())) < self._count:
            if time.monotonic() > deadline:
                given_up.touch()
            assert not given_up.exists(), f"only {len(there)} of {self._count} processes have come"
            time.sleep(0.01)
        return self._function(item)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("cores", [2, 3])
def test_a_build_reads_in_as_many_processes_at_once_as_there_are_cores(
    cores: int, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mappers, "core_count", lambda: cores)
    really_map, met = mappers.over_cores, tmp_path / "met"
    met.mkdir()

    def meeting(function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterable[Any]:
        return really_map(Meeting(function, met, cores), items)

    monkeypatch.setattr(mappers, "over_cores", meeting)  # the command line's own choice goes through it
    command = ["build", "--datasets", str(corpus), "--published", str(tmp_path / "published")]
    assert main(command) == 0
    assert len(list(met.iterdir())) == cores


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="only Linux tells")
def test_the_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 2, 5})
    assert mappers.core_count() == 3


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
        "import os, time\nfrom etl.mappers import _over_processes\nfrom tests.test_mappers import napping\n"
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
        assert bytes_of(version_folder(here, tmp_path / name)) == bytes_of(
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
