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
_NAMES = {"date": "published", "source_url": "address", "url": "address", "author": "publisher"}
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
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block, Loader=yaml.BaseLoader)):
            return {}
        data = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    renamed = {_NAMES.get(str(k), str(k)): _plain(v) for k, v in data.items()}
    if "published" in renamed:
        renamed["published"] = edtf_of(renamed["published"]) or ""
    return {k: v for k, v in renamed.items() if k in _FIELDS and v}


def _plain(value: object) -> str:
    """A value in words, a list of words joined by commas; empty for anything nested, endless or no letters at all."""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE or any("\ud800" <= c <= "\udfff" for c in value):
        return ""
    return " ".join(value.replace("\u00a0", " ").split())
