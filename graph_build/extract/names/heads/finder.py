"""Turns the phrases of a sentence into names that no list holds, each with its kind, owner and short form."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.extract.names.forms import Found
from graph_build.extract.names.heads.actors import actor_group, is_common_group
from graph_build.extract.names.heads.capitals import is_capital
from graph_build.extract.names.heads.happenings import extent_of_held, is_dated, is_held
from graph_build.extract.names.heads.kinds import HeadKind, head_kinds, name_words
from graph_build.extract.names.heads.led import is_mission_to_state, led_bodies, named_by_people
from graph_build.extract.names.heads.persons import (
    acting_acronyms,
    first_rank,
    member_span,
    personal_phrases,
    personal_span,
)
from graph_build.extract.names.heads.places import places_in
from graph_build.extract.names.heads.spans import (
    Extent,
    extent_of,
    has_proper,
    joined_before,
    made_span,
    tells_locally,
)
from graph_build.extract.records import BODIES, DOCUMENTS, EVENTS
from graph_build.reading import Frame, Phrase, ReadSentence, Tokens, head_of, heads, singulars, without_letters

# Kinds inside whose names no document is named by a noun alone: "Assistant Secretary for Defence Policy".
_RESOLUTIONS = frozenset({"resolution", "resolutions", "unscr", "unscrs"})
_SUBJECTS_INSIDE = BODIES | {"Post"}


def names_in(sentence: ReadSentence) -> Iterator[Found]:
    """Names in the order of the phrases, those inside a name after it."""
    persons = personal_phrases(sentence)
    for phrase in sentence.phrases:
        yield from _names_of(sentence, phrase, persons, "")
        yield from _post_and_body(sentence, phrase, persons)
    for phrase in acting_acronyms(sentence):
        at = phrase.head
        yield Found(sentence.tokens.start[at], sentence.tokens.end[at], "Organization", "acronym-that-acts")
    yield from led_bodies(sentence)
    yield from places_in(sentence)


def _names_of(sentence: ReadSentence, phrase: Phrase, persons: frozenset[Phrase], around: str) -> Iterator[Found]:
    member = member_span(sentence.tokens, phrase)
    if member is not None:
        tokens, (first, end) = sentence.tokens, member
        name = (("name", tokens.slice(first, end)),)
        yield Found(tokens.start[first], tokens.end[phrase.name_end - 1], "Person", "head-person", name)
        return
    if phrase.cls == "person" or (persons and phrase in persons):
        found = _person(sentence, phrase)
    else:
        found = named_by_people(sentence, phrase) or _sent_post(sentence, phrase) or _name(sentence, phrase)
        found = found or _post_of(sentence, phrase, persons)
    if phrase.title is not None and sentence.tokens.low[phrase.title.head] in name_words("posts-alone"):
        title, tokens = phrase.title, sentence.tokens
        yield Found(tokens.start[title.name_start], tokens.end[title.head], "Post", "head-title")
    if found is not None and not (found.kind in DOCUMENTS and around in _SUBJECTS_INSIDE and not phrase.det):
        yield found
        if found.kind != "Person":
            yield from _first_part(sentence, phrase, found)
        around = found.kind
    for inner in _inside(sentence, phrase, found):
        yield from _names_of(sentence, inner, persons, around)


def _post_and_body(sentence: ReadSentence, post: Phrase, persons: frozenset[Phrase]) -> Iterator[Found]:
    """A post between a person and its body, as in lists of who signs or comes: "Anna Berg, Director, Harbour Trust"."""
    tokens = sentence.tokens
    person, body = sentence.ends.get(post.start - 1), sentence.starts.get(post.end + 1)
    if post.cls != "post" or post.det or body is None or person is None or not is_capital(tokens, post.head):
        return
    commas = tokens.tag[post.start - 1] == "," and tokens.tag[post.end : post.end + 1] == ","
    alone = post.plural or any(part.prep for part in post.parts) or body.det or body.aliases or not body.capital
    housed = body.cls in {"body", "organisation", "mission", "programme", "fund"} or tokens.tag[body.head] == "A"
    closed = tokens.tag[body.end : body.end + 1] in {"", ";", ".", ")", "*", ","}
    named = person.cls == "person" or person in persons
    if commas and not alone and housed and closed and named:
        short = (("short", tokens.slice(post.name_start, post.name_end)),)
        yield Found(tokens.start[post.name_start], tokens.end[body.name_end - 1], "Post", "head-post", short)


def _inside(sentence: ReadSentence, phrase: Phrase, found: Found | None) -> Iterator[Phrase]:
    """Phrases inside the phrase that may be names of their own."""
    owner, tokens = phrase.owner, sentence.tokens
    if owner is None and phrase.title is None and not phrase.parts:
        return
    if owner is not None and _is_tail(tokens, owner) and tokens.low[owner.start - 2 : owner.start] == ("chief", "of"):
        owner = None
    named = found is not None or is_capital(tokens, phrase.head)
    fused = [part.phrase for part in phrase.parts if not part.prep] if named else []
    absorbed = owner is not None and found is not None and found.start <= tokens.start[owner.start] and owner.plural
    last = phrase.head if found is not None else None
    parts = [part.phrase for part in phrase.parts if (part.prep or not named) and part.phrase.head != last]
    if tokens.low[phrase.head] == "chief":
        parts = [one for part in parts for one in _past_tail(tokens, part)]
    title = _post_before_rank(tokens, phrase.title)
    for inner in (None if absorbed or owner in fused else owner, title, *parts):
        if inner is None or inner.start < phrase.start:
            continue
        if inner.end - inner.start > 1 or inner.cls in {"person", "open"}:
            yield inner


def _past_tail(tokens: Tokens, part: Phrase) -> tuple[Phrase, ...]:
    """A part of "Chief of Staff of the Navy": what follows a noun that is part of the post, else the part itself."""
    return tuple(one.phrase for one in part.parts) if _is_tail(tokens, part) else (part,)


def _is_tail(tokens: Tokens, part: Phrase) -> bool:
    alone = part.head == part.name_start or tokens.low[part.head - 1] in name_words("kinds-of-staff")
    return tokens.low[part.head] in name_words("tails-of-posts") and alone and not part.det


def _post_before_rank(tokens: Tokens, title: Phrase | None) -> Phrase | None:
    """The title; of one that ends in a rank the post before it: "Defence Minister" of "Defence Minister Dr"."""
    if title is None or title.cls != "rank":
        return title
    end = first_rank(tokens, title)
    return title._replace(end=end, name_end=end, head=end - 1, cls="post") if end > title.name_start else title


def _is_edition(phrase: Phrase, sentence: ReadSentence) -> bool:
    """Whether a name says which of many it is, as a happening's does: "Third Northern Forum on Ports"."""
    first = sentence.tokens.low[phrase.name_start]
    return sentence.tokens.tag[phrase.name_start] in "9y" or first in name_words("editions")


