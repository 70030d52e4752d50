"""Shows what was learnt from laws, communiqués and press releases: sections, signatures, short forms, who is host."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of, named, stated

SECTION = """HARBOUR ACT

Section 4. Mandate. – The Commission shall promote safe ports.

Section 9. Functions. – The Commission shall have the following functions:

[...]

2.3. Monitor and assess the state of ports;

3. Coordination with others:

3.1. Work with agencies to keep figures;

[...]

APPROVED.
"""


def test_what_stands_below_a_section_of_a_law_is_numbered_by_it_and_bound_as_it_says() -> None:
    document = extract_of(SECTION)
    numbers = {p.key: p.number for p in document.provisions}
    told = {numbers[c.provision]: c.bearers[0][0] for c in clauses_of(SECTION) if c.rule.endswith("-item")}
    assert told == {"9(2.3)": "Commission", "9(3.1)": "Commission"}


@pytest.mark.parametrize(
    ("lines", "person", "post"),
    [
        ("ATTY. ALI PANGAL M. BALIN\n\nSpeaker", "Ali Pangal M. Balin", "Speaker"),
        ("THE HON. DR ANNA BERG MP\n\nMinister of Ports", "Anna Berg", "Minister of Ports"),
    ],
)
def test_a_signature_in_capitals_is_a_person_and_the_post_below(lines: str, person: str, post: str) -> None:
    document = extract_of(f"The ports of Norland were opened in May 2031.\n\n{lines}\n\nNo port was closed in May.\n")
    assert (person.lower().replace(".", ""), "holdsPost", post.lower()) in stated(document)


def test_no_words_without_a_name_are_a_person() -> None:
    text = "The open letter of the Vale Coalition to the Prime Minister, Not Without Us, was published on 20 May 2031."
    assert not named(extract_of(text), "Person")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Ghana and Togo co-organized last week a side event on women in trade.",
         ("ghana", "hosts", "side event on women")),
        ("The draft will form the basis for the Harbour Symposium to be co-hosted by the Tide Commission in Oslo.",
         ("tide commission", "hosts", "harbour symposium")),
        ("The participation of Minister Sadia Rahimi in the Harbour Summit was noted by several networks.",
         ("sadia rahimi", "participatedIn", "harbour summit")),
        ("Research was done by the Tide Data Team, one of the four divisions of the Harbour Institute.",
         ("tide data team", "partOf", "harbour institute")),
        ("The Board sat in May, when it appointed Jonas Wekesa Executive Director of the Tide Fund.",
         ("executive director of the tide fund", "postIn", "tide fund")),
        ("The new members of the panel, Maria Velden and Joseph Okafor, were appointed on 11 January 2024.",
         ("joseph okafor", "appointedOn", "2024-01-11")),
        ("The Harbour Council adopted conclusions last week. It also endorsed the Bergen Plan of Action.",
         ("bergen plan of action", "adoptedBy", "harbour council")),
    ],
)  # fmt: skip
def test_a_relation_is_told(text: str, statement: tuple[str, str, str]) -> None:
    assert statement in stated(extract_of(text))


def test_a_short_form_that_a_text_gives_means_what_the_text_says() -> None:
    document = extract_of("The National Action Commission (NAC) met in Nairobi. The NAC will report yearly.")
    assert {m.thing for m in document.mentions if m.surface in {"NAC", "National Action Commission"}} == {
        m.thing for m in document.mentions if m.surface == "National Action Commission"
    }


@pytest.mark.parametrize(
    ("long", "short"),
    [("Department for Peacekeeping Operations", "DPKO"), ("Intergovernmental Authority for Development", "IGAD")],
)
def test_a_name_that_differs_by_small_words_is_one_with_the_known_one(long: str, short: str) -> None:
    document = extract_of(f"The Board thanked the {long} ({short}). {short} will send a team.")
    assert len({m.thing for m in document.mentions if m.surface in {long, short}}) == 1


def test_what_went_on_being_asked_is_told_and_no_commitment() -> None:
    assert not clauses_of("The Board has been asking States to send pilots for more than a decade.")


def test_a_post_known_by_its_owner_in_the_genitive_is_a_thing_of_the_document() -> None:
    document = extract_of("Admiral Anna Berg, Chair of NATO's Military Committee, opened the debate.")
    posts = {h.post for h in document.holdings} | {m.thing for m in document.mentions if m.kind == "Post"}
    assert posts == {"chair-of-the-nato-military-committee"}
    assert posts <= document.things.keys()
