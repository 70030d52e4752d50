"""Shows on the examples of each table that the sieve before its expressions loses no match."""

import re

import pytest

from graph_build.extract.commitments.qualifiers import qualifier_rules
from graph_build.extract.commitments.reported import claim_rules
from graph_build.extract.identity.titlepage import rows
from graph_build.extract.names.forms.shapes import table
from graph_build.reading import Sieve

TABLES: list[tuple[str, list[tuple[re.Pattern[str], list[str]]]]] = [
    ("shapes", [(row.pattern, list(row.yes)) for row in table()]),
    ("qualifiers", [(row.pattern, list(row.yes)) for row in qualifier_rules()]),
    ("claims", [(row.pattern, [yes[0] for yes in row.yes]) for row in claim_rules()]),
    ("title page", [(row.pattern, list(row.examples)) for row in rows()]),
]


@pytest.mark.parametrize(("name", "rows"), TABLES, ids=[name for name, _ in TABLES])
def test_every_row_that_matches_an_example_is_let_through(
    name: str, rows: list[tuple[re.Pattern[str], list[str]]]
) -> None:
    sieve = Sieve(rows, lambda row: row[0])
    texts = [form for _, examples in rows for text in examples for form in (text, text.upper(), text.lower())]
    tried = 0
    for text in texts:
        open_ = [pattern for pattern, _ in sieve.rows(text)]
        matching = [pattern for pattern, _ in rows if pattern.search(text) is not None]
        assert all(pattern in open_ for pattern in matching), (name, text)
        tried += len(open_)
    assert tried < 0.6 * len(texts) * len(rows)
