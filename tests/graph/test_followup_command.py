"""Shows what ``wps-graph followup`` prints of the golden graph, as text and as JSON."""

import json
import re
from pathlib import Path

import pytest

from graph_build.cli import main

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "golden.trig"


def test_it_shows_promise_report_source_score_and_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["followup", "--graph", str(GOLDEN)]) == 0
    told = capsys.readouterr().out
    for words in (
        "Meridian Policy on Women, Peace and Security (2024), 7 · Meridian Alliance",
        "“The Meridian Alliance aims to double the number of Gender Advisors by 2030”",
        "→ A later text may report this under way · The maker itself · 2025-01-10 · Dated later · score 0.66",
        "“Gender Advisors are deployed to the Meridian Monitoring Mission”",
        "Meridian Action Plan on Women, Peace and Security 2025-2028, 4",
        "words 0.60 (advisors, gender)",
        "1 of 11 commitments have a report; of the others there is no evidence in this corpus.",
    ):
        assert words in told


def test_json_holds_every_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["followup", "--graph", str(GOLDEN), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["score"] == "0.66"
    assert row["bearerName"] == ["Meridian Alliance"]
    assert row["places"] == ["Meridian Action Plan on Women, Peace and Security 2025-2028, 4"]


def test_a_missing_graph_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["followup", "--graph", str(tmp_path / "none.trig")]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_it_says_whose_words_promise_and_report_are_where_not_the_originals(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The action plan that reports is read here as a digest; the policy that promises stands in its own words."""
    graph = tmp_path / "graph.trig"
    text = GOLDEN.read_text("utf-8")
    head, *passages = re.split(r"(?=\n\twpsi:meridian-action-plan-2025\\/evidence)", text)
    graph.write_text(head + "".join(p.replace("wpsv:original", "wpsv:digest", 1) for p in passages), "utf-8")
    assert main(["followup", "--graph", str(graph)]) == 0
    told = capsys.readouterr().out
    assert "Meridian Action Plan on Women, Peace and Security 2025-2028, 4; digest" in told
    assert "Meridian Policy on Women, Peace and Security (2024), 7 · Meridian Alliance" in told
