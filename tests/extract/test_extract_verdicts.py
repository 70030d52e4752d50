"""A person's verdicts join and part names, and a wrong table is refused by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.corpus.source import Metadata, SourceText
from graph_build.errors import InputError
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.extract.names.verdicts import Verdict, read_verdicts

FIRST = "The Harbour Safety Committee will report to the Coast Ministry each year."
ONE = SourceText("one.txt", FIRST, "1" * 64, Metadata())
TWO = SourceText("two.txt", "The Port Safety Committee will meet the Coast Ministry each month.", "2" * 64, Metadata())
HARBOUR, PORT = "Harbour Safety Committee", "Port Safety Committee"


def keys(verdicts: list[Verdict]) -> set[str]:
    """The keys of the committees of both texts."""
    return {key for key in extract_corpus([ONE, TWO], verdicts=verdicts).things if "committee" in key}


def test_two_names_are_two_things_without_a_verdict() -> None:
    assert keys([]) == {"harbour-safety-committee", "port-safety-committee"}


def test_a_verdict_joins_two_names() -> None:
    assert keys([Verdict(HARBOUR, PORT, "same")]) == {"harbour-safety-committee"}


def test_unsure_changes_nothing() -> None:
    assert keys([Verdict(HARBOUR, PORT, "unsure")]) == keys([])


def test_a_table_is_read(tmp_path: Path) -> None:
    table = tmp_path / "verdicts.csv"
    table.write_text(f"left,right,verdict,note\n{HARBOUR},{PORT},Same,one body since 2020\n", encoding="utf-8")
    assert read_verdicts(table) == [Verdict(HARBOUR, PORT, "same", note="one body since 2020")]


@pytest.mark.parametrize("row", [f"{HARBOUR},,same", f"{HARBOUR},{PORT},perhaps"])
def test_a_wrong_row_is_named(tmp_path: Path, row: str) -> None:
    table = tmp_path / "verdicts.csv"
    table.write_text(f"left,right,verdict\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_verdicts(table)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="verdicts cannot be read"):
        read_verdicts(tmp_path / "none.csv")
