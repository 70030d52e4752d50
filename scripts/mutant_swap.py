"""Turns a changed source into functions at work: each function of the loaded module goes on with its changed code."""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType


class Loaded:
    """The functions of a file that live in this process, each by the place of its code among those of the file.

    ``inner`` are the lines of functions that a function made on import: no other run of it changes them.
    """

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        places = {code: place for place, code in enumerate(_outer(compile(source, str(path), "exec")))}
        live = [one for one in gc.get_objects() if type(one) is FunctionType and one.__code__.co_filename == str(path)]
        self.placed = [(one, places[one.__code__]) for one in live if one.__code__ in places]
        codes = [one.__code__ for one in live if one.__code__ not in places]
        self.inner = {line for code in codes for _, _, line in code.co_lines() if line is not None}

    def swap(self, changed: str) -> None:
        """Let the functions do what the changed source says. Only what is inside of functions may differ."""
        codes = list(_outer(compile(changed, str(self.path), "exec")))
        for function, place in self.placed:
            function.__code__ = codes[place]


def _outer(code: CodeType) -> Iterator[CodeType]:
    """The codes of the functions of a module and its classes, without those in functions, in order."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & inspect.CO_OPTIMIZED:
                yield inner
            else:
                yield from _outer(inner)
