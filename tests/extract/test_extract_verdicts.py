"""A person's verdicts join and part names, and a wrong table is refused by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.corpus.source import Metadata, SourceText
from graph_build.errors import InputError
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.extract.names.things import final_keys
from graph_build.extract.names.verdicts import Verdict, read_verdicts, unborne
from graph_build.extract.records import Thing

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


def ministry(owner: str) -> dict[str, Thing]:
    key = f"Organization:{owner}-ministry-of-defence"
    return {key: Thing(key, "Body", "Ministry of Defence", owner=owner)}


@pytest.mark.parametrize(("owners", "joined"), [(["vorland"], True), (["vorland", "ruritania"], False)])
def test_a_verdict_joins_a_ministry_only_where_one_state_has_it(owners: list[str], joined: bool) -> None:
    forces = {"Organization:vorland-forces": Thing("Organization:vorland-forces", "Body", "Vorland Forces")}
    same = [Verdict("Vorland Forces", "Ministry of Defence", "same")]
    keys = final_keys([forces, *map(ministry, owners)], same)
    assert (keys["Organization:vorland-forces"] == keys["Organization:vorland-ministry-of-defence"]) == joined


def test_names_that_nothing_bears_are_listed() -> None:
    verdicts = [Verdict(HARBOUR, "Habour Committee", "same")]
    assert unborne(verdicts, extract_corpus([ONE, TWO]).things.values()) == ["Habour Committee"]
