"""The file of texts holds each document as read, cut in pieces that add up to it, under the digest of the graph."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from graph_build.ask.lookups import Source
from graph_build.ask.texts import Texts
from graph_build.vocabulary import ONTOLOGY


@pytest.fixture(scope="module")
def rows(built_bundled: Path) -> dict[str, Any]:
    content = (built_bundled / "texts.json").read_text("utf-8")
    found = json.loads(content)
    assert content == json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    assert isinstance(found, dict)
    return found


def test_every_document_read_has_its_text_under_its_digest(built_bundled: Path, rows: dict[str, Any]) -> None:
    source = Source(built_bundled / "graph.trig")
    digests = {str(quad.subject.value): quad.object.value for quad in source.quads(ONTOLOGY + "textDigest")}  # type: ignore[union-attr]
    assert {address: row["digest"] for address, row in rows.items()} == digests
    for row in rows.values():
        assert hashlib.sha256(row["text"].encode()).hexdigest() == row["digest"]


def test_pieces_follow_each_other_and_leave_only_white_space(rows: dict[str, Any]) -> None:
    for row in rows.values():
        at = 0
        for start, end, *_ in row["pieces"]:
            assert start >= at
            assert not row["text"][at:start].strip()
            at = end
        assert not row["text"][at:].strip()


def test_every_piece_names_a_provision_of_the_graph_or_says_why_not(built_bundled: Path, rows: dict[str, Any]) -> None:
    source = Source(built_bundled / "graph.trig")
    for address, row in rows.items():
        provisions = {node for _, _, node, _, _ in row["pieces"] if node}
        assert provisions == set(source.subjects(ONTOLOGY + "inDocument", address))
        assert all(reason for _, _, node, _, reason in row["pieces"] if not node)


def test_the_pages_take_the_texts_of_a_build(built_bundled: Path, rows: dict[str, Any]) -> None:
    source, texts = Source(built_bundled / "graph.trig"), Texts.beside(built_bundled / "graph.trig")
    for address in rows:
        text, fault = texts.of(address, source.values(address, ONTOLOGY + "textDigest"))
        assert text is not None
        assert not fault


def test_the_file_is_about_as_large_as_the_texts(built_bundled: Path, rows: dict[str, Any]) -> None:
    letters = sum(len(row["text"].encode()) for row in rows.values())
    assert (built_bundled / "texts.json").stat().st_size < 4 * letters
