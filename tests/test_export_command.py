"""`python -m dashboard export` as a nightly job would call it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.exports.own_server import ROOT
from tests.programs import needs_chromium

MARK = "FIGURES_TEST_MARK"
Export = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def chromium_found() -> None:
    """Leave the test out where there is no Chromium."""
    needs_chromium()


@pytest.fixture
def export(real_data: Path) -> Export:
    """The command, on the five documents."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dashboard", "export", *map(str, arguments)], cwd=ROOT, text=True,
            capture_output=True, env={**os.environ, "FIGURES_PUBLISHED": str(real_data), **environment},
        )  # fmt: skip

    return run


@pytest.fixture
def export_here(
    real_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Export:
    """The same in this process, for files of data: starting another takes longer than writing them."""
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        status = main(["export", *map(str, arguments)])
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, told.out, told.err)

    return run


def test_no_empty_folder_is_left_where_nothing_could_be_made(
    export_here: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere")
    (tmp_path / "kept").mkdir()
    asked = ("--chart", "arms-share", "--format", "png", "--out")
    assert export_here(*asked, tmp_path / "new" / "deep").returncode == 2
    assert export_here(*asked, tmp_path / "kept").returncode == 2
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def names(folder: Path) -> list[str]:
    """The files in a folder without the version at their end."""
    return sorted(one.name.replace(one.stem.rpartition("-")[2], "V") for one in folder.iterdir())


def test_a_chart_comes_as_picture_and_data_named_for_what_they_are(
    export: Export, tmp_path: Path, chromium_found: None
) -> None:
    ran = export("--chart", "arms-share", "map", "--format", "png,svg,pdf,csv", "--out", tmp_path / "new")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert names(tmp_path / "new") == [
        "arms-share-page-2x-V.png", "arms-share-page-V.pdf", "arms-share-page-V.svg",
        "figures-arms-share-V.csv", "figures-map-V.csv",
        "map-page-2x-V.png", "map-page-V.pdf", "map-page-V.svg",
    ]  # fmt: skip
    assert ran.stdout == f"8 files in {tmp_path / 'new'}\n"


def test_a_page_is_photographed_whole_and_reports_hold_what_was_asked_for(
    export: Export, tmp_path: Path, chromium_found: None
) -> None:
    ran = export(
        "--page", "displacement", "--format", "png,html", "--scale", "1", "--theme", "dark", "--out", tmp_path
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert names(tmp_path) == ["displacement-dark-V.png", "report-V.html"]
    picture = next(tmp_path.glob("*.png")).read_bytes()
    width, height = int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
    assert width == 1280
    assert height > 1000
    assert "How many were displaced" in next(tmp_path.glob("*.html")).read_text("utf-8")


def test_without_chromium_data_are_written_and_one_line_says_how_to_get_it(
    export: Export, tmp_path: Path
) -> None:
    ran = export(
        "--chart", "arms-share", "map", "--format", "png,svg,csv", "--out", tmp_path, CHROMIUM="/nowhere"
    )
    assert ran.returncode == 2
    assert names(tmp_path) == ["figures-arms-share-V.csv", "figures-map-V.csv", "map-page-V.svg"]
    (line,) = ran.stderr.splitlines()
    assert line.startswith(
        "not made: arms-share, page, PNG, arms-share, page, SVG, map, page, PNG: CHROMIUM names"
    )
    assert line.endswith("csv, xlsx, json, bib, csl, zip, geojson and parquet can still be written")


def test_without_chromium_nothing_is_started_and_it_is_said_before_all_else(
    export_here: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a server or a browser was started, or a page was drawn")

    monkeypatch.setenv("CHROMIUM", "/nowhere")
    monkeypatch.setattr("dashboard.exports.command.running_dashboard", never)
    monkeypatch.setattr("dashboard.exports.plan.page_png", never)
    monkeypatch.setattr("dashboard.exports.plan.page_pdf", never)
    asked = ("--page", "oil", "agreement", "--format", "png,pdf,csv,docx", "--out", tmp_path)
    ran = export_here(*asked)
    assert ran.returncode == 2
    assert ran.stderr.startswith("not made: page oil, PNG, page oil, PDF, page agreement, PNG and 2 more")
    assert len(ran.stderr.splitlines()) == 1
    assert {one.suffix for one in tmp_path.iterdir()} == {".csv"}


def test_a_report_without_drawings_needs_no_chromium(
    export_here: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere")
    ran = export_here("--page", "agreement", "data", "--format", "docx,pptx,html", "--out", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert {one.suffix for one in tmp_path.iterdir()} == {".docx", ".pptx", ".html"}


def test_a_selection_reaches_the_files(export_here: Export, tmp_path: Path) -> None:
    everything, part = tmp_path / "all", tmp_path / "part"
    assert export_here("--page", "briefing", "--format", "csv", "--out", everything).returncode == 0
    ran = export_here("--page", "briefing", "--format", "csv", "--select", "theme=oil", "--out", part)
    assert ran.returncode == 0
    whole, some = (next(folder.glob("figures-*.csv")).read_text("utf-8") for folder in (everything, part))
    assert 1 < len(some.splitlines()) < len(whole.splitlines())
    assert "--theme-oil-" in next(part.glob("figures-*.csv")).name


def test_everything_comes_as_data_too(export_here: Export, tmp_path: Path) -> None:
    ran = export_here("--all", "--format", "zip,geojson,bib,parquet,csv", "--out", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    endings = {one.suffix for one in tmp_path.iterdir()}
    assert endings == {".zip", ".geojson", ".bib", ".parquet", ".csv"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing was asked for: give --all, --page NAME or --chart ID"),
        (["--all", "--page", "arms"], "--all leaves nothing to choose"),
        (["--chart", "nope"], "not known: nope; pages: briefing, arms"),
        (["--page", "nope"], "not known: nope; pages: briefing, arms"),
        (["--all", "--format", "gif"], "--format does not know gif; choose of png, svg"),
        (["--all", "--format", ","], "--format does not know nothing; choose of png"),
        (["--all", "--size", "huge"], "--size does not know huge; choose of column, page"),
        (["--chart", "map", "--format", "zip"], "zip holds all data at once: ask for it with --all"),
        (["--all", "--version", "123456789abc"], "there is no version 123456789abc of the data"),
        (["--all", "--select", "theme=nope"], "theme in the address is not known here"),
        (["--all", "--select", "colour=red"], "--select does not know colour"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_one_line(
    real_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("FIGURES_PUBLISHED", str(real_data))
    status = main(["export", *arguments, "--out", str(tmp_path / "new")])
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    (line,) = told.err.splitlines()
    assert line.startswith(said)
    assert not (tmp_path / "new").exists()


def test_the_status_of_a_wrong_wish_is_that_of_the_process(export: Export, tmp_path: Path) -> None:
    ran = export("--all", "--select", "colour=red", "--out", tmp_path / "new")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "--select does not know colour\n"


def test_a_folder_that_cannot_be_written_is_told_in_one_line(export_here: Export, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    ran = export_here("--all", "--format", "csv", "--out", tmp_path / "taken")
    assert (ran.returncode, ran.stderr) == (
        2,
        f"{tmp_path / 'taken'} is no folder: name another with --out\n",
    )
    below = tmp_path / "taken" / "below"
    ran = export_here("--all", "--format", "csv", "--out", below)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"{below} cannot be made, for {tmp_path / 'taken'} is no folder: name another folder with --out\n"
    )
    long = tmp_path / ("a" * 300)
    ran = export_here("--all", "--format", "csv", "--out", long)
    assert (ran.returncode, ran.stdout) == (2, "")
    (line,) = ran.stderr.splitlines()
    assert line.startswith(f"{long} cannot be made in {tmp_path} (File name too long): name another")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_a_place_that_takes_no_folders_is_told_as_such(export_here: Export) -> None:
    ran = export_here("--all", "--format", "csv", "--out", "/proc/foo")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "/proc/foo cannot be made, for /proc takes no new folders: name another folder with --out\n"
    )


@pytest.mark.parametrize(("number", "advice"), [(errno.ENOSPC, "make room or name"), (errno.EROFS, "name")])
def test_a_file_that_cannot_be_written_is_told_in_one_line(
    export_here: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    def refused(*_: object, **__: object) -> tuple[int, str]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("dashboard.exports.command.tempfile.mkstemp", refused)
    ran = export_here("--all", "--format", "csv", "--out", tmp_path)
    assert ran.returncode == 1
    said = f"{tmp_path} cannot be written ({os.strerror(number)}): {advice} another folder with --out\n"
    assert ran.stderr == said


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("seconds", [0.7, 4])
def test_an_interrupted_export_leaves_no_half_file_and_no_process(
    real_data: Path, tmp_path: Path, chromium_found: None, number: signal.Signals, seconds: float
) -> None:
    mark = uuid.uuid4().hex
    # Chromium's sockets need a short path: in a folder deep down it leaves scraps whatever one does.
    scraps = Path(tempfile.mkdtemp(prefix="e", dir="/tmp"))
    environment = os.environ | {"FIGURES_PUBLISHED": str(real_data), MARK: mark, "TMPDIR": str(scraps)}
    asked = ["--all", "--format", "png,csv", "--out", str(tmp_path / "o")]
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "export", *asked],
        cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        time.sleep(seconds)
        process.send_signal(number)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 1
    assert said == "interrupted: the files written so far are whole\n"
    assert not list(tmp_path.glob("o/.part-*"))
    assert not (tmp_path / "o").exists() or list((tmp_path / "o").iterdir())
    deadline = time.monotonic() + 20
    while (left := [*marked(mark), *scraps.iterdir()]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []
    scraps.rmdir()


def marked(mark: str) -> list[str]:
    """The processes that were started with the mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text().replace("\0", " ")[:120])
        except OSError:
            continue
    return found
