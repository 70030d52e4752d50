"""Turns a provision's reading into candidate mentions: all that a list, a form, a number or a line's place shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from graph_build.corpus.provisions import ACRONYM, FRONT, HEADING, Provision
from graph_build.extract.dates import MONTH_NAMES, WEEKDAY, find_dates, find_months, find_parts_of_years
from graph_build.extract.names.forms import (
    Found,
    find_shapes,
    in_title_case,
    is_in_capitals,
    name_pattern,
    resolution_lists,
)
from graph_build.extract.names.groups import whose_group
from graph_build.extract.names.heads import names_in
from graph_build.extract.names.lexicon import Hit
from graph_build.extract.names.naming import Namer, of_other_years
from graph_build.extract.names.objectives import titles_of
from graph_build.extract.names.owned import PARTY
from graph_build.extract.names.speakers import posts_of_speakers
from graph_build.extract.records import DATE, DOCUMENTS, POSTS, Mention, Span
from graph_build.extract.symbols import PRINTED, symbol_behind
from graph_build.reading import ReadSentence, read_provision, read_text, town_names, word_set

_THEN_NAME = re.compile(rf"(?: \([A-Z][\w-]{{1,9}}\))?,? (?P<name>{name_pattern().pattern})(?=[,.;:)]| \(|$| [a-z])")
_NAME_THEN = re.compile(
    rf"(?<![\w'-])(?P<name>{name_pattern().pattern})(?:, (?:who (?:is|was) )?| (?:is|was) )"
    r"(?:the |our |its )?(?:new |current |former |then )?$"
)
_NO_PERSON = re.compile(
    r"\b(?:Women|Peace|Security|Office|Staff|Command|Force|Forces|Council|Committee|Policy|Report|Union|Nations|State"
    r"|States|Government|Ministry|Department|Group|Network|Centre|Center|Court|Agency|Mission|Plan|Strategy|Action|The"
    r"|Secretary|Minister|Ministers|President|Director|General|Excellency|Majesty|Highness|Agenda"
    r"|Resolution|Conference|Summit|Day|Programme"
    rf"|{WEEKDAY}|On|In|At|By|For|From|With|Under|Since|After|Before|During|Not|Without|Us|We|Our|You|Your|They|Who|What)\b"
)
_LONGEST_NAME = 90
# "the report of the Secretary-General on Libya (S/2031/7)", "reports of the Panel (S/2031/7 and S/2031/8)".
_REPORTS = re.compile(r"\breports?\b[^;:.]{0,150}\((?:[A-Z]+/[\w./]+(?:, | and |,? and ))*+\Z")
_LONGEST_CALL = 220
_TITLE = re.compile(r"\btitle: [\"']?([^\"']{8,200})")
_DATE_LINE = re.compile(
    r"\A[*_ ]{0,6}(?P<place>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2})(?:, [^\W\d_a-z][\w'’ -]{2,30})?, "
    rf"(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH_NAMES}) (?:\d{{1,2}}, )?(?:19|20)\d\d"
    r"(?:[*_ ]{0,6}$| ?[–—-] )"
)
_TOWN = r"(?P<town>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2})"
_TOWN_THEN = re.compile(rf"(?:^|[,(|:;] ?|[–—-] ){_TOWN}, $")
_THEN_TOWN = re.compile(rf" [|–—-] {_TOWN}$")
_EMPHASIS = " *_"
_RANK = re.compile(
    r"^(?:(?:[A-Z][a-z]{1,5}\.|H\.E\.|Sister|Brother|Professor|Ambassador|Senator|Dame|Sir|Mr|Ms|Mrs|Dr"
    r"|The Hon(?:ou?rable)?\.?) )+",
    re.IGNORECASE,
)
_LETTERS_AFTER = re.compile(rf"(?:,? (?:{'|'.join(sorted(word_set('letters-after-names')))}))+$", re.IGNORECASE)
_LONGEST_SIGNED, _INITIALS = 5, 2  # words; letters of a word in capitals that stays as it is
_LONGEST_YEARS = len(" 2031 - 2036")
_SYMBOL = "document-symbol"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a provision shows of names to one who knows no name: forms, listed numbers, titles of objectives, dates.

    ``sentences`` are those of the provision as read, for whoever reads them after the names.
    """

    provision: Provision
    text: str
    sentences: tuple[ReadSentence, ...]
    forms: tuple[Found, ...]
    listed: tuple[Found, ...]
    titles: tuple[tuple[int, int], ...]
    dates: tuple[Mention, ...]


