"""Shows which files of a folder are found under which name, and which row tells of what is not."""

from pathlib import Path

import pytest

from graph_build.corpus.folders.walk import DEEPEST, find_files
from graph_build.corpus.source import Unreadable


def write(path: Path, text: str = "NATO will act.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_folders_are_entered_up_to_a_depth(tmp_path: Path) -> None:
    folders = "/".join(["d"] * DEEPEST)
    write(tmp_path / folders / "a.txt")
    write(tmp_path / folders / "e" / "b.txt")
    found = find_files((tmp_path,))
    assert [one.file for one in found.files] == [f"{folders}/a.txt"]
    assert found.unreadable == (Unreadable(f"{folders}/e/", f"stands more than {DEEPEST} folders deep; move it up"),)


def test_a_folder_under_the_name_of_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "houses.toml").symlink_to(tmp_path / "sub")
    assert [one.file for one in find_files((tmp_path,)).files] == ["houses.toml"]


def test_tables_that_are_none_are_rows_in_order_and_the_texts_beside_them_are_found(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "catalogue.csv", "name,other\n1,2\n")
    write(tmp_path / "houses.toml", "[[house")
    write(tmp_path / "sub" / "a.txt")
    found = find_files((tmp_path,))
    assert ([one.file for one in found.files], found.houses) == (["sub/a.txt"], ())
    assert [one.file for one in found.unreadable] == ["houses.toml", "sub/catalogue.csv"]
    for row in found.unreadable:
        assert " (" in row.reason
        assert "); " in row.reason


@pytest.mark.parametrize("name", ["a\x1b[31m.txt", "\x1b"])
def test_a_name_that_steers_a_terminal_is_told_and_not_shown(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    write(tmp_path / "b.txt")
    found = find_files((tmp_path,))
    assert [one.file for one in found.files] == ["b.txt"]
    assert found.unreadable == (Unreadable(ascii(name)[1:-1], "its name holds signs that steer a terminal; rename it"),)


def test_a_file_goes_before_a_link_to_it_and_the_first_link_before_the_next(tmp_path: Path) -> None:
    write(tmp_path / "b.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    write(tmp_path / "README.md")
    for link in ("c.txt", "d.txt"):
        (tmp_path / link).symlink_to(tmp_path / "README.md")
    assert [one.file for one in find_files((tmp_path,)).files] == ["b.txt", "c.txt"]


def test_a_file_found_twice_keeps_the_name_by_which_it_was_found_first(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    assert [one.file for one in find_files((tmp_path, tmp_path / "sub")).files] == ["sub/a.txt"]
