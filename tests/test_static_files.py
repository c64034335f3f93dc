"""What the dashboard serves as files."""

from __future__ import annotations

from pathlib import Path

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
