"""Turns an open page into the faults that axe-core finds in it."""

from typing import Any

import pytest

GRAVE = frozenset({"moderate", "serious", "critical"})


def faults(page: Any) -> list[str]:
    """Every fault of accessibility that is moderate or worse, with the element at which it is."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    found = [one for one in axe.run(page).response["violations"] if one["impact"] in GRAVE]
    return [f"{one['id']} ({one['impact']}): {node['html'][:200]}" for one in found for node in one["nodes"]]
