"""Shows which commitments answer which paragraphs: by citation, by the one fitting paragraph, by likeness, or not."""

import pyoxigraph as ox
import pytest
from followup_probe import promised
from sentence_documents import corpus, plain, source

from graph_build.corpus.source import SourceText
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.check import check_graph
from graph_build.graph.emit import Emission
from graph_build.graph.lines import quads_of
from graph_build.graph.mint import Mint
from graph_build.graph.promises.descent import find_descents
from graph_build.graph.promises.descent_nodes import descent_lines
from graph_build.graph.promises.promised import Promised
from graph_build.vocabulary import VOCAB, oa, rdf, wps

MINT = Mint()
RESOLUTION = """Security Council resolution 1325 (2000)

1. Urges Member States to ensure more representation of women at all decision-making levels in national institutions;

8. Calls on all actors involved, when negotiating and implementing peace agreements, to adopt a gender perspective;

9. Calls upon all parties to armed conflict to respect fully the law that protects the rights of women and girls;

10. Calls on all parties to armed conflict to protect women and girls from gender-based violence by special measures;

16. Decides to review what paragraph 8 above and paragraph 9 of this resolution ask.
"""


def shown(read: CorpusExtract) -> list[ox.Quad]:
    """The lines of descent with the evidence of all that is written."""
    emission = Emission.of(read, MINT)
    links = list(quads_of(descent_lines(emission, find_descents(Promised.of(read)))))
    return [*links, *(quad for quad in emission.quads() if "/evidence/" in str(quad.subject))]


def resolution(text: str = RESOLUTION, stem: str = "unscr-1325-2000") -> SourceText:
    title = "Security Council resolution 1325 (2000)"
    return source(stem, text, "2000-10-31", "resolution", "United Nations", title)


def policy(sentence: str, published: str | None = "2021-01-01") -> SourceText:
    return source("policy", f"1. {sentence}\n", published, publisher="NATO", title="NATO Example Policy")


def links(sentence: str, published: str | None = "2021-01-01") -> list[tuple[str, str | None]]:
    found = find_descents(promised(resolution(), policy(sentence, published)))
    return [(d.basis, d.provision.number) for d in found if d.promise.document.context.key == "policy"]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("In line with paragraph 8 of UNSCR 1325, NATO will adopt a gender perspective in all negotiations.", ["8"]),
        ("NATO will protect girls, as operative paragraphs 9 and 10 of resolution 1325 (2000) ask.", ["9", "10"]),
        ("NATO will protect girls, as asked in paragraphs 8 to 10 of UNSCR 1325.", ["8", "9", "10"]),
        ("NATO will adopt a gender perspective when it negotiates (UNSCR 1325, paragraph 8).", ["8"]),
        ("NATO will adopt a gender perspective when it negotiates (UNSCR 1325, OP 8).", ["8"]),
        ("NATO will adopt a gender perspective when it negotiates (OP8 of UNSCR 1325).", ["8"]),
    ],
)  # fmt: skip
def test_a_cited_paragraph_is_answered(sentence: str, numbers: list[str]) -> None:
    assert links(sentence) == [("cites-paragraph", number) for number in numbers]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO will paint its walls, as paragraph 40 of UNSCR 1325 asks.",
        "NATO will paint its walls, as paragraph 8 of this Policy asks.",
        "NATO will paint its walls, as paragraph 8 of resolution 2178 asks.",
        "NATO will implement UNSCR 1325.",
        "NATO will paint its walls.",
    ],
)
def test_a_paragraph_that_is_not_there_or_not_meant_is_not_answered(sentence: str) -> None:
    assert links(sentence) == []


LIKE = "NATO will protect women and girls from gender-based violence in armed conflict by special measures."


def test_a_cited_resolution_is_answered_in_the_one_paragraph_that_fits() -> None:
    assert links(f"As UNSCR 1325 asks, {LIKE}") == [("cites-document", "10")]


def test_likeness_is_kept_apart_from_citation() -> None:
    assert links(LIKE) == [("by-likeness", "10")]


def test_a_text_older_than_the_resolution_answers_nothing() -> None:
    assert links(LIKE, "1999") == []
    assert links(LIKE, None) == [("by-likeness", "10")]


def test_a_resolution_cites_its_own_paragraphs() -> None:
    found = find_descents(promised(resolution()))
    assert [(d.basis, d.provision.number) for d in found] == [("cites-paragraph", "8"), ("cites-paragraph", "9")]


def test_a_second_copy_of_a_resolution_is_not_answered_too() -> None:
    found = find_descents(promised(resolution(), resolution(stem="unscr-1325-mirror"), policy(LIKE)))
    assert len([d for d in found if d.promise.document.context.key == "policy"]) == 1


def test_what_was_asked_of_the_secretary_general_is_not_answered_by_nato() -> None:
    text = "1. Requests the Secretary-General to protect women and girls from gender-based violence by measures;\n"
    found = find_descents(promised(resolution(f"Security Council resolution 1325 (2000)\n\n{text}"), policy(LIKE)))
    assert found == []


def test_both_sides_are_shown_and_the_ground_is_told() -> None:
    read = corpus(resolution(), policy(LIKE))
    quads = shown(read)
    link = next(q.subject for q in quads if q.object == wps("DescentLink") and "/policy/" in str(q.subject))
    said = {plain(q.predicate): plain(q.object) for q in quads if q.subject == link}
    assert said[wps("matchBasis").value] == VOCAB + "by-likeness"
    assert said[wps("toProvision").value].endswith("unscr-1325/p10")
    assert 0.6 <= float(said[wps("matchScore").value]) <= 1
    assert said[wps("matchReason").value].startswith("words ")
    evidence = {q.object for q in quads if q.subject == link and q.predicate == wps("evidence")}
    sources = {
        plain(q.object).rsplit("/", 1)[-1] for q in quads if q.subject in evidence and q.predicate == oa("hasSource")
    }
    assert sources == {"policy", "unscr-1325"}
    commitment = said[wps("fromCommitment").value]
    assert [q.predicate for q in quads if plain(q.subject) == commitment] == [wps("likelyAnswers")]


def test_a_citation_gives_the_sentence_that_cites_and_no_score() -> None:
    read = corpus(resolution(), policy("In line with paragraph 8 of UNSCR 1325, NATO will adopt a gender perspective."))
    quads = shown(read)
    assert [q for q in quads if q.predicate == wps("answers") and "/policy/" in str(q.subject)]
    assert not [q for q in quads if q.predicate in {wps("likelyAnswers"), wps("matchScore")}]
    reasons = [plain(q.object) for q in quads if q.predicate == wps("matchReason") and "/policy/" in str(q.subject)]
    assert reasons == ["cites paragraph 8 of Security Council resolution 1325 (2000)"]
    assert [q for q in quads if q.predicate == wps("rule") and plain(q.object) == "cites-paragraph"]


def test_links_start_at_commitments_that_the_graph_has() -> None:
    read = corpus(resolution(), policy(LIKE))
    emission = Emission.of(read, MINT)
    typed = {q.subject for q in emission.quads() if q.predicate == rdf("type") and q.object == wps("Commitment")}
    assert set(emission.commitments.values()) == typed


def test_the_graph_with_links_is_sound() -> None:
    read = corpus(resolution(), policy(LIKE))
    store = ox.Store()
    store.bulk_extend([*Emission.of(read, MINT).quads(), *shown(read)])
    assert [f for f in check_graph(store) if f.severity == "violation"] == []
