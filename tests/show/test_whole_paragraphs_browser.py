"""Turns the documents of the page into their paragraphs as a reader sees them: whole, with marks, no torn piece."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, small_world, thing
from page_waits import follow

from graph_build.ask.lookups import Source
from graph_build.ask.texts import Texts
from graph_build.show.network.file import write_network
from graph_build.show.whole_paragraphs import WholeParagraphs
from graph_build.vocabulary import THINGS

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]
BEGIN, END = "71. Allies, and whoever is with them, ", ". They will also meet 🕊 twice a year, or more often."
SAID = "will hear a report"
TEXT = f"{BEGIN}{SAID}{END}"


def told_world(text: str = TEXT) -> World:
    """A document of one paragraph, of which a part was read, and a row in it of two sentences."""
    world = small_world()
    world.serial = len(BEGIN) - 2  # the evidence of a made world stands at its serial number, nine signs long
    world.commitment("policy", "71", SAID, "Undertaking", "alliance")
    world.literal("things", thing("policy"), "textDigest", hashlib.sha256(text.encode()).hexdigest())
    return world


def texts_of(text: str = TEXT) -> Texts:
    middle = text.index(" or more")
    pieces = [[0, middle, THINGS + "policy/p71", "extracted", ""], [middle, len(text), THINGS + "policy/p71", "", ""]]
    return Texts({THINGS + "policy": {"text": text, "pieces": pieces}})


def test_the_pieces_of_a_paragraph_keep_their_offsets_and_signs_that_are_not_shown_become_spaces(
    tmp_path: Path,
) -> None:
    text = TEXT.replace(" with them", "\nwith\u202ethem")
    source = Source(told_world(text).write(tmp_path / "graph.trig"))
    first, rest = WholeParagraphs(source, texts_of(text)).of(THINGS + "policy", THINGS + "policy/p71")
    assert first[0] == 0
    assert first[1].startswith("71. Allies, and whoever is with them, will")
    assert rest == (text.index(" or more"), " or more often.")


def test_a_text_that_the_graph_was_not_read_from_gives_no_paragraph(tmp_path: Path) -> None:
    source = Source(told_world().write(tmp_path / "graph.trig"))
    assert WholeParagraphs(source, texts_of(TEXT + " More.")).of(THINGS + "policy", THINGS + "policy/p71") == ()
    assert WholeParagraphs(source, Texts()).of(THINGS + "policy", THINGS + "policy/p71") == ()


def blocks(page: Any) -> dict[str, str]:
    """The paragraphs that are shown, by their headings."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("#reading-view .paragraph")].map((one) => [
            one.querySelector("h2 span").textContent.split(" · ")[0].trim(),
            [...one.querySelectorAll("p:not(.margin)")].map((part) => part.textContent).join(" "),
        ])"""
    )
    return {heading: " ".join(text.split()) for heading, text in found}


@pytest.mark.browser
def test_every_paragraph_of_a_bundled_document_is_shown_whole(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=reading&read=nato-wps-policy-2024&paragraph=51")
    row = json.loads((built_bundled / "texts.json").read_text("utf-8"))[THINGS + "nato-wps-policy-2024"]
    pieces: dict[str, list[str]] = {}
    for start, end, provision, _, _ in row["pieces"]:
        pieces.setdefault(provision, []).append(row["text"][start:end])
    whole = {" ".join(" ".join(parts).split()) for parts in pieces.values()}
    shown = blocks(page)
    assert len(shown) > 50
    assert [text for text in shown.values() if text not in whole] == []
    assert shown["paragraph 51"].startswith("51. ")
    marks = page.locator("#reading-view .paragraph:focus mark").all_inner_texts()
    assert "will receive a report on progress annually" in marks
    assert len(marks) == 2


@pytest.mark.browser
def test_marks_stand_on_the_words_that_were_read_and_light_up_with_what_rests_on_them(
    opened: Opened, tmp_path: Path
) -> None:
    file = tmp_path / "network.html"
    write_network(told_world().write(tmp_path / "graph.trig"), file, texts=texts_of())
    page = opened(file, at="view=reading&read=policy&paragraph=71")
    block = page.locator("#reading-view .paragraph", has_text="twice a year")
    assert block.locator("mark").all_inner_texts()[0] == SAID[:9]
    assert blocks(page)["paragraph 71"].endswith("twice a year, or more often.")
    assert block.locator("p:not(.margin)").count() == 1, "a piece in small letters goes on with its sentence"
    block.locator(".margin button >> text=Undertaking").hover()
    assert block.locator("mark.lit").count() > 0
    page.hover("h1")
    assert block.locator("mark.lit").count() == 0


@pytest.mark.browser
def test_without_its_text_a_sentence_stands_with_the_words_around_it(opened: Opened) -> None:
    page = opened(told_world(), at="view=reading&read=policy")
    said = next(text for text in blocks(page).values() if SAID in text)
    assert "…the text before says, will hear a report and so it goes…" in said
    follow(page, "#view=reading&read=news")
    assert all(text for text in blocks(page).values())


def test_the_page_holds_no_paragraph_without_texts(tmp_path: Path) -> None:
    graph = told_world().write(tmp_path / "graph.trig")
    for texts, is_there in ((None, False), (texts_of(), True)):
        write_network(graph, tmp_path / "network.html", texts=texts)
        assert ("or more often" in (tmp_path / "network.html").read_text("utf-8")) is is_there
