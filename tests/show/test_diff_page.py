"""The page of changes holds both quotes with their words marked, escapes every text and asks nobody for anything."""

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.ask.versions import read_texts
from graph_build.corpus.folders import read_sources
from graph_build.graph.versions.comparison import compare
from graph_build.show.diff_page import marked_words, render_diff_page

PAIR = Path(__file__).resolve().parent.parent / "versions"


def page(old: Path, new: Path) -> str:
    (older,) = read_sources((old,)).documents
    (newer,) = read_sources((new,)).documents
    _, before, after = read_texts(older, newer)
    return render_diff_page(compare(before, after))


@pytest.fixture(scope="module")
def made_page() -> str:
    return page(PAIR / "straits-union-policy-2021.txt", PAIR / "straits-union-policy-2026.txt")


@given(st.text(), st.text())
def test_stretches_are_the_texts_and_unmarked_ones_agree(old: str, new: str) -> None:
    before, after = marked_words(old, new)
    assert "".join(stretch.words for stretch in before) == old
    assert "".join(stretch.words for stretch in after) == new
    assert [s.words for s in before if not s.marked] == [s.words for s in after if not s.marked]


def test_differing_words_are_marked(made_page: str) -> None:
    assert "<del>should</del> name a deputy" in made_page
    assert "<ins>must</ins> name a deputy" in made_page
    assert made_page.count("<article") == 42
    assert "Kept in the same words: 6" in made_page


def test_every_link_leads_to_a_card(made_page: str) -> None:
    links = set(re.findall(r'href="#(\w+)"', made_page))
    assert links == set(re.findall(r'id="(c\d+)"', made_page))


def test_page_asks_nobody_for_anything(made_page: str) -> None:
    assert re.findall(r'(?:src|href)="(?!#)', made_page) == []
    assert "<script" not in made_page
    assert "default-src 'none'; style-src 'sha256-" in unescape(made_page)
    assert not re.findall(r"url\(|@import", made_page)


def test_words_of_a_document_stay_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1. Member States will <img src=x onerror=alert(1)> train staff.\n", "utf-8")
    (tmp_path / "b.txt").write_text("1. Member States will </style><script>alert(1)</script> train staff.\n", "utf-8")
    html = page(tmp_path / "a.txt", tmp_path / "b.txt")
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("</style>") == 1


@pytest.mark.browser
def test_browser_shows_the_page_without_complaint(made_page: str, tmp_path: Path, chromium: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(made_page, "utf-8")
    flags = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path / 'profile'}",
        "--enable-logging=stderr", "--dump-dom",
    ]  # fmt: skip
    result = subprocess.run([chromium, *flags, path.as_uri()], capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0
    assert "What changed" in result.stdout
    assert "Content Security Policy" not in result.stderr
