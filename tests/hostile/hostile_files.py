"""Turns each kind of attack inside a file into a folder with such a file, with what a build must say of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import hostile_bytes as made
from hostile_bytes import AKN, PROMISE
from hostile_kinds import NOT_READ, READ, Content, Hostile, files, named


def head(block: str, name: str = "bad.md") -> Callable[[Path], object]:
    """Writes a text with that front matter."""
    return named({name: f"---\n{block}\n---\n{PROMISE}\n"})


def text(words: Content) -> Callable[[Path], object]:
    return named({"bad.md": words})


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
    "shall provide care for victims, ", "The Mission shall provide women with food; ",
)  # fmt: skip
