"""Turns the program into a digest of what decides how a document is read: its rules, its names, its libraries."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from graph_build import __version__
from graph_build.resources import ontology_dir

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_STAGES: Final = ("corpus", "extract", "guards", "reading", "units")
_BESIDE: Final = ("errors.py", "resources.py", "vocabulary.py")
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")


@cache
def rules_digest() -> str:
    """The SHA-256 digest of the stages that read a document, the reference names, and the libraries in use."""
    return _digest_of((*(_PACKAGE / name for name in (*_STAGES, *_BESIDE)), ontology_dir()))


@cache
def program_digest() -> str:
    """The SHA-256 digest of the whole program with its tables and pages, the ontology, and the libraries in use."""
    return _digest_of((_PACKAGE, ontology_dir()))


def _digest_of(roots: Iterable[Path]) -> str:
    digest = hashlib.sha256(repr((__version__, sys.version_info[:3], *_libraries())).encode())
    for root in roots:
        files = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc")
        for path in files:
            digest.update(f"\0{path.relative_to(root.parent)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _libraries() -> Iterable[tuple[str, str]]:
    """The libraries of the plain install with their versions."""
    try:
        needed = requires("wps-graph") or []
    except PackageNotFoundError:  # a checkout that is on the path and not installed
        return
    for line in needed:
        name = _NAME.match(line)
        if name and "extra ==" not in line:
            yield name.group(), _version(name.group())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
