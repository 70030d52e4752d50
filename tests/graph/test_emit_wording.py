"""A commitment's verb keeps its particle, and a passive says what is to be done."""

import pytest

from graph_build.graph.emit.wording import verb_and_action


@pytest.mark.parametrize(
    ("verb", "action", "sentence", "told"),
    [
        (
            "will be carried",
            "out by the Board in 2031",
            "A mid-term review will be carried out by the Board in 2031",
            ("will be carried out", "a mid-term review by the Board in 2031"),
        ),
        ("shall set", "up a fund", "The Board shall set up a fund", ("shall set up", "a fund")),
        ("will reach", "out to ports", "The Board will reach out to ports", ("will reach out", "to ports")),
        ("will be opened", "by 2031", "Three ports will be opened by 2031", ("will be opened", "Three ports by 2031")),
        ("will be fully met", "", "All costs will be fully met", ("will be fully met", "all costs")),
    ],
)
def test_nothing_of_what_is_to_be_done_is_lost(verb: str, action: str, sentence: str, told: tuple[str, str]) -> None:
    assert verb_and_action(verb, action, sentence) == told


@pytest.mark.parametrize(
    ("verb", "action", "sentence"),
    [
        ("will train", "officers", "The Board will train officers"),
        ("are urged", "to report", "Member States are urged to report"),
        ("shall be reviewed", "The plan shall be reviewed.", "The plan shall be reviewed"),
        ("shall report", "outcomes to the Board", "The Union shall report outcomes to the Board"),
        ("Train", "200 officers", "Train 200 officers"),
    ],
)
def test_all_else_stays(verb: str, action: str, sentence: str) -> None:
    assert verb_and_action(verb, action, sentence) == (verb, action)
