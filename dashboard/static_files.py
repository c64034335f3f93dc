"""The files that Streamlit serves beside the pages: fonts, and the land that the map draws.

Streamlit serves only `dashboard/static` and refuses links, so the files are copied there: at set-up
(`python -m dashboard.static_files`) and again at the first start if they are missing or have changed.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
SOURCES = (HERE / "assets" / "fonts", HERE.parent / "datasets" / "boundaries")
SERVED = frozenset({".woff2", ".txt", ".json"})


def copy_static_files(sources: tuple[Path, ...] = SOURCES, static: Path = STATIC) -> tuple[Path, ...]:
    """Copy what is missing or changed into `static`; return the files copied. Raises OSError."""
    static.mkdir(parents=True, exist_ok=True)
    wanted = [
        file for folder in sources if folder.is_dir() for file in folder.iterdir() if file.suffix in SERVED
    ]
    return tuple(
        _copy(file, static / file.name) for file in sorted(wanted) if _differs(file, static / file.name)
    )


def _differs(source: Path, target: Path) -> bool:
    return not target.is_file() or not filecmp.cmp(source, target)


def _copy(source: Path, target: Path) -> Path:
    """Copy by way of a temporary file, so that a server running beside never serves half a file."""
    handle, name = tempfile.mkstemp(dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        shutil.copy2(source, temporary)
        return temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    copy_static_files()
