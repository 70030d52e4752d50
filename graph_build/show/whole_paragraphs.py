"""Turn the texts beside a graph into the whole paragraphs of its documents, each piece with its offset in its text."""

from __future__ import annotations

from dataclasses import dataclass

from graph_build.ask.lookups import WPS, Source, clean
from graph_build.ask.texts import Texts


@dataclass(frozen=True, slots=True)
class WholeParagraphs:
    """The paragraphs of one graph whose texts are those that it was read from."""

    source: Source
    texts: Texts

    def of(self, document: str, provision: str) -> tuple[tuple[int, str], ...]:
        """The pieces of a provision in order, with their offsets in code points; none where its text is not at hand."""
        text, _ = self.texts.of(document, self.source.values(document, WPS + "textDigest"))
        if text is None:
            return ()
        return tuple((piece.start, _shown(text.text[piece.start : piece.end])) for piece in text.of(provision))


def _shown(words: str) -> str:
    """The words, as long as before, with a space for every sign that is not shown.

    >>> _shown("a\\nb\\u202ec")
    'a b c'
    """
    return (
        words if words.isprintable() else "".join(sign if clean(sign, strip=False) == sign else " " for sign in words)
    )
