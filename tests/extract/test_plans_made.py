"""The four made plans of the examples: every value of their tables and sentences is read."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from plan_probe import EXAMPLES, details, goals, measured, money, paid, read, row, stated


def test_every_value_stands_in_the_words_that_are_its_evidence() -> None:
    document = read(EXAMPLES / "norland-plan-3.txt")
    by_key = {p.key: p.reading.text for p in document.provisions}
    pieces = [d.piece for d in document.plan.details] + [b.piece for b in document.plan.budgets]
    for action in document.plan.actions:
        pieces += [action.piece, *(d.piece for d in action.details), *(b.piece for b in action.budgets)]
        pieces += [p for i in action.indicators for p in (i.piece, i.baseline, i.target, i.verification) if p]
    assert len(pieces) > 35
    assert all(by_key[p.provision][p.start : p.end] == p.words for p in pieces)


def test_the_plan_in_prose_is_read_whole() -> None:
    document = read(EXAMPLES / "norland-plan-3.txt")
    said = stated(document)
    assert said["ofState"] == {"State:norland"}
    assert (said["generation"], said["periodStart"], said["periodEnd"]) == ({"3"}, {"2026"}, {"2030"})
    assert said["reviewOn"] == {"2028"}
    assert details(document) >= {
        ("lead", "Ministry of Foreign Affairs"),
        ("approved", "2026-02-12"),
        ("launched", "2026-03"),
        ("earlier-plan", "1: 2014"),
        ("earlier-plan", "2: 2019/2024"),
        ("monitored-by", "steering committee"),
        ("rhythm", "P6M"),
        ("reporting", "Parliament"),
        ("reporting-day", "15 April"),
        ("review", "2028"),
        ("civil-society-drafting", "yes"),
        ("civil-society-monitoring", "yes"),
        ("developed-by", "working group of five ministries"),
    }
    assert money(document) == [("estimate", "48000000", "NOK")]
    assert document.plan.budgets[0].secured == "60 %"
    mediators, diplomats, centres = document.plan.actions
    assert row(mediators)[2:4] == (("Ministry of Foreign Affairs",), ("Mediation Centre", "civil society"))
    assert measured(mediators) == [("number of missions with a woman mediator", "2", "8")]
    assert paid(mediators) == [("amount", "6000000", "NOK")]
    assert (row(diplomats)[2], row(diplomats)[4]) == (("Foreign Service Institute",), ("2026/2030",))
    assert measured(diplomats) == [("number of diplomats trained", "", "300")]
    assert paid(diplomats) == [("own-budgets", None, None)]
    assert (row(centres)[2], row(centres)[4]) == (("Ministry of Health",), ("2029",))
    assert measured(centres) == [("districts with a centre", "3", "12")]
    assert paid(centres) == [("amount", "22500000", "NOK")]
    assert goals(document, centres) == [
        "Pillar 2: Protection and prevention",
        "Objective 2.1: Survivors find help in every district",
    ]
    pillar = document.plan.goals[2]
    assert [theme.rpartition("/")[2] for theme in pillar.themes] == ["prevention", "protection"]


def test_the_web_page_is_read_with_its_merged_cells_sum_and_ticks() -> None:
    document = read(EXAMPLES / "arvenia-plan-2.html")
    said = stated(document)
    assert (said["generation"], said["periodStart"], said["periodEnd"]) == ({"2"}, {"2025"}, {"2028"})
    assert document.context.kind == "NationalActionPlan"
    assert [row(action) for action in document.plan.actions] == [
        (
            "1.1.1",
            "Réviser les critères de recrutement",
            ("Ministère de l'Intérieur",),
            ("École de police",),
            ("2026-04/2026-06",),
        ),
        ("1.1.2", "Former 120 recrues", ("École de police",), ("ONG",), ("2026/2028",)),
        ("1.2.1", "Créer un réseau de médiatrices", ("Ministère des Affaires étrangères",), (), ("2027",)),
        ("2.1.1", "Équiper quatre centres d'accueil", ("Ministère de la Santé",), (), ("2026/2027",)),
        ("2.1.2", "Tenir une ligne d'appel gratuite", ("Ministère de la Santé",), ("Croix d'Arvénie",), ("2025/2028",)),
    ]
    first, second, third, *_ = document.plan.actions
    assert [measured(a) for a in (first, second, third)] == [
        [("Critères publiés", "non", "oui")],
        [("Nombre de recrues formées", "15", "120")],
        [("Régions couvertes", "1", "6")],
    ]
    assert [paid(a) for a in (first, second, third)] == [
        [("amount", "40000", "EUR")],
        [("amount", "96000", "EUR")],
        [("to-follow", None, None)],
    ]
    assert goals(document, second) == ["Axe 1 : Participation", "1.1 Plus de femmes dans la police"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[ModuleType, Path]:
    spec = importlib.util.spec_from_file_location("make_plans", EXAMPLES / "make_plans.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("plans")
    module.main(folder)
    return module, folder


WORD_ROWS = [
    (
        (
            "1.1",
            "Appointment of gender advisers in each brigade",
            ("Ministry of Defence",),
            ("General Staff",),
            ("2026",),
        ),
        [("Brigades with an adviser", "1", "6")],
        [("amount", "30000", "EUR")],
    ),
    (
        (
            "1.2",
            "Publication of yearly figures on women in the forces",
            ("Ministry of Defence",),
            ("Office of Statistics",),
            ("annually",),
        ),
        [("Figures published", "no", "yes")],
        [("own-budgets", None, None)],
    ),
    (
        (
            "2.1",
            "Training of 80 judges on evidence of sexual violence",
            ("Judicial Academy",),
            ("UN Women",),
            ("2026-07/2026-09",),
        ),
        [("Judges trained", "0", "80")],
        [("amount", "18500", "EUR")],
    ),
]


def test_the_word_table_is_read_with_headings_across_it(made: tuple[ModuleType, Path]) -> None:
    document = read(made[1] / "ruthland-plan-1.docx")
    assert [(row(a), measured(a), paid(a)) for a in document.plan.actions] == WORD_ROWS
    assert [goals(document, a) for a in document.plan.actions] == [
        ["Strategic goal 1. Women take part in security"],
        ["Strategic goal 1. Women take part in security"],
        ["Strategic goal 2. Protection from violence"],
    ]
    assert money(document) == [("own-budgets", None, None)]
    assert stated(document)["generation"] == {"1"}, "its words say that it is the first of its kind"
    assert ("approved", "2025-06-03") in details(document)
    assert ("monitored-by", "Equality Board") in details(document)


def test_the_framework_over_pages_of_a_pdf_is_read_row_by_row(made: tuple[ModuleType, Path]) -> None:
    module, folder = made
    document = read(folder / "calder-plan-2.pdf")
    wanted = [
        (words.partition(" ")[0], words.partition(" ")[2], lead, time)
        for _, words, *_, lead, time, _ in module.PDF_ROWS
    ]
    assert [
        (a.label, a.piece.words, row(a)[2][0], row(a)[4][0].replace("/", "-")) for a in document.plan.actions
    ] == wanted
    assert [measured(a)[0] for a in document.plan.actions] == [(i, b, t) for _, _, i, b, t, *_ in module.PDF_ROWS]
    assert [paid(a)[0] for a in document.plan.actions] == [
        ("amount", r[-1].replace(",", ""), "USD") for r in module.PDF_ROWS
    ]
    assert [g.piece.words for g in document.plan.goals] == [r[0] for r in module.PDF_ROWS if r[0]]
    assert max(span.page for span in document.source.pages) > 1
    assert ("launched", "2024-03-08") in details(document)
