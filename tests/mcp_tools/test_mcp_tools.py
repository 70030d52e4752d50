"""Shows that each tool answers with quotes that stand in the texts, within its limits, and says what it leaves out."""

import doctest
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp_sample import build, opened

from graph_build.cli import main
from graph_build.errors import QueryError, UsageError, WpsGraphError
from graph_build.mcp import Limits, Tools, tools_of
from graph_build.mcp.limits import Record, within


@pytest.fixture(scope="module")
def pacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("pacts"))


@pytest.fixture(scope="module")
def tools(pacts: Path) -> Tools:
    return opened(pacts)


def quotes_of(part: object) -> Iterator[Record]:
    """Every quote of an answer, however deep."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from value if name == "quotes" and isinstance(value, list) else quotes_of(value)
    elif isinstance(part, list):
        for one in part:
            yield from quotes_of(one)


CALLS: dict[str, Callable[[Tools], Record]] = {
    "ask": lambda tools: tools.ask("which commitments fall due on or before 2028?"),
    "ask_question": lambda tools: tools.ask_question("due-by", {"date": 2030}),
    "find_things": lambda tools: tools.find_things("norway"),
    "find_commitments": lambda tools: tools.find_commitments("mediators train"),
    "find_sentences": lambda tools: tools.find_sentences("women"),
    "explain": lambda tools: tools.explain("Harbour Council", "partOf", "NATO"),
    "compare_documents": lambda tools: tools.compare_documents("wpsi:pact", "wpsi:pact-second"),
}


@pytest.mark.parametrize("module", ["limits", "passages", "rows", "search"])
def test_the_examples_are_right(module: str) -> None:
    found = doctest.testmod(sys.modules[f"graph_build.mcp.{module}"])
    assert found.failed == 0


def test_every_tool_is_called_here_but_the_list_of_questions(tools: Tools) -> None:
    assert {tool.__name__ for tool in tools_of(tools)} == {*CALLS, "list_questions"}


@pytest.mark.parametrize("name", CALLS)
def test_every_quote_of_an_answer_stands_at_its_offsets(name: str, tools: Tools, pacts: Path) -> None:
    texts = json.loads((pacts / "texts.json").read_text("utf-8"))
    quotes = list(quotes_of(CALLS[name](tools)))
    assert quotes
    for quote in quotes:
        text = texts[quote["documentAddress"]]["text"]
        assert " ".join(text[quote["start"] : quote["end"]].split()) == quote["words"]
        assert quote["wording"] == ("digest" if quote["document"] == "Quay Notes" else "original")


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_is_json_and_the_same_each_time(name: str, tools: Tools, pacts: Path) -> None:
    first = json.dumps(CALLS[name](tools))
    assert first == json.dumps(CALLS[name](tools)) == json.dumps(CALLS[name](opened(pacts)))


def test_a_question_in_plain_words_says_what_it_was_taken_for(tools: Tools) -> None:
    answer = tools.ask("which commitments fall due on or before 2028?")
    assert answer["name"] == "due-by"
    assert any("due on or before" in line for line in answer["understood"])
    assert [row["due"] for row in answer["rows"]] == ["2027-06-30"]


def test_a_question_is_asked_with_its_parameters_and_says_what_it_does_not_show(tools: Tools) -> None:
    answer = tools.ask_question("due-by", {"date": "2030"})
    assert [row["due"] for row in answer["rows"]] == ["2027-06-30", "2029-12-31"]
    assert answer["taken"] == ["date: '2030' is taken as its last day, 2030-12-31"]
    assert answer["doesNotShow"]


def test_the_questions_are_listed_with_their_parameters(tools: Tools) -> None:
    (row,) = [row for row in tools.list_questions("due before", limit=100)["rows"] if row["name"] == "due-by"]
    assert [parameter["name"] for parameter in row["parameters"]] == ["date"]


def test_words_around_a_name_are_quoted_from_the_text(tools: Tools) -> None:
    answer = tools.ask_question("mentions", {"thing": "NATO"})
    words = [quote["words"] for quote in quotes_of(answer)]
    assert any("Harbour Council is part of NATO" in one for one in words)
    assert all("…" not in one for one in words)


def test_a_sentence_is_found_though_nothing_was_read_out_of_it(tools: Tools) -> None:
    (row,) = tools.find_sentences("QUAY lantern")["rows"]
    (quote,) = row["quotes"]
    assert quote["words"] == "Lanterns were lit along the quay, and nobody promised anything."
    assert quote["paragraph"] == "paragraph 3"
    assert tools.find_sentences("antern")["rows"] == []


def test_signs_that_hide_or_turn_words_are_in_no_answer(tools: Tools, pacts: Path) -> None:
    (row,) = tools.find_sentences("quay long")["rows"]
    (quote,) = row["quotes"]
    assert quote["words"] == "2. The quay is long."
    text = json.loads((pacts / "texts.json").read_text("utf-8"))[quote["documentAddress"]]["text"]
    assert text[quote["start"] : quote["end"]] == "2. The quay is\u202e long\U000e0061\U000e0062."


def test_a_commitment_comes_with_who_bears_it_and_when_it_is_due(tools: Tools) -> None:
    (row,) = tools.find_commitments("june mediators")["rows"]
    assert (row["bearer"], row["strength"], row["due"]) == (["Ministry of Peace (Norway)"], "Obligation", "2027-06-30")


def test_signs_of_expressions_and_of_queries_are_words_like_others(tools: Tools) -> None:
    assert tools.find_commitments('women.*") } #')["whole"] == tools.find_commitments("women")["whole"] == 4
    with pytest.raises(UsageError, match="no words to search for"):
        tools.find_commitments('.*"')


def test_things_are_found_by_kind_with_a_passage_that_names_them(tools: Tools) -> None:
    rows = tools.find_things(kind="document")["rows"]
    assert {"Harbour Pact on Women, Peace and Security", "Quay Notes"} <= {row["name"] for row in rows}
    (house,) = tools.find_things("nato", "organization")["rows"]
    assert house["quotes"][0]["words"] == "NATO"
    with pytest.raises(UsageError, match="no kind of thing is called 'moon'"):
        tools.find_things(kind="moon")


def test_a_statement_is_explained_by_its_sentence(tools: Tools) -> None:
    answer = tools.explain("Harbour Council", "partOf", "NATO")
    assert answer["status"] == "asserted"
    assert [quote["words"] for quote in answer["quotes"]] == ["The Harbour Council is part of NATO."]
    assert tools.explain("NATO", "partOf", "Harbour Council")["status"] == "unknown"


def test_what_is_inferred_is_explained_down_to_its_sentences(tools: Tools) -> None:
    answer = tools.explain("NATO", "hasPart", "Harbour Council")
    assert answer["status"] == "inferred"
    assert answer["rule"]
    assert [quote["document"] for quote in quotes_of(answer)] == ["Harbour Pact on Women, Peace and Security"]


def test_two_documents_are_compared_with_the_words_of_both(tools: Tools) -> None:
    answer = tools.compare_documents("wpsi:pact", "second edition")
    moved = next(row for row in answer["rows"] if row["change"] == "due-date-moved")
    older, newer = (moved[side]["quotes"][0]["words"] for side in ("older", "newer"))
    assert older.endswith("by 30 June 2027")
    assert newer.endswith("by 31 December 2029")
    assert any("second edition" in note for note in answer["taken"])
    with pytest.raises(UsageError, match="fits several things"):
        tools.compare_documents("harbour pact on women", "pact")


def test_rows_come_in_parts_and_never_more_than_the_limit(pacts: Path) -> None:
    few = opened(pacts, rows=2)
    first = few.find_commitments("women", limit=50)
    assert (len(first["rows"]), first["whole"], first["more"]) == (2, 4, "2 more rows; ask again with skip=2")
    rest = few.find_commitments("women", limit=50, skip=2)
    assert "more" not in rest
    assert len({row["commitment"] for row in [*first["rows"], *rest["rows"]]}) == 4
    for limit, skip in ((0, 0), (1, -1), (1, 4)):
        with pytest.raises(UsageError):
            few.find_commitments("women", limit=limit, skip=skip)


def test_a_call_stops_at_its_limit_of_time(pacts: Path) -> None:
    with pytest.raises(QueryError, match=r"stopped after 0\.01 s"):
        opened(pacts, seconds=0.01).compare_documents("wpsi:pact", "wpsi:pact-second")


def test_an_error_within_a_limited_call_keeps_its_kind_and_its_words() -> None:
    def fail() -> Record:
        raise UsageError("one", "two", "three", "four")

    with pytest.raises(UsageError, match=re.escape("one: two (three): four")):
        within(60, fail)


def changed(pacts: Path, folder: Path, edit: Callable[[Path], Any]) -> Tools:
    shutil.copytree(pacts, folder / "out")
    edit(folder / "out")
    return opened(folder / "out")


def move_quotes(out: Path) -> None:
    """Offsets of the graph that say one letter too far; the texts are as they were."""
    graph = out / "graph.trig"
    text = graph.read_text("utf-8")
    moved, number = re.subn(r"(oa:start )(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", text)
    assert number
    graph.write_text(moved, "utf-8")
    (out / "report.json").unlink()  # by its digest the graph would be another build's


def lose_texts(out: Path) -> None:
    (out / "texts.json").unlink()


def alter_texts(out: Path) -> None:
    texts = out / "texts.json"
    texts.write_text(texts.read_text("utf-8").replace("mediators", "generals!"), "utf-8")


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (move_quotes, "the words do not stand at their offsets in the text"),
        (lose_texts, "there is no texts.json beside the graph, so no quote can be checked"),
        (alter_texts, "the text in texts.json is not the one that the graph was read from"),
    ],
)
def test_a_quote_that_does_not_stand_is_left_out_and_said(
    edit: Callable[[Path], Any], reason: str, pacts: Path, tmp_path: Path
) -> None:
    tools = changed(pacts, tmp_path, edit)
    for answer in (tools.find_commitments("june mediators"), tools.ask_question("due-by", {"date": "2028"})):
        (row,) = answer["rows"]
        assert row["quotes"] == []
        assert row["leftOut"] == [{"document": "Harbour Pact on Women, Peace and Security", "reason": reason}]
        assert (answer["quotes"], answer["leftOut"]) == (0, 1)
        assert "women mediators by 30 June 2027" not in json.dumps(row["leftOut"])


def test_texts_that_cannot_be_searched_are_named(pacts: Path, tmp_path: Path) -> None:
    answer = changed(pacts, tmp_path, lose_texts).find_sentences("lanterns")
    (left,) = answer["notSearched"]
    assert (answer["rows"], left["documents"], left["such"][-1]) == ([], 3, "Quay Notes")


def test_without_the_sdk_the_command_says_how_to_install_it(
    pacts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    assert main(["mcp", "--graph", str(pacts)]) == 2
    line = capsys.readouterr().err
    assert "pip install 'wps-graph[mcp]'" in line
    assert line.count("\n") == 1


def test_a_missing_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(WpsGraphError, match=r"nothing\.trig"):
        Tools(tmp_path / "nothing.trig", Limits())
