"""Shows two whole documents of kinds that no annotation covers, each with the commitments a reader would note."""

from __future__ import annotations

import pytest
from extract_probe import source_of

from graph_build.extract.commitments.timing import due
from graph_build.extract.document import draft_of
from graph_build.extract.records import CommitmentClause

PLAN = """Pillar 1: Participation

Activity 1.1.1: Publish a register of women mediators by 2031.

Lead: Ministry of Foreign Affairs

Activity 1.1.2: Train all officers in gender analysis every two years.

Responsible agency: NATO Defence College

Monitoring

An Oversight Group will be set up. It will meet twice a year. This will help the Ministry.

The Committee on Women recommends that agencies:

- appoint an adviser;

- report by 31 January 2032.
"""
STATEMENT = """At the 9101st meeting of the Security Council, held on 3 May 2030, the President made this statement:

"The Security Council recalls resolution 1325 (2000) and urges all parties to armed conflict to protect mediators.

"The Council stresses the need for regional organizations to appoint more women, and intends to review the matter.

"The Council requests the Secretary-General to send a report, which is to be discussed in May 2031.

"The Security Council will keep the matter under review."
"""


def read(text: str, title: str, **meta: str | None) -> tuple[CommitmentClause, ...]:
    return draft_of(source_of(text, title, **meta)).extract.commitments


def rows(clauses: tuple[CommitmentClause, ...]) -> list[tuple[str, str, str]]:
    return [(c.strength, "; ".join(words for words, _ in c.bearers), c.due or c.recurrence or "") for c in clauses]


def test_a_national_action_plan_of_activities_with_their_leads() -> None:
    clauses = read(PLAN, "National Action Plan on Women, Peace and Security", publisher="Norway", published="2030")
    assert rows(clauses) == [
        ("Undertaking", "Ministry of Foreign Affairs", "2031"),
        ("Undertaking", "NATO Defence College", "P2Y"),
        ("Undertaking", "", ""),
        ("Undertaking", "Oversight Group", "P6M"),
        ("Encouragement", "agencies", ""),
        ("Encouragement", "agencies", "2032-01-31"),
    ]


def test_a_statement_in_which_the_council_speaks_paragraph_by_paragraph() -> None:
    title = "Statement by the President of the Security Council"
    clauses = read(STATEMENT, title, publisher="United Nations Security Council", published="2030-05-03")
    assert [row[:2] for row in rows(clauses)] == [
        ("Request", "all parties to armed conflict"),
        ("Encouragement", "regional organizations"),
        ("Aim", "Security Council"),
        ("Request", "Secretary-General"),
        ("Obligation", ""),
        ("Undertaking", "Security Council"),
    ]
    assert clauses[4].due == "2031-05"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("will be reviewed in 2031", "2031"),
        ("will meet in Oslo in May 2031", "2031-05"),
        ("was reviewed in 2029", None),
        ("will be discussed at the Summit in 2031", None),
        ("will prepare the meeting in Oslo, Norway, in 2031", None),
    ],
)
def test_a_later_date_is_due_unless_it_is_of_something_named(words: str, date: str | None) -> None:
    assert (due(words, "2030-05-03") or (None,))[0] == date
