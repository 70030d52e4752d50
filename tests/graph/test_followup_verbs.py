"""Shows of each way to report who is told to have acted, on what, and of which kind the action is."""

import pytest
from sentence_documents import corpus, promising, source, telling

from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.reports import predicates_of, reports_of, told_families

# A sentence, then of its verb: family, status, who acted, on what.
ONE_VERB = [
    ("The review was postponed by the Board.", "general", "delayed", "the Board.", "The review"),
    ("The plan was not adopted by the Board.", "adopt", "delayed", "the Board.", "The plan"),
    ("The Board failed to ratify the treaty.", "ratify", "delayed", "The Board", "the treaty."),
    ("The plan has never been adopted.", "adopt", "delayed", "", "The plan"),
    ("The plan was never adopted by the Board.", "adopt", "delayed", "the Board.", "The plan"),
    ("The Board has never adopted a plan.", "adopt", "delayed", "The Board", "a plan."),
    ("The course is now not being taught.", "train", "delayed", "", "The course"),
    ("The work was not done by the Board.", "general", "delayed", "the Board.", "The work"),
    ("The survey was not undertaken.", "general", "delayed", "", "The survey"),
    ("The Board did not conduct the survey.", "general", "delayed", "", "The Board"),
    ("The Board postponed the review.", "=postpon", "done", "The Board", "the review."),
    ("A course is being designed by the Academy.", "create", "planned", "the Academy.", "A course"),
    ("The Academy is designing a course.", "create", "planned", "The Academy", "a course."),
    ("A course is scheduled by the Academy.", "general", "planned", "the Academy.", "A course"),
    ("A course was planned by the Academy.", "general", "planned", "the Academy.", "A course"),
    ("The Academy is planning a course.", "general", "planned", "The Academy", "a course."),
    ("A course is being taught by the Academy.", "train", "under-way", "the Academy.", "A course"),
    ("The Academy has been teaching a course.", "train", "under-way", "The Academy", "a course."),
    ("The Academy has begun to teach a course.", "train", "under-way", "The Academy", "a course."),
    ("The Academy continues to teach a course.", "train", "under-way", "The Academy", "a course."),
    ("The Academy now teaches a course.", "train", "under-way", "The Academy", "a course."),
    ("The course took place in Oslo.", "general", "done", "", "The course"),
    ("The treaty entered into force in 2021.", "general", "done", "", "The treaty"),
    ("The hotline is in use.", "general", "done", "", "The hotline"),
    ("The hotline is operational.", "general", "done", "", "The hotline"),
    ("The hotline is up and running.", "general", "done", "", "The hotline"),
    ("The hotline is available in all ports.", "general", "done", "", "The hotline"),
    ("A hotline, available in all ports since 2021, helps.", "general", "done", "", "A hotline,"),
    ("The pilots are now trained by the Academy.", "train", "done", "the Academy.", "The pilots"),
    ("The Board has conducted the survey.", "general", "done", "The Board", "the survey."),
    ("The survey was delivered in May.", "general", "done", "", "The survey"),
    ("The report included a chapter on mediation.", "integrate", "done", "The report", "a chapter on mediation."),
    ("trained 80 pilots in May", "train", "done", "", "80 pilots in May"),
    ("The Board welcomes the appointment of Ms Aro.", "appoint", "done", "", "of Ms Aro."),
    ("The Board welcomes the completion of the survey.", "general", "done", "", "of the survey."),
]


@pytest.mark.parametrize(("text", "family", "status", "who", "what"), ONE_VERB)
def test_a_verb_tells_who_acted_and_on_what(text: str, family: str, status: str, who: str, what: str) -> None:
    assert [(p.family, p.status, p.who, p.what) for p in predicates_of(text)] == [
        (family, f"reported-{status}", who, what)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The review was postponed, and the fund was opened.", [("general", "The review"), ("begin", "the fund")]),
        ("The Board drafted or revised rules.", [("create", "or revised rules."), ("review", "rules.")]),
        ("The Board has trained pilots, but funds were cut.", [("train", "pilots"), ("decrease", "funds")]),
        (
            "The launch of the course in 2022, a late one, drew pilots.",
            [("begin", "the course in 2022"), ("=drew", "pilots.")],
        ),
        (
            "The completion of the course in 2022 led to a fund.",
            [("general", "the course in 2022"), ("=lead", "to a fund.")],
        ),
        (
            "A forum, hosted by Norway in May 2023, drew pilots.",
            [("meet", "A forum"), ("=drew", "pilots.")],
        ),
        (
            "A forum, hosted by Norway in May 2023, was open, and funds, cut by Norway in 2024, rose.",
            [
                ("meet", "A forum"),
                ("decrease", "funds"),
                ("increase", "."),
            ],
        ),
    ],
)
def test_each_verb_of_a_sentence_tells_its_own_and_in_order(text: str, told: list[tuple[str, str]]) -> None:
    assert [(p.family, p.what) for p in predicates_of(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "(opened in May 2021)",
        "The Board planned to train pilots.",
        "“opened in May”",
        "The Office offers training focused on pilots.",
        "Members or trained guests sing.",
        "Members and trained guests sing.",
        "The plan agreed by Allies covers pilots.",
        "All members, pilots included, sing.",
        "The Board welcomes the praise of its members.",
        "The Board welcomes the garden of the school.",
        "The launch of the course is a good idea.",
        "The pilots are trained.",
        "Unless a fund was opened, pilots leave.",
    ],
)
def test_participles_conditions_and_plain_nouns_report_nothing(text: str) -> None:
    assert list(predicates_of(text)) == []


