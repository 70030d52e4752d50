"""Turns made plans in the shapes that real ones have into checks of each value that is read of them."""

from __future__ import annotations

import importlib.util
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from graph_build.corpus.folders import read_sources
from graph_build.extract.document import DocumentExtract, extract_document
from graph_build.extract.plans import PlanAction, value_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "plans"
TITLE = "National Action Plan on Women, Peace and Security of Norland 2025-2029\n\n"


@dataclass(frozen=True, slots=True)
class Examples:
    """A row of a table: its name, what it gives, the words that it must and must not match."""

    id: str
    gives: str
    match: list[str]
    near: list[str]


def rows_of(name: str, part: str, gives: str) -> list[Examples]:
    rows = table(name)[part]
    assert isinstance(rows, list)
    return [Examples(row["id"], row[gives], row["match"], row["near"]) for row in rows]


def table(name: str) -> dict[str, object]:
    return tomllib.loads(files("graph_build.extract.plans").joinpath(name).read_text("utf-8"))


def read(path: Path) -> DocumentExtract:
    (source,) = read_sources((path,)).documents
    return extract_document(source)


@pytest.fixture
def written(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


class Reader:
    """Reads a text as the plan of a made state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, words: str, title: str = TITLE) -> DocumentExtract:
        path = self.folder / "norland-plan.txt"
        path.write_text(title + words + "\n", encoding="utf-8")
        return read(path)


def stated(document: DocumentExtract) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for relation in document.relations:
        out.setdefault(relation.predicate, set()).add(relation.object)
    return out


def details(document: DocumentExtract) -> set[tuple[str, str]]:
    return {(detail.aspect, detail.value) for detail in document.plan.details}


def money(document: DocumentExtract) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.amount, one.currency) for one in document.plan.budgets]


Row = tuple[str | None, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def row(action: PlanAction) -> Row:
    """Number, words, leads, partners, times of an action."""
    by = {name: tuple(d.value for d in action.details if d.aspect == name) for name in ("lead", "partner", "time")}
    return action.label, action.piece.words, by["lead"], by["partner"], by["time"]


def measured(action: PlanAction) -> list[tuple[str, str, str]]:
    values = [(i.piece.words, i.baseline, i.target) for i in action.indicators]
    return [(words, value_of(a) if a else "", value_of(b) if b else "") for words, a, b in values]


def paid(action: PlanAction) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, one.amount, one.currency) for one in action.budgets]


def goals(document: DocumentExtract, action: PlanAction) -> list[str]:
    return [document.plan.goals[number - 1].piece.words for number in action.goals]


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


def test_the_word_table_is_read_with_headings_across_it(made: tuple[ModuleType, Path]) -> None:
    document = read(made[1] / "ruthland-plan-1.docx")
    assert [(row(a), measured(a), paid(a)) for a in document.plan.actions] == [
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
    assert [goals(document, a) for a in document.plan.actions] == [
        ["Strategic goal 1. Women take part in security"],
        ["Strategic goal 1. Women take part in security"],
        ["Strategic goal 2. Protection from violence"],
    ]
    assert money(document) == [("own-budgets", None, None)]
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
        ("It was later extended by the ministers until mid-2029.", "extendedTo", "2029"),
        ("The strategy is in force until 30 June 2028.", "periodEnd", "2028-06-30"),
        ("Fiscal years 2024/25 to 2026/27 are covered by the plan.", "periodStart", "2024"),
    ],
)
def test_identity_is_told_in_many_words(words: str, predicate: str, value: str, written: Reader) -> None:
    document = written(words, "National Action Plan on Women, Peace and Security\n\n")
    assert stated(document).get(predicate) == {value}


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
        "| Ref | What we will do | Who | By when | How progress is measured | Resources needed |\n|---|---|---|---|---|---|\n"
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
