"""Shows that an own corpus is called by its catalogue, else by its folder, wherever its page stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from serve_process import running

from graph_build.cli import main
from graph_build.corpus.catalogue import read_catalogue
from graph_build.corpus.folders import find_files
from graph_build.graph.own import title_told
from graph_build.show.network import page_title

TEXT = "Harbour Pact\n\n1. The Harbour Council shall report to the Ministry of Peace every year.\n"


def texts_in(folder: Path, catalogue: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "pact.txt").write_text(TEXT, "utf-8")
    if catalogue:
        (folder / "catalogue.csv").write_text(catalogue, "utf-8")
    return folder


def title_of(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("folder", "catalogue", "title"),
    [
        ("harbour_pacts-2025", "", "Harbour pacts 2025"),
        ("texts", "file,title\n.,Pacts of the Harbour\n", "Pacts of the Harbour"),
        ("texts", "file,title\npact.txt,Harbour Pact\n", "Texts"),
        ("texts", "file,title\n.,\n", "Texts"),
    ],
)
def test_a_corpus_is_called_by_its_catalogue_else_by_its_folder(
    tmp_path: Path, folder: str, catalogue: str, title: str
) -> None:
    texts = texts_in(tmp_path / folder, catalogue)
    assert find_files((texts,)).title == title
    assert find_files((texts / "pact.txt",)).title == title


def test_several_folders_are_called_by_the_first_two(tmp_path: Path) -> None:
    folders = [texts_in(tmp_path / name) for name in ("one", "two", "three")]
    assert find_files(tuple(folders[:2])).title == "One and Two"
    assert find_files(tuple(folders)).title == "One, Two and 1 more"
    assert find_files((folders[0], folders[0])).title == "One"


def test_the_row_of_the_folder_is_no_file_and_a_second_one_is_said(tmp_path: Path) -> None:
    folder = texts_in(tmp_path / "texts", "file,title\n.,One\n.,Two\n.,\npact.txt,Pact\n")
    found = read_catalogue(folder)
    assert (found.title, list(found.rows)) == ("One", ["pact.txt"])
    assert [note.what for note in found.notes] == [
        "a second title of the folder; the first one counts",
        "the row of the folder (.) gives no title and is not used",
    ]


def test_file_view_and_server_bear_the_title_of_the_corpus(tmp_path: Path) -> None:
    texts, out = texts_in(tmp_path / "texts", "file,title\n.,Pacts & Plans\npact.txt,Pact\n"), tmp_path / "out"
    assert main(["build", str(texts), "--out", str(out), "--quiet"]) == 0
    wanted = "Pacts &amp; Plans: who committed to what"
    assert title_told(out) == json.loads((out / "report.json").read_text("utf-8"))["title"] == "Pacts & Plans"
    assert title_of((out / "network.html").read_text("utf-8")) == wanted
    graph, page = str(out / "graph.trig"), tmp_path / "page.html"
    assert main(["view", "--graph", graph, "--out", str(page)]) == 0
    assert title_of(page.read_text("utf-8")) == wanted
    assert main(["view", "--graph", graph, "--out", str(page), "--title", "Mine"]) == 0
    assert title_of(page.read_text("utf-8")) == "Mine"
    with running("--graph", graph) as server:
        assert title_of(server.get("/").text) == wanted
        assert "A graph of Pacts &amp; Plans" in server.get("/browse", headers={"Accept": "text/html"}).text


def test_another_title_is_another_build(tmp_path: Path) -> None:
    texts, out = texts_in(tmp_path / "texts", "file,title\n.,One\npact.txt,Pact\n"), tmp_path / "out"
    kept = ["--out", str(out), "--quiet", "--cache", str(tmp_path / "cache")]
    assert main(["build", str(texts), *kept]) == 0
    (texts / "catalogue.csv").write_text("file,title\n.,Two\npact.txt,Pact\n", "utf-8")
    assert main(["build", str(texts), *kept]) == 0
    assert title_of((out / "network.html").read_text("utf-8")) == page_title("Two")


def test_a_graph_without_a_report_is_called_by_the_field(tmp_path: Path) -> None:
    assert title_told(tmp_path) == ""
    assert page_title(title_told(tmp_path)) == "Women, Peace and Security: who committed to what"
