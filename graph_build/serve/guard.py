"""Turns the names under which a server may be reached into a verdict on the Host and Origin of a request.

A page of another site must not reach a server on this machine through a name that it points here (DNS rebinding), nor
read an answer from it.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from werkzeug.wrappers import Request

from graph_build.serve.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Guard:
    """`names` are host names, lower-case and without port; `origins` are other sites that may read answers."""

    names: frozenset[str]
    origins: frozenset[str] = frozenset()

    def check(self, request: Request) -> None:
        """Raises Refusal for a Host that is not ours or an Origin that is neither ours nor allowed."""
        host = request.headers.get("Host", "")
        if not self._is_ours(host):
            raise Refusal(
                403, "This server does not go by that name: ask it by its own (--name gives it further ones)."
            )
        origin = request.headers.get("Origin")
        if origin and origin not in self.origins and not self._is_same(origin, host):
            raise Refusal(403, "Pages of that origin may not ask this server (--allow-origin lets one do so).")

    def cross_origin(self, request: Request) -> dict[str, str]:
        """The headers that let an allowed origin read the answer; never with credentials."""
        origin = request.headers.get("Origin", "")
        if origin not in self.origins:
            return {}
        exposed = "Wps-Graph-Cut, Wps-Graph-Taken, Retry-After"
        headers = {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": exposed}
        if request.method == "OPTIONS":
            headers |= {
                "Access-Control-Allow-Methods": "GET, POST",
                "Access-Control-Allow-Headers": "Accept, Content-Type",
            }
        return headers

    def _is_ours(self, host: str) -> bool:
        name = _name(host)
        return name in self.names

    @staticmethod
    def _is_same(origin: str, host: str) -> bool:
        try:
            parts = urlsplit(origin)
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def names_for(host: str, more: tuple[str, ...]) -> frozenset[str]:
    """The names of a server that listens on `host`: itself, on this machine also localhost, and those given."""
    names = {host.lower().strip("[]"), *(name.lower() for name in more)}
    try:
        address = ipaddress.ip_address(host.strip("[]"))
        local = address.is_loopback or address.is_unspecified
    except ValueError:
        local = host.lower() == "localhost"
    return frozenset(names | {"localhost", "127.0.0.1", "::1"}) if local else frozenset(names)


def _name(host: str) -> str:
    """The name in a Host header, without port; empty where it is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        whole = parts.netloc == host and "@" not in host and (parts.port is None or parts.port >= 0)
        return (parts.hostname or "").lower() if whole else ""
    except ValueError:  # a port or an IPv6 address that is none
        return ""
