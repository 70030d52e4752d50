"""Shows in headless Chromium that the overview says what came and went since the earlier build, file or server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_network_browser_access import faults

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.graph.since import reported_changes
from graph_build.pipeline import BuildSettings, run_build
from graph_build.show.explore import LARGEST_WHOLE, Beside, Explorer

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three texts over one of three others: a note is new, a plan has other words, a policy is gone."""
    folder = tmp_path_factory.mktemp("since")
    texts, out = folder / "texts", folder / "out"
    texts.mkdir()
    plan = "# Plan of Example\n\n1. The Ministry of Defence will train 40 officers by 2030.\n"
    (texts / "kept.md").write_text("# Act of Example\n\n1. The Ministry of Finance will fund the plan by 2032.\n")
    (texts / "plan.md").write_text(plan)
    (texts / "policy.md").write_text("# Policy of Example\n\n1. The Ministry of Justice will report by 2031.\n")
    run_build(BuildSettings((texts,), out, network=False))
    (texts / "plan.md").write_text(plan + "\n2. The Ministry of Defence will report on the plan every year.\n")
    (texts / "policy.md").unlink()
    (texts / "note.md").write_text("# Note of Example\n\n1. The Ministry of Health will open a shelter by 2029.\n")
    run_build(BuildSettings((texts,), out))
    return out


def data_of(page: str) -> Any:
    return json.loads(page.split('id="page-data">')[1].split("</script>", maxsplit=1)[0])


def test_the_overview_says_what_came_and_went(opened: Opened, rebuilt: Path) -> None:
    page = opened(rebuilt / "network.html", at="")
    text = page.inner_text(".card.since")
    assert "2 commitments came and 1 went" in text
    assert "New (1)" in text
    assert "No longer there (1)" in text
    assert "Act of Example" not in text
    assert page.locator(".since li button").all_inner_texts() == ["Note of Example", "Plan of Example"]
    page.click(".since li button >> text=Plan of Example")
    assert "Plan of Example" in page.inner_text("#panel h2")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_it_can_be_read_by_everyone(opened: Opened, rebuilt: Path, scheme: str, width: int) -> None:
    page = opened(rebuilt / "network.html", width=width, scheme=scheme, at="")
    page.click(".since summary")
    assert faults(page, "moderate") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_first_build_has_no_such_card(opened: Opened, built_bundled: Path) -> None:
    assert opened(built_bundled / "network.html", at="").locator(".card.since").count() == 0


def test_the_server_says_the_same_as_the_file(rebuilt: Path) -> None:
    source = Source(open_graph(rebuilt / "graph.trig"))
    wanted = data_of((rebuilt / "network.html").read_text("utf-8"))["overview"]
    changes = reported_changes(rebuilt / "report.json")
    for whole_up_to in (LARGEST_WHOLE, 0):
        assert (
            data_of(Explorer(source, whole_up_to=whole_up_to, beside=Beside(since=changes)).page())["overview"]
            == wanted
        )
