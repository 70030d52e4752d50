"""Shows which sentence is a report of which promise by action, object, actor, things, places, editions and dates."""

from dataclasses import replace

import pytest
from followup_probe import best, promised
from sentence_documents import source

from graph_build.corpus.source import SourceText
from graph_build.graph.promises.followup import THRESHOLD, FollowUp, find_followups, score_of

PILOTS = "NATO will train harbour pilots."
CLINIC = "NATO will build a harbour clinic."
LAMPS = "NATO will train the lamp pilots of harbour clinics."
MORE = "NATO will increase the number of harbour pilots."
MALI = "NATO will train pilots in Mali."
SECOND = "NATO will adopt a second harbour plan."
TREATY = "NATO will promote UNSCR 1325 among harbour pilots in Mali."
LAW = "NATO will train pilots in harbour law and river law."
LAMPS_OF, TOLD_LAMPS_OF = "NATO will fund harbour lamps of", "NATO funded harbour lamps of"
ENVOY = "NATO will fund the office of the Special Envoy for Myanmar in harbours."


@pytest.mark.parametrize(
    ("promise", "report", "status"),
    [
        (PILOTS, "NATO trained harbour pilots.", "done"),
        (PILOTS, "NATO did not train harbour pilots.", "delayed"),
        (PILOTS, "Harbour pilots are being trained by NATO.", "under-way"),
        (PILOTS, "The training and review of harbour pilots was completed.", "done"),
        (PILOTS, "The review of harbour pilots was postponed.", "delayed"),
        (CLINIC, "The harbour clinic was delayed.", "delayed"),
        (CLINIC, "The harbour clinic is operational.", "done"),
        (MORE, "The number of harbour pilots rose.", "done"),
        (LAMPS, "NATO trained the pilots of harbour clinics, and a lamp broke.", "done"),
        (MALI, "NATO trained pilots in Mali.", "done"),
        ("NATO will train pilots in Mali and Chad.", "NATO trained pilots in Chad.", "done"),
        (SECOND, "NATO adopted its Second harbour plan.", "done"),
        (SECOND, "NATO adopted the harbour plan.", "done"),
        ("NATO will adopt the 2021-2025 harbour plan.", "NATO adopted the harbour plan.", "done"),
        ("NATO will adopt the 2021-2025 harbour plan.", "NATO adopted the 2021-2025 harbour plan.", "done"),
        (TREATY, "NATO promoted UNSCR 1325 among harbour pilots in Mali.", "done"),
        ("NATO will provide gender analysis training.", "NATO provided gender analysis training.", "done"),
        ("NATO will train harbour pilots and publish river maps.", "NATO published river maps.", "done"),
        (ENVOY, "NATO funded the office of the Special Envoy for Myanmar in harbours.", "done"),
        ("The World Bank will train harbour pilots.", "The World Bank trained harbour pilots.", "done"),
    ],
)
def test_a_report_tells_what_became_of_a_promise(promise: str, report: str, status: str) -> None:
    found = best(promise, report)
    assert found is not None
    assert found.status == f"reported-{status}"
    assert found.likeness is not None
    assert found.likeness.score >= THRESHOLD


@pytest.mark.parametrize(
    ("promise", "report"),
    [
        (PILOTS, "The review of harbour pilots was completed."),
        (PILOTS, "NATO paid harbour pilots."),
        (PILOTS, "NATO did not pay harbour pilots."),
        ("NATO will make harbour boats.", "NATO painted harbour boats."),
        (MORE, "The number of harbour pilots fell."),
        ("NATO will train pilots.", "NATO taught pilots."),
        ("NATO will train officers.", "NATO trained officers."),
        ("NATO will train young lamp pilots.", "NATO trained pilots, while young lamps shone."),
        (LAW, "NATO trained farmers in harbour law and river law."),
        (MALI, "NATO trained pilots in Chad."),
        (SECOND, "NATO adopted its first harbour plan."),
        ("NATO will adopt the 2021-2025 harbour plan.", "NATO adopted the 2017-2020 harbour plan."),
        (TREATY, "NATO promoted UNSCR 1325 among harbour pilots in Chad."),
        (TREATY, "NATO promoted UNSCR 1888 among harbour pilots in Mali."),
        ("NATO will provide gender analysis training.", "NATO provided training, and a gender analysis."),
        (ENVOY, "NATO funded the office of the Special Representative on Sexual Violence in Conflict in harbours."),
        (
            f"{LAMPS_OF} UNSCR 1325 and the Special Envoy for Myanmar.",
            f"{TOLD_LAMPS_OF} UNSCR 1325 and gender advisers.",
        ),
        (f"{LAMPS_OF} the NATO Secretary General.", f"{TOLD_LAMPS_OF} the Chairman of the Military Committee."),
        (f"{LAMPS_OF} gender advisers.", f"{TOLD_LAMPS_OF} special envoys."),
        ("NATO will promote gender perspectives of women.", "NATO advanced gender perspectives of women."),
        ("Norway will train harbour pilots.", "Sweden trained harbour pilots."),
        ("The World Bank will train harbour pilots.", "The International Criminal Court trained harbour pilots."),
        ("NATO will not close harbour clinics.", "NATO closed harbour clinics."),
        (PILOTS, "In 2019 NATO trained harbour pilots."),
    ],
)
def test_another_act_object_actor_place_or_edition_is_no_report(promise: str, report: str) -> None:
    assert best(promise, report) is None


