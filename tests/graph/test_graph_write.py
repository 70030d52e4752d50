"""Shows that files are written all or none, the same each time, and so that other libraries read them."""

import errno
import fcntl
import hashlib
import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad
from read_texts import read

from graph_build.errors import InputError, OutputError
from graph_build.graph.emit.quads import emit
from graph_build.graph.lines import QuadLines
from graph_build.graph.load import load_graph
from graph_build.graph.mint import Mint, document_graph
from graph_build.graph.places import digest_of, settle
from graph_build.graph.write import (
    asserted,
    prefixes_for,
    staged,
    to_trig,
    to_turtle,
    write_file,
    write_inferred,
)
from graph_build.vocabulary import PREFIXES, THINGS, VOCAB, graph, wps

MINT = Mint()


def some_quads() -> set[Quad]:
    said = "1. The Oslo Panel advises the Oslo Council."
    quads = emit(read({"a": f"{said}\n", "b": f"{said} Yes.\n"}), MINT)
    assert {q.graph_name for q in quads if q.predicate == wps("advises")} == {document_graph("a"), document_graph("b")}
    return {*quads, Quad(MINT.thing("oslo-council"), wps("advisedBy"), MINT.thing("oslo-panel"), graph("inferred"))}


def test_trig_holds_every_quad_for_oxigraph_and_rdflib() -> None:
    quads = some_quads()
    content = to_trig(quads, THINGS)
    assert set(ox.parse(content, format=ox.RdfFormat.TRIG)) == quads
    data = rdflib.Dataset()
    data.parse(data=content.decode(), format="trig")
    assert sum(len(g) for g in data.graphs()) == len(quads)


def test_turtle_holds_what_is_asserted_once() -> None:
    quads = some_quads()
    content = to_turtle(asserted(quads), THINGS)
    data = rdflib.Graph()
    data.parse(data=content.decode(), format="turtle")
    assert len(data) == len({q.triple for q in quads if q.graph_name != graph("inferred")})
    assert b"wps:advises wpsi:oslo-council" in content
    assert b"advisedBy wpsi:oslo-panel" not in content


def test_what_follows_is_a_file_of_its_own(tmp_path: Path) -> None:
    quads = some_quads()
    inferred = QuadLines()
    inferred.add(quads - set(asserted(quads)))
    write_inferred(tmp_path, inferred, THINGS)
    content = (tmp_path / "inferred.ttl").read_bytes()
    assert content == to_turtle(quads - set(asserted(quads)), THINGS)
    assert b"advisedBy wpsi:oslo-panel" in content


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\r\n")
    assert digest_of(tmp_path / "a.txt") == hashlib.sha256(b"one\r\n").hexdigest()


def test_the_same_quads_give_the_same_bytes_in_any_order() -> None:
    quads = sorted(some_quads(), key=str)
    assert to_trig(quads, THINGS) == to_trig(reversed(quads), THINGS)
    assert to_turtle(quads, THINGS) == to_turtle(reversed(quads), THINGS)


def test_prefixes_stand_first_in_order_of_their_names() -> None:
    lines = to_trig(some_quads(), THINGS).decode().split("\n")
    head = lines[: lines.index("")]
    assert head == sorted(head)
    assert len(head) == len(PREFIXES)


def test_a_base_of_ones_own_has_the_prefix_of_things() -> None:
    base = "https://data.example.org/id/"
    quad = Quad(NamedNode(base + "a"), wps("partOf"), NamedNode(base + "b"), graph("things"))
    assert b"wpsi:a wps:partOf wpsi:b" in to_trig([quad], base)


def test_a_base_that_holds_another_prefix_gets_none() -> None:
    assert "wpsi" not in prefixes_for("https://w3id.org/wps-graph/")
    assert "wpsi" not in prefixes_for(VOCAB + "mine/")
    assert "wpsi" in prefixes_for(THINGS)


def test_literals_of_every_kind_come_back() -> None:
    words = 'a "quote" \\ and\na line, émoji 🕊, tab\t'
    quad = Quad(NamedNode(THINGS + "a"), wps("actionText"), Literal(words), graph("things"))
    assert set(ox.parse(to_trig([quad], THINGS), format=ox.RdfFormat.TRIG)) == {quad}


def put(out: Path, **files: str) -> None:
    with staged(out) as folder:
        for name, content in files.items():
            write_file(folder / f"{name}.txt", content.encode())


def contents(out: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(out.iterdir())}


def test_all_files_take_their_places_and_nothing_else_stays(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    put(out, a="1", b="2")
    (out / "mine.md").write_text("notes", "utf-8")
    put(out, a="3", c="4")
    assert contents(out) == {"a.txt": "3", "b.txt": "2", "c.txt": "4", "mine.md": "notes"}


def half_way(out: Path) -> None:
    with staged(out) as folder:
        write_file(folder / "a.txt", b"2")
        write_file(folder / "nowhere" / "b.txt", b"2")


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    put(tmp_path / "out", a="1")
    with pytest.raises(OutputError, match="nowhere"):
        half_way(tmp_path / "out")
    assert contents(tmp_path / "out") == {"a.txt": "1"}


def test_a_failure_in_a_new_folder_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nowhere"):
        half_way(tmp_path / "new" / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_left_alone_and_the_others_come_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, a="1")
    (out / "b.txt").mkdir()
    with pytest.raises(OutputError, match=r"\(a folder of that name is in the way\): .*b\.txt"):
        put(out, a="2", b="2")
    assert (out / "a.txt").read_text("utf-8") == "1"
    assert (out / "b.txt").is_dir()


def test_the_first_folder_in_the_way_is_named(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).mkdir()
    with pytest.raises(OutputError, match=r"a\.txt"):
        put(tmp_path, a="1", b="1")


@pytest.mark.parametrize("stuck", ["a.txt", "b.txt"])
def test_a_file_that_cannot_take_its_place_leaves_all_as_it_was(
    tmp_path: Path, stuck: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, b="1")
    replace = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path.name == stuck and target.parent == tmp_path and path.read_text("utf-8") == "2":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match=r"output file cannot take its place \(no space left on device\)") as told:
        put(tmp_path, a="2", b="2")
    assert told.value.where == str(tmp_path / stuck)
    assert contents(tmp_path) == {"b.txt": "1"}


