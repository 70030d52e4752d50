"""Turns the table of name forms (shapes.toml) into finders of names that nobody has listed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of the table: what a kind of name looks like, with examples that must and must not match."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name by its form; ``parts`` are the expression's named groups that took part."""

    start: int
    end: int
    kind: str
    rule: str
    parts: tuple[tuple[str, str], ...] = ()


# Capital and small letters of the Latin alphabets, for the macros UP and LOW.
_LATIN = [chr(c) for c in range(0x41, 0x250)]
LETTERS = {"UP": "".join(c for c in _LATIN if c.isupper()), "LOW": "".join(c for c in _LATIN if c.islower())}


def expand(pattern: str, macros: dict[str, str]) -> str:
    """A pattern with its ``{MACROS}`` written out, those inside macros too."""
    before = None
    while pattern != before:
        before = pattern
        pattern = re.sub(r"\{([A-Z]+)\}", lambda m: macros.get(m.group(1), m.group(0)), pattern)
    return pattern


@lru_cache(maxsize=1)
def table() -> tuple[Shape, ...]:
    """The rows of shapes.toml in order, compiled."""
    data = tomllib.loads(files("graph_build.extract").joinpath("shapes.toml").read_text("utf-8"))
    macros = {**data["macros"], **LETTERS}
    return tuple(
        Shape(
            row["id"],
            row["kind"],
            re.compile(r"(?<![\w'-])(?:" + expand(row["pattern"], macros) + r")(?!\w)"),
            tuple(row["yes"]),
            tuple(row["no"]),
        )
        for row in data["shape"]
    )


@lru_cache(maxsize=1)
def name_pattern() -> re.Pattern[str]:
    """The form of a person's name, as the table's macro NAME has it."""
    data = tomllib.loads(files("graph_build.extract").joinpath("shapes.toml").read_text("utf-8"))
    return re.compile(expand("{NAME}", {**data["macros"], **LETTERS}))


def find_shapes(text: str) -> Iterator[Found]:
    """Names by their form, cleaned of the sentence's first words; overlapping ones of different rows included."""
    for shape in table():
        position = 0
        while (match := shape.pattern.search(text, position)) is not None:
            begin = match.start("name") if shape.id in _NAME_ONLY else match.start()
            start, end = _trim(text, begin, match.end(), shape.id)
            named = start < end and not _bare(text[start:end], shape.kind)
            if named:
                parts = tuple((k, v) for k, v in sorted(match.groupdict().items()) if v)
                yield Found(start, end, shape.kind, shape.id, parts)
            position = match.end() if named or start <= match.start() else start


# Rows whose expression begins before the name.
_NAME_ONLY = frozenset({"person-after-post", "president-surname", "person-appointed", "titled-event"})

# Rows whose names may begin with a word in small letters.
_OPEN_WITH_LINK = frozenset({"policy-of-zero-tolerance", "dated-report", "actor-group"})

# Rows for documents, before whose names stands what is done with them.
_PROCESS_OF = frozenset({"policy", "strategy", "action-plan", "national-action-plan", "guidelines", "treaty", "declaration"})

# Words that open a sentence in capitals and belong to no name.
_OPENERS = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "A",
        "An",
        "In",
        "On",
        "At",
        "For",
        "From",
        "To",
        "By",
        "With",
        "Within",
        "Under",
        "Over",
        "After",
        "Before",
        "During",
        "Since",
        "Until",
        "As",
        "When",
        "While",
        "Where",
        "Whereas",
        "Although",
        "Though",
        "However",
        "Furthermore",
        "Moreover",
        "Also",
        "And",
        "But",
        "Or",
        "If",
        "Its",
        "Their",
        "His",
        "Her",
        "Our",
        "My",
        "Your",
        "It",
        "They",
        "We",
        "He",
        "She",
        "All",
        "Any",
        "Each",
        "Every",
        "Both",
        "Some",
        "Many",
        "Most",
        "Several",
        "Such",
        "Other",
        "Another",
        "No",
        "Not",
        "Only",
        "Through",
        "Throughout",
        "Across",
        "Between",
        "Among",
        "Along",
        "Around",
        "Into",
        "Per",
        "Via",
        "Supporting",
        "Opening",
        "Building",
        "Following",
        "Including",
        "Regarding",
        "Concerning",
        "Recognizing",
        "Recalling",
        "Reaffirming",
        "Noting",
        "Welcoming",
        "Taking",
        "Against",
        "According",
        "Despite",
        "Given",
        "Further",
        "Additionally",
        "Finally",
        "Today",
        "Recently",
        "Adoption",
        "Second",
        "First",
        "Third",
        "Approval",
        "Increasing",
    ]
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_KEEP_FIRST = frozenset({"First", "Second", "Third", "Building", "Increasing", "Adoption", "Supporting", "Opening"})
_EVENT_FIRST = re.compile(r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|Adoption|\d)")


