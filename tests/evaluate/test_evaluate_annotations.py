"""Shows that annotations are read line by line, and that a faulty line is named with its place."""

import json
from pathlib import Path

import pytest

from graph_build.errors import InputError
from graph_build.evaluate import read_gold
from graph_build.evaluate.kinds import counted_kind, counted_relations, entity_measures, fact_measures
from graph_build.vocabulary import CLASSES, DATE_RELATIONS, RELATIONS


def write(folder: Path, name: str, *lines: str) -> Path:
    place = folder / "doc"
    place.mkdir(exist_ok=True)
    (place / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


def test_documents_without_annotations_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("no folder", "utf-8")
    row = {"label": "Chad\u2028", "type": "State"}
    write(tmp_path, "entities", json.dumps(row, ensure_ascii=False), "")
    (found,) = read_gold(tmp_path)
    assert (found.stem, found.entities, found.facts, found.commitments) == ("doc", [row], [], [])


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("facts", "{", "no JSON"),
        ("facts", "[]", "lack s, p, o"),
        ("facts", '{"s": "Chad", "p": "memberOf", "o": null}', "lack o"),
        ("commitments", '{"quote": "Chad will report"}', "lack strength"),
        ("entities", '{"label": "Chad", "type": "Country"}', "unknown kind: Country"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, name: str, line: str, fault: str) -> None:
    with pytest.raises(InputError) as raised:
        read_gold(write(tmp_path, name, "", line))
    assert fault in raised.value.what
    assert raised.value.where.endswith(f"{name}.jsonl, line 2")


def test_annotations_in_another_encoding(tmp_path: Path) -> None:
    (write(tmp_path, "facts") / "doc" / "facts.jsonl").write_bytes("{}é".encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        read_gold(tmp_path)


def test_counted_relations_are_relations_of_the_ontology() -> None:
    """Relations that the ontology gained after the annotations were made, such as votes, are not counted."""
    assert counted_relations() <= {*RELATIONS, *DATE_RELATIONS}
    assert {"votedFor", "sponsoredBy"}.isdisjoint(counted_relations())
    assert {measure for name in counted_relations() for measure in fact_measures(name)[2:]} == {
        "fact.core",
        "fact.topic",
    }


def test_every_kind_of_thing_is_counted_under_a_kind_of_annotations() -> None:
    counted = {kind for name in CLASSES if (kind := counted_kind({name}))} | {counted_kind({"Theme"})}
    assert counted == {
        "ActorGroup", "Body", "Document", "Event", "Organization", "Person", "Place", "Role", "State", "Theme",
    }  # fmt: skip
    assert counted_kind({"State", "Place", "Organization"}) == "State"
    assert counted_kind({"Provision"}) is None
    assert entity_measures("Policy") == ("entity.all", "entity.Document", "entity.named")
