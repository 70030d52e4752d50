"""Shows that the time of extraction grows with the length of odd texts alone, and that workers change nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import pytest
from extract_probe import source_of
from growth_probe import MOST, MOST_OF_A_SQUARE, TIMES, growth
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.document import DocumentExtract, extract_document

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


def repeated(words: str) -> Callable[[int], str]:
    """Texts of any length that say the same again and again."""
    return lambda length: (words * (length // len(words) + 1))[:length]


# A text of any length, and the length of the longer one that is read.
HOSTILE: dict[str, tuple[Callable[[int], str], int]] = {
    "newlines": (repeated("\n"), 200_000),
    "blanks": (repeated(" "), 200_000),
    "one letter": (repeated("a"), 200_000),
    "one capital": (repeated("A"), 200_000),
    "capital words on one line": (repeated("Aa "), 30_000),
    "numbers": (repeated("1325 (2000), "), 65_000),
    "brackets": (repeated("("), 50_000),
    "counted goals": (repeated("three goals: aaaa, bbbb and "), 30_000),
    "lists of goals": (repeated("It has two goals: safe ports and paid guards. "), 20_000),
    "no full stop": (babble, 30_000),
    "right to left": (
        repeated("\u202bالمرأة والسلام والأمن\u202c NATO will act. قرار مجلس الأمن ١٣٢٥ (٢٠٠٠).\n\n"),
        13_000,
    ),
    "scripts": (repeated("妇女、和平与安全。NATO will act. Женщины, мир. नेपाल. \n\n"), 9_000),
    "control characters": (
        repeated("".join(chr(c) for c in range(1, 32)) + "NATO will act.\x7f\x85\u2028\u2029" + "\x0b\x0c\x1c" * 200),
        6_000,
    ),
    "combining marks": (lambda length: "N\u0301A\u0301T\u0301O\u0301 " + "e" + "\u0301" * length, 20_000),
    "astral plane": (repeated("👩🏽\u200d✈️ NATO will act. 𝔑𝔄𝔗𝔒 "), 13_000),
    "markdown": (repeated("**[a](http://x) *b* `c` <u> "), 54_000),
    "headings": (repeated("## A\n"), 15_000),
}


# The clauses of one sentence look back over its words, so that its time may grow with its square; sentences are short.
ONE_SENTENCE = "no full stop"


def read(text: str) -> DocumentExtract:
    return extract_document(source_of(text))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_time_that_grows_with_its_length(name: str) -> None:
    text_of, length = HOSTILE[name]
    most = MOST_OF_A_SQUARE if name == ONE_SENTENCE else MOST
    assert growth(read, text_of, length // TIMES, most) < most


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_whole(name: str) -> None:
    text_of, length = HOSTILE[name]
    text = text_of(length // TIMES)
    spans = [span for p in read(text).provisions for span in p.segments]
    assert sum(b - a for a, b in spans) == (len(text) if text.strip() else 0)


RESOLUTION = "Security Council resolution 9999 (2031)"


@pytest.mark.parametrize(
    ("before", "pump", "title", "length"),
    [
        pytest.param("NATO ", "that they must ", "Notes", 6_000, id="that in prose"),
        pytest.param("NATO ", "which will act, ", "Notes", 6_400, id="which in prose"),
        pytest.param("NATO ", "will act and ", "Notes", 5_200, id="and in prose"),
        pytest.param("1. Stresses ", "that they must ", RESOLUTION, 6_000, id="that in a resolution"),
        pytest.param("1. ", "requests all, ", RESOLUTION, 28_000, id="requests in a resolution"),
        pytest.param("1. Urges ", "and ", RESOLUTION, 12_000, id="and in a resolution"),
    ],
)
def test_one_sentence_of_many_clauses_is_read_in_time(before: str, pump: str, title: str, length: int) -> None:
    def text_of(length: int) -> str:
        return before + repeated(pump)(length) + "requests all."

    run = partial(_read_titled, title)
    assert growth(run, text_of, length // TIMES, MOST_OF_A_SQUARE) < MOST_OF_A_SQUARE


def _read_titled(title: str, text: str) -> DocumentExtract:
    return extract_document(source_of(text, title))


def numbered(promising: int, others: int) -> str:
    lines = [f"{n}. Allies will train {n} advisers." for n in range(1, promising + 1)]
    return "\n\n".join([*lines, *(f"{n}. They met." for n in range(1, others + 1))])


def test_thousands_of_numbered_paragraphs_are_all_read() -> None:
    document = read(numbered(999, 4_000))
    assert len(document.provisions) == 4_999
    assert len(document.commitments) == 999


def test_time_grows_with_the_number_of_paragraphs_and_not_with_its_square() -> None:
    assert growth(read, lambda count: numbered(count, 4 * count), 250) < MOST


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    def text_of(paragraphs: int) -> str:
        return "\n\n".join(
            f"The Ministry of Defence of Norway will train advisers in group {n}." for n in range(paragraphs)
        )

    assert growth(read, text_of, 150) < MOST


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


NAMED = st.tuples(
    st.sampled_from(["", "OSCE", "Canada's", "African Union", "The", "Joint"]),
    st.sampled_from(["Administrative Directive", "Action Plan", "Strategy", "Resolution", "Decision No.", "Code"]),
    st.sampled_from(["", "7/2025", "14/04", "040-001", "1325 (2000)", "2023-2027", "§ 5", "(EU) 2024/1385", "100%"]),
    st.sampled_from(["", "on Gender Equality", ": Focal Points", "(WPS)", "& R&D", '"Gender"', "[draft]"]),
).map(lambda parts: [word for part in parts for word in part.split()])
LINES = st.sampled_from(
    ["**{}**", "# {}", "{}", "The {}", "- {}", "{} (the Directive)", "| {} | x |\n|---|---|\n| {} | y |"]
)


@settings(max_examples=80, deadline=None)
@given(NAMED, st.lists(st.tuples(LINES, st.integers(0, 6), NAMED, st.booleans()), min_size=1, max_size=5))
def test_a_text_that_calls_itself_by_any_part_of_its_title_is_read(
    title: list[str], lines: list[tuple[str, int, list[str], bool]]
) -> None:
    rows = [
        line.replace("{}", " ".join((other if is_other else title)[first:])) for line, first, other, is_other in lines
    ]
    document = extract_document(source_of("\n\n".join([*rows, "The Secretary shall report."]), " ".join(title)))
    assert {m.thing for m in document.mentions} <= document.things.keys()


@pytest.mark.parametrize(
    ("title", "shorter"),
    [
        ("OSCE Administrative Directive 7/2025", "Administrative Directive 7/2025"),
        ("Vorland Defence Strategy 2031", "Defence Strategy 2031"),
        ("Harbour Union Code of Conduct (2030)", "Code of Conduct (2030)"),
    ],
)
def test_the_end_of_its_title_is_the_document_itself(title: str, shorter: str) -> None:
    document = extract_document(
        source_of(f"The {title} was adopted.\n\n**{shorter}**\n\nThe {shorter} applies.", title)
    )
    meant = {m.thing for m in document.mentions if shorter in m.surface}
    assert meant == {document.context.key}
