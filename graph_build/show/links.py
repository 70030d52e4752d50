"""Turn an address of the graph into the place where a reader of the served pages opens it, or into none."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from graph_build.ask.lookups import clean, safe_address
from graph_build.vocabulary import ONTOLOGY, THINGS, VOCAB

# What may stand in a path as it is (RFC 3986, pchar), without quotation marks.
_PLAIN = "/-._~!$&()*+,;=:@"


@dataclass(frozen=True, slots=True)
class Ref:
    """A name to show; ``href`` is empty where there is nothing to open, and ``outside`` tells that it leaves here."""

    name: str
    href: str = ""
    outside: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """The local paths of the bases of a graph's addresses.

    >>> Links()("https://w3id.org/wps-graph/id/nato"), Links()("javascript:alert(1)")
    ('/id/nato', '')
    """

    homes: tuple[tuple[str, str], ...] = ((THINGS, "/id/"), (VOCAB, "/vocab/"), (ONTOLOGY, "/ontology/"))

    @classmethod
    def under(cls, base: str) -> Links:
        """The links of a graph whose things have another base."""
        return cls(((base, "/id/"), (VOCAB, "/vocab/"), (ONTOLOGY, "/ontology/")))

    def __call__(self, address: str) -> str:
        """The local path, or the empty text for an address that is not served here."""
        for base, path in self.homes:
            rest = address.removeprefix(base)
            if address.startswith(base) and rest and not {".", ".."} & set(rest.split("/")):
                return path + quote(rest, safe=_PLAIN)
        return ""

    def address(self, path: str) -> str:
        """The address that a decoded local path stands for, the other way round; empty where it is none.

        >>> Links().address("/ontology/partOf")
        'https://w3id.org/wps-graph/ontology#partOf'
        """
        found = (base + path.removeprefix(home) for base, home in self.homes if path.startswith(home) and path != home)
        return next(found, "")

    def ref(self, name: str, address: str) -> Ref:
        """The name with what it opens: the local page, an https address outside, or nothing."""
        if local := self(address):
            return Ref(name, local, address=address)
        outside = safe_address(address)
        return Ref(name, outside, outside=bool(outside), address=clean(address))
