"""Turns each kind of attack on the reader of a folder into such a folder, with what a build must say of it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hostile_bytes import PROMISE
from hostile_files import FORMATS, FRONT, LETTERS
from hostile_kinds import A_USER, LEFT_OUT, NOT_READ, NOTED, READ, REFUSED, ROOT, Hostile, named


def catalogue(*rows: str) -> Callable[[Path], object]:
    return named({"catalogue.csv": "\n".join(["file,title,published", *rows]), "bad.md": PROMISE})


def linked(name: str, target: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).symlink_to(target)


def closed(name: str) -> Callable[[Path], object]:
    """Writes a file that nobody may read."""

    def write(folder: Path) -> None:
        (folder / name).write_text(PROMISE, "utf-8")
        (folder / name).chmod(0)

    return write


def closed_folder(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed" / "a.md").write_text(PROMISE, "utf-8")
    (folder / "closed").chmod(0)


def bytes_for_a_name(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text(PROMISE, "utf-8")


def bytes_for_a_folder(folder: Path) -> None:
    inner = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9"))
    inner.mkdir()
    (inner / "a.md").write_text(PROMISE, "utf-8")


def deep_folders(folder: Path) -> None:
    for _ in range(200):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text(PROMISE, "utf-8")


def listening(folder: Path) -> None:
    """A socket, which its server left behind."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)  # the address of a socket has 108 bytes at most
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("bad.md")
    finally:
        os.chdir(here)
        os.close(here)


def a_device(folder: Path) -> None:
    os.mknod(folder / "bad.md", 0o600 | 0o020000, os.makedev(1, 5))  # that of /dev/zero


def outside(folder: Path) -> Path:
    """A file beside the folder, which no build of the folder may read."""
    secret = folder.parent / "secret.md"
    secret.write_text(f"# {SECRET}\n\nThe {SECRET} shall report by 2031.\n", "utf-8")
    return secret


def outside_by_catalogue(name: str) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        row = name.format(secret=outside(folder))
        (folder / "catalogue.csv").write_text(f'file,title\n"{row}",A title\ngood.md,Good\n', "utf-8")

    return write


def outside_by_link(folder: Path) -> None:
    (folder / "bad.md").symlink_to(outside(folder))


def outside_by_folder(folder: Path) -> None:
    outside(folder)
    (folder / "bad").symlink_to(folder.parent)


def outside_by_table(name: str) -> Callable[[Path], object]:
    """A table that a build reads beside the texts, and that is a link out of their folder."""

    def write(folder: Path) -> None:
        outside(folder).with_name("table").write_text(f"file,title\ngood.md,{SECRET}\n", "utf-8")
        (folder / name).symlink_to("../table")

    return write


def copies_that_fold(folder: Path) -> None:
    for name in ("Plan.md", "plan.md", "PLAN.md", "pl\u00e4n.md", "pla\u0308n.md"):
        (folder / name).write_text(f"{PROMISE} {name}", "utf-8")


def numbers_that_fold(folder: Path) -> None:
    for name in ("a b.md", "a_b.md", "a-b.md", "a%20b.md", "a%2Fb.md", "a..b.md", "a-b-2.md"):
        (folder / name).write_text(f"{PROMISE} {name}", "utf-8")


def one_symbol(folder: Path) -> None:
    for name in "abcdef":
        (folder / f"{name}.md").write_text(
            f"S/RES/2995 (2026)\n\nResolution 2995 (2026)\n\n1. {name} {PROMISE}", "utf-8"
        )


