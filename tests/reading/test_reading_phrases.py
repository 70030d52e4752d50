"""Shows that noun phrases have the right bounds, heads, owners, titles, appositions and short forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.reading import Phrase, ReadSentence, read_sentence

# Sentence, and for each phrase wanted: its words, then what is wanted of it.
CASES: list[tuple[str, dict[str, dict[str, object]]]] = [
    (
        "The Bureau of Democracy, Human Rights, and Labor will meet.",
        {"The Bureau of Democracy, Human Rights, and Labor": {"cls": "body", "head": "Bureau", "det": "the"}},
    ),
    (
        "The Peace, Security, and Governance Forum opened.",
        {"The Peace, Security, and Governance Forum": {"cls": "body", "head": "Forum"}},
    ),
    (
        "The Ministry of Gender, Labour and Social Development of Uganda will report.",
        {"The Ministry of Gender, Labour and Social Development of Uganda": {"cls": "body", "head": "Ministry"}},
    ),
    (
        "Foreign Minister Lena Holt and President Ruiz signed it.",
        {
            "Foreign Minister Lena Holt": {"cls": "person", "name": "Lena Holt", "title": "Foreign Minister"},
            "President Ruiz": {"cls": "person", "name": "Ruiz", "title": "President"},
        },
    ),
    (
        "In August, Secretary of State Anna Berg attended the second Summit for Peace in Oslo.",
        {
            "August": {"cls": "date"},
            "Secretary of State Anna Berg": {"cls": "person", "name": "Anna Berg", "title": "Secretary of State"},
            "the second Summit for Peace": {"cls": "summit", "name": "second Summit for Peace"},
            "Oslo": {"cls": "open"},
        },
    ),
    (
        "Ghana's second National Action Plan on Women, Peace and Security (GHANAP II) began on 5 May 2020.",
        {
            "Ghana's second National Action Plan on Women, Peace and Security (GHANAP II)": {
                "cls": "plan",
                "owner": "Ghana",
                "name": "second National Action Plan on Women, Peace and Security",
                "aliases": ("GHANAP II",),
            },
            "5 May 2020": {"cls": "date"},
        },
    ),
    (
        "They met Anna Berg, the new chairman of the Oversight Commission, in May.",
        {
            "Anna Berg": {"cls": "person", "same": ("the new chairman of the Oversight Commission",)},
            "the new chairman of the Oversight Commission": {"cls": "post", "owner": "the Oversight Commission"},
            "May": {"cls": "date"},
        },
    ),
    (
        "The Special Envoy for the Lakes, Irene Falk, spoke.",
        {"The Special Envoy for the Lakes": {"cls": "post", "same": ("Irene Falk",)}, "Irene Falk": {"cls": "person"}},
    ),
    (
        "The U.S. Agency for International Skills (USAIS) and the Forward Movement (FM) met.",
        {
            "The U.S. Agency for International Skills (USAIS)": {"cls": "body", "aliases": ("USAIS",)},
            "the Forward Movement (FM)": {"cls": "organisation", "aliases": ("FM",), "name": "Forward Movement"},
        },
    ),
    (
        "Recalling its resolutions 1674 (2006) on civilians, 1612 (2005) on children and 1820 (2008), it acts.",
        {
            "its resolutions 1674 (2006) on civilians": {"cls": "resolution", "number": "1674 (2006)", "year": "2006"},
            "1612 (2005) on children": {"cls": "resolution", "number": "1612 (2005)"},
            "1820 (2008)": {"cls": "resolution", "number": "1820 (2008)", "year": "2008"},
        },
    ),
    (
        "The Jordanian Ministry of Defence and the Ministry of Defence of Chile met.",
        {
            "The Jordanian Ministry of Defence": {"cls": "body", "owner": "Jordanian"},
            "the Ministry of Defence of Chile": {"cls": "body", "owner": "Chile"},
        },
    ),
    ("Executive Order 20001 binds agencies.", {"Executive Order 20001": {"cls": "order", "number": "20001"}}),
    (
        "The full, equal and safe participation of women and girls grew.",
        {"The full, equal and safe participation of women and girls": {"head": "participation", "cls": "theme"}},
    ),
    (
        "The Special Representative on Sexual Violence in Conflict met parties to armed conflict.",
        {
            "The Special Representative on Sexual Violence in Conflict": {"cls": "post"},
            "parties to armed conflict": {"cls": "group", "plural": True},
        },
    ),
    ("Both countries and the parties agreed.", {"Both countries": {"cls": "group", "det": "both"}}),
    ("A Memorandum on Fair Pay was signed.", {"A Memorandum on Fair Pay": {"cls": "order"}}),
    (
        "The leaders of ASEAN and the United States met in Arland.",
        {"The leaders of ASEAN and the United States": {"cls": "group"}, "Arland": {"cls": "open"}},
    ),
    ("We thank Ms. Paula Ray.", {"Ms. Paula Ray": {"cls": "person", "name": "Paula Ray", "title": "Ms."}}),
    (
        "The board launched the Voices of Youth (VOY) programme.",
        {"The board": {"cls": "body", "name": "board"}},
    ),
    (
        "Research is done by the Data Team, one of the four divisions of the Harbour Institute.",
        {"one of the four divisions of the Harbour Institute": {"cls": "body", "head": "divisions"}},
    ),
    (
        "The Hon. Dr Lena Holt AM MP spoke.",
        {"The Hon. Dr Lena Holt AM MP": {"cls": "person", "name": "Lena Holt"}},
    ),
    (
        "The Fund met the Minister for Family and the Promotion of Women.",
        {"the Minister for Family and the Promotion of Women": {"cls": "post", "head": "Minister"}},
    ),
    ("It met on the 23rd of September, 2016.", {"the 23rd of September, 2016": {"cls": "date"}}),
    (
        "They joined the Focal Points Network (FPN) meeting held in Oslo.",
        {"the Focal Points Network (FPN) meeting": {"head": "meeting"}},
    ),
]


def seen(sentence: ReadSentence, phrase: Phrase) -> dict[str, object]:
    words = sentence.words
    return {
        "cls": phrase.cls,
        "head": sentence.tokens.word[phrase.head],
        "det": phrase.det,
        "name": sentence.name(phrase),
        "owner": words(phrase.owner) if phrase.owner else None,
        "title": words(phrase.title) if phrase.title else None,
        "aliases": phrase.aliases,
        "number": phrase.number,
        "year": phrase.year,
        "plural": phrase.plural,
        "same": tuple(words(p) for p in phrase.apposed),
    }


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_a_sentence_has_its_phrases(text: str, wanted: dict[str, dict[str, object]]) -> None:
    sentence = read_sentence(text)
    found = {sentence.words(p): seen(sentence, p) for p in sentence.phrases}
    assert wanted.keys() <= found.keys(), list(found)
    for words, fields in wanted.items():
        assert {key: found[words][key] for key in fields} == fields


def test_dates_months_and_documents_are_never_persons() -> None:
    for text in (
        "In August Lena came.",
        "On 5 May 2020 it met.",
        "A Memorandum on Pay came.",
        "The Review Report came.",
    ):
        assert "person" not in [p.cls for p in read_sentence(text).phrases]


def test_other_ends_of_a_name_are_kept() -> None:
    sentence = read_sentence("The Committee on Gender of the Union met.")
    phrase = sentence.phrases[0]
    assert [sentence.tokens.slice(phrase.start, end) for end, _ in phrase.grown][:1] == ["The Committee"]


WORDS = [
    "the",
    "a",
    "its",
    "women",
    "women's",
    "Council",
    "of",
    "on",
    "for",
    "and",
    ",",
    ",",
    "(",
    ")",
    "UN",
    "NATO",
    "plan",
    "Plan",
    "Minister",
    "Lena",
    "Holt",
    "Ghana",
    "'s",
    "1325",
    "(2000)",
    "May",
    "2020",
    "5",
    "shall",
    "urges",
    "to",
    "support",
    "which",
    "that",
    "is",
    "adopted",
    "by",
    ";",
    ":",
    "new",
    "equal",
    "fully",
    "Ministry",
    "Peace",
    "Security",
    "resolutions",
    "in",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_phrases_lie_apart_inside_their_sentence(words: list[str]) -> None:
    text = " ".join(words)
    sentence = read_sentence(text)
    size, last = len(sentence.tokens), 0
    for phrase in sentence.phrases:
        assert last <= phrase.start <= phrase.name_start < phrase.name_end <= phrase.end <= size
        assert phrase.start <= phrase.head < phrase.end
        assert sentence.words(phrase) == text[slice(*sentence.span(phrase))]
        assert all(phrase.start <= part.phrase.start < part.phrase.end <= phrase.end for part in phrase.parts)
        last = phrase.end
    assert read_sentence(text) == sentence
