"""Shows that every quote is the text between its offsets, in made-up texts of every shape and in the bundled corpus."""

import csv
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal
from read_texts import read

from graph_build.corpus.provisions import PARAGRAPH, Provision
from graph_build.corpus.reading import fold_whitespace, read_segments
from graph_build.corpus.source import PageSpan
from graph_build.graph.coverage import CLAUSE
from graph_build.graph.emit.evidence import EvidenceEmitter, Quote, quote_at, quote_of
from graph_build.graph.emit.quads import emit
from graph_build.graph.lines import quads_of
from graph_build.graph.mint import Mint
from graph_build.resources import corpus_dir
from graph_build.vocabulary import THINGS, graph, oa, wps, xsd


def provision_of(text: str, *segments: tuple[int, int]) -> Provision:
    return Provision("p1", PARAGRAPH, segments, read_segments(text, segments), 0)


def test_a_quote_folds_white_space_and_leaves_it_out_at_its_ends() -> None:
    text = "Before.\n  One\n two \t three. After."
    quote = quote_at(text, 7, text.index("After"))
    assert (quote.exact, quote.prefix, quote.suffix) == ("One two three.", "Before.", "After.")
    assert text[quote.start : quote.end] == "One\n two \t three."


def test_a_span_that_crosses_a_printed_footnote_is_cut_before_it() -> None:
    text = "The Ministry will\n\n1 A footnote.\n\ntrain its staff."
    first, second = (0, 19), (34, len(text))
    provision = provision_of(text, first, second)
    assert provision.reading.text == "The Ministry will train its staff."
    assert quote_of(text, provision, 0, len(provision.reading.text)).exact == "The Ministry will"
    assert quote_of(text, provision, 18, len(provision.reading.text)).exact == "train its staff."


def test_a_span_over_two_pieces_with_nothing_between_stays_whole() -> None:
    text = "The Ministry will\n\ntrain its staff."
    provision = provision_of(text, (0, 19), (19, len(text)))
    assert quote_of(text, provision, 0, len(provision.reading.text)).exact == "The Ministry will train its staff."


def test_white_space_that_no_piece_holds_does_not_cut_a_quote() -> None:
    text = "The Ministry will\n \n train its staff. [3] And more."
    provision = provision_of(text, (0, 17), (21, 37), (42, len(text)))
    assert quote_of(text, provision, 0, len(provision.reading.text)).exact == "The Ministry will train its staff."


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [(3, 3, "a"), (4, 3, "a"), (-1, 3, "a"), (3, 4, "")],
    ids=["empty", "back", "low", "mute"],
)
def test_a_quote_of_nothing_is_refused(start: int, end: int, exact: str) -> None:
    with pytest.raises(ValueError, match="quote"):
        Quote(start, end, exact, "", "")


def test_a_quote_of_blanks_is_refused() -> None:
    with pytest.raises(ValueError, match="quote"):
        quote_at("a \n b", 1, 4)
    with pytest.raises(ValueError, match="quote"):
        quote_at("  ", 0, 2)


def test_a_quote_has_thirty_characters_on_each_side() -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(100))
    quote = quote_at(text, 40, 50)
    assert (quote.prefix, quote.suffix) == (text[10:40], text[50:80])
    assert (quote_at(text, 5, 8).prefix, quote_at(text, 90, 95).suffix) == (text[:5], text[95:])


