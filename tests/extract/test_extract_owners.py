"""Shows that a generic name belongs to its owner: two states' plans and ministries are never one, one plan is one."""

from __future__ import annotations

import pytest
from extract_probe import source_of

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.names.lexicon import reference
from graph_build.reading.lexicon.states import _rows, states_of_adjective


def states() -> tuple[tuple[str, str], ...]:
    """Return each state once, by a name and an adjective that are its alone."""
    found: dict[str, tuple[str, str]] = {}
    for name, adjectives in _rows():
        keys = [h.thing for h in reference().find(name) if h.end - h.start == len(name)]
        alone = [
            adjective
            for adjective in adjectives
            if states_of_adjective()[adjective.lower().replace("-", " ")] == (name,)
        ]
        if keys and alone and reference().things[keys[0]].kind == "State":
            found.setdefault(keys[0], (name, alone[0]))
    return tuple(found.values())


STATES = states()


def corpus_of(*texts: tuple[str, str]) -> CorpusExtract:
    """Return what texts say, each given by its title and its words."""
    return extract_corpus(
        [SourceText(f"text-{n:03}.txt", text, "0" * 64, Metadata(title=title)) for n, (title, text) in enumerate(texts)]
    )


def keys_of(corpus: CorpusExtract, words: str) -> list[str]:
    """Return the key of the thing that each document means by the words, in the order of the documents."""
    return [m.thing for document in corpus.documents for m in document.mentions if words in m.surface]


def test_offices_and_plans_of_all_states_are_apart() -> None:
    texts = [
        (f"{state} National Action Plan on Women, Peace and Security 2026-2030",
         "The Ministry of Defence will train women officers. The Minister of Justice will report.")
        for state, _ in STATES
    ]  # fmt: skip
    corpus = corpus_of(*texts)
    for words in ("Ministry of Defence", "Minister of Justice"):
        keys = keys_of(corpus, words)
        assert len(keys) == len(STATES)
        assert len(set(keys)) == len(STATES), sorted(key for key in keys if keys.count(key) > 1)
    own = [document.context.key for document in corpus.documents]
    assert len(set(own)) == len(STATES)


def test_plans_of_all_states_told_in_one_text_are_apart() -> None:
    text = " ".join(f"We read the second {adjective} National Action Plan." for _, adjective in STATES)
    keys = keys_of(corpus_of(("Notes of the archive", text)), "National Action Plan")
    wanted = {adjective for _, adjective in STATES}
    assert len(set(keys)) == len(wanted)


@pytest.mark.parametrize(("state", "adjective"), STATES, ids=[state for state, _ in STATES])
def test_a_plan_named_in_three_ways_is_one(state: str, adjective: str) -> None:
    corpus = corpus_of(
        ("Notes of the archive", f"It cites {state}'s second National Action Plan on Women, Peace and Security."),
        ("Notes of the library", f"It cites the second National Action Plan of {state}."),
        ("Notes of the office", f"It cites the second {adjective} National Action Plan."),
    )
    assert len(set(keys_of(corpus, "National Action Plan"))) == 1


def test_the_first_plan_is_not_the_second() -> None:
    corpus = corpus_of(("Notes", "Ghana's first National Action Plan led to Ghana's second National Action Plan."))
    assert len(set(keys_of(corpus, "National Action Plan"))) == 2


def test_a_plan_is_the_text_that_another_text_names() -> None:
    corpus = corpus_of(
        ("Ghana's Second National Action Plan 2026-2030", "The Ministry of Gender will report."),
        ("Notes of the archive", "It cites Ghana's second National Action Plan 2026-2030."),
    )
    assert keys_of(corpus, "National Action Plan 2026") == [corpus.documents[0].context.key]


@pytest.mark.parametrize("name", ["Department of Defense", "Secretary of State", "Congress"])
def test_an_office_of_one_state_is_not_anothers(name: str) -> None:
    known = {hit.thing for hit in reference().find(name)}
    corpus = corpus_of(
        ("Arland and Canada: Canada's Plan", f"The {name} will publish a report."),
        ("Notes of the archive", f"The {name} will publish a report."),
        ("Strategy of the United States", f"The {name} will publish a report."),
    )
    keys = [{m.thing for m in document.mentions} for document in corpus.documents]
    assert not keys[0] & known
    assert not keys[1] & known
    assert keys[2] & known


def test_an_owner_beside_the_name_goes_before_that_of_the_text() -> None:
    corpus = corpus_of(("Kenya National Action Plan", "Nepal's Ministry of Defence met the Ministry of Defence."))
    assert keys_of(corpus, "Ministry of Defence") == ["nepal-ministry-of-defence", "kenya-ministry-of-defence"]


def test_a_state_named_inside_the_name_of_another_owns_nothing() -> None:
    text = "Ms Anna Berg is Head of the Mission in the Democratic Republic of the Congo."
    corpus = corpus_of(("Notes of the archive", text))
    (holding,) = corpus.documents[0].holdings
    assert corpus.things[holding.post].label == "Head of the Mission in the Democratic Republic of the Congo"


def test_a_file_called_like_a_state_is_not_the_state() -> None:
    source = source_of("Kenya will train officers.", "Kenya National Action Plan 2026-2030")
    corpus = extract_corpus([SourceText("kenya.txt", source.text, "0" * 64, source.meta)])
    assert corpus.documents[0].context.key == "kenya-document"
    assert corpus.things["kenya"].kind == "State"


def test_what_nobody_owns_stays_with_its_document() -> None:
    corpus = corpus_of(
        ("Notes of the archive", "The Steering Committee met."),
        ("Notes of the library", "The Steering Committee voted."),
    )
    assert len(set(keys_of(corpus, "Steering Committee"))) == 2


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The DRC held elections. It urges the Congolese authorities to act.", "Democratic Republic of the Congo"),
        ("The Republic of the Congo voted. It urges the Congolese authorities to act.", "Republic of the Congo"),
        ("The DRC and the Republic of the Congo met. It urges the Congolese authorities to act.", ""),
        ("It urges the South Sudanese authorities to act.", "South Sudan"),
        ("It urges the Sudanese authorities to act.", "Sudan"),
    ],
)  # fmt: skip
def test_an_adjective_of_several_states_means_the_one_that_the_text_names(text: str, owner: str) -> None:
    corpus = corpus_of(("Notes of the archive", text))
    (key,) = keys_of(corpus, "authorities")
    assert corpus.things[key].label.endswith(f"authorities ({owner})" if owner else "Congolese authorities")


def test_a_group_is_called_with_the_whole_name_of_its_state() -> None:
    corpus = corpus_of(("Notes of the archive", "It urges South Sudan's leaders and the South Sudanese forces to act."))
    assert {m.surface for m in corpus.documents[0].mentions if m.kind == "ActorGroup"} == {
        "South Sudan's leaders", "South Sudanese forces",
    }  # fmt: skip
