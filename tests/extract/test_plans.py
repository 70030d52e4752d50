"""Turns lines, tables and sentences of made plans into checks of each value that is read of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_probe import Examples, Reader, Row, details, goals, measured, money, paid, row, rows_of, stated, table


@pytest.fixture
def written(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


@pytest.mark.parametrize("fact", rows_of("prose.toml", "fact", "aspect"), ids=lambda fact: str(fact.id))
def test_each_row_on_a_whole_plan_fires_on_its_examples_and_not_on_its_near_misses(
    fact: Examples, written: Reader
) -> None:
    for words in fact.match:
        assert any(d.rule == fact.id for d in written(words).plan.details), words
    for words in fact.near:
        assert not any(d.rule == fact.id for d in written(words).plan.details), words


@pytest.mark.parametrize("kind", rows_of("money.toml", "kind", "kind"), ids=lambda kind: str(kind.id))
def test_each_kind_of_money_fires_on_its_examples_and_not_on_its_near_misses(kind: Examples) -> None:
    from graph_build.extract.plans.money import kind_of

    for words in kind.match:
        assert kind_of(words) == (kind.id, kind.gives), words
    for words in kind.near:
        assert kind_of(words) != (kind.id, kind.gives), words


def test_header_words_fit_their_field_and_near_misses_another() -> None:
    from graph_build.extract.plans.columns import field_of

    for field, rows in table("columns.toml").items():
        assert isinstance(rows, dict)
        for words in rows.get("match", ()):
            assert field_of(words) == field, words
        for words in rows.get("near", ()):
            assert field_of(words) != field, words


def test_an_outcome_is_no_commitment(written: Reader) -> None:
    document = written(
        "| Outcome | Activity | Indicator | Lead |\n|---|---|---|---|\n"
        "| Women will take part in all talks | Draw up a roster | Rosters in use | Ministry of Peace |"
    )
    (clause,) = document.commitments
    assert (clause.verb, clause.bearers[0][0]) == ("Draw", "Ministry of Peace")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "Goal 2. Return / Objective 2.3 Safe homes / Measure 2.3.1 Mend the housing act / In "
            "charge: MoJ / Deadline: 09.2026 / Proof: act in the gazette",
            ("2.3.1", "Mend the housing act", ("MoJ",), (), ("2026-09",)),
        ),
        (
            "Axe 2 : Protection - Objectif 2.1 : des lieux sûrs - Activité 2.1.3 : ouvrir deux "
            "refuges - Responsable : ministère de la Santé - Échéance : T1 2027 - Coût : 9 500 000 FCFA",
            ("2.1.3", "ouvrir deux refuges", ("ministère de la Santé",), (), ("2027-01/2027-03",)),
        ),
        (
            "Objetivo estratégico 1 | Acción 1.2 Formar a 90 fiscales | Indicador: fiscales "
            "formados | Responsable: Ministerio Público | Plazo: 2026-2027 | Meta: 90",
            ("1.2", "Formar a 90 fiscales", ("Ministerio Público",), (), ("2026/2027",)),
        ),
        (
            "Área estratégica 1 - Medida 4: treinar oficiais; Entidade responsável: MDN; "
            "Indicador: número de oficiais; Meta: 50; Calendário: 2026-2028",
            ("4", "treinar oficiais", ("MDN",), (), ("2026/2028",)),
        ),
        (
            "Obiectivul 2 / Acțiunea 2.5 Formarea a 30 de judecătoare / MJ / trimestrul III 2026 "
            "/ numărul judecătoarelor / 12,5 mii lei",
            ("2.5", "Formarea a 30 de judecătoare", ("MJ",), (), ("2026-07/2026-09",)),
        ),
        (
            "Ціль 3 / захід 3.1 Створення мережі радниць / МВС / 2026-2027 / кількість радниць",
            ("3.1", "Створення мережі радниць", ("МВС",), (), ("2026/2027",)),
        ),
        (
            "المحور الثاني: الحماية - النشاط ٢-١: فتح ٥ مراكز - الجهة المسؤولة: وزارة الصحة - الإطار الزمني: ٢٠٢٦-٢٠٢٧",
            ("٢-١", "فتح ٥ مراكز", ("وزارة الصحة",), (), ("2026/2027",)),
        ),
        (
            "Drafting of rules of conduct for peacekeepers | MoD | by end-2026 | n/a",
            (None, "Drafting of rules of conduct for peacekeepers", ("MoD",), (), ("2026",)),
        ),
        (
            "SO1 / O1.3 / A1.3.2 Opening of help lines | Police | 2026-28 | within approved budget",
            ("1.3.2", "Opening of help lines", ("Police",), (), ("2026/2028",)),
        ),
    ],
)
def test_a_line_without_a_table_is_an_action_with_its_values(words: str, wanted: Row, written: Reader) -> None:
    (action,) = written(words).plan.actions
    assert row(action) == wanted


def test_who_leads_is_told_by_an_asterisk_or_a_word(written: Reader) -> None:
    head = "| Action | Responsible | Indicator |\n|---|---|---|\n"
    document = written(
        head
        + "| Open an office | MoI, MoJ*, Police | Office open |\n| Shut a camp | MoI; UN Women (lead) | Camp shut |"
    )
    assert [row(a)[2:4] for a in document.plan.actions] == [(("MoJ",), ("MoI", "Police")), (("UN Women",), ("MoI",))]


def test_a_lead_works_with_bodies_and_not_with_people_at_large(written: Reader) -> None:
    document = written(
        "Pillar 1: Participation\n\nAction 1.1: Keep a roster of women mediators.\n\n"
        "Lead: Ministry of Foreign Affairs. Partners: Mediation Centre; civil society."
    )
    (action,) = document.plan.actions
    assert row(action)[3] == ("Mediation Centre", "civil society")
    assert stated(document)["cooperatesWith"] == {"Organization:mediation-center"}


def test_rows_without_actions_are_left_out(written: Reader) -> None:
    document = written(
        "| Objective | Activity | Lead | Cost |\n|---|---|---|---|\n"
        "| 1. Safety | 1.1 Light the roads | Council of Towns | 900 |\n"
        "| (continued) |  |  |  |\n|  | 1.2 Train guards | Police | 100 |\n| Total objective 1 |  |  | 1,000 |\n"
        "| Objective | Activity | Lead | Cost |"
    )
    assert [(a.label, goals(document, a)) for a in document.plan.actions] == [
        ("1.1", ["1. Safety"]),
        ("1.2", ["1. Safety"]),
    ]


@pytest.mark.parametrize(
    ("words", "predicate", "value"),
    [
        ("The Kingdom of Arvenia approved its fourth National Action Plan for the years 2027-2031.", "generation", "4"),
        ("This plan is preceded by two others, in force for 2010-2014 and 2015-2019.", "generation", "3"),
        ("This is ANAP II (2024-2027).", "generation", "2"),
        ("This is the first plan of its kind.", "generation", "1"),
        ("It was later extended by the ministers until mid-2029.", "extendedTo", "2029"),
        ("The strategy is in force until 30 June 2028.", "periodEnd", "2028-06-30"),
        ("Fiscal years 2024/25 to 2026/27 are covered by the plan.", "periodStart", "2024"),
    ],
)
def test_identity_is_told_in_many_words(words: str, predicate: str, value: str, written: Reader) -> None:
    document = written(words, "National Action Plan on Women, Peace and Security\n\n")
    assert stated(document).get(predicate) == {value}


@pytest.mark.parametrize(
    "words", ["This is the first plan of its kind to name its costs.", "It is the second such report of its kind."]
)
def test_what_is_first_in_something_else_is_no_generation(words: str, written: Reader) -> None:
    document = written(words, "National Action Plan on Women, Peace and Security\n\n")
    assert "generation" not in stated(document)


def test_a_plan_without_a_period_states_none(written: Reader) -> None:
    document = written("The plan is open-ended.", "National Action Plan on Women, Peace and Security\n\n")
    assert "periodStart" not in stated(document)
    assert ("period-end", "none stated") in details(document)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Each ministry pays out of its own regular budget.", ("own-budgets", None, None)),
        ("The measures are free of cost.", ("none", None, None)),
        ("The plan is costed at about EUR 3.2 million.", ("estimate", "3200000", "EUR")),
        ("A sum of 7,100,000 shillings is set aside in the budget.", ("amount", "7100000", "shillings")),
        (
            "In 2027 the Government granted USD 900,000 for the plan's second year of funding.",
            ("later", "900000", "USD"),
        ),
        ("Money is to come from the state budget and donors.", ("source-only", None, None)),
        ("Districts shall draw up a costing within a year.", ("to-be-planned", None, None)),
        ("Activities are budgeted, but a funding gap remains.", ("unfunded", None, None)),
    ],
)
def test_money_is_no_yes_or_no(words: str, wanted: tuple[str, str | None, str | None], written: Reader) -> None:
    assert money(written(words)) == [wanted]


def test_a_table_in_other_words_is_read(written: Reader) -> None:
    document = written(
        "| Ref | What we will do | Who | By when | How progress is measured | Resources needed |\n"
        "|---|---|---|---|---|---|\n"
        "| PREVENTION ||||||\n"
        "| 7 | Recruitment of 90 guards | Guard Service* / Ministry of Interior | 31 March 2027 "
        "| Share of women: from 12% to 20% | £1.2m |\n"
        "| 8 | Publish data on threats | Statistics Office | annually | Data published | TBC |"
    )
    assert [(row(a), measured(a), paid(a)) for a in document.plan.actions] == [
        (
            ("7", "Recruitment of 90 guards", ("Guard Service",), ("Ministry of Interior",), ("2027-03-31",)),
            [("Share of women: from 12% to 20%", "12%", "20%")],
            [("amount", "1200000", "GBP")],
        ),
        (
            ("8", "Publish data on threats", ("Statistics Office",), (), ("annually",)),
            [("Data published", "", "")],
            [("to-follow", None, None)],
        ),
    ]
    assert [goals(document, a) for a in document.plan.actions] == [["PREVENTION"], ["PREVENTION"]]
    assert [c.recurrence for c in document.commitments] == [None, "P1Y"]


def test_brackets_at_the_end_of_a_numbered_line_tell_who_and_when(written: Reader) -> None:
    document = written(
        "PILLAR III – RELIEF\n\nActivities\n3.1.2 To train 30 social workers (Ministry of Welfare, by 2028)"
    )
    (action,) = document.plan.actions
    assert row(action) == ("3.1.2", "To train 30 social workers", ("Ministry of Welfare",), (), ("2028",))
    assert goals(document, action) == ["PILLAR III – RELIEF"]
    assert document.commitments[action.clause].verb == "train"
