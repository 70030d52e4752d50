"""Footnotes stand for the sentence of their mark, and "ibid." for the document of the note before."""

from __future__ import annotations

from extract_probe import extract_of

TEXT = """1. The Union works for peace. Its envoys follow agreed rules.¹ They report each year.²

2. The Ministry trains its staff.³ It asks for advice.⁴

¹ Oslo Policy on Open Data, 3 May 2019.

² Ibid., paragraph 7.

³ Military and civilian staff.

⁴ Ibid.
"""


def cited() -> set[tuple[str, str, str]]:
    """Document, provision and rule of every citation."""
    return {(r.object, r.provision, r.rule) for r in extract_of(TEXT).relations if r.predicate == "cites"}


def test_the_sentence_of_the_mark_cites_what_its_footnote_names() -> None:
    document = extract_of(TEXT)
    found = [r for r in document.relations if r.rule == "footnote-anchor"]
    words = {p.key: p.reading.text for p in document.provisions}
    assert {words[r.provision][r.start : r.end] for r in found} == {
        "Its envoys follow agreed rules.",
        "They report each year.",
    }


def test_ibid_is_the_document_of_the_note_before() -> None:
    policies = {key for key, provision, rule in cited() if provision == "fn2"}
    assert len(policies) == 1
    assert "oslo-policy-on-open-data" in policies.pop()


def test_a_chain_stops_at_a_note_that_names_no_document() -> None:
    assert not [row for row in cited() if row[1] == "fn4"]
