"""Shows that words that point back, lines of a form and lines with a date say what was named before them."""

import pytest
from extract_probe import described, extract_of, parse_statement, rules_stating

from graph_build.extract.relations.pages import label_rows

SAID = [
    "The Lagoon Network was founded in 2016. It cooperates with the African Union."
    " => Lagoon Network | cooperatesWith | African Union",
    "The Harbour Centre opened. The Centre was founded in 2011. => Harbour Centre | establishedOn | 2011",
    "The Harbour Centre moved to Oslo. Its Training Unit stayed. => Training Unit | partOf | Harbour Centre",
    "The Harbour Centre is a small school founded in 2011. => Harbour Centre | establishedOn | 2011",
    "About the Lagoon Network\n\nWe cooperate with the African Union."
    " => Lagoon Network | cooperatesWith | African Union",
    "Oslo, 14 March 2024 – The Ministry of Justice opened a school. => self | publishedOn | 2024-03-14",
    "The ministers met and parted.\n\nDone at Oslo, 5 September 2023 => self | adoptedOn | 2023-09-05",
    "Remarks by Ms Ingrid Solberg\n\nLagoon Conference on Mediation, Oslo, 18 May 2023\n\nI thank the hosts."
    " => Ingrid Solberg | spokeAt | Lagoon Conference on Mediation",
    "Plans of the year\n\n12 September 2023 – Workshop on Safe Ports, Oslo\n\nAll are welcome here."
    " => Workshop on Safe Ports | occursOn | 2023-09-12",
]
UNSAID = [
    ("The hall was cold. It cooperates with the African Union.", "cooperatesWith"),
    ("The Harbour Centre met the Lagoon Network. The hall was founded in 2011.", "establishedOn"),
    ("The roof of the Harbour Centre leaks. It was founded in 2011.", "establishedOn"),
    ("The Ministry of Justice wrote on 14 March 2024 – and that was all it wrote.", "publishedOn"),
    ("The Harbour Centre moved. The rain was heavy. It cooperates with the African Union.", "cooperatesWith"),
    ("The men who were done at Oslo, 5 September 2023", "adoptedOn"),
]


@pytest.mark.parametrize("example", SAID, ids=[e[:60] for e in SAID])
def test_what_points_back_is_what_was_named(example: str) -> None:
    text, wanted = parse_statement(example)
    document = extract_of(text)
    assert rules_stating(document, wanted), described(document)


@pytest.mark.parametrize(("text", "predicate"), UNSAID, ids=[t[:60] for t, _ in UNSAID])
def test_what_was_not_named_is_not_said(text: str, predicate: str) -> None:
    document = extract_of(text)
    assert predicate not in {r.predicate for r in document.relations}, described(document)


LABELLED = [(row.id, example) for row in label_rows() for example in row.yes]


@pytest.mark.parametrize(("rule", "example"), LABELLED, ids=[rule for rule, _ in LABELLED])
def test_a_line_of_a_form_says_what_its_label_tells(rule: str, example: str) -> None:
    lines, wanted = parse_statement(example)
    document = extract_of(lines.replace(" / ", "\n\n") + "\n\nThe hall was full and all were glad to be there.")
    assert rule in rules_stating(document, wanted), described(document)


def test_each_label_has_one_row() -> None:
    labels = [label for row in label_rows() for label in row.labels]
    assert len(labels) == len(set(labels))


def test_the_quote_holds_the_name_that_it_means() -> None:
    document = extract_of("The Lagoon Network was founded in 2016. It cooperates with the African Union.")
    (works,) = (r for r in document.relations if r.predicate == "cooperatesWith")
    assert document.provisions[0].reading.text[works.start : works.end].startswith("The Lagoon Network")


def test_a_resolution_adopts_what_it_calls_its_own() -> None:
    head = "Resolution 2995 (2026)\n\nThe Security Council,\n\n"
    own = extract_of(
        f"{head}Recalling its resolutions 1325 (2000), 1820 (2008) and 1888 (2009),", "Resolution 2995 (2026)"
    )
    adopted = {r.subject for r in own.relations if r.rule == "own-resolutions"}
    assert adopted == {"unscr-1325", "unscr-1820", "unscr-1888"}, described(own)
    other = extract_of(f"{head}Recalling resolutions 1325 (2000) and 1820 (2008),", "Resolution 2995 (2026)")
    assert "own-resolutions" not in {r.rule for r in other.relations}
