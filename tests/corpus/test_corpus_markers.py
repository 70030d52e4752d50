"""Shows which line starts carry a marker, of which kind and with which number, and which carry none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.layout.markers import Marker, is_roman, marker_of

# Line, kind, number as printed, the words left after the marker.
STARTS = (
    ("51. NATO Allies will act.", "numbered", "51", "NATO Allies will act."),
    ("7) Requests the Secretary-General", "numbered", "7", "Requests the Secretary-General"),
    ("**12.** Women take part.", "numbered", "12", "Women take part."),
    ('3. "Prevention" comes first.', "numbered", "3", '"Prevention" comes first.'),
    ("2.1 Outcome of the work", "numbered", "2.1", "Outcome of the work"),
    ("2.1.3. Output of the work", "numbered", "2.1.3", "Output of the work"),
    ("- 4.2 Train the staff", "numbered", "4.2", "Train the staff"),
    ("   9. Indented paragraph", "numbered", "9", "Indented paragraph"),
    ("(a) the first item;", "letter", "a", "the first item;"),
    ("(iv) the fourth item;", "letter", "iv", "the fourth item;"),
    ("a) an item without its first bracket;", "dotted letter", "a", "an item without its first bracket;"),
    ("b. the second item;", "dotted letter", "b", "the second item;"),
    ("Section 3. Definitions.", "section", "3", "Definitions."),
    ("Sec. 12. Reports.", "section", "12", "Reports."),
    ("## Article 4: Review", "section", "4", "Review"),
    ("Chapter 2", "section", "2", ""),
    ("## Prevention", "markdown heading", "", "Prevention"),
    ("¹² See the annex.", "footnote", "12", "See the annex."),
    ("[^3]: See the annex.", "footnote", "3", "See the annex."),
    ("23 NATO Policy on Data, 2021.", "plain number", "23", "NATO Policy on Data, 2021."),
    ("2019", "year", "2019", ""),
    ("  1998 ", "year", "1998", ""),
    ("14 January 2024", "dateline", "14 January 2024", ""),
    ("3 Sept. 2021", "dateline", "3 Sept. 2021", ""),
    ("WPS\tWomen, Peace and Security", "acronym row", "WPS", "Women, Peace and Security"),
    ("EU/UN\tTwo of them", "acronym row", "EU/UN", "Two of them"),
    ("- a point", "bullet", "-", "a point"),
    ("• a point", "bullet", "•", "a point"),
    ("▪ a point", "bullet", "▪", "a point"),
    ("[par. 51] <https://example.org/policy>", "locator", "par. 51", ""),
    ("[heading] <https://example.org/a?b=c#d>", "locator", "heading", ""),
)

# Lines that begin like a marker and carry none.
NO_STARTS = (
    "NATO will review the Policy.",
    "In 2019 the Council met.",
    "2019 was a year of reports.",
    "1325 (2000) is the first of them.",
    "-5 degrees",
    "(the Policy) was read",
    "(see annex) for details",
    "*emphasis* stays in the line",
    "12.5 per cent of the posts",
    "3.5 million women fled.",
    "1.2 billion people live there.",
    "nato\tsmall letters make no acronym",
    "[par. 51] without an address",
    "[link](https://example.org) in a line",
    "Sections 3 to 5 apply.",
    "Articles of faith",
    "p. 12 of the plan",
    "i. e. the plan",
    "a.m. on Monday",
    "",
    "   ",
)


@pytest.mark.parametrize(("line", "kind", "number", "rest"), STARTS, ids=[row[0][:30] for row in STARTS])
def test_a_line_start_is_read(line: str, kind: str, number: str, rest: str) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.kind, marker.number) == (kind, number)
    assert line[marker.length :].strip() == rest


@pytest.mark.parametrize("line", NO_STARTS)
def test_a_line_without_marker_has_none(line: str) -> None:
    assert marker_of(line) is None


def test_a_locator_keeps_the_address_of_the_original() -> None:
    assert marker_of("[op. par. 3] <https://example.org/r>") == Marker(
        "locator", "op. par. 3", 36, "https://example.org/r"
    )


@pytest.mark.parametrize("letter", ["i", "ii", "iv", "v", "ix", "x", "xi"])
def test_small_roman_numerals(letter: str) -> None:
    assert is_roman(letter)


@pytest.mark.parametrize("letter", ["a", "h", "l", "I", "", "ia", "xviii", "iiiii"])
def test_letters_that_are_no_small_roman_numeral(letter: str) -> None:
    assert not is_roman(letter)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_a_marker_lies_within_its_line(line: str) -> None:
    marker = marker_of(line)
    assert marker is None or 0 < marker.length <= len(line)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999), st.sampled_from(["Allies agree.", "Women lead.", "Requests a report."]))
def test_every_number_up_to_three_digits_is_read(number: int, words: str) -> None:
    marker = marker_of(f"{number}. {words}")
    assert marker is not None
    assert (marker.kind, marker.number) == ("numbered", str(number))
