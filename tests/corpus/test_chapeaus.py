"""An item stands under the words that lead it in, whatever sign they end in."""

from __future__ import annotations

import pytest

from graph_build.corpus.provisions import segment
from graph_build.corpus.source import Metadata, SourceText


def parents(text: str) -> dict[str, str | None]:
    """The first words of each item's parent, by its own first word after the marker."""
    found = segment(SourceText("text.txt", text, "0" * 64, Metadata()))
    words = {p.key: p.reading.text for p in found}
    return {p.reading.text.split()[1]: words[p.parent][:12] if p.parent else None for p in found if p.role == "item"}


@pytest.mark.parametrize("sign", [":", " –", "—", ""])
@pytest.mark.parametrize("marker", ["-", "•", "(a)"])
def test_words_lead_items_in_with_a_colon_a_dash_or_nothing(sign: str, marker: str) -> None:
    second = "(b)" if marker == "(a)" else marker
    text = f"Rules of the port\n\nMember States shall{sign}\n\n{marker} train pilots;\n\n{second} report each year.\n"
    assert parents(text) == {"train": "Member State", "report": "Member State"}


def test_a_whole_sentence_leads_nothing_in() -> None:
    text = "Rules of the port\n\nAll ports met yesterday in the old town hall.\n\n- Pilots train.\n"
    assert parents(text) == {"Pilots": None}


def test_an_item_stands_under_the_item_whose_number_it_extends() -> None:
    text = "1. The Board will:\n\n(a) appoint advisers:\n\n(i) here; and\n\n(ii) abroad;\n\n(b) report.\n"
    assert parents(text) == {
        "appoint": "1. The Board",
        "here;": "(a) appoint ",
        "abroad;": "(a) appoint ",
        "report.": "1. The Board",
    }


def test_bullets_under_a_letter_stand_under_the_letter_that_leads_them_in() -> None:
    text = "1. The Board will:\n\n(a) appoint advisers:\n\n- here;\n\n- abroad;\n\n2. Ports will meet.\n\n- Alone.\n"
    assert parents(text) == {
        "appoint": "1. The Board",
        "here;": "(a) appoint ",
        "abroad;": "(a) appoint ",
        "Alone.": "2. Ports wil",
    }
