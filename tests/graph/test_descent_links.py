"""Shows which paragraph of which resolution a commitment is linked to: by the name beside a number, or by what fits."""

import pytest
from followup_probe import promised
from sentence_documents import source

from graph_build.corpus.source import SourceText
from graph_build.graph.promises.descent import THRESHOLD, Descent, find_descents

PROTECT = "protect women and girls from gender-based violence by special measures"
PARTIES = f"Calls on all parties to {PROTECT};"
LIKE = f"NATO will {PROTECT}."


def resolution(*paragraphs: str, number: int = 1325, published: str | None = "2000-10-31") -> SourceText:
    """A resolution whose paragraphs are numbered from one, unless they bring a number or a sign of their own."""
    title = f"Security Council resolution {number} (2000)"
    rows = [text if not text[0].isupper() else f"{place}. {text}" for place, text in enumerate(paragraphs, start=1)]
    text = "\n\n".join((title, *rows)) + "\n"
    return source(f"unscr-{number}", text, published, "resolution", "United Nations", title)


def policy(*sentences: str, published: str | None = "2021-01-01", publisher: str = "NATO") -> SourceText:
    text = "\n\n".join(f"{place}. {sentence}" for place, sentence in enumerate(sentences, start=1))
    return source("policy", f"{text}\n", published, publisher=publisher)


def found(*sources: SourceText) -> list[Descent]:
    return find_descents(promised(*sources))


def links(*sources: SourceText) -> list[tuple[str, str | None]]:
    """The resolution and the paragraph of each link of the policy."""
    policies = (d for d in found(*sources) if d.promise.document.context.key == "policy")
    return [(d.document.context.key.removeprefix("unscr-"), d.provision.number) for d in policies]


EARLIER = resolution("Urges States to train pilots;", "Urges States to repair lamps;")
LATER = resolution("Urges States to count boats;", "Urges States to appoint women mediators;", number=2242)


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("UNSCR 2242 (paragraph 2 of UNSCR 1325)", [("1325", "2")]),
        ("UNSCR 1325, paragraph 2, and UNSCR 2242", [("1325", "2")]),
        ("UNSCR 1325, paragraph 1, and UNSCR 2242, paragraph 2,", [("1325", "1"), ("2242", "2")]),
        ("paragraph 2 of UNSCR 2242 and UNSCR 1325", [("2242", "2")]),
        ("paragraph 2, UNSCR 2242,", [("2242", "2")]),
        ("UNSCR 1325 at paragraph 2", [("1325", "2")]),
        ("UNSCR 1325 paragraph 2", [("1325", "2")]),
        ("paragraph 2 S/RES/1325", [("1325", "2")]),
        ("UNSCR 1325 and paragraph 2", []),
        ("UNSCR 1325, paragraph 2 of which it", [("1325", "2")]),
        ("paragraph 1 of UNSCR 1888 and paragraph 2 of UNSCR 1325", [("1325", "2")]),
        ("paragraph 2 of the fine UNSCR 1325", [("1325", "2")]),
        ("paragraph 2 of the grand and widely-read UNSCR 1325", [("1325", "2")]),
        ("paragraph 2 of the famous and widely-read UNSCR 1325", []),
        ("paragraph 2 of the Harbour Act, which is older than UNSCR 1325,", []),
        ("paragraph 2 of UNSCR 1888", []),
        ("paragraph 2", []),
    ],
)
def test_a_paragraph_is_one_of_the_resolution_named_beside_it(cited: str, expected: list[tuple[str, str]]) -> None:
    """Thirty characters from number to name are near, and so are four from name to number."""
    assert links(EARLIER, LATER, policy(f"NATO will sell old boats, as {cited} asks.")) == expected


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("paragraph 1 above", ["1"]),
        ("paragraph 1", ["1"]),
        ("paragraph 1 of this resolution", ["1"]),
        ("paragraph 1 of the present resolution", ["1"]),
        ("paragraph 1 of the Harbour Act", []),
        ("paragraph 1 of resolution 1888 (2009)", []),
        ("paragraphs 1 and 2", ["1"]),
        ("paragraph 2", []),
        ("paragraph 7", []),
    ],
)
def test_a_resolution_means_itself_where_it_names_no_other(cited: str, expected: list[str]) -> None:
    read = found(resolution("Decides to appoint envoys;", f"Decides to review what {cited} asks;"))
    assert [d.provision.number for d in read] == expected
    assert all(d.basis == "cites-paragraph" and d.promise.provision.number == "2" for d in read)


