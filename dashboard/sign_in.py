"""Signing in: switched on by a section [auth] in Streamlit's `secrets.toml`, and then required.

A run asks `is_let_in` before anything else. Until a reader is let in it sends the words of this module alone.
What cannot be read or is not safe lets nobody in. The settings are read once a process, so that a file that
vanishes opens nothing; a change takes a restart. `.streamlit/secrets.example.toml` shows them all.
"""

from __future__ import annotations

import importlib.util
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from dashboard.own_key import is_own_browser
from dashboard.wording import escape_markdown

if TYPE_CHECKING:
    from dashboard.doors import Door


class SignInBroken(Exception):
    """Signing in is asked for and cannot work; the message is one line for the operator."""


def door() -> Door | None:
    """The door of this process; None where readers need not sign in. Raises SignInBroken."""
    found = settled()
    if isinstance(found, str):
        raise SignInBroken(found)
    return found


@cache
def settled() -> Door | str | None:
    """The door, or why there can be none: settled once, as what was wrong and then vanishes opens nothing."""
    try:
        return _read()
    except SignInBroken as problem:
        return str(problem)


def _read() -> Door | None:
    """What the settings say. Raises SignInBroken."""
    try:
        secrets = st.secrets.to_dict()
    except StreamlitSecretNotFoundError as error:
        if there := [file for file in st.get_option("secrets.files") if Path(file).exists()]:
            raise SignInBroken(f"{there[0]} cannot be read as TOML") from error
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SignInBroken(f"secrets.toml cannot be read: {error}") from error
    if not {"auth", "sign_in"} & secrets.keys():
        return None
    from dashboard.doors import read_door
    from dashboard.media_addresses import key_media_addresses

    key_media_addresses()
    try:
        found = read_door(secrets)
    except ValueError as error:
        raise SignInBroken(str(error)) from error
    if found and not (importlib.util.find_spec("authlib") and importlib.util.find_spec("httpx")):
        raise SignInBroken("Authlib and httpx are missing: install the extra sign-in")
    return found


def is_let_in() -> bool:
    """Whether this run may show anything; where not, it has said why and offered to sign in."""
    try:
        required = door()
    except SignInBroken as problem:
        print(f"Nobody is let in: {problem}", flush=True)
        st.error("Signing in is not set up rightly, so nothing is shown. The server's log says why.")
        return False
    if required is None or is_own_browser(st.context.cookies):
        return True
    refusal = required.refusal(st.user.to_dict(), time.time())
    if refusal is not None:
        _offer_signing_in(required, refusal)
    return refusal is None


def _offer_signing_in(required: Door, refusal: str) -> None:
    st.title("Please sign in")
    if refusal:
        st.warning(refusal)
    for provider in required.providers:
        label = f"Sign in with {escape_markdown(provider)}" if provider else "Sign in"
        st.button(label, on_click=st.login, args=(provider,) if provider else (), type="primary")
    if refusal:
        st.button("Sign out", on_click=st.logout)


def place_sign_out() -> None:
    """Say who is signed in and offer to sign out, where readers have to sign in."""
    if door() is None or not st.user.get("is_logged_in"):
        return
    with st.sidebar:
        st.caption(f"Signed in as {escape_markdown(str(st.user.get('email') or st.user.get('name') or '?'))}")
        st.button("Sign out", on_click=st.logout, key="sign_out", type="tertiary")
