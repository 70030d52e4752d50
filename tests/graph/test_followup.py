"""Shows which sentences follow up a promise in small corpora: dates, houses, copies, sources, a person's verdicts."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from followup_probe import promised, with_evidence
from sentence_documents import corpus, plain, source

from graph_build.corpus.source import SourceText
from graph_build.errors import InputError
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.check import check_graph
from graph_build.graph.emit import Emission, emit
from graph_build.graph.mint import Mint
from graph_build.graph.promises.followup import find_followups
from graph_build.graph.promises.followup_nodes import judged_followups
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.verdicts import FollowUpVerdict, read_followup_verdicts
from graph_build.vocabulary import VOCAB, oa, rdf, wps

PROMISE = "1. NATO will launch an e-learning course on mediation for civilian staff.\n"
REPORT = "An e-learning course on mediation for civilian staff was launched in May 2022.\n"
ELSE = "The garden of the headquarters is open to visitors.\n"


def promise(published: str | None = "2020-06-01") -> SourceText:
    return source("promise", PROMISE, published, publisher="NATO")


def report(text: str = REPORT, published: str | None = "2022-07-01", publisher: str | None = "NATO") -> SourceText:
    return source("report", text, published, "news", publisher)


def judge(read: CorpusExtract, *rows: FollowUpVerdict) -> tuple[list[ox.Quad], list[FollowUpVerdict]]:
    """The assessments with their evidence, and the verdicts that fit nothing."""
    unused: list[FollowUpVerdict] = []

    def write(emission: Emission, told: Promised) -> list[ox.Quad]:
        quads, left = judged_followups(emission, told, find_followups(told), rows)
        unused.extend(left)
        return quads

    quads, evidence = with_evidence(read, write)
    return [*quads, *evidence], unused


def assessed(read: CorpusExtract) -> list[ox.Quad]:
    return judge(read)[0]


def values(quads: list[ox.Quad], name: str) -> list[str]:
    return [plain(q.object).removeprefix(VOCAB) for q in quads if q.predicate == wps(name)]


def nodes(quads: list[ox.Quad]) -> list[str]:
    return [plain(q.subject) for q in quads if q.predicate == rdf("type") and q.object == wps("StatusAssessment")]


def test_a_later_report_becomes_one_assessment_with_all_that_explains_it() -> None:
    read = corpus(promise(), report())
    quads = assessed(read)
    (node,) = nodes(quads)
    (commitment,) = (plain(q.object) for q in quads if q.predicate == wps("assesses"))
    assert node.startswith(f"{commitment}/status/report/")
    assert values(quads, "status") == ["reported-done"]
    assert values(quads, "sourceKind") == ["maker-itself"]
    assert values(quads, "reportOrder") == ["dated-later"]
    assert values(quads, "matchBasis") == ["by-likeness"]
    assert values(quads, "assessedOn") == ["2022-07-01"]
    assert [float(score) for score in values(quads, "matchScore")] == [1.0]
    assert "mediation" in values(quads, "matchReason")[0]
    assert [plain(q.object) for q in quads if q.predicate == oa("exact")] == [REPORT.strip().rstrip(".") + "."]


def test_the_graph_with_assessments_is_sound() -> None:
    read = corpus(promise(), report())
    store = ox.Store()
    store.bulk_extend([*emit(read, Mint()), *assessed(read)])
    assert [f for f in check_graph(store) if f.severity == "violation"] == []


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ((promise(), report(published="2019")), []),
        ((promise(None), report()), []),
        ((promise(), report(published=None)), ["order-unknown"]),
        ((promise(), report(REPORT.replace(" in May 2022", ""), None)), []),
        ((promise(), report(REPORT.replace("2022", "2012"))), []),
        ((promise(), report(REPORT.replace("was launched", "will be launched"))), []),
        ((promise(), report(ELSE)), []),
        ((source("promise", PROMISE + "\n2. " + REPORT, "2020-06-01", publisher="NATO"),), []),
    ],
    ids=[
        "earlier",
        "undated promise",
        "undated report",
        "nothing dated",
        "older event",
        "promise again",
        "else",
        "same text",
    ],
)
def test_dates_and_words_decide(documents: tuple[SourceText, ...], expected: list[str]) -> None:
    assert [f.order for f in find_followups(promised(*documents))] == expected


def test_a_text_under_two_addresses_tells_once_and_both_are_shown() -> None:
    other = source("report-again", REPORT, "2022-07-01", "news", "NATO")
    quads = assessed(corpus(promise(), report(), other))
    assert len(nodes(quads)) == 1
    assert len(values(quads, "evidence")) == 2


def test_another_house_does_not_answer_for_this_one() -> None:
    text = "1. Requests the Secretary-General to deploy Women Protection Advisers to all United Nations missions;\n"
    asked = source("unscr", text, "2010", "resolution", "United Nations", "Security Council resolution 1960 (2010)")
    told = "NATO has deployed Women Protection Advisers to all its missions.\n"
    assert find_followups(promised(asked, report(told))) == []


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("NATO", "maker-itself"),
        ("NATO International Military Staff", "maker-itself"),
        ("United Nations", "another-body"),
        ("Government of Norway", "another-body"),
        ("Network of Women Mediators", "civil-society-source"),
        ("The Northern Herald", "press-source"),
        (None, "source-not-known"),
    ],
)
def test_the_publisher_is_seen_from_the_maker(publisher: str | None, expected: str) -> None:
    told = REPORT.replace("An e-learning course", "NATO's e-learning course")
    quads = assessed(corpus(promise(), report(told, publisher=publisher)))
    assert values(quads, "sourceKind") == [expected]


def test_a_house_that_names_nobody_speaks_of_itself() -> None:
    assert find_followups(promised(promise(), report(publisher="United Nations"))) == []


def test_a_member_is_told_apart_from_the_maker() -> None:
    text = PROMISE.replace("NATO will", "NATO Allies will")
    asked = source("promise", text, "2020-06-01", publisher="NATO")
    quads = assessed(corpus(asked, report(publisher="Norway")))
    assert values(quads, "sourceKind") == ["member-of-maker"]


def test_a_no_drops_a_report_and_a_yes_keeps_what_no_score_reaches() -> None:
    read = corpus(promise(), report(REPORT + "\n" + ELSE))
    found = assessed(read)
    (commitment,) = (plain(q.object) for q in found if q.predicate == wps("assesses"))
    (evidence,) = values(found, "evidence")
    no = FollowUpVerdict(commitment, evidence, "no")
    yes = FollowUpVerdict(commitment, "The garden of the headquarters is open", "yes")
    quads, unused = judge(read, no, yes)
    assert unused == []
    assert values(quads, "matchBasis") == ["by-verdict"]
    assert values(quads, "matchScore") == []
    assert values(quads, "matchReason") == ["a person said so"]
    # The same addresses in the next build.
    again, unused = judge(corpus(promise(), report(REPORT + "\n" + ELSE)), no, yes)
    assert (again, unused) == (quads, [])


def test_a_yes_on_a_report_that_is_found_keeps_its_score() -> None:
    read = corpus(promise(), report())
    commitment = next(plain(q.object) for q in assessed(read) if q.predicate == wps("assesses"))
    quads, _ = judge(read, FollowUpVerdict(commitment.rsplit("/id/")[-1], "e-learning course on mediation", "yes"))
    assert values(quads, "matchBasis") == ["by-verdict"]
    assert len(values(quads, "matchScore")) == 1


def test_verdicts_that_fit_nothing_are_given_back() -> None:
    row = FollowUpVerdict("promise/p9/commitment/none", "no such words", "yes", line=2)
    _, unused = judge(corpus(promise(), report()), row)
    assert unused == [row]


def test_verdicts_are_read_from_a_table(tmp_path: Path) -> None:
    file = tmp_path / "followup.csv"
    file.write_text('commitment,evidence,verdict,note\na/b,"some words",Yes,seen\n', encoding="utf-8")
    assert read_followup_verdicts(file) == [FollowUpVerdict("a/b", "some words", "yes", "seen", 2)]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [("a,b,perhaps,\n", "perhaps"), ("a,,yes,\n", "evidence"), (",b,yes,\n", "commitment")],
)
def test_a_faulty_verdict_is_named_with_its_line(tmp_path: Path, rows: str, complaint: str) -> None:
    file = tmp_path / "followup.csv"
    file.write_text("commitment,evidence,verdict,note\n" + rows, encoding="utf-8")
    with pytest.raises(InputError, match=complaint) as told:
        read_followup_verdicts(file)
    assert "line 2" in str(told.value)


def test_a_missing_table_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_followup_verdicts(tmp_path / "none.csv")
