"""Shows what a reading leaves out and unifies, and that each of its characters points back to the source text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_build.corpus.reading import Reading, Typography, fold_whitespace, read_segments

# What a reading unifies; written out here once more, so that the table of the code is checked and not copied.
UNIFIED = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‛": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‑": "-",
        "‐": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

WORDS = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="*_<>[]()\\-‑‐⁰¹²³⁴⁵⁶⁷⁸⁹"), max_size=120
)
ANY = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("*_<>[]()\\- \n¹²³\u00ad’“https://a.b")
    ),
    max_size=200,
)


def read(text: str) -> str:
    return read_segments(text, ((0, len(text)),)).text


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("NATO’s “Policy”", 'NATO\'s "Policy"'),
        ("a  \t b\n\nc", "a b c"),
        ("women¹² and men³", "women and men"),
        ("**Bold** and __bold__", "Bold and bold"),
        ("<u>plain</u> tags", "plain tags"),
        ("see <https://example.org/a> there", "see there"),
        ("the [Policy](https://example.org/p) says", "the Policy says"),
        (r"a \_ b \# c", "a _ b # c"),
        ("an *italic word* here", "an italic word here"),
        ("gender-\nresponsive", "gender-responsive"),
        ("gender-\n   responsive", "gender-responsive"),
        ("gender- \nresponsive", "gender-responsive"),
        ("a-\nb", "a-b"),
        ("1a-\nb", "1a-b"),
        ("self- evident", "self- evident"),
        ("2024-\n2026", "2024- 2026"),
        ("-\nb", "- b"),
        ("pre-\nand post-conflict", "pre- and post-conflict"),
        ("a\u00ad\nb", "ab"),
        ("1\u00ad\n2", "1 2"),
        ("\u00ad\nb", "b"),
        ("respon\u00adsive", "responsive"),
        ("respon\u00ad\nsive", "responsive"),
        ("zero\u200bwidth", "zerowidth"),
        ("non\u00a0breaking", "non breaking"),
        ("self‑evident", "self-evident"),
        ("peace – and", "peace – and"),
        ("a 👩🏽\u200d✈️ b", "a 👩🏽✈️ b"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Co\u0302te", "Co\u0302te"),
        ("المرأة والسلام", "المرأة والسلام"),
        ("妇女、和平", "妇女、和平"),
        ("2 < 3 and 4 > 1", "2 < 3 and 4 > 1"),
        ("5 * 3", "5 * 3"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_a_reading_is_clean(text: str, reading: str) -> None:
    assert read(text) == reading


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_offsets_rise_and_point_to_the_character_they_stand_for(text: str) -> None:
    reading = read_segments(text, ((0, len(text)),))
    assert all(a < b for a, b in zip(reading.offsets, reading.offsets[1:], strict=False))
    for char, at in zip(reading.text, reading.offsets, strict=True):
        assert text[at].translate(UNIFIED) == char or (char == " " and text[at].isspace())


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_a_reading_has_no_double_space_and_none_around_it(text: str) -> None:
    out = read(text)
    assert out == out.strip(" ")
    assert "  " not in out


@settings(max_examples=60, deadline=None)
@given(WORDS)
@example("\ufeffA\u0301 👩🏽\u200d✈️ B")
def test_without_marks_nothing_but_invisible_characters_is_left_out(text: str) -> None:
    assert read(text) == fold_whitespace(text.translate(INVISIBLE).translate(UNIFIED))


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data())
def test_the_source_between_a_spans_offsets_equals_the_reading(text: str, data: st.DataObject) -> None:
    reading = read_segments(text, ((0, len(text)),))
    if not reading.text:
        return
    start = data.draw(st.integers(0, len(reading.text) - 1))
    end = data.draw(st.integers(start + 1, len(reading.text)))
    left, right = reading.span(start, end)
    quoted = fold_whitespace(text[left:right].translate(INVISIBLE).translate(UNIFIED))
    assert quoted == reading.text[start:end].strip()


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_what_is_left_out_is_a_mark_a_sign_or_invisible(text: str) -> None:
    reading = read_segments(text, ((0, len(text)),))
    kept = set(reading.offsets)
    left_out = "".join(c for i, c in enumerate(text) if i not in kept and not c.isspace())
    gone = re.sub(r"https?://\S*|[⁰¹²³⁴⁵⁶⁷⁸⁹*_<>/\\\[\]()]", "", left_out.translate(INVISIBLE))
    assert re.fullmatch(r"[A-Za-z]*", gone) or "http" in left_out


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x0300, max_codepoint=0x036F), min_size=1, max_size=5))
def test_combining_marks_stay_with_their_letter(marks: str) -> None:
    text = f"e{marks} x"
    assert unicodedata.normalize("NFC", read(text)) == unicodedata.normalize("NFC", text)


def test_segments_are_joined_by_one_space() -> None:
    text = "The Council decides that | head | the mission goes on."
    first, second = text.index(" |"), text.index("the mission")
    reading = read_segments(text, ((0, first), (second, len(text))))
    assert reading.text == "The Council decides that the mission goes on."
    assert reading.span(25, 36) == (second, second + 11)


def test_a_word_broken_over_two_segments_is_joined() -> None:
    text = "a gender-\n\nS/RES/1445 (2002)\n\nresponsive plan"
    reading = read_segments(text, ((0, 9), (text.index("resp"), len(text))))
    assert reading.text == "a gender-responsive plan"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 6)])
def test_an_impossible_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a reading of 5 characters"):
        read_segments("Hello", ((0, 5),)).span(start, end)


def test_a_reading_refuses_offsets_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="reading of 2 characters with 1 offsets"):
        Reading("ab", (0,))


def typeset(text: str, **told: object) -> Reading:
    return read_segments(text, ((0, len(text)),), Typography(**told))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        ("end sexual vio-\nlence now", frozenset({"violence"}), "end sexual violence now"),
        ("vio-\nlence", frozenset({"violence"}), "violence"),
        ("a gender-\nresponsive plan", frozenset({"gender-responsive"}), "a gender-responsive plan"),
        ("a gender-\nresponsive plan", frozenset({"genderresponsive"}), "a genderresponsive plan"),
        ("(vio-\nlence", frozenset({"violence"}), "(violence"),
        ("vio-\nLence", frozenset({"violence"}), "vio-Lence"),
        ("vio-\n- lence", frozenset({"vio"}), "vio-- lence"),
        ("the vio-\nlence", None, "the vio-lence"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_the_whole_word_stands_elsewhere(
    text: str, words: frozenset[str] | None, read: str
) -> None:
    found = typeset(text, words=words)
    assert found.text == read
    assert [text[at] for at in found.offsets if text[at].isalpha()] == [c for c in read if c.isalpha()]


def test_digits_set_as_note_marks_are_no_words_and_are_told_in_order() -> None:
    text = "1Women2 and men² plan3"
    found = typeset(text, marks=((0, 1), (6, 7), (21, 22)))
    assert found.text == "Women and men plan"
    assert found.marks == (("1", 0), ("2", 5), ("2", 13), ("3", 18))


def test_marks_and_spans_of_other_segments_are_not_read_here() -> None:
    told = Typography(left_out=((6, 8), (0, 2)), marks=((8, 9),))
    assert read_segments("no women1", ((3, 8),), told) == read_segments("no women1", ((3, 6),))
    assert read_segments("no women1", ((3, 8),), told).marks == ()


def test_what_is_left_out_may_stand_at_the_start_and_inside_a_word() -> None:
    found = typeset("||peace||keepers", left_out=((0, 2), (7, 9)))
    assert (found.text, found.offsets[0], found.offsets[5]) == ("peacekeepers", 2, 9)


@pytest.mark.parametrize("blanks", [" ", "  ", "\t", " \u00a0"])
def test_a_word_goes_on_behind_its_hyphen_only_on_the_next_line(blanks: str) -> None:
    text = f"a long-{blanks}term plan"
    assert read_segments(text, ((0, len(text)),)).text == "a long- term plan"


def test_a_mark_in_brackets_is_known_by_its_number() -> None:
    text = "All act [3] now."
    reading = read_segments(text, ((0, len(text)),), Typography(marks=((8, 11),)))
    assert (reading.text, reading.marks) == ("All act now.", (("3", 8),))
