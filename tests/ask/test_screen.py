"""Shows which query texts are passed on and which are refused, at the very limits and in odd spellings."""

from __future__ import annotations

import pytest

from graph_build.ask.screen import DEEPEST, LONGEST, screen
from graph_build.errors import QueryError

REMEDY = "ask in smaller pieces"


def refusal(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        screen(text)
    return caught.value


def test_the_limits_are_those_that_the_documentation_names() -> None:
    assert (DEEPEST, LONGEST) == (100, 1_000_000)


def test_a_query_of_the_greatest_length_is_passed_and_one_character_more_is_not() -> None:
    screen("#" + " " * (LONGEST - 1))
    error = refusal("#" + " " * LONGEST)
    assert (error.what, error.rule) == (f"the query has {LONGEST + 1} characters", f"a query has at most {LONGEST}")
    assert (error.where, error.remedy) == ("query", REMEDY)


@pytest.mark.parametrize("deep", ["{" * 100, "{}" * 300, "}" * 3 + "{" * 100, "!" * 100, "{" * 99 + "}{{" + "}" * 99])
def test_what_nests_as_deep_as_allowed_is_passed(deep: str) -> None:
    screen(f"SELECT * WHERE {deep}")


@pytest.mark.parametrize("deep", ["{" * 101, "}" * 50 + "{" * 101, "!" * 101, "({[" * 34, "{ a " * 101, "{{}" * 101])
def test_what_nests_deeper_is_refused(deep: str) -> None:
    error = refusal(f"SELECT * WHERE {deep}")
    assert (error.what, error.rule, error.remedy) == (
        "the query nests too deep", "brackets nest at most 100 deep", REMEDY,
    )  # fmt: skip


def test_many_words_nest_nothing() -> None:
    screen("SELECT * WHERE { " + "?a ?b ?c . " * 200 + "}")


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK { FILTER(trueSERVICE) }", "SERVICE"),
        ("service p:a { }", "SERVICE"),
        ("SELECT * { SERVICEp:a { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICEp:a # why\n { ?s ?p ?o } }", "SERVICE"),
        (r"SELECT * { \u0053ERVICE <http://a.example/> { } }", "SERVICE"),
        (r"SELECT * { \U00000053ERVICE <http://a.example/> { } }", "SERVICE"),
        ("SELECT * { servicep:a { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p 1SERVICE <http://a.example/> { } }", "SERVICE"),
        ("drop all", "DROP"),
        ("INSERT DATA { }", "INSERT"),
    ],
)
def test_what_fetches_or_changes_is_refused_by_its_keyword(text: str, keyword: str) -> None:
    error = refusal(text)
    assert error.what == f"the query uses {keyword}"
    assert error.rule == "a query reads this graph, fetches nothing and changes nothing"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { GRAPH SERVICEp:a { ?s ?p ?o } }",
        "SELECT * { ?s SERVICEp:a ?o }",
        "SELECT * { ?s p:a:SERVICE { } }",
        "SELECT * { ?s p:SERVICE ?o . GRAPH p:a { } }",
        "SELECT * { OPTIONAL { ?s ?p ?o } }",
        "SELECT * WHERE # SERVICE: nothing is fetched\n { ?s ?p ?o }",
        'SELECT * { ?s ?p "' + "!" * 101 + '" }',
        r'SELECT * { ?s ?p "\U0010FFFF \U00110000 \UFFFFFFFF" }',
    ],
)
def test_what_only_reads_is_passed(text: str) -> None:
    screen(text)
