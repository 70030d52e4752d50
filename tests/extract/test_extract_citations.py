"""Shows which lists of numbers are lists of resolutions, and the addresses of numbered documents."""

from __future__ import annotations

import pytest
from extract_probe import extract_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.names.forms import resolution_lists
from graph_build.extract.symbols import document_key_for


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("resolutions 1325 (2000), 1820 (2008) and 1888 (2009)", ["1325", "1820", "1888"]),
        ("UNSCR 1820 (2008); 1888 (2009); and 1960 (2010)", ["1820", "1888", "1960"]),
        ("its resolutions (1325, 1820, 1888 and 2493)", ["1325", "1820", "1888", "2493"]),
        ("Resolutions 1265, 1296 and 1325 (2000)", ["1265", "1296", "1325"]),
        ("resolutions 1325 and 2000 (2011)", ["1325", "2000"]),
        ("UNSCRs 1325(2000) and 1820(2008)", ["1325", "1820"]),
        ("pages 1325, 1820 and 1888", []),
        ("the resolution was read in 2019 and 2020", []),
        ("resolutions in 1990, 1995 and 2000", []),
        ("resolution 1325", []),
        ("resolution 63/311 and 64/289", []),
        ("the resolution and S/2002/914, 2002/915", []),
        ("the resolution of 2011-33089, 33090", []),
    ],
)
def test_lists(text: str, numbers: list[str]) -> None:
    assert [number for _, _, number, _ in resolution_lists(text)] == numbers


@pytest.mark.parametrize(
    ("rule", "number", "name", "key"),
    [
        ("resolution-written-out", "1325", "Security Council resolution 1325", "unscr-1325"),
        ("resolution-symbol", "1325", "S/RES/1325 (2000)", "unscr-1325"),
        ("resolution-symbol", "70/1", "A/RES/70/1", "unga-resolution-70-1"),
        ("resolution-written-out", "63/311", "General Assembly resolution 63/311", "unga-resolution-63-311"),
        ("resolution-written-out", "377", "General Assembly resolution 377", "unga-resolution-377"),
        ("resolution-written-out", "16/7", "Human Rights Council resolution 16/7", "hrc-resolution-16-7"),
        ("executive-order", "13595", "Executive Order 13595", "executive-order-13595"),
    ],
)
def test_addresses(rule: str, number: str, name: str, key: str) -> None:
    assert document_key_for(rule, number, name) == key


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1000, 2999), st.integers(1990, 2030)),
        min_size=2,
        max_size=8,
        unique_by=lambda row: row[0],
    ),
    st.sampled_from([", ", "; "]),
)
def test_every_resolution_of_a_list_is_cited_with_its_year(rows: list[tuple[int, int]], joined: str) -> None:
    words = [f"{number} ({year})" for number, year in rows]
    text = f"They recalled Security Council resolutions {joined.join(words[:-1])} and {words[-1]}."
    spans = [text[a:b] for a, b, _, _ in resolution_lists(text)]
    assert spans == words
    cited = {r.object for r in extract_of(text).relations if r.predicate == "cites"}
    assert cited == {f"unscr-{number}" for number, _ in rows}