SECRET: Final = "Planted Secret Council"
CATALOGUES: Final = (
    Hostile("a row above", outside_by_catalogue("../secret.md"), NOTED, "leads out of the folder"),
    Hostile("an absolute row", outside_by_catalogue("{secret}"), NOTED, "leads out of the folder"),
    Hostile("a row with backslashes", outside_by_catalogue("..\\secret.md"), NOTED, "leads out of the folder"),
    Hostile("a row about and back", outside_by_catalogue("x/../../secret.md"), NOTED, "leads out of the folder"),
    Hostile("a row of a drive", outside_by_catalogue("C:\\secret.md"), NOTED, "leads out of the folder"),
    Hostile("a row of an address", outside_by_catalogue("file://{secret}"), NOTED, "leads out of the folder"),
    Hostile("a row in percent signs", outside_by_catalogue("%2e%2e/secret.md"), NOTED, "not in the folder"),
    Hostile("a row with a NUL", outside_by_catalogue("a\0b.md"), NOT_READ, "NUL"),
    Hostile("a row of 100,000 letters", outside_by_catalogue("a" * 100_000), NOTED, "not in the folder"),
    Hostile("a cell of 200 kB", catalogue(f'bad.md,"{"x" * 200_000}"'), NOT_READ, "field"),
    Hostile("a cell that never closes", catalogue('bad.md,"title', "good.md,Good"), READ),
    Hostile("rows of the same file", catalogue("bad.md,One", "BAD.MD,Two", "bad.md,Three"), NOTED, "line 2 too"),
    Hostile("a table that is none", named({"catalogue.csv": b"\x89PNG\r\n\x1a\n\0\0\0"}), NOT_READ, "catalogue.csv"),
    Hostile("no column of files", named({"catalogue.csv": "a,b\n1,2\n"}), NOT_READ, "no column 'file'"),
    Hostile(
        "a catalogue of 100,000 rows", catalogue(*(f"f{n}.md,T" for n in range(100_000))), NOTED, "not in the folder"
    ),
    Hostile(
        "half a character in a cell",
        named({"catalogue.csv": "file,title\nbad.md,x\ud800y\n"}),
        NOTED,
        "not in the folder",
    ),
    Hostile("a table that leads out", outside_by_table("catalogue.csv"), NOTED, "leads out of the folder"),
    Hostile("verdicts that lead out", outside_by_table("verdicts.csv"), NOT_READ, "leads out"),
    Hostile("houses that lead out", outside_by_table("houses.toml"), NOT_READ, "leads out"),
    Hostile("houses that are none", named({"houses.toml": "[[house]]\nid = 3\nsays = '('\n"}), NOT_READ, "houses"),
    Hostile(
        "houses with a bomb",
        named(
            {
                "houses.toml": f"[[house]]\nid = 'a'\nsays = '(?:a|a)+$'\ntitle = ['{'a' * 50}']\n",
                "bad.md": "a" * 40 + "!",
            }
        ),
        READ,
    ),
    Hostile("verdicts that are none", named({"verdicts.csv": b"\xff\xfe\0"}), REFUSED, "verdicts"),
    Hostile(
        "verdicts with formulas", named({"verdicts.csv": "name,verdict,other\n=1+1,same,@x\n"}), REFUSED, "verdicts"
    ),
    Hostile("corrections that are none", named({"corrections.csv": "a,b\n1\n"}), REFUSED, "corrections"),
    Hostile(
        "a follow-up table of one long cell", named({"followup.csv": f'a,"{"x" * 200_000}"\n'}), REFUSED, "followup"
    ),
)
PLACES: Final = (
    Hostile("a link out", outside_by_link, NOT_READ, "leads out of the folder"),
    Hostile("a folder that is a link out", outside_by_folder, NOT_READ, "leads out of the folder"),
    Hostile("a link to itself", linked("bad.md", "bad.md"), NOT_READ, "link to nothing"),
    Hostile("a folder in itself", linked("bad", "."), NOT_READ, "is no file"),
    Hostile("a link to nothing", linked("bad.md", "gone.md"), NOT_READ, "link to nothing"),
    Hostile("a link to zeros", linked("bad.md", "/dev/zero"), NOT_READ, "leads out of the folder"),
    Hostile("a link to the good one", linked("bad.md", "good.md"), READ),
    Hostile("a name that is no UTF-8", bytes_for_a_name, NOT_READ, "no UTF-8"),
    Hostile("a folder that is no UTF-8", bytes_for_a_folder, NOT_READ, "no UTF-8"),
    Hostile("a line break in a name", named({"b\na\rd.md": PROMISE, "b\n.zip": "x"}), NOT_READ, "steer"),
    Hostile("a terminal's signs in a name", named({"b\x1b[2J\x07ad.zip": "x"}), NOT_READ, "steer"),
    Hostile(
        "a name turned right to left", named({"b\u202edm.exe": "x", "a\u202e\u2066.md": PROMISE}), NOT_READ, "steer"
    ),
    Hostile("a name of 255 bytes", named({"\u00e9" * 126 + ".md": PROMISE}), READ),
    Hostile("a name of quotation marks", named({"\"'`;$(touch evil).md": PROMISE, "<b>&amp;.md": PROMISE}), READ),
    Hostile("a name of signs alone", named({"\u2026\u2014!.md": PROMISE, "\u3002.md": PROMISE, "-.md": PROMISE}), READ),
    Hostile(
        "names of other scripts",
        named({f"{n}.md": PROMISE for n in ("\u0627\u0644\u0645\u0631\u0623\u0629", "\u5987\u5973", "\u0436")}),
        READ,
    ),
    Hostile("names that fold alike", copies_that_fold, READ),
    Hostile("names that one address would fit", numbers_that_fold, READ),
    Hostile("six texts of one symbol", one_symbol, READ),
    Hostile("a pipe", lambda folder: os.mkfifo(folder / "bad.md"), NOT_READ, "is no file"),
    Hostile("a catalogue that is a pipe", lambda folder: os.mkfifo(folder / "catalogue.csv"), NOT_READ, "is no file"),
    Hostile("a socket", listening, NOT_READ, "is no file"),
    Hostile("a device", a_device, NOT_READ, "is no file", ROOT),
    Hostile("a file that nobody may read", closed("bad.md"), NOT_READ, "cannot be opened", A_USER),
    Hostile("a folder that nobody may read", closed_folder, NOT_READ, "cannot be listed", A_USER),
    Hostile("a catalogue that nobody may read", closed("catalogue.csv"), NOT_READ, "catalogue", A_USER),
    Hostile("200 folders in each other", deep_folders, NOT_READ, "100 folders deep"),
    Hostile("3,000 empty files", named({f"e{n}.md": "" for n in range(3_000)}), NOT_READ, "empty"),
    Hostile("a folder called as a file", lambda folder: (folder / "bad.md").mkdir(), READ),
    Hostile(
        "a graph among the texts",
        named({"bad/graph.trig": "<a:a> <a:b> <a:c> .", "bad/report.json": "[" * 90_000}),
        LEFT_OUT,
        "wrote",
    ),
)
FOLDERS: Final = (*FRONT, *CATALOGUES, *PLACES, *FORMATS, *LETTERS)