def _of_their_symbols(text: str, rows: list[Mention]) -> Iterator[Mention]:
    """The mentions, where a symbol right behind a document's name means that document."""
    named = [row for row in rows if row.kind in DOCUMENTS and row.rule != _SYMBOL]
    behind = {symbol: row for row in named if (symbol := symbol_behind(text, row.end))}
    for row in rows:
        one = behind.get(text[row.start : row.end]) if row.rule == _SYMBOL else None
        yield row if one is None else row._replace(kind=one.kind, thing=one.thing)


def _symbols(text: str) -> Iterator[Found]:
    """Symbols of reports, letters and other documents of the United Nations; resolutions have shapes of their own."""
    for found in PRINTED.finditer(text) if "/" in text else ():
        called = _REPORTS.search(text, max(0, found.start() - _LONGEST_CALL), found.start())
        yield Found(found.start(), found.end(), "OtherDocument" if called is None else "Report", _SYMBOL)


def signs_of(provision: Provision) -> Signs:
    """The signs of a provision. They do not change when a document's own names are learnt."""
    text = _without_marker(provision)
    sentences = read_provision(provision)
    named = sentences
    if provision.role == HEADING and is_in_capitals(text):
        text = in_title_case(text)
        named = read_text(text)
    if provision.role == FRONT and (told := _TITLE.search(text)) is not None and is_in_capitals(told.group(1)):
        start, end = told.span(1)
        text = text[:start] + in_title_case(told.group(1)) + text[end:]
        named = read_text(text)
    by_head = [found for sentence in named for found in names_in(sentence)]
    forms = [*find_shapes(text), *by_head]
    listed = (
        Found(start, end, "Resolution", "resolution-list", (("number", number), ("year", year)))
        for start, end, number, year in resolution_lists(text)
    )
    dates = (
        Mention(provision.key, d.start, d.end, DATE, text[d.start : d.end], "", d.form, d.edtf)
        for d in (*find_dates(text), *find_months(text), *find_parts_of_years(text))
    )
    return Signs(
        provision,
        text,
        sentences,
        (*forms, *posts_of_speakers(text, forms), *_symbols(text)),
        tuple(listed),
        tuple(span for span in titles_of(provision) if not _tells(sentences, *span)),
        tuple(dates),
    )


