"""Turns what rules found in the passages of a document in the last build into what they need not look for again.

Where a rule tells something of a passage by the document alone, it tells the same as long as the document is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from graph_build.units import Before

_STAGE: Final = "what is noticed in passages"
Row = TypeVar("Row", int, str)


@dataclass(frozen=True, slots=True)
class Noticed:
    """What is noticed of documents, by the digest of all that decides on each and by the name of the rule.

    ``noted`` is of the last build, ``now`` of this one. Of a document whose digest is not known nothing is noted.
    """

    identities: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, Any] = field(default_factory=dict)
    now: dict[str, dict[str, list[Any]]] = field(default_factory=dict)

    @classmethod
    def of(cls, before: Before, identities: Mapping[str, str]) -> Noticed:
        """What was noticed in the last build."""
        note = before.note(_STAGE)
        return cls(identities, note if isinstance(note, dict) else {})

    def rows(self, key: str, rule: str, kind: type[Row], look: Callable[[], list[Row]]) -> list[Row]:
        """What a rule notices of the document with that key: as it was noted, or as it finds when it looks."""
        if not (identity := self.identities.get(key, "")):
            return look()
        match self.noted.get(identity):
            case {**rules} if isinstance(known := rules.get(rule), list) and all(type(row) is kind for row in known):
                found = known
            case _:
                found = look()
        self.now.setdefault(identity, {})[rule] = found
        return found

    def remember(self, before: Before) -> None:
        """Note for the next build what was noticed in this one."""
        before.take(_STAGE, self.now)
