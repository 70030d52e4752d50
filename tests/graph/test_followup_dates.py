"""Shows when a report comes after a promise, when only its own dates say so, and when it does not."""

import pytest

from graph_build.graph.promises.dates import edition_years, order, told_span

MARCH_2020 = ("2020-03-01", "2020-03-31")
YEAR_2020 = ("2020-01-01", "2020-12-31")
YEAR_2022 = ("2022-01-01", "2022-12-31")
YEAR_2007 = ("2007-01-01", "2007-12-31")


@pytest.mark.parametrize(
    ("promised", "published", "told", "expected"),
    [
        (MARCH_2020, YEAR_2022, None, "dated-later"),
        (MARCH_2020, YEAR_2022, YEAR_2022, "dated-later"),
        (MARCH_2020, YEAR_2022, YEAR_2020, "dated-later"),
        (MARCH_2020, YEAR_2022, YEAR_2007, None),
        (MARCH_2020, YEAR_2007, None, None),
        (MARCH_2020, YEAR_2020, None, None),
        (MARCH_2020, YEAR_2020, ("2020-05-01", "2020-05-31"), "dated-later"),
        (MARCH_2020, None, YEAR_2022, "order-unknown"),
        (MARCH_2020, None, None, None),
        (MARCH_2020, None, YEAR_2020, None),
        (None, YEAR_2022, YEAR_2022, None),
        (MARCH_2020, YEAR_2022, ("2020-02-01", "2020-03-01"), "dated-later"),
        (MARCH_2020, YEAR_2022, ("2020-03-05", "2020-03-10"), "dated-later"),
        (MARCH_2020, None, ("2020-03-31", "2020-04-30"), None),
        (MARCH_2020, ("2020-01-01", "2020-03-01"), ("2020-05-01", "2020-05-31"), "dated-later"),
        (MARCH_2020, ("2020-03-02", "2020-03-10"), ("2020-05-01", "2020-05-31"), "dated-later"),
        (MARCH_2020, ("2020-03-31", "2020-04-30"), None, None),
        (MARCH_2020, ("2020-04-01", "2020-04-30"), None, "dated-later"),
    ],
)
def test_order(
    promised: tuple[str, str] | None,
    published: tuple[str, str] | None,
    told: tuple[str, str] | None,
    expected: str | None,
) -> None:
    assert order(promised, published, told) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("In 2021 the panel ", " the guidance.", ("2021-01-01", "2021-12-31")),
        ("The panel ", " the rules on 3 May 2022.", ("2022-05-03", "2022-05-03")),
        ("The plan of 1999, which the panel ", ", in June 2021, has gone.", ("2021-06-01", "2021-06-30")),
        ("Advisers ", " since 2009.", ("2009-01-01", "9999-12-31")),
        ("The 2021 plan ", " today.", None),
        ("In 2021 and, once more, in June 2022 the panel ", " the rules.", ("2022-06-01", "2022-06-30")),
        ("In May 2021 the panel ", " the rules, as others had in June 2019.", ("2021-05-01", "2021-05-31")),
        (f"In 2021 the panel of {'old and wise ' * 9}men ", " the rules.", ("2021-01-01", "2021-12-31")),
        ("On 8 March the panel ", " the rules.", None),
        ("Since 8 March the panel ", " the rules.", None),
        ("The panel ", " the rules.", None),
    ],
)
def test_the_nearest_date_with_a_preposition_is_that_of_the_event(
    before: str, after: str, expected: tuple[str, str] | None
) -> None:
    assert told_span(before, after) == expected


def test_years_of_an_edition_are_part_of_a_name() -> None:
    assert edition_years("The 2021-2025 Action Plan was endorsed in October 2021.") == {"2021/2025"}
    assert edition_years("The plan was endorsed in 2021.") == frozenset()
    assert edition_years(f"The plan for 2025 has {'long and fine ' * 9}rows.") == {"2025"}
    assert edition_years("The plan for May 2021 is short.") == frozenset()