def _name(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    row = head_kinds().get(phrase.cls)
    if is_mission_to_state(sentence.tokens, phrase):
        return Found(
            sentence.tokens.start[phrase.name_start], sentence.tokens.end[phrase.head], "Body", "acronym-with-state"
        )
    group = actor_group(sentence.tokens, phrase)
    if group is not None or row is None or is_common_group(sentence.tokens, phrase):
        return group if row is not None or phrase.cls != "resolution" else _resolution(sentence, phrase)
    kind = row.kind_of(_noun(sentence.tokens, phrase))
    if not kind and phrase.head > phrase.name_start and is_capital(sentence.tokens, phrase.head):
        # "Regional Consultation on Ports", but "a consultation on ports"; "Victims' Rights Officer", but "an officer"
        callings = singulars(_noun(sentence.tokens, phrase))
        named = row.happens or not name_words("posts-in-capitals").isdisjoint(callings)
        kind = row.kind if named else ""
    held = not is_capital(sentence.tokens, phrase.head) and is_dated(sentence, phrase)
    if held:  # "its second national forum", which is a body elsewhere
        kind = (kind or row.kind) if row.happens else "Event"
    closing = _closing_event(sentence, phrase) if kind in BODIES else None
    numbered = kind == "Place" and phrase.number is not None  # "Priority Area 1"
    extent = extent_of(sentence, phrase, row) if kind and not numbered and not held else None
    if held:
        extent = extent_of_held(sentence, phrase)
    if extent is not None and row.cls == "post":
        extent = _before_destination(sentence, phrase, extent)
    if row.cls == "post" and phrase.plural and sentence.tokens.low[phrase.head + 1 : phrase.head + 2] == ("at",):
        extent = None  # "Speakers at the Harbour Forum"
    if closing is not None or extent is None:
        return closing
    if not (held or _is_name(sentence, phrase, extent, row)):
        return _without_proper(sentence, phrase, extent, row, kind)
    return _found(sentence, phrase, extent, _closer_kind(sentence, phrase, extent, kind), f"head-{row.cls}")


def _before_destination(sentence: ReadSentence, phrase: Phrase, extent: Extent) -> Extent:
    """The name of a post without where its holder is sent: "deploy a Gender Adviser to the Mission in Arland"."""
    to = extent.end
    if any(_is_sent(frame, phrase) for frame in sentence.frames):
        to = next((part.phrase.start - 1 for part in phrase.parts if part.prep == "to"), extent.end)
    return extent._replace(end=to) if extent.core < to < extent.end else extent


def _is_sent(frame: Frame, phrase: Phrase) -> bool:
    """Whether a clause sends or appoints those of whom a phrase speaks."""
    return frame.lemma in name_words("sending-verbs") and phrase in frame.patient


def _closer_kind(sentence: ReadSentence, phrase: Phrase, extent: Extent, kind: str) -> str:
    """The kind that more than the head tells: a forum of members is a network, bodies in the plural are actors."""
    tokens = sentence.tokens
    if kind == "Conference" and phrase.cls == "body":
        if _is_edition(phrase, sentence) or is_held(sentence, phrase):
            return kind
        lasts = extent.end > phrase.head + 1  # "Forum of Women Judges"
        return "Network" if lasts or _is_of_people(tokens, extent) else kind
    several = phrase.plural and kind in BODIES and tokens.low[phrase.head] in name_words("many-bodies")
    return "ActorGroup" if several else kind


def _closing_event(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """The event of a body whose name runs on into it: "Committee on Border Affairs Annual Conference"."""
    tokens, last = sentence.tokens, phrase
    while last.parts and last.parts[-1].prep:
        last = last.parts[-1].phrase
    row = head_kinds().get(last.cls)
    if last is phrase or row is None or not row.happens or last.det or last.head == last.name_start:
        return None
    kind = row.kind_of(_noun(tokens, last))
    if not kind or not is_capital(tokens, last.head) or last.end != phrase.name_end:
        return None
    start = phrase.name_start
    return Found(tokens.start[start], tokens.end[last.end - 1], kind, "head-closing-event")


def _resolution(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """A resolution by its number, in a list that says the word once, too: "resolutions 1325 (2000) on ..., 1820"."""
    tokens, number = sentence.tokens, (phrase.number or "").split(" ")[0].split("(")[0]
    at = next((i for i in range(phrase.start, phrase.end) if tokens.word[i] == number), None)
    if at is None and (day := _day_of(sentence, phrase)) is not None:
        return day
    if at is None or _RESOLUTIONS.isdisjoint(tokens.low[:at]) or tokens.low[phrase.head] == "resolution":
        return None
    if not number.isdigit() or not 3 <= len(number) <= 4:
        return None
    end = at + 4 if tokens.tag[at + 1 : at + 4] == "(y)" else at + 1
    year = tokens.word[at + 2] if end > at + 1 else ""
    return Found(
        tokens.start[at], tokens.end[end - 1], "Resolution", "resolution-list", (("number", number), ("year", year))
    )


def _day_of(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """A resolution without a number that its day tells: "its resolution of 3 May 2031 on ports"."""
    tokens = sentence.tokens
    day = next((part.phrase for part in phrase.parts if part.prep == "of" and part.phrase.cls == "date"), None)
    if day is None or "m" not in tokens.tag[day.start : day.end] or phrase.number is not None:
        return None
    if any(c.isdigit() or c == "/" for word in tokens.word[phrase.start : day.start] for c in word):
        return None
    first = phrase.name_start if is_capital(tokens, phrase.name_start) else phrase.head
    return Found(tokens.start[first], tokens.end[phrase.end - 1], "Resolution", "resolution-of-day")


def _noun(tokens: Tokens, phrase: Phrase) -> str:
    """The head noun with the word before it where the table of heads has them together: "director-general"."""
    return "-".join(tokens.low[phrase.head - joined_before(tokens, phrase) : phrase.head + 1])


def _is_name(sentence: ReadSentence, phrase: Phrase, extent: Extent, row: HeadKind) -> bool:
    """Whether the words name one thing: by capitals, or in small letters by a proper word, a number or a date."""
    tokens = sentence.tokens
    if is_capital(tokens, phrase.head):
        if tokens.low[phrase.head] in name_words("told-by-two") and not _is_told_by_two(tokens, phrase, extent):
            return False
        opens = phrase.head == 0 and tokens.low[0] in name_words("never-first")
        named = "-".join(tokens.low[extent.core : extent.end]) not in name_words("no-names")
        return (
            extent.telling
            and named
            and not opens
            and not (phrase.plural and row.single and not _is_force(tokens, phrase))
        )
    if (phrase.plural and tells_locally(tokens, phrase, row)) or _is_unit(tokens, phrase, extent):
        return True
    plural = phrase.plural and tokens.low[phrase.head] not in heads()
    if not row.small or plural or phrase.det in {"an", "any", "every", "no"} or (row.happens and phrase.det == "a"):
        return False
    return has_proper(sentence, phrase, extent, row)


def _is_unit(tokens: Tokens, phrase: Phrase, extent: Extent) -> bool:
    """Whether a part of a house has its field in capitals before it: "Human Security unit"."""
    named = sum(is_capital(tokens, i) for i in range(extent.core, phrase.head))
    return named > 1 and not phrase.plural and tokens.low[phrase.head] in name_words("units-in-small")


def _without_proper(sentence: ReadSentence, phrase: Phrase, extent: Extent, row: HeadKind, kind: str) -> Found | None:
    """What words that do not tell which one they name can name all the same."""
    if kind in DOCUMENTS and not is_capital(sentence.tokens, phrase.head):
        span = made_span(sentence, phrase)
        return Found(*span, kind, "head-made") if span is not None else None
    return _owned_post(sentence, phrase) if row.cls == "post" else _sole_organ(sentence, phrase, extent, kind)


def _is_force(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a plural is one body: "Arland Armed Forces"."""
    return _noun(tokens, phrase) in name_words("forces-of-states")


def _is_told_by_two(tokens: Tokens, phrase: Phrase, extent: Extent) -> bool:
    """Whether two words in capitals tell which: "Vorland Recovery Framework", no "Legal Framework of the plan"."""
    words = [i for i in range(extent.core, phrase.head) if is_capital(tokens, i)]
    return len(words) > 1 and not any(part.prep == "of" for part in phrase.parts)


def _is_of_people(tokens: Tokens, extent: Extent) -> bool:
    """Whether a forum is one of people who belong to it: "Vorland Women's Forum", no happening of a year."""
    words = tokens.low[extent.start : extent.end]
    return not name_words("members-of-forums").isdisjoint(words) and tokens.tag[extent.start] not in "9y"


def _sole_organ(sentence: ReadSentence, phrase: Phrase, extent: Extent, kind: str) -> Found | None:
    """An organ that each state has one of, by its noun: "Parliament", "the Air Force", "the Arlandic government"."""
    tokens, owner = sentence.tokens, phrase.owner
    alone = "-".join(tokens.low[extent.core : extent.end])
    one = not phrase.plural and tokens.low[phrase.head] in name_words("organs-of-one-state")
    if one and owner is not None and owner.cls == "state" and owner.end == phrase.head:
        return Found(tokens.start[owner.name_start], tokens.end[phrase.head], kind, "head-organ-of-state")
    if alone not in name_words("sole-organs") or not is_capital(tokens, phrase.head) or phrase.det not in {"", "the"}:
        return None
    return _found(sentence, phrase, extent, kind, "head-sole-organ")


def _sent_post(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """A post in small letters whose holders are sent somewhere, with a word that says for what: "a gender expert"."""
    tokens, at = sentence.tokens, phrase.head
    if tokens.low[at].rstrip("s") not in name_words("sent-callings") or is_capital(tokens, at):
        return None
    if at == phrase.name_start or phrase.det in {"any", "every", "no"}:
        return None
    if tokens.tag[at - 1] not in "NS" and tokens.low[at - 1] not in name_words("kinds-of-actors"):
        return None
    sent = any(frame.polarity and _is_sent(frame, phrase) for frame in sentence.frames)
    first = at - 1
    while first > phrase.name_start and tokens.tag[first - 1] in "NSJ" and tokens.tag[first - 1] != "9":
        first -= 1
    return Found(tokens.start[first], tokens.end[at], "Post", "head-sent-post") if sent else None


def _post_of(sentence: ReadSentence, phrase: Phrase, persons: frozenset[Phrase]) -> Found | None:
    """A post in small letters that a person is said beside to hold: "Anna Berg, a logistics officer with the Force"."""
    tokens, at = sentence.tokens, phrase.head
    person = sentence.ends.get(phrase.start - 1) if tokens.tag[phrase.start - 1 : phrase.start] == "," else None
    named = person is not None and (person.cls == "person" or person in persons)
    if not named or phrase.cls != "post" or phrase.plural or phrase.det not in {"a", "an", "its", "the"}:
        return None
    if is_capital(tokens, at) or at == phrase.name_start or tokens.tag[at - 1] not in "NS":
        return None
    return Found(tokens.start[at - 1], tokens.end[at], "Post", "head-post-of-person")


def _owned_post(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """A post by its noun alone, told by whose it is: "the Network's first Coordinator", "its Co-Chairs are"."""
    tokens, owner = sentence.tokens, phrase.owner
    before = owner is not None and owner.end < phrase.head and tokens.tag[owner.end] == "g"
    sole = phrase.det == "the" and tokens.low[phrase.head] in name_words("sole-posts")
    if not is_capital(tokens, phrase.head) or not (before or sole or phrase.det in {"its", "our"}):
        return None
    held = any(f.lemma.partition(" ")[0] == "be" and phrase in (*f.agent, *f.patient) for f in sentence.frames)
    if phrase.plural and not held:
        return None
    return Found(tokens.start[phrase.head], tokens.end[phrase.head], "Post", "head-owned-post")


def _first_part(sentence: ReadSentence, phrase: Phrase, found: Found) -> Iterator[Found]:
    """A name inside the name that ends in a head noun of its own: "Vilnius Summit" in "Vilnius Summit Communiqué"."""
    tokens = sentence.tokens
    for i in range(phrase.name_start + 1, phrase.head):
        head = head_of(tokens.low[i])
        row = head_kinds().get(head.cls) if head is not None and is_capital(tokens, i) else None
        kind = row.kind_of(tokens.low[i]) if row is not None else ""
        if kind in EVENTS and is_capital(tokens, phrase.name_start) and tokens.tag[phrase.name_start] not in "9y":
            yield Found(tokens.start[phrase.name_start], tokens.end[i], kind, "head-inside")


def _person(sentence: ReadSentence, phrase: Phrase) -> Found | None:
    """A person's name; a rank before it belongs to the mention, a post does not."""
    tokens = sentence.tokens
    span = personal_span(tokens, phrase)
    if span is None:
        return None
    first, start, end = span
    name = (("name", tokens.slice(start, end)),)
    last = phrase.end if without_letters(tokens, end - 1, phrase.end) == end else end  # "Anna Berg MP"
    return Found(tokens.start[first], tokens.end[last - 1], "Person", "head-person", name)


def _found(sentence: ReadSentence, phrase: Phrase, extent: Extent, kind: str, rule: str) -> Found:
    tokens = sentence.tokens
    parts = [("core", tokens.slice(extent.core, extent.end))] if extent.start < extent.core else []
    after = sentence.starts.get(phrase.end + 1) if tokens.tag[phrase.end : phrase.end + 1] in {",", "&"} else None
    listed = phrase.owner is not None and phrase.owner.end == phrase.end and after is not None and after.cls == "state"
    if phrase.owner is not None and not listed and phrase.owner.cls in {"state", "body", "organisation", "open"}:
        parts.append(("owner", sentence.words(phrase.owner)))
    parts += [("alias", alias) for alias in phrase.aliases]
    return Found(tokens.start[extent.start], tokens.end[extent.end - 1], kind, rule, tuple(parts))