def _trim(text: str, start: int, end: int, rule: str) -> tuple[int, int]:
    """The span without an opening word such as "The" or "Under" and without a possessive or comma at its end."""
    while rule != "actor-group" and (word := re.match(r"[A-Za-z]+(?:'s)? ", text[start:end])) is not None:
        bare = word.group().strip()
        if bare not in _OPENERS or (
            bare in _KEEP_FIRST and _EVENT_FIRST.match(text[start:end]) and bare not in {"Building", "Increasing"}
        ):
            break
        start += word.end()
    while (
        link := re.match(r"(?:of|on|the|for|and|to|in|with|&) ", text[start:end])
    ) is not None and rule not in _OPEN_WITH_LINK:
        start += link.end()
    if rule == "actor-group":
        start += len(m.group()) if (m := re.match(r"(?:the|[Tt]he) ", text[start:end])) else 0
    process = re.match(r"(?:Implementation|Approval|Review|Update|Revision|Development|Adoption) of (?:the )?(?=[A-Z])", text[start:end])
    if process and rule in _PROCESS_OF:
        start += process.end()
    month = re.search(rf" (?:in|on|of|from|by) (?:early |late |mid-)?(?:{_MONTHS})\b.{{0,14}}$", text[start:end])
    if month:
        end = start + month.start()
    while end > start and (
        (text[start:end].endswith(("'s", "s'")) and not text[start:end].endswith("ss'")) or text[end - 1] in " ,.;:'"
    ):
        if text[start:end].endswith("U.S."):
            break
        end -= 2 if text[start:end].endswith("'s") else 1
    return start, end


_BARE = frozenset(
    [
        "Committee",
        "Committees",
        "Panel",
        "Council",
        "Commission",
        "Commissions",
        "Board",
        "Boards",
        "Agency",
        "Agencies",
        "Authority",
        "Bureau",
        "Office",
        "Unit",
        "Cell",
        "Division",
        "Directorate",
        "Department",
        "Departments",
        "Ministry",
        "Institute",
        "Centre",
        "Center",
        "Centers",
        "Centres",
        "Academy",
        "Tribunal",
        "Court",
        "Parliament",
        "Assembly",
        "Team",
        "Fund",
        "Service",
        "Staff",
        "Headquarters",
        "Mechanism",
        "Administration",
        "Police",
        "Army",
        "Navy",
        "Command",
        "Mission",
        "Network",
        "Alliance",
        "Coalition",
        "Forum",
        "Platform",
        "Partnership",
        "Policy",
        "Strategy",
        "Guidelines",
        "Guidance",
        "Convention",
        "Treaty",
        "Charter",
        "Statute",
        "Protocol",
        "Agreement",
        "Declaration",
        "Report",
        "Review",
        "Study",
        "Assessment",
        "Conference",
        "Summit",
        "Representative",
        "Envoy",
        "Commissioner",
        "Coordinator",
        "Chair",
        "Director",
        "Secretary",
        "Minister",
        "President",
        "Structure",
        "Administrator",
        "Ambassador",
        "Adviser",
        "Advisor",
        "Commander",
        "Chief",
        "Head",
        "Task",
        "Force",
        "Working",
        "Group",
        "Union",
        "Organization",
        "Manual",
        "Act",
        "Secretariat",
        "Congress",
        "Constitution",
        "Senate",
        "Trends",
        "Region",
        "Area",
        "Unity",
    ]
)
_MAY_STAND_ALONE = frozenset({"Congress", "Constitution", "President", "Senate", "Parliament"})


def _bare(name: str, kind: str) -> bool:
    """Whether nothing but a head noun is left."""
    words = name.split()
    if kind in {"Place", "Body", "Mission", "Network", "Summit"} and name[:1].islower():
        return kind != "Place" or words[0] not in {
            "eastern",
            "western",
            "northern",
            "southern",
            "central",
            "east",
            "west",
            "north",
            "south",
        }
    return all(w in _BARE or w == "and" for w in words) and words[0] not in _MAY_STAND_ALONE and kind != "Person"
