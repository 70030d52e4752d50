"""Turns the documents of a build into the file of their texts, cut where the build cut them.

The graph holds quotes and no full text. Pages that show a document paragraph by paragraph need it, and read it here.
The file is about as large as the texts themselves; whoever may not pass a text on leaves it out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.coverage import Covered
from graph_build.graph.mint import Mint

FILE: Final = "texts.json"


def texts_json(corpus: CorpusExtract, covered: Mapping[str, Covered], mint: Mint) -> Iterator[str]:
    """The texts of a corpus as pieces of JSON by address of their document, sorted.

    Each has ``digest``, the SHA-256 of its UTF-8 as the graph has it in `wps:textDigest`; ``text`` as read; and
    ``pieces``, in order: start, end (code points, end exclusive), address of the provision or the empty text where
    it has no node, and what came of it with the reason.
    """
    by_address = {mint.thing(document.context.key).value: document for document in corpus.documents}
    start = "{"
    for address, document in sorted(by_address.items(), key=lambda row: row[0]):
        source, pieces = document.source, covered[document.context.key].pieces
        said = f'"digest":{_json(source.digest)},"pieces":{pieces},"text":{_json(source.text)}'
        yield f"{start}{_json(address)}:{{{said}}}"
        start = ","
    yield "}\n" if by_address else "{}\n"


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