def test_a_report_names_what_both_share_in_order() -> None:
    found = best(
        "UNICEF and NATO will help to train harbour pilots.", "UNICEF and NATO helped and trained harbour pilots."
    )
    assert found is not None
    assert found.likeness is not None
    assert found.likeness.reason.endswith("actor 1.00 (NATO, UNICEF)")
    other = best(PILOTS, "The training and review of harbour pilots was completed.")
    assert other is not None
    assert other.likeness is not None
    assert other.likeness.reason.endswith("action 1.00 (train)")


def policy(text: str, published: str | None = "2020-06-01") -> SourceText:
    return source("promise", f"1. {text}\n", published, publisher="NATO")


def report(
    text: str, published: str | None = "2022-07-01", publisher: str = "NATO", stem: str = "report"
) -> SourceText:
    return source(stem, f"{text}\n", published, "news", publisher)


def digest(day: str, text: str, published: str | None) -> SourceText:
    """Items of news with their dates printed over them; words before the first, so that it dates no more than that."""
    lines = (
        "This page tells of harbours, item by item, with those of this year below.",
        day,
        "A day in port",
        text,
        "2 May 2023",
        "A meeting in Oslo",
        "They met.",
    )
    return source("digest", "\n\n".join(lines) + "\n", published, "news", "NATO")


def found(*sources: SourceText, threshold: float = THRESHOLD) -> list[FollowUp]:
    return find_followups(promised(*sources), threshold)


TOLD = "NATO trained harbour pilots."


def test_reports_come_in_the_order_of_their_texts_and_a_text_does_not_report_on_itself() -> None:
    texts = policy(f"{PILOTS}\n\n2. {TOLD}"), report(f"In spring {TOLD} In autumn NATO taught harbour pilots.")
    assert [f.telling.report.text for f in found(*texts)] == [
        "In spring NATO trained harbour pilots.",
        "In autumn NATO taught harbour pilots.",
    ]


@pytest.mark.parametrize(("threshold", "kept"), [(0.73, True), (0.74, False)])
def test_a_score_at_the_threshold_is_kept_and_one_below_is_not(threshold: float, kept: bool) -> None:
    texts = policy(CLINIC), report("The harbour clinic was delayed.")
    assert bool(found(*texts, threshold=threshold)) == kept


def test_of_several_verbs_the_likest_tells() -> None:
    (one,) = found(
        policy(PILOTS), report("NATO had been planning a course for harbour pilots, and trained harbour pilots.")
    )
    assert one.status == "reported-done"


def test_only_a_verdict_makes_a_report_a_confirmed_one() -> None:
    (one,) = found(policy(PILOTS), report(TOLD))
    assert one.told == "reported-done"
    assert replace(one, judged=True).told == "confirmed-done"
    assert score_of(replace(one, likeness=None, judged=True)) < 0


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        ((digest("14 January 2019", PILOTS, "2023"), report(TOLD)), ["dated-later"]),
        ((digest("14 January 2023", PILOTS, "2019"), report(TOLD)), []),
        ((policy(PILOTS), digest("14 January 2022", TOLD, None)), ["dated-later"]),
        ((policy(PILOTS), digest("14 January 2019", TOLD, None)), []),
        ((policy(PILOTS), digest("14 January 2019", TOLD, "2023")), []),
        ((policy(PILOTS), digest("14 January 2022", TOLD, "2023")), ["dated-later"]),
        ((policy(PILOTS), digest("14 January 2019", f"In 2022 {TOLD}", "2023")), ["dated-later"]),
    ],
)
def test_a_date_printed_over_an_item_is_the_day_of_what_it_tells(
    texts: tuple[SourceText, ...], orders: list[str]
) -> None:
    assert [f.order for f in found(*texts)] == orders


@pytest.mark.parametrize(("published", "told"), [("2022", True), ("2022-05-31", True), ("2022-07-01", False)])
def test_what_is_asked_for_at_once_is_told_within_two_years(published: str, told: bool) -> None:
    texts = policy("NATO will immediately train harbour pilots."), report(TOLD, published)
    assert bool(found(*texts)) == told


TRAIN = "train harbour pilots"
TRAINED = "has trained farmers and has launched courses for harbour pilots"


