"""Tells which phrases side by side are told of each other: somebody and a post, a thing and what it is."""

from __future__ import annotations

from graph_build.extract.records import EVENTS, POSTS
from graph_build.extract.relations.known import NamedSentence, alike
from graph_build.reading import Frame, Phrase

_AT_PRESENT = frozenset({"now", "currently", "presently", "then", "previously", "formerly"})
_PLANS = frozenset({"plan", "strategy", "policy", "law", "programme", "order"})
_BETWEEN = frozenset({",", "(", "", ":", ",r"})
_POSSESSIVE = frozenset({"his", "her", "their"})


def is_beside(said: NamedSentence, left: Phrase, right: Phrase) -> bool:
    """Whether the second phrase stands beside the first and may say what it is."""
    gap = said.read.tokens.tag[left.end : right.start]
    if gap not in _BETWEEN or "date" in (left.cls, right.cls):
        return False
    held = right.title is not None and right.title.cls != "rank"
    if held and _is_anothers(said, right) and is_person(said, right):
        return False  # "the Secretary-General, his Envoy Anna Berg": two people
    titled = left.title is not None and any(same is not left for same in right.apposed)
    now = gap == ",r" and said.read.tokens.low[left.end + 1] in _AT_PRESENT  # "Anna Berg, now head of the Unit"
    if "pronoun" in (left.cls, right.cls) or _is_another_post(said, left, right):
        return False  # "as to the chair, I have an open mind"
    return (now or gap != ",r") and not titled  # "Prime Minister A, the President, B, met"


def _is_another_post(said: NamedSentence, person: Phrase, post: Phrase) -> bool:
    """Whether a post behind somebody is the next one's: "the Envoy, Anna Berg, the Chair, Lena Holt"; one that stands
    before somebody and behind another without a post is the first one's: "Anna Berg, the Chair, Lena Holt thanked"."""
    if post.cls != "post" and is_person(said, post) and person.cls == "post":
        return _is_of_one_before(said, person, post)
    last = _last_joined(said, post)
    before, holder = said.read.ends.get(person.start - 1), said.read.starts.get(last.end + 1)
    if holder is None or not (is_person(said, person) and is_person(said, holder)):
        return False
    tags, posts = said.read.tokens.tag, said.at(post)
    apart = tags[post.start - 1] == tags[last.end] == ","
    return apart and posts is not None and posts.kind in POSTS and _has_own(said, before, person)


def _has_own(said: NamedSentence, before: Phrase | None, person: Phrase) -> bool:
    """Whether somebody bears a post as a title, or stands behind one: "the efforts of the Envoy, Anna Berg"."""
    if person.title is not None and person.title.cls != "rank":
        return True
    told = before is not None and said.read.tokens.tag[person.start - 1] == ","
    return told and before is not None and any(one.cls == "post" for one in (before, *last_inside(before)))


def _is_anothers(said: NamedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is told as another's, who was named before: "his Envoy"."""
    return said.read.tokens.low[phrase.start] in _POSSESSIVE


def _last_joined(said: NamedSentence, post: Phrase) -> Phrase:
    """The last of posts that "and" joins to one: "the Envoy and Head of the Office, Anna Berg"."""
    tags, read = said.read.tokens.tag, said.read
    while tags[post.end : post.end + 1] == "&" and (other := read.starts.get(post.end + 1)) and other.cls == "post":
        post = other
    return post


def _is_of_one_before(said: NamedSentence, post: Phrase, person: Phrase) -> bool:
    """Whether a post before somebody is told of another before it: "Anna Berg, Chair of the Board, Lena Holt"."""
    before, tags = said.read.ends.get(post.start - 1), said.read.tokens.tag
    persons = [p for p in (before, *last_inside(before)) if is_person(said, p)] if before is not None else []
    if not persons or (persons[0].title is not None and persons[0].title.cls != "rank"):
        return False
    apart = tags[post.start - 1 : post.start] == tags[post.end : post.end + 1] == ","
    return apart and not _is_another_post(said, persons[0], post)


def is_person(said: NamedSentence, phrase: Phrase) -> bool:
    """Whether a phrase is somebody, of whom all is said that follows: "Anna Berg of Norway, a member of the panel"."""
    name = said.at(phrase)
    return name is not None and name.kind == "Person"


def last_inside(phrase: Phrase) -> tuple[Phrase, ...]:
    """The last phrase inside a phrase, of which the rest is said: "the work of Anna Berg, chair of the board"."""
    inner = phrase.innermost()
    return (inner,) if inner is not phrase else ()


def list_inside(said: NamedSentence, phrase: Phrase) -> tuple[Phrase, ...]:
    """Those of whom several are said to be something: "the envoys of Chad, Ghana and Togo, members of the Union"; of a
    list of phrases ("Ghana, Chad and Togo, members of") those before the last too."""
    listed = [part.phrase for part in phrase.parts if part.prep] or list(last_inside(phrase))
    read, first = said.read, phrase
    while (before := read.ends.get(first.start - 1)) is not None and read.tokens.tag[first.start - 1] in ",&":
        if not alike(said.at(before), said.at(phrase)):
            break
        listed.append(before)
        first = before
    return tuple(listed)


def other_post(said: NamedSentence, post: Phrase, other: Phrase | None, joint: int) -> tuple[Phrase, ...]:
    """The second of two posts of one person: "Special Envoy for Arland and Head of the Mission, Anna Berg"; of "the
    Director and his Envoy, Anna Berg" each is somebody's."""
    both = other is not None and post.cls == other.cls == "post" and not _is_anothers(said, post)
    joined = both and said.read.tokens.tag[joint : joint + 1] == "&" and other is not None and other.title is None
    return (other,) if joined and other is not None else ()


def of_thing_before(said: NamedSentence, frame: Frame) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]] | None:
    """Agent and patient of what the thing right before it is to do or for: "told the Oslo Forum, to be held in May", "a
    plan for implementing resolution 1325"."""
    tokens, aside = said.read.tokens, said.read.tokens.tag[frame.start - 1 : frame.start] == ","
    if frame.form == "gerund":
        plan = said.read.ends.get(frame.start - 1) if tokens.low[frame.start - 1] == "for" else None
        return ((plan,), frame.patient) if plan is not None and plan.cls in _PLANS else None
    near = said.read.ends.get(frame.start - aside)
    name = said.at(near) if near is not None else None
    if near is None or name is None or name.kind not in EVENTS:
        return None
    if frame.voice == "passive":
        return frame.agent, (near,)
    happens = frame.lemma in {"open", "begin", "start", "happen", "occur"} and not frame.patient
    placed = frame.lemma == "take" and any(tokens.low[p.head] == "place" for p in frame.patient)
    return ((near,), frame.patient) if happens or placed else None
