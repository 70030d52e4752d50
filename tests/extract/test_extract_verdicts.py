"""A person's verdicts join and part names, and a wrong table is refused by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.corpus.houses import House
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


OFFICE = "The Ministry of Trade will report to the Coast Board each year."
PLAN = SourceText("plan.txt", OFFICE, "3" * 64, Metadata(title="Second plan"))
NEWS = SourceText("news.txt", OFFICE.replace("report", "write"), "4" * 64, Metadata(title="News"))
WHOLE = "The Ministry of Trade and Ports of Arland will meet the Coast Board each month."
OTHER = SourceText("other.txt", WHOLE, "5" * 64, Metadata(title="Other"))
TRADE, PORTS = "Ministry of Trade", "Ministry of Trade and Ports of Arland"


def ministries(*verdicts: Verdict) -> dict[str, set[str]]:
    """For each file the addresses of the ministries that it names."""
    corpus = extract_corpus([PLAN, NEWS, OTHER], verdicts=list(verdicts))
    return {
        document.source.stem: {m.thing for m in document.mentions if m.surface.startswith("Ministry")}
        for document in corpus.documents
    }


def test_each_text_has_its_own_ministry_until_a_verdict_speaks() -> None:
    found = ministries()
    assert len({one for names in found.values() for one in names}) == 3


def test_a_verdict_on_one_document_joins_what_that_one_calls_so() -> None:
    found = ministries(Verdict(TRADE, PORTS, "same", document="plan"))
    assert found["plan"] == found["other"]
    assert found["news"] != found["other"]


def test_a_verdict_takes_addresses() -> None:
    (own,) = ministries()["news"]
    (other,) = ministries()["other"]
    verdict = Verdict(own, other, "same")
    found = ministries(verdict)
    assert found["news"] == found["other"]
    assert found["plan"] != found["other"]
    verdicts = [verdict, Verdict("no-such-ministry", other, "same")]
    corpus = extract_corpus([PLAN, NEWS, OTHER], verdicts=verdicts)
    assert unborne(verdicts, corpus.things.values(), corpus.moved) == ["no-such-ministry"]


def test_a_house_follows_its_thing_to_the_address_that_a_verdict_gives_it() -> None:
    """The table of houses names an address, which the verdict takes away."""
    (other,) = ministries()["other"]
    house = House(id="arland", thing=other, we=other, publisher=("Arland",))
    spoken = SourceText("talk.txt", "We will open two ports.", "6" * 64, Metadata(publisher="Arland"), houses=(house,))
    for verdicts in ([], [Verdict("Coast Watch", PORTS, "same")]):
        corpus = extract_corpus([OTHER, spoken], verdicts=verdicts)
        ((_, bearer),) = corpus.documents[1].commitments[0].bearers
        assert bearer in corpus.things
        assert PORTS in {corpus.things[str(bearer)].label, *corpus.things[str(bearer)].names}
