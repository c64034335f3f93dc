"""Who is let in where readers have to sign in: what `secrets.toml` says of it. Knows nothing of Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dashboard.gate import LOOPBACK

_LATE = 60  # seconds by which clocks may differ
_SECTION = "sign_in"


class Provider(BaseModel):
    """Where readers sign in: section [auth], or a section [auth.name] of it."""

    model_config = ConfigDict(extra="allow")

    client_id: Annotated[str, Field(min_length=1)]
    client_secret: Annotated[str, Field(min_length=1)]
    server_metadata_url: Annotated[str, Field(pattern="^https?://")]


class Terms(BaseModel):
    """Who is let in, and for how long: section [sign_in]. Without domains and addresses, who signs in is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    domains: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    hours: Annotated[float, Field(gt=0, le=24 * 30)] = 12


class Auth(BaseModel):
    """What of section [auth] holds for all providers."""

    model_config = ConfigDict(extra="allow")

    redirect_uri: Annotated[str, Field(pattern=r"^https?://.*/oauth2callback$")]
    cookie_secret: Annotated[str, Field(min_length=32)]

    @model_validator(mode="after")
    def _is_secure(self) -> Self:
        address = urlsplit(self.redirect_uri)
        if address.scheme != "https" and address.hostname not in LOOPBACK:
            raise ValueError("redirect_uri must begin with https:// where it is not on this machine")
        if len(set(self.cookie_secret)) < 10:
            raise ValueError("cookie_secret is not random")
        return self


class Door(BaseModel):
    """Where readers sign in and who is then let in; provider None is the one that has no name."""

    model_config = ConfigDict(frozen=True)

    providers: tuple[str | None, ...]
    terms: Terms

    def refusal(self, user: Mapping[str, Any], now: float) -> str | None:
        """Why a reader, by what the provider says of them, is not let in at `now` (seconds since 1970).

        An empty text for one who has not signed in; None for one who is let in.
        """
        if user.get("is_logged_in") is not True:
            return ""
        since = user.get("iat")
        if not isinstance(since, int | float) or not -_LATE <= now - since <= self.terms.hours * 3600:
            return "You signed in too long ago. Please sign in again."
        return None if self._is_listed(user) else "Your address is not on the list of those who are let in."

    def _is_listed(self, user: Mapping[str, Any]) -> bool:
        """Whether the list names the reader's address, which the provider must have verified."""
        if not self.terms.domains and not self.terms.addresses:
            return True
        address = str(user.get("email") or "").casefold()
        domain = address.rpartition("@")[2]
        is_named = address in _folded(self.terms.addresses) or domain in _folded(self.terms.domains)
        return user.get("email_verified") is True and "@" in address and is_named


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def read_door(secrets: Mapping[str, Any]) -> Door | None:
    """The door that the secrets describe; None where they say nothing of it. Raises ValueError."""
    if "auth" not in secrets and _SECTION not in secrets:
        return None
    if "auth" not in secrets:
        raise ValueError("secrets.toml has a section [sign_in] but no section [auth]")
    auth = secrets["auth"]
    try:
        Auth.model_validate(auth)
        named = {name: one for name, one in auth.items() if isinstance(one, dict) and name != "client_kwargs"}
        for one in named.values() or [auth]:
            Provider.model_validate(one)
        terms = Terms.model_validate(secrets.get(_SECTION, {}))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "[auth]"
        raise ValueError(f"secrets.toml, {where}: {first['msg']}") from error
    return Door(providers=tuple(named) or (None,), terms=terms)
