"""Shows that the time of a document grows in step with its length, whatever its words say again and again."""

from __future__ import annotations

import pytest
from growth_probe import MOST, growth
from hostile_files import PUMPS, repeated

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import DocumentExtract, extract_document

SHORT = 4_000


def read(text: str) -> DocumentExtract:
    return extract_document(SourceText("a.md", text, "0" * 64, Metadata()))


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Tables are read once for a process."""
    read("NATO shall report by 2030.")


@pytest.mark.parametrize("line", [0, 1_000], ids=["one line", "paragraphs"])
@pytest.mark.parametrize("pump", PUMPS)
def test_a_text_of_one_phrase_takes_time_by_its_length(pump: str, line: int) -> None:
    assert growth(read, lambda length: repeated(pump, length, line), SHORT) < MOST
