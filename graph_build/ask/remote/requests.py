"""Turn a request to a SPARQL service into its whole reply, or into one line that says why there is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final

import httpx

from graph_build import __version__
from graph_build.ask.remote.access import REMEDY, Account, Proof, check_address, shown
from graph_build.errors import ServiceError

AGENT: Final = f"wps-graph/{__version__}"
PASSING: Final = frozenset([429, 500, 502, 503, 504])
"""States that may be over at the next try."""

LONGEST_PAUSE: Final = 30.0
TOLD: Final = 200
"""Characters of a service's own complaint that a message repeats."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may take: seconds for each try, tries, the first pause between them (it doubles), bytes."""

    seconds: float = 60.0
    tries: int = 4
    pause: float = 0.5
    largest: int = 500_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What a service sent: its state, the media type, headers by name in small letters, and the whole body."""

    status: int
    kind: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> str:
        """The first words of the body, for a message; nothing of a page for people."""
        words = " ".join(self.body[: 4 * TOLD].decode("utf-8", errors="replace").split())
        printable = "".join(letter for letter in words if letter.isprintable())
        return "" if "<" in printable[:20] else printable[:TOLD]


@dataclass(slots=True)
class Service:
    """A SPARQL service, asked as one account within limits. TLS certificates are verified, redirects not followed."""

    account: Account = field(default_factory=Account)
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    _client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self._client = httpx.Client(
            auth=Proof(self.account),
            timeout=httpx.Timeout(self.limits.seconds, connect=min(self.limits.seconds, 10.0)),
            headers={"User-Agent": AGENT},
            follow_redirects=False,
        )

    def __enter__(self) -> Service:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def send(  # noqa: PLR0913 - a request has these parts
        self,
        method: str,
        address: str,
        *,
        params: Sequence[tuple[str, str]] = (),
        form: Sequence[tuple[str, str]] = (),
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        also: frozenset[int] = frozenset(),
        tries: int | None = None,
    ) -> Reply:
        """The reply to a request that may be sent twice: 2xx, or a state in `also`.

        A connection that fails, 429 and 5xx are tried again after a growing pause, as often as the limits say.

        Raises:
            UsageError: the address is none that the account may be shown to.
            ServiceError: there is no such reply, or it is over a limit.
        """
        check_address(address, self.account)
        if form:
            content = str(httpx.QueryParams(list(form))).encode()
            headers = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"}
        url = httpx.URL(address).copy_merge_params(list(params)) if params else httpx.URL(address)
        request = self._client.build_request(method, url, content=content, headers=headers)
        return self._insist(request, address, also, self.limits.tries if tries is None else tries)

    def _insist(self, request: httpx.Request, address: str, also: frozenset[int], left: int) -> Reply:
        pause = self.limits.pause
        while True:
            left -= 1
            try:
                reply = self._once(request, address)
            except httpx.TransportError as fault:
                if not left or _is_final(fault):
                    raise self._no_reply(fault, address) from None
            else:
                if reply.status in also or 200 <= reply.status < 300:
                    return reply
                if not left or reply.status not in PASSING:
                    raise self._refusal(reply, address)
                pause = max(pause, _asked_pause(reply))
            self.sleep(min(pause, LONGEST_PAUSE))
            pause *= 2

    def _once(self, request: httpx.Request, address: str) -> Reply:
        deadline = time.monotonic() + self.limits.seconds
        response = self._client.send(request, stream=True)
        try:
            pieces: list[bytes] = []
            size = 0
            for piece in response.iter_bytes():
                pieces.append(piece)
                size += len(piece)
                if size > self.limits.largest:
                    rule = f"a reply has at most {self.limits.largest:,} bytes"
                    raise ServiceError("the reply is too large", shown(address), rule, "ask for less at once")
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("the reply goes on and on")
        except httpx.DecodingError:
            raise ServiceError("the reply is garbled", shown(address), "", "ask whoever runs the service") from None
        finally:
            response.close()
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, kind, headers, b"".join(pieces))

    def _no_reply(self, fault: httpx.TransportError, address: str) -> ServiceError:
        if isinstance(fault, httpx.TimeoutException):
            rule = f"a request takes at most {self.limits.seconds:g} s"
            return ServiceError("the service does not answer in time", shown(address), rule, "try again later")
        reason = self.account.hide(str(fault) or type(fault).__name__)
        if _is_final(fault):
            return ServiceError("the service proves no identity", shown(address), reason, "check the address")
        return ServiceError(
            "the service does not answer", shown(address), reason, "check the address, or try again later"
        )

    def _refusal(self, reply: Reply, address: str) -> ServiceError:
        told = self.account.hide(reply.told)
        rule = f"HTTP {reply.status}" + (f": {told}" if told else "")
        if reply.status in {401, 403}:
            remedy = "check the account, and what it may do" if self.account.given else REMEDY
            return ServiceError("the service refuses access", shown(address), rule, remedy)
        if 300 <= reply.status < 400:
            return ServiceError("the service sends elsewhere", shown(address), rule, "give the address it moved to")
        return ServiceError("the service refuses", shown(address), rule, "check the address, and what is asked of it")


def _is_final(fault: httpx.TransportError) -> bool:
    return "CERTIFICATE_VERIFY_FAILED" in str(fault)


def _asked_pause(reply: Reply) -> float:
    asked = reply.headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0
