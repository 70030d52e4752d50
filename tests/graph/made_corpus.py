"""Turns texts and statements written in a test into what extraction would give, with spans found by their words."""

from collections.abc import Mapping
from pathlib import Path

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import CorpusExtract, DocumentExtract, extract_corpus
from graph_build.extract.records import CommitmentClause, Holding, Relation, Thing


def source(name: str, text: str, **meta: str) -> SourceText:
    """A text as if it had been read from a file."""
    import hashlib

    return SourceText(f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest(), Metadata(**meta))


def read(texts: Mapping[str, str], meta: Mapping[str, Mapping[str, str]] | None = None) -> CorpusExtract:
    """What extraction gives for texts by their names, without any statement of its own."""
    corpus = extract_corpus([source(name, text, **(meta or {}).get(name, {})) for name, text in texts.items()])
    for document in corpus.documents:
        document.relations, document.holdings = [], []
    return corpus


def document(corpus: CorpusExtract, key: str) -> DocumentExtract:
    """The document of that key."""
    return next(d for d in corpus.documents if d.context.key == key)


def span(corpus: CorpusExtract, key: str, words: str) -> tuple[str, int, int]:
    """The provision and the offsets in its reading where the words stand."""
    for provision in document(corpus, key).provisions:
        at = provision.reading.text.find(words)
        if at >= 0:
            return provision.key, at, at + len(words)
    raise ValueError(f"{words!r} is not in {key}")


def say(corpus: CorpusExtract, key: str, words: str, statement: tuple[str, str, str], literal: bool = False) -> None:
    """Let a document state something in its words."""
    relation = Relation(key, *span(corpus, key, words), *statement, "test-rule", literal)
    document(corpus, key).relations.append(relation)


def hold(
    corpus: CorpusExtract,
    key: str,
    words: str,
    who: tuple[str, str],
    begins: str | None = None,
    ends: str | None = None,
) -> None:
    """Let a document say that a person is on a post."""
    holding = Holding(key, *span(corpus, key, words), *who, begins, ends, "test-holding")
    document(corpus, key).holdings.append(holding)


def commit(corpus: CorpusExtract, key: str, words: str, **fields: object) -> None:
    """Let a document state a commitment in its words, and no other."""
    given: dict[str, object] = {
        "verb": "will",
        "act": "Self-commitment",
        "strength": "Undertaking",
        "action": words,
        **fields,
    }
    clause = CommitmentClause(key, *span(corpus, key, words), "test-clause", **given)  # type: ignore[arg-type]
    document(corpus, key).commitments = [c for c in document(corpus, key).commitments if c.rule == "test-clause"] + [
        clause
    ]


def thing(corpus: CorpusExtract, key: str, kind: str, label: str) -> None:
    """Add a thing."""
    corpus.things[key] = Thing(key, kind, label, {label})


def write_folder(folder: Path, texts: Mapping[str, str]) -> Path:
    """A folder of texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder
