"""Shows that reports and letters are told apart by their symbols, and that numbers of paragraphs are no resolutions."""

from __future__ import annotations

import pytest

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.symbols import symbol_behind

OPENING = "Resolution 2998 (2031)\n\nThe Security Council,\n\n"


def read(*paragraphs: str) -> CorpusExtract:
    return extract_corpus(
        [
            SourceText(f"{n}.txt", f"{OPENING}{p}\n", str(n), Metadata(kind="resolution"))
            for n, p in enumerate(paragraphs)
        ]
    )


def documents(extract: CorpusExtract) -> set[str]:
    return {key for key, thing in extract.things.items() if thing.kind in {"Report", "OtherDocument", "Treaty"}}


def cited(extract: CorpusExtract) -> set[str]:
    return {row.object for document in extract.documents for row in document.relations if row.predicate == "cites"}


def test_two_reports_of_one_name_are_two_by_their_symbols() -> None:
    extract = read(
        "1. Welcomes the report of the Secretary-General of 24 November 2030 (S/2030/604) and the report of the "
        "Secretary-General of 12 March 2031 (S/2031/149);"
    )
    assert {"s-2030-604", "s-2031-149"} <= documents(extract)
    assert extract.things["s-2030-604"].kind == "Report"


def test_reports_without_a_symbol_are_local_to_their_text() -> None:
    extract = read("1. Welcomes the report of the Secretary-General;", "1. Notes the report of the Secretary-General;")
    of_texts = [
        {m.thing for m in document.mentions if extract.things[m.thing].kind == "Report"} if document.mentions else set()
        for document in extract.documents
    ]
    assert of_texts[0].isdisjoint(of_texts[1])


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("his report A/64/742-S/2030/181", "a-64-742-s-2030-181"),
        ("the letter dated 3 May 2031 (S/2031/77)", "s-2031-77"),
        ("document A/HRC/46/35/Add.1", "a-hrc-46-35-add-1"),
    ],
)
def test_a_symbol_is_a_document(words: str, key: str) -> None:
    assert key in cited(read(f"1. Takes note of {words};"))


def test_the_symbol_behind_a_name_is_that_document() -> None:
    extract = read("1. Welcomes the Lusaka Peace Agreement on 30 July 2030 (S/2030/914) and its annex;")
    assert "s-2030-914" in documents(extract)
    assert "lusaka-peace-agreement" not in extract.things


def test_numbers_of_paragraphs_are_no_resolutions() -> None:
    words = "in accordance with the resolution, to apply paragraphs 175, 176 and 180 of his report S/2030/181;"
    assert not {one for one in cited(read(f"1. Requests the Secretary-General, {words}")) if one.startswith("unscr-1")}


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("report (S/2031/77)", "S/2031/77"),
        ("report of 3 May 2031 (S/2031/77)", "S/2031/77"),
        ("report, dated 3 May 2031, (S/2031/77)", "S/2031/77"),
        ("report and letter (S/2031/77)", ""),
        ("report (S/2031/77a)", ""),
        ("report", ""),
    ],
)
def test_the_symbol_stands_right_behind_the_name(text: str, symbol: str) -> None:
    assert symbol_behind(text, len("report")) == symbol
