"""Turns the head of a text between two lines of three hyphens into what it says of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

import yaml

from graph_build.corpus.common_dates import edtf_of
from graph_build.corpus.source import Metadata
from graph_build.guards import steers

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*+\n(.*?)\n---[ \t]*+(?:\n|\Z)", re.DOTALL)
_LONGEST = 50_000
_LONGEST_VALUE = 2_000
_DEEPEST = 8
_NAMES = {"date": "published", "source_url": "address", "url": "address", "author": "publisher"}
_WORDS = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_PLAIN = frozenset({_WORDS, *(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))})
_FIELDS = frozenset(one.name for one in fields(Metadata))
# How the first line of a front matter begins, and that of prose between two rules does not.
_NAMED = re.compile(r"[A-Za-z_][\w-]{0,40}+:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter says, where the text after it begins, and what of it could not be taken; 0 for none."""

    meta: Metadata = field(default_factory=Metadata)
    end: int = 0
    remarks: tuple[str, ...] = ()


class _Refused(Exception):
    """A front matter that stands as text; the words say why."""


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text; one that holds nothing to be taken stands as text."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return FrontMatter()
    try:
        said = _values(match.group(1))
    except _Refused as why:
        return FrontMatter(remarks=(f"its front matter {why} and stands as text",))
    found = {name: value for name, value in said.items() if value}
    remarks = tuple(
        f"its front matter's {name} is left out: {_RULES[name == 'published']}" for name in said.keys() - found
    )
    return FrontMatter(Metadata(**found), match.end() if found else 0, tuple(sorted(remarks)))


_RULES = (f"it is more than {_LONGEST_VALUE:,} characters, or no plain words", "it is no date, or can be two")


def _values(block: str) -> dict[str, str]:
    """The fields of a front matter that are plain words or lists of words, empty for what is none.

    Words stay words: no types, references or merges are read, for with those a few lines stand for gigabytes.

    Raises _Refused.
    """
    if len(block) > _LONGEST:
        raise _Refused(f"is longer than {_LONGEST:,} characters")
    try:
        _require_flat(block)
        tree = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        if _NAMED.match(block):
            raise _Refused("is no sound YAML") from None
        return {}
    if not isinstance(tree, yaml.MappingNode):
        return {}
    named = {_NAMES.get(str(k.value), str(k.value)): v for k, v in tree.value}
    out = {name: _plain(node) for name, node in named.items() if name in _FIELDS and not _is_empty(node)}
    if out.get("published"):
        out["published"] = edtf_of(out["published"]) or ""
    return out


def _require_flat(block: str) -> None:
    """Refuses what refers to something in itself, or is deeper than lists of lists.

    It is told while the block is read, as the time to read goes with the square of the depth.

    Raises _Refused.
    """
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _Refused(f"is deeper than {_DEEPEST} lists in each other")
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("refers to itself")


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()


def _plain(node: yaml.Node) -> str:
    """A value in words, a list of words joined by commas; empty for anything nested, endless or no words at all."""
    if node.tag == _LIST and all(item.tag == _WORDS for item in node.value):
        value = ", ".join(item.value for item in node.value)
    elif isinstance(node, yaml.ScalarNode) and node.tag in _PLAIN:
        value = node.value
    else:
        return ""
    folded = " ".join(value.split())
    return "" if len(value) > _LONGEST_VALUE or any(map(steers, folded)) else folded
