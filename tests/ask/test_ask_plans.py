"""Turns a build of made plans into checks of their comparison: table, CSV, JSON and page."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from conftest import build_once, run_command

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.plans import Comparison, compare_plans, render_comparison, stored_plans
from graph_build.show.plans_page import render_plans_page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "plans"
FACTS = (
    "state,iso3,generation,period_start,period_end,adopted,lead,budget,source_title,source_address\n"
    "Norland,,3,2026,2031,,,unknown,A list (another end),https://example.org/list\n"
    "Norland,,3,2026,2030,2026-02,Ministry of Foreign Affairs,yes,A page,https://example.org/page\n"
)
RESOLUTION = (
    "The Security Council,\n\n1. Urges Member States to increase the number of women mediators;\n\n"
    "2. Requests the Secretary-General to count the mines of the sea;\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for name in ("norland-plan-3.txt", "arvenia-plan-2.html"):
        shutil.copy(EXAMPLES / name, folder / name)
    (folder / "facts.csv").write_text(FACTS, encoding="utf-8")
    (folder / "resolution-9999.txt").write_text(f"Resolution 9999 (2031)\n\n{RESOLUTION}", encoding="utf-8")
    return build_once(tmp_path_factory, folder.name, [str(folder)]) / "graph.trig"


@pytest.fixture(scope="module")
def comparison(built: Path) -> Comparison:
    source = Source(open_graph(built))
    return compare_plans(source, [p for p in stored_plans(source) if "plan" in p])


def test_the_plans_that_were_read_are_compared(comparison: Comparison) -> None:
    arvenia, norland = sorted(comparison.plans, key=lambda plan: plan.address)
    assert [v.words for v in norland.of("generation")] == ["3"]
    assert [v.words for v in norland.of("lead")] == ["Ministry of Foreign Affairs"]
    assert [v.words for v in norland.of("money")] == ["Estimate: 48,000,000 NOK, 60 % secured", "budget: yes"]
    assert [v.words for v in arvenia.of("pillars")] == ["Axe 1 : Participation", "Axe 2 : Protection"]
    assert (len(arvenia.actions), len(norland.actions)) == (5, 3)


def test_another_source_on_the_same_plan_stands_beside_it(comparison: Comparison) -> None:
    (norland,) = (plan for plan in comparison.plans if "norland" in plan.address)
    assert sorted(v.words for v in norland.of("period end")) == ["2030", "2031"]
    ends = {v.words: len(v.quotes) for v in norland.of("period end")}
    assert ends == {"2030": 2, "2031": 1}


def test_every_value_has_its_sentence(comparison: Comparison) -> None:
    values = [v for plan in comparison.plans for aspect in comparison.aspects for v in plan.of(aspect)]
    assert len(values) > 40
    assert [v.words for v in values if not v.quotes] == []


def test_paragraphs_that_nobody_answers_are_listed(comparison: Comparison) -> None:
    assert [one.quotes[0].exact for one in comparison.unanswered if "mines of the sea" in one.quotes[0].exact]


def test_two_periods_of_one_plan_are_a_contradiction_with_both_sources(built: Path) -> None:
    found = json.loads((built.parent / "report.json").read_text("utf-8"))["contradictions"]
    (periods,) = (one for one in found if one["kind"] == "two-periods")
    quotes = " ".join(str(passage["quote"]) for passage in periods["evidence"])
    assert "https://example.org/list" in quotes
    assert "https://example.org/page" in quotes


def test_the_same_comparison_as_csv_json_and_page(comparison: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(render_comparison(comparison, "csv"))))
    assert {row["aspect"] for row in rows} >= {"lead", "money", "actions", "indicators"}
    assert all(row["quote"] for row in rows if row["plan"])
    told = json.loads(render_comparison(comparison, "json"))
    assert len(told["plans"]) == 2
    page = render_plans_page(comparison)
    assert "<script" not in page
    assert all(plan.name in page.replace("&#39;", "'") for plan in comparison.plans)


def test_the_table_says_what_no_text_tells(comparison: Comparison) -> None:
    table = render_comparison(comparison, "table")
    assert "MONEY" in table
    assert "—" in table


def test_the_command_compares_and_refuses_a_graph_without_plans(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "plans.html"
    done = run_command(["compare", "--graph", str(built), "--format", "html", "--out", str(out)])
    assert done.returncode == 0, done.stderr
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")
    empty = tmp_path / "empty.ttl"
    empty.write_text("<https://example.org/a> a <https://example.org/B> .", encoding="utf-8")
    refused = run_command(["compare", "--graph", str(empty)])
    assert refused.returncode == 2
    assert "no plan" in refused.stderr