def test_all_is_said_of_a_mention_and_of_an_evidence() -> None:
    corpus = read({"a": "1. NATO is here."})
    (read_text,) = corpus.documents
    (provision,) = read_text.provisions
    writer = EvidenceEmitter(read_text, Mint())
    begin = provision.reading.text.index("NATO")
    place = provision.key, begin, begin + len("NATO is here")
    node = writer.evidence(*place, "by-hand")
    assert writer.evidence(*place, "by-hand") == node
    writer.mentions()
    said = {(local(q.subject), local(q.predicate), local(q.object)) for q in quads_of(writer.lines)}
    evidence, mention = "a/evidence/3-15/by-hand", "a/mention/3-7"
    words = {"exact": "NATO is here", "prefix": "1.", "suffix": ".", "start": "3", "end": "15"}
    name = {"exact": "NATO", "prefix": "1.", "suffix": "is here.", "start": "3", "end": "7"}
    assert said == {
        (evidence, "type", "Evidence"),
        (evidence, "rule", "by-hand"),
        (mention, "type", "Mention"),
        (mention, "rule", "lexicon"),
        (mention, "refersTo", "nato"),
        *((one, "hasSource", "a") for one in (evidence, mention)),
        *((one, "inProvision", "a/p1") for one in (evidence, mention)),
        *((one, "wording", "original") for one in (evidence, mention)),
        *((one, "hasSelector", f"{one}/selector") for one in (evidence, mention)),
        *((f"{one}/selector", "type", f"Text{kind}Selector") for one in (evidence, mention) for kind in KINDS),
        *((f"{evidence}/selector", key, value) for key, value in words.items()),
        *((f"{mention}/selector", key, value) for key, value in name.items()),
    }
    numbers = {
        q.object.datatype for q in quads_of(writer.lines) if isinstance(q.object, Literal) and q.object.value.isdigit()
    }
    assert numbers == {xsd("integer")}
    assert {q.graph_name for q in quads_of(writer.lines)} == {graph("assertions")}


def test_what_is_touched_in_passing_is_no_mention() -> None:
    (told,) = read({"a": "1. NATO spoke of its strategic partnerships.\n\n2. NATO is here."}).documents
    assert [mention.surface for mention in told.passing] == ["strategic partnerships"]
    writer = EvidenceEmitter(replace(told, mentions=()), Mint())
    writer.mentions()
    said = {
        (local(q.predicate), local(q.object)) for q in quads_of(writer.lines) if local(q.subject) == "a/mention/21-43"
    }
    assert {("type", "PassingMention"), ("touches", "partnerships")} <= said
    assert not {"refersTo", "Mention"} & {word for one in said for word in one}


def test_each_passage_has_the_wording_of_its_document() -> None:
    texts = {"a": "1. NATO will train its staff.", "b": "1. NATO will train its advisers."}
    quads = emit(read(texts, {"b": {"wording": "translation"}}), Mint())
    said = {(q.subject, q.object) for q in quads if q.predicate == wps("wording")}
    documents = {local(subject): local(wording) for subject, wording in said if "/" not in local(subject)}
    assert documents == {"a": "original", "b": "translation"}
    passages = {q.subject: local(q.object) for q in quads if q.predicate == oa("hasSource")}
    assert {local(node).split("/")[1] for node in passages} == {"evidence", "mention"}
    for node, document in passages.items():
        assert [local(wording) for subject, wording in said if subject == node] == [documents[document]]


def test_a_passage_stands_on_the_page_where_it_begins() -> None:
    (told,) = read({"a": "1. NATO will train its staff.\n\n2. NATO is here."}).documents
    pages = (PageSpan(0, 31, 7), PageSpan(31, 48, 8))
    writer = EvidenceEmitter(replace(told, source=replace(told.source, pages=pages)), Mint())
    writer.mentions()
    found = {q.subject: q.object for q in quads_of(writer.lines) if q.predicate == wps("page")}
    told_pages = {local(node): local(page) for node, page in found.items()}
    assert (told_pages["a/mention/3-7"], told_pages["a/mention/34-38"]) == ("7", "8")


KINDS = ("Position", "Quote")


def local(term: object) -> str:
    """The end of an address, or the words of a text."""
    value = str(getattr(term, "value", term))
    return value.removeprefix(THINGS) if value.startswith(THINGS) else re.split(r"[#/](?=\w+$)", value)[-1]


