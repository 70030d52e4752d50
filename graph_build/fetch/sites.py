"""Turns an address into the bytes of its answer; sites' rules are asked, and time and size have limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx
from protego import Protego

from graph_build import __version__
from graph_build.errors import ServiceError

NAME: Final = "wps-graph"
AGENT: Final = f"{NAME}/{__version__} (https://w3id.org/wps-graph)"
_ACCEPTED: Final = "application/xml, text/plain, text/html;q=0.9, application/pdf;q=0.8, */*;q=0.1"
_MOST_HOPS: Final = 5
# RFC 9309, 2.5: at least so much of robots.txt is read.
_RULES_READ: Final = 512 * 1024
_LONGEST_PAUSE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How many seconds one answer may take, how many a site may be silent meanwhile, and how many bytes it may have."""

    seconds: float = 120.0
    silence: float = 20.0
    size: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, its kind, the encoding that the site names, and by what to ask for a newer one.

    ``unchanged`` says that what was fetched before is still the newest; there is no body then.
    """

    body: bytes
    kind: str
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked of an address and all that it leads to: headers, until when, and how much is read.

    Of an answer that is ``cut`` the rest is left unread; else a larger one is refused.
    """

    headers: Mapping[str, str]
    deadline: float
    most: int
    cut: bool = False


class Refused(Exception):
    """A site's rules, or the kind or size of the answer, keep the text from being fetched."""


@dataclass(slots=True)
class Sites:
    """Asks sites, one request at a time; between two to one site it waits ``delay`` seconds, or what the site asks."""

    delay: float = 2.0
    limits: Limits = field(default_factory=Limits)
    _last: dict[str, float] = field(init=False, default_factory=dict)
    _rules: dict[str, Protego] = field(init=False, default_factory=dict)

    def get(self, address: str, known: Mapping[str, str] | None = None) -> Answer:
        """The answer of an address; each site that it leads to is asked for its rules first.

        ``known`` are the headers by which the site tells whether what was fetched before is still the newest.

        Raises:
            Refused: it is no web address, a site's robots.txt asks not to, or the answer is too large or leads too far.
            ServiceError: a site does not answer, or not in time.
        """
        request = _Request(known or {}, time.monotonic() + self.limits.seconds, self.limits.size)
        return self._follow(address, request, self._allow)

    def _allow(self, address: str) -> None:
        site = _site(address)
        if site not in self._rules:
            self._rules[site] = self._read_rules(site)
        if not self._rules[site].can_fetch(address, NAME):
            raise Refused("the site's robots.txt asks not to fetch it")

    def _read_rules(self, site: str) -> Protego:
        """The rules of a site; a site without robots.txt allows everything (RFC 9309, 2.3.1.3)."""
        request = _Request({}, time.monotonic() + self.limits.seconds, _RULES_READ, cut=True)
        try:
            answer = self._follow(f"{site}/robots.txt", request, lambda _: None)
        except ServiceError as error:
            if error.rule.startswith("HTTP 4"):
                return Protego.parse("")
            raise
        return Protego.parse(answer.body.decode("utf-8", errors="replace"))

    def _follow(self, address: str, request: _Request, allow: Callable[[str], None]) -> Answer:
        """The answer at the end of what an address leads to. ``allow`` is asked about each address on the way."""
        for _ in range(_MOST_HOPS + 1):
            web_address(address)
            allow(address)
            found = self._ask(address, request)
            if isinstance(found, Answer):
                return found
            address = urljoin(address, found)
        raise Refused(f"it leads on more than {_MOST_HOPS} times")

    def _ask(self, address: str, request: _Request) -> Answer | str:
        """The answer, or the address that it leads to."""
        self._wait(_site(address))
        headers = {"User-Agent": AGENT, "Accept": _ACCEPTED, "Accept-Encoding": "identity", **request.headers}
        left = max(0.1, request.deadline - time.monotonic())
        timeout = httpx.Timeout(min(self.limits.silence, left))
        try:
            with httpx.Client(timeout=timeout) as client, client.stream("GET", address, headers=headers) as response:
                if response.has_redirect_location:
                    return str(response.headers["location"])
                if response.status_code != httpx.codes.NOT_MODIFIED:
                    _check_status(response, address)
                return _answer(response, _body(response, request, address))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise ServiceError("the site does not answer", address, reason, "try again later") from error

    def _wait(self, site: str) -> None:
        asked = self._rules[site].crawl_delay(NAME) if site in self._rules else None
        delay = max(self.delay, min(asked or 0.0, _LONGEST_PAUSE))
        pause = self._last.get(site, float("-inf")) + delay - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._last[site] = time.monotonic()


def web_address(address: str) -> SplitResult:
    """The parts of a web address. Raises Refused for what is none."""
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise Refused("no web address") from error
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise Refused("no web address")
    return parts


def _site(address: str) -> str:
    parts = web_address(address)
    return f"{parts.scheme}://{parts.netloc}"


def _check_status(response: httpx.Response, address: str) -> None:
    if not response.is_success:
        rule = f"HTTP {response.status_code}"
        raise ServiceError("the site refuses", address, rule, "open the address in a browser")


def _body(response: httpx.Response, request: _Request, address: str) -> bytes:
    """The bytes as they come, as many as are allowed and in the time that is left."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if time.monotonic() > request.deadline:
            raise ServiceError("the site is too slow", address, "a limit of time for each answer", "try again later")
        if len(body) > request.most:
            if request.cut:
                break
            raise Refused(f"larger than {request.most:,} bytes")
    return bytes(body[: request.most])


def _answer(response: httpx.Response, body: bytes) -> Answer:
    said = Message()
    said["content-type"] = response.headers.get("content-type", "application/octet-stream")
    return Answer(
        body,
        said.get_content_type(),
        said.get_content_charset(),
        response.headers.get("etag"),
        response.headers.get("last-modified"),
        response.status_code == httpx.codes.NOT_MODIFIED,
    )
