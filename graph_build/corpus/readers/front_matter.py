"""Turns the head of a text between two lines of three hyphens into what it says of the document."""

from __future__ import annotations

import re
from dataclasses import fields

import yaml

from graph_build.corpus.common_dates import edtf_of
from graph_build.corpus.source import Metadata

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*+\n(.*?)\n---[ \t]*+(?:\n|\Z)", re.DOTALL)
_LONGEST = 50_000
_LONGEST_VALUE = 2_000
_DEEPEST = 8
_NAMES = {"date": "published", "source_url": "address", "url": "address", "author": "publisher"}
_WORDS = "tag:yaml.org,2002:str"
_PLAIN = frozenset({_WORDS, *(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))})
_FIELDS = frozenset(field.name for field in fields(Metadata))


def front_matter(text: str) -> tuple[Metadata, int]:
    """What the front matter says, and where the text after it begins; nothing and 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    found = _values(match.group(1)) if match else {}
    return (Metadata(**found), match.end()) if found and match is not None else (Metadata(), 0)


def _values(block: str) -> dict[str, str]:
    """The fields of a front matter that are plain words or lists of words; nothing where it is no sound YAML.

    Words stay words: no types, references or merges are read, for with those a few lines stand for gigabytes.
    """
    if len(block) > _LONGEST:
        return {}
    try:
        if not _is_flat(block):
            return {}
        tree = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(tree, yaml.MappingNode):
        return {}
    renamed = {_NAMES.get(str(k.value), str(k.value)): _plain(v) for k, v in tree.value}
    if "published" in renamed:
        renamed["published"] = edtf_of(renamed["published"]) or ""
    return {k: v for k, v in renamed.items() if k in _FIELDS and v}


def _is_flat(block: str) -> bool:
    """Whether it refers to nothing in itself and is no deeper than lists of lists.

    It is told while the block is read, as the time to read goes with the square of the depth.
    """
    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def _plain(node: yaml.Node) -> str:
    """A value in words, a list of words joined by commas; empty for anything nested, endless or no words at all."""
    if isinstance(node, yaml.SequenceNode) and all(item.tag == _WORDS for item in node.value):
        value = ", ".join(item.value for item in node.value)
    elif isinstance(node, yaml.ScalarNode) and node.tag in _PLAIN:
        value = node.value
    else:
        return ""
    if len(value) > _LONGEST_VALUE or any("\ud800" <= char <= "\udfff" for char in value):
        return ""
    return " ".join(value.split())
