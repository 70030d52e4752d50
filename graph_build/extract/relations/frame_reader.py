"""Turns scenes into what the rows of frames say of them: subject, property, object, and the dates of a holding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.extract.records import EVENTS, Mention
from graph_build.extract.relations.beside import is_beside, is_person
from graph_build.extract.relations.discourse import Back, led_in, owning, pointing
from graph_build.extract.relations.frame_rows import OTHERWISE, FrameFact, FrameRow, Side, frame_table
from graph_build.extract.relations.known import (
    NamedSentence,
    is_over_the_news,
    names_document,
    places_around,
    points_back,
)
from graph_build.extract.relations.scenes import CLAUSE, Scene, scenes
from graph_build.reading import Part, Phrase

_HE_OR_SHE = frozenset({"he", "she"})
_DATES = frozenset({"Date"})
_ON_ITS_DAY = frozenset({"adoptedOn", "publishedOn", "establishedOn", "occursOn"})
_UP_TO = ("until", "till", "through", "by", "before", "later", "earlier", "after", "for")
_NOT_YET = frozenset({"will", "'ll", "shall", "should", "must", "may", "can", "could", "would", "might"})
_MEANT = frozenset({"will", "'ll", "shall"})


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that a row found: a mention, "self" or words that point back as ends; a mention, or "heading", as date."""

    rule: str
    subject: Mention | Back | str
    predicate: str
    object: Mention | Back | str
    start: Mention | Back | str | None = None
    end: Mention | Back | str | None = None
    during: Mention | Back | str | None = None
    seen: Mention | Back | str | None = None


_ITSELF = frozenset({"text", "resolution", "recommendation", "decision", "opinion", "declaration", "communiqué"})


def read_frames(said: NamedSentence) -> Iterator[Match]:
    """Every fact of every row in the sentence."""
    table, kinds = frame_table(), frozenset(name.kind for name in said.names.values())
    for scene in scenes(said):
        filled = frozenset([role for names in (scene.roles, scene.inside) for role, named in names.items() if named])
        filled |= {"agent"} if _is_led_in(scene) else frozenset()
        for row, facts in table.opened(scene.place, scene.word, filled, kinds):
            if _fits(said, row, scene):
                for fact in facts:
                    yield from _stated(said, scene, row, fact)


def _is_led_in(scene: Scene) -> bool:
    """Whether a clause opens its sentence without a subject: what stands over a list may be it."""
    return scene.place == CLAUSE and scene.form == "finite" and not (scene.first or scene.roles["agent"])


def _fits(said: NamedSentence, row: FrameRow, scene: Scene) -> bool:
    if (row.forms and scene.form not in row.forms) or not _has_nouns(row, scene) or scene.word in row.exempt:
        return False
    if row.bare and (scene.first or scene.roles.get("patient")) and not _is_the_text(said, scene):
        return False
    if (row.alone and scene.roles.get("patient")) or (row.sole and _hangs_on(scene)):
        return False
    if scene.form == "infinitive" and (
        not row.purpose if scene.link == "purpose" else not row.future
    ):  # "founded to host", "a chance to join"
        return False
    return scene.modal not in _NOT_YET or (row.future and scene.modal in _MEANT)


def _is_the_text(said: NamedSentence, scene: Scene) -> bool:
    """Whether the object of a participle is the document that says so: "Text adopted by the Assembly on 3 May"."""
    phrases = scene.roles.get("patient", ())
    bare = len(phrases) == 1 and (phrases[0].start, phrases[0].end) == (0, 1) and said.at(phrases[0]) is None
    return bare and scene.form == "participle" and scene.patient_noun in _ITSELF


def _hangs_on(scene: Scene) -> bool:
    """Whether a clause has more than a subject: an object, a place, a day."""
    return any(scene.roles[role] for role in scene.roles.keys() - {"agent", "owner", "owned"})


def _has_nouns(row: FrameRow, scene: Scene) -> bool:
    """Whether the nouns that a row asks for stand in their roles."""
    if (row.nouns and scene.patient_noun not in row.nouns) or (row.subjects and scene.agent_noun not in row.subjects):
        return False
    return not (row.amid and row.amid.isdisjoint(scene.governed))