def test_a_paragraph_of_the_same_number_elsewhere_is_another_paragraph() -> None:
    assert links(EARLIER, policy("NATO will sell boats, as paragraph 1 of UNSCR 1325 asks.")) == [("1325", "1")]


def test_items_are_cited_like_paragraphs_and_the_clause_that_is_answered_is_named() -> None:
    asked = resolution("Requests all parties:", "(a) to protect girls;", "(b) to protect boys;", "2. It is so.")
    first, second, third = found(
        asked, policy("NATO will protect boys, as paragraphs 1 (b), 1 (a) and 2 of UNSCR 1325 ask.")
    )
    assert [d.provision.number for d in (first, second, third)] == ["1(b)", "1(a)", "2"]
    assert first.answered is not None
    assert first.answered.provision.number == "1(b)"
    assert third.answered is None


@pytest.mark.parametrize(
    ("sentences", "basis"),
    [
        ([f"As UNSCR 1325 asks, {LIKE}"], "cites-document"),
        ([f"UNSCR 1325 asks this, and {LIKE}"], "cites-document"),
        ([f"{LIKE[:-1]}, as asked by UNSCR 1325"], "cites-document"),
        ([f"Storms rage. UNSCR 1325 asks this, and {LIKE}"], "cites-document"),
        ([f"UNSCR 1325 stands. {LIKE}"], "by-likeness"),
        ([f"{LIKE} UNSCR 1325 stands."], "by-likeness"),
        ([LIKE, "UNSCR 1325 stands over all that was said here."], "by-likeness"),
    ],
)
def test_a_resolution_is_cited_in_the_sentence_of_the_commitment(sentences: list[str], basis: str) -> None:
    (link,) = found(resolution(PARTIES), policy(*sentences))
    assert link.basis == basis


def test_of_each_cited_resolution_the_one_paragraph_that_fits_is_linked_with_the_words_that_cite_it() -> None:
    text = f"As UNSCR 2242 and UNSCR 1325 ask, NATO will appoint women mediators and {PROTECT}."
    first, second = found(resolution("Urges States to train pilots;", PARTIES), LATER, policy(text))
    assert [(d.document.context.key, d.provision.number) for d in (first, second)] == [
        ("unscr-1325", "2"),
        ("unscr-2242", "2"),
    ]
    for link, words in ((first, "UNSCR 1325"), (second, "UNSCR 2242")):
        assert link.cited_at is not None
        assert link.promise.provision.reading.text[slice(*link.cited_at)] == words
    title = "Security Council resolution 1325 (2000)"
    assert first.reason.startswith(f"cites {title}, whose paragraph 2 alone fits; words ")


@pytest.mark.parametrize(
    ("other", "number"),
    [
        (PARTIES.replace("women and girls", "girls and women"), None),
        (PARTIES.replace(" by special", " in harbours by special"), None),
        (PARTIES.replace("gender-based ", ""), "1"),
        ("Calls on all parties to protect pilots from violence;", "1"),
        ("Urges States to count boats;", "1"),
    ],
)
def test_a_cited_resolution_is_linked_where_one_paragraph_stands_out(other: str, number: str | None) -> None:
    read = found(resolution(PARTIES, other, "Urges States to paint walls;"), policy(f"As UNSCR 1325 asks, {LIKE}"))
    assert [d.provision.number for d in read if d.basis == "cites-document"] == ([number] if number else [])
    assert {d.basis for d in read} == {"cites-document" if number else "by-likeness"}


def test_a_paragraph_without_a_number_is_named_by_its_key() -> None:
    (link,) = found(resolution(f"# Protection\n\n{PARTIES}"), policy(f"As UNSCR 1325 asks, {LIKE}"))
    assert link.provision.number is None
    assert f"whose paragraph {link.provision.key} alone fits" in link.reason


def test_by_likeness_the_three_likest_are_linked_best_first() -> None:
    less = PARTIES.replace(" by special measures", " by several other means at sea")
    asked = resolution(less, PARTIES, PARTIES.replace("girls", "boys"), PARTIES, PARTIES.replace("women", "men"))
    assert links(asked, policy(LIKE)) == [("1325", "2"), ("1325", "4"), ("1325", "3")]


