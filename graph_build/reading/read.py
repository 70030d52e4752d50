"""Turns a text into its sentences, each read once: tokens, phrases, frames."""

from __future__ import annotations

from collections.abc import Sequence

from graph_build.corpus.provisions import Provision
from graph_build.corpus.sentences import split_sentences
from graph_build.reading.clauses import read_frames
from graph_build.reading.phrases import read_phrases
from graph_build.reading.records import ReadSentence, Tokens
from graph_build.reading.tokens import Known, tokenize, with_names


def read_sentence(text: str, start: int = 0, names: Sequence[Known] = ()) -> ReadSentence:
    """One sentence; ``start`` is where it begins in its provision's reading, from whose start offsets count.

    A name that is known already is one token, so that no phrase begins or ends inside it.
    """
    tokens = tokenize(text, start)
    return _read(with_names(tokens, names) if names else tokens)


def tells(words: str) -> bool:
    """Whether a line is a sentence, with a verb of its own: a name, a label and a heading are none.

    >>> tells("Forum shows the worth of lights"), tells("Forum on Lights")
    (True, False)
    """
    return any(frame.form == "finite" for frame in read_sentence(words).frames)


def read_again(sentence: ReadSentence, names: Sequence[Known]) -> ReadSentence:
    """The sentence with names that were not known when it was read."""
    return _read(with_names(sentence.tokens, names))


def _read(tokens: Tokens) -> ReadSentence:
    phrases = read_phrases(tokens)
    frames = read_frames(tokens, phrases)
    return ReadSentence(tokens, phrases, frames, {p.start: p for p in phrases}, {p.end: p for p in phrases})


def read_provision(provision: Provision) -> tuple[ReadSentence, ...]:
    """The sentences of a provision, after its number or bullet; none where rules do not look."""
    return tuple(read_sentence(s.text, s.start) for s in provision.sentences)


def read_text(text: str, start: int = 0) -> tuple[ReadSentence, ...]:
    """The sentences of any text from ``start`` on."""
    return tuple(read_sentence(s.text, s.start) for s in split_sentences("", text, start))