@pytest.mark.parametrize(
    ("text", "family"),
    [("Completion of the survey", "general"), ("The first launch of a course", "begin")],
)
def test_a_noun_of_action_opens_an_entry_of_a_timeline(text: str, family: str) -> None:
    assert [(p.family, p.acted_on, p.before) for p in predicates_of(text, entry=True)] == [(family, True, "")]


@pytest.mark.parametrize("text", ["Recall of the past", "Garden of the school", "In the garden"])
def test_an_entry_that_names_no_action_reports_nothing(text: str) -> None:
    assert list(predicates_of(text, entry=True)) == []


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("The revision was completed in May.", {"review"}),
        ("The Board welcomes the completion of the review.", {"review"}),
        ("The Board appointed an envoy for the review.", {"appoint"}),
    ],
)
def test_where_a_verb_only_says_that_it_happened_its_thing_tells_the_kind(text: str, families: set[str]) -> None:
    (predicate,) = predicates_of(text)
    assert told_families(predicate) == families


def reported(document: DocumentExtract) -> list[tuple[str, str]]:
    return [(p.family, r.text) for r in reports_of(document) for p in r.predicates]


PROMISE = "NATO will support the clinics that were opened in the north"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (f"{PROMISE}.", []),
        (f"A fund was created; {PROMISE}.", [("create", "A fund was created")]),
        (f"{PROMISE}. A fund was created.", [("create", "A fund was created.")]),
        (f"A fund was created. {PROMISE}; pilots were trained.", [
            ("create", "A fund was created."), ("train", "pilots were trained."),
        ]),
    ],
)  # fmt: skip
def test_only_what_stands_beside_a_promise_reports(sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(family, text.rstrip(".")) for family, text in reported(promising(sentence))] == [
        (family, text.rstrip(".")) for family, text in told
    ]


def test_each_paragraph_loses_its_own_promises_alone() -> None:
    text = f"1. {PROMISE}.\n\n2. In the harbour, in the year of the great storm, boats were opened in the north.\n"
    (document,) = corpus(source("policy", text, "2020")).documents
    assert [family for family, _ in reported(document)] == ["begin"]


def test_an_entry_of_a_timeline_reports_with_a_noun_and_a_plain_text_does_not() -> None:
    text = "Milestones\n\n2019\n\nAdoption of the first plan.\n\n2021\n\nLaunch of a course for pilots.\n"
    (document,) = corpus(source("timeline", text, "2022", "news")).documents
    assert [family for family, _ in reported(document)] == ["adopt", "begin"]
    assert reported(telling("Adoption of the first plan.")) == []


def test_a_resolution_tells_of_the_past_in_plain_past_only_where_it_welcomes() -> None:
    welcomed, plain = "Welcoming that pilots trained crews in the north", "In the south the pilots trained crews"
    text = f"Security Council resolution 9998 (2020)\n\n{welcomed},\n\n{plain},\n\n1. Notes that crews were trained;\n"
    (formal,) = corpus(source("unscr-9998", text, "2020", "resolution", "United Nations")).documents
    assert [told.rstrip(",;") for _, told in reported(formal)] == [welcomed, "Notes that crews were trained"]
    assert [told for _, told in reported(telling(f"{plain}."))] == [f"{plain}."]


def test_footnotes_and_headings_report_nothing() -> None:
    text = "# NATO opened a centre\n\nThe text stands.[1]\n\n[1] The centre was opened in 2019.\n"
    (document,) = corpus(source("news", text, "2022", "news")).documents
    assert reported(document) == []


@pytest.mark.parametrize(
    ("text", "family", "status"),
    [
        ("The tide register went live in May.", "general", "reported-done"),
        ("A harbour judge took office in March.", "appoint", "reported-done"),
        ("The ban on lamp oil came into effect in June.", "general", "reported-done"),
        ("Meals have been rolled out to all schools.", "begin", "reported-done"),
        ("Publication of the tide tables followed in May.", "publish", "reported-done"),
        ("The cabinet's adoption of the reef plan came in April.", "adopt", "reported-done"),
        ("The register has not gone live.", "general", "reported-delayed"),
    ],
)
def test_set_phrases_and_nouns_that_open_a_sentence_tell_what_was_done(text: str, family: str, status: str) -> None:
    assert (family, status) in {(p.family, p.status) for p in predicates_of(text)}
