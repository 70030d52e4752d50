"""Turns the documents of a build into the file of their texts, cut where the build cut them.

The graph holds quotes and no full text. Pages that show a document paragraph by paragraph need it, and read it here.
The file is about as large as the texts themselves; whoever may not pass a text on leaves it out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.coverage import FURNITURE, CoverageRow
from graph_build.graph.mint import Mint

FILE: Final = "texts.json"


def texts_json(corpus: CorpusExtract, rows: Iterable[CoverageRow], mint: Mint) -> bytes:
    """The texts as JSON by address of their document, sorted.

    Each has ``digest``, the SHA-256 of its UTF-8 as the graph has it in `wps:textDigest`; ``text`` as read; and
    ``pieces``, in order: start, end (code points, end exclusive), address of the provision or the empty text where
    it has no node, and what came of it with the reason.
    """
    pieces: dict[str, list[list[Any]]] = defaultdict(list)
    for row in rows:
        node = "" if row.state == FURNITURE else mint.provision(row.document, row.provision).value
        pieces[row.document].append([row.start, row.end, node, row.state, row.reason])
    content = {
        mint.thing(document.context.key).value: {
            "digest": document.source.digest,
            "pieces": sorted(pieces[document.context.key]),
            "text": document.source.text,
        }
        for document in corpus.documents
    }
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
