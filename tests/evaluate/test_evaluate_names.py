"""Shows how names and clauses are compared, and which names stand in a list."""

from pathlib import Path

import pytest

from graph_build.errors import InputError
from graph_build.evaluate import listed_names
from graph_build.evaluate.folding import contains, fold, overlap

LIST = """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<x:1> rdfs:label "The Harbour Council"@en ; skos:altLabel "HC" ; skos:hiddenLabel "Harbor Council" ; rdfs:comment "no" .
"""


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Organisation's  “Plan”", "organisations plan"),
        ("the Chair’s report", "chairs report"),
        ("A", "a"),
        ("an Office", "office"),
        ("Another Office", "another office"),
        ("Sub‑Committee (A/B)", "sub committee a b"),
        ("ＮＡＴＯ", "nato"),
        ("…", ""),
    ],
)
def test_names_are_compared_without_case_marks_and_article(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_name_contains_another_word_for_word() -> None:
    assert contains("Military Committee", "NATO Military Committee")
    assert contains("NATO Military Committee", "the Military Committee")
    assert not contains("Committee", "Committees")
    assert not contains("", "Committee")


def test_overlap_counts_words_with_their_number() -> None:
    assert overlap("x b", "b c") == 0.5
    assert overlap("b b", "b") == pytest.approx(2 / 3)
    assert overlap("", "") == 0.0


def test_names_of_a_file_and_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "list.ttl").write_text(LIST, "utf-8")
    (tmp_path / "notes.md").write_text("no list", "utf-8")
    names = frozenset({"harbour council", "hc", "harbor council"})
    assert listed_names([tmp_path]) == names
    assert listed_names([tmp_path / "inner" / "list.ttl"]) == names
    assert listed_names([]) == frozenset()


def test_a_list_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no list of names"):
        listed_names([tmp_path])
    with pytest.raises(InputError, match=r"none\.ttl"):
        listed_names([tmp_path / "none.ttl"])
