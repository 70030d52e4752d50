"""Shows that each row of kinds.toml names what its examples say and nothing in its near misses."""

from __future__ import annotations

import pytest
from extract_probe import extract_of

from graph_build.extract.names.heads import names_in
from graph_build.extract.names.heads.kinds import HeadKind, head_kinds
from graph_build.reading import read_text

ROWS = tuple(head_kinds().values())
NAMES = [(row, name) for row in ROWS for name in row.names]
NEAR = [(row, near) for row in ROWS for near in row.near]


def names_found(text: str) -> dict[str, str]:
    """Return the names that the phrases of a text hold, each with its kind."""
    return {text[f.start : f.end]: f.kind for sentence in read_text(text) for f in names_in(sentence)}


@pytest.mark.parametrize(("row", "name"), NAMES, ids=[f"{row.cls}: {name}" for row, name in NAMES])
@pytest.mark.parametrize("frame", ["They read about the {} again.", "It was the {}, they said."])
def test_a_name_is_found_whole(row: HeadKind, name: str, frame: str) -> None:
    found = names_found(frame.format(name))
    assert found.get(name) in {row.kind, *row.nouns.values()}, found


@pytest.mark.parametrize(("row", "near"), NEAR, ids=[f"{row.cls}: {near}" for row, near in NEAR])
def test_a_near_miss_names_nothing(row: HeadKind, near: str) -> None:
    assert names_found(f"They spoke of {near} again.") == {}


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("The Bureau of Work, Human Rights, and Trade met.", "Bureau of Work, Human Rights, and Trade", "Body"),
        ("The Peace, Security, and Harvest Council met.", "Peace, Security, and Harvest Council", "Body"),
        ("It funds the new Vorland Trust Fund.", "Vorland Trust Fund", "Body"),
        ("It was signed at the second Summit for Fair Trade.", "second Summit for Fair Trade", "Summit"),
        ("Foreign Minister Lena Holt spoke.", "Lena Holt", "Person"),
        ("President Ruiz spoke.", "Ruiz", "Person"),
        ("They welcomed the appointment of Lena Holt.", "Lena Holt", "Person"),
        ("The board met in Vorstad.", "Vorstad", "Place"),
    ],
)  # fmt: skip
def test_a_name_in_a_sentence_has_its_kind(sentence: str, name: str, kind: str) -> None:
    assert names_found(sentence).get(name) == kind, names_found(sentence)


def test_a_short_form_in_brackets_makes_no_theme() -> None:
    document = extract_of("The Global Skills Accelerator (GSA) trains mediators. The GSA will grow.")
    kinds = {document.things[m.thing].kind for m in document.mentions if "GSA" in m.surface or "Global" in m.surface}
    assert kinds == {"Body"}


def test_a_surname_is_the_person_named_in_full() -> None:
    document = extract_of("Vice President Lena Holt spoke. Vice President Holt left.")
    assert len({m.thing for m in document.mentions if m.kind == "Person"}) == 1
