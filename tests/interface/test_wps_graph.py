"""Shows that a few lines of Python build, ask and hand on a graph, with plain values and the sentence beside them."""

import doctest
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas
import pytest

import wps_graph as wps
from graph_build.ask.collection import list_questions
from wps_graph import answers, graphs, plain

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
TEXT = """Harbour Pact on Women, Peace and Security

1. The Ministry of Peace of Norway and the Ministry of Justice of Norway shall train women mediators by 30 June 2027.

2. Partners are encouraged to support women's organizations.
"""


@pytest.fixture(scope="module")
def golden() -> wps.Graph:
    return wps.open(GOLDEN)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> wps.Graph:
    folder = tmp_path_factory.mktemp("pact")
    (folder / "pact.txt").write_text(TEXT, encoding="utf-8")
    return wps.build(folder / "pact.txt", out=folder / "out")


def test_what_the_package_names_is_there() -> None:
    for name in wps.__all__:
        assert getattr(wps, name).__doc__ or name == "Value", name


@pytest.mark.parametrize("module", [wps, answers, graphs, plain])
def test_its_examples_are_right(module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.failed == 0
    assert found.attempted > 0


def test_importing_it_reads_no_rules_and_no_library_of_frames() -> None:
    heavy = "{'pandas', 'networkx', 'rdflib', 'pyvis', 'graph_build.extract'} & set(sys.modules)"
    code = f"import sys, wps_graph; print({heavy})"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "set()"


def test_a_commitment_has_all_its_bearers_its_days_and_its_sentence(built: wps.Graph) -> None:
    row = built.commitments(strength="obligation")[0]
    assert row["bearers"] == ("Ministry of Peace (Norway)", "Ministry of Justice (Norway)")
    assert row["due"] == "2027-06-30"
    assert row["due_latest"] == date(2027, 6, 30)
    assert str(row["quote"]) in TEXT
    assert row["wording"] == "original"


def test_commitments_are_picked_by_actor_document_strength_and_day(built: wps.Graph) -> None:
    every = built.commitments()
    assert len(every) == 2
    assert {row["strength"] for row in every} == {"Obligation", "Encouragement"}
    assert len(built.commitments("justice ministry norway")) == 1
    assert len(built.commitments(document="Harbour Pact")) == 2
    assert not built.commitments(due_by="2027-06-29")
    assert len(built.commitments(due_by=date(2027, 6, 30))) == 1
    with pytest.raises(wps.WpsGraphError, match="nobody of that name"):
        built.commitments("nobody of that name")


def test_what_words_were_taken_for_is_said(built: wps.Graph) -> None:
    assert "Ministry of Justice (Norway)" in built.commitments("justice ministry norway").taken[0]


def test_a_frame_has_days_as_days_and_lists_as_tuples(built: wps.Graph) -> None:
    frame = built.commitments().to_frame(addresses=True)
    assert list(frame["due_latest"].dropna()) == [pandas.Timestamp("2027-06-30")]
    assert {type(value) for value in frame["bearers"]} == {tuple}
    assert "quote" in frame
    assert "commitment" not in built.commitments().to_frame()


def test_csv_and_parquet_hold_every_row(built: wps.Graph, tmp_path: Path) -> None:
    rows = built.commitments()
    frame = pandas.read_parquet(rows.to_parquet(tmp_path / "rows.parquet"))
    assert [list(value) for value in frame["bearers"]] == [list(row["bearers"]) for row in rows]  # type: ignore[arg-type]
    text = rows.to_csv(tmp_path / "rows.csv").read_text(encoding="utf-8")
    assert "Ministry of Peace (Norway); Ministry of Justice (Norway)" in text


def test_an_answer_has_the_rows_of_the_question_and_shows_quotes(golden: wps.Graph) -> None:
    post = "Gender Advisor of the Meridian Alliance"
    held = golden.ask("held-on", post=post, date=date(2023, 6, 30))
    assert held[0]["person_name"] == "Ada Lindqvist"
    assert held[0]["verdict"] == "held"
    page = held._repr_html_()
    assert f"“{held[0]['quote']}”" in page
    assert "(translation)" in page
    assert "https://" not in page, "addresses are no reading"


def test_every_question_answers_in_plain_values(golden: wps.Graph) -> None:
    plain_kinds = (str, int, float, bool, date, tuple, type(None))
    for question in list_questions():
        if not question.parameters:
            for row in golden.ask(question.name):
                assert all(isinstance(value, plain_kinds) for value in row.values()), question.name


def test_the_list_of_questions_names_them_all() -> None:
    assert wps.questions().column("name") == [question.name for question in list_questions()]


def test_an_unknown_question_names_near_ones(golden: wps.Graph) -> None:
    with pytest.raises(wps.WpsGraphError, match="close: held-on"):
        golden.ask("held-onn")


def test_sparql_gives_rows_triples_and_truth(golden: wps.Graph) -> None:
    assert golden.sparql("SELECT (1 + 1 AS ?two) {}")[0] == {"two": 2}
    assert golden.sparql("CONSTRUCT { ?s a wps:Person } WHERE { ?s a wps:Person }").columns[1] == "predicate"
    assert golden.sparql("ASK { ?s a wps:Person }")
    assert not golden.sparql("ASK { ?s a wps:NoSuchClass }")


def test_things_are_found_by_words_in_any_order_and_by_kind(golden: wps.Graph) -> None:
    assert golden.things("committee gender meridian")[0]["name"] == "Meridian Gender Committee"
    assert set(golden.things(kind="person").column("kind")) == {"Person"}
    with pytest.raises(wps.WpsGraphError, match="a kind is one of organization"):
        golden.things(kind="planet")


def test_an_explanation_has_its_words_and_is_false_for_what_is_not_there(golden: wps.Graph) -> None:
    why = golden.explain("Meridian Military Committee", "wps:advisedBy", "Meridian Gender Committee")
    assert why.status == "inferred"
    assert why.quotes == ("The MGC advises the Meridian Military Committee.",)
    assert not golden.explain("Meridian Military Committee", "wps:advises", "Meridian Gender Committee")


def test_due_and_follow_ups_and_comparison_have_days_and_quotes(golden: wps.Graph, tmp_path: Path) -> None:
    row = golden.due("2024-01-01")[0]
    assert isinstance(row["earliest"], date)
    assert row["quote"]
    told = golden.follow_ups()
    assert {type(value) for value in told.column("places")} == {tuple}
    (tmp_path / "old.txt").write_text("1. The Board shall report every year.\n", encoding="utf-8")
    (tmp_path / "new.txt").write_text("1. The Board may report every year.\n", encoding="utf-8")
    changes = wps.compare(tmp_path / "old.txt", str(tmp_path / "new.txt"))
    assert changes[0]["old_quote"] == "The Board shall report every year"


def test_the_graph_is_handed_on_whole(golden: wps.Graph) -> None:
    network = golden.to_networkx()
    assert any(about["quote"] for _, _, about in network.edges(data=True))
    named = golden.sparql("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0]["n"]
    assert sum(1 for _ in golden.to_rdflib().quads()) == named


def test_pyvis_and_the_picture_draw_things_with_names(golden: wps.Graph, tmp_path: Path) -> None:
    drawn = golden.to_pyvis(most=5)
    assert len(drawn.nodes) == 5
    assert all(node["label"] for node in drawn.nodes)
    picture = golden.picture(most=7)
    assert picture.save(tmp_path / "picture.svg").read_text(encoding="utf-8").count("<text") == 7
    assert re.search(r"<svg [^>]*viewBox", picture._repr_svg_())


def test_the_page_is_written_where_it_is_wanted(golden: wps.Graph, tmp_path: Path) -> None:
    page = golden.show(tmp_path / "page.html")
    assert page.path == tmp_path / "page.html"
    assert "<iframe" in page._repr_html_()


def test_a_folder_or_a_missing_file_is_said(tmp_path: Path, built: wps.Graph) -> None:
    assert len(wps.open(built.path.parent).commitments()) == 2
    with pytest.raises(wps.WpsGraphError):
        wps.open(tmp_path / "none.trig")


def test_a_commitment_is_cited_by_words_of_its_sentence(built: wps.Graph) -> None:
    assert "Paragraph 1." in built.cite("train women mediators")
    assert built.cite("train women mediators", form="bibtex").startswith("@misc{pact-p1,")
