"""Signing in, in a real browser, through a provider on this machine; before and after it nothing is sent."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from dashboard.browser import find_chromium
from dashboard.contents import Ground
from dashboard.data import open_edition
from dashboard.exports.own_server import ROOT, SERVE, running_server
from dashboard.exports.page_pictures import page_png
from dashboard.exports.renderer import PictureFailed, renderer
from dashboard.own_key import VARIABLE, own_key
from dashboard.selection import Selection
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET, running_provider

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response, WebSocket

pytestmark = pytest.mark.browser
_LEAST = 9  # letters of a text of the data that cannot be met with by chance


@dataclass
class Heard:
    """All that a page was sent, and the texts of the data in it."""

    texts: frozenset[bytes]
    received: list[bytes] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)

    def listen(self, page: Page) -> None:
        page.on("websocket", self._listen_to)
        page.on("response", self._keep)

    def _listen_to(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.received.append(_bytes(frame)))

    def _keep(self, response: Response) -> None:
        self.addresses.add(response.url)

    def known(self) -> set[bytes]:
        """The texts of the data that were received until now; then all is forgotten."""
        everything = b"\n".join(self.received)
        self.received.clear()
        return {text for text in self.texts if text in everything}


def _bytes(frame: bytes | str) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


@pytest.fixture(scope="module")
def texts(real_data: Path) -> frozenset[bytes]:
    """What only somebody who has the data can know: ids, titles, printed values of some length."""
    folder = next(real_data.glob("*/figures.parquet")).parent
    found: set[str] = set()
    wanted = {"figures": ["figure_id", "printed_value"], "documents": ["document_id", "title"]}
    for table, columns in wanted.items():
        for row in pq.read_table(folder / f"{table}.parquet", columns=columns).to_pylist():
            found |= {value for value in row.values() if value and len(value) >= _LEAST and value.isascii()}
    return frozenset(text.encode() for text in found)


_SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "pG3xQm0Zt7Vb1Kc9Lr5Ws2Nd8Hf4Jy6T"
client_id = "{client_id}"
client_secret = "{client_secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
[sign_in]
{terms}
"""


def _write_secrets(home: Path, address: str, provider: str, terms: str = "") -> None:
    file = home / ".streamlit" / "secrets.toml"
    file.parent.mkdir()
    said = {"address": address, "provider": provider, "terms": terms}
    file.write_text(_SECRETS.format(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, **said))


def _variables(home: Path, published: Path) -> dict[str, str]:
    """What makes a server read the secrets of that home."""
    return {"FIGURES_PUBLISHED": str(published), "HOME": str(home), "CHROMIUM": str(find_chromium())}


@contextmanager
def _guarded(home: Path, published: Path, terms: str) -> Iterator[str]:
    """A dashboard where readers have to sign in."""
    variables = _variables(home, published) | {VARIABLE: own_key()}
    with running_provider() as provider, running_server(SERVE, variables) as address:
        # The address is known once the server runs; the secrets are read when the first reader comes.
        _write_secrets(home, address, provider.address, terms)
        yield address


@pytest.fixture(scope="module")
def guarded(browser: Browser, tmp_path_factory: pytest.TempPathFactory, real_data: Path) -> Iterator[str]:
    """The address of a dashboard that lets in addresses of example.org alone."""
    with _guarded(tmp_path_factory.mktemp("secrets"), real_data, 'domains = ["example.org"]') as address:
        yield address


def _sign_in(page: Page, person: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=person).click()


def test_the_data_are_sent_after_signing_in_and_not_before_and_not_after_signing_out(
    browser: Browser, guarded: str, texts: frozenset[bytes]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    heard = Heard(texts)
    heard.listen(page)
    try:
        for path in ("", "money", "data", "report", "present?slide=2", "sources?document=arsenal-grows"):
            page.goto(f"{guarded}/{path}")
            page.get_by_role("heading", name="Please sign in").wait_for()
            page.wait_for_timeout(300)
            assert heard.received
            assert heard.known() == set()
        assert not [address for address in heard.addresses if address.startswith(f"{guarded}/media/")]
        assert page.locator(".run-over").count() == 0
        assert page.locator(".pages").count() == 0
        _sign_in(page, "ana")
        page.locator(".run-over").wait_for(state="attached")
        assert len(heard.known()) > 10
        page.get_by_text("Signed in as ana@example.org").wait_for()
        page.get_by_role("button", name="Sign out").click()
        page.get_by_text("Signed out of the provider.").wait_for()
        heard.known()
        page.goto(f"{guarded}/money")
        page.get_by_role("heading", name="Please sign in").wait_for()
        page.wait_for_timeout(300)
        assert heard.known() == set()
    finally:
        context.close()


@pytest.mark.parametrize("person", ["eve", "mal"])
def test_who_is_not_on_the_list_or_not_verified_is_sent_nothing(
    browser: Browser, guarded: str, texts: frozenset[bytes], person: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    heard = Heard(texts)
    heard.listen(page)
    try:
        page.goto(guarded)
        _sign_in(page, person)
        page.get_by_text("not on the list").wait_for()
        page.wait_for_timeout(300)
        assert heard.known() == set()
    finally:
        context.close()


def test_a_reader_who_signed_in_takes_a_picture_of_the_page_away(browser: Browser, guarded: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    try:
        page.goto(guarded)
        _sign_in(page, "ana")
        page.get_by_role("button", name="Take away this page").click()
        with page.expect_download(timeout=120_000) as download:
            page.get_by_role("button", name="Picture (PNG)").click()
        assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
    finally:
        context.close()


def _ground(published: Path) -> Ground:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FIGURES_PUBLISHED", str(published))
        return Ground(open_edition(), Selection(), "light")


@pytest.mark.usefixtures("browser")
def test_our_own_browser_is_let_in_by_the_key_and_not_without(
    guarded: str, real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page_png(guarded, "money", _ground(real_data)).startswith(b"\x89PNG")
    monkeypatch.setattr("dashboard.exports.page_pictures.own_key", lambda: "k" * 43)
    monkeypatch.setattr("dashboard.exports.page_pictures._SECONDS", 8)
    with pytest.raises(PictureFailed):
        page_png(guarded, "money", _ground(real_data))
    renderer().close()


@pytest.mark.usefixtures("browser")
def test_the_operator_exports_pages_where_readers_have_to_sign_in(real_data: Path, tmp_path: Path) -> None:
    _write_secrets(tmp_path, "http://localhost:8501", "http://127.0.0.1:9")
    out = tmp_path / "out"
    subprocess.run(
        [sys.executable, "-m", "dashboard", "export", "--page=money", "--format=png", f"--out={out}"],
        cwd=ROOT, env=os.environ | _variables(tmp_path, real_data), check=True, capture_output=True,
    )  # fmt: skip
    assert [file.read_bytes()[:4] for file in out.rglob("*.png")] == [b"\x89PNG"]
