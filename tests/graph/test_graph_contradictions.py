"""Shows that each kind of contradiction is found in a small text that has it, and not in one that has not."""

import pytest
from read_texts import read, source

from graph_build.corpus.provisions import segment
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.closure import Impossible
from graph_build.graph.contradictions.counts import counted, lengths
from graph_build.graph.contradictions.record import Disagreement, Sources, record_of
from graph_build.graph.contradictions.rules import disagreement_quads, find_disagreements, impossible_kinds
from graph_build.graph.emit import Emission
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdfs, wps, wpsv

MINT = Mint()


def found(corpus: CorpusExtract, impossible: list[Impossible] | None = None) -> list[Disagreement]:
    emission = Emission.of(corpus, MINT)
    return sorted({*find_disagreements(emission), *impossible_kinds(emission, impossible or [])})


def kinds(corpus: CorpusExtract) -> list[str]:
    return [one.kind for one in found(corpus)]


ADOPTED = "1. The Bergen Policy on Data was adopted {}.\n\n"
NAMED = "1. Admiral Ada Lind was appointed as Chair of the NATO Military Committee {}.\n\n"


def dated(first: str, second: str, told: str = ADOPTED) -> CorpusExtract:
    return read({"a": told.format(first), "b": told.format(second)})


def test_two_dates_that_share_no_day() -> None:
    (one,) = found(dated("on 3 May 2024", "in June 2024"))
    assert one.description == "Bergen Policy on Data has two dates of adoption: 2024-05-03, 2024-06"
    assert len(one.involves) == len(one.voices) == 2


def test_three_dates_are_called_three() -> None:
    told = {"a": "on 3 May 2024", "b": "in June 2024", "c": "in July 2024", "d": "in July 2024"}
    (one,) = found(read({stem: ADOPTED.format(day) for stem, day in told.items()}))
    assert one.description == "Bergen Policy on Data has three dates of adoption: 2024-05-03, 2024-06, 2024-07"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("in 2024", "in June 2024", ADOPTED), ("in May 2024", "in May 2024", ADOPTED), ("in 2021", "in 2022", NAMED)],
)
def test_dates_that_can_both_be_right(first: str, second: str, told: str) -> None:
    corpus = dated(first, second, told)
    assert sum(r.literal for d in corpus.documents for r in d.relations) == 2
    assert kinds(corpus) == []


def test_one_text_under_two_addresses_is_one_voice() -> None:
    text = ADOPTED.format("on 3 May 2024") + ADOPTED.format("in June 2024")
    (one,) = found(read({"a": text, "b": text}))
    assert [voice.document for voice in one.voices] == ["a", "a"]
    (one,) = found(read({"a": text, "b": text + "2. More.\n"}))
    assert [voice.document for voice in one.voices] == ["a", "a"]
    (one,) = found(read({"a": text + "2. Ships of Turku sail.\n", "b": text + "2. Ports of Narvik freeze.\n"}))
    assert sorted(voice.document for voice in one.voices) == ["a", "a", "b", "b"]


def posts(post: str, other_start: str, person: str = "Eva Holm") -> CorpusExtract:
    text = (
        f"1. Admiral Ada Lind was {post} from 2020 to May 2023.\n\n"
        f"2. Admiral {person} has been {post} since {other_start}.\n"
    )
    corpus = read({"a": text}, {"a": {"published": "2024-06-12"}})
    assert ("2020", "2023-05") in {(h.begins, h.ends) for h in corpus.documents[0].holdings}
    return corpus


CHAIR = "Chair of the NATO Military Committee"


def test_two_holders_of_one_seat() -> None:
    (one,) = found(posts(CHAIR, "January 2022"))
    assert one.description == f"{CHAIR} is held by Ada Lind and Eva Holm from 2022-01-31 to 2023-05-01"
    assert len(one.involves) == 2


@pytest.mark.parametrize(
    ("post", "start", "person"),
    [
        (CHAIR, "May 2023", "Eva Holm"),
        ("Gender Adviser", "January 2022", "Eva Holm"),
        (CHAIR, "2022", "Ada Lind"),
    ],
)
def test_holders_who_follow_each_other_share_a_kind_or_are_one(post: str, start: str, person: str) -> None:
    assert kinds(posts(post, start, person)) == []


def latest(first: str, second: str) -> CorpusExtract:
    meta = {name: {"publisher": "NATO"} for name in ("a", "b")}
    texts = {
        name: f"1. The Policy was updated several times, most recently in {year}.\n"
        for name, year in (("a", first), ("b", second))
    }
    return read(texts, meta)