def _stated(said: NamedSentence, scene: Scene, row: FrameRow, fact: FrameFact) -> Iterator[Match]:
    objects = list(_fillers(said, scene, fact.object))
    if not objects:
        return
    if fact.object.kinds == _DATES:  # a further date is of something else: "agreed in 2012, and the other in 2014"
        late = _limits(said, scene, fact.object) if fact.predicate in _ON_ITS_DAY else []
        objects = [one for one in objects if one not in late and not is_over_the_news(said, one)][:1]
    if fact.predicate == "occursAt":
        objects += places_around(said, [one for one in objects if isinstance(one, Mention)])
    dates = [_date(said, scene, role) for role in (fact.start, fact.end, fact.during, fact.seen)]
    for subject in _fillers(said, scene, fact.subject):
        for obj in objects:
            if subject != obj and not (fact.mutual and _is_before(obj, subject)):
                yield Match(row.id, subject, fact.predicate, obj, *dates)


def _limits(said: NamedSentence, scene: Scene, side: Side) -> list[Mention]:
    """The dates up to or for which something lasts, on which nothing was done: "adopted by the Council, until"; not
    those that the row asks for."""
    preps = (prep for prep in _UP_TO if (f"date-{prep}",) not in side.paths)
    named = (said.at(phrase) for prep in preps for phrase in scene.roles.get(f"date-{prep}", ()))
    return [name for name in named if name is not None]


def _is_before(one: Mention | Back | str, other: Mention | Back | str) -> bool:
    return isinstance(one, Mention) and isinstance(other, Mention) and one.start < other.start


def _date(said: NamedSentence, scene: Scene, role: str | None) -> Mention | Back | str | None:
    if role is None:
        return None
    return next(_fillers(said, scene, Side(tuple((one,) for one in role.split("|")), _DATES)), None)


def _fillers(said: NamedSentence, scene: Scene, side: Side) -> Iterator[Mention | Back | str]:
    """The names that fill an end of a fact; what stands last in the row's list where they have none."""
    if side.is_outside:
        yield side.last
        return
    found = False
    for filler in _inside(said, scene, side):
        found = True
        yield filler
    if not found and scene.form == "gerund" and ("agent",) in side.paths:
        near = _before_comma(said, scene, side)
        found = near is not None
        yield from () if near is None else (near,)
    if not found and scene.form == "participle":
        for filler in _last_told(said, scene, side):
            found = True
            yield filler
    if not found and ("agent",) in side.paths and _is_led_in(scene):
        above = led_in(said, side.kinds)
        if above is not None:
            yield above
    if not found and side.last in OTHERWISE:
        yield side.last


def _before_comma(said: NamedSentence, scene: Scene, side: Side) -> Mention | None:
    """The name right before a comma and a form in -ing: "a new plan, succeeding the plan of 2019"."""
    if said.read.tokens.tag[scene.first - 1 : scene.first] != ",":
        return None
    name = said.names.get(scene.first - 2)
    return name if name is not None and name.kind in side.kinds else None


def _last_told(said: NamedSentence, scene: Scene, side: Side) -> Iterator[Mention]:
    """The name that ends the phrase before a participle: "the author of "Long Roads", issued by the Union"."""
    if ("patient",) not in side.paths:
        return
    for phrase in scene.roles.get("patient", ()):
        if said.at(phrase) is None and phrase.parts:
            yield from [m for m in said.within(phrase.end - 1, phrase.end) if m.kind in side.kinds]


def _inside(said: NamedSentence, scene: Scene, side: Side) -> Iterator[Mention | Back | str]:
    roles, inside, kinds = scene.roles, scene.inside, side.kinds
    for role, path in side.ways:
        if role in inside:
            yield from (m for m in inside[role] if m.kind in kinds)
        if role == "owner":
            yield from filter(None, (owning(said, phrase, kinds) for phrase in roles.get("owned", ())))
        for phrase in roles.get(role, ()):
            for meant in _along(phrase, path) if path else (phrase,):
                yield from _named(said, meant, kinds)


def _along(phrase: Phrase, path: tuple[str, ...]) -> Iterator[Phrase]:
    """The phrases at the end of a path of prepositions; "owner" is whose a phrase is: "the Unit's mandate"."""
    if not path:
        yield phrase
        return
    if path[0] == "owner" and phrase.owner is not None:
        yield from _along(phrase.owner, path[1:])
    found = ""
    for part in phrase.parts:
        if part.prep == path[0] or (_joins(part) and part.phrase.cls == found != phrase.cls):  # "an adviser to A and B"
            found = part.phrase.cls
            yield from _along(part.phrase, path[1:])


def _subject_before(said: NamedSentence, pronoun: Phrase) -> Mention | None:
    """The one person who is the subject of a clause before "he" or "she" in the sentence; None for none."""
    subjects = [f.subjects for f in said.read.frames if f.form == "finite"]
    before = [phrases[0] for phrases in subjects if len(phrases) == 1 and phrases[0].end <= pronoun.start]
    names = [name for phrase in before if (name := said.at(phrase)) is not None and name.kind == "Person"]
    return names[-1] if names else None


