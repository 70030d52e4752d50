"""Shows which rows of a table of verdicts are read, where the table is looked for, and what a row is about."""

from pathlib import Path

import pytest

from graph_build.errors import InputError
from graph_build.graph.promises.verdicts import FollowUpVerdict, read_followup_verdicts, verdicts_for

ROW = "a/b, “some words” ,YES\n"
READ = FollowUpVerdict("a/b", "“some words”", "yes", "", 2)


def table(path: Path, header: str = "commitment,evidence,verdict\n") -> Path:
    path.write_text(header + ROW, encoding="utf-8")
    return path


def test_verdicts_are_those_of_a_named_file_else_of_the_table_beside_the_texts(tmp_path: Path) -> None:
    beside, named = table(tmp_path / "followup.csv"), tmp_path / "mine.csv"
    named.write_text("commitment,evidence,verdict,note\nc/d,words,no, seen \n", encoding="utf-8")
    assert verdicts_for(None, (tmp_path,)) == read_followup_verdicts(beside) == [READ]
    assert verdicts_for(named, (tmp_path,)) == [FollowUpVerdict("c/d", "words", "no", "seen", 2)]
    assert verdicts_for(None, ()) == []


def test_a_row_without_all_cells_is_named(tmp_path: Path) -> None:
    file = tmp_path / "followup.csv"
    file.write_text("commitment,evidence,verdict,note\na/b\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_followup_verdicts(file)
    with pytest.raises(InputError, match=r"^verdicts on follow-up"):
        read_followup_verdicts(tmp_path / "none.csv")


def test_a_verdict_has_no_note_and_no_line_unless_it_is_given() -> None:
    row = FollowUpVerdict("a/b", "words", "yes")
    assert (row.note, row.line) == ("", 0)


@pytest.mark.parametrize(
    ("commitment", "address", "about"),
    [
        ("https://example.org/id/a/b", "https://example.org/id/a/b", True),
        ("a/b", "https://example.org/id/a/b", True),
        ("/a/b", "https://example.org/id/a/b", True),
        ("a/b", "https://example.org/id/xa/b", False),
        ("b", "https://example.org/id/a/b/c", False),
    ],
)
def test_a_verdict_is_on_a_commitment_by_its_address_or_the_end_of_it(
    commitment: str, address: str, about: bool
) -> None:
    assert FollowUpVerdict(commitment, "words", "yes").about(address) == about


@pytest.mark.parametrize(
    ("evidence", "fits"),
    [
        ("https://example.org/e/1", True),
        ("https://example.org/e/12", False),
        ("http://example.org/e/1", False),
        ("pilots were  trained", True),
        ("pilots sang", False),
    ],
)
def test_a_verdict_is_on_a_passage_by_its_address_or_its_words(evidence: str, fits: bool) -> None:
    row = FollowUpVerdict("a/b", evidence, "no")
    quote = "The pilots were trained, as http://example.org/e/1 and https://example.org/e/12 say"
    assert row.fits("https://example.org/e/1", quote) == fits
