"""What is remembered of a store: it is found for the same state alone, says the same, and damage counts as nothing."""

import json
import shutil
from pathlib import Path

import pytest
from serve_process import GOLDEN

from graph_build.ask.load import open_store
from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.store import make_store
from graph_build.serve.served import Place, StoreMemory, learn_store, thing_pages
from graph_build.show.explore import Beside, Explorer
from graph_build.show.links import Links
from graph_build.show.pages import timeline
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


def test_a_page_that_takes_long_is_made_once_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []

    def make(address: str, number: int) -> str | None:
        made.append((address, number))
        return None if address == "nothing" else f"{address} {number}"

    memory = Told()
    monkeypatch.setattr(thing_pages, "SLOW", 0.0)
    pages = thing_pages.ThingPages(make, memory)
    assert [pages.get("a"), pages.get("a", 2), pages.get("a"), pages.get("a", 2)] == ["a 1", "a 2", "a 1", "a 2"]
    assert pages.get("nothing") is None
    assert made == [("a", 1), ("a", 2), ("nothing", 1)]
    again = thing_pages.ThingPages(make, memory)
    assert again.get("a") == "a 1"
    assert made[3:] == []
    monkeypatch.setattr(thing_pages, "SLOW", 60.0)
    quick = thing_pages.ThingPages(make, Told())
    assert [quick.get("b"), quick.get("b")] == ["b 1", "b 1"]
    assert made[3:] == [("b", 1), ("b", 1)]


def test_dates_of_a_hub_beyond_those_shown_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(GOLDEN)
    whole = {address: timeline.read_moments(source, Links(), address) for address in NameIndex(source).things}
    monkeypatch.setattr(timeline, "MOST_MOMENTS", 3)
    for address, moments in whole.items():
        few = timeline.read_moments(source, Links(), address)
        assert few == moments[:3] or len(moments) >= 3
        assert len(few) == min(3, len(moments))
