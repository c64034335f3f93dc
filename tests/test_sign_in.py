"""Who is let in, and that what is set up wrongly lets nobody in. Without a browser."""

from __future__ import annotations

import copy
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import own_key, sign_in
from dashboard.doors import Door, read_door
from dashboard.exports.own_server import ROOT

SECRETS: dict[str, Any] = {
    "auth": {
        "redirect_uri": "http://localhost:8501/oauth2callback",
        "cookie_secret": "pG3xQm0Zt7Vb1Kc9Lr5Ws2Nd8Hf4Jy6T",
        "client_id": "figures",
        "client_secret": "secret",
        "server_metadata_url": "https://accounts.example.org/.well-known/openid-configuration",
    }
}
NOW = 1_800_000_000.0
ANA: dict[str, Any] = {
    "is_logged_in": True, "iat": NOW - 60, "email": "ana@example.org", "email_verified": True,
}  # fmt: skip


def _door(**terms: Any) -> Door:
    door = read_door(SECRETS | {"sign_in": terms})
    assert door is not None
    return door


def test_nothing_asked_for_is_no_door() -> None:
    assert read_door({"database": {"password": "x"}}) is None


def test_who_has_not_signed_in_is_refused_without_a_word() -> None:
    assert _door().refusal({}, NOW) == ""
    assert _door().refusal(ANA | {"is_logged_in": "yes"}, NOW) == ""


@pytest.mark.parametrize(
    ("terms", "said", "is_in"),
    [
        ({}, {}, True),
        ({"domains": ["example.org"]}, {}, True),
        ({"domains": ["Example.ORG"]}, {"email": "Ana@EXAMPLE.org"}, True),
        ({"addresses": ["ana@example.org"]}, {}, True),
        ({"domains": ["example.com"]}, {}, False),
        ({"domains": ["ample.org"]}, {}, False),
        ({"domains": ["example.org"]}, {"email": "ana@evil.example.org"}, False),
        ({"domains": ["example.org"]}, {"email": "ana@example.org@evil.com"}, False),
        ({"domains": ["example.org"]}, {"email": "example.org"}, False),
        ({"domains": ["example.org"]}, {"email": None}, False),
        ({"domains": ["example.org"]}, {"email_verified": False}, False),
        ({"domains": ["example.org"]}, {"email_verified": "true"}, False),
        ({"addresses": ["eve@example.org"]}, {}, False),
        ({"hours": 1}, {"iat": NOW - 3599}, True),
        ({"hours": 1}, {"iat": NOW - 3601}, False),
        ({}, {"iat": NOW + 3600}, False),
        ({}, {"iat": None}, False),
    ],
)  # fmt: skip
def test_who_is_let_in(terms: Mapping[str, Any], said: Mapping[str, Any], is_in: bool) -> None:
    assert (_door(**terms).refusal({**ANA, **said}, NOW) is None) is is_in


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("auth", "cookie_secret", "short"),
        ("auth", "cookie_secret", "x" * 64),
        ("auth", "cookie_secret", ""),
        ("auth", "redirect_uri", "http://figures.example.org/oauth2callback"),
        ("auth", "redirect_uri", "https://figures.example.org/elsewhere"),
        ("auth", "client_id", ""),
        ("auth", "client_secret", None),
        ("auth", "server_metadata_url", "accounts.example.org"),
        ("sign_in", "domain", ["example.org"]),
        ("sign_in", "domains", "example.org"),
        ("sign_in", "hours", 0),
        ("sign_in", "hours", 10_000),
    ],
)  # fmt: skip
def test_what_is_set_up_wrongly_is_refused_in_one_line(section: str, name: str, value: Any) -> None:
    wrong = copy.deepcopy(SECRETS)
    wrong.setdefault(section, {})[name] = value
    with pytest.raises(ValueError, match=r"secrets\.toml") as refused:
        read_door(wrong)
    assert "\n" not in str(refused.value)


def test_terms_without_a_provider_are_refused() -> None:
    with pytest.raises(ValueError, match="no section"):
        read_door({"sign_in": {"domains": ["example.org"]}})


def test_several_providers_have_a_button_each() -> None:
    auth = dict(SECRETS["auth"])
    provider = {name: auth.pop(name) for name in ("client_id", "client_secret", "server_metadata_url")}
    door = read_door({"auth": auth | {"one": provider, "two": provider}})
    assert door is not None
    assert door.providers == ("one", "two")


def test_the_example_says_all_there_is_and_lets_nobody_in_as_it_stands() -> None:
    example = tomllib.loads((ROOT / ".streamlit" / "secrets.example.toml").read_text("utf-8"))
    assert example["sign_in"].keys() == {"domains", "addresses", "hours"}
    with pytest.raises(ValueError, match="cookie_secret"):
        read_door(example)


def test_git_ignores_the_secrets() -> None:
    asked = [".streamlit/secrets.toml"]
    subprocess.run(["git", "check-ignore", "--quiet", *asked], cwd=ROOT, check=True)


@pytest.fixture
def forgetful() -> Iterator[None]:
    """The door is read anew."""
    sign_in.settled.cache_clear()
    yield
    sign_in.settled.cache_clear()


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("secrets", [SECRETS, {"auth": {}}, {"auth": "on"}, {"sign_in": {}}])
def test_nothing_is_shown_before_signing_in(secrets: dict[str, Any], real_data: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FIGURES_PUBLISHED", str(real_data))
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
        for name, value in secrets.items():
            app.secrets[name] = value
        app.run()
    assert not app.exception
    assert not app.sidebar.children
    shown = [*app.title, *app.error, *app.markdown, *app.caption]
    assert [one.value for one in shown] in (
        ["Please sign in"],
        ["Signing in is not set up rightly, so nothing is shown. The server's log says why."],
    )
    assert not app.get("download_button")
    assert not app.get("html")


@pytest.mark.usefixtures("forgetful")
def test_a_file_of_secrets_that_cannot_be_read_lets_nobody_in(tmp_path: Path) -> None:
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("streamlit.get_option", lambda _: [str(broken)])
        with pytest.raises(sign_in.SignInBroken, match="cannot be read"):
            sign_in.door()
        broken.unlink()
        with pytest.raises(sign_in.SignInBroken, match="cannot be read"):
            sign_in.door()


def test_our_own_browser_is_known_by_the_key_alone() -> None:
    assert own_key.is_own_browser({own_key.COOKIE: own_key.own_key()})
    for wrong in ("", "x", own_key.own_key()[:-1], own_key.own_key().swapcase(), "é"):
        assert not own_key.is_own_browser({own_key.COOKIE: wrong})
    assert not own_key.is_own_browser({})


@pytest.mark.parametrize(("handed", "is_taken"), [("k" * 43, True), ("short", False), ("", False)])
def test_a_key_handed_over_is_taken_once_and_not_handed_on(handed: str, is_taken: bool) -> None:
    code = (
        "import os; from dashboard.own_key import *; print(own_key(), VARIABLE in os.environ, len(own_key()))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={own_key.VARIABLE: handed}, check=True,
        capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert (said[0] == handed) is is_taken
    assert said[1:] == ["False", "43"]
