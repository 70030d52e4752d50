"""Shows that extraction ends soon on texts that nobody would write, and is the same for any number of workers."""

from __future__ import annotations

import random
import time

import pytest
from extract_probe import source_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import CorpusExtract, extract_corpus, extract_document

WORDS = [
    "NATO",
    "will",
    "and",
    "the",
    "United",
    "Nations",
    "shall,",
    "in",
    "2030",
    "train;",
    "Ms",
    "Anna",
    "Berg",
    "of",
    "Norway",
    "(WPS)",
    "–",
    "resolution",
    "1325",
    "(2000)",
    "must:",
    "be",
]


def babble(length: int, *, seed: int = 7) -> str:
    """Return words of the field in no order, on one line."""
    chosen = random.Random(seed)
    out: list[str] = []
    size = 0
    while size < length:
        out.append(chosen.choice(WORDS))
        size += len(out[-1]) + 1
    return " ".join(out)[:length]


HOSTILE = {
    "newlines": ("\n" * 200_000, 2.0),
    "blanks": (" " * 200_000, 4.0),
    "one letter": ("a" * 200_000, 8.0),
    "one capital": ("A" * 200_000, 8.0),
    "capital words on one line": ("Aa " * 10_000, 15.0),
    "numbers": ("1325 (2000), " * 5_000, 15.0),
    "brackets": ("(" * 50_000, 8.0),
    "no full stop": (babble(30_000), 25.0),
    "right to left": ("\u202bالمرأة والسلام والأمن\u202c NATO will act. قرار مجلس الأمن ١٣٢٥ (٢٠٠٠).\n\n" * 200, 8.0),
    "scripts": ("妇女、和平与安全。NATO will act. Женщины, мир. नेपाल. \n\n" * 200, 8.0),
    "control characters": (
        "".join(chr(c) for c in range(1, 32)) + "NATO will act.\x7f\x85\u2028\u2029" + "\x0b\x0c\x1c" * 2_000,
        4.0,
    ),
    "combining marks": ("N\u0301A\u0301T\u0301O\u0301 " + "e" + "\u0301" * 20_000, 8.0),
    "astral plane": ("👩🏽\u200d✈️ NATO will act. 𝔑𝔄𝔗𝔒 " * 500, 8.0),
    "markdown": ("**[a](http://x) *b* `c` <u> " * 2_000, 8.0),
    "headings": ("## A\n" * 3_000, 8.0),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_time(name: str) -> None:
    text, seconds = HOSTILE[name]
    begin = time.process_time()
    document = extract_document(source_of(text))
    taken = time.process_time() - begin
    assert taken < seconds
    assert sum(b - a for p in document.provisions for a, b in p.segments) == (len(text) if text.strip() else 0)


RESOLUTION = "Security Council resolution 9999 (2031)"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("NATO " + "that they must " * 400, "Notes", id="that in prose"),
        pytest.param("NATO " + "which will act, " * 400, "Notes", id="which in prose"),
        pytest.param("NATO will act and " * 400, "Notes", id="and in prose"),
        pytest.param("1. Stresses " + "that they must " * 400, RESOLUTION, id="that in a resolution"),
        pytest.param("1. " + "requests all, " * 2_000, RESOLUTION, id="requests in a resolution"),
        pytest.param("1. Urges " + "and " * 3_000 + "requests all.", RESOLUTION, id="and in a resolution"),
    ],
)
def test_one_sentence_of_many_clauses_is_read_in_time(text: str, title: str) -> None:
    begin = time.process_time()
    extract_document(source_of(text, title))
    assert time.process_time() - begin < 3


def test_five_thousand_numbered_paragraphs_are_read_in_time() -> None:
    text = (
        "\n\n".join(f"{n}. Allies will train {n} advisers." for n in range(1, 1000))
        + "\n\n"
        + "\n\n".join(f"{n}. They met." for n in range(1, 4001))
    )
    begin = time.process_time()
    document = extract_document(source_of(text))
    assert time.process_time() - begin < 30
    assert len(document.provisions) == 4_999
    assert len(document.commitments) == 999


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    def seconds(paragraphs: int) -> float:
        text = "\n\n".join(
            f"The Ministry of Defence of Norway will train advisers in group {n}." for n in range(paragraphs)
        )
        begin = time.process_time()
        extract_document(source_of(text))
        return time.process_time() - begin

    seconds(5)
    assert seconds(600) < 10 * max(seconds(150), 0.05)


ODD = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\n .:;,()NATOwilshu1325\t\u00ad\u200f")
    ),
    max_size=300,
)


@settings(max_examples=60, deadline=None)
@given(ODD)
def test_any_text_is_read(text: str) -> None:
    document = extract_document(source_of(text))
    for mention in document.mentions:
        assert mention.surface.strip()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "NATO",
                "will",
                "shall",
                "the Secretary",
                "(a)",
                "\n\n",
                "1.",
                "2030",
                "by",
                ":",
                ";",
                "that",
                "Ms Anna Berg",
                "of",
                "and",
                ",",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_telling_words_is_read(words: list[str]) -> None:
    document = extract_document(source_of(" ".join(words)))
    for clause in document.commitments:
        text = next(p.reading.text for p in document.provisions if p.key == clause.provision)
        assert 0 <= clause.start < clause.end <= len(text)


def summary(extract: CorpusExtract) -> list[object]:
    things = [
        (k, t.kind, t.label, sorted(t.names), t.status, t.identifiers, t.matches) for k, t in extract.things.items()
    ]
    return [
        things,
        *(
            [d.source.file, d.context.key, d.mentions, d.relations, d.holdings, d.commitments]
            for d in extract.documents
        ),
    ]


def test_one_worker_and_two_give_the_same() -> None:
    texts = [
        "The Vorland Committee on Border Affairs (VCBA) will report by 2030. The North Atlantic Council (XYZC) met.",
        "Ms Ingrid Solberg, Chair of the NATO Military Committee, opened the debate. The XYZC met.",
        "1. Urges Member States to act;\n\n2. Recalls resolutions 1325 (2000) and 1820 (2008);",
        "In May the Vorland Committee on Border Affairs met NATO. VCBA left.",
        babble(3_000),
    ]
    sources = [
        SourceText(f"file-{n}.txt", text, "0" * 64, Metadata(title=f"Notes {n}")) for n, text in enumerate(texts)
    ]
    assert summary(extract_corpus(sources, 1)) == summary(extract_corpus(sources, 2))