@dataclass(slots=True)
class CandidateFinder:
    """Finds all that may be a name; ``signatures`` are the lines that hold a person's name or a post and nothing else,
    ``sittings`` the headings over what people said by turns, ``labels`` the places of objectives that open lines."""

    namer: Namer
    signatures: Mapping[str, str]
    sittings: frozenset[str] = frozenset()
    labels: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def find(self, signs: Signs) -> list[Mention]:
        """Candidates in order, overlapping ones included."""
        provision, text = signs.provision, signs.text
        key = provision.key
        rows = [*self._known(key, text), *self._by_form(signs), *self._listed(signs)]
        whole = Span(key, text, 0, len(text))
        if provision.role == HEADING and provision.title:
            rows.append(self.namer.new(whole, "OtherDocument", "headline", provision.title))
        for start, end in (*signs.titles, *([self.labels[key]] if key in self.labels else ())):
            if not any(m.start == start and m.end == end for m in rows):
                span = Span(key, text, start, end)
                rows.append(self.namer.new(span, "Theme", "objective-title", span.words))
        if key in self.sittings:
            rows.append(self.namer.new(whole, "Meeting", "sitting-heading", text.strip(" *_#")))
        rows.extend(self._signed(key, text, rows))
        rows.extend(self._date_line(key, text, rows))
        rows.extend(self._beside_days(signs, rows))
        rows.extend(self._beside_posts(key, text, rows))
        rows.extend(self._state_party(key, text))
        return sorted({*_of_their_symbols(text, rows), *signs.dates})

    def _signed(self, key: str, text: str, rows: list[Mention]) -> Iterator[Mention]:
        """The name that is a line of its own, and the post below it where no other rule found it."""
        kind = self.signatures.get(key, "")
        if not kind:
            return
        words = text.strip(_EMPHASIS)
        span = Span(key, text, text.index(words), text.index(words) + len(words))
        named = any(row.kind in (POSTS if kind == "Post" else {"Person"}) and row.start == span.start for row in rows)
        if kind == "Person" and not named:
            yield self.namer.new(span, kind, "signature-line", bearer_of(words))
        elif kind == "Post" and not named:
            yield self.namer.new(span, kind, "signature-line", words)

    def _date_line(self, key: str, text: str, rows: list[Mention]) -> Iterator[Mention]:
        """The place of a date line that no list has: "Port Adal, 21 January 2025"."""
        match = _DATE_LINE.match(text)
        if match is not None and _NO_PERSON.search(match["place"]) is None:
            start, end = match.span("place")
            if all(row.end <= start or end <= row.start for row in rows):
                yield self.namer.new(Span(key, text, start, end), "Place", "date-line", match["place"])

    def _beside_days(self, signs: Signs, rows: list[Mention]) -> Iterator[Mention]:
        """The town right before a day, or on a date line behind it: "(Tirana, 24 September 2031)", "5 May | ACCRA"."""
        key, text = signs.provision.key, signs.text
        for day in signs.dates:
            before = _TOWN_THEN.search(text, max(0, day.start - _LONGEST_NAME), day.start)
            behind = _THEN_TOWN.match(text, day.end)
            for match in (before, behind):
                if match is not None and match["town"].lower() in town_names():
                    start, end = match.span("town")
                    if all(row.end <= start or end <= row.start for row in rows):
                        yield self.namer.new(Span(key, text, start, end), "Place", "town-beside-day", match["town"])

    def _known(self, key: str, text: str) -> Iterator[Mention]:
        known = self.namer.lexicon.things
        by_span: dict[tuple[int, int], list[Hit]] = {}
        for hit in self.namer.lexicon.find(text):
            by_span.setdefault((hit.start, hit.end), []).append(hit)
        for (start, end), hits in sorted(by_span.items()):
            thing = self.namer.meant(hits, text[start:end])
            if thing is None or of_other_years(text[start : end + _LONGEST_YEARS], known[thing].label):
                continue
            if known[thing].kind == "ActorGroup" and whose_group(text, end, text[start:end]):
                continue  # "parties to the Oslo Agreement" are not the parties
            self.namer.things.setdefault(thing, known[thing])
            yield Mention(key, start, end, known[thing].kind, text[start:end], thing, "lexicon")

    def _by_form(self, signs: Signs) -> Iterator[Mention]:
        for found in signs.forms:
            if found.kind == "Person" and found.end - found.start == 1:  # the first initial of "M. Yu. Holt"
                continue
            mention = self.namer.of_form(signs.provision.key, signs.text, found)
            if mention is not None:
                yield mention

    def _state_party(self, key: str, text: str) -> Iterator[Mention]:
        """The state whose report a committee reads: it is "the State party" throughout."""
        party = self.namer.owners.party
        for match in PARTY.finditer(text) if party else ():
            self.namer.things.setdefault(party, self.namer.lexicon.things[party])
            start, end = match.span("party")
            yield Mention(key, start, end, "State", text[start:end], party, "state-party")

    def _beside_posts(self, key: str, text: str, rows: list[Mention]) -> Iterator[Mention]:
        """Persons named right after their post ("the Executive Director of …, Ana Berg,") or right before it."""
        for post in (row for row in rows if row.kind == "Post" or _is_title(row)):
            after = _THEN_NAME.match(text, post.end)
            if after is not None:
                yield from self._person(key, text, after.start("name"), after.end("name"), rows)
            before = _NAME_THEN.search(text, max(0, post.start - _LONGEST_NAME), post.start)
            if before is not None:
                yield from self._person(key, text, before.start("name"), before.end("name"), rows)

    def _person(self, key: str, text: str, start: int, end: int, rows: list[Mention]) -> Iterator[Mention]:
        """The person's name, unless it is the name of something else or part of it."""
        free = all(row.end <= start or end <= row.start for row in rows)
        if free and end - start > 1 and _NO_PERSON.search(text[start:end]) is None:
            yield self.namer.new(Span(key, text, start, end), "Person", "person-beside-post", text[start:end])

    def _listed(self, signs: Signs) -> Iterator[Mention]:
        for found in signs.listed:
            yield self.namer.document(Span(signs.provision.key, signs.text, found.start, found.end), found)


