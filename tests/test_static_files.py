"""What the dashboard serves as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.static_files import copy_static_files


def test_fonts_and_outlines_are_copied_once(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "face.woff2").write_bytes(b"font")
    (source / "notes.py").write_text("not served")
    static = tmp_path / "static"
    assert [file.name for file in copy_static_files((source, tmp_path / "missing"), static)] == ["face.woff2"]
    assert copy_static_files((source,), static) == ()
    (source / "face.woff2").write_bytes(b"mended font")
    assert copy_static_files((source,), static)[0].read_bytes() == b"mended font"


def test_a_disk_without_room_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"ha")
        raise OSError(28, "No space left on device")

    source, static = tmp_path / "source", tmp_path / "static"
    source.mkdir()
    (source / "face.woff2").write_bytes(b"font")
    monkeypatch.setattr("shutil.copy2", full)
    with pytest.raises(OSError, match="No space left"):
        copy_static_files((source,), static)
    assert list(static.iterdir()) == []
