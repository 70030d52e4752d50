"""Turns each kind of attack on the reader of a folder into such a folder, with what a build must say of it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import hostile_bytes as made
from hostile_bytes import AKN, PROMISE

NOT_READ, NOTED, LEFT_OUT, READ, REFUSED, EITHER = (
    "unreadable",
    "catalogue",
    "leftOut",
    "documents",
    "refused",
    "either",
)
ROOT, A_USER = "root", "a user"
Content = str | bytes | Callable[[], str | bytes]
"""What a file holds; what is large is made when it is written."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A folder: its name, what is written into it, where a build tells of it and in which words.

    ``where`` is a list of the report: the file is not read, or it is read and the words are a remark on it (none
    where nothing is to be said). Where it is ``REFUSED`` the build ends with these words, and makes nothing. ``needs``
    says who can make such a folder, or is stopped by it.
    """

    name: str
    write: Callable[[Path], object]
    where: str
    words: str = ""
    needs: str = ""


def files(**content: Content) -> Callable[[Path], object]:
    """Writes one file for each name, in which two underscores stand for the dot before the ending."""
    return named({name.replace("__", "."): one for name, one in content.items()})


def named(content: dict[str, Content]) -> Callable[[Path], object]:
    """Writes files of any names, in folders below the folder."""

    def write(folder: Path) -> None:
        for name, one in content.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            held = one() if callable(one) else one
            path.write_bytes(held if isinstance(held, bytes) else held.encode("utf-8", "surrogatepass"))

    return write


def head(block: str, name: str = "bad.md") -> Callable[[Path], object]:
    """Writes a text with that front matter."""
    return named({name: f"---\n{block}\n---\n{PROMISE}\n"})


def text(words: Content) -> Callable[[Path], object]:
    return named({"bad.md": words})


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
LONG: Final = 150_000
BOMB: Final = made.bomb_of_entities(9)
INJECTED: Final = {
    "turtle.md": '# " . <http://evil/s> <http://evil/p> "x\n\n' + PROMISE,
    "page.md": f"# </script><script>alert('evil')</script><img src=x onerror=alert(1)>\n\n{PROMISE}",
    "cell.md": f'# =HYPERLINK("http://evil/";"x")\n\n{PROMISE}',
    "query.md": f'# }} }} ; DROP ALL # " OPTIONAL {{ ?s ?p ?o }}\n\n{PROMISE}',
}
MERGES: Final = "l0: &l0 {a: x}\n" + "\n".join(
    f"l{n}: &l{n} {{" + ", ".join(f"k{m}: {{<<: *l{n - 1}}}" for m in range(38)) + "}" for n in range(1, 6)
)
REFERS: Final = "refers to itself"
DEEP: Final = "deeper than"


def repeated(words: str, length: int = 64_000, line: int = 0) -> str:
    """The words again and again; on lines of about that length, where one is given."""
    out = words * (length // len(words) + 1)
    return "\n\n".join(out[n : n + line] for n in range(0, length, line)) if line else out[:length]


FRONT: Final = (
    Hostile("merges", head(f"title: Bad\n{MERGES}"), READ, REFERS),
    Hostile("aliases", head("a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b"), READ, REFERS),
    Hostile(
        "billion laughs",
        head(
            "a: &a [lol]\n"
            + "\n".join(f"{c}: &{c} [{', '.join(['*' + b] * 9)}]" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
        ),
        READ,
        REFERS,
    ),
    Hostile("an alias of a long list", head(f"a: &a [{'x, ' * 9_000}x]\ntitle: [{'*a, ' * 900}*a]"), READ, REFERS),
    Hostile("a type that calls", head("title: !!python/object/apply:os.system ['touch evil']"), READ, "title"),
    Hostile("a tag of its own", head("title: !evil {a: b}\nkind: policy"), READ, "title"),
    Hostile("a title of a page", head(f"title: {'long ' * 1_000}"), READ, "title"),
    Hostile("a front matter of a book", head(f"title: Bad\nnote: {'x ' * 40_000}"), READ, "longer than"),
    Hostile("a NUL", text(f"---\ntitle: a\0b\n---\n{PROMISE}"), NOT_READ, "NUL"),
    Hostile("an escaped NUL", head('title: "a\\0b"'), READ, "title"),
    Hostile("control characters", head('title: "a\\x1b[2Jb\\x07"'), READ, "title"),
    Hostile("half a character", head('title: "x\\ud800y"'), READ, "title"),
    Hostile("a number of 4,000 digits", head(f"title: {'9' * 4_000}"), READ, "title"),
    Hostile("a sexagesimal of 48 kB", head(f"published: {':'.join(['59'] * 16_000)}"), READ, "published"),
    Hostile("a year of seven digits", head("published: 9999999"), READ, "published"),
    Hostile("the year 0", head("published: 0000-00-00"), READ, "published"),
    Hostile("brackets without end", head("title: " + "[" * 20_000), READ, DEEP),
    Hostile("braces without end", head("title: " + "{a: " * 9_000), READ, DEEP),
    Hostile("a key of a key", head("? ? ? ? ? ? ? ? ? ? a\n: b"), READ, DEEP),
    Hostile("5 MB that never close", text(lambda: "---\n" + "title: x\n" * 500_000), NOT_READ, "120,000 lines"),
    Hostile("a million lines of hyphens", text(lambda: "---\n" * 1_000_000), NOT_READ, "120,000 lines"),
    Hostile("a recursive node", head("&a title: [*a, *a]"), READ, REFERS),
)
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
FORMATS: Final = (
    Hostile(
        "a Word file of 300 MB", files(bad__docx=lambda: made.archive_of_zeros(300)), NOT_READ, "unpacks to more than"
    ),
    Hostile("a Word file that lies", files(bad__docx=lambda: made.archive_that_lies(300)), NOT_READ, "Word"),
    Hostile(
        "a Word file of laughs", files(bad__docx=lambda: made.word(made.paragraph("&e9;"), BOMB)), NOT_READ, "Word"
    ),
    Hostile(
        "a Word file that reaches out",
        files(
            bad__docx=lambda: made.word(
                made.paragraph("&x;"), '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
            )
        ),
        NOT_READ,
        "Word",
    ),
    Hostile("a Word file 100,000 deep", files(bad__docx=lambda: made.word("<w:sdt>" * 100_000)), NOT_READ, "Word"),
    Hostile(
        "a Word file of a million runs",
        files(bad__docx=lambda: made.word(made.paragraph("a</w:t></w:r><w:r><w:t>" * 1_000_000))),
        NOT_READ,
        "elements",
    ),
    Hostile(
        "an archive in an archive",
        files(bad__docx=lambda: made.word(made.paragraph("NATO"), more={"../../evil.txt": "x"})),
        READ,
    ),
    Hostile("a PDF of 300 MB", files(bad__pdf=lambda: made.pdf_page(made.packed(b" " * 300_000_000))), NOT_READ),
    Hostile(
        "a PDF packed four times", files(bad__pdf=lambda: made.pdf_page(made.packed(b" " * 100_000_000, 4))), NOT_READ
    ),
    Hostile(
        "a PDF of 50 MB of signs",
        files(bad__pdf=lambda: made.pdf_page(made.packed(b"BT /F 9 Tf (a) Tj ET " * 2_500_000))),
        NOT_READ,
    ),
    Hostile(
        "a PDF of forms that double", files(bad__pdf=lambda: made.doubling_forms(26)), NOT_READ, "not read in the time"
    ),
    Hostile("a PDF whose pages loop", files(bad__pdf=made.looping_pages), NOT_READ, "PDF"),
    Hostile("a PDF 20,000 deep", files(bad__pdf=lambda: made.deep_pages(20_000)), NOT_READ),
    Hostile("a PDF of noise", files(bad__pdf=lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000), NOT_READ, "PDF"),
    Hostile("laughs in XML", files(bad__xml=lambda: f"{BOMB}{AKN.format('&e9;')}"), NOT_READ, "entity"),
    Hostile(
        "XML that reaches out",
        files(bad__xml=lambda: f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>{AKN.format("&x;")}'),
        NOT_READ,
        "entity",
    ),
    Hostile(
        "a DTD elsewhere",
        files(bad__xml=lambda: f'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">{AKN.format("&x;")}'),
        NOT_READ,
        "entity",
    ),
    Hostile("XML 100,000 deep", files(bad__xml=lambda: AKN.format("<p>" * 100_000)), NOT_READ, "deep"),
    Hostile("XML of a million elements", files(bad__xml=lambda: AKN.format("<p/>" * 1_000_000)), NOT_READ, "elements"),
    Hostile(
        "XML of 100,000 attributes", files(bad__xml=lambda: AKN.format(f"<p {made.attributes(100_000)}/>")), NOT_READ
    ),
    Hostile("a page 100,000 deep", files(bad__html=lambda: made.page("<div>" * 100_000 + PROMISE)), NOT_READ, "deep"),
    Hostile(
        "a page of a million breaks", files(bad__html=lambda: made.page("<br>" * 1_000_000 + f"<p>{PROMISE}")), READ
    ),
    Hostile(
        "a tag of 100,000 attributes",
        files(bad__html=lambda: made.page(f"<p {made.attributes(100_000)}>x")),
        NOT_READ,
        "attributes",
    ),
    Hostile("a page of open tags", files(bad__html=lambda: made.page("<a " * 50_000 + PROMISE)), NOT_READ),
    Hostile(
        "a page of open comments", files(bad__html=lambda: made.page("<!--" * 50_000 + PROMISE)), NOT_READ, "no words"
    ),
    Hostile(
        "a table of 300,000 cells",
        files(bad__html=lambda: made.page(f"<table>{('<tr>' + '<td>a' * 300) * 1_000}</table>")),
        NOT_READ,
        "cells",
    ),
    Hostile(
        "a cell as wide as the sea",
        files(
            bad__html=lambda: made.page(
                f"<table><tr><td colspan=999999999 rowspan=999999999>{PROMISE}<tr><td>b</table>"
            )
        ),
        READ,
    ),
    Hostile(
        "5,000 tables in each other", files(bad__html=lambda: made.page("<table><tr><td>" * 5_000 + PROMISE)), READ
    ),
    Hostile(
        "a text of bars",
        text("|a" * 3_000 + "\n" + "|-" * 3_000 + "\n" + ("|b" * 3_000 + "\n") * 100),
        NOT_READ,
        "cells",
    ),
    Hostile("a text of tabs", text(("a\t" * 3_000 + "b\n") * 100), NOT_READ, "cells"),
)
LETTERS: Final = (
    Hostile("one line of 10 MB", text(lambda: "NATO shall report. " * 550_000), NOT_READ, "6,000,000 characters"),
    Hostile("a million brackets", text("(" * 1_000_000), NOT_READ, "a line of"),
    Hostile("UTF-16 without its last byte", text(f"\ufeff{PROMISE}".encode("utf-16-le")[:-1]), READ),
    Hostile("UTF-16 without a mark", text(PROMISE.encode("utf-16-be")), READ),
    Hostile("UTF-32", text(f"\ufeff{PROMISE}".encode("utf-32-le")), READ),
    Hostile("a mark of UTF-32 on other bytes", text(b"\xff\xfe\0\0" + PROMISE.encode()), NOT_READ, "binary"),
    Hostile("half characters in UTF-16", text(b"\xff\xfe" + b"\x00\xd8N\x00" * 900), NOT_READ, "binary"),
    Hostile("half characters in UTF-8", text(PROMISE.encode() + b"\xed\xa0\x80" * 3), READ),
    Hostile("seven marks of order", text(b"\xef\xbb\xbf" * 7 + PROMISE.encode()), READ),
    Hostile("controls of direction", text(f"\u202e\u2066{PROMISE}\u2069\u202c \u202b" * 300), READ),
    Hostile("signs of no width", text("\u200b\u200c\u200d\u2060\ufeff".join(PROMISE) * 20), READ),
    Hostile("100,000 marks on one letter", text("NATO e" + "\u0301" * 100_000 + f" x\n\n{PROMISE}"), READ),
    Hostile(
        "letters that look alike",
        text("Th\u0435 M\u0435ridi\u0430n \u0410lli\u0430nc\u0435 sh\u0430ll r\u0435port by 2030.\n" * 99),
        READ,
    ),
    Hostile("a terminal's signs in a text", text(f"\x1b]0;evil\x07\x1b[2J{PROMISE}"), READ),
    Hostile("injections", named(dict(INJECTED)), READ),
    Hostile(
        "years without end",
        text(
            "In 0000 and 9999999 and 99999999999999999999 NATO shall report by 0.0.0000 or 31 February 99999.\n\n" * 99
        ),
        READ,
    ),
    Hostile("a number of 100,000 digits", text(f"NATO shall train {'9' * 100_000} advisers by 2030."), READ),
)
PUMPS: Final = (
    "U.N. ", "2020 ", "shall ", "NATO shall: ", "NATO shall report; ", "resolution ", "resolution 1325 (2000), ",
    "and ", "\u201c", "\"a ", "(a) ", "(a)\n", "1.\n", "1. a\n", "Done at Oslo. ", "Ms Anna Berg, ", "A", "1", ", ",
    "A.B.", "the Ministry of the ", "requests the Secretary-General to ", "paragraph 1 of ", "in accordance with ",
    "by 2030 ", "$1 ", "Annex ", "| ", "- ", "> ", "#", "[a](http://x) ", "**", "S/RES/", "EUR 1 million ", "\u2019s ",
)  # fmt: skip
FOLDERS: Final = (*FRONT, *CATALOGUES, *PLACES, *FORMATS, *LETTERS)
