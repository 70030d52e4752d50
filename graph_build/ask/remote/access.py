"""Turn the account that the environment names into the proof that a service asks for, and never into text."""

from __future__ import annotations

import base64
import ipaddress
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import httpx

from graph_build.errors import UsageError

USER: Final = "WPS_GRAPH_USER"
PASSWORD: Final = "WPS_GRAPH_PASSWORD"
TOKEN: Final = "WPS_GRAPH_TOKEN"
PLAIN: Final = "WPS_GRAPH_PLAIN_HTTP"
REMEDY: Final = f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment"


@dataclass(frozen=True, slots=True)
class Account:
    """A user with a password, or a bearer token, or nobody. What is secret stays out of the representation.

    `plain` lets the account go over http to another machine.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    plain: bool = False

    @property
    def given(self) -> bool:
        """Whether there is anything to prove."""
        return bool(self.token or self.user)

    def hide(self, text: str) -> str:
        """The text without the secrets, which a service may send back in its complaint."""
        encoded = base64.b64encode(f"{self.user}:{self.password}".encode()).decode() if self.user else ""
        for secret in (self.password, self.token, encoded):
            text = text.replace(secret, "…") if secret else text
        return text


def account_of(environment: Mapping[str, str]) -> Account:
    """The account that the environment names.

    Raises:
        UsageError: a user stands without a password, a password without a user, or both beside a token.
    """
    user, password, token = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if bool(user) != bool(password) or (user and token):
        raise UsageError("the account is not clear", "environment", "a user with a password, or a token", REMEDY)
    if not (token.isascii() and token.isprintable()):
        raise UsageError("the token holds what no header takes", TOKEN, "a token is printable ASCII", "give it anew")
    return Account(user, password, token, plain=environment.get(PLAIN) == "1")


def check_address(address: str, account: Account) -> None:
    """Pass the address of a service that the account may be shown to.

    Raises:
        UsageError: it is no web address, holds a password, or would carry the account in the open to another machine.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not host or parts.fragment or not address.isprintable():
        raise UsageError(
            "no address of a service", shown(address), "it begins with https:// or http://", "write the endpoint's URL"
        )
    if parts.username is not None or parts.password is not None:
        raise UsageError("the address holds an account", shown(address), "an account is kept out of addresses", REMEDY)
    if account.given and parts.scheme == "http" and not account.plain and not _is_here(host):
        raise UsageError(
            "the account would travel in the open",
            shown(address),
            "an account goes over https, or to this machine",
            f"use https, or set {PLAIN}=1 where the network is trusted",
        )


def shown(address: str) -> str:
    """The address for a message: without account, query and fragment, which may hold a key."""
    bare = address.partition("?")[0].partition("#")[0]
    scheme, separator, rest = bare.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}" if separator else bare.rpartition("@")[2]


class Proof(httpx.Auth):
    """Shows a token with each request; a password only after the service asked, in the way (Digest, Basic) it asks."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._asked: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Give the request as the account allows it; the client sends it and gives back the response."""
        if self._account.token:
            request.headers["Authorization"] = f"Bearer {self._account.token}"
        if self._asked is not None:
            yield from self._asked.auth_flow(request)
            return
        response = yield request
        if response.status_code == 401 and self._account.user:
            self._asked = self._way(response.headers.get_list("www-authenticate"))
            if self._asked is not None:
                yield from self._asked.auth_flow(request)

    def _way(self, challenges: list[str]) -> httpx.Auth | None:
        ways = {challenge.strip().partition(" ")[0].casefold() for challenge in challenges}
        if "digest" in ways:
            return httpx.DigestAuth(self._account.user, self._account.password)
        return httpx.BasicAuth(self._account.user, self._account.password) if "basic" in ways else None


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
