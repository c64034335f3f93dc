"""The key by which this machine's own browser is let in where readers have to sign in.

The browser that photographs pages cannot sign in. It shows, as a cookie, a key of 256 random bits that only
this process knows and, where `export` started a server for its pictures, that server. The key ends with them.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Mapping

VARIABLE = "FIGURES_OWN_KEY"
COOKIE = "figures_own_key"
_BYTES = 32
_LEAST = len(secrets.token_urlsafe(_BYTES))


def _taken() -> str:
    """The key handed over by the process that started this one, or a new one.

    It leaves the environment, so that no program started from here inherits it; one too short to be a key of
    ours counts as none.
    """
    handed = os.environ.pop(VARIABLE, "")
    return handed if len(handed) >= _LEAST else secrets.token_urlsafe(_BYTES)


_KEY = _taken()


def own_key() -> str:
    """The key; for a cookie of our own browser and for a server of our own, and nobody else."""
    return _KEY


def is_own_browser(cookies: Mapping[str, str]) -> bool:
    """Whether a browser that shows these cookies is the one of this machine."""
    shown = cookies.get(COOKIE)
    return isinstance(shown, str) and hmac.compare_digest(shown.encode(errors="replace"), _KEY.encode())