def test_two_latest_updates() -> None:
    (one,) = found(latest("2018", "2024"))
    assert one.description == "the latest update of the policy has two dates: 2018, 2024"
    assert kinds(latest("2024", "2024")) == []


COUNTS = (
    ("Three aims guide the work: peace; safety; health; and trade.", True),
    ("Four aims guide the work: peace; safety; health; and trade.", False),
    ("Nine additional resolutions (1820, 1888, 1889, 1960, 2106, 2122, 2242 and 2467) followed.", True),
    ("Eight additional resolutions (1820, 1888, 1889, 1960, 2106, 2122, 2242 and 2467) followed.", False),
    ("Two areas matter: training, health and safety.", False),
    ("Five areas matter: training, health and safety.", True),
    ("Five areas: protection; prevention, relief, recovery, and support.", False),
    ("Within three years: nothing follows.", False),
    ("Two task forces will be deployed as follows: the second one goes when the first one is in place;", False),
    ("Three bodies, two of them new: the Board, the Panel.", False),
    ("It works with three envoys, as set out in the note: peace; safety; health; and trade.", False),
    ("It works on three aims, namely: peace; safety; health; and trade.", True),
    ("It was so for two centuries: peace; safety; health; and trade.", False),
)


@pytest.mark.parametrize(("words", "wrong"), COUNTS)
def test_a_count_against_the_list_after_it(words: str, wrong: bool) -> None:
    assert kinds(read({"a": f"1. {words}\n"})) == (["count-against-list"] if wrong else [])


def test_a_count_against_the_items_below() -> None:
    text = (
        "17. {} objectives will guide the work:\n\n17.1. Peace first.\n\n17.2. Safety second.\n\n17.3. Health third.\n"
    )
    assert kinds(read({"a": text.format("Three")})) == []
    (one,) = found(read({"a": text.format("Four")}))
    assert one.description.endswith("says “Four objectives” and lists 3")
    assert len(one.voices) == 4


def test_counts_and_lists_are_read_in_every_way_they_can_be() -> None:
    assert lengths("peace") is None
    assert lengths("one very long thing that is a whole sentence, and another") is None
    provision = segment(source("a", "1. Two aims: peace; safety.\n"))[0]
    (sentence,) = provision.sentences
    (count,) = counted(sentence, [])
    assert (count.count, count.items, count.words) == (2, frozenset({2}), "Two aims")


RIGHT = "1. Resolutions 1820 (2008), 1888 (2009), 1889 (2009), 2242 (2015) and 2467 (2019) came in 2008 and after.\n"


def numbers(*others: str) -> CorpusExtract:
    texts = {"wrong": "1. The resolutions (1820, 1888, 1889, 2422 and 2467) followed.\n"}
    return read({**texts, **{f"other-{i}": text for i, text in enumerate(others)}})


def test_a_number_that_no_other_source_has() -> None:
    (one,) = found(numbers(RIGHT, RIGHT.replace("came in 2008 and after", "were read in Turku by 2019")))
    assert one.kind == "unsupported-number"
    assert one.description == "wrong lists resolution 2422, which no other source has, where 2 other sources list 2242"
    assert {voice.document for voice in one.voices} == {"wrong", "other-0", "other-1"}


def test_of_two_sources_the_unknown_number_is_the_odd_one() -> None:
    (one,) = found(numbers(RIGHT))
    assert "wrong lists resolution 2422" in one.description


def test_the_same_text_twice_is_one_other_source() -> None:
    (one,) = found(numbers(RIGHT, RIGHT))
    assert "the other source lists 2242" in one.description


@pytest.mark.parametrize(
    "other",
    [
        "1. Resolutions 1820, 1888, 1889 and 2467 count.\n",  # no other number in its place
        "1. Resolutions 1820, 1888, 1889, 2106 and 2467 count.\n",  # one source, and no slip of the pen
        "1. Resolutions 1820, 1888 and 1889 came first.\n",  # too short
        "1. Resolutions 1820, 1888, 1889, 2242, 2422 and 2467 count.\n",  # both
    ],
)
def test_lists_that_do_not_face_each_other(other: str) -> None:
    assert kinds(numbers(other)) == []


def test_a_relation_that_returns_to_its_start() -> None:
    there, back = "The Bergen Office is part of the Oslo Office.", "The Oslo Office is part of the Bergen Office."
    assert kinds(read({"a": there})) == []
    (one,) = found(read({"a": f"{there} {back}"}))
    assert (one.kind, len(one.involves)) == ("cycle", 2)


