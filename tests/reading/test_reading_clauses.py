"""Shows that clauses become frames with the right roles, links and deontic heads: on our own sentences."""

import pytest

from graph_build.corpus.provisions import segment
from graph_build.corpus.source import Metadata, SourceText
from graph_build.reading import Frame, ReadSentence, explain, read_provision, read_sentence, read_text

# Sentence, and for each frame wanted, by its lemma: roles as words, and other fields.
CASES: list[tuple[str, dict[str, dict[str, object]]]] = [
    (
        "In May 2026, the Bridge Programme will train mediators.",
        {
            "train": {
                "agent": ["the Bridge Programme"],
                "patient": ["mediators"],
                "modal": "will",
                "tense": "future",
                "dates": ["in May 2026"],
                "deontic": "will",
            }
        },
    ),
    (  # a gerund that says what a noun is of: nobody is told to do it
        "The Office will add to the report requested in May a review of progress in implementing the Charter.",
        {"implement": {"agent": [], "patient": ["the Charter"], "subject_from": ""}},
    ),
    (
        "The plan adopted in 2020 for implementing the Charter was read.",
        {"implement": {"agent": ["The plan"], "patient": ["the Charter"], "subject_from": "control"}},
    ),
    (
        "The plan was adopted by Ministers in October 2021.",
        {
            "adopt": {
                "voice": "passive",
                "agent": ["Ministers"],
                "patient": ["The plan"],
                "dates": ["in October 2021"],
                "deontic": None,
            }
        },
    ),
    (
        "Working with Congress, the Department of State plans to give 2 million dollars to a fund.",
        {
            "work": {"agent": ["the Department of State"], "preps": ["with Congress"], "link": "participle"},
            "plan": {"agent": ["the Department of State"], "action": "give", "deontic": "intend"},
            "give": {"agent": ["the Department of State"], "patient": ["2 million dollars"], "preps": ["to a fund"]},
        },
    ),
    (
        "The mission, consistent with its mandate, shall assist the authorities.",
        {"assist": {"agent": ["The mission"], "subject_from": "parenthesis", "deontic": "shall"}},
    ),
    (
        "Decides that the Mission, at the request of Norway, and taking into account the views of Malta, shall act.",
        {"act": {"agent": ["the Mission"]}, "take": {"patient": ["the views of Malta"]}},
    ),
    (
        "The Board, bearing in mind the letter from the Chair, will train pilots.",
        {"bear": {"agent": ["The Board"], "patient": ["the letter from the Chair"]}, "train": {"agent": ["The Board"]}},
    ),
    (
        "Calls upon States to prevent and counter threats, and encourages donors to give.",
        {
            "call": {"asked": ["States"], "action": "prevent", "deontic": "call", "subject_from": "speaker"},
            "counter": {"agent": ["States"], "patient": ["threats"], "link": "shared"},
            "encourage": {"asked": ["donors"], "action": "give", "deontic": "encourage"},
        },
    ),
    (
        "The Council requests the Chair, through her Office, to report by 1 May 2030.",
        {
            "request": {"agent": ["The Council"], "asked": ["the Chair"], "action": "report"},
            "report": {"agent": ["the Chair"], "dates": ["by 1 May 2030"], "link": "complement"},
        },
    ),
    (
        "Demands that all States in the region cease their support.",
        {"demand": {"action": "cease"}, "cease": {"agent": ["all States"], "link": "that"}},
    ),
    (
        "The Panel, which advises the Board, will meet in Oslo.",
        {
            "advise": {"agent": ["The Panel"], "patient": ["the Board"], "link": "relative"},
            "meet": {"agent": ["The Panel"], "preps": ["in Oslo"], "link": ""},
        },
    ),
    (
        "Allies uphold the principles that Allies adopted in Oslo.",
        {"adopt": {"agent": ["Allies"], "patient": ["the principles"], "link": "relative", "tense": "past"}},
    ),
    (
        "Ghana and Kenya signed the treaty and opened an office.",
        {
            "sign": {"agent": ["Ghana", "Kenya"], "patient": ["the treaty"]},
            "open": {"agent": ["Ghana", "Kenya"], "patient": ["an office"], "subject_from": "shared"},
        },
    ),
    (
        "The Union hosted the talks and the Agency paid the costs.",
        {"host": {"patient": ["the talks"]}, "pay": {"agent": ["the Agency"], "subject_from": "adjacent"}},
    ),
    (
        "Advisers met in Oslo on 5 May 2020.",
        {"meet": {"agent": ["Advisers"], "preps": ["in Oslo"], "dates": ["on 5 May 2020"], "tense": "past"}},
    ),
    (
        "The board noted the adoption of the plan by Ministers.",
        {"adopt": {"form": "noun", "patient": ["the plan"], "parent": "note"}},
    ),
    (
        "Allies are committed to sharing lessons.",
        {"commit": {"agent": ["Allies"], "voice": "state", "action": "share", "deontic": "committed-to"}},
    ),
    (
        "The Union remains firmly committed to the Charter.",
        {"be committed": {"agent": ["The Union"], "deontic": "committed-to"}},
    ),
    (
        "Agencies are encouraged to comply with this order.",
        {"encourage": {"patient": ["Agencies"], "action": "comply", "deontic": "encouraged-to"}},
    ),
    (
        "If States agree, the Union will not close the office.",
        {"agree": {"link": "condition"}, "close": {"agent": ["the Union"], "polarity": False, "link": ""}},
    ),
    ("We renew our commitment to the agenda.", {"renew": {"agent": ["We"], "deontic": "expresses-commitment"}}),
    ("This approach will strengthen planning.", {"strengthen": {"deontic": "will", "unread": "effect"}}),
    ("Training will be essential.", {"be essential": {"deontic": "will", "unread": "forecast"}}),
    ("The board recognizes that States must report.", {"report": {"deontic": "must", "unread": "within recognize"}}),
    ("Nothing in this order shall limit the law.", {"limit": {"deontic": "shall", "unread": "denied"}}),
    (
        "Parties fund a network that will ease travel.",
        {"ease": {"agent": ["a network"], "link": "relative", "unread": "restrictive clause"}},
    ),
    (
        "The Office, set up in 2010, trains officers to protect civilians.",
        {"train": {"agent": ["The Office"]}, "protect": {"patient": ["civilians"]}, "set": {"form": "participle"}},
    ),
    (  # a noun of action takes who acts and what is done, and leaves the verb who is its own
        "The adoption by Ghana of the Charter was welcomed by donors.",
        {
            "adopt": {"agent": ["Ghana"], "patient": ["the Charter"]},
            "welcome": {"agent": ["donors"], "patient": ["The adoption"]},
        },
    ),
    (
        "Ministers gathered in Oslo for the review, the third of its kind since the Union took up the matter.",
        {"gather": {"form": "finite", "tense": "past", "agent": ["Ministers"]}},
    ),
    (
        "The Board was set up to advise the Council.",
        {"advise": {"form": "infinitive", "agent": ["The Board"], "patient": ["the Council"]}},
    ),
    (
        "The draft will form the basis for a seminar to be hosted by the Union in May.",
        {"host": {"agent": ["the Union"], "patient": ["a seminar"], "link": "participle"}},
    ),
    (
        "The Centre is hosting a panel in Accra, comprising envoys from the Union.",
        {"comprise": {"agent": ["a panel"], "patient": ["envoys"]}},
    ),
    (
        "Two texts, the Harbour Manual and the Harbour Guide, were replaced by the Code.",
        {"replace": {"patient": ["Two texts", "the Harbour Manual", "the Harbour Guide"]}},
    ),
    (
        "The States held last week a seminar on trade.",
        {"hold": {"agent": ["The States"], "patient": ["a seminar on trade"]}},
    ),
    (
        "Encourages the Mission to widen its contacts, including with women, and to help keep the peace.",
        {"help": {"link": "shared", "agent": ["the Mission"]}},
    ),
    (
        "The Brief for Commanders concerns safe havens.",
        {"concern": {"form": "finite", "agent": ["The Brief for Commanders"]}},
    ),
    (
        "The Cabinet appointed Jonas Wekesa Executive Director of the Fund.",
        {"appoint": {"patient": ["Jonas Wekesa", "Executive Director of the Fund"]}},
    ),
    (  # a name and a wish are no duties
        "This Act shall be known as the Ports Act.",
        {"know": {"deontic": None}},
    ),
    ("I should like to thank Togo.", {"like": {"deontic": None}}),
    (
        "The Unit is an advisory body to the Board that aims to help.",
        {"aim": {"agent": ["The Unit"], "subject_from": "relative"}},
    ),
    (
        "The Unit writes to the Board that aims to help.",
        {"aim": {"agent": ["the Board"], "subject_from": "relative"}},
    ),
    ("The Network is a forum for pilots to meet.", {"meet": {"agent": ["pilots"]}}),
]


