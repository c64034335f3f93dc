"""Tables are published whole or not at all, under a version that is a checksum of their content."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from etl import datapackage, locks
from etl.errors import PublishError

if TYPE_CHECKING:
    import pyarrow as pa

PUBLISHED = Path(__file__).resolve().parent.parent / "datasets" / "published"
CURRENT = "CURRENT"
HISTORY = "HISTORY"
_UNFINISHED = ".unfinished-"
_PATIENCE_SECONDS = 60.0


def current_version(published: Path = PUBLISHED) -> str:
    """The version in use. Raises PublishError where nothing is published yet."""
    try:
        version = (published / CURRENT).read_text("ascii").strip()
    except FileNotFoundError:
        raise PublishError(f"{published}: nothing is published yet; run python -m etl build") from None
    except (OSError, ValueError) as error:
        raise PublishError(
            f"{published / CURRENT}: cannot be read ({error}); run python -m etl build"
        ) from error
    version_folder(version, published)
    return version


def version_folder(version: str, published: Path = PUBLISHED) -> Path:
    """The folder of one version. Raises PublishError where it is not there."""
    folder = published / version
    # `os.path`, for which a file in a folder that nobody may enter is none, where Path would raise.
    if not _is_version(version) or not os.path.isfile(folder / datapackage.FILE_NAME):  # noqa: PTH113
        raise PublishError(f"{published}: there is no version {version!r}; run python -m etl build")
    return folder


def published_versions(published: Path = PUBLISHED) -> tuple[str, ...]:
    """The versions that are there, the one put in use last first; the file system's times play no part.

    A version that no history names, as of a folder that was copied here, comes after the others.
    """
    try:
        there = {path.name for path in published.iterdir() if _is_version(path.name)}
    except OSError:
        return ()
    ordered = [version for version in reversed(_lines(published / HISTORY)) if version in there]
    return (*ordered, *sorted(there.difference(ordered)))


def _lines(path: Path) -> list[str]:
    """The versions that a file names, as far as it can be read."""
    try:
        lines = path.read_text("ascii").splitlines()
    except (OSError, ValueError):
        return []
    return [line for line in lines if _is_version(line)]


@contextmanager
def publishing(published: Path) -> Iterator[None]:
    """Only one process at a time publishes in a folder; another one waits. Raises PublishError."""
    with ExitStack() as held:
        with _disk_trouble_reported(published):
            published.mkdir(parents=True, exist_ok=True)
            try:
                held.enter_context(locks.exclusive(published / ".lock", _PATIENCE_SECONDS, _say_waiting))
            except TimeoutError:
                found = f"another build has been at work for over {_PATIENCE_SECONDS:g} s"
                raise PublishError(f"{published}: {found}; try again when it has ended") from None
        yield


@contextmanager
def _disk_trouble_reported(published: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        found = f"{error.filename or published}: the tables cannot be written ({error.strerror or error})"
        advice = "make room or allow writing there and build again; what was published before stays in use"
        raise PublishError(f"{found}; {advice}") from error


def _say_waiting() -> None:
    print("another build is at work; waiting for it to end", file=sys.stderr)


def write_version(tables: Mapping[str, pa.Table], published: Path) -> str:
    """Writes the tables' version unless it is there whole, then points CURRENT at it.

    To be called inside `publishing`. Raises PublishError; whatever happens, CURRENT names a whole version.
    """
    from etl.tables import SCHEMAS

    contents = {name: _parquet(table) for name, table in tables.items()}
    description = datapackage.describe_package(SCHEMAS, contents)
    version = _version(description)
    folder = published / version
    with _disk_trouble_reported(published):
        _sweep_unfinished(published)
        if not is_whole(folder):
            _set_aside(folder)
            files = {f"{name}.parquet": content for name, content in contents.items()}
            _write_folder(folder, files | {datapackage.FILE_NAME: description})
        _replace_current(version, published)
    return version


def _parquet(table: pa.Table) -> bytes:
    """The table's bytes, the same for the same table: fixed options, no time stamps."""
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(
        table, buffer, version="2.6", compression="zstd", compression_level=3, write_statistics=True,
        use_dictionary=True, data_page_version="1.0", row_group_size=1_000_000, store_schema=True,
    )  # fmt: skip
    return buffer.getvalue()


def _version(description: bytes) -> str:
    """Checksum of the description, which holds every table's checksum, so it stands for all of them."""
    return hashlib.sha256(description).hexdigest()[:12]


def _is_version(name: str) -> bool:
    return len(name) == 12 and set(name) <= set("0123456789abcdef")


def is_description(content: bytes, version: str) -> bool:
    """Whether this is the description that a version is named after."""
    return _version(content) == version


def is_whole(folder: Path) -> bool:
    """Whether a version's folder holds, unchanged, all that its name is the checksum of."""
    try:
        description = (folder / datapackage.FILE_NAME).read_bytes()
        if not is_description(description, folder.name):
            return False
        return all(
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == checksum
            for name, checksum in datapackage.recorded_checksums(description).items()
        )
    except OSError:
        # Not there, no folder, a link in a circle, or nobody may read it: made anew at the next build.
        return False


def _sweep_unfinished(published: Path) -> None:
    """Removes what killed builds left; whoever holds the lock knows that no other build is at work."""
    for left in published.glob(f"{_UNFINISHED}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _set_aside(folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        number = 1
        while os.path.lexists(aside := folder.with_name(f"{folder.name}.damaged-{number}")):
            number += 1
        folder.rename(aside)


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    try:
        for name, content in files.items():
            _write_file(unfinished / name, content)
        unfinished.chmod(0o755)
        _settle(unfinished)
        unfinished.rename(folder)
        _settle(folder.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write_file(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Makes a folder's entries survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _replace_current(version: str, published: Path) -> None:
    if _holds(published / CURRENT, version.encode() + b"\n"):
        return
    before = _lines(published / CURRENT)
    last = [*(one for one in before if one != version), version]
    earlier = [one for one in reversed(published_versions(published)) if one not in last]
    _replace(published / HISTORY, "".join(f"{one}\n" for one in (*earlier, *last)))
    _replace(published / CURRENT, f"{version}\n")


def _replace(path: Path, text: str) -> None:
    """Puts a file with this text in the place of whatever is there, at once."""
    if path.is_dir() and not path.is_symlink():
        _set_aside(path)
    unfinished = path.with_name(f"{_UNFINISHED}{path.name}")
    try:
        _write_file(unfinished, text.encode())
        unfinished.replace(path)
        _settle(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)
