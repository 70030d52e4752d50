"""Shows what a reader of a large graph meets while its first page is made: a page that says so and gives way to it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from serve_process import GOLDEN
from werkzeug.test import Client

from graph_build.ask.store import make_store
from graph_build.graph.own import require_own
from graph_build.serve.app import App
from graph_build.serve.engine import Limits
from graph_build.serve.guard import Guard, names_for
from graph_build.serve.served import LISTS, NAMES, PAGE, Opened, Setting, open_graph
from graph_build.serve.served.progress import STEPS, Progress
from graph_build.show.explore import Explorer

HTML = {"Accept": "text/html", "Host": "127.0.0.1"}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    make_store(GOLDEN, tmp_path / "built" / "store")
    guard = Guard(names_for("127.0.0.1", ()), frozenset())
    found = Opened.of(Setting(tmp_path / "built" / "store", Limits(workers=1), guard))
    yield found
    found.close()


def test_what_is_not_begun_or_over_is_not_waited_for() -> None:
    progress = Progress()
    assert not any(map(progress.is_waited_for, STEPS))
    with progress.making():
        assert all(map(progress.is_waited_for, STEPS))
        progress.made(NAMES)
        assert not progress.is_waited_for(NAMES)
        assert progress.steps[0] == (NAMES, True)
        assert progress.steps[-1] == (LISTS, False)
    assert not any(map(progress.is_waited_for, STEPS))
    with pytest.raises(ZeroDivisionError), Progress().making() as _:
        raise ZeroDivisionError


def test_a_reader_sees_soon_how_far_a_page_is_and_then_the_page(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, make = threading.Event(), Explorer.page
    monkeypatch.setattr(Explorer, "page", lambda self: may_go_on.wait(60) and make(self))
    client = Client(App(opened.served))
    making = threading.Thread(target=opened.served.prepare)
    making.start()
    while opened.served.progress.is_waited_for(NAMES):
        pass
    for path in ("/", "/explore", "/browse"):
        answer = client.get(path, headers=HTML)
        assert answer.status_code == 200
        assert "The graph is being opened" in answer.text
        assert '<meta http-equiv="refresh" content="2">' in answer.text
        assert f"{NAMES}: done" in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/search?q=council", headers=HTML).text.count("being opened") == 0
    said = client.get("/health", headers={"Host": "127.0.0.1"}).json
    assert said is not None
    assert (said["overview"], said["statements"]) == ("being made", None)
    may_go_on.set()
    making.join(60)
    assert not opened.served.progress.is_waited_for(PAGE)
    for path in ("/", "/explore", "/browse"):
        assert "The graph is being opened" not in client.get(path, headers=HTML).text
    said = client.get("/health", headers={"Host": "127.0.0.1"}).json
    assert said is not None
    assert said["overview"] == "ok"
    assert said["statements"] > 100


def test_a_page_that_cannot_be_made_is_not_waited_for_for_ever(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Explorer) -> str:
        raise RuntimeError("no page")

    monkeypatch.setattr(Explorer, "page", fail)
    with pytest.raises(RuntimeError):
        opened.served.prepare()
    assert Client(App(opened.served)).get("/", headers=HTML).status_code == 500


def test_a_store_is_large_by_its_files(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not opened.served.is_large
    monkeypatch.setattr(open_graph, "LARGE", 10)
    assert open_graph._is_large(tmp_path / "built" / "store")


def test_a_store_is_found_to_be_a_builds_without_being_walked_through(opened: Opened) -> None:
    class Counting:
        """A store whose length nobody asks."""

        def __iter__(self) -> object:
            return iter(opened.served.store)

        def __len__(self) -> int:
            raise AssertionError("the whole store would be walked through")

        quads_for_pattern = staticmethod(opened.served.store.quads_for_pattern)

    require_own(Counting(), Path("store"))  # type: ignore[arg-type]


def test_what_is_made_in_a_moment_is_waited_for() -> None:
    progress = Progress()
    with progress.making():
        threading.Timer(0.2, progress.made, [PAGE]).start()
        assert not progress.is_waited_for(PAGE, 30)
        assert progress.is_waited_for(NAMES, 0.01)
        threading.Timer(0.2, progress.made, [NAMES]).start()
        assert progress.is_waited_for(NAMES)
    assert not progress.is_waited_for(LISTS, 30)
