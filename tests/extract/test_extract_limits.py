"""Shows that a text on which extraction has no end is a row of the report, and that the texts beside it are read."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from extract_probe import source_of

from graph_build.corpus.source import SourceText
from graph_build.extract import corpus_extract
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.extract.document import Draft, draft_of
from graph_build.guards import limited

GOOD = "NATO shall report in 2030.\n"


def sources(bad: str) -> list[SourceText]:
    return [replace(source_of(bad), file="bad.md"), replace(source_of(GOOD), file="good.md")]


def test_a_line_as_long_as_a_book_is_a_row() -> None:
    corpus = extract_corpus(sources("NATO shall report. " * 20_000))
    assert [d.source.file for d in corpus.documents] == ["good.md"]
    assert corpus.failed[0].reason == "a line of 380,000 characters; break it into paragraphs"


def test_a_text_without_end_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(source: SourceText) -> Draft:
        while source.file == "bad.md":
            try:
                sum(range(1000))
            except Exception:  # a fault of the text itself would be met here
                continue
        return draft_of(source)

    monkeypatch.setattr(corpus_extract, "draft_of", endless)
    monkeypatch.setattr("graph_build.guards.time_limit.SECONDS", 5)
    corpus = extract_corpus(sources("NATO met."))
    assert [d.source.file for d in corpus.documents] == ["good.md"]
    assert corpus.failed[0].reason == "not read within 5 seconds; break its long paragraphs, or split it"


def test_outside_of_the_main_thread_there_is_no_limit_and_no_error() -> None:
    done: list[int] = []

    def work() -> None:
        with limited(10):
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]
