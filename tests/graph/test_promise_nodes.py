"""Shows all that is written of a line of descent and of a follow-up, and on which passages a person's verdict is."""

import pyoxigraph as ox
import pytest
from sentence_documents import corpus, plain, source
from test_descent import policy, resolution, shown
from test_followup import ELSE, PROMISE, REPORT, judge, nodes, promise, report, values

from graph_build.graph.promises.verdicts import FollowUpVerdict
from graph_build.vocabulary import VOCAB, graph, oa, rdf, wps, xsd

ID = "https://w3id.org/wps-graph/id/"
GARDEN = corpus(promise(), report(f"{REPORT}\n{ELSE}\nPage 3 of 7\n"))
PLACE = len(f"{REPORT}\n")
GARDEN_AT = f"{ID}report/evidence/{PLACE}-{PLACE + 9}/by-hand"


def all_of(quads: list[ox.Quad], node: str) -> set[tuple[str, str]]:
    """Properties and values of a node, without what all of them begin with."""
    return {
        (plain(q.predicate).split("#")[-1].split("/")[-1], plain(q.object).removeprefix(ID).removeprefix(VOCAB))
        for q in quads
        if plain(q.subject) == node
    }


def commitment_of(quads: list[ox.Quad]) -> str:
    return next(plain(q.object) for q in quads if q.predicate == wps("assesses"))


COMMITMENT = commitment_of(judge(GARDEN)[0])


def test_all_is_said_of_an_assessment() -> None:
    quads, _ = judge(corpus(promise(), report()))
    (node,) = nodes(quads)
    words = REPORT.strip()
    assert node == f"{COMMITMENT}/status/report/0-{len(words)}"
    reason = next(value for name, value in all_of(quads, node) if name == "matchReason")
    assert all_of(quads, node) == {
        ("type", "https://w3id.org/wps-graph/ontology#StatusAssessment"),
        ("assesses", COMMITMENT.removeprefix(ID)),
        ("status", "reported-done"),
        ("sourceKind", "maker-itself"),
        ("reportOrder", "dated-later"),
        ("matchBasis", "by-likeness"),
        ("assessedOn", "2022-07-01"),
        ("evidence", f"report/evidence/0-{len(words)}/reports-a-promise"),
        ("matchScore", "1.00"),
        ("matchReason", reason),
    }
    assert {q.graph_name for q in quads if plain(q.subject) == node} == {graph("assertions")}
    (score,) = (q.object for q in quads if q.predicate == wps("matchScore"))
    assert isinstance(score, ox.Literal)
    assert score.datatype == xsd("decimal")


def test_all_is_said_of_a_line_of_descent() -> None:
    sentence = "In line with paragraph 8 of UNSCR 1325, NATO will adopt a gender perspective."
    quads = shown(corpus(resolution(), policy(sentence)))
    (node,) = {plain(q.subject) for q in quads if q.object == wps("DescentLink") and "/policy/" in str(q.subject)}
    said = all_of(quads, node)
    commitment = next(value for name, value in said if name == "fromCommitment")
    evidence = sorted(value for name, value in said if name == "evidence")
    assert node == f"{ID}{commitment}/answers/unscr-1325/p8"
    assert said == {
        ("type", "https://w3id.org/wps-graph/ontology#DescentLink"),
        ("fromCommitment", commitment),
        ("toProvision", "unscr-1325/p8"),
        ("matchBasis", "cites-paragraph"),
        ("matchReason", "cites paragraph 8 of Security Council resolution 1325 (2000)"),
        *(("evidence", one) for one in evidence),
    }
    assert [one.rsplit("/", 1)[-1] for one in evidence if "cit" in one] == ["cites-paragraph"]
    quoted = {plain(q.subject): plain(q.object) for q in quads if q.predicate == oa("exact")}
    told = {quoted[f"{ID}{one}/selector"].partition(" ")[0] for one in evidence}
    assert told == {"In", "NATO", "Calls"}
    assert {q.graph_name for q in quads if plain(q.subject) == node} == {graph("assertions")}


def test_a_paragraph_that_asks_nothing_is_quoted_whole() -> None:
    text = "Security Council resolution 1325 (2000)\n\n8. Peace agreements and a gender perspective on them.\n"
    sentence = "In line with paragraph 8 of UNSCR 1325, NATO will adopt a gender perspective."
    quads = shown(corpus(resolution(text), policy(sentence)))
    cited = [plain(q.subject) for q in quads if q.predicate == wps("rule") and plain(q.object) == "cited-paragraph"]
    quoted = {plain(q.subject): plain(q.object) for q in quads if q.predicate == oa("exact")}
    assert [quoted[f"{node}/selector"] for node in cited] == ["Peace agreements and a gender perspective on them."]


