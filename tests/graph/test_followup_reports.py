"""Shows which verbs report, of what kind of action, and with which status; and which words report nothing."""

import pytest
from sentence_documents import corpus, source

from graph_build.graph.promises.reports import predicates_of, reports_of


@pytest.mark.parametrize(
    ("text", "family", "status"),
    [
        ("The Council adopted the plan.", "adopt", "done"),
        ("The plan was adopted by the Council.", "adopt", "done"),
        ("The ministry has since increased its training.", "increase", "done"),
        ("Advisers have now been deployed to all missions.", "deploy", "done"),
        ("The conference took place in May.", "general", "done"),
        ("A vetting mechanism is in place.", "general", "done"),
        ("Gender Advisors are now deployed across commands.", "deploy", "done"),
        ("A course is being taught in Stockholm.", "train", "under-way"),
        ("The office has begun to train its staff.", "train", "under-way"),
        ("The office has been training its staff.", "train", "under-way"),
        ("The task force is drafting a plan.", "create", "planned"),
        ("The review is scheduled for 2026.", "general", "planned"),
        ("The review was postponed.", "general", "delayed"),
        ("The plan has not yet been adopted.", "adopt", "delayed"),
        ("The state failed to ratify the treaty.", "ratify", "delayed"),
        ("The council did not appoint an envoy.", "appoint", "delayed"),
        ("The Council welcomes the appointment of a Special Envoy.", "appoint", "done"),
    ],
)
def test_a_report_has_its_family_and_status(text: str, family: str, status: str) -> None:
    assert [(p.family, p.status) for p in predicates_of(text)] == [(family, f"reported-{status}")]


@pytest.mark.parametrize(
    "text",
    [
        "NATO will adopt a policy.",
        "Members should have adopted a plan by then.",
        "The revised policy covers training.",
        "The plan, adopted in 2010, guides the work.",
        "If the fund was opened, survivors would benefit.",
        "The Office condemned the attacks.",
        "Allies stressed the importance of training.",
        "The Committee advises the Council.",
        "as requested by the Council",
        "in a coherent and integrated approach",
        "",
    ],
)
def test_promises_judgements_and_participles_report_nothing(text: str) -> None:
    assert list(predicates_of(text)) == []


def test_an_entry_of_a_timeline_reports_with_a_noun() -> None:
    text = "Adoption of the first policy."
    assert [p.family for p in predicates_of(text, entry=True)] == ["adopt"]
    assert not list(predicates_of(text))


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("The Council commends the timely establishment of courts.", "create"),
        ("Noting with appreciation the adoption of the plan.", "adopt"),
        ("Welcomes the recent launch of the course.", "begin"),
        ("Welcomes also the recent launch of the course.", "begin"),
    ],
)
def test_what_is_welcomed_or_commended_is_done(text: str, family: str) -> None:
    assert [(p.family, p.status, p.before) for p in predicates_of(text)] == [(family, "reported-done", "")]


def test_an_entry_tells_of_its_own_noun_and_not_of_what_it_welcomes() -> None:
    text = "Adoption of the plan, which commends the launch of a course"
    assert [p.family for p in predicates_of(text, entry=True)] == ["adopt"]


def test_a_condition_counts_up_to_the_next_comma_or_semicolon() -> None:
    ends = "If the storm ends, the office trained pilots", "If the storm ends; the office trained pilots"
    assert [[p.family for p in predicates_of(text)] for text in ends] == [["train"], ["train"]]
    assert not list(predicates_of("If in the storm the office trained pilots"))


def test_four_hundred_characters_beside_a_verb_are_looked_at() -> None:
    coast = "of the long coast " * 40
    (late,), (early,) = (
        predicates_of(f"In the north {coast}the office trained pilots"),
        predicates_of(f"The office trained {coast}"),
    )
    assert (late.before, early.after) == (f"In the north {coast}the office "[-400:].strip(), f" {coast}"[:400].strip())
    assert early.before == "The office"


def test_who_acted_stands_before_an_active_verb_and_after_by_in_a_passive() -> None:
    (active,) = predicates_of("Norway hosted a meeting.")
    (passive,) = predicates_of("A meeting was hosted by Canada, as planned.")
    (nobody,) = predicates_of("A meeting was hosted in May.")
    assert (active.who, passive.who, nobody.who) == ("Norway", "Canada", "")


def test_parts_between_semicolons_report_each_for_itself() -> None:
    text = "The centre trained 80 officers; a fund was opened; and the review continues.\n"
    (document,) = corpus(source("news", text, "2022", "news")).documents
    reports = list(reports_of(document))
    assert [r.text for r in reports] == ["The centre trained 80 officers", "a fund was opened"]
    for report in reports:
        assert report.provision.reading.text[report.start : report.end] == report.text


def test_what_a_sentence_promises_is_no_report() -> None:
    text = "1. The Alliance adopted a plan in 2019 and NATO will train all officers.\n"
    (document,) = corpus(source("policy", text, "2020")).documents
    told = [p.family for r in reports_of(document) for p in r.predicates]
    assert "train" not in told


def test_blanks_stand_where_a_sentence_promises() -> None:
    said = "a plan and NATO will train all officers, and paid pilots."
    (document,) = corpus(source("policy", f"1. In spring the Board adopted {said}\n", "2020")).documents
    ((after,),) = ([p.after for p in r.predicates] for r in reports_of(document))
    assert (after.split(), len(after)) == (["a", "plan", "and", "."], len(said))


def test_headings_report_nothing() -> None:
    (document,) = corpus(source("news", "# NATO opened a new centre\n\nThe text.\n", "2022", "news")).documents
    assert list(reports_of(document)) == []


def test_a_resolution_reports_in_compound_forms_and_where_it_welcomes() -> None:
    text = """Security Council resolution 9999 (2020)

Welcoming that the Secretary-General submitted a study on mediation,

1. Urges States that ratified the treaty to report;

2. Notes that courts have been established;
"""
    (document,) = corpus(source("unscr-9999", text, "2020", "resolution", "United Nations")).documents
    assert [p.family for r in reports_of(document) for p in r.predicates] == ["report", "create"]


@pytest.mark.slow
def test_long_texts_without_an_end_are_read_in_time() -> None:
    words = "The office was so happily opened in 2021 and trained since , " * 4000
    assert len(list(predicates_of(words))) > 4000