def _tells(sentences: Sequence[ReadSentence], start: int, end: int) -> bool:
    """Whether words are a clause with its subject, and so no title: "Managers report faults"."""
    return any(
        frame.form == "finite" and any(start <= one.tokens.start[who.start] < end for who in frame.agent)
        for one in sentences
        if one.tokens.start and one.tokens.start[0] < end and start < one.tokens.end[-1]
        for frame in one.frames
        if start <= one.tokens.start[frame.trigger] < end
    )


def _is_title(post: Mention) -> bool:
    """Whether a kind of post is written as a title: "Under-Secretary-General", no "gender advisers"."""
    return post.kind == "PostKind" and post.surface[:1].isupper() and not post.surface.endswith("s")


def signatures_in(signs: Sequence[Signs]) -> dict[str, str]:
    """Lines by their keys that are a signature: a person's name and nothing else ("Person"), and the post below it."""
    found: dict[str, str] = {}
    for one, following in pairwise(signs):
        alone = one.provision.role == HEADING and _is_signed(one.text.strip(_EMPHASIS))
        if alone and _is_post(following):
            found[one.provision.key], found[following.provision.key] = "Person", "Post"
    return found


def bearer_of(line: str) -> str:
    """The name in a line that signs a text, without ranks before it, letters behind it, and all in capitals.

    >>> bearer_of("THE HON. DR ANNA BERG AM MP"), bearer_of("Anna Berg")
    ('Anna Berg', 'Anna Berg')
    """
    name = _LETTERS_AFTER.sub("", _RANK.sub("", line))
    words = name.split(" ")
    small = [word.title() if word.isupper() and len(word) > _INITIALS else word for word in words]
    return " ".join(small) if 1 < len(words) <= _LONGEST_SIGNED else name


def _is_signed(line: str) -> bool:
    """Whether a line is a person's name, with or without a rank before it: "Hon. Anna Berg"."""
    name = bearer_of(line)
    return name_pattern().fullmatch(name) is not None and _NO_PERSON.search(name) is None


def _is_post(line: Signs) -> bool:
    """Whether a short line begins with a post and tells nothing."""
    text = line.text.strip(_EMPHASIS)
    if not text[:1].isupper() or len(text) > _LONGEST_NAME or len(line.sentences) != 1 or line.sentences[0].frames:
        return False
    phrases = line.sentences[0].phrases
    return bool(phrases) and phrases[0].cls in {"post", "rank"} and phrases[0].start <= 1


def _without_marker(provision: Provision) -> str:
    """The reading with addresses blanked out, and a table row's short form, so that no name runs across the columns."""
    text = re.sub(r"https?://\S+", lambda m: " " * len(m.group()), provision.reading.text)
    return " " * provision.body + text[provision.body :] if provision.role == ACRONYM else text
