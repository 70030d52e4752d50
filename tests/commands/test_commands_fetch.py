"""Shows that originals are fetched politely, stored as given and told row by row; the server is on this machine."""

from __future__ import annotations

import csv
import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from akn_sample import Sample

from graph_build.cli import main
from graph_build.corpus.folders import read_sources
from graph_build.errors import InputError, OutputError
from graph_build.fetch import Limits, Sites, fetch_all

HEAD = "<html><head><title>T</title></head><nav>Menu</nav>"
PAGE = f"{HEAD}<h1>A policy</h1><p>NATO will <b>train</b>.</p><script>x()</script>"
PROSE = "The Ministry of Harbours will train forty pilots each year, and it will report on them to Parliament. " * 8
FORM = f"<html><body><form action='/go'><h1>Plan of the harbours</h1><p>{PROSE}</p></form></body></html>"
OPEN = f"<html><body><nav><a href='/'>Home</a><h1>Plan of the harbours</h1><p>{PROSE}</p></body></html>"
RULES = "User-agent: *\nDisallow: /private\n"
ANSWERS = {
    "/robots.txt": ("text/plain", RULES.encode()),
    "/plain": ("text/plain; charset=latin-1", "1. Größe.\n".encode("latin-1")),
    "/page": ("text/html; charset=utf-8", PAGE.encode()),
    "/greek": ("text/html; charset=iso-8859-7", "<p>Η Ειρήνη και η Ασφάλεια των Γυναικών</p>".encode("iso-8859-7")),
    "/form": ("text/html", FORM.encode()),
    "/open": ("text/html", OPEN.encode()),
    "/markup": ("text/plain; charset=utf-8", Sample().xml),
    "/untold/list.md": ("application/octet-stream", b"# Aims\n\nThe Union will train pilots.\n"),
    "/picture": ("image/png", b"\x89PNG\r\n\x1a\n\0\0"),
    "/paper": ("application/pdf", b"%PDF-1.7"),
    "/private": ("text/plain", b"secret"),
    "/blank": ("text/html", b"<html><body> </body></html>"),
    "/large": ("text/plain", b"word " * 100_000),
}
REDIRECTS = {"/old": "/page", "/leads-to-private": "/private", "/round": "/round", "/file": "file:///etc/passwd"}


