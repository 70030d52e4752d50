"""The made pair of versions in tests/versions: every change of its list is found, and none is invented."""

import csv
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from sentence_documents import stated

from graph_build.ask.lookups import Source
from graph_build.ask.versions import read_document, read_texts, versions_in
from graph_build.corpus.folders import read_sources
from graph_build.graph.versions.comparison import compare
from graph_build.graph.versions.records import KINDS, OF_PARAGRAPHS, Change, Comparison, Version
from graph_build.graph.versions.text import changes_as_csv, changes_as_table
from graph_build.show.diff_page import render_diff_page
from graph_build.vocabulary import CONCEPTS

PAIR = Path(__file__).resolve().parent.parent / "versions"
OLD, NEW = PAIR / "straits-union-policy-2021.txt", PAIR / "straits-union-policy-2026.txt"
# What a kind becomes when the newer version is read as the older one.
MIRROR = {
    "added": "removed", "strengthened": "weakened", "due-date-added": "due-date-removed",
    "recurrence-added": "recurrence-removed", "qualifier-added": "qualifier-removed",
    "condition-added": "condition-removed", "extended": "narrowed", "joined": "split",
    "unread-in-newer": "unread-in-older", "perhaps-in-newer": "perhaps-in-older",
    "paragraph-added": "paragraph-removed", "end-later": "end-earlier",
}  # fmt: skip
MIRROR |= {other: kind for kind, other in MIRROR.items()}


@cache
def read_pair(old: Path = OLD, new: Path = NEW) -> tuple[ox.Store, Version, Version]:
    (older,) = read_sources((old,)).documents
    (newer,) = read_sources((new,)).documents
    store, corpus, mint = stated(older, newer)
    return store, *versions_in(store, corpus, mint, (older, newer))


@cache
def comparison() -> Comparison:
    _, old, new = read_pair()
    return compare(old, new)


def expected() -> list[dict[str, str]]:
    with (PAIR / "changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fits(row: dict[str, str], change: Change) -> bool:
    """Whether a found change is the listed one; names of actors are not compared by their spelling."""
    place = change.old.provision.number if change.old else "", change.new.provision.number if change.new else ""
    quote = (change.new or change.old).quote if change.new or change.old else ""  # type: ignore[union-attr]
    named = change.kind in {"bearer-changed", "addressee-changed"}
    values = ("", "") if named else (change.before, change.after)
    wanted = (row["change"], row["oldParagraph"], row["newParagraph"], row["before"], row["after"])
    return (change.kind, *place, *values) == wanted and row["words"] in quote


def test_every_listed_change_is_found_and_none_is_invented() -> None:
    rows, found = expected(), comparison().changes
    missed = [row for row in rows if not any(fits(row, change) for change in found)]
    invented = [change for change in found if not any(fits(row, change) for row in rows)]
    assert missed == []
    assert invented == []
    assert len(found) == len(rows)


def test_the_list_has_all_kinds_and_enough_of_them() -> None:
    assert {row["change"] for row in expected()} | set(RENEWED) == set(KINDS)
    assert sum(row["change"] not in {"kept", "renumbered"} for row in expected()) >= 30


def test_kinds_are_those_of_the_scheme() -> None:
    assert sorted(KINDS) == sorted(CONCEPTS["change-kind"])


def test_every_commitment_stands_in_a_change_and_no_commitment_in_two_pairs() -> None:
    _, old, new = read_pair()
    pairs = {change.pair for change in comparison().changes if change.kind not in OF_PARAGRAPHS}
    assert sorted(one for one, _ in pairs if one) == sorted(c.address for c in old.commitments)
    assert sorted(other for _, other in pairs if other) == sorted(c.address for c in new.commitments)


def test_the_other_way_round_every_change_is_mirrored() -> None:
    _, old, new = read_pair()

    def shape(change: Change) -> tuple[str, str, str, str, str]:
        return (change.kind, *change.pair, change.before, change.after)

    def mirrored(change: Change) -> tuple[str, str, str, str, str]:
        kind = MIRROR.get(change.kind, change.kind)
        return (kind, *reversed(change.pair), change.after, change.before)  # type: ignore[return-value]

    assert sorted(map(mirrored, compare(new, old).changes)) == sorted(map(shape, comparison().changes))


def test_a_text_against_itself_is_kept_whole() -> None:
    (text,) = read_sources((OLD,)).documents
    _, old, new = read_texts(text, text)
    assert old.address != new.address
    assert {change.kind for change in compare(old, new).changes} == {"kept"}


def test_against_a_text_without_commitments_all_are_removed(tmp_path: Path) -> None:
    empty = tmp_path / "note.txt"
    empty.write_text("1. The Council met in spring.\n", "utf-8")
    _, old, new = read_pair(OLD, empty)
    gone = [change for change in compare(old, new).changes if change.kind not in OF_PARAGRAPHS]
    assert {change.kind for change in gone} == {"removed"}
    assert len(gone) == len(old.commitments)
    assert {change.kind for change in compare(new, old).changes} - OF_PARAGRAPHS == {"added"}


def test_paragraphs_in_another_order_are_moved_and_nothing_else(tmp_path: Path) -> None:
    lines = [
        "The Secretariat will publish the results of each staff survey.",
        "Member States should nominate women for senior posts.",
        "The Medical Service will offer confidential care to survivors.",
        "The Finance Committee will set aside funds for gender advisers.",
    ]
    for name, order in (("before", (0, 1, 2, 3)), ("after", (3, 0, 1, 2))):
        text = "\n\n".join(f"{number}. {lines[place]}" for number, place in enumerate(order, start=1))
        (tmp_path / f"{name}.txt").write_text(text + "\n", "utf-8")
    _, old, new = read_pair(tmp_path / "before.txt", tmp_path / "after.txt")
    found = [(change.kind, change.before, change.after) for change in compare(old, new).changes]
    assert found == [("moved", "4", "1"), ("renumbered", "1", "2"), ("renumbered", "2", "3"), ("renumbered", "3", "4")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Member States should train staff.", "Member States must train staff.", "strengthened"),
        ("Member States must train staff.", "Member States should train staff.", "weakened"),
        ("Member States will train staff.", "Member States should train staff.", "act-changed"),
        ("Member States will seek to train staff.", "Member States will train staff.", "strengthened"),
    ],
)
def test_strengths_are_compared_within_one_act_only(tmp_path: Path, before: str, after: str, kind: str) -> None:
    for name, text in (("a", before), ("b", after)):
        (tmp_path / f"{name}.txt").write_text(f"1. {text}\n", "utf-8")
    _, old, new = read_pair(tmp_path / "a.txt", tmp_path / "b.txt")
    assert [change.kind for change in compare(old, new).changes] == [kind]


