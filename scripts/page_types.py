"""Turns the records of the network page into parts/page.d.ts, what its scripts are held against; `make page-types`."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from graph_build.show.network import records
from graph_build.show.page_json import json_name

FILE = Path(__file__).resolve().parent.parent / "graph_build" / "show" / "network" / "parts" / "page.d.ts"
HEAD = "// What the scripts of the page read as JSON. Written from records.py by `make page-types`; not to be edited.\n"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", types.NoneType: "null"}


def declarations() -> str:
    """Every record that the scripts read, as an interface of TypeScript, in the order of the module."""
    wanted = set(_inside(list(records.READ)))
    found = [kind for kind in vars(records).values() if isinstance(kind, type) and kind in wanted]
    return HEAD + "".join(map(_interface, found))


def _inside(kinds: list[type]) -> Iterator[type]:
    """The records, and those that their fields hold."""
    for kind in kinds:
        yield kind
        yield from _inside([part for hint in get_type_hints(kind).values() for part in _records_in(hint)])


def _records_in(hint: Any) -> Iterator[type]:
    if is_dataclass(hint):
        yield hint  # type: ignore[misc]
    for part in get_args(hint):
        yield from _records_in(part)


def _interface(kind: type) -> str:
    hints = get_type_hints(kind)
    lines = [f"\n/** {kind.__doc__} */\ninterface {kind.__name__} {{\n"]
    for field in fields(kind):
        parts = get_args(hints[field.name])
        optional = types.NoneType in parts and field.default is None
        hint = next(part for part in parts if part is not types.NoneType) if optional else hints[field.name]
        lines.append(f"  {json_name(field.name)}{'?' if optional else ''}: {_type(hint)};\n")
    return "".join([*lines, "}\n"])


def _type(hint: Any) -> str:
    """A type of Python as TypeScript writes it. Raises KeyError for one that JSON has no form for."""
    origin, parts = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return hint.__name__
    if origin is tuple and parts[-1] is Ellipsis:
        inner = _type(parts[0])
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is tuple:
        return f"[{', '.join(map(_type, parts))}]"
    if origin is types.UnionType:
        return " | ".join(map(_type, parts))
    if origin is Mapping:
        return f"Record<{_type(parts[0])}, {_type(parts[1])}>"
    return PLAIN[hint]


if __name__ == "__main__":
    FILE.write_text(declarations(), encoding="utf-8")
