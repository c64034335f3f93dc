"""The command line: exit statuses, one line for each error, quiet pipes, nothing loaded without need."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_runs import ROOT, Capture, process, run
from tests.small_datasets import change, digest, write_datasets


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    return write_datasets(tmp_path)


def test_build_prints_the_version_and_where_the_folder(datasets: Path, capsys: Capture) -> None:
    status, version, errors = run(["build", "--datasets", datasets], capsys)
    assert (status, errors) == (0, "")
    status, folder, errors = run(["where", "--published", datasets / "published"], capsys)
    assert (status, errors) == (0, "")
    assert folder == f"{datasets / 'published' / version.strip()}\n"


def test_build_again_gives_the_same_version_and_elsewhere_too(
    datasets: Path, tmp_path: Path, capsys: Capture
) -> None:
    first = run(["build", "--datasets", datasets], capsys)
    assert run(["build", "--datasets", datasets], capsys) == first
    assert run(["build", "--datasets", datasets, "--published", tmp_path / "else" / "where"], capsys) == first


def test_builds_of_the_real_datasets_are_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    builds = [
        process(["build", "--published", tmp_path / seed], env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    ]
    assert [done.returncode for done in builds] == [0, 0], builds[0].stderr
    assert builds[0].stdout == builds[1].stdout


def test_check_says_what_is_there(datasets: Path, capsys: Capture) -> None:
    status, output, errors = run(["check", "--datasets", datasets], capsys)
    assert (status, errors) == (0, "")
    assert output.startswith("nothing is wrong: 2 documents, ")
    assert "5 figures and 1 derived ones, 1 dated events, 1 places named" in output


def test_check_writes_nothing(datasets: Path, capsys: Capture) -> None:
    run(["check", "--datasets", datasets], capsys)
    assert not (datasets / "published").exists()


def test_explain_and_where_without_published_tables(tmp_path: Path, capsys: Capture) -> None:
    for arguments in (["where"], ["explain", "x"]):
        status, output, errors = run([*arguments, "--published", tmp_path], capsys)
        assert (status, output) == (1, "")
        assert errors == f"{tmp_path}: nothing is published yet; run python -m etl build\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build", "--fast"],
        ["mentions"],
        ["mentions", "no-such-file.txt"],
        ["mentions", "."],
        ["build", "--datasets", "no-such-folder"],
        ["check", "--datasets", "no-such-folder"],
        ["verify"],
        ["verify", "--originals", "no-such-folder"],
        ["explain"],
    ],
)
def test_wrong_use_is_one_line_and_status_2(arguments: list[str], capsys: Capture) -> None:
    status, output, errors = run(arguments, capsys)
    assert (status, output) == (2, "")
    assert errors.count("\n") == 1
    assert "Traceback" not in errors


def test_help_names_every_command(capsys: Capture) -> None:
    status, output, _ = run(["--help"], capsys)
    assert status == 0
    for command in ("build", "check", "mentions", "explain", "verify", "where"):
        assert f"    {command} " in output
        assert run([command, "--help"], capsys)[0] == 0


def test_wrong_data_are_status_1_and_a_line_each_without_traceback(datasets: Path) -> None:
    change(digest(datasets, "north"), "indicator=spending", "indicator=spendings")
    done = process(["build", "--datasets", datasets])
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "datasets/documents/north.md, paragraph 2: [$3 billion] unknown indicator 'spendings'; "
    )


def test_a_reader_that_has_enough_is_no_error() -> None:
    text = "20 ships. " * 50_000
    shell = subprocess.Popen(
        [sys.executable, "-m", "etl", "mentions", "-"], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert shell.stdin is not None
    assert shell.stdout is not None
    assert shell.stderr is not None
    shell.stdin.write(text.encode())
    shell.stdin.close()
    assert json.loads(shell.stdout.readline())["printed"] == "20 ships"
    shell.stdout.close()
    assert shell.stderr.read() == b""
    assert shell.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_output_that_cannot_be_written_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "etl", "mentions", "-"],
            cwd=ROOT, input="20 ships", stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("output: No space left on device")
    assert "Traceback" not in done.stderr


def test_no_bar_is_drawn_where_nobody_watches(datasets: Path) -> None:
    done = process(["build", "--datasets", datasets])
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_bar_is_drawn_on_a_terminal(datasets: Path) -> None:
    import pty
    import termios

    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 100))
    status = subprocess.call(
        [sys.executable, "-m", "etl", "build", "--datasets", str(datasets)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=follower, timeout=60,
    )  # fmt: skip
    assert status == 0
    assert select.select([leader], [], [], 0)[0], "nothing was drawn"
    drawn = os.read(leader, 100_000).decode()
    os.close(follower)
    os.close(leader)
    assert "%" in drawn
    assert "reading documents" in drawn


@pytest.mark.parametrize("arguments", [["mentions", "-"], ["where"]])
def test_light_commands_load_nothing_heavy(arguments: list[str], datasets: Path, capsys: Capture) -> None:
    run(["build", "--datasets", datasets], capsys)
    if arguments == ["where"]:
        arguments = ["where", "--published", str(datasets / "published")]
    code = (
        "import sys; from etl.__main__ import main; status = main(sys.argv[1:]); "
        "heavy = {'pyarrow', 'pydantic', 'pandas', 'numpy', 'pint', 'markdown_it', 'yaml', 'tqdm'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, input="20 ships", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def test_build_loads_no_pandas(datasets: Path) -> None:
    code = "import sys; from etl.__main__ import main; main(sys.argv[1:]); print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--datasets", str(datasets)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "False"
