"""Turns a sentence that was read into lines for people: its tokens with tags, its phrases, its frames."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.reading.read import read_text
from graph_build.reading.records import Frame, Phrase, ReadSentence


def explain(text: str) -> str:
    """How the sentences of a text are read, line by line."""
    return "\n".join(line for sentence in read_text(text) for line in _lines(sentence)) + "\n"


def _lines(sentence: ReadSentence) -> Iterator[str]:
    tokens = sentence.tokens
    yield tokens.text
    yield "  tokens   " + " ".join(f"{w}/{t}" for w, t in zip(tokens.word, tokens.tag, strict=True))
    for phrase in sentence.phrases:
        yield "  phrase   " + _phrase(sentence, phrase)
    for index, frame in enumerate(sentence.frames):
        yield f"  frame {index:<2} " + _frame(sentence, frame)


def _phrase(sentence: ReadSentence, phrase: Phrase) -> str:
    notes = [phrase.cls or "unknown kind", f"head {sentence.tokens.word[phrase.head]}"]
    name = sentence.name(phrase)
    if name != sentence.words(phrase):
        notes.append(f'name "{name}"')
    for label, value in (("owner", phrase.owner), ("title", phrase.title)):
        if value is not None:
            notes.append(f'{label} "{sentence.words(value)}"')
    notes += [f'same as "{sentence.words(p)}"' for p in phrase.apposed]
    notes += [f"short form {alias}" for alias in phrase.aliases]
    if phrase.number:
        notes.append(f"number {phrase.number}")
    return f"[{sentence.words(phrase)}] {', '.join(notes)}"


def _frame(sentence: ReadSentence, frame: Frame) -> str:
    words = sentence.tokens.slice(frame.start, frame.stop)
    notes = [f"{frame.lemma} ({frame.form}{', ' + frame.voice if frame.voice == 'passive' else ''}): {words}"]
    for label, phrases in (("who", frame.agent), ("whom or what", frame.patient), ("asked", frame.asked)):
        if phrases:
            notes.append(f"{label}: " + " + ".join(f"[{sentence.words(p)}]" for p in phrases))
    notes += [f"{p.prep}: [{sentence.words(p.phrase)}]" for p in frame.preps]
    notes += [f"when: {p.prep} [{sentence.words(p.phrase)}]" for p in frame.dates]
    if frame.action is not None:
        notes.append(f"act: frame {frame.action}")
    if frame.parent is not None:
        notes.append(f"{frame.link} of frame {frame.parent}")
    if frame.subject_from:
        notes.append(f"subject {frame.subject_from}")
    if frame.deontic is not None:
        but = f", but {frame.unread}" if frame.unread else ""
        notes.append(f"{frame.deontic.strength} by {frame.deontic.rule}{but}")
    return "; ".join(notes)
