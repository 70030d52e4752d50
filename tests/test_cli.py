"""Shows that the command line does what it says: files, answers, one line for each error, and the exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from serve_process import GOLDEN

from graph_build.cli import COMMANDS, main
from graph_build.commands.making.build import build
from graph_build.commands.showing.export import FORMATS

FILES = {"graph.trig", "graph.ttl", "inferred.ttl", "coverage.csv", "report.json", "network.html", "texts.json"}
TEXTS = {
    "alpha.txt": "Alpha Policy\n\n1. NATO will train its advisers every year.\n\n2. Norway is a member of NATO.\n",
    "beta.txt": "Beta Policy\n\n1. The Security Council adopted resolution 1325 on 31 October 2000.\n",
}
SELECT = "SELECT ?o { <https://w3id.org/wps-graph/id/alpha> <https://w3id.org/wps-graph/ontology#sourceFile> ?o }"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write(tmp_path / "texts", TEXTS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of one build over the two texts. Read it; do not write into it."""
    folder = tmp_path_factory.mktemp("built")
    texts = write(folder / "texts", TEXTS)
    assert main(["build", str(texts), "--out", str(folder / "out"), "--quiet", "--no-network"]) == 0
    return folder / "out"


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def error_of(capsys: pytest.CaptureFixture[str]) -> str:
    """Return what stands on standard error, which is one line."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_help_is_quick_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)
    code = "import sys; from graph_build.cli import main; main(['--help']); print(sorted(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"'rdflib'", "'pyoxigraph'", "'rich'", "'numpy'"} & set(result.stdout.replace(",", "").split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: wps-graph {command} ")


def test_the_formats_of_export_are_those_of_the_stage() -> None:
    from graph_build.show.export import formats as export

    assert FORMATS == export.FORMATS


def test_a_build_writes_its_files_and_a_summary(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(texts), "--out", str(out)]) == 0, capsys.readouterr()
    assert {path.name for path in out.iterdir()} == FILES
    captured = capsys.readouterr()
    assert captured.err == ""
    for words in (
        "2  documents read",
        "commitments",
        "statements inferred",
        "contradictions",
        "Try next:",
        "wps-graph query",
    ):
        assert words in captured.out


def test_json_says_the_same(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(texts), "--out", str(tmp_path / "out"), "--no-network", "--json"])
    told = json.loads(capsys.readouterr().out)
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert told["documents"] == 2
    assert report["counts"] == {name: told[name] for name in report["counts"]}


def test_quiet_says_nothing(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(texts), "--out", str(tmp_path / "out"), "--quiet", "--no-network"])
    assert capsys.readouterr() == ("", "")


def test_the_report_knows_the_files_it_belongs_to(built: Path) -> None:
    import hashlib

    files = json.loads((built / "report.json").read_text("utf-8"))["files"]
    assert files == {name: hashlib.sha256((built / name).read_bytes()).hexdigest() for name in files}
    assert set(files) == FILES - {"report.json", "network.html"}


def test_a_base_of_ones_own(texts: Path, tmp_path: Path) -> None:
    base = "https://data.example.org/id/"
    main(["build", str(texts), "--out", str(tmp_path / "out"), "--no-network", "--quiet", "--base", base])
    content = (tmp_path / "out" / "graph.trig").read_text("utf-8")
    assert f"@prefix wpsi: <{base}> ." in content
    assert "<https://w3id.org/wps-graph/id/" not in content


def test_an_empty_folder_writes_no_graph_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none").mkdir()
    write(tmp_path / "out", {"graph.trig": "what was there"})
    assert main(["build", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 3
    assert "no document could be read: 0 files in" in error_of(capsys)
    assert (tmp_path / "out" / "graph.trig").read_text("utf-8") == "what was there"


def test_the_report_says_how_each_text_was_read_and_what_to_look_at(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "sub").mkdir()
    (texts / "sub" / "côte.txt").write_bytes("Côte d'Ivoire’s ministry will report in 2027.".encode("cp1252"))
    write(texts, {"catalogue.csv": "file;title;colour\nsub/côte.txt;Plan;red\ngone.pdf;Gone;\n", "README.md": "About."})
    assert main(["build", str(texts), "--out", str(tmp_path / "out"), "--no-network"]) == 0
    told = capsys.readouterr().out
    assert "Catalogue: 3 things to look at:" in told
    assert "README.md: about the folder" in told
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    (row,) = (row for row in report["documents"] if row["file"] == "sub/côte.txt")
    assert (row["title"], row["format"], row["encoding"]) == ("Plan", "plain text", "windows-1252")
    assert [note["what"] for note in report["catalogue"]] == [
        "column 'colour' is not known and not used",
        "gone.pdf is not in the folder",
        "no row for alpha.txt, beta.txt",
    ]
    assert report["leftOut"] == [{"file": "README.md", "reason": "about the folder; give its path to read it"}]


BROKEN = {
    "binary.txt": b"\x00\x01\x02",
    "empty.txt": b"",
    "paper.pdf": b"%PDF-1.7",
    "table.csv": b"action,actor\nTrain,Norland\n",
}


def test_files_that_cannot_be_read_are_told_in_one_line_each(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in BROKEN.items():
        (texts / name).write_bytes(content)
    assert main(["build", str(texts), "--out", str(tmp_path / "out"), "--no-network"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == sorted(BROKEN)
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert [row["file"] for row in report["unreadable"]] == sorted(BROKEN)


@pytest.mark.parametrize("name", BROKEN)
def test_a_folder_with_nothing_readable(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / name).write_bytes(BROKEN[name])
    write(tmp_path / "out", {"graph.trig": "what was there"})
    assert main(["build", str(tmp_path / "bad"), "--out", str(tmp_path / "out")]) == 3
    assert name in error_of(capsys)
    assert [(path.name, path.read_text("utf-8")) for path in (tmp_path / "out").iterdir()] == [
        ("graph.trig", "what was there")
    ]


def test_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")]) == 3
    assert "nowhere" in error_of(capsys)
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    assert main(["build", str(texts), "--out", str(tmp_path / "out")]) == 2
    assert str(tmp_path / "out") in error_of(capsys)
    assert (tmp_path / "out").read_text("utf-8") == "mine"


def test_a_base_that_is_none(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(texts), "--base", "example", "--json"]) == 2
    assert json.loads(error_of(capsys))["error"] == "UsageError"


def test_a_document_on_which_extraction_fails_does_not_end_the_build(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from graph_build.corpus.source import SourceText
    from graph_build.extract import corpus_extract
    from graph_build.extract.document import Draft, draft_of

    seen = tmp_path / "seen"  # a file, since documents are read in processes of their own

    def failing(source: SourceText) -> Draft:
        with seen.open("a", encoding="utf-8") as file:
            file.write(f"{source.stem}\n")
        if source.stem == "beta":
            raise ZeroDivisionError("odd text")
        return draft_of(source)

    monkeypatch.setattr(corpus_extract, "draft_of", failing)
    assert main(["build", str(texts), "--out", str(tmp_path / "out"), "--no-network", "--quiet"]) == 0
    assert "beta.txt: extraction failed with ZeroDivisionError: odd text" in error_of(capsys)
    read = seen.read_text("utf-8").split()
    assert sorted(read) == sorted({*read, "beta"}), "each document is read once, the failing one too"


def test_a_violation_ends_with_faults(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph_build.graph.check import Finding

    found = [Finding("some-check", "violation", "https://example.org/a", "This is wrong. Mend it.")]
    monkeypatch.setattr("graph_build.pipeline.violations_among", lambda *_: found)
    assert main(["build", str(texts), "--out", str(tmp_path / "out"), "--no-network", "--quiet"]) == 1
    assert json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["conformance"][0]["check"] == "some-check"


def test_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query"]) == 0
    assert "post-holders" in capsys.readouterr().out
    assert main(["query", "--json"]) == 0
    assert all(row["question"] for row in json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    "words",
    [
        ["commitments-of", "--actor", "NATO"],
        ["commitments-of", "--actor=NATO"],
        ["commitments-of", "--param", "actor=NATO"],
    ],
)
def test_a_question_takes_its_parameters_in_three_ways(
    words: list[str], built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["query", *words, "--graph", str(built / "graph.trig"), "--format", "csv"]) == 0
    assert "train its advisers" in capsys.readouterr().out


def test_an_empty_answer_says_what_it_would_not_show(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["query", "same-texts", "--graph", str(built / "graph.trig")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("no rows\nThe answer does not show: texts that are alike")
    assert main(["query", "same-texts", "--graph", str(built / "graph.trig"), "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_sparql_from_a_file_and_from_standard_input(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    capsys.readouterr()
    (tmp_path / "ask.rq").write_text(SELECT, "utf-8")
    assert main(["query", str(tmp_path / "ask.rq"), "--graph", str(built / "graph.trig"), "--format", "csv"]) == 0
    assert "alpha.txt" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO(SELECT))
    assert main(["query", "-", "--graph", str(built / "graph.trig"), "--json"]) == 0
    assert "alpha.txt" in capsys.readouterr().out


def test_without_the_closure_there_is_less(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    (tmp_path / "all.rq").write_text("SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }", "utf-8")
    sizes = []
    for more in ([], ["--no-inferred"]):
        main(["query", str(tmp_path / "all.rq"), "--graph", str(built / "graph.trig"), "--format", "csv", *more])
        sizes.append(len(capsys.readouterr().out.splitlines()))
    assert sizes[0] > sizes[1] > 1


WRONG_QUERIES = [
    (["query", "no-such-question"], 2, "no-such-question"),
    (["query", "commitments-of"], 2, "actor"),
    (["query", "commitments-of", "--actor"], 2, "--actor"),
    (["query", "commitments-of", "--actor", "Nobody At All"], 2, "Nobody At All"),
    (["query", "commitments-of", "two", "--actor", "NATO"], 2, "one question"),
    (["query", "commitments-of", "--param", "actor"], 2, "name=value"),
    (["query", "missing.rq"], 3, "missing.rq"),
]


@pytest.mark.parametrize(("words", "code", "told"), WRONG_QUERIES)
def test_a_wrong_question_is_one_line(
    words: list[str], code: int, told: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main([*words, "--graph", str(built / "graph.trig")]) == code
    assert told in error_of(capsys)


def test_wrong_sparql_is_one_line(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    (tmp_path / "wrong.rq").write_text("SELECT nothing\nWHERE", "utf-8")
    assert main(["query", str(tmp_path / "wrong.rq"), "--graph", str(built / "graph.trig")]) == 2
    assert error_of(capsys)


def test_an_empty_answer_can_be_a_fault(built: Path, tmp_path: Path) -> None:
    (tmp_path / "none.rq").write_text("SELECT ?s { ?s <https://example.org/none> ?o }", "utf-8")
    words = ["query", str(tmp_path / "none.rq"), "--graph", str(built / "graph.trig")]
    assert main(words) == 0
    assert main([*words, "--fail-empty"]) == 1


@pytest.mark.parametrize("command", [["query", "strengths"], ["check"], ["view"], ["explain", "a", "wps:partOf", "b"]])
def test_a_graph_that_was_not_built(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--graph", str(tmp_path / "graph.trig")]) == 3
    assert "graph.trig" in error_of(capsys)


@pytest.mark.parametrize(
    "words", [["nonsense"], ["build", "--nonsense"], ["export", "--format", "nonsense"], ["build", "--workers", "0"]]
)
def test_wrong_use(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert error_of(capsys).startswith("wps-graph: ")


def test_why_a_statement_is_there(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    words = ["explain", "alpha", "wps:cites", "beta", "--graph", str(built / "graph.trig")]
    assert main(words) in {1, 2}
    assert main(["explain", "wpsi:alpha", "rdf:type", "wps:Document", "--graph", str(built / "graph.trig")]) == 0


def test_how_a_sentence_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["explain", "--sentence", "The Council shall train officers."]) == 0
    shown = capsys.readouterr().out
    assert "Obligation by shall" in shown
    assert "commitment Obligation of Council by commitment-shall" in shown
    assert "no relation: " in shown
    assert main(["explain", "--sentence", "This approach will enhance planning."]) == 0
    assert "no commitment in “will enhance”: an effect" in capsys.readouterr().out
    assert main(["explain", "--sentence", "NATO adopted the Policy on Harbours in July 2024."]) == 0
    assert "adoptedBy | NATO by adopts" in capsys.readouterr().out
    assert main(["explain", "alpha"]) == 2


def test_a_page_and_an_export(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    graph = str(built / "graph.trig")
    page = tmp_path / "network.html"
    assert main(["view", "--graph", graph, "--out", str(page), "--json"]) == 0
    assert page.stat().st_size > 1000
    assert main(["export", "--graph", graph, "--format", "nquads", "--out", str(tmp_path / "all.nq")]) == 0
    assert (tmp_path / "all.nq").stat().st_size > 1000


def test_a_check_tells_rows(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    code = main(["check", "--graph", str(built / "graph.trig"), "--json"])
    rows = json.loads(capsys.readouterr().out)
    assert code == (1 if any(row["severity"] == "violation" for row in rows) else 0)


def test_an_unexpected_error_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("never\nthought of")

    monkeypatch.delenv("WPS_GRAPH_DEBUG", raising=False)
    monkeypatch.setattr(build, "callback", broken)
    assert main(["build"]) == 1
    assert "unexpected RuntimeError: never thought of" in error_of(capsys)


def test_a_store_on_disk_is_checked_and_drawn_like_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    golden, store = str(GOLDEN), str(tmp_path / "store")
    assert main(["store", "--graph", golden, "--out", store]) == 0
    told = []
    for graph in (golden, store):
        capsys.readouterr()
        assert main(["check", "--graph", graph, "--json"]) == 0
        assert main(["view", "--graph", graph, "--out", str(tmp_path / "page.html")]) == 0
        told.append((capsys.readouterr().out, (tmp_path / "page.html").read_text("utf-8")))
    assert told[0] == told[1]
