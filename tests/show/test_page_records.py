"""Holds the scripts of the page against the records that they read, and shows that a change of a record is a fault."""

import re
import shutil
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from graph_build.show.network import page
from graph_build.show.network.records import PageDetail, PageNode, PageRelation
from graph_build.show.page_json import as_json

ROOT = Path(__file__).resolve().parents[2]
PARTS = ROOT / "graph_build" / "show" / "network" / "parts"
WRITTEN = (PARTS / "page.d.ts").read_text("utf-8")
# The fields of each record as the declarations have them.
RECORDS = dict(re.findall(r"interface (\w+) \{\n(.*?)\}", WRITTEN, re.DOTALL))
FIELD = re.compile(r"(?m)^  (\w+)(\??):")


def script(name: str) -> Any:
    """A script of the repository, which is no part of the package."""
    spec = util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_declarations_are_those_of_the_records() -> None:
    assert script("page_types").declarations() == WRITTEN, "run `make page-types`"


def test_a_field_of_a_kind_that_json_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        script("page_types")._type(set[str])


def test_records_become_json_without_what_they_lack() -> None:
    relation = PageRelation("a", "advises", "b", (1,), (), (), ())
    assert as_json(relation) == {
        "subject": "a", "predicate": "advises", "object": "b", "quotes": [1], "notes": [], "spans": [], "said": [],
    }  # fmt: skip
    node = PageNode("a", "A", "body", 9.0, first=True, group=0, x=0, y=-3)
    assert as_json((node,)) == [
        {"id": "a", "label": "A", "kind": "body", "size": 9.0, "first": True, "group": 0, "x": 0, "y": -3}
    ]
    assert as_json({"a": PageDetail("Due", "2030", "")}) == {"a": {"label": "Due", "value": "2030", "address": ""}}


def test_the_scripts_have_no_fault() -> None:
    assert script("lint_page").lint_faults() == []


@pytest.mark.parametrize("name", [page.SCRIPTS[0], "matrix.js", page.SCRIPTS[-1]])
def test_a_fault_is_told_at_its_place(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    lint = script("lint_page")
    first = (PARTS / name).read_text("utf-8").splitlines()[0]
    broken = page.joined_script().replace(f"{first}\n", f"{first} \nnobodyKnowsThis();\n")
    monkeypatch.setattr(lint, "joined_script", lambda: broken)
    (fault,) = lint.lint_faults()
    assert fault.startswith(f"{(PARTS / name).relative_to(ROOT)}:2:1: ")
    assert "nobodyKnowsThis" in fault


def depth(record: str) -> int:
    inner = [other for other in RECORDS if re.search(rf"\b{other}\b", RECORDS[record])]
    return 1 + max(map(depth, inner), default=0)


def test_scripts_and_declarations_agree(tmp_path: Path) -> None:
    """No fault as they are; and each field that is renamed in the records is a fault of a script that reads it."""
    lint = script("lint_page")
    parts = tmp_path / "parts"
    shutil.copytree(PARTS, parts)
    faults = lint.type_faults(parts, fetch=False)
    if isinstance(faults, str):
        pytest.skip(f"needs the compiler that `make lint` fetches, and {faults}")
    assert faults == []
    unread = []
    # A record and those inside it are renamed one after the other: what hides in an unknown field has no type.
    for level in sorted({depth(record) for record in RECORDS}):
        renamed = [record for record in RECORDS if depth(record) == level]
        text = WRITTEN
        for record in renamed:
            text = text.replace(RECORDS[record], FIELD.sub(r"  \1Gone\2:", RECORDS[record]))
        (parts / "page.d.ts").write_text(text, "utf-8")
        told = "\n".join(lint.type_faults(parts, fetch=False))
        found = re.findall(r"Property '(\w+)' does not exist on type '([^']*)'", told)
        # The scripts add to some records and leave their "Page" out: a Relation is a PageRelation with its number.
        seen = {(name, word.removeprefix("Page")) for name, kind in found for word in re.findall(r"\w+", kind)}
        for record in renamed:
            names = [name for name, _ in FIELD.findall(RECORDS[record])]
            unread += [(record, name) for name in names if (name, record.removeprefix("Page")) not in seen]
    assert unread == []


def test_without_npm_the_check_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lint = script("lint_page")
    monkeypatch.setattr(lint.shutil, "which", lambda name: None)
    assert lint.main() == 0
    assert "not held against page.d.ts: npm is not here" in capsys.readouterr().out
