"""Shows that a build over files in the markup is sound, quotes each fact, and lets no rejected text fall due."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from akn_sample import BODY, REJECTED, Sample

from graph_build.corpus.reading import fold_whitespace
from graph_build.pipeline import BuildSettings, run_build
from graph_build.vocabulary import PREFIXES, THINGS, wps

DUE = BODY.replace("Welcomes", "Requests").replace("the calm in the northern straits", "him to report by 1 May 2032")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, out = tmp_path_factory.mktemp("marked"), tmp_path_factory.mktemp("out")
    (folder / "adopted.xml").write_bytes(Sample(body=DUE).xml)
    (folder / "rejected.xml").write_bytes(REJECTED.xml.replace(BODY.encode(), DUE.encode()))
    report = run_build(BuildSettings((folder,), out, network=False))
    assert report.faults == []
    return out


@pytest.fixture(scope="module")
def store(built: Path) -> ox.Store:
    found = ox.Store()
    found.bulk_load(path=str(built / "graph.trig"), format=ox.RdfFormat.TRIG)
    return found


def rows(store: ox.Store, text: str) -> Iterator[Any]:
    answer = store.query(text, prefixes={**PREFIXES, "i": THINGS}, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    yield from answer


@cache
def texts(built: Path) -> dict[str, str]:
    return {name: entry["text"] for name, entry in json.loads((built / "texts.json").read_text("utf-8")).items()}


def test_every_quote_stands_at_its_offsets_in_the_text_as_read(built: Path, store: ox.Store) -> None:
    found = list(
        rows(
            store,
            """SELECT ?source ?rule ?exact ?start ?end { ?e oa:hasSource ?source ; wps:rule ?rule ; oa:hasSelector ?s .
            ?s oa:exact ?exact ; oa:start ?start ; oa:end ?end }""",
        )
    )
    for row in found:
        text = texts(built)[row["source"].value]
        assert fold_whitespace(text[int(row["start"].value) : int(row["end"].value)]) == row["exact"].value
    assert {
        "markup-vote", "markup-sponsor", "markup-outcome", "markup-meeting", "markup-draft", "markup-link",
        "markup-classification", "markup-subject-heading", "markup-agenda-item", "markup-adopted", "markup-published",
    } <= {row["rule"].value for row in found}  # fmt: skip


def test_votes_are_statements_with_the_line_of_their_side(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?member ?exact ?kind { ?a rdf:subject ?state ; rdf:predicate wps:votedAgainst ;
        rdf:object i:unscr-2999 ; wps:evidence ?e . ?state rdfs:label ?member . ?e oa:hasSelector/oa:exact ?exact ;
        wps:inProvision/a ?kind }""",
    )
    assert [(r["member"].value, r["exact"].value, r["kind"].value) for r in found] == [
        ("Tuvalu", "Against (1): TUVALU", wps("Provision").value)
    ]


def test_how_many_voted_on_each_side_is_stated_beside_how_each_state_did(store: ox.Store) -> None:
    found = rows(
        store, "SELECT ?p ?n { i:unscr-2999 ?p ?n FILTER(?p IN (wps:votesFor, wps:votesAgainst, wps:abstentions)) }"
    )
    counts = {row["p"].value.rpartition("#")[2]: int(row["n"].value) for row in found}
    assert counts == {"votesFor": 2, "votesAgainst": 1, "abstentions": 1}


@pytest.mark.parametrize(
    ("file", "force", "dates"), [("adopted.xml", "security-council", 1), ("rejected.xml", "no-force", 0)]
)
def test_what_a_rejected_draft_asks_for_binds_nobody_and_never_falls_due(
    store: ox.Store, file: str, force: str, dates: int
) -> None:
    found = list(
        rows(
            store,
            f"""SELECT ?force ?due {{ ?d wps:sourceFile "{file}" . ?c wps:statedIn/wps:inDocument ?d ;
            wps:bindingForce ?force OPTIONAL {{ ?c wps:due ?due }} }}""",
        )
    )
    assert len(found) >= 3
    assert {row["force"].value.rpartition("/")[2] for row in found} == {force}
    assert bool({row["due"].value for row in found if row["due"] is not None}) is bool(dates)


def test_provisions_keep_the_ids_of_the_original_and_their_place(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?id ?kind ?number { ?p wps:originalId ?id ; wps:inDocument i:unscr-2999 ; a ?kind
        OPTIONAL { ?p wps:number ?number } }""",
    )
    kinds = {
        (r["id"].value, r["kind"].value.rpartition("#")[2], r["number"].value if r["number"] else None) for r in found
    }
    assert {
        ("container_2", "PreambularParagraph", None), ("para_3", "OperativeParagraph", "1"),
        ("para_5_list_point_a", "OperativeParagraph", "2(a)"), ("para_8", "Provision", "1"),
        ("note_1", "Footnote", "footnote 1"), ("coverPage_1", "Provision", None),
    } <= kinds  # fmt: skip


def test_themes_of_the_field_get_the_addresses_of_their_headings(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    keywords = (
        '<classification source="x"><keyword showAs="gender_equality" value="g" dictionary="UNBIS" '
        'href="http://metadata.un.org/thesaurus/3"/><keyword value="5" showAs="sdg_5" dictionary="SDGO" '
        'href="http://metadata.un.org/sdg/5"/></classification>'
    )
    (folder / "adopted.xml").write_bytes(Sample(keywords=keywords).xml)
    run_build(BuildSettings((folder,), tmp_path / "out", network=False))
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "out" / "graph.trig"), format=ox.RdfFormat.TRIG)
    found = {r["other"].value for r in rows(store, "SELECT ?other { ?d wps:about ?t . ?t skos:closeMatch ?other }")}
    assert found == {"http://metadata.un.org/thesaurus/3"}, "what the scheme says itself is not said again"


def test_what_the_markup_says_has_a_row_in_the_coverage(built: Path) -> None:
    lines = (built / "coverage.csv").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("unscr-2999,") and ",metadata," in line and ",extracted," in line]