@pytest.mark.parametrize(
    ("asked", "told", "by_others"),
    [
        (TRAIN, "The Secretary-General trained harbour pilots.", ["United Nations", "Example House"]),
        (TRAIN, "The Secretary-General has launched courses for harbour pilots.", ["Example House"]),
        (TRAIN, f"The Secretary-General {TRAINED}.", ["Example House"]),
        (TRAIN, "The Council stresses that the Secretary-General has trained harbour pilots.", ["Example House"]),
        (
            "provide gender analysis training",
            "The Secretary-General has provided gender analysis training.",
            ["Example House"],
        ),
    ],
)
def test_texts_of_the_same_house_repeat_themselves_so_that_only_the_promised_act_counts(
    asked: str, told: str, by_others: list[str]
) -> None:
    title = "Security Council resolution 9001 (2020)"
    text = f"{title}\n\n1. Requests the Secretary-General to {asked};\n"
    asking = source("unscr-9001", text, "2020-01-01", "resolution", "United Nations", title)
    houses = [house for house in ("United Nations", "Example House") if found(asking, report(told, publisher=house))]
    assert houses == by_others


def test_a_promise_that_names_no_act_is_met_by_what_happened_to_its_thing() -> None:
    told = report("Reviews of harbour boats were completed.")
    assert [f.status for f in found(policy("NATO will make harbour boats."), told)] == ["reported-done"]


def test_a_text_of_the_council_tells_of_a_promise_of_another_house_by_any_act_near_to_it() -> None:
    told = report("NATO has launched courses for harbour pilots.", publisher="United Nations")
    assert [f.status for f in found(policy(PILOTS), told)] == ["reported-done"]


@pytest.mark.parametrize(
    ("asked", "told", "met"),
    [
        ("deepen the harbour basin of Fjordvik", "The harbour basin of Fjordvik was deepened.", True),
        ("deepen the harbour basin of Fjordvik", "The harbour basin of Lundby was deepened.", False),
        ("deepen the harbour basin of Fjordvik", "The harbour basin was deepened in May 2022.", True),
        ("deepen the harbour basin", "The harbour basin of Lundby was deepened.", True),
    ],
)
def test_names_that_no_list_has_tell_two_places_apart(asked: str, told: str, met: bool) -> None:
    assert bool(found(policy(f"NATO will {asked}."), report(told))) == met


def council(published: str, *paragraphs: str) -> SourceText:
    """A resolution on Mali."""
    title = f"Security Council resolution 9{published[2:4]}1 ({published[:4]})"
    text = "\n\n".join(f"{number}. {words}" for number, words in enumerate(paragraphs, start=1))
    return source(f"unscr-9{published[2:4]}1", f"{title}\n\n{text}\n", published, "resolution", "United Nations", title)


OF_MALI = ("Notes the harbours of Mali;", "Notes the rivers of Mali;", "Notes the lakes of Mali;")


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ("Welcomes that the Secretary-General has trained river pilots in Mali;", True),
        ("Welcomes that the Secretary-General has trained river pilots;", False),  # of no country
        ("Encourages States, whose crews the Secretary-General has trained as river pilots in Mali, to sail;", False),
        ("Underlines the importance of the river pilots whom the Secretary-General has trained in Mali;", False),
    ],
)
def test_one_resolution_tells_of_another_on_its_own_country_and_in_words_that_do_not_ask(told: str, met: bool) -> None:
    asking = council("2020-01-01", *OF_MALI, "Requests the Secretary-General to train river pilots in Mali;")
    assert bool(found(asking, council("2022-01-01", told))) == met


def test_working_with_others_goes_on_and_is_never_reported_by_the_council() -> None:
    told = council("2022-01-01", "Welcomes that the Secretary-General has consulted river pilots and ferry owners;")
    assert (
        found(council("2020-01-01", "Requests the Secretary-General to consult river pilots and ferry owners;"), told)
        == []
    )


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ("The harbour pilots have been trained.", True),
        ("Ships sail only once the harbour pilots have been trained.", False),
        ("Ships sail as soon as the harbour pilots have been trained.", False),
    ],
)
def test_what_holds_once_something_is_done_does_not_tell_that_it_was(told: str, met: bool) -> None:
    assert bool(found(policy(PILOTS), report(told))) == met


@pytest.mark.parametrize(("published", "met"), [("2025-05-31", True), ("2026-06-01", False)])
def test_what_has_no_name_is_told_within_five_years(published: str, met: bool) -> None:
    assert bool(found(policy(PILOTS), report(TOLD, published))) == met


@pytest.mark.parametrize(
    ("asked", "told", "met"),
    [
        ("appoint a Gender Adviser", "NATO appointed a Gender Adviser.", True),
        ("help the Gender Adviser", "NATO helped the Gender Adviser.", False),  # who is helped with what?
    ],
)
def test_a_post_is_the_matter_where_it_is_to_be_filled(asked: str, told: str, met: bool) -> None:
    assert bool(found(policy(f"NATO will {asked}."), report(told))) == met


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ("The Narvik Harbour Board trained all pilots.", True),
        ("The Board trained all pilots.", False),  # of whom?
    ],
)
def test_one_word_is_enough_of_one_who_acts_under_a_name_that_no_list_has(told: str, met: bool) -> None:
    assert bool(found(policy("The Narvik Harbour Board will train pilots."), report(told, publisher="Example"))) == met