def test_many_bodies_of_one_name_are_parts_of_each_other_in_no_ring() -> None:
    there, back = "The Press Office is part of the Legal Office.", "The Legal Office is part of the Press Office."
    corpus = read({"a": f"{there} {back}"})
    assert len({(r.subject, r.object) for r in corpus.documents[0].relations if r.predicate == "partOf"}) == 2
    assert kinds(corpus) == []


def test_what_the_reasoner_finds_impossible() -> None:
    corpus = read({"a": ADOPTED.format("in 2024")})
    node = MINT.thing("bergen-policy-on-data").value
    message = Impossible("…", (node, wps("Document").value, wps("Person").value))
    (one,) = found(corpus, [message])
    assert (one.kind, one.description) == ("disjoint-kinds", "Bergen Policy on Data would be both Document and Person")


def test_a_clean_text_has_none() -> None:
    assert found(read({"a": "1. Two aims: peace; safety.\n", "b": "1. The Policy was updated in 2018.\n"})) == []


def test_the_graph_and_the_report_carry_the_quotes() -> None:
    corpus = latest("2018", "2024")
    rows = found(corpus)
    quads = list(disagreement_quads(rows, Emission.of(corpus, MINT)))
    node = MINT.contradiction("two-dates", rows[0].name)
    said = {(q.predicate, q.object) for q in quads if q.subject == node}
    assert (wps("contradictionKind"), wpsv("two-dates")) in said
    assert sum(p == wps("involves") for p, _ in said) == 2
    assert sum(p == wps("evidence") for p, _ in said) == 2
    assert sum(p == rdfs("comment") for p, _ in said) == 1
    record = record_of(rows[0], Sources.of(corpus))
    assert record["kind"] == "two-dates"
    evidence = record["evidence"]
    assert isinstance(evidence, list)
    assert [e["document"] for e in evidence] == ["a", "b"]
    assert evidence[0]["quote"].endswith("most recently in 2018.")
    assert {one["wording"] for one in evidence} == {"original"}


def test_happenings_named_by_their_kind_never_collide() -> None:
    told = "At the {} meeting of the Security Council, held on {}, the President made the following statement.\n\n"
    several = read({"a": told.format("4001st", "3 May 2001"), "b": told.format("4002nd", "9 May 2001")})
    assert "two-dates" not in kinds(several)


def test_numbers_with_years_of_their_own_are_no_slip() -> None:
    told = "Recalling resolutions 1501 ({0}), 1502 ({0}), 1503 ({0}) and {1}.\n\n"
    slip = {"a": told.format("2003", "1461 (2003)"), "b": told.format("2003", "1641 (2003)")}
    other = slip | {"b": told.format("2003", "1641 (2005)")}
    assert "unsupported-number" in kinds(read(slip))
    assert "unsupported-number" not in kinds(read(other))


def day_and(first: str, second: str) -> list[str]:
    """The kinds of contradictions between two texts of other words."""
    return kinds(read({"a": f"1. {first}\n", "b": f"1. {second}\n"}))


ONE_SAYS, OTHER_SAYS = "The {} was signed on 4 May 2007.", "Ships sail since the {} was signed on {}."


@pytest.mark.parametrize(
    ("name", "day", "at_odds"),
    [
        ("Narvik Ceasefire Agreement", "9 May 2007", True),  # a slip of the day
        ("Narvik Ceasefire Agreement", "4 May 2008", True),  # of the year
        ("Narvik Ceasefire Agreement", "4 June 2007", True),  # of the month
        ("Narvik Ceasefire Agreement", "18 June 2007", False),  # the next agreement of that place
        ("Narvik Ceasefire Agreement", "June 2007", False),
        ("Narvik Ceasefire Agreement", "18 June 2013", False),
        ("Comprehensive Peace Agreement", "9 May 2007", False),  # no word tells whose
        ("Memorandum of Understanding", "9 May 2007", False),
        ("Joint Declaration", "9 May 2007", False),
    ],
)
def test_names_that_others_bear_too_have_many_days(name: str, day: str, at_odds: bool) -> None:
    one, other = ONE_SAYS.format(name), OTHER_SAYS.format(name, day)
    corpus = read({"a": f"1. {one}\n", "b": f"1. {other}\n"})
    assert {r.object for d in corpus.documents for r in d.relations if r.predicate == "adoptedOn"} >= {"2007-05-04"}
    assert kinds(corpus) == (["two-dates"] if at_odds else [])


