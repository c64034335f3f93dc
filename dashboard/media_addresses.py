"""Addresses of files that a page offers, which nobody can guess.

Streamlit names a file by a hash of its content: whoever has a copy of the data could compute it, and so find
out what readers have made. Here the name is keyed with a secret of the process.
"""

from __future__ import annotations

import hashlib
import secrets

from streamlit.runtime import memory_media_file_storage

_KEY = secrets.token_bytes(32)


def _file_id(data: bytes, mimetype: str, filename: str | None = None) -> str:
    """The name of a file: the same for the same file, in this process alone."""
    digest = hashlib.blake2b(key=_KEY, digest_size=32)
    for part in (mimetype.encode(), (filename or "").encode(), data):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def key_media_addresses() -> None:
    """Let the files of this process have such addresses. AttributeError for another Streamlit."""
    if memory_media_file_storage._calculate_file_id is not _file_id:
        memory_media_file_storage._calculate_file_id = _file_id