class Site(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - a handler is made for each request, and the class remembers
    conditions: list[str | None] = []  # noqa: RUF012
    tag: str | None = None
    rules: bytes = ANSWERS["/robots.txt"][1]
    rules_status: int = 200
    other: str = ""

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.conditions.append(self.headers.get("If-None-Match"))
        if self.path == "/elsewhere":
            self._lead(f"{self.other}/private")
        elif self.path in REDIRECTS:
            self._lead(REDIRECTS[self.path])
        elif self.path == "/slow":
            self._drip()
        elif self.tag is not None and self.headers.get("If-None-Match") == self.tag:
            self.send_response(304)
            self.end_headers()
        else:
            self._give()

    def _lead(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        with suppress(OSError):
            for _ in range(3_000):  # a minute: whoever waits for the end waits in vain
                self.wfile.write(b"word ")
                time.sleep(0.02)

    def _give(self) -> None:
        kind, body = ANSWERS.get(self.path, ("", b""))
        status = 200 if kind else 404
        if self.path == "/robots.txt":
            body, status = self.rules, self.rules_status
        self.send_response(status)
        self.send_header("Content-Type", kind or "text/plain")
        if self.tag is not None:
            self.send_header("ETag", self.tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    Site.conditions.clear()
    Site.tag, Site.rules, Site.rules_status = None, RULES.encode(), 200
    yield from serving(Site)


@pytest.fixture
def other(site: str) -> Iterator[str]:
    """A second site, with the same rules, to which the first one leads."""
    for address in serving(Site):
        Site.other = address
        yield address


def catalogue(folder: Path, **addresses: str) -> Path:
    lines = ["file,title,address", *(f"{name}.txt,Title of {name},{address}" for name, address in addresses.items())]
    (folder / "catalogue.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder / "catalogue.csv"


def text_of(file: Path) -> str:
    (source,) = read_sources((file,)).documents
    return source.text


def test_originals_are_stored_as_the_site_gives_them(site: str, tmp_path: Path) -> None:
    rows = catalogue(tmp_path, plain=f"{site}/plain", page=f"{site}/page", greek=f"{site}/greek")
    outcomes = fetch_all(rows, tmp_path / "out", Sites(0))
    assert [(o.done, o.stored) for o in outcomes] == [(True, "greek.html"), (True, "page.html"), (True, "plain.txt")]
    assert (tmp_path / "out" / "plain.txt").read_text("utf-8") == "1. Größe.\n"
    assert (tmp_path / "out" / "page.html").read_bytes() == PAGE.encode()
    assert "Ειρήνη" in text_of(tmp_path / "out" / "greek.html")
    listed = list(csv.DictReader((tmp_path / "out" / "catalogue.csv").read_text("utf-8").splitlines()))
    assert [(row["file"], row["title"]) for row in listed] == [
        ("greek.html", "Title of greek"),
        ("page.html", "Title of page"),
        ("plain.txt", "Title of plain"),
    ]


@pytest.mark.parametrize("path", ["form", "open"])
def test_a_page_that_stands_in_a_form_or_in_open_navigation_is_whole(path: str, site: str, tmp_path: Path) -> None:
    fetch_all(catalogue(tmp_path, page=f"{site}/{path}"), tmp_path / "out", Sites(0))
    (source,) = read_sources((tmp_path / "out" / "page.html",)).documents
    kept = "".join(source.text[p.start : p.end] for p in source.parts if p.kind == "furniture")
    assert "forty pilots" in source.text
    assert "forty pilots" not in kept


@pytest.mark.parametrize(("path", "stored"), [("/markup", "a.xml"), ("/untold/list.md", "a.md"), ("/old", "a.html")])
def test_the_file_is_named_by_what_it_is(path: str, stored: str, site: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=site + path), tmp_path / "out", Sites(0))
    assert outcome.stored == stored
    assert read_sources((tmp_path / "out",)).unreadable == ()


@pytest.mark.parametrize("path", ["/private", "/leads-to-private"])
def test_what_the_site_asks_not_to_fetch_is_left(path: str, site: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=site + path), tmp_path / "out", Sites(0))
    assert "robots.txt" in outcome.state
    assert "/private" not in Site.asked


def test_the_site_that_an_address_leads_to_is_asked_for_its_rules(site: str, other: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=f"{site}/elsewhere"), tmp_path / "out", Sites(0))
    assert "robots.txt" in outcome.state
    assert Site.asked == ["/robots.txt", "/elsewhere", "/robots.txt"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/paper", "application/pdf: no sound PDF"),
        ("/picture", "its kind is image/png, which build does not read"),
        ("/blank", "shows no words"),
        ("/missing", "HTTP 404"),
        ("/round", "leads on more than 5 times"),
        ("/file", "no web address"),
        ("", "the address is that of a site"),
        ("/", "the address is that of a site"),
    ],
)
def test_what_is_no_text_is_told(path: str, told: str, site: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=site + path), tmp_path / "out", Sites(0))
    assert told in outcome.state
    assert not outcome.done
    assert list((tmp_path / "out").iterdir()) == []


def test_an_answer_has_a_largest_size_and_a_longest_time(site: str, tmp_path: Path) -> None:
    (large,) = fetch_all(catalogue(tmp_path, large=f"{site}/large"), tmp_path / "out", Sites(0, Limits(size=50_000)))
    rows = catalogue(tmp_path, slow=f"{site}/slow")
    start = time.monotonic()
    (slow,) = fetch_all(rows, tmp_path / "out", Sites(0, Limits(seconds=2, silence=30)))
    assert "larger than 50,000 bytes" in large.state
    assert "too slow" in slow.state
    assert slow.no_answer
    assert time.monotonic() - start < 55
    assert list((tmp_path / "out").iterdir()) == []


def test_rules_that_a_site_cannot_give_keep_its_texts_from_being_fetched(site: str, tmp_path: Path) -> None:
    Site.rules_status = 503
    (outcome,) = fetch_all(catalogue(tmp_path, a=f"{site}/plain"), tmp_path / "out", Sites(0))
    assert outcome.no_answer
    Site.rules_status = 404
    (outcome,) = fetch_all(catalogue(tmp_path, a=f"{site}/plain"), tmp_path / "out", Sites(0))
    assert outcome.done


def test_what_is_there_is_not_fetched_again(site: str, tmp_path: Path) -> None:
    rows = catalogue(tmp_path, a=f"{site}/plain")
    fetch_all(rows, tmp_path / "out", Sites(0))
    asked = len(Site.asked)
    assert fetch_all(rows, tmp_path / "out", Sites(0))[0].state == "there already"
    assert len(Site.asked) == asked
    fetch_all(rows, tmp_path / "out", Sites(0), again=True)
    assert len(Site.asked) > asked


