"""Shows that every row of the tables of words does what it says, on its examples and its near misses."""

import tomllib
from importlib.resources import files

import pytest

from graph_build.reading import TOLD, read_sentence
from graph_build.reading.lexicon import field_verbs, head_of, heads, lemma_of, readings_of
from graph_build.reading.lexicon.states import state_names, states_of_adjective
from graph_build.reading.lexicon.tags import closed
from graph_build.reading.readings import rows
from graph_build.reading.tokens import joined, tokenize


def table(name: str) -> dict[str, list[dict[str, object]]]:
    text = files("graph_build.reading.lexicon").joinpath(name).read_text("utf-8")
    return tomllib.loads(text)


def examples(row: dict[str, object], key: str) -> list[str]:
    found = row.get(key, [])
    assert isinstance(found, list)
    return found


READINGS = sorted({(row.id, example) for row in rows() for example in (*row.yes, *row.no)})
HEADS = [(r["cls"], t) for r in table("heads.toml")["head"] for t in examples(r, "yes")]
NO_HEADS = [(r["cls"], t) for r in table("heads.toml")["head"] for t in examples(r, "no")]
VERBS = [(r["id"], r["lemmas"], t) for r in table("verbs.toml")["verb"] for t in examples(r, "yes")]
NO_VERBS = [(r["id"], r["lemmas"], t) for r in table("verbs.toml")["verb"] for t in examples(r, "no")]
DEONTIC = [(r["id"], t) for r in table("deontic.toml")["deontic"] for t in examples(r, "yes")]
NO_DEONTIC = [(r["id"], t) for r in table("deontic.toml")["deontic"] for t in examples(r, "no")]


@pytest.mark.parametrize(("row", "example"), READINGS)
def test_a_word_of_two_readings_is_decided_by_its_neighbours(row: str, example: str) -> None:
    text, word, tag = (part.strip() for part in example.split("|"))
    tokens = tokenize(text)
    assert tokens.tag[tokens.word.index(word)] == tag, f"{row}: {tokens.tag}"


@pytest.mark.parametrize(("cls", "text"), HEADS)
def test_a_head_gives_its_phrase_a_class(cls: str, text: str) -> None:
    phrases = read_sentence(f"They know {text}.").phrases
    assert [p.cls for p in phrases[1:]] == [cls]


@pytest.mark.parametrize(("cls", "text"), NO_HEADS)
def test_a_near_miss_of_a_head_is_of_another_class(cls: str, text: str) -> None:
    assert cls not in [p.cls for p in read_sentence(text).phrases]


@pytest.mark.parametrize(("rule", "lemmas", "text"), VERBS)
def test_a_verb_of_the_field_is_read_as_a_verb(rule: str, lemmas: str, text: str) -> None:
    assert any(f.lemma in lemmas.split() for f in read_sentence(text).frames if f.form in {"finite", "base"}), rule


@pytest.mark.parametrize(("rule", "lemmas", "text"), NO_VERBS)
def test_a_noun_like_a_verb_stays_a_noun(rule: str, lemmas: str, text: str) -> None:
    found = [f for f in read_sentence(text).frames if f.form in {"finite", "base"} and f.deontic is not None]
    assert not [f for f in found if f.lemma in lemmas.split()], rule


@pytest.mark.parametrize(("rule", "text"), DEONTIC)
def test_a_row_finds_what_asks_or_promises(rule: str, text: str) -> None:
    frames = read_sentence(text).frames
    assert [f.deontic.rule for f in frames if f.deontic is not None and f.unread != TOLD] == [rule]


@pytest.mark.parametrize(("rule", "text"), NO_DEONTIC)
def test_a_row_lets_its_near_miss_be(rule: str, text: str) -> None:
    assert rule not in [f.deontic.rule for f in read_sentence(text).frames if f.deontic is not None]


def test_every_row_has_a_reason_and_an_example() -> None:
    for name, key in (
        ("readings.toml", "row"),
        ("heads.toml", "head"),
        ("verbs.toml", "verb"),
        ("deontic.toml", "deontic"),
    ):
        for row in table(name)[key]:
            assert row["why"], (name, row)
            assert examples(row, "yes") or key == "row", (name, row)


def test_expressions_have_a_tag_a_word_and_stand_once() -> None:
    seen = [words for rows_ in joined().values() for words, _ in rows_]
    assert len(seen) == len(set(seen))
    assert all(len(words) == len(tags) for rows_ in joined().values() for words, tags in rows_)


def test_look_ups_know_forms_heads_states() -> None:
    assert lemma_of("took") == "take"
    assert set("NV") <= set(readings_of("support"))
    assert head_of("ministries") == heads()["ministry"]
    assert head_of("sub-committees") is not None
    assert field_verbs()["urge"].form == "asked"
    assert {"chile", "south sudan", "united states"} <= state_names()
    assert states_of_adjective()["jordanian"] == ("Jordan",)
    assert set(states_of_adjective()["congolese"]) == {"Congo", "Democratic Republic of the Congo"}
    assert closed()["which"] == "w"
