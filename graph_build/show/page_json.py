"""Turn records of a page into what JSON has: objects, lists, texts, numbers and truth values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass


def json_name(field: str) -> str:
    """The name of a field in JSON.

    >>> json_name("class_name"), json_name("from_")
    ('className', 'from')
    """
    first, *rest = field.strip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def as_json(value: object) -> object:
    """A record as JSON has it: objects, lists, texts, numbers and truth values."""
    if is_dataclass(value) and not isinstance(value, type):
        told = ((json_name(field.name), getattr(value, field.name)) for field in fields(value))
        return {name: as_json(part) for name, part in told if part is not None}
    if isinstance(value, Mapping):
        return {key: as_json(part) for key, part in value.items()}
    return [as_json(part) for part in value] if isinstance(value, tuple | list) else value
