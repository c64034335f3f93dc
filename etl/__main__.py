"""The command line: `python -m etl build | check | mentions | explain | verify | where`.

Each command's code is imported when it runs, so that the light ones start at once.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from etl.errors import EtlError, UsageError

if TYPE_CHECKING:
    from etl.mappers import Mapper

DATA_WRONG, USED_WRONGLY, INTERRUPTED = 1, 2, 130
_DATASETS = Path(__file__).resolve().parent.parent / "datasets"


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USED_WRONGLY, f"{self.prog}: {message}; see {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 (data wrong), 2 (used wrongly), 130 (interrupted).

    Whatever goes wrong is told in one line on standard error, or one for each problem of the datasets.
    """
    _prepare_streams()
    try:
        given = _parser().parse_args(arguments)
        given.run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except KeyboardInterrupt:
        return _fail(INTERRUPTED, "interrupted; what was published before stays in use")
    except UsageError as error:
        return _fail(USED_WRONGLY, str(error))
    except EtlError as error:
        return _fail(DATA_WRONG, str(error))
    except OSError as error:
        return _fail(
            DATA_WRONG, f"{error.filename or 'output'}: {error.strerror or error}; mend that and run it again"
        )
    return 0


def _prepare_streams() -> None:
    """UTF-8 wherever it goes, also for file names that are no Unicode; a closed stream swallows all."""
    for name, errors in (("stdout", "surrogateescape"), ("stderr", "backslashreplace")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _fail(status: int, message: str) -> int:
    print(message, file=sys.stderr)
    return status


def _drop_output() -> None:
    """The reader of a pipe (`| head`) has all it wanted: nothing is wrong, and the rest goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(prog="python -m etl", description="From documents to published tables.")
    commands = parser.add_subparsers(required=True, dest="command")
    build = _add(commands, "build", _build, "documents → published tables", datasets=True, published=True)
    build.add_argument("--fresh", action="store_true", help="read unchanged documents anew, too")
    build.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="read on the workers of a Dask cluster, such as tcp://host:8786",
    )
    _add(
        commands,
        "check",
        _check,
        "everything that is wrong with the datasets, all of it at once",
        datasets=True,
    )
    mentions = _add(
        commands, "mentions", _mentions, "the numeric expressions of a text or digest as JSON lines"
    )
    mentions.add_argument("file", metavar="FILE", help="a UTF-8 text or a digest, '-' for standard input")
    explain = _add(commands, "explain", _explain, "the chain behind one figure", published=True)
    explain.add_argument("id", metavar="ID", help="the figure's id")
    verify = _add(commands, "verify", _verify, "hold the digests against their originals", datasets=True)
    verify.add_argument(
        "--originals", metavar="DIR", type=Path, required=True, help="folder of the originals"
    )
    _add(commands, "where", _where, "print the folder of the tables in use", published=True)
    return parser


def _add(
    commands: argparse._SubParsersAction[_OneLineParser],
    name: str,
    run: Callable[[argparse.Namespace], None],
    text: str,
    datasets: bool = False,
    published: bool = False,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    command.set_defaults(run=run)
    if datasets:
        command.add_argument(
            "--datasets", metavar="DIR", type=Path, default=_DATASETS, help="folder of the digests"
        )
    if published:
        command.add_argument("--published", metavar="DIR", type=Path, help="folder of the published tables")
    return command


def _build(given: argparse.Namespace) -> None:
    from etl.build import build
    from etl.progress import progress_bar

    datasets = _folder(given.datasets)
    with _mapper(given.scheduler) as mapper, progress_bar(datasets) as progress:
        version = build(datasets, given.published or datasets / "published", progress, mapper, given.fresh)
    print(version)


def _mapper(scheduler: str | None) -> AbstractContextManager[Mapper]:
    """What reads the documents: this machine's cores, or the cluster behind a scheduler."""
    if scheduler is None:
        from etl.mappers import over_cores

        return nullcontext(over_cores)
    from etl.clusters import over_cluster

    return over_cluster(scheduler)


def _check(given: argparse.Namespace) -> None:
    from etl.check import check
    from etl.mappers import over_cores
    from etl.progress import progress_bar

    datasets = _folder(given.datasets)
    with progress_bar(datasets) as progress:
        summary = check(datasets, progress, over_cores)
    print(summary)


def _mentions(given: argparse.Namespace) -> None:
    from etl.mention_lines import mention_lines, read_text

    for line in mention_lines(read_text(given.file), given.file):
        print(line)


def _explain(given: argparse.Namespace) -> None:
    from etl.explain import explain
    from etl.publish import PUBLISHED

    for line in explain(given.id, given.published or PUBLISHED):
        print(line)


def _verify(given: argparse.Namespace) -> None:
    from etl.verify import verify

    print(verify(_folder(given.datasets), _folder(given.originals)))


def _where(given: argparse.Namespace) -> None:
    from etl.publish import PUBLISHED, current_version, version_folder

    published = given.published or PUBLISHED
    print(version_folder(current_version(published), published))


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"{path}: there is no such folder; name the one that is meant")
    return path


if __name__ == "__main__":
    sys.exit(main())