def test_a_text_without_a_date_tells_on_no_day() -> None:
    quads, _ = judge(corpus(promise(), report(published=None)))
    assert len(nodes(quads)) == 1
    assert values(quads, "assessedOn") == []


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (GARDEN_AT, "The garde"),
        ("The  garden\n of the", "The garden of the"),
        (f"{ID}report/evidence/{PLACE}-x/by-hand", None),
        (f"{ID}report/evidence/x-{PLACE}/by-hand", None),
        (f"{ID}report/evidence/{PLACE}/by-hand", None),
        (f"{ID}report/evidence/9000-9010/by-hand", None),
        (f"{ID}reports/evidence/{PLACE}-{PLACE + 10}/by-hand", None),
        ("No garden of the", None),
        ("Page 3 of 7", None),  # what a page prints around its text tells nothing
    ],
)
def test_a_passage_is_named_by_its_address_or_by_its_words(evidence: str, told: str | None) -> None:
    row = FollowUpVerdict(COMMITMENT, evidence, "yes")
    quads, unused = judge(GARDEN, row)
    judged = [node for node in nodes(quads) if ("matchBasis", "by-verdict") in all_of(quads, node)]
    assert unused == ([] if told else [row])
    assert len(nodes(quads)) == 1 + len(judged) == (2 if told else 1)
    for node in judged:
        said = dict(all_of(quads, node))
        assert (said["status"], said["reportOrder"], said["matchReason"]) == (
            "confirmed-done", "dated-later", "a person said so",
        )  # fmt: skip
        assert "matchScore" not in said
        quoted = {plain(q.subject): plain(q.object) for q in quads if q.predicate == oa("exact")}
        assert quoted[f"{ID}{said['evidence']}/selector"] == told


@pytest.mark.parametrize(
    ("commitment", "evidence", "kept", "used"),
    [
        (COMMITMENT, "e-learning course", 0, True),
        (COMMITMENT, "The garden", 1, True),  # said of a passage that no score reaches either
        (COMMITMENT, "No garden", 1, False),
        (f"{COMMITMENT}0", "e-learning course", 1, False),
        (f"{COMMITMENT}0", "The garden", 1, False),
    ],
)
def test_a_no_drops_what_it_is_on_and_nothing_else(commitment: str, evidence: str, kept: int, used: bool) -> None:
    row = FollowUpVerdict(commitment, evidence, "no")
    quads, unused = judge(GARDEN, row)
    assert len(nodes(quads)) == kept
    assert unused == ([] if used else [row])


def test_of_a_yes_and_a_no_the_yes_stands_in_whatever_order_they_are_written() -> None:
    no, yes = (FollowUpVerdict(COMMITMENT, "The garden of", verdict) for verdict in ("no", "yes"))
    one, other = judge(GARDEN, no, yes)[0], judge(GARDEN, yes, no)[0]
    assert one == other
    assert len(nodes(one)) == 2


def test_a_yes_on_a_report_says_so_beside_its_reason() -> None:
    plainly, judged = judge(GARDEN)[0], judge(GARDEN, FollowUpVerdict(COMMITMENT, "e-learning course", "yes"))[0]
    (reason,), (with_person,) = values(plainly, "matchReason"), values(judged, "matchReason")
    assert with_person == f"a person said so; {reason}"
    (node,) = nodes(judged)
    assert nodes(plainly) == [node]
    changed = {("status", "reported-done"), ("matchBasis", "by-likeness"), ("matchReason", reason)}
    assert all_of(plainly, node) - all_of(judged, node) == changed


def test_a_verdict_in_words_is_on_the_first_passage_that_has_them() -> None:
    again = "In June 2022 an e-learning course on mediation for civilian staff was launched by NATO in Oslo.\n"
    read = corpus(promise(), report(), source("news", again, "2022-08-01", "news", "NATO"))
    first, second = nodes(judge(read)[0])
    quads, _ = judge(read, FollowUpVerdict(COMMITMENT, "e-learning course on mediation", "yes"))
    assert {node: dict(all_of(quads, node))["matchBasis"] for node in nodes(quads)} == {
        first: "by-verdict",
        second: "by-likeness",
    }


def test_an_entry_of_a_timeline_tells_on_its_own_day() -> None:
    entry = f"2022\n\n{REPORT.replace(' in May 2022', '')}"
    quads, _ = judge(corpus(promise(), report(entry, published=None)))
    assert values(quads, "assessedOn") == ["2022"]


def test_copies_show_a_passage_where_they_have_it_in_the_same_words() -> None:
    told = "\n".join(
        f"{n}. The harbour of town {n} keeps {n * 7} boats for pilots and sailors.\n" for n in range(2, 40)
    )
    texts = {
        "report": f"1. {REPORT}\n{told}",
        "spelt": f"1. {REPORT.replace('e-learning', 'elearning')}\n{told}",
        "without": told,
    }
    read = corpus(promise(), *(source(name, text, "2022-07-01", "news", "NATO") for name, text in texts.items()))
    assert {read.source_of(name) for name in texts} == {"report"}
    (node,) = nodes(judge(read)[0])
    shown = [value for name, value in all_of(judge(read)[0], node) if name == "evidence"]
    assert [one.partition("/")[0] for one in shown] == ["report"]


def test_a_verdict_is_on_one_promise_of_several() -> None:
    text = f"{PROMISE}\n2. NATO will open a library of maps for coastal pilots.\n"
    read = corpus(source("promise", text, "2020-06-01", publisher="NATO"), report(f"{REPORT}\n{ELSE}"))
    quads, unused = judge(read, FollowUpVerdict(COMMITMENT, "The garden of", "yes"))
    assert unused == []
    assert {plain(q.object) for q in quads if q.predicate == wps("assesses")} == {COMMITMENT}
    assert len(nodes(quads)) == 2
    assert {q.object for q in quads if q.predicate == rdf("type") and "/status/" in plain(q.subject)} == {
        wps("StatusAssessment")
    }
