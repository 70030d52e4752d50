"""Of documents that were compared before, follow-ups and lines of descent are those that are found anew."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from sentence_documents import source

from graph_build.corpus.source import SourceText
from graph_build.extract.corpus_extract import draft_or_reason, joined_drafts
from graph_build.extract.document import Draft
from graph_build.graph.promises.descent import find_descents
from graph_build.graph.promises.followup import FollowUp, find_followups
from graph_build.graph.promises.pairs import Carried, carried, descents, faces_of, followups
from graph_build.graph.promises.pairs import told as pairs_told
from graph_build.graph.promises.promised import Promised
from graph_build.units import Before, Kept

TITLE = "Security Council resolution {number}"
RESOLUTION = (
    TITLE + "\n\n1. Urges Member States to train gender advisers for missions in Narvik;\n\n"
    "2. Requests the Ministry of Defence to open shelters for women in {place}.\n"
)
PLAN, NEWS, OF_THE_COUNCIL = ("2020-06-01", "policy"), ("2024-06-01", "news"), ("2015-01-01", "resolution")
SHELTERS = "1. The Ministry of Defence will open three shelters for women in Narvik.\n"
# What each text says, when and as what kind it was published; one says what another says, two name the same body.
TEXTS = (
    (f"{SHELTERS}\n2. As paragraph 1 of resolution 1325 (2000) asks, NATO will train gender advisers.\n", *PLAN),
    ("1. The Ministry of Defence will open shelters for women in Bergen, as resolution 1888 (2009) asks.\n", *PLAN),
    ("The Ministry of Defence opened three shelters for women in Narvik. NATO trained gender advisers.\n", *NEWS),
    ("The Vorland Council opened two shelters for women in Narvik in May 2023.\n", *NEWS),
    (SHELTERS, *PLAN),
    ("1. The Vorland Council, which is part of the Ministry of Defence, will train gender advisers.\n", *PLAN),
    (RESOLUTION.format(number="1325 (2000)", place="Narvik"), *OF_THE_COUNCIL),
    (RESOLUTION.format(number="1888 (2009)", place="Bergen"), *OF_THE_COUNCIL),
)
Texts = dict[str, tuple[str, str, str]]
ALL: Texts = {f"text-{place}": text for place, text in enumerate(TEXTS)}


def read(texts: Texts) -> list[tuple[Draft, SourceText]]:
    sources = [
        source(
            name,
            text,
            published,
            kind,
            "United Nations" if kind == "resolution" else "Example House",
            text.partition("\n")[0] if kind == "resolution" else None,
        )
        for name, (text, published, kind) in sorted(texts.items())
    ]
    found = [(draft_or_reason(one), one) for one in sources]
    return [(draft, one) for draft, one in found if isinstance(draft, Draft)]


def promised(texts: Texts, kept: Kept) -> Promised:
    drafts = read(texts)
    digests = [one.digest + one.stem for _, one in drafts]
    return Promised.of(joined_drafts([draft for draft, _ in drafts], digests=digests), kept)


def in_order(found: Sequence[FollowUp]) -> list[tuple[object, ...]]:
    rows = [(f.promise.identity, f.telling.document.context.key, f.telling.report, f.status, f.order) for f in found]
    return [(*row, f.likeness) for row, f in zip(rows, found, strict=True)]


@pytest.mark.parametrize("seed", range(6))
def test_after_any_change_what_is_found_is_what_is_found_anew(seed: int, tmp_path: Path) -> None:
    chance, kept = random.Random(seed), Kept(tmp_path)
    texts, met = ALL, 0
    for _ in range(4):
        now = promised(texts, kept)
        faces, before = faces_of(now), Before(kept, "here")
        reports, links = followups(now, faces, before), descents(now, faces, before)
        assert sorted(map(repr, in_order(reports))) == sorted(map(repr, in_order(find_followups(now))))
        assert [(d.promise.identity, d.reason, d.likeness, d.basis, d.cited_at, d.answered) for d in links] == [
            (d.promise.identity, d.reason, d.likeness, d.basis, d.cited_at, d.answered) for d in find_descents(now)
        ]
        met += len(reports) * len(links)
        texts = {name: text for name, text in texts.items() if chance.random() < 0.8}
        texts[f"text-{chance.randrange(9)}"] = chance.choice(TEXTS)
    assert met


def test_a_document_more_is_compared_with_all_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)
    first = promised(ALL, kept)
    followups(first, faces_of(first), Before(kept, "here"))
    compared: list[tuple[set[str], set[str]]] = []
    find = find_followups

    def told(now: Promised, of: set[str], told_by: set[str] | None = None) -> list[FollowUp]:
        compared.append((set(of), set(told_by or ())))
        return find(now, of=of, told_by=told_by)

    monkeypatch.setattr(pairs_told, "find_followups", told)
    more = promised({**ALL, "text-9": ("NATO opened a shelter for women in Narvik.\n", *NEWS)}, kept)
    followups(more, faces_of(more), Before(kept, "here"))
    (new, _), (others, told_by) = compared
    assert new == told_by == {"text-9"}
    assert others == {document.context.key for document in more.corpus.documents} - new


def test_what_was_carried_over_is_of_the_documents_that_are_at_hand(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    now = promised(ALL, kept)
    faces, before = faces_of(now), Before(kept, "here")
    reports, links = followups(now, faces, before), descents(now, faces, before)
    read_again = Carried.read(carried(now.corpus, before), now.corpus)
    assert (read_again.followups, read_again.descents) == (reports, links)
    assert reports
    assert links
    at_hand = {id(document) for document in now.corpus.documents}
    assert {id(report.promise.document) for report in read_again.followups} <= at_hand
    assert {id(link.promise.document) for link in read_again.descents} <= at_hand
    clauses = {id(clause) for document in now.corpus.documents for clause in document.commitments}
    assert {id(one.promise.clause) for one in read_again.followups} <= clauses
