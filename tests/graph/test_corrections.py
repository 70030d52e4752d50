"""Shows that what a person corrects survives rebuilds, says what it fitted, and never adds a statement."""

import json
from pathlib import Path

import pytest

import wps_graph as wps
from graph_build.cli import main
from graph_build.errors import InputError
from graph_build.graph.corrections import read_corrections

TEXT = """Harbour Pact on Women, Peace and Security

1. The Harbour Council shall train women mediators by 2027.

2. The Coast Guard of Norway is part of the Ministry of Peace of Norway.

3. Partners will support women mediators.
"""
TRAINS = "shall train women mediators"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "pact.txt").write_text(TEXT, encoding="utf-8")
    return folder


def built(texts: Path) -> wps.Graph:
    return wps.build(texts, out=texts.parent / "out")


def correct(graph: wps.Graph, texts: Path, *words: str) -> int:
    return main(["correct", *words, "--texts", str(texts), "--graph", str(graph.path)])


def row_of(graph: wps.Graph, words: str) -> dict[str, wps.Value]:
    return next(row for row in graph.commitments() if words in str(row["quote"]))


def test_a_bearer_a_date_and_a_strength_are_as_the_person_says(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = built(texts)
    options = ["--right", "bearer=Ministry of Peace (Norway)", "--right", "due=2028-06", "--right", "strength=aim"]
    assert correct(before, texts, TRAINS, *options, "--note", "the annex says so") == 0
    assert "It fits: The Harbour Council shall train women mediators by 2027" in capsys.readouterr().out
    after = row_of(built(texts), TRAINS)
    assert after["bearers"] == ("Ministry of Peace (Norway)",)
    assert (after["due"], after["strength"]) == ("2028-06", "Aim")
    assert after["commitment"] == row_of(before, TRAINS)["commitment"], "the address stays, so that the row fits again"
    graph = built(texts)
    said = graph.sparql("SELECT ?words { ?c wps:correction ?words } ORDER BY ?words").column("words")
    assert "due right 2028-06 (the annex says so)" in said
    assert graph.counts["violations"] == 0


def test_a_bearer_whom_no_text_names_stays_words(texts: Path) -> None:
    graph = built(texts)
    assert correct(graph, texts, TRAINS, "--right", "bearer=Board of Pilots") == 0
    assert row_of(built(texts), TRAINS)["bearers"] == ("Board of Pilots",)


def test_a_date_and_a_commitment_that_are_wrong_go(texts: Path) -> None:
    graph = built(texts)
    assert correct(graph, texts, TRAINS, "--wrong", "due") == 0
    assert correct(graph, texts, "Partners will support") == 0
    after = built(texts)
    assert row_of(after, TRAINS)["due"] is None
    assert not [row for row in after.commitments() if "Partners" in str(row["quote"])]


def test_a_statement_that_is_wrong_goes_with_what_followed_from_it(texts: Path) -> None:
    statement = ("Coast Guard (Norway)", "wps:partOf", "Ministry of Peace (Norway)")
    graph = built(texts)
    assert graph.explain(*statement)
    assert correct(graph, texts, *statement) == 0
    assert not built(texts).explain(*statement)


def test_a_statement_that_nobody_states_cannot_be_corrected(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = built(texts)
    statement = ("Ministry of Peace (Norway)", "wps:partOf", "Coast Guard (Norway)")
    assert correct(graph, texts, *statement) == 2
    assert "no document states that" in capsys.readouterr().err


def test_corrections_are_listed_replaced_and_withdrawn(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = built(texts)
    for year in ("2028", "2029"):
        assert correct(graph, texts, TRAINS, "--right", f"due={year}") == 0
    assert [row.value for row in read_corrections(texts / "corrections.csv")] == ["2029"]
    capsys.readouterr()
    assert correct(graph, texts) == 0
    assert "1. " in capsys.readouterr().out
    assert correct(graph, texts, "--withdraw", "1") == 0
    assert row_of(built(texts), TRAINS)["due"] == "2027"
    assert correct(graph, texts, "--withdraw", "1") == 2


def test_a_verdict_on_names_is_listed_and_withdrawn(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = built(texts)
    assert correct(graph, texts, TRAINS, "--right", "due=2028") == 0
    assert correct(graph, texts, "--same", "Harbour Council", "Council of the Harbour") == 0
    assert correct(graph, texts) == 0
    assert "2. Harbour Council and Council of the Harbour are same" in capsys.readouterr().out
    assert correct(graph, texts, "--withdraw", "2") == 0
    assert (texts / "verdicts.csv").read_text(encoding="utf-8").count("\n") == 1
    assert [row.value for row in read_corrections(texts / "corrections.csv")] == ["2028"]


def test_the_tables_of_corrections_are_no_texts_that_could_not_be_read(texts: Path) -> None:
    assert correct(built(texts), texts, TRAINS, "--right", "due=2028") == 0
    report = json.loads((built(texts).path.parent / "report.json").read_text(encoding="utf-8"))
    assert report["unreadable"] == []


def test_a_verdict_on_a_name_that_nothing_bears_is_told_by_the_build(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "verdicts.csv").write_text("left,right,verdict\nHarbour Council,Habour Concil,same\n", encoding="utf-8")
    assert built(texts).counts["warnings"] == 1
    assert main(["build", str(texts), "--out", str(texts.parent / "out")]) == 0
    assert "Corrections that fit nothing:\n  - Habour Concil: " in capsys.readouterr().out


def test_a_name_that_the_named_graph_does_not_have_is_said_at_once(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = built(texts)
    correct(graph, texts, "--same", "Harbour Council", "Habour Concil")
    told = capsys.readouterr().err
    assert "is called 'Habour Concil'" in told
    assert "'Harbour Council'" not in told
    address = str(graph.things("Harbour Council")[0]["address"])
    correct(graph, texts, "--same", address, "Harbour Council")
    assert capsys.readouterr().err == ""
    assert f"{address.rpartition('/')[2]},Harbour Council,same" in (texts / "verdicts.csv").read_text("utf-8")


def test_a_house_with_an_address_that_nothing_has_is_told_by_the_build(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "catalogue.csv").write_text("file,publisher\npact.txt,The Harbour\n", encoding="utf-8")
    (texts / "pact.txt").write_text(
        "The Harbour Council met.\n\n1. We will open two ports by 2031.\n", encoding="utf-8"
    )
    row = '[[house]]\nid = "harbour"\npublisher = ["The Harbour"]\nwe = "{}"\n'
    for address, told in (("harbour-concil", True), ("harbour-council", False)):
        (texts / "houses.toml").write_text(row.format(address), encoding="utf-8")
        assert main(["build", str(texts), "--out", str(texts.parent / "houses"), "--cache", "off"]) == 0
        assert ("harbour: harbour-concil: The table of houses names" in capsys.readouterr().out) == told


def test_names_are_judged_in_the_file_of_verdicts(texts: Path) -> None:
    graph = built(texts)
    assert correct(graph, texts, "--same", "Harbour Council", "Council of the Harbour") == 0
    assert "Harbour Council,Council of the Harbour,same" in (texts / "verdicts.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no such words"], "no commitment has that address"),
        (["women mediators"], "2 commitments fit"),
        ([TRAINS, "--right", "due"], "has no value"),
        ([TRAINS, "--right", "due=soon"], "is no date"),
        ([TRAINS, "--right", "colour=red"], "no part of a commitment"),
        ([TRAINS, "--right", "strength=mighty"], "is no strength"),
        ([TRAINS, "--right", "recurrence=often"], "is no rhythm"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    words: list[str], said: str, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert correct(built(texts), texts, *words) != 0
    assert said in capsys.readouterr().err
    assert not (texts / "corrections.csv").exists()


def test_a_correction_that_fits_nothing_is_told_by_the_build(texts: Path) -> None:
    table = "about,property,value,verdict,note\nwpsi:pact/p9/commitment/gone-12345678,,,wrong,\n"
    (texts / "corrections.csv").write_text(table, encoding="utf-8")
    assert built(texts).counts["warnings"] == 1


def test_a_statement_cannot_be_added(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text("about,property,value,verdict,note\nwpsi:a,partOf,wpsi:b,right,\n", encoding="utf-8")
    with pytest.raises(InputError, match="can only be called wrong"):
        read_corrections(file)
