"""Shows that words get their offsets and their tags: on labelled sentences of our own, and on any text."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from graph_build.reading.readings import decide
from graph_build.reading.tokens import tokenize

LABELLED = Path(__file__).with_name("labelled_tokens.txt")
# Tags that say the same for a reader: names and short forms are nouns, participles before nouns are adjectives.
SAME = str.maketrans({"A": "N", "E": "N", "P": "S", "8": "K"})


def labelled() -> list[tuple[str, str]]:
    """Sentence and its tags, one for one, from the file: words with a slash and the tag."""
    out = []
    for line in LABELLED.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pairs = [item.rpartition("/") for item in line.split()]
            out.append((" ".join(word for word, _, _ in pairs), "".join(tag for _, _, tag in pairs)))
    return out


def test_labelled_sentences_are_read_right() -> None:
    right, wrong, count = 0, [], 0
    for text, tags in labelled():
        tokens = tokenize(text)
        assert len(tokens) == len(tags), text
        for word, found, wanted in zip(tokens.word, tokens.tag, tags, strict=True):
            count += 1
            same = found.translate(SAME) == wanted.translate(SAME)
            right += same
            wrong += [] if same else [(word, found, wanted, text)]
    assert count >= 300
    assert right / count >= 0.97, wrong


def test_offsets_count_from_the_reading() -> None:
    tokens = tokenize("The Council's plans (2030) help.", 100)
    assert [tokens.text[a - 100 : b - 100] for a, b in zip(tokens.start, tokens.end, strict=True)] == list(tokens.word)
    assert tokens.slice(1, 4) == "Council's plans"


def test_numbers_symbols_and_marks_are_one_token() -> None:
    words = tokenize("(a) In U.S. talks, S/RES/1325 (2000), $6.5 billion, 2024-2028 and 20-year e.g. Mr. Holt's.").word
    for word in ("(a)", "U.S.", "S/RES/1325", "$6.5", "2024-2028", "20-year", "e.g.", "Mr.", "'s"):
        assert word in words


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
@example("0AX\x1b")
@example("MINISTRY OF PORTS AND HARBOURS")
def test_any_text_is_cut_into_words_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.tag) == len(tokens.word)
    assert all(a < b for a, b in zip(tokens.start, tokens.end, strict=True))
    assert all(b <= a for b, a in zip(tokens.end, tokens.start[1:], strict=False))
    for a, b, word, low in zip(tokens.start, tokens.end, tokens.word, tokens.low, strict=True):
        assert word == text[a:b] or (text.isupper() and word in (text[a:b].title(), low)), (text, word)
        assert low == text[a:b].lower()


@given(st.text(alphabet='dqaopkwtsnxbehufzBOirmy9NSEAPJVZTKG1720C345678jFM#,;:.()-"&~g', max_size=60))
def test_every_letter_becomes_one_tag_and_is_decided(letters: str) -> None:
    tags = decide(letters)
    assert len(tags) == len(letters)
    assert not set(tags) & set("1720C34568jFM")
    assert decide(tags) == decide(decide(tags))


def test_a_revision_of_a_document_is_one_word_of_its_symbol() -> None:
    words = tokenize("The outcome (A/S-23/10/Rev.1) and S/2010/604/Add.2/Corr.1 commit it.").word
    assert [word for word in words if "/" in word] == ["A/S-23/10/Rev.1", "S/2010/604/Add.2/Corr.1"]
