"""Shows what of a clause is taken for its promise: its own words, what it names, and each of its acts."""

from dataclasses import replace
from pathlib import Path

import pytest
from followup_probe import promises
from sentence_documents import corpus, source

from graph_build.extract.records import Mention
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.sides import promises_of, within_span
from graph_build.graph.promises.words import first_family
from graph_build.units import Kept


def test_an_item_under_one_that_asks_is_taken_without_what_is_added() -> None:
    text = "1. The Court recommends:\n\n(a) train pilots in line with the harbour plan;\n"
    (promise,) = promises_of(corpus(source("note", text)).documents[0])
    assert set(promise.side.words) == {"pilot", "train"}
    assert promise.side.verbs == {"train"}


def test_a_promise_that_is_only_to_act_by_a_law_is_on_that_law() -> None:
    (promise,) = promises("The Office will proceed in accordance with the Harbour Act.")
    assert set(promise.side.words) == {"act", "harbour"}


def test_what_opens_a_clause_is_named_by_it_and_by_its_first_act() -> None:
    (promise,) = promises("National Harbour Plan shall be reviewed, and publish maps of the coast.")
    plan = frozenset({"Document:promise-national-harbour-plan"})
    assert [side.things for side in (promise.side, *promise.acts)] == [plan, plan, frozenset()]


@pytest.mark.parametrize(
    ("pledge", "verbs"),
    [
        ("The Office pledges to waive harbour dues.", {"=waiv"}),
        ("The Office commits to gladly vaccinate pilots.", {"=vaccin"}),
        ("The Office commits to train pilots.", {"train"}),
        ("The Office commits itself to harbours.", set()),
        ("The Office undertakes to ensure the deployment of pilots.", {"deploy"}),
        ("The Office will pay the harbour dues of the present year.", {"fund"}),
    ],
)
def test_what_is_pledged_is_the_verb_after_to(pledge: str, verbs: set[str]) -> None:
    assert {verb for promise in promises(pledge) for verb in promise.side.verbs} == verbs


def test_the_present_year_is_no_act_of_presenting() -> None:
    assert first_family("dues of the present year") is None
    assert first_family("at present no dues") is None
    assert first_family("present the maps") == "report"


@pytest.mark.parametrize(("start", "end", "inside"), [(4, 9, True), (5, 9, False), (4, 8, False), (0, 20, True)])
def test_a_mention_is_inside_a_span_that_holds_all_of_it(start: int, end: int, inside: bool) -> None:
    mention = Mention("p1", 4, 9, "Body", "Board", "board", "shape")
    assert bool(within_span([mention], start, end)) == inside


def test_what_is_kept_of_promises_and_reports_is_what_was_read(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    texts = {
        "plan": "1. The Ministry of Defence will open three shelters in Narvik and train gender advisers by 2027.",
        "report": "The Ministry of Defence opened two shelters in Narvik in May 2026; NATO trained gender advisers.",
    }
    read = corpus(*(source(name, text) for name, text in texts.items()))
    known = replace(read, identities={document.context.key: document.context.key for document in read.documents})
    first = Promised.of(known, kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph_build.graph.promises.promised.sides_in", lambda _: pytest.fail("it is read again"))
        again = Promised.of(known, kept)
    assert (again.by_document, again.tellings) == (first.by_document, first.tellings)
    assert [list(p.side.words.items()) for p in again.all()] == [list(p.side.words.items()) for p in first.all()]
    assert list(again.told())
    for file in tmp_path.glob("??/*"):
        file.write_bytes(file.read_bytes()[:-1])
    assert Promised.of(known, kept).by_document == first.by_document