def seen(sentence: ReadSentence, frame: Frame) -> dict[str, object]:
    words, frames = sentence.words, sentence.frames
    return {
        "agent": [words(p) for p in frame.agent],
        "patient": [words(p) for p in frame.patient],
        "asked": [words(p) for p in frame.asked],
        "preps": [f"{p.prep} {words(p.phrase)}" for p in frame.preps],
        "dates": [f"{p.prep} {words(p.phrase)}" for p in frame.dates],
        "action": frames[frame.action].lemma if frame.action is not None else None,
        "parent": frames[frame.parent].lemma if frame.parent is not None else None,
        "deontic": frame.deontic.rule if frame.deontic else None,
        **{
            k: getattr(frame, k)
            for k in ("voice", "modal", "tense", "link", "form", "polarity", "unread", "subject_from")
        },
    }


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_a_sentence_has_its_frames(text: str, wanted: dict[str, dict[str, object]]) -> None:
    sentence = read_sentence(text)
    found = {f.lemma: seen(sentence, f) for f in sentence.frames}
    assert wanted.keys() <= found.keys(), list(found)
    for lemma, fields in wanted.items():
        assert {key: found[lemma][key] for key in fields} == fields, lemma


def test_frames_stand_in_order_and_point_inside_their_sentence() -> None:
    for text, _ in CASES:
        sentence = read_sentence(text)
        frames = sentence.frames
        for index, frame in enumerate(frames):
            assert frame.start <= frame.trigger < frame.stop <= frame.end <= frame.tail <= len(sentence.tokens)
            assert all(0 <= i < len(frames) and i != index for i in (frame.parent, frame.action) if i is not None)
        assert [f.start for f in frames] == sorted(f.start for f in frames)


def test_offsets_of_a_text_count_from_its_start() -> None:
    text = "The Council met. It will train officers."
    sentences = read_text(text)
    assert [text[s.tokens.start[0] : s.tokens.end[-1]] for s in sentences] == [
        "The Council met.",
        "It will train officers.",
    ]
    phrase = sentences[1].frames[0].patient[0]
    assert text[slice(*sentences[1].span(phrase))] == "officers"


def test_a_provision_is_read_after_its_number() -> None:
    source = SourceText("law.txt", "1. The Council shall report.\n\n2. It will meet.\n", "0", Metadata())
    provisions = [p for p in segment(source) if p.number]
    sentences = [s for p in provisions for s in read_provision(p)]
    assert [s.tokens.word[0] for s in sentences] == ["The", "It"]
    first = sentences[0].phrases[0]
    assert provisions[0].reading.text[slice(*sentences[0].span(first))] == "The Council"


def test_explain_shows_tokens_phrases_and_frames() -> None:
    shown = explain("The Council will train officers.")
    assert "officers/S" in shown
    assert '[The Council] body, head Council, name "Council"' in shown
    assert "train (finite): will train; who: [The Council]; whom or what: [officers]" in shown
    assert "Undertaking by will" in shown
