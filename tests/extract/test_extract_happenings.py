"""Shows that a happening in small letters is a thing where the clause gives it a day, and what is told of it."""

import pytest
from extract_probe import Statement, extract_of, rules_stating

HELD = [
    ("The Harbour Office held a consultation with fishers in Oslo on 12 June 2031.", "consultation", "2031-06-12"),
    ("From 3 to 5 March 2031 the Harbour Office organized a three-day workshop in Oslo.", "three-day workshop",
     "2031-03-03/2031-03-05"),
    ("The first regional dialogue on harbours and peace took place in Oslo on 9 July 2031.",
     "first regional dialogue on harbours and peace", "2031-07-09"),
    ("A training course on mediation was held in Oslo on 4 May 2031.", "training course on mediation", "2031-05-04"),
    ("Legislative elections will be held on 28 September 2031.", "Legislative elections", "2031-09-28"),
    ("The Harbour Board has not met after its third session, in November 2031.", "third session", "2031-11"),
    ("The Harbour Platform, a network founded in 2021, held its second national forum on 5 May 2031.",
     "second national forum", "2031-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "day"), HELD)
def test_what_is_held_on_a_day_is_an_event_with_that_day(sentence: str, name: str, day: str) -> None:
    extract = extract_of(sentence)
    (event,) = {m.thing for m in extract.mentions if m.surface == name}
    days = {r.object for r in extract.relations if r.subject == event and r.predicate == "occursOn"}
    assert days == {day}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Office held a consultation with fishers.",
        "The Harbour Office held consultations in 2031.",
        "The Harbour Office did not hold a workshop on 3 March 2031.",
        "The Harbour Office sold a workshop on 3 March 2031.",
        "No workshop was held on 3 March 2031.",
        "The report of 3 March 2031 speaks of a workshop.",
    ],
)
def test_what_has_no_day_of_its_own_is_no_event(sentence: str) -> None:
    kinds = {m.kind for m in extract_of(sentence).mentions}
    assert not kinds & {"Event", "Meeting", "Conference"}


def test_each_resolution_of_a_list_has_the_organ_before_it() -> None:
    extract = extract_of("Guided by Security Council resolutions 1325 (2000) on women, 1820 (2008) and 2467 (2019).")
    for number in (1325, 1820, 2467):
        said = Statement(f"unscr-{number}", "adoptedBy", "united-nations-security-council")
        assert rules_stating(extract, said), number


@pytest.mark.parametrize(
    "symbol", ["PSC/PR/COMM.1198 (2024)", "PSC/AHG/COMM.1(CDXVII)", "Assembly/AU/Dec.815(XXXV)", "MC.DEC/14/04"]
)
def test_symbols_of_other_houses_are_documents(symbol: str) -> None:
    extract = extract_of(f"Recalling its earlier decision [{symbol}] on harbours.")
    assert [m.surface for m in extract.mentions if m.kind == "OtherDocument"] == [symbol]