def test_of_two_clauses_of_a_paragraph_the_likest_counts_and_one_link_is_made() -> None:
    less = "Calls on all parties to protect women and girls from gender-based violence"
    for text in (f"{PARTIES} and {less[0].lower()}{less[1:]};", f"{less}; and {PARTIES[0].lower()}{PARTIES[1:]}"):
        (link,) = found(resolution(text), policy(LIKE))
        assert link.likeness is not None
        assert link.likeness.score >= 0.9
        assert link.answered is not None
        assert "special measures" in link.answered.clause.action


def test_of_two_clauses_as_alike_the_first_is_answered() -> None:
    again = PARTIES.replace("women and girls", "girls and women")
    (link,) = found(resolution(f"{PARTIES} and {again[0].lower()}{again[1:]}"), policy(LIKE))
    assert link.answered is not None
    assert "women and girls" in link.answered.clause.action


def test_a_score_at_the_threshold_is_enough() -> None:
    asked, said = (
        "Calls on all parties to train pilots, sailors and farmers;",
        "NATO will launch a training plan for pilots.",
    )
    (link,) = found(resolution(asked), policy(said))
    assert link.likeness is not None
    assert link.likeness.score == THRESHOLD


def test_of_two_paragraphs_nearly_as_alike_none_stands_out() -> None:
    near = PARTIES.replace("gender-based ", ""), PARTIES.replace("girls", "boys")
    assert {d.basis for d in found(resolution(*near), policy(f"As UNSCR 1325 asks, {LIKE}"))} == {"by-likeness"}


SOMEWHAT = "Calls on all parties to light harbours, ferries and mines;", "NATO will paint harbours, ferries and walls."
LESS = (
    "Calls on all parties to light harbours, ferries, canals and mines;",
    "NATO will paint harbours, ferries, lamps and walls.",
)


@pytest.mark.parametrize(
    ("asked", "said", "linked"),
    [
        (*SOMEWHAT, False),
        (SOMEWHAT[0], f"As UNSCR 1325 asks, {SOMEWHAT[1]}", True),
        (LESS[0], f"As UNSCR 1325 asks, {LESS[1]}", False),
    ],
)
def test_what_is_only_somewhat_alike_is_linked_where_its_resolution_is_cited(
    asked: str, said: str, linked: bool
) -> None:
    assert bool(links(resolution(asked), policy(said))) == linked


@pytest.mark.parametrize(
    ("asked", "answered", "linked"),
    [
        ("2000-10-31", "2000-10-30", False),
        ("2000-10-31", "2000-10-31", True),
        ("2000", "2000-06-01", True),
        ("2000-10-31", "2000", True),
        ("2000", "1999", False),
        (None, "1999", True),
    ],
)
def test_only_what_can_be_later_answers(asked: str | None, answered: str, linked: bool) -> None:
    assert bool(links(resolution(PARTIES, published=asked), policy(LIKE, published=answered))) == linked


@pytest.mark.parametrize(
    ("asked", "answering", "publisher", "linked"),
    [
        ("all parties", "NATO", "NATO", True),
        ("Special Envoys", "NATO", "NATO", False),
        ("Special Envoys", "The United Nations", "United Nations", True),
        ("the Peacebuilding Commission", "The Harbour Office", "Example House", False),
    ],
)
def test_who_was_not_asked_does_not_answer(asked: str, answering: str, publisher: str, linked: bool) -> None:
    """Posts without a house are those of the house that asks."""
    texts = resolution(f"Requests {asked} to {PROTECT};"), policy(f"{answering} will {PROTECT}.", publisher=publisher)
    assert bool(links(*texts)) == linked


def test_the_reason_names_what_both_share_in_order() -> None:
    asked = resolution("Requests the Secretary-General and UNICEF to protect and train girls in northern harbours;")
    said = "UNICEF and the Secretary-General of the United Nations will protect girls in northern harbours."
    (link,) = found(asked, policy(said, publisher="United Nations"))
    assert "action 1.00 (protect)" in link.reason
    assert link.reason.endswith("actor 1.00 (UNICEF, United Nations Secretary-General)")
