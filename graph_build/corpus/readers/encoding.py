"""Turns bytes into text with the name of the encoding they are in, as a mark, their form or a detector tells."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.readers.record import UnreadText

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_BEFORE_CAPITAL = re.compile(r"(?<=[^\W\d_])\u00ad(?=[A-Z])")
_LOST = "\ufffd"
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding's name for people, the library that told it, and what is to be said of it."""

    text: str
    encoding: str
    library: str = ""
    remarks: tuple[str, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of the bytes. ``declared`` is what the file itself says; it counts where the bytes are so.

    A text of which a few bytes are no UTF-8 is UTF-8 with those bytes lost, and a remark. What is neither marked nor
    UTF-8 goes to the detector that browsers use.

    Raises UnreadText for bytes that are no text.
    """
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return _checked(Decoded(raw[len(mark) :].decode(codec, "replace"), name))
    if b"\0" in raw:
        return _checked(_without_mark(raw))
    try:
        return _checked(Decoded(raw.decode("utf-8"), "UTF-8"))
    except UnicodeDecodeError:
        pass
    guess = raw.decode("utf-8", "replace")
    lost = guess.count(_LOST)
    if sum(char > "\x7f" for char in guess) > 10 * lost:
        remark = f"{lost} byte{'s' if lost > 1 else ''} that are no UTF-8 stand as {_LOST}"
        return _checked(Decoded(guess, "UTF-8", remarks=(remark,)))
    return _checked(_declared(raw, declared) or _detected(raw))


def composed(text: str) -> str:
    """The text as all offsets count it: letters composed, one sign at the end of a line.

    A soft hyphen before a capital is a hyphen: "Secretary\u00adGeneral" is one word for no reader.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BEFORE_CAPITAL.sub("-", unicodedata.normalize("NFC", lines))


def _without_mark(raw: bytes) -> Decoded:
    """UTF-16 without a mark, known by the empty half of nearly every letter."""
    for codec, half in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[0::2])):
        if half.count(0) > 0.5 * len(half):
            return Decoded(raw.decode(codec, "replace"), "UTF-16 without a mark")
    raise UnreadText("binary data (a NUL byte); save it as text")


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    try:
        codec = codecs.lookup(declared or "")
        return Decoded(raw.decode("cp1252" if codec.name == "iso8859-1" else codec.name), codec.name)
    except (LookupError, UnicodeDecodeError):
        return None


def _detected(raw: bytes) -> Decoded:
    from importlib.metadata import version

    from chardetng_py import detect

    name = detect(raw)
    return Decoded(raw.decode(name, "replace"), name, f"chardetng-py {version('chardetng-py')}")


def _checked(decoded: Decoded) -> Decoded:
    text = decoded.text
    if "\0" in text:
        raise UnreadText("binary data (a NUL byte); save it as text")
    if not text.strip(" \t\r\n\f\v\u00a0\ufeff"):
        raise UnreadText("empty")
    sample = text[:20_000]
    if sum(char in _CONTROLS or char == _LOST for char in sample) > 0.05 * len(sample):
        raise UnreadText("binary data; save it as text")
    return decoded
