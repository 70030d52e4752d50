"""Two descriptions of one body are listed where they differ, and only there."""

from __future__ import annotations

import pytest

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.contradictions.rules import find_disagreements
from graph_build.graph.emit import Emission
from graph_build.graph.mint import Mint

OFTEN = "The Harbour Safety Task Force will meet regularly to guide the work."
HALF_YEARLY = "The Harbour Safety Task Force meets biannually to review progress."
MONTHLY_OTHER = "Supporting the Harbour Safety Task Force, the Harbour Staff Panel is a monthly mechanism for staff."
THREE = (
    "The Harbour Safety Task Force composed of the Coast Office, the Port Office and the Sea Office "
    "will report each year."
)
TWO = "The Harbour Safety Task Force composed of the Coast Office and the Port Office works with the Union."


def kinds(*paragraphs: str) -> list[str]:
    """The kinds of disagreement in one document of these paragraphs."""
    text = "\n\n".join(paragraphs)
    corpus = extract_corpus([SourceText("sample-page.txt", text, "0" * 64, Metadata())])
    return [found.kind for found in find_disagreements(Emission.of(corpus, Mint()))]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((OFTEN, HALF_YEARLY), ["two-rhythms"]),
        ((OFTEN, OFTEN.replace("guide", "steer")), []),
        ((OFTEN, MONTHLY_OTHER), []),
        ((THREE, TWO), ["two-compositions"]),
        ((TWO, TWO.replace("works", "cooperates")), []),
    ],
)
def test_descriptions_of_one_body(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(*paragraphs) == expected
