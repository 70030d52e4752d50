"""Attacks identity: names that look alike and are two things, names that look different and are one."""

from __future__ import annotations

import pytest

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus

NOTES = "Notes of the archive"
KENYA = "Kenya National Action Plan on Women, Peace and Security 2031-2035"
NEPAL = "Nepal National Action Plan on Women, Peace and Security 2032-2036"


def corpus_of(*texts: tuple[str, str]) -> CorpusExtract:
    """Return what texts say, each given by its title and its words."""
    return extract_corpus(
        [SourceText(f"text-{n:03}.txt", text, "0" * 64, Metadata(title=title)) for n, (title, text) in enumerate(texts)]
    )


def keys(corpus: CorpusExtract, words: str) -> list[str]:
    """Return what is meant wherever the words stand in a name, in the order of documents and places."""
    return [m.thing for document in corpus.documents for m in document.mentions if words in m.surface]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("Ministry of Defence", [(NOTES, "Kenya's Ministry of Defence wrote to Nepal's Ministry of Defence.")]),
        ("Minister of Defence", [(NOTES, "The Minister of Defence of Kenya met the Minister of Defence of Nepal.")]),
        ("Minister of Defence", [(KENYA, "The Minister of Defence spoke."), (NEPAL, "The Minister of Defence spoke.")]),
        (
            "The Ministry",
            [
                (KENYA, "They met the Ministry of Gender. The Ministry will report."),
                (NEPAL, "They met the Ministry of Gender. The Ministry will report."),
            ],
        ),
        ("Parliament", [(KENYA, "It reports to Parliament."), (NEPAL, "It reports to Parliament.")]),
        (
            "national action plan",
            [(NOTES, "Jordan adopted its national action plan in 2031. Kenya wrote its national action plan.")],
        ),
        (
            "National Action Plan",
            [(NOTES, "Ireland's second National Action Plan ended. Ireland's third National Action Plan began.")],
        ),
        (
            "Gender Strategy",
            [(NOTES, "Ghana's National Gender Strategy is new. The National Gender Strategy of Togo is old.")],
        ),
        ("MWG", [(NOTES, "MWG will report."), ("Other notes", "MWG will answer.")]),
        ("MWG", [(NOTES, "The Market Women Guild (MWG) met."), ("Other notes", "The Mining Work Group (MWG) met.")]),
        ("oth countries", [(NOTES, "Both countries will meet."), ("Other notes", "Both countries will trade.")]),
        ("68th session", [(NOTES, "The 68th session opened."), ("Other notes", "The 68th session closed.")]),
        (
            "Review Conference",
            [
                (
                    NOTES,
                    "The Network held a Review Conference in June 2031. "
                    "Chile will host a follow-on Review Conference in May 2032.",
                )
            ],
        ),
    ],
)
def test_two_things_of_one_name_stay_two(words: str, texts: list[tuple[str, str]]) -> None:
    found = set(keys(corpus_of(*texts), words))
    assert len(found) == 2, found


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (
            "National Action Plan",
            [
                (
                    NOTES,
                    "Chile adopted its second National Action Plan. Chile's second National Action Plan ended. "
                    "The second National Action Plan of Chile is long. The second Chilean National Action Plan ends.",
                )
            ],
        ),
        (
            "ational",
            [(KENYA, "The National Action Plan was adopted in 2031. It is Kenya's second national action plan.")],
        ),
        (
            "second",
            [
                (KENYA, "It is Kenya's second national action plan."),
                (NOTES, "They read Kenya's second National Action Plan."),
            ],
        ),
        ("Ministry of Trade", [(NOTES, "Kenya's Ministry of Trade wrote. The Ministry of Trade of Kenya wrote.")]),
        (
            "Security Council",
            [(NOTES, "The Peace and Security Council met."), ("Other notes", "The Peace and Security Council met.")],
        ),
    ],
)
def test_one_thing_of_several_names_is_one(words: str, texts: list[tuple[str, str]]) -> None:
    found = set(keys(corpus_of(*texts), words))
    assert len(found) == 1, found


def test_the_council_of_peace_and_security_is_not_that_of_the_united_nations() -> None:
    corpus = corpus_of((NOTES, "The Peace and Security Council met. The Security Council met."))
    assert keys(corpus, "Council") == ["african-union-peace-and-security-council", "united-nations-security-council"]


def test_a_meeting_by_its_number_is_that_of_the_organ_that_speaks() -> None:
    text = "The 9900th meeting was long. They recalled the 9900th meeting of the Security Council."
    source = SourceText("text.txt", text, "0" * 64, Metadata(title=NOTES, publisher="United Nations"))
    assert len(set(keys(extract_corpus([source]), "9900th meeting"))) == 1
