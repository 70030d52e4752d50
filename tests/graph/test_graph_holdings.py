"""Shows how what several documents say of a person on a post becomes one holding, or two that cannot be one."""

from dataclasses import replace

from read_texts import read

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.emit.holdings import more_exact, role_holdings

POST = "Chair of the NATO Military Committee"
SINCE_2021 = f"Admiral Ada Lind has been {POST} since 2021."
SINCE_NOVEMBER = f"Admiral Ada Lind has been {POST} since November 2021."
NAMED_IN_2021 = f"Admiral Ada Lind was appointed as {POST} in 2021."
BEGAN_IN_2021 = f"Admiral Ada Lind took office as {POST} in 2021."
BEGAN_IN_2022 = f"Admiral Ada Lind took office as {POST} in 2022."
FOR_A_YEAR = f"Admiral Ada Lind was {POST} from 2021 to 2022."
SPOKE = f"Admiral Ada Lind, {POST}, spoke."


def told(**documents: tuple[str, str]) -> CorpusExtract:
    """What documents say, by their names: the day of publication and a sentence."""
    texts = {name: f"1. {sentence}\n" for name, (_, sentence) in documents.items()}
    return read(texts, {name: {"published": day} for name, (day, _) in documents.items()})


def test_dates_that_share_a_day_are_one_holding_with_the_more_exact_one() -> None:
    (found,) = role_holdings(told(a=("2023", SINCE_2021), b=("2024", SINCE_NOVEMBER)))
    assert (found.start, found.last_seen, found.part, len(found.said)) == ("2021-11", "2024", "", 2)


def test_dates_that_share_no_day_are_two_holdings() -> None:
    found = role_holdings(told(a=("2023", BEGAN_IN_2021), b=("2024", BEGAN_IN_2022)))
    assert [(f.start, f.part) for f in found] == [("2021", "2021"), ("2022", "2022")]


def test_a_document_without_a_date_joins_the_one_holding() -> None:
    (found,) = role_holdings(told(a=("2023", SINCE_2021), b=("2024-06-12", SPOKE)))
    assert (found.start, found.last_seen) == ("2021", "2024-06-12")


def test_but_not_one_that_had_ended_before() -> None:
    found = role_holdings(told(a=("2023", FOR_A_YEAR), b=("2024-06-12", SPOKE)))
    assert [(f.start, f.end, f.last_seen) for f in found] == [("2021", "2022", None), (None, None, "2024-06-12")]


def test_words_that_give_an_end_are_read_once_and_show_nobody_on_the_post_today() -> None:
    (found,) = role_holdings(told(a=("2024-06-12", f"Admiral Ada Lind, {POST} until June 2022, spoke.")))
    assert (found.start, found.end, found.last_seen, len(found.said)) == (None, "2022-06", None, 1)


def test_a_telling_of_the_past_shows_nobody_on_the_post_today() -> None:
    (found,) = role_holdings(told(a=("2024", NAMED_IN_2021)))
    assert (found.start, found.last_seen) == (None, "2021")  # an appointment is no start


def test_a_successor_and_a_vacancy_are_holdings_of_their_own() -> None:
    succeeds = f"Ms Ida Holt succeeds Admiral Ada Lind as {POST}."
    found = role_holdings(told(a=("2023", succeeds), b=("2024", f"The post of {POST} has been vacant since 2024.")))
    assert {(f.person.split(":")[-1], f.follows, f.is_over, f.start) for f in found} == {
        ("ada-lind", (), True, None), ("ida-holt", ("ada-lind",), False, None), ("", (), False, "2024"),
    }  # fmt: skip


def test_the_order_of_documents_changes_nothing() -> None:
    corpus = told(a=("2023", SINCE_2021), b=("2024", SINCE_NOVEMBER), c=("2024-06-12", SPOKE))
    turned = replace(corpus, documents=corpus.documents[::-1])
    assert turned.documents != corpus.documents
    one, other = ([(f.start, f.last_seen, f.part) for f in role_holdings(c)] for c in (corpus, turned))
    assert one == other


def test_the_more_exact_of_two_dates() -> None:
    assert more_exact("2021", "2021-11") == "2021-11"
    assert more_exact(None, "2021") == "2021"
    assert more_exact(None, None) is None


def test_a_year_printed_over_an_appointment_gives_way_to_the_day_on_which_the_post_was_taken() -> None:
    corpus = told(a=("2023", NAMED_IN_2021), b=("2024", BEGAN_IN_2022))
    first, second = corpus.documents
    under = tuple(replace(holding, begins="2021", seen="2021") for holding in first.holdings)
    (found,) = role_holdings(replace(corpus, documents=(replace(first, holdings=under), second)))
    assert (found.start, found.part, len(found.said)) == ("2022", "", 2)
    alone = role_holdings(replace(corpus, documents=(replace(first, holdings=under),)))
    assert [(one.start, one.last_seen) for one in alone] == [("2021", "2021")]


def test_a_year_long_before_is_another_time_on_the_post() -> None:
    corpus = told(a=("2023", NAMED_IN_2021), b=("2024", BEGAN_IN_2022))
    first, second = corpus.documents
    earlier = tuple(replace(holding, begins="2019", seen="2019") for holding in first.holdings)
    found = role_holdings(replace(corpus, documents=(replace(first, holdings=earlier), second)))
    assert {one.start for one in found} == {"2019", "2022"}
