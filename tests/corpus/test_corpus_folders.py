"""Shows how files, folders, catalogues and front matter are read, and how what cannot be read is said."""

from __future__ import annotations

import errno
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_build.corpus.folders import FilesRead, read_sources
from graph_build.corpus.readers.front_matter import front_matter
from graph_build.corpus.source import Metadata, ReadText, SourceText
from graph_build.errors import InputError

HEAD = "file,title,publisher,published,kind,language,address,rights,note\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def read_one(folder: Path, content: str | bytes, name: str = "a.txt") -> SourceText:
    found = read_sources((write(folder, name, content),))
    assert not found.unreadable
    return found.documents[0]


def reason(folder: Path, content: bytes, name: str = "a.txt") -> str:
    found = read_sources((write(folder, name, content),))
    assert not found.documents
    assert [row.file for row in found.unreadable] == [name]
    return found.unreadable[0].reason


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    found = read_one(tmp_path, "NATO will act.\n")
    assert (found.file, found.stem, found.text, found.meta, found.body_start) == (
        "a.txt",
        "a",
        "NATO will act.\n",
        Metadata(),
        0,
    )
    assert found.digest == hashlib.sha256(b"NATO will act.\n").hexdigest()


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    assert read_one(tmp_path, b"\xef\xbb\xbfNATO will act.").text == "NATO will act."


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_unified(tmp_path: Path, end: str) -> None:
    found = read_one(tmp_path, f"One.{end}{end}Two.{end}")
    assert found.text == "One.\n\nTwo.\n"
    assert found.digest == hashlib.sha256(b"One.\n\nTwo.\n").hexdigest()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"  \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"NATO\0will", "NUL"),
        (bytes(range(1, 32)) * 40, "binary"),
    ],
    ids=["empty", "blank", "mark only", "nul", "control signs"],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in reason(tmp_path, content)


def test_a_nul_byte_far_into_a_text_is_seen(tmp_path: Path) -> None:
    assert "NUL" in reason(tmp_path, b"a" * 150_000 + b"\0" + b"b")


@pytest.mark.parametrize(("size", "words"), [(20_000_001, "larger than 20,000,000 bytes"), (20_000_000, "NUL")])
def test_a_text_too_large_is_a_row(tmp_path: Path, size: int, words: str) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(size)
    (bad,) = read_sources((tmp_path / "a.txt",)).unreadable
    assert words in bad.reason


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.csv", "a table that is no catalogue"),
        ("a.JSON", "data and no document"),
        ("a.png", "recognise its text"),
        ("a.doc", "save it as .docx"),
        ("a.xlsx", "print it as PDF"),
        ("a.zip", "unpack it"),
        ("a.odd", "kind .odd is not known"),
        ("a", "kind without ending is not known"),
    ],
)
def test_a_kind_that_is_not_read_is_named_with_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    assert words in reason(tmp_path, b"NATO will act.", name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.text", "a.markdown"])
def test_endings_of_texts(tmp_path: Path, name: str) -> None:
    assert read_one(tmp_path, "NATO will act.", name).file == name


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder") as told:
        read_sources((tmp_path / "none.txt",))
    assert told.value.remedy == "give the path of a text or a folder of texts"


def test_a_folder_that_cannot_be_listed_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    write(tmp_path, "a.txt", "NATO will act.")
    listed = Path.iterdir

    def closed(folder: Path) -> Iterator[Path]:
        if folder.name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", closed)
    found = read_sources((tmp_path,))
    assert [document.file for document in found.documents] == ["a.txt"]
    assert [(bad.file, bad.reason) for bad in found.unreadable] == [("closed/", "cannot be listed: Permission denied")]


def test_a_dangling_link_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    write(tmp_path, "a.txt", "NATO will act.")
    found = read_sources((tmp_path,))
    assert [s.file for s in found.documents] == ["a.txt"]
    assert [(bad.file, "link" in bad.reason) for bad in found.unreadable] == [("gone.txt", True)]


def names(found: FilesRead) -> list[tuple[str, str]]:
    return [(document.stem, document.file) for document in found.documents]


def test_two_folders_with_equal_file_names_build_together(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "a.txt", f"{folder} will act.")
    write(tmp_path / "two", "b.txt", "NATO will act.")
    found = read_sources((tmp_path / "one", tmp_path / "two"))
    assert names(found) == [("b", "b.txt"), ("one-a", "one/a.txt"), ("two-a", "two/a.txt")]


def test_as_many_folders_as_part_two_files_stand_in_their_names(tmp_path: Path) -> None:
    for folder in ("one/plans", "two/plans"):
        (tmp_path / folder).mkdir(parents=True)
        write(tmp_path / folder, "a.txt", f"{folder} will act.")
    found = read_sources((tmp_path / "one" / "plans", tmp_path / "two" / "plans"))
    assert names(found) == [("one-plans-a", "one/plans/a.txt"), ("two-plans-a", "two/plans/a.txt")]


def test_a_text_and_a_markdown_file_of_one_stem_are_two_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "NATO will act.")
    write(tmp_path, "a.md", "NATO will act.")
    assert names(read_sources((tmp_path,))) == [("a-md", "a.md"), ("a-txt", "a.txt")]


