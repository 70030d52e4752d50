"""Shows that titles in quotation marks and behind numbers, counted objectives, headings and listed tasks are read."""

import pytest
from extract_probe import described, extract_of, parse_statement, rules_stating

TASKS = (
    "3. Decides that UNMISS shall carry out these tasks:\n\n(a) To assist the Lagoon Elections Commission with maps;"
    "\n\n(b) To bring aid, in coordination with the African Union and NATO;"
)
SAID = [
    'The Lagoon Trust presented its handbook "Safe Harbours", which replaces the 2015 guide "Night Watch".'
    " => Safe Harbours | updates | Night Watch",
    'The 2015 guide "Night Watch" was read. => Night Watch | publishedOn | 2015',
    'The Trust presented the manual "Safe Harbours". The manual was published on 9 May 2031.'
    " => Safe Harbours | publishedOn | 2031-05-09",
    'States support the "Win with Women" project, launched in Oslo in 2021. => Win with Women | establishedOn | 2021',
    "This Directive replaces Staff Instruction No. 3/2031 on Harbour Guards, Night Patrols and Safe Ports."
    " => self | updates | Staff Instruction No. 3/2031",
    "The African Union Decision No. 7/31 on Women in Ports was read."
    " => African Union Decision No. 7/31 | adoptedBy | African Union",
    "This Directive implements the Oslo Plan on Ports.\n\n1.2 It replaces the Bergen Policy on Data."
    " => self | updates | Bergen Policy on Data",
    "The Harbour Centre is part of the Lagoon Training Centre. Norway and Ghana are partners in the centre."
    " => Ghana | memberOf | Harbour Centre",
    "The Strategy has three goals: paid guards, quiet ports of the north, and schools for pilots."
    " => self | hasObjective | quiet ports of the north",
    "**Ending conflict-related sexual violence**\n\nThe ministers met and spoke of the year and of all that it brought."
    " => self | about | Conflict-Related Sexual Violence",
    "The Harbour Mission to Bosnia and Herzegovina trained officers in cooperation with NATO."
    " => Harbour Mission to Bosnia and Herzegovina | cooperatesWith | NATO",
    "Ms Anna Berg was appointed Director of the Lagoon Trust. She succeeds Ms Lena Holt, who will become Ambassador to"
    " Ghana. => Lena Holt | holdsPost | Director of the Lagoon Trust",
    "The 53rd African Union Leaders Meeting was short."
    " => 53rd African Union Leaders Meeting | organizedBy | African Union",
    "The Special Adviser to the Military Committee spoke."
    " => Special Adviser to the Military Committee | advises | NATO Military Committee",
    "The Council recalls the Lagoon Peace Agreement (LPA), signed in Oslo on 12 May 2018 by Norway and NATO."
    " => Lagoon Peace Agreement | adoptedOn | 2018-05-12",
    f"{TASKS} => UNMISS | supports | Lagoon Elections Commission",
    f"{TASKS} => UNMISS | cooperatesWith | NATO",
]
UNSAID = [
    ('A man who wrote a book said "Night Watch", and left.', "cites"),
    ("The Strategy has three goals: paid guards, and schools for pilots.", "hasObjective"),
    ("The Strategy has two goals: guards will be paid, and schools are built.", "hasObjective"),
    (
        "This Directive implements the Oslo Plan on Ports.\n\n## Scope\n\nIt replaces the Bergen Policy on Data.",
        "updates",
    ),
    ("**Notes of a day on which people spoke of many things and of gender**\n\nThe ministers met.", "about"),
    ("3. Requests UNMISS to help those whom the Lagoon Elections Commission supports;", "supports"),
    ("Norway is a partner of the Lagoon Training Centre.", "memberOf"),
    ("The 2050 Strategy for the Lagoon was read.", "adoptedOn"),
]


@pytest.mark.parametrize("example", SAID, ids=[e[-60:] for e in SAID])
def test_it_is_said(example: str) -> None:
    text, wanted = parse_statement(example)
    document = extract_of(text)
    assert rules_stating(document, wanted), described(document)


@pytest.mark.parametrize(("text", "predicate"), UNSAID, ids=[t[:60] for t, _ in UNSAID])
def test_it_is_not_said(text: str, predicate: str) -> None:
    document = extract_of(text)
    assert predicate not in {r.predicate for r in document.relations}, described(document)


def test_a_paragraph_with_a_verb_is_no_theme() -> None:
    document = extract_of("The office works.\n\n1.2 Managers may hand on tasks under this part.\n\n1.3 Staff are paid.")
    assert "Theme" not in {m.kind for m in document.mentions}


def test_a_title_behind_a_number_changes_nobody() -> None:
    document = extract_of("Decision No. 7/31 on Women in Ports was read. So was Decision No. 7/31.")
    assert len({m.thing for m in document.mentions if m.kind == "OtherDocument"}) == 1


def test_a_short_form_that_is_spelt_like_a_noun_can_act() -> None:
    clauses = extract_of("ACT will train guards every two years. The Ports Act will change much.").commitments
    assert [(clause.bearers[0][0], clause.recurrence) for clause in clauses] == [("ACT", "P2Y")]