def test_a_site_that_marks_its_versions_is_asked_for_a_newer_one(site: str, tmp_path: Path) -> None:
    Site.tag = '"one"'
    rows = catalogue(tmp_path, a=f"{site}/page")
    fetch_all(rows, tmp_path / "out", Sites(0))
    before = (tmp_path / "out" / "a.html").read_bytes()
    (outcome,) = fetch_all(rows, tmp_path / "out", Sites(0))
    assert (outcome.state, outcome.stored, Site.conditions[-1]) == ("unchanged", "a.html", '"one"')
    assert (tmp_path / "out" / "a.html").read_bytes() == before
    assert "a.html" in (tmp_path / "out" / "catalogue.csv").read_text("utf-8")
    Site.tag = '"two"'
    assert fetch_all(rows, tmp_path / "out", Sites(0))[0].state.startswith("fetched")
    (tmp_path / "out" / "a.html").unlink()
    assert fetch_all(rows, tmp_path / "out", Sites(0))[0].state.startswith("fetched")
    assert Site.conditions[-1] is None


def test_a_site_that_is_down_takes_nothing_away(site: str, tmp_path: Path) -> None:
    Site.tag = '"one"'
    rows = catalogue(tmp_path, a=f"{site}/page")
    fetch_all(rows, tmp_path / "out", Sites(0))
    Site.rules_status = 503
    (outcome,) = fetch_all(rows, tmp_path / "out", Sites(0))
    assert outcome.no_answer
    assert "a.html" in (tmp_path / "out" / "catalogue.csv").read_text("utf-8")
    assert (tmp_path / "out" / "a.html").is_file()


def test_a_damaged_memory_is_none(site: str, tmp_path: Path) -> None:
    rows = catalogue(tmp_path, a=f"{site}/page")
    fetch_all(rows, tmp_path / "out", Sites(0))
    (tmp_path / "out" / ".fetched.json").write_text('["a"', "utf-8")
    assert fetch_all(rows, tmp_path / "out", Sites(0))[0].state.startswith("fetched")


@pytest.mark.parametrize(("rules", "pauses"), [("", 2), ("User-agent: *\nCrawl-delay: 0.3\n", 2)])
def test_a_site_is_given_a_pause(rules: str, pauses: int, site: str, tmp_path: Path) -> None:
    Site.rules = rules.encode()
    start = time.monotonic()
    fetch_all(catalogue(tmp_path, a=f"{site}/plain", b=f"{site}/page"), tmp_path / "out", Sites(0.1))
    assert time.monotonic() - start >= pauses * (0.3 if rules else 0.1)  # robots.txt, then two pages


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "nowhere", "http://[::1"])
def test_only_web_addresses_are_asked(address: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=address), tmp_path / "out", Sites(0))
    assert outcome.state == "left: no web address"


@pytest.mark.parametrize("name", ["../out.txt", "deep/out.txt", "{folder}/out.txt", "..", ".out.txt"])
def test_a_name_that_leads_out_of_the_folder_is_left(name: str, site: str, tmp_path: Path) -> None:
    row = f"{name.format(folder=tmp_path)},{site}/plain"
    (tmp_path / "catalogue.csv").write_text(f"file,address\n{row}\n", "utf-8")
    (tmp_path / "out" / "deep").mkdir(parents=True)
    (outcome,) = fetch_all(tmp_path / "catalogue.csv", tmp_path / "out", Sites(0))
    assert (outcome.state, outcome.done) == ("left: the file's name leads out of the folder", False)
    assert Site.asked == []
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["catalogue.csv"]


def test_the_command_ends_with_the_exit_codes(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = ["--out", str(tmp_path / "out"), "--delay", "0"]
    assert main(["fetch", str(catalogue(tmp_path, a=f"{site}/plain")), *into, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["done"] is True
    assert main(["fetch", str(catalogue(tmp_path, b=f"{site}/paper")), *into]) == 1
    assert main(["fetch", str(catalogue(tmp_path, c="http://127.0.0.1:9/x")), *into]) == 4
    assert "no answer" in capsys.readouterr().err
    assert main(["fetch", str(tmp_path / "none.csv"), *into]) == 3


def test_a_catalogue_of_any_name(site: str, tmp_path: Path) -> None:
    catalogue(tmp_path, a=f"{site}/plain").rename(tmp_path / "addresses.csv")
    assert fetch_all(tmp_path / "addresses.csv", tmp_path / "out", Sites(0))[0].done


def test_what_is_said_of_a_digest_is_not_said_of_the_original(site: str, tmp_path: Path) -> None:
    (tmp_path / "catalogue.csv").write_text(f"file,publisher,address,note\na.txt,NATO,{site}/page,Digest\n", "utf-8")
    fetch_all(tmp_path / "catalogue.csv", tmp_path / "out", Sites(0))
    told = (tmp_path / "out" / "catalogue.csv").read_text("utf-8")
    assert "NATO" in told
    assert "Digest" not in told


def test_a_missing_catalogue_and_a_folder_that_is_a_file(site: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        fetch_all(tmp_path / "catalogue.csv", tmp_path / "out", Sites(0))
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(OutputError, match="folder cannot be made"):
        fetch_all(catalogue(tmp_path, a=f"{site}/plain"), tmp_path / "out", Sites(0))