def test_a_file_in_the_place_of_the_stage_is_told(tmp_path: Path) -> None:
    (tmp_path / ".building").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="output folder cannot be written to"):
        put(tmp_path, a="1")
    assert contents(tmp_path) == {".building": "mine"}


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", closed)
    with pytest.raises(OutputError, match=r"output folder cannot be opened \(permission denied\)"):
        put(tmp_path / "new", a="1")
    assert contents(tmp_path) == {}


def open_files() -> list[Path]:
    return list(Path("/dev/fd").iterdir())


def test_writing_leaves_no_file_open(tmp_path: Path) -> None:
    before = len(open_files())
    put(tmp_path, a="1")
    assert len(open_files()) == before


def test_a_build_that_was_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out" / ".building").mkdir(parents=True)
    (tmp_path / "out" / ".building" / "a.txt").write_text("half", "utf-8")
    put(tmp_path / "out", b="1")
    assert contents(tmp_path / "out") == {"b.txt": "1"}


def killed_at(step: int, out: Path, files: dict[str, str]) -> bool:
    """Build in a process that is killed as it begins the n-th change of a name; whether it came that far."""
    child = os.fork()
    if child == 0:
        left = [step]

        def deadly(change: Callable[..., None]) -> Callable[..., None]:
            def changed(*names: object, **options: object) -> None:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                change(*names, **options)

            return changed

        for name in ("replace", "rename", "link", "unlink", "mkdir", "rmdir"):
            setattr(os, name, deadly(getattr(os, name)))
        put(out, **files)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("by", ["a reader", "the next build"])
def test_a_kill_at_any_step_leaves_one_whole_build(tmp_path: Path, by: str) -> None:
    seen = set()
    for step in range(1, 100):
        out = tmp_path / str(step)
        put(out, a="old", b="old", c="old")
        was_killed = killed_at(step, out, {"a": "new", "b": "new", "d": "new"})
        assert all((out / f"{name}.txt").is_file() for name in "abc")
        if by == "a reader":
            settle(out)
        else:
            put(out, z="later")
        told = {path.name: path.read_text("utf-8") for path in out.glob("[a-d].txt")}
        old = {"a.txt": "old", "b.txt": "old", "c.txt": "old"}
        assert told in (old, {**old, "a.txt": "new", "b.txt": "new", "d.txt": "new"})
        assert not (out / ".placing").exists()
        seen.add(told == old)
        if not was_killed:
            break
    assert seen == {True, False}
    assert step > 8


def test_what_was_put_back_can_be_cut_off_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a="old", c="old")
    replace = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if path.name == "c.txt" and path.parent.name == ".placing":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if target.name == "a.txt" and path.parent.name == ".before":
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing)
        with pytest.raises(KeyboardInterrupt):
            put(tmp_path, a="new", b="new", c="new")
    settle(tmp_path)
    assert contents(tmp_path) == {"a.txt": "new", "b.txt": "new", "c.txt": "new"}


def test_a_reader_that_may_not_mend_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a="old", b="old")
    killed_at(6, tmp_path, {"a": "new", "b": "new"})
    assert (tmp_path / ".placing").is_dir()

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("graph_build.graph.places.finish", refused)
    with pytest.raises(InputError, match="cut off"):
        load_graph(tmp_path / "graph.trig")


def test_two_builds_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    with staged(tmp_path) as folder:
        write_file(folder / "a.txt", b"1")
        with pytest.raises(OutputError, match="another build"):
            put(tmp_path, a="2", b="2")
    assert contents(tmp_path) == {"a.txt": "1"}
    put(tmp_path, a="3")
    assert contents(tmp_path) == {"a.txt": "3"}


@pytest.mark.parametrize("kind", [fcntl.LOCK_EX, fcntl.LOCK_SH], ids=["alone", "with others"])
def test_a_folder_that_another_process_holds_is_refused(tmp_path: Path, kind: int) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
        with pytest.raises(OutputError, match="another build"):
            put(tmp_path, a="2")
    finally:
        os.close(handle)
    assert contents(tmp_path) == {}


class Disk:
    """Notes what is written down to the disk: for each file its length, for a folder the names in it."""

    def __init__(self) -> None:
        self.files: dict[int, int] = {}
        self.folders: dict[int, set[str]] = {}
        self.order: list[int] = []

    def fsync(self, handle: int) -> None:
        told = os.fstat(handle)
        self.order.append(told.st_ino)
        if stat.S_ISDIR(told.st_mode):
            self.folders[told.st_ino] = set(os.listdir(handle))
        else:
            self.files[told.st_ino] = told.st_size


def test_files_are_on_the_disk_before_their_names_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk()
    monkeypatch.setattr(os, "fsync", disk.fsync)
    put(tmp_path, a="one", b="three")
    files = [(tmp_path / name).stat() for name in ("a.txt", "b.txt")]
    assert disk.files == {told.st_ino: told.st_size for told in files}
    folder = tmp_path.stat().st_ino
    assert {"a.txt", "b.txt"} <= disk.folders[folder]
    assert disk.order[-1] == folder


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="output folder cannot be made"):
        put(tmp_path / "out", a="1")
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="denied"):
        put(tmp_path / "out", a="1")
