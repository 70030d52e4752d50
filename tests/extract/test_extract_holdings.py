"""Shows that posts are read in time: start, end, who follows whom, who held a post before, a vacancy, a fault."""

from __future__ import annotations

import pytest
from extract_probe import extract_of

from graph_build.extract.records import Holding

POST = "Chair of the NATO Military Committee"
ROWS = [
    (f"Ms Ingrid Solberg has been {POST} since 1 March 2019.", "2019-03-01", None),
    (f"Ms Ingrid Solberg, {POST} since March 2019, spoke.", "2019-03", None),
    (f"Ms Ingrid Solberg served as {POST} from 2012 to 2014.", "2012", "2014"),
    (f"Ms Ingrid Solberg was {POST} between 2012 and 2014.", "2012", "2014"),
    (f"Ms Ingrid Solberg was {POST} until June 2017.", None, "2017-06"),
    (f"Ms Ingrid Solberg, {POST} (2014-2017), spoke.", "2014", "2017"),
    (f"On 8 January 2018, Ms Ingrid Solberg took office as {POST}.", "2018-01-08", None),
    (f"Ms Ingrid Solberg will take up the post of {POST} on 1 May 2026.", "2026-05-01", None),
    (f"In March 2017 Ms Ingrid Solberg became {POST}.", "2017-03", None),
    (f"Ms Ingrid Solberg stepped down as {POST} on 30 September 2014.", None, "2014-09-30"),
    (f"Ms Ingrid Solberg was appointed {POST} on 12 April 2017.", None, None),
    (f"Ms Ingrid Solberg, {POST}, has lived in Oslo since March 2017.", None, None),
    (f"Ms Ingrid Solberg, {POST}, stayed until June 2017.", None, None),
    (f"Ms Ingrid Solberg, {POST}, was away from 2014 to June 2017.", None, None),
    (f"Ms Ingrid Solberg, {POST} (2014), opened the debate.", None, None),
    (f"Ms Ingrid Solberg ({POST}) visited Oslo in 2018.", None, None),
]


def held(text: str, name: str = "ingrid-solberg") -> list[Holding]:
    return [h for h in extract_of(text).holdings if h.person.endswith(name)]


@pytest.mark.parametrize(("text", "begins", "ends"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_start_is_taking_office_and_end_is_leaving_it(text: str, begins: str | None, ends: str | None) -> None:
    assert {(h.begins, h.ends) for h in held(text)} == {(begins, ends)}


def test_a_successor_follows_and_ends_the_time_before() -> None:
    text = f"Ms Ingrid Solberg replaced Admiral Rolf Berger as {POST} in September 2014."
    assert [(h.begins, h.ends, h.follows) for h in held(text)] == [("2014-09", None, "Person:rolf-berger")]
    assert [(h.begins, h.ends) for h in held(text, "rolf-berger")] == [(None, "2014-09")]


def test_who_succeeds_without_a_day_ends_the_time_before_on_an_unknown_day() -> None:
    text = f"Ms Ingrid Solberg succeeds Admiral Rolf Berger as {POST}."
    assert [h.follows for h in held(text)] == ["Person:rolf-berger"]
    assert [h.over for h in held(text, "rolf-berger")] == [True]


def test_a_pronoun_and_a_relative_clause_carry_the_post_on() -> None:
    text = f"Ms Ingrid Solberg took office as {POST} in 2018. She replaces Ms Lena Holt, who served from 2014 to 2017."
    assert {(h.begins, h.ends) for h in held(text, "lena-holt")} == {("2014", "2017")}
    assert "Person:lena-holt" in {h.follows for h in held(text)}


def test_a_death_ends_the_time_on_the_post_that_was_told_before() -> None:
    text = f"Ms Ingrid Solberg has been {POST} since 2019. Ms Ingrid Solberg died on 4 May 2021."
    assert {(h.begins, h.ends) for h in held(text)} == {("2019", None), (None, "2021-05-04")}
    assert not held("The post is new. Ms Ingrid Solberg died on 4 May 2021.")


def test_a_former_holder_holds_the_post_no_more() -> None:
    assert [h.over for h in held(f"Ms Ingrid Solberg, former {POST}, spoke.")] == [True]
    assert [h.over for h in held(f"Ms Ingrid Solberg, {POST}, spoke to former staff.")] == [False]


def test_a_vacant_post_has_a_holding_without_a_holder() -> None:
    found = extract_of(f"The post of {POST} has been vacant since 1 June 2021.").holdings
    assert [(h.person, h.begins) for h in found] == [("", "2021-06-01")]


def test_a_span_that_ends_before_it_starts_is_a_fault_and_no_time() -> None:
    found = held(f"Ms Ingrid Solberg was {POST} from 2024 to 2021.")
    assert [(h.begins, h.ends, h.turned) for h in found] == [(None, None, "2024/2021")]


LISTED = (
    "They met the Director of the Bergen Institute, Ms Ingrid Solberg, the Deputy Chair of the NATO Military Committee"
    " and Head of the Turku Office, Ms Lena Holt, and the Head of the Oslo Office, Ms Anna Berg."
)


@pytest.mark.parametrize(
    ("text", "name", "posts"),
    [
        (LISTED, "ingrid-solberg", 1),  # the posts behind her are those of who follows
        (LISTED, "lena-holt", 2),
        (LISTED, "anna-berg", 1),
        (f"They thank the {POST}, his Special Adviser Ingrid Solberg, and others.", "ingrid-solberg", 1),
        (
            f"They thank the Director, Ms Lena Holt, the {POST}, His Excellency Ingrid Solberg, too.",
            "lena-holt",
            1,
        ),
        (f"They thank the {POST}, Her Excellency Ms Ingrid Solberg.", "ingrid-solberg", 1),
        (f"They thank the {POST} and his Special Adviser, Ingrid Solberg, and others.", "ingrid-solberg", 1),
        (f"They thank Prime Minister Lena Holt, the {POST}, Ms Ingrid Solberg, and others.", "lena-holt", 1),
        (f"They thank the {POST}, AUHIP, the Joint Special Adviser, and others.", "auhip", 0),
    ],
)
def test_each_of_a_list_holds_the_posts_before_the_name(text: str, name: str, posts: int) -> None:
    assert len({h.post for h in held(text, name)}) == posts
