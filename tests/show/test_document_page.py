"""The page of a document shows its words with what was read out of them marked, or quotes alone and the reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import World, name, thing
from hypothesis import given
from hypothesis import strategies as st
from page_checks import Found, read_page

from graph_build.ask.lookups import RDF, WPS, Source
from graph_build.ask.texts import NO_FILE, NOT_READ, NOT_THERE, OTHER_TEXT, Piece, Text, Texts
from graph_build.show.links import Links
from graph_build.show.pages.document_scene import Span
from graph_build.show.pages.document_spans import KINDS, stretches
from graph_build.show.pages.page import render_thing
from graph_build.show.pages.passages import PER_PAGE
from graph_build.vocabulary import THINGS

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
POLICY = THINGS + "meridian-policy-2024"
SPANS = st.builds(
    lambda start, length, kind: Span(start, start + length, kind),
    st.integers(0, 30), st.integers(0, 30), st.sampled_from(KINDS),
)  # fmt: skip


def texts_of_golden() -> dict[str, Any]:
    """The policy of the golden world, one piece for each of its paragraphs, as a build would write it."""
    text = (GOLDEN / "texts" / "meridian-policy-2024.txt").read_text("utf-8")
    at = text.index("3. The Meridian Gender Committee")
    end = text.index("4. The Meridian Military Staff")
    pieces: list[list[Any]] = [
        [0, at, POLICY + "/p1", "extracted", ""],
        [at, end, POLICY + "/p3", "extracted", ""],
        [end, len(text), "", "furniture", "printer's sign"],
    ]
    return {POLICY: {"digest": hashlib.sha256(text.encode()).hexdigest(), "pieces": pieces, "text": text}}


def shown(texts: Texts | None, address: str = POLICY, page: int = 1) -> Found:
    html = render_thing(Source(GOLDEN / "golden.trig"), address, Links(), page, texts)
    assert html is not None
    return read_page(html)


def written(folder: Path, content: str) -> Texts:
    (folder / "texts.json").write_text(content, "utf-8")
    return Texts.beside(folder / "graph.trig")


def marks(html: str) -> list[str]:
    found = Found()
    found.feed(html)
    return [said.get("class", "") for tag, said in found.tags if tag == "mark"]


@given(st.text(max_size=40), st.lists(SPANS, max_size=8))
def test_stretches_are_the_text_and_each_carries_what_covers_it(text: str, spans: list[Span]) -> None:
    plain = "".join(c if c.isprintable() and not c.isspace() else "." for c in text)
    found = stretches(plain, 0, len(plain), spans)
    assert "".join(one.words for one in found) == plain
    at = 0
    for one in found:
        for place in range(at, at + len(one.words)):
            covering = {span.kind for span in spans if span.start <= place < span.end}
            assert set(one.kinds) == covering
        at += len(one.words)


def test_offsets_count_code_points() -> None:
    found = stretches("🕊🕊 peace", 0, 8, [Span(3, 8, "name", "/id/peace")])
    assert [(one.words, one.href) for one in found] == [("🕊🕊 ", ""), ("peace", "/id/peace")]


def test_the_shortest_name_around_the_words_is_the_one_that_opens() -> None:
    found = stretches("Council of Ministers", 0, 20, [Span(0, 20, "name", "/id/long"), Span(0, 7, "name", "/id/short")])
    assert [one.href for one in found] == ["/id/short", "/id/long"]


def test_a_document_shows_its_words_marked_and_what_was_read_beneath(tmp_path: Path) -> None:
    texts = written(tmp_path, json.dumps(texts_of_golden()))
    html = render_thing(Source(GOLDEN / "golden.trig"), POLICY, Links(), 1, texts) or ""
    found = read_page(html)
    assert "3. The Meridian Gender Committee (MGC) was established on 3 May 2009." in found.text
    assert '<mark class="statement">' in html
    assert '<mark class="statement name"><a href="/id/meridian-gender-committee">' in html
    assert "statement Meridian Gender Committee – advises – Meridian Military Committee" in found.text
    assert "Named: Meridian Gender Committee, Meridian Military Committee" in found.text
    assert "Skipped besides: 1 printer's sign." in found.text
    assert {"p1", "p3", "p6"} <= set(found.ids)
    assert "name" in set(" ".join(marks(html)).split())


def test_a_provision_has_a_page_with_the_same_words(tmp_path: Path) -> None:
    texts = written(tmp_path, json.dumps(texts_of_golden()))
    found = shown(texts, POLICY + "/p3")
    assert "The MGC advises the Meridian Military Committee." in found.text
    assert "Part of" in found.text or "In document" in found.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, NO_FILE), ("{", NOT_READ), ("[]", NOT_READ), ("[" * 100_000, NOT_READ), ("{}", NOT_THERE),
        (json.dumps({POLICY: {"text": "other"}}), OTHER_TEXT), (json.dumps({POLICY: 7}), OTHER_TEXT),
    ],
    ids=["no file", "broken", "no table", "deep", "no such document", "a text without its digest", "a number"],
)  # fmt: skip
def test_without_the_text_quotes_stand_alone_and_the_page_says_why(
    tmp_path: Path, content: str | None, reason: str
) -> None:
    texts = Texts.beside(tmp_path / "graph.trig") if content is None else written(tmp_path, content)
    found = shown(texts)
    assert reason in found.text
    assert "The MGC advises the Meridian Military Committee." in found.text


def test_words_that_several_rules_read_stand_once_with_all_the_rules() -> None:
    text = shown(None).text.rpartition("Paragraph by paragraph")[2].partition("What is said of it")[0]
    assert text.count("The Policy implements UNSCR 1325 and updates") == 1
    assert "read by the rules cites-rule, implements-rule" in text


def test_a_text_that_was_changed_is_not_shown(tmp_path: Path) -> None:
    rows = texts_of_golden()
    rows[POLICY]["text"] = rows[POLICY]["text"].replace("advises", "commands")
    rows[POLICY]["digest"] = hashlib.sha256(rows[POLICY]["text"].encode()).hexdigest()
    found = shown(written(tmp_path, json.dumps(rows)))
    assert OTHER_TEXT in found.text
    assert "commands" not in found.text


def test_offsets_outside_the_text_are_refused(tmp_path: Path) -> None:
    rows = texts_of_golden()
    rows[POLICY]["pieces"][0] = [0, 10**9, POLICY + "/p1", "extracted", ""]
    assert OTHER_TEXT in shown(written(tmp_path, json.dumps(rows))).text


def test_coverage_counts_the_pieces_that_say_something() -> None:
    assert "12 of 16 pieces say something" in shown(None).text


def test_a_long_document_goes_on_and_links_lead_to_the_right_page(tmp_path: Path) -> None:
    world = World()
    document = world.entity("long", "Report", "A long report")
    for number in range(PER_PAGE + 5):
        node = thing(f"long/p{number}")
        world.add("things", node, name("rdf", "type"), name("wps", "PolicyParagraph"))
        world.link("things", node, "inDocument", "long")
        world.literal("things", node, "number", str(number))
        place = ox.Literal(str(number), datatype=name("xsd", "integer"))
        world.quads.append(ox.Quad(node, name("wps", "position"), place, ox.NamedNode(THINGS)))
    source = Source(world.write(tmp_path / "graph.trig"))
    first = read_page(render_thing(source, document.value, Links()) or "")
    second = read_page(render_thing(source, document.value, Links(), 2) or "")
    assert {"p0", f"p{PER_PAGE - 1}"} <= set(first.ids)
    assert f"p{PER_PAGE}" in second.ids
    assert not set(second.ids) & {"p0", f"p{PER_PAGE - 1}"}
    assert "?page=2" in first.links


def test_the_pieces_of_a_text_are_whole_for_whoever_reads_meanwhile() -> None:
    """The threads of a server share a text: one may ask while another puts its pieces in order."""
    pieces = tuple(Piece(at, at + 1, provision, "extracted", "") for at, provision in enumerate("abb"))
    meanwhile: list[list[Piece]] = []

    class Interrupted(tuple[Piece, ...]):
        def __iter__(self) -> Iterator[Piece]:
            for number, piece in enumerate(pieces):
                yield piece
                if not number and not meanwhile:
                    meanwhile.append([])
                    meanwhile.append(text.of("b"))

    text = Text("abb", Interrupted(pieces))
    assert text.of("b") == list(pieces[1:])
    assert meanwhile[1] == list(pieces[1:])


def test_a_quote_is_found_while_another_thread_empties_what_was_kept() -> None:
    class Emptied(dict[str, Any]):
        def __contains__(self, key: object) -> bool:
            there = super().__contains__(key)
            self.clear()
            return there

    source = Source(GOLDEN / "golden.trig")
    evidence = next(iter(source.subjects(RDF + "type", WPS + "Evidence")))
    first = source.quote(evidence)
    source._quotes = Emptied(source._quotes)
    assert source.quote(evidence) == first
    assert first is not None


def test_a_digest_says_above_its_words_and_beside_its_quotes_that_it_is_one(tmp_path: Path) -> None:
    news = THINGS + "meridian-news-2024"
    text = (GOLDEN / "texts" / "meridian-news-2024.txt").read_text("utf-8")
    source = Source(GOLDEN / "golden.trig")
    (first, *_) = sorted(source.subjects(WPS + "inDocument", news))
    piece = [0, len(text), first, "extracted", ""]
    digest = hashlib.sha256(text.encode()).hexdigest()
    texts = written(tmp_path, json.dumps({news: {"digest": digest, "pieces": [piece], "text": text}}))
    notice = "Digest: these are not the words of the original."
    assert notice in shown(texts, news).text
    assert notice in shown(texts, first).text
    assert "; digest" in shown(None, news).text
    assert "not the words of the original" not in shown(None).text + shown(written(tmp_path, "{}")).text
