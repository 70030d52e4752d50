"""Turns the commitments of two versions into pairs, and those without one into what the other text says instead."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from graph_build.graph.versions.align import match_texts
from graph_build.graph.versions.passages import SMALL, Found, Wording, content, in_common, tokens
from graph_build.graph.versions.records import Passage, ProvisionPair, Side, Version, VersionCommitment, levels
from graph_build.graph.versions.spans import Spans

# From the first on the words of a commitment may stand in the other text, from the second on they do. Read off the
# renewals of tests/versions/verdicts.csv: below the first nearly nothing stood there, between the two every other one.
PERHAPS: Final = 0.3
THERE: Final = 0.5
# The share of the content of the shorter side that both sides of a pair have; place alone makes no pair.
_ONE_MATTER: Final = 1 / 3
_FEWEST: Final = 3
# The same of what stands under one number in both texts, without who acts.
_IN_NUMBER: Final = 0.4
# Words of the matter that are too few to tell that a text says them nowhere.
_TOO_FEW: Final = 2
# Up to so many, one that the text has not says little: it may use another word for it.
_FEW: Final = 4
# What a task begins with, its act and what that is done to, stands in the other text from this score on, where its
# words weigh so much together; others have "assist the Government" too.
_BEGINS: Final = 0.7
_OWN_WORDS: Final = 6.0
# Words that do not end the name of what an act is done to.
_WITHIN_NAMES: Final = frozenset({"of", "and", "or", "the", "a", "an", "its", "their", "all", "any", "other", "to"})
# Words, cut, of names that tell nobody apart: the authorities of a country are its government.
_ANYBODY: Final = frozenset({"author", "govern", "partne", "releva", "intern", "nation", "actors", "state", "states"})
# A resolution's number in its name, and words that keep what paragraphs of one say.
_NUMBER: Final = re.compile(r"\b(\d{1,4}) \((?:19|20)\d\d\)")
_LIST: Final = r"(?:\d{1,3}|\([a-z]{1,4}\)|,| |and|to){1,40}"
_SET_OUT: Final = r"\b(?:set out|outlined|defined|contained|described|mentioned|laid out|listed|established) in "
_KEEPS: Final = re.compile(
    rf"{_SET_OUT}(?:(?:sub)?paragraphs? (?P<list>{_LIST}) of (?:its |the )?)?[Rr]esolution (?P<number>\d{{1,4}})"
    rf"(?: \((?:19|20)\d\d\))?(?:,? paragraphs? (?P<behind>{_LIST}))?"
)
# The share of a passage that a commitment of its provision has, to be the one that says it.
_SAID_BY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of the commitments: pairs; those that the other text says elsewhere; those that it does not say.

    In ``joined`` the newer side, in ``split`` the older side belongs to another pair too, or is a passage in which no
    commitment was read. Each comes with how well the words fit.
    """

    pairs: tuple[tuple[VersionCommitment, VersionCommitment], ...]
    joined: tuple[tuple[VersionCommitment, Side, float], ...]
    split: tuple[tuple[Side, VersionCommitment, float], ...]
    removed: tuple[VersionCommitment, ...]
    added: tuple[VersionCommitment, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """Where the other text says a commitment, ``mine``: the side shown, how well it fits, and whose words they are."""

    side: Side
    score: float
    by: str
    mine: VersionCommitment


def pair_commitments(old: Version, new: Version, provisions: Sequence[ProvisionPair]) -> Paired:
    """The commitments of two versions, paired by words and place, then by the passage that says them."""
    pairs = list(_alike(old, new, provisions))
    gone, fresh = _rest(old, [one for one, _ in pairs]), _rest(new, [other for _, other in pairs])
    said_after = dict(_said(gone, new, Spans(old)))
    said_before = dict(_said(fresh, old, Spans(new)))
    counterparts = {(pair.old.address, pair.new.address) for pair in provisions if not pair.part}
    pairs += _by_passage(gone, fresh, said_after, said_before, counterparts)
    gone, fresh = _rest(old, [one for one, _ in pairs]), _rest(new, [other for _, other in pairs])
    pairs += _by_number(
        [one for one in gone if one.address not in said_after],
        [one for one in fresh if one.address not in said_before or said_before[one.address].score < THERE],
    )
    gone, fresh = _rest(old, [one for one, _ in pairs]), _rest(new, [other for _, other in pairs])
    said_after, said_before = _of_same_actor(gone, said_after), _of_same_actor(fresh, said_before)
    said_after, said_before = _both_ways(gone, said_after, said_before), _both_ways(fresh, said_before, said_after)
    kept = {one.address: other for one, other in pairs}, {other.address: one for one, other in pairs}
    said_after = _of_lists(old, new, kept[0], said_after)
    said_before = _of_lists(new, old, kept[1], said_before)
    said_after |= {
        one.address: said for one in gone if one.address not in said_after and (said := _by_reference(one, old, new))
    }
    return Paired(
        tuple(pairs),
        tuple((one, said.side, said.score) for one in gone if (said := said_after.get(one.address))),
        tuple((said.side, one, said.score) for one in fresh if (said := said_before.get(one.address))),
        tuple(one for one in gone if one.address not in said_after),
        tuple(one for one in fresh if one.address not in said_before),
    )


def _alike(
    old: Version, new: Version, provisions: Sequence[ProvisionPair]
) -> Iterator[tuple[VersionCommitment, VersionCommitment]]:
    counterparts = {(pair.old.address, pair.new.address) for pair in provisions}

    def in_place(one: int, other: int) -> bool:
        return (old.commitments[one].provision.address, new.commitments[other].provision.address) in counterparts

    quotes = [c.quote for c in old.commitments], [c.quote for c in new.commitments]
    for match in match_texts(*quotes, in_place):
        if in_common(quotes[0][match.old], quotes[1][match.new]) >= _ONE_MATTER:
            yield old.commitments[match.old], new.commitments[match.new]


def _rest(version: Version, taken: Sequence[VersionCommitment]) -> list[VersionCommitment]:
    addresses = {one.address for one in taken}
    return [one for one in version.commitments if one.address not in addresses]


def _said(commitments: Sequence[VersionCommitment], other: Version, spans: Spans) -> Iterator[tuple[str, _Said]]:
    """For each commitment that the other text may say: how well, and the commitment or passage that says it.

    One of very few words ("calls for an end to such support") is not told to be nowhere while any of them is said.
    """
    wording = Wording(other.provisions)
    for one in commitments:
        said = _side(one, _found(one, one.quote, wording), other)
        if said is None or said.score < THERE:  # a quote may end before what tells it from others
            whole = _side(one, _found(one, spans.text(one), wording), other)
            said = whole if whole is not None and whole.score >= THERE and _may_be(one, whole.side) else said
        said = said or _by_beginning(one, wording)
        if said is not None:
            yield one.address, said


def _by_beginning(commitment: VersionCommitment, wording: Wording) -> _Said | None:
    """The passage that perhaps says a commitment, since it has what that begins with: how it is done may differ."""
    beginning, aside = _beginning(commitment)
    for words in (beginning, beginning.partition(" and ")[0]):
        found = wording.nearest(words, aside)
        shared = (content(words) - aside) & content(found.passage.quote) if found else frozenset[str]()
        weight = math.fsum(map(wording.weight, shared))
        if found and found.score >= _BEGINS and len(shared) >= _FEWEST and weight >= _OWN_WORDS:
            return _Said(found.passage, PERHAPS, found.passage.address, commitment)
    return None


def _beginning(commitment: VersionCommitment) -> tuple[str, frozenset[str]]:
    """The act of a commitment with what it is done to, and the words aside: who acts, by which word it is asked."""
    named = content(" ".join(words for _, words in commitment.bearer.words))
    aside = named if commitment.verb.startswith("To ") else frame_of(commitment)
    row = tokens(commitment.quote)
    first = next((place for place, one in enumerate(row) if one.word not in aside | SMALL), len(row))
    ends = (place for place in range(first + 2, len(row)) if row[place].word in SMALL - _WITHIN_NAMES)
    last = next(ends, len(row))
    return (commitment.quote[row[first].start : row[last - 1].end], aside) if first < last else ("", aside)


def _of_lists(
    version: Version, other: Version, kept: Mapping[str, VersionCommitment], said: dict[str, _Said]
) -> dict[str, _Said]:
    """With what opens a list whose items the other text has in a list of its own: what opens that one says it."""
    openings = {one.provision.number: one for one in reversed(other.commitments)}
    found: dict[str, _Said] = {}
    for one in version.commitments:
        if one.address in said or one.address in kept:
            continue
        items = [each.address for each in version.commitments if _is_item(each, one)]
        there = [kept[each] if each in kept else said[each].side for each in items if each in kept or each in said]
        lists = Counter(number for side in there for number in levels(side.provision.number) if number in openings)
        number, count = max(lists.items(), key=lambda row: row[1], default=("", 0))
        if count >= THERE * len(items) and count:
            found[one.address] = _Said(openings[number], count / len(items), openings[number].address, one)
    return {**found, **said}


def _is_item(commitment: VersionCommitment, opening: VersionCommitment) -> bool:
    """Whether a commitment stands in the list that another opens: below it, behind its colon, of one actor."""
    before, colon, _ = opening.provision.text.partition(":")
    opens = bool(colon) and " ".join(opening.quote.split()) in " ".join(before.split())
    below = opening.provision.number in levels(commitment.provision.number)
    return below and opens and commitment.bearer.identity == opening.bearer.identity


def _by_reference(commitment: VersionCommitment, version: Version, other: Version) -> _Said | None:
    """The passage by which the other text perhaps keeps a commitment without its words: "as set out in paragraph 7 of
    resolution 2000 (2011)"."""
    title = _NUMBER.search(version.title)
    above = {commitment.provision.number, *levels(commitment.provision.number)}
    for one in other.provisions if title else ():
        for found in _KEEPS.finditer(one.text):
            cited = _cited(f"{found['list'] or ''} {found['behind'] or ''}")
            if title and found["number"] == title.group(1) and above & cited:
                passage = Passage(one, found.start(), found.group())
                return _Said(passage, PERHAPS, one.address, commitment)
    return None


def _cited(listed: str) -> set[str]:
    """The numbers of a list of paragraphs: "2, 11 and 12 (a) to (p)", "11 to 15"; of one item of one alone its own.

    >>> sorted(_cited("2, 11 to 13")), sorted(_cited("58 (a)"))
    (['11', '12', '13', '2'], ['58(a)'])
    """
    item = re.fullmatch(r"\W*(\d{1,3}) ?(\([a-z]\))\W*", listed)
    numbers = {item[1] + item[2]} if item else set(re.findall(r"\b\d{1,3}\b", listed))
    for first, last in re.findall(r"\b(\d{1,3}) to (\d{1,3})\b", listed):
        numbers |= {str(number) for number in range(int(first), int(last) + 1)}
    return numbers


def _side(commitment: VersionCommitment, found: Found | None, other: Version) -> _Said | None:
    """What is shown for a commitment that a passage says."""
    if found is None:
        return None
    by = _who_says(found, other)
    return _Said(by if found.score >= THERE else found.passage, found.score, by.address, commitment)


def _found(commitment: VersionCommitment, words: str, wording: Wording) -> Found | None:
    """The passage that says the words of a commitment, as far as it may; perhaps only, where one of few is missing."""
    found = wording.nearest(words, frame_of(commitment))
    matter = content(words) - frame_of(commitment)
    if found is None or _may_say(matter, found):
        return found
    but_one = len(matter) <= _FEW and len(matter & content(found.passage.quote)) == len(matter) - 1
    near = min(found.score - PERHAPS, found.share - THERE) >= 0
    return replace(found, most=PERHAPS) if but_one and near else None


def _may_say(matter: frozenset[str], found: Found) -> bool:
    """Whether a passage is near and shares several words of the matter; of one or two words one is enough."""
    shared = len(matter & content(found.passage.quote))
    if len(matter) <= _TOO_FEW:
        return shared > 0
    return found.score >= PERHAPS and shared >= min(_FEWEST, len(matter))


def frame_of(commitment: VersionCommitment) -> frozenset[str]:
    """The words of a commitment that say who is to act and how binding it is: many others have them too."""
    named = " ".join(words for _, words in commitment.bearer.words)
    frame = {token.word for token in tokens(f"{named} {commitment.verb}")}
    return frozenset(frame) if content(commitment.quote) - frame else frozenset()


def _of_same_actor(commitments: Sequence[VersionCommitment], said: Mapping[str, _Said]) -> dict[str, _Said]:
    """Without what the other text says of another actor: one ministry's course is not that of the next."""
    by_address = {one.address: one for one in commitments}
    return {
        address: one
        for address, one in said.items()
        if address in by_address and _may_be(by_address[address], one.side)
    }


def _may_be(commitment: VersionCommitment, side: Side) -> bool:
    if isinstance(side, Passage) or not commitment.bearer.words or not side.bearer.words:
        return True
    here = content(side.provision.text)
    named = (content(words) - _ANYBODY for _, words in commitment.bearer.words)
    return bool(commitment.bearer.identity & side.bearer.identity) or any(words <= here for words in named)


def _who_says(found: Found, other: Version) -> Side:
    """The commitment that has most of a passage, or the passage itself where none has half of it."""
    words = {token.word for token in tokens(found.passage.quote)}
    here = [one for one in other.commitments if one.provision.address == found.passage.provision.address]
    shares = [(_share(words, one), -place, one) for place, one in enumerate(here)]
    best = max(shares, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= _SAID_BY else found.passage


def _share(words: set[str], commitment: VersionCommitment) -> float:
    return len(words & {token.word for token in tokens(commitment.quote)}) / max(1, len(words))


def _both_ways(
    commitments: Sequence[VersionCommitment], said: Mapping[str, _Said], back: Mapping[str, _Said]
) -> dict[str, _Said]:
    """With what the other text perhaps says by a commitment that in turn is perhaps said by this one."""
    told = {one.by: replace(one, side=one.mine, by=one.mine.address) for one in back.values() if one.score < THERE}
    found = {one.address: told[one.address] for one in commitments if one.address in told}
    return {**found, **said}


def _by_number(
    gone: Sequence[VersionCommitment], fresh: Sequence[VersionCommitment]
) -> Iterator[tuple[VersionCommitment, VersionCommitment]]:
    """Pairs of one actor, under one number and on one matter, of which the other text has not the words: figures
    that changed, a partner under another name."""
    found = [
        (-shared, place, other_place)
        for place, one in enumerate(gone)
        for other_place, other in enumerate(fresh)
        if one.provision.number == other.provision.number and (shared := _one_matter(one, other)) >= _IN_NUMBER
    ]
    taken: set[tuple[str, int]] = set()
    for _, place, other_place in sorted(found):
        ends = {("old", place), ("new", other_place)}
        if not ends & taken:
            taken |= ends
            yield gone[place], fresh[other_place]


def _one_matter(one: VersionCommitment, other: VersionCommitment) -> float:
    """The share of the matter of the shorter of two commitments of one actor that both have, without figures."""
    same = one.bearer.identity == other.bearer.identity
    if not same and not (_names(one, other) or _names(other, one)):
        return 0.0
    ours, theirs = (
        {word for word in content(side.quote) - (frame_of(side) if same else set()) if not word.isdigit()}
        for side in (one, other)
    )
    shared = len(ours & theirs)
    return shared / min(len(ours), len(theirs)) if shared >= _FEWEST else 0.0


def _names(one: VersionCommitment, other: VersionCommitment) -> bool:
    """Whether a commitment names in its words whoever bears another."""
    named = [content(words) for _, words in other.bearer.words]
    return bool(named) and all(words and words <= content(one.quote) for words in named)


def _in_one_place(one: VersionCommitment, other: VersionCommitment, counterparts: Set[tuple[str, str]]) -> bool:
    """Whether two commitments of one actor, with words in common, stand in paragraphs that belong together."""
    places = one.provision.address, other.provision.address
    same_actor = one.bearer.identity == other.bearer.identity
    return places in counterparts and same_actor and in_common(one.quote, other.quote) >= THERE


def _by_passage(
    gone: Sequence[VersionCommitment],
    fresh: Sequence[VersionCommitment],
    after: Mapping[str, _Said],
    before: Mapping[str, _Said],
    counterparts: Set[tuple[str, str]],
) -> list[tuple[VersionCommitment, VersionCommitment]]:
    """Pairs of what is left on both sides, the surest first: one surely says the other, or each perhaps the other.

    Of one actor in paragraphs that belong together it is enough that the one perhaps says the other.
    """
    old, new = {one.address: one for one in gone}, {one.address: one for one in fresh}

    def near(one: str, other: str) -> bool:
        return one in old and other in new and _in_one_place(old[one], new[other], counterparts)

    sure = {(-said.score, one, said.by) for one, said in after.items() if said.score >= THERE}
    sure |= {(-said.score, said.by, other) for other, said in before.items() if said.score >= THERE}
    sure |= {
        (-min(said.score, before[said.by].score), one, said.by)
        for one, said in after.items()
        if said.by in before and before[said.by].by == one
    }
    sure |= {(-said.score, one, said.by) for one, said in after.items() if near(one, said.by)}
    sure |= {(-said.score, said.by, other) for other, said in before.items() if near(said.by, other)}
    pairs: list[tuple[VersionCommitment, VersionCommitment]] = []
    for _, one, other in sorted(sure):
        if one in old and other in new:
            pairs.append((old.pop(one), new.pop(other)))
    return pairs