def test_what_is_issued_again_and_again_has_many_days() -> None:
    told = "{} the final Communiqué of the Narvik Contact Group, which the Group adopted on {} December 2005."
    assert day_and(told.format("Ships read", 6), told.format("Ports and harbours heard", 8)) == []


def test_what_is_named_by_its_day_has_no_other() -> None:
    named = "Recalling the Narvik Statement of 4 April 2017, adopted in Narvik on {} 2017, on ships."
    assert day_and(named.format("4 April"), f"Ports saw it. {named.format('13 July')}") == []


def test_a_resolution_does_not_list_itself() -> None:
    told = "Recalling resolutions 1425 (2004), 1426 (2004), 1520 (2004) and {}, on {}."
    texts = {"unscr-1559": told.format("1553 (2004)", "ships"), "b": told.format("1559 (2004)", "ports and harbours")}
    slip = {"a": told.format("1553 (2004)", "ships"), "b": texts["b"]}
    assert kinds(read(slip)) == ["unsupported-number"]
    assert kinds(read(texts)) == []


def test_an_annex_signed_on_another_day_is_not_the_adoption_of_the_text() -> None:
    head = "Adopted by the Security Council at its 5710th meeting, on 29 June 2007\n\n"
    text = f"{head}1. Decides to end the mission.\n\nAnnex\n\nLetter of the Minister\n\nSigned 22 June 2007\n"
    corpus = read({"unscr-1762": text}, {"unscr-1762": {"title": "Security Council resolution 1762 (2007)"}})
    assert {r.object for r in corpus.documents[0].relations if r.predicate == "adoptedOn"} == {
        "2007-06-22",
        "2007-06-29",
    }
    assert kinds(corpus) == []


def test_what_bears_a_number_has_one_day() -> None:
    told = "Recalling resolution 1304 (2000) of {} June 2000 on {},"
    assert day_and(told.format(15, "ships"), told.format(16, "ports and harbours")) == ["two-dates"]
    assert day_and(told.format(15, "ships"), told.format(15, "ports and harbours")) == []
    assert day_and("Recalling resolution 1304 (2000),", "Recalling also its resolution 1304 (2001),") == ["two-dates"]


def test_one_sentence_with_two_days_tells_two_things_of_one_name_apart() -> None:
    both = (
        "The Narvik Truce Agreement was signed on 4 May 2007 and the Narvik Truce Agreement was signed on 9 May 2007."
    )
    later = "Ships sail since the Narvik Truce Agreement was signed on 9 May 2007."
    assert day_and("The Narvik Truce Agreement was signed on 4 May 2007.", later) == ["two-dates"]
    assert day_and(both, later) == []


def test_an_event_that_comes_again_has_many_days() -> None:
    told = "The Bergen Conference took place in Oslo on {} May 2022."
    assert day_and(told.format(4), f"Ships sailed. {told.format(9)}") == []
    assert day_and(told.replace("The Bergen", "The 4th Bergen").format(4), told.format(9)) == []


def test_a_day_that_the_words_do_not_give_is_no_voice() -> None:
    own = {"a": {"published": "2013-03-14"}, "b": {"published": "2015-03-14"}}
    texts = {"a": "1. Recalling resolution 2040 of 12 March (2012),\n", "b": "1. Recalling resolution 2040 (2012),\n"}
    assert kinds(read(texts, own)) == []


ASKED = "17. Calls on the two captains {}:\n\n(a) Speak plainly;\n\n(b) Meet often;\n\n(c) Sail home.\n"


@pytest.mark.parametrize(
    ("asks", "wrong"), [("urgently to", False), ("to", False), ("who should", False), ("of the fleet", True)]
)
def test_a_list_of_what_somebody_is_to_do_counts_nobody(asks: str, wrong: bool) -> None:
    assert kinds(read({"a": ASKED.format(asks)})) == (["count-against-list"] if wrong else [])


def test_lines_of_another_list_are_not_counted() -> None:
    assert lengths("peace; safety; -ships were built") is None
    assert sorted(lengths("peace; safety; ships") or ()) == [3]


def test_the_number_of_a_meeting_is_no_resolution() -> None:
    told = "At the {} meeting, on resolutions 1160 (1998), 1199 (1998), {}1244 (1999), the President spoke of {}."
    one, other = told.format("6025th", "", "ships"), told.format("4409th", "1239 (1999), ", "ports and harbours")
    assert day_and(one, other) == []
