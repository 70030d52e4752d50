"""Shows that originals are fetched politely, stored as text and told row by row; the server is on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph_build.cli import main
from graph_build.errors import InputError
from graph_build.fetch.download import Fetcher, fetch_all
from graph_build.fetch.page_text import page_text

HEAD = "<html><head><title>T</title></head><nav>Menu</nav>"
PAGE = f"{HEAD}<h1>A policy</h1><p>NATO will <b>train</b>.</p><script>x()</script>"
ANSWERS = {
    "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /private\n"),
    "/plain": ("text/plain; charset=latin-1", "1. Größe.\n".encode("latin-1")),
    "/page": ("text/html; charset=utf-8", PAGE.encode()),
    "/paper": ("application/pdf", b"%PDF-1.7"),
    "/private": ("text/plain", b"secret"),
    "/blank": ("text/html", b"<html><body> </body></html>"),
}


class Site(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - a handler is made for each request, and the class remembers

    def do_GET(self) -> None:
        self.asked.append(self.path)
        kind, body = ANSWERS.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def catalogue(folder: Path, **addresses: str) -> Path:
    lines = ["file,title,address", *(f"{name}.txt,Title of {name},{address}" for name, address in addresses.items())]
    (folder / "catalogue.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder / "catalogue.csv"


def test_texts_and_pages_are_stored_as_text(site: str, tmp_path: Path) -> None:
    rows = catalogue(tmp_path, plain=f"{site}/plain", page=f"{site}/page")
    assert [o.done for o in fetch_all(rows, tmp_path / "into", Fetcher(0))] == [True, True]
    assert (tmp_path / "into" / "plain.txt").read_text("utf-8") == "1. Größe.\n"
    assert (tmp_path / "into" / "page.txt").read_text("utf-8") == "# A policy\n\nNATO will train.\n"
    assert "Title of plain" in (tmp_path / "into" / "catalogue.csv").read_text("utf-8")


def test_what_the_site_asks_not_to_fetch_is_left(site: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=f"{site}/private"), tmp_path / "into", Fetcher(0))
    assert "robots.txt" in outcome.state
    assert Site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("path", "told"), [("/paper", "application/pdf"), ("/blank", "no text"), ("/missing", "HTTP 404")]
)
def test_what_is_no_text_is_told(path: str, told: str, site: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=site + path), tmp_path / "into", Fetcher(0))
    assert told in outcome.state
    assert not outcome.done
    assert list((tmp_path / "into").iterdir()) == []


def test_what_is_there_is_not_fetched_again(site: str, tmp_path: Path) -> None:
    rows = catalogue(tmp_path, a=f"{site}/plain")
    fetch_all(rows, tmp_path / "into", Fetcher(0))
    asked = len(Site.asked)
    assert fetch_all(rows, tmp_path / "into", Fetcher(0))[0].state == "there already"
    assert len(Site.asked) == asked
    fetch_all(rows, tmp_path / "into", Fetcher(0), again=True)
    assert len(Site.asked) > asked


def test_a_site_is_given_a_pause(site: str, tmp_path: Path) -> None:
    start = time.monotonic()
    fetch_all(catalogue(tmp_path, a=f"{site}/plain", b=f"{site}/page"), tmp_path / "into", Fetcher(0.1))
    assert time.monotonic() - start >= 0.2  # robots.txt, then two pages


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/a", "nowhere"])
def test_only_web_addresses_are_asked(address: str, tmp_path: Path) -> None:
    (outcome,) = fetch_all(catalogue(tmp_path, a=address), tmp_path / "into", Fetcher(0))
    assert outcome.state == "left: no web address"


@pytest.mark.parametrize("name", ["../out.txt", "deep/out.txt", "{folder}/out.txt", "..", ".out.txt"])
def test_a_name_that_leads_out_of_the_folder_is_left(name: str, site: str, tmp_path: Path) -> None:
    row = f"{name.format(folder=tmp_path)},{site}/plain"
    (tmp_path / "catalogue.csv").write_text(f"file,address\n{row}\n", "utf-8")
    (tmp_path / "into" / "deep").mkdir(parents=True)
    (outcome,) = fetch_all(tmp_path / "catalogue.csv", tmp_path / "into", Fetcher(0))
    assert (outcome.state, outcome.done) == ("left: the file's name leads out of the folder", False)
    assert Site.asked == []
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["catalogue.csv"]


def test_the_command_ends_with_the_exit_codes(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = ["--into", str(tmp_path / "into"), "--delay", "0"]
    assert main(["fetch", str(catalogue(tmp_path, a=f"{site}/plain")), *into, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["done"] is True
    assert main(["fetch", str(catalogue(tmp_path, b=f"{site}/paper")), *into]) == 1
    assert main(["fetch", str(catalogue(tmp_path, c="http://127.0.0.1:9/x")), *into]) == 4
    assert "no answer" in capsys.readouterr().err
    assert main(["fetch", str(tmp_path / "none.csv"), *into]) == 3


def test_a_missing_catalogue(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        fetch_all(tmp_path / "catalogue.csv", tmp_path / "into", Fetcher(0))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three\n"),
        ("<ul><li>A</li><li>B</li></ul>", "• A\n\n• B\n"),
        ("One<br>two<footer>foot</footer>", "One\n\ntwo\n"),
        ("<script>if (a < b) { }</script>words", "words\n"),
        ("<p>broken <b>mark", "broken mark\n"),
    ],
)
def test_a_page_becomes_paragraphs(html: str, text: str) -> None:
    assert page_text(html) == text