def _named(said: NamedSentence, phrase: Phrase, kinds: frozenset[str]) -> Iterator[Mention | Back | str]:
    """The name of a phrase, and of those joined to it."""
    name = said.at(phrase)
    if name is not None and name.kind in kinds and not (name.kind == "State" and _locates(said, phrase)):
        yield name
    elif phrase.cls == "pronoun" and "Person" in kinds and said.read.tokens.low[phrase.head] in _HE_OR_SHE:
        yield _subject_before(said, phrase) or "lastperson"
    elif phrase.cls == "pronoun" and "Person" in kinds and said.read.tokens.low[phrase.head] == "i":
        yield "speaker"
    elif (
        phrase.cls == "pronoun"
        and said.read.tokens.low[phrase.head] == "they"
        and (those := _those(said, phrase, kinds))
    ):
        yield from those
    elif name is None and kinds >= EVENTS and points_back(said, phrase):
        yield "lastevent"
    elif name is None and "Document" in kinds and names_document(said, phrase):
        yield "self"
    else:
        yield from _otherwise(said, phrase, kinds)
    for part in phrase.parts:
        if _joins(part):
            yield from _named(said, part.phrase, kinds)


def _those(said: NamedSentence, they: Phrase, kinds: frozenset[str]) -> list[Mention]:
    """The several of whom the clause before tells: "Anna Berg and Lena Holt are champions and they took part"."""
    for frame in reversed(said.read.frames):
        if frame.form == "finite" and frame.start < they.start:
            names = [said.at(p) for p in frame.subjects]
            known = [name for name in names if name is not None and name.kind in kinds]
            return known if len(known) > 1 else []
    return []


def _otherwise(said: NamedSentence, phrase: Phrase, kinds: frozenset[str]) -> Iterator[Mention | Back | str]:
    """What a phrase without a fitting name stands for: what is said beside it or of it, what it points back to."""
    left = said.read.ends.get(phrase.start - 1)
    beside = left is not None and (phrase in left.apposed or _is_of(said, left, phrase))
    twins = (*phrase.apposed, *((left,) if beside and left else ()), *said.called(phrase), *_told_by(said, phrase))
    named = [twin for same in twins if (twin := said.at(same)) is not None and twin.kind in kinds]
    yield from named
    if not named and phrase.plural:
        for listed in _behind_colon(said, phrase, kinds):
            named.append(listed)
            yield listed
    if not named and said.at(phrase) is None:
        back = pointing(said, phrase, kinds)
        if back is not None:
            yield back


def _is_of(said: NamedSentence, person: Phrase, post: Phrase) -> bool:
    """Whether a post, or what somebody is, stands behind a name and a clause tells of it: "said Anna Berg, Chair of the
    Board, who opened it", "Anna Berg, a lawyer who serves as envoy"."""
    told = post.cls == "post" and said.read.tokens.tag[post.end : post.end + 2] == ",w"
    is_one = post.det in {"a", "an"} and not post.plural and said.read.tokens.tag[post.end : post.end + 1] == "w"
    return (told or is_one) and is_person(said, person) and is_beside(said, person, post)


def _behind_colon(said: NamedSentence, phrase: Phrase, kinds: frozenset[str]) -> list[Mention]:
    """The names of the several of whom a phrase speaks, listed behind a colon: "six texts adopted by the Council: A, B
    and C"; none where a verb comes between or behind."""
    tags = said.read.tokens.tag
    colon = tags.find(":", phrase.end)
    if colon < 0 or "." in tags[phrase.end : colon]:
        return []
    if any(f.start >= phrase.end and f.form not in {"participle", "noun"} for f in said.read.frames):
        return []
    return [m for m in said.within(colon + 1, len(tags)) if m.kind in kinds]


def _told_by(said: NamedSentence, we: Phrase) -> tuple[Phrase, ...]:
    """Who "we" are: "We, the Leaders of the Union, met in Oslo"."""
    if said.read.tokens.low[we.head] != "we" or said.read.tokens.tag[we.end : we.end + 1] != ",":
        return ()
    behind = said.read.starts.get(we.end + 1)
    closed = behind is not None and said.read.tokens.tag[behind.end : behind.end + 1] == ","
    return (behind,) if behind is not None and closed else ()


def _locates(said: NamedSentence, state: Phrase) -> bool:
    """Whether a state only says where the place before it is: "Norfolk, U.S."."""
    place = said.names.get(state.start - 2)
    return place is not None and place.kind == "Place" and said.read.tokens.word[state.start - 1] == ","


def _joins(part: Part) -> bool:
    return part.prep in {"and", "or", "&", ","}
