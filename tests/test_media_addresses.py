"""Addresses of files that a page offers cannot be computed from their content."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dashboard.exports.own_server import ROOT

_CODE = """
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from dashboard.media_addresses import key_media_addresses
given = (b"figures", "text/csv", MediaFileKind.DOWNLOADABLE, "figures.csv")
storage = MemoryMediaFileStorage("/media")
print(storage.load_and_get_id(*given))
key_media_addresses()
print(storage.load_and_get_id(*given), storage.load_and_get_id(*given))
print(storage.load_and_get_id(b"figure", "text/csvs", *given[2:]))
print(storage.load_and_get_id(*given[:3], "s.csv"))
"""

# Each is one way in which a process comes to serve, and then names a file as a page would.
_WAYS = {
    "served": """
from pathlib import Path
from dashboard.serving import guarded_app
guarded_app(Path("dashboard/app.py"), "127.0.0.1", None)
""",
    "signed in": """
from types import SimpleNamespace
from dashboard import sign_in
sign_in.st.secrets = SimpleNamespace(to_dict=lambda: {"auth": {}})
sign_in.settled()
""",
}
_NAMED = """
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
print("named", MemoryMediaFileStorage("/media").load_and_get_id(b"a", "text/csv", MediaFileKind.DOWNLOADABLE))
"""


def _ids() -> list[str]:
    run = [sys.executable, "-c", _CODE]
    return subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


def test_a_file_has_an_address_of_its_own_in_every_process() -> None:
    first, second = _ids(), _ids()
    assert first[0] == second[0]  # Streamlit's own name says nothing but the content
    assert first[1] == first[2]
    assert len({*first[:2], *first[3:]}) == 4
    assert not set(first[1:]) & set(second[1:])
    assert all(len(name) == 64 for name in first[1:])


@pytest.mark.parametrize("way", _WAYS)
def test_whoever_serves_keys_the_addresses(way: str) -> None:
    def named(code: str) -> str:
        run = [sys.executable, "-c", code]
        said = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        return said.rpartition("named ")[2].strip()

    keyed = named(_WAYS[way] + _NAMED)
    assert len(keyed) == 64
    assert keyed not in {named(_NAMED), named(_WAYS[way] + _NAMED)}
