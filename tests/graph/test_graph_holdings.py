"""Shows how what several documents say of a person on a post becomes one holding, or two that cannot be one."""

from made_corpus import hold, read, thing

from graph_build.extract.document import CorpusExtract
from graph_build.graph.emit.holdings import more_exact, role_holdings

WHO = ("ada", "adviser")
TEXT = "1. Ada, the Adviser, spoke.\n\n2. Ada was named Adviser in 2021.\n\n3. Ada has been Adviser since 2021.\n"


def corpus(**published: str) -> CorpusExtract:
    made = read(dict.fromkeys(published, TEXT), {name: {"published": day} for name, day in published.items()})
    thing(made, "ada", "Person", "Ada")
    thing(made, "adviser", "Post", "Adviser")
    return made


def test_dates_that_share_a_day_are_one_holding_with_the_more_exact_one() -> None:
    made = corpus(a="2023", b="2024")
    hold(made, "a", "Ada has been Adviser since 2021.", WHO, begins="2021")
    hold(made, "b", "Ada has been Adviser since 2021.", WHO, begins="2021-11")
    (found,) = role_holdings(made)
    assert (found.start, found.last_seen, found.part, len(found.said)) == ("2021-11", "2024", "", 2)


def test_dates_that_share_no_day_are_two_holdings() -> None:
    made = corpus(a="2023", b="2024")
    hold(made, "a", "Ada was named Adviser in 2021.", WHO, begins="2021")
    hold(made, "b", "Ada was named Adviser in 2021.", WHO, begins="2022")
    assert [(f.start, f.part) for f in role_holdings(made)] == [("2021", "2021"), ("2022", "2022")]


def test_a_document_without_a_date_joins_the_one_holding() -> None:
    made = corpus(a="2023", b="2024-06-12")
    hold(made, "a", "Ada has been Adviser since 2021.", WHO, begins="2021")
    hold(made, "b", "Ada, the Adviser, spoke.", WHO)
    (found,) = role_holdings(made)
    assert (found.start, found.last_seen) == ("2021", "2024-06-12")


def test_but_not_one_that_had_ended_before() -> None:
    made = corpus(a="2023", b="2024-06-12")
    hold(made, "a", "Ada was named Adviser in 2021.", WHO, begins="2021", ends="2022")
    hold(made, "b", "Ada, the Adviser, spoke.", WHO)
    assert [(f.start, f.end, f.last_seen) for f in role_holdings(made)] == [
        ("2021", "2022", None),
        (None, None, "2024-06-12"),
    ]


def test_a_telling_of_the_past_shows_nobody_on_the_post_today() -> None:
    made = corpus(a="2024")
    hold(made, "a", "Ada was named Adviser in 2021.", WHO, begins="2021")
    (found,) = role_holdings(made)
    assert found.last_seen == "2021"


def test_the_order_of_documents_changes_nothing() -> None:
    def build(*keys: str) -> list[tuple[str | None, str | None, str]]:
        made = corpus(a="2023", b="2024")
        begins = {"a": "2021", "b": "2021-11"}
        for key in keys:
            hold(made, key, "Ada has been Adviser since 2021.", WHO, begins=begins[key])
        return [(f.start, f.last_seen, f.part) for f in role_holdings(made)]

    assert build("a", "b") == build("b", "a")


def test_the_more_exact_of_two_dates() -> None:
    assert more_exact("2021", "2021-11") == "2021-11"
    assert more_exact(None, "2021") == "2021"
    assert more_exact(None, None) is None