def test_names_made_longer_never_meet_another(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt", "x-a.txt", "x-a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path, name, f"{name} will act.")
    stems = [stem for stem, _ in names(read_sources((tmp_path,)))]
    assert len(set(stems)) == len(stems) == 4


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", "NATO will act.")
    assert names(read_sources((tmp_path, file, tmp_path / "." / "a.txt"))) == [("a", "a.txt")]


def test_a_folder_is_read_in_the_order_of_names_and_leaves_nothing_out_in_silence(tmp_path: Path) -> None:
    (tmp_path / "folder" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.md", "README.md", "LICENSE.txt", ".hidden.txt", "table.csv", "folder/deeper/d.txt"):
        write(tmp_path, name, "NATO will act.")
    found = read_sources((tmp_path,))
    assert [s.file for s in found.documents] == ["a.md", "b.txt", "folder/deeper/d.txt"]
    assert [bad.file for bad in found.unreadable] == ["table.csv"]
    assert [out.file for out in found.left_out] == ["LICENSE.txt", "README.md"]


def test_what_a_build_wrote_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "NATO will act.")
    (tmp_path / "out").mkdir()
    for name in ("out/graph.trig", "out/report.json", "out/network.html"):
        write(tmp_path, name, "{}")
    found = read_sources((tmp_path,))
    assert [s.file for s in found.documents] == ["a.txt"]
    assert [(out.file, out.reason) for out in found.left_out] == [("out/", "files that a build wrote")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    secret = write(tmp_path, "secret.txt", "NATO will act.")
    (tmp_path / "folder" / "a.txt").symlink_to(secret)
    (tmp_path / "folder" / "all").symlink_to(tmp_path)
    found = read_sources((tmp_path / "folder",))
    assert not found.documents
    assert [(bad.file, bad.reason.partition(";")[0]) for bad in found.unreadable] == [
        ("a.txt", "leads out of the folder"),
        ("all", "leads out of the folder"),
    ]


def test_a_link_that_leads_to_itself_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("NATO met.\n", encoding="utf-8")
    (tmp_path / "b.md").symlink_to("b.md")
    read = read_sources((tmp_path,))
    assert [d.file for d in read.documents] == ["a.md"]
    assert [row.file for row in read.unreadable] == ["b.md"]


def test_a_catalogue_that_leads_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("file,title\na.md,Another's title\n", encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.md").write_text("NATO met.\n", encoding="utf-8")
    (texts / "catalogue.csv").symlink_to(tmp_path / "table.csv")
    read = read_sources((texts,))
    assert read.documents[0].meta.title is None
    assert "leads out of the folder" in read.notes[0].what
    assert read_sources((texts / "a.md",)).documents[0].meta.title is None


def test_reading_without_end_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(name: str, raw: bytes) -> ReadText:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    monkeypatch.setattr("graph_build.guards.time_limit.SECONDS", 0.05)
    monkeypatch.setattr("graph_build.corpus.folders.file.read_bytes", endless)
    write(tmp_path, "a.md", "NATO met.\n")
    assert "break its long paragraphs" in read_sources((tmp_path,)).unreadable[0].reason


def test_what_is_no_file_is_a_row_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("NATO met.\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zeros.md").symlink_to("/dev/zero")
    read = read_sources((tmp_path,))
    assert [d.file for d in read.documents] == ["a.md"]
    assert [row.file for row in read.unreadable] == ["pipe.md", "zeros.md"]


def test_a_name_that_is_no_utf8_is_a_row(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text("NATO will act.", "utf-8")
    found = read_sources((tmp_path,))
    assert not found.documents
    assert [(bad.file, bad.reason) for bad in found.unreadable] == [(r"a\udcff.txt", "its name is no UTF-8; rename it")]


def test_what_cannot_be_read_is_told_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = (
        write(tmp_path, "b.pdf", "x"),
        write(tmp_path, "a.pdf", "x"),
        write(tmp_path, "c.txt", b"\0"),
        write(tmp_path / "other", "c.txt", ""),
    )
    bad = read_sources(paths).unreadable
    assert [row.file for row in bad] == ["a.pdf", "b.pdf", "other/c.txt", f"{tmp_path.name}/c.txt"]
    assert bad == read_sources(tuple(reversed(paths))).unreadable


def test_a_table_is_no_document_however_its_ending_is_written(tmp_path: Path) -> None:
    write(tmp_path, "table.CSV", "a,b")
    found = read_sources((tmp_path,))
    assert (found.documents, [row.file for row in found.unreadable]) == ((), ["table.CSV"])


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read_sources((tmp_path,)) == FilesRead(())


def test_front_matter_fills_what_is_known(tmp_path: Path) -> None:
    found = read_one(
        tmp_path, "---\ntitle: A plan\ndate: 2021-11-03\nsource_url: https://example.org/p\nother: x\n---\nBody."
    )
    assert (found.meta.title, found.meta.published, found.meta.address) == (
        "A plan",
        "2021-11-03",
        "https://example.org/p",
    )
    assert found.text[found.body_start :] == "Body."


@pytest.mark.parametrize(("length", "found"), [(50_000, "A plan"), (50_001, None)])
def test_a_front_matter_of_any_length_is_no_front_matter(tmp_path: Path, length: int, found: str | None) -> None:
    block = "title: A plan\n# ".ljust(length, "x")
    assert read_one(tmp_path, f"---\n{block}\n---\nBody.").meta.title == found


@pytest.mark.parametrize(
    "text",
    [
        "---\n[not: yaml\n---\nBody.",
        "---\njust words\n---\nBody.",
        "---\ntitle: A plan:\n---\nBody.",
        "---\ndate: 2021-02-30\n---\nBody.",
        pytest.param("---\ntitle: " + "[" * 5000 + "\n---\nBody.", id="nested"),
        "---\n- a\n- b\n---\nBody.",
        "---\nother: x\n---\nBody.",
        "---\na: &a [x, x]\ntitle: *a\n---\nBody.",
        '---\ntitle: "x\\ud800y"\n---\nBody.',
        pytest.param(f"---\ntitle: {'long ' * 1000}\n---\nBody.", id="a title of a page"),
        "---\ntitle: no end\nBody.",
        "Body.\n\n---\ntitle: late\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_text(tmp_path: Path, text: str) -> None:
    found = read_one(tmp_path, text)
    assert (found.meta, found.body_start, found.text) == (Metadata(), 0, text)


@pytest.mark.parametrize("block", ["title: " + "[" * 3000 + "]" * 3000, "title: " + "{a: " * 9000])
def test_a_front_matter_as_deep_as_a_well_costs_no_time(tmp_path: Path, block: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{block}\n---\nNATO met.\n", encoding="utf-8")
    before = time.process_time()
    read = read_sources((tmp_path,))
    assert read.documents[0].meta.title is None
    assert time.process_time() - before < 3


def test_front_matter_that_says_a_published_year_as_a_number(tmp_path: Path) -> None:
    assert read_one(tmp_path, "---\npublished: 2021\n---\nBody.").meta.published == "2021"


@pytest.mark.parametrize(
    ("value", "publisher"),
    [
        ("[NATO, UN]", "NATO, UN"),
        ("'NATO\u00a0 IMS '", "NATO IMS"),
        ("[NATO, 3]", None),
        ("{name: NATO}", None),
        ("true", None),
        ("", None),
        ("''", None),
    ],
)
def test_only_words_of_a_front_matter_are_taken(tmp_path: Path, value: str, publisher: str | None) -> None:
    assert read_one(tmp_path, f"---\ntitle: Plan\nauthor: {value}\n---\nBody.").meta.publisher == publisher


def test_front_matter_with_nothing_after_it_is_read(tmp_path: Path) -> None:
    found = read_one(tmp_path, "---\ntitle: A plan\n---\n")
    assert found.text[found.body_start :] == ""


def test_the_catalogue_wins_over_the_front_matter(tmp_path: Path) -> None:
    write(tmp_path, "catalogue.csv", HEAD + 'a.txt,"Plan, new",NATO,2021-11,policy,en,https://example.org,,\n')
    found = read_one(tmp_path, "---\ntitle: Plan\nrights: free\n---\nBody.")
    assert found.meta == Metadata("Plan, new", "NATO", "2021-11", "policy", "en", "https://example.org", "free", None)


def test_one_text_under_two_addresses_has_one_body_digest(tmp_path: Path) -> None:
    first = read_one(tmp_path, "---\ntitle: A\n---\nNATO  will\nact.", "a.txt")
    second = read_one(tmp_path, "NATO will act.\n\n", "b.txt")
    assert first.body_digest == second.body_digest == hashlib.sha256(b"NATO will act.").hexdigest()
    assert first.digest != second.digest


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("w" * 2_000, "w" * 2_000),
        ("w" * 2_001, None),
        ("!!str {a: b}", None),
        ('"a\\uD800"', None),
        ('"a\\uDFFF"', None),
        ('"a\\uE000"', "a\ue000"),
    ],
)
def test_a_value_of_a_front_matter_is_plain_words_of_some_length(value: str, title: str | None) -> None:
    text = f"---\ntitle: {value}\nkind: policy\n---\nText"
    found = front_matter(text)
    assert (found.meta.title, found.meta.kind, text[found.end :]) == (title, "policy", "Text")
    assert bool(found.remarks) == (title is None)


def test_a_day_that_is_none_is_left_out_of_a_front_matter() -> None:
    found = front_matter("---\ntitle: Plan\ndate: soon\n---\nText")
    assert (found.meta.title, found.meta.published) == ("Plan", None)
    assert found.remarks == ("its front matter's published is left out: it is no date, or can be two",)