def test_a_new_paragraph_that_resembles_a_kept_one_takes_nothing_from_it(tmp_path: Path) -> None:
    kept = "The Ministry of Defence will train its gender advisers on the protection of civilians."
    fresh = "The Ministry of Justice will train its gender advisers on the protection of witnesses."
    (tmp_path / "a.txt").write_text(f"1. {kept}\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"1. {fresh}\n\n2. {kept}\n", "utf-8")
    _, old, new = read_pair(tmp_path / "a.txt", tmp_path / "b.txt")
    assert sorted((c.kind, c.after) for c in compare(old, new).changes) == [("added", ""), ("renumbered", "2")]


RENEWED = {
    "end-later": (
        "1. Decides to extend the mandate of the Harbour Mission until 15 March 2021.",
        "1. Decides to extend the mandate of the Harbour Mission until 15 March 2022.",
    ),
    "end-earlier": (
        "1. Decides to renew the mandate of the Harbour Mission for a period of one year.",
        "1. Decides to renew the mandate of the Harbour Mission for a period of six months.",
    ),
    "date-moved": (
        "1. Requests the Board to submit a first report by 1 May 2021 and a final report by 1 August 2021.",
        "1. Requests the Board to submit a first report by 1 May 2021 and a final report by 1 September 2021.",
    ),
    "rest-reworded": (
        "1. Recalls the storms of the winter, and urges the Board to mend pumps.",
        "1. Recalls the droughts of the summer, and urges the Board to mend pumps.",
    ),
    "number-changed": (
        "1. The Council decides that the mission shall comprise up to 900 observers.",
        "1. The Council decides that the mission shall comprise up to 650 observers.",
    ),
    "narrowed": (
        "1. The mission shall escort convoys of grain and medicine along the coastal road.",
        "1. The mission shall escort convoys of grain along the coastal road.",
    ),
    "joined": (
        "1. The Secretariat will map every abandoned well in the delta before the rainy season.\n\n"
        "2. The Secretariat will train village nurses in trauma care.",
        "1. The Secretariat will train village nurses in trauma care and ethics, and map every abandoned well in "
        "the delta before the rainy season.",
    ),
    "split": (
        "1. The Secretariat will train village nurses in trauma care and ethics, and map every abandoned well in "
        "the delta before the rainy season.",
        "1. The Secretariat will map every abandoned well in the delta before the rainy season.\n\n"
        "2. The Secretariat will train village nurses in trauma care.",
    ),
    "unread-in-newer": (
        "1. The Secretariat must hire women pilots on the northern river crossings.",
        "1. Recalling that it is known how the Secretariat could hire women pilots on the northern river crossings.",
    ),
    "unread-in-older": (
        "1. Recalling that it is known how the Secretariat could hire women pilots on the northern river crossings.",
        "1. The Secretariat must hire women pilots on the northern river crossings.",
    ),
    "perhaps-in-newer": (
        "1. The Secretariat must hire women pilots on the northern river crossings and pay them equally.",
        "1. The northern river crossings have had many pilots since spring, some of them women.",
    ),
    "perhaps-in-older": (
        "1. The northern river crossings have had many pilots since spring, some of them women.",
        "1. The Secretariat must hire women pilots on the northern river crossings and pay them equally.",
    ),
    "reworded": (
        "1. Ministers will debate the shipyard strike at each gathering.",
        "1. Ministers will debate the shipyard quarrel at each gathering.",
    ),
    "paragraph-added": ("1. Ministers will meet.", "1. Ministers will meet.\n\n2. The winter was mild."),
    "paragraph-removed": ("1. Ministers will meet.\n\n2. The winter was mild.", "1. Ministers will meet."),
}


@pytest.mark.parametrize("kind", sorted(RENEWED))
def test_what_moved_into_other_words_is_not_removed(tmp_path: Path, kind: str) -> None:
    for name, text in zip(("a", "b"), RENEWED[kind], strict=True):
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    _, old, new = read_pair(tmp_path / "a.txt", tmp_path / "b.txt")
    found = {change.kind for change in compare(old, new).changes}
    assert kind in found
    assert not found & {"removed", "added"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. The ferries and the shelters of the northern islands were shut all winter long.", "perhaps-in-newer"),
        ("1. The lamps and the shelters of the northern islands were shut all winter long.", "removed"),
    ],
)
def test_a_commitment_of_few_words_is_not_removed_while_one_of_them_is_said(
    tmp_path: Path, text: str, kind: str
) -> None:
    (tmp_path / "a.txt").write_text("1. The Secretariat will inspect wooden ferries.\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"{text}\n", "utf-8")
    _, old, new = read_pair(tmp_path / "a.txt", tmp_path / "b.txt")
    assert {change.kind for change in compare(old, new).changes} - OF_PARAGRAPHS == {kind}


def test_documents_of_a_graph_give_the_same_changes_as_their_texts() -> None:
    store, old, new = read_pair()
    by_graph = compare(*(read_document(Source(store), ox.NamedNode(version.address)) for version in (old, new)))

    def told(found: Comparison) -> list[tuple[str, ...]]:
        rows = [change for change in found.changes if change.kind not in OF_PARAGRAPHS]
        return [(c.kind, *c.pair, c.before, c.after) for c in rows]

    assert told(by_graph) == told(comparison())


def test_beside_each_quote_stands_whose_words_it_holds_where_not_the_originals(tmp_path: Path) -> None:
    """The older version is a translation; the newer stands in its own words."""
    older, newer = tmp_path / "older.txt", tmp_path / "newer.txt"
    older.write_text("---\nwording: translation\n---\n1. The Board will train pilots.\n", "utf-8")
    newer.write_text("1. The Board must train pilots.\n", "utf-8")
    found = compare(*read_pair(older, newer)[1:])
    table = changes_as_table(found)
    assert "old  “The Board will train pilots” (paragraph 1; translation)" in table
    assert "new  “The Board must train pilots” (paragraph 1)" in table
    rows = list(csv.DictReader(changes_as_csv(found).splitlines()))
    assert {(row["oldWording"], row["newWording"]) for row in rows} == {("translation", "original")}
    page = render_diff_page(found)
    assert 'Older, paragraph 1, <span class="wording">translation</span>' in page
    assert "Newer, paragraph 1 <" in page
