"""A small OpenID Connect provider on this machine: discovery, authorize, token, keys, end of session.

Whoever asks is offered to sign in as one of its people, one link each. Codes are good once and with the right
PKCE verifier alone; tokens are signed with RS256.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "figures", "between-the-two-of-us"
PEOPLE: dict[str, dict[str, object]] = {
    "ana": {"sub": "1", "name": "Ana", "email": "ana@example.org", "email_verified": True},
    "eve": {"sub": "2", "name": "Eve", "email": "eve@example.com", "email_verified": True},
    "mal": {"sub": "3", "name": "Mal", "email": "ana@example.org", "email_verified": False},
}


@dataclass(slots=True)
class Provider:
    """The provider's keys and the codes that it has given out and not yet taken back."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    codes: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def metadata(self) -> dict[str, object]:
        """What discovery says."""
        here = self.address
        return {
            "issuer": here, "authorization_endpoint": f"{here}/authorize", "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/jwks", "end_session_endpoint": f"{here}/end",
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"], "code_challenge_methods_supported": ["S256"],
        }  # fmt: skip

    def choices(self, asked: Mapping[str, str]) -> str:
        """A page with a link for each of the people."""
        assert asked["client_id"] == CLIENT_ID
        links = []
        for name in PEOPLE:
            code = secrets.token_urlsafe()
            self.codes[code] = (name, asked.get("nonce", ""), asked["code_challenge"])
            back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            links.append(f'<a href="{html.escape(back)}">{name}</a>')
        return " ".join(links)

    def token(self, asked: Mapping[str, str]) -> dict[str, object]:
        """The tokens for a code. KeyError: code unknown or used; ValueError: wrong verifier."""
        name, nonce, challenge = self.codes.pop(asked["code"])
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != challenge:
            raise ValueError("wrong verifier")
        now = int(time.time())
        claims = PEOPLE[name] | {
            "iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 3600, "nonce": nonce,
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": signed}


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider on a free port; ended when left."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            if address.path == "/.well-known/openid-configuration":
                self._send(provider.metadata())
            elif address.path == "/jwks":
                self._send({"keys": [provider.key.as_dict(private=False)]})
            elif address.path == "/authorize":
                self._send(provider.choices(asked))
            elif address.path == "/end":
                self._send("Signed out of the provider.")
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            try:
                self._send(provider.token({name: values[0] for name, values in parse_qs(body).items()}))
            except (KeyError, ValueError) as error:
                self.send_error(400, str(error))

        def _send(self, content: Any) -> None:
            is_page = isinstance(content, str)
            body = (content if is_page else json.dumps(content)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if is_page else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