@given(st.text(alphabet="ab .,*²\n\t“’-", min_size=3, max_size=60), st.data())
def test_quotes_equal_the_text_between_their_offsets(text: str, data: st.DataObject) -> None:
    provision = provision_of(text, (0, len(text)))
    length = len(provision.reading.text)
    if not provision.reading.text.strip():
        return
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    if provision.reading.text[start:end].strip():
        quote = quote_of(text, provision, start, end)
        assert quote.exact == fold_whitespace(text[quote.start : quote.end])
        assert not text[quote.start].isspace()
        assert not text[quote.end - 1].isspace()


def test_two_things_named_by_the_same_words_are_two_mentions() -> None:
    corpus = read({"a": "2007\n\nBergen Policy on Data.\n"})
    mentions = corpus.documents[0].mentions
    assert {(m.surface, m.kind) for m in mentions} == {("Bergen Policy on Data", kind) for kind in ("Policy", "Event")}
    referred = [(q.subject, q.object) for q in emit(corpus, Mint()) if q.predicate == wps("refersTo")]
    assert len(referred) == len({subject for subject, _ in referred}) == 2


def test_evidence_of_one_span_and_rule_is_one_node() -> None:
    corpus = read({"a": "NATO cooperates with the European Union and the African Union."})
    assert len(corpus.documents[0].relations) == 2
    nodes = [q.object for q in emit(corpus, Mint()) if q.predicate == wps("evidence")]
    assert (len(nodes), len(set(nodes))) == (2, 1)


def quotes_of(store: ox.Store) -> list[tuple[str, int, int, str]]:
    rows = store.query(
        """SELECT ?file ?start ?end ?exact {
            GRAPH ?g { ?node <http://www.w3.org/ns/oa#hasSource> ?doc ;
                <http://www.w3.org/ns/oa#hasSelector> ?selector .
              ?selector <http://www.w3.org/ns/oa#start> ?start ; <http://www.w3.org/ns/oa#end> ?end ;
                <http://www.w3.org/ns/oa#exact> ?exact }
            GRAPH ?h { ?doc <https://w3id.org/wps-graph/ontology#sourceFile> ?file } }"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    return [(r["file"].value, int(r["start"].value), int(r["end"].value), r["exact"].value) for r in rows]


def check_quotes(out: Path, folder: Path) -> int:
    store = ox.Store()
    store.load(path=str(out / "graph.trig"), format=ox.RdfFormat.TRIG)
    paths = [path for path in folder.iterdir() if path.suffix in {".txt", ".csv"}]
    texts = {path.name: path.read_text("utf-8-sig").replace("\r\n", "\n") for path in paths}
    rows = quotes_of(store)
    for file, start, end, exact in rows:
        assert fold_whitespace(texts[file][start:end]) == exact, (file, start, end)
    selectors = sum(1 for _ in store.quads_for_pattern(None, oa("exact"), None))
    assert len(rows) == selectors
    return len(rows)


def test_every_quote_of_the_bundled_corpus_is_found_at_its_offsets(built_bundled: Path) -> None:
    assert check_quotes(built_bundled, corpus_dir()) > 1000


@pytest.mark.shared
def test_every_quote_of_the_originals_is_found_at_its_offsets(built_shared: Path, shared: Path) -> None:
    assert check_quotes(built_shared, shared / "corpus") > 1000


def test_coverage_of_the_bundled_corpus_adds_up(built_bundled: Path) -> None:
    with (built_bundled / "coverage.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    import json

    documents = json.loads((built_bundled / "report.json").read_text("utf-8"))["documents"]
    assert len(documents) == 16
    for told in documents:
        # A clause that became no commitment is counted with the segment that it stands in.
        own = [r for r in rows if r["document"] == told["key"] and r["role"] != CLAUSE]
        mine = [(int(r["start"]), int(r["end"])) for r in own]
        assert sum(end - start for start, end in mine) == told["characters"]
        assert all(before[1] == after[0] for before, after in pairwise(mine))
