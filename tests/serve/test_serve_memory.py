"""What is remembered of a store: it is found for the same state alone, says the same, and damage counts as nothing."""

import json
import shutil
from pathlib import Path

import pytest
from serve_process import GOLDEN

from graph_build.ask.load import open_store
from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.store import make_store
from graph_build.serve.served import Place, StoreMemory, learn_store
from graph_build.show.explore import Beside, Explorer
from graph_build.units import Kept


@pytest.fixture
def store(tmp_path: Path) -> Path:
    make_store(GOLDEN, tmp_path / "built" / "store")
    return tmp_path / "built" / "store"


def memory_of(store: Path, kept: Path) -> StoreMemory:
    return StoreMemory(store, store.parent, Kept(kept))


class Told:
    """A memory that holds what it is told, and counts what it is asked for and has."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self.found: list[str] = []

    def recall(self, part: str) -> object:
        if part in self.parts:
            self.found.append(part)
        return json.loads(self.parts[part]) if part in self.parts else None

    def remember(self, part: str, told: object) -> None:
        self.parts[part] = json.dumps(told)


def test_a_page_that_is_remembered_is_the_page_that_is_made(store: Path) -> None:
    source, memory = Source(open_store(store)), Told()
    made = Explorer(source, beside=Beside(memory=memory))
    again = Explorer(
        source, NameIndex.recalled(json.loads(json.dumps(NameIndex(source).record))), None, 0, Beside(memory=memory)
    )
    thing = made.most_tied(1)[0]
    assert made.page() == Explorer(source).page() == again.page()
    assert made.fragment(thing) == again.fragment(thing)
    assert made.search("council") == again.search("council")
    assert memory.found == ["ties", "page"]


def test_what_is_learnt_of_a_store_is_known_when_it_is_opened(store: Path, tmp_path: Path) -> None:
    learn_store(Place(store, store.parent, memory_of(store, tmp_path / "kept")))
    known = memory_of(store, tmp_path / "kept")
    assert {part for part in ("statements", "names", "shelves", "ties") if known.recall(part)} == {
        "statements", "names", "shelves", "ties",
    }  # fmt: skip
    moved = tmp_path / "elsewhere" / "store"
    shutil.copytree(store, moved)
    assert memory_of(moved, tmp_path / "kept").recall("statements") == known.recall("statements")


def test_another_store_text_or_report_is_not_taken_for_the_one_that_is_remembered(store: Path, tmp_path: Path) -> None:
    memory_of(store, tmp_path / "kept").remember("names", {"a": 1})
    assert memory_of(store, tmp_path / "kept").recall("names") == {"a": 1}
    (store.parent / "report.json").write_text("{}")
    assert memory_of(store, tmp_path / "kept").recall("names") is None
    (store.parent / "report.json").unlink()
    (store.parent / "texts.json").write_text("{}")
    assert memory_of(store, tmp_path / "kept").recall("names") is None
    (store.parent / "texts.json").unlink()
    make_store(GOLDEN, store)
    assert memory_of(store, tmp_path / "kept").recall("names") is None


def test_what_is_damaged_counts_as_missing(store: Path, tmp_path: Path) -> None:
    memory = memory_of(store, tmp_path / "kept")
    memory.remember("names", {"a": "ä"})
    (file,) = (path for path in (tmp_path / "kept").glob("??/*"))
    file.write_bytes(file.read_bytes()[:-2])
    assert memory.recall("names") is None


def test_a_store_keeps_no_log_that_every_reader_would_read_again(store: Path) -> None:
    assert sum(path.stat().st_size for path in store.glob("*.log")) < 1_000
