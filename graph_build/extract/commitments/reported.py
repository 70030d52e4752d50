"""Turns a provision's reading into stretches of reported speech: the words, the row that reads them, and who speaks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_build.corpus.provisions import Provision
from graph_build.corpus.sentences import Sentence, split_sentences
from graph_build.extract.commitments.actors import is_actor
from graph_build.extract.context import Context
from graph_build.extract.names.mentions import DocumentMentions
from graph_build.extract.records import DOCUMENTS, Mention
from graph_build.reading import Sieve

_MACRO = re.compile(r"\{([a-z]+)\}")
_QUOTED = re.compile('["“](?P<words>[^"“”]{8,2000})["”]')
_PRONOUN = re.compile(r"(?:He|She)\b")
_ADVERBS = re.compile(
    r" ?(?:(?:has|had|also|then|further|later|again|today|repeatedly|earlier|on [A-Z]\w{1,12}|[a-z]{1,20}ly) ){0,4}"
)
_BRACKET = re.compile(r" ?\([^()]{0,80}\)")
_LONGEST_APPOSITION = 200
_FIRST_PERSON = re.compile(r"\b(?:We|we|I)(?: (?:have|had|also|hereby|again|today))* $")
_OWN_WORDS = re.compile(r"(?:^|[ ,;\"“])(?:[Ww]e|I) (?:\w+ ){0,2}?(?:will|must|shall|need|should|are|am|intend)\b")
_TITLE = re.compile(r"(?:(?:the|The|its|his|her|a|an|[A-Z][\w.'-]{0,30}),? ){0,6}")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|will|must|shall|should|read|reads)\b")
_FURTHEST = 120
# A longer sentence is no prose: a table run together, or a text without full stops.
_LONGEST_SENTENCE = 2_500


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A row of claims.toml: where it looks for its speaker, and examples with the claimant and the first words."""

    id: str
    pattern: re.Pattern[str]
    speaker: str
    asks: bool
    yes: tuple[tuple[str, str, str], ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """Reported words: ``start`` to ``end`` is the passage that shows them with their speaker.

    ``speaker`` is None where nobody is named; ``own`` tells that the document's own house speaks of itself, ``asks``
    that the words ask somebody without a word such as "will" or "must", ``direct`` that they stand in quotation marks.
    """

    start: int
    end: int
    words_start: int
    words_end: int
    rule: str
    speaker: Mention | None
    own: bool
    asks: bool
    direct: bool = False


def _table(kind: str) -> tuple[ClaimRule, ...]:
    data = tomllib.loads(files("graph_build.extract.commitments").joinpath("claims.toml").read_text("utf-8"))

    def filled(pattern: str) -> str:
        while _MACRO.search(pattern):
            pattern = _MACRO.sub(lambda m: str(data["words"][m.group(1)]), pattern)
        return pattern

    return tuple(
        ClaimRule(
            str(row["id"]), re.compile(filled(str(row["pattern"]))), str(row.get("speaker") or row.get("place")),
            bool(row.get("asks")), tuple((str(a), str(b), str(c)) for a, b, c in row["yes"]),
            tuple(map(str, row["no"])),
        )
        for row in data[kind]
    )  # fmt: skip


@lru_cache(maxsize=1)
def claim_rules() -> tuple[ClaimRule, ...]:
    """The rows for speech that is reported within a sentence, in the order of the table."""
    return _table("claim")


@lru_cache(maxsize=1)
def _sieve() -> Sieve[tuple[int, ClaimRule]]:
    """The same with their places in the table."""
    return Sieve(enumerate(claim_rules()), lambda row: row[1].pattern)


@lru_cache(maxsize=1)
def quote_rules() -> tuple[ClaimRule, ...]:
    """The rows for direct speech; their ``speaker`` tells whether they stand before or after the marks."""
    return _table("quote")


@lru_cache(maxsize=1)
def _own_verbs() -> str:
    data = tomllib.loads(files("graph_build.extract.commitments").joinpath("claims.toml").read_text("utf-8"))
    return str(data["own"]["verbs"])


Speech = Mapping[str, tuple[Reported, ...]]


def reported_speech(context: Context, provisions: Iterable[Provision], found: DocumentMentions) -> Speech:
    """The stretches of reported speech by the key of their provision, in order, none inside another."""
    return {p.key: tuple(_Reader(context, p, found).read()) for p in provisions if p.is_content}


class _Reader:
    """Reads one provision; ``mentions`` are the names standing alone, ``inner`` those within them."""

    def __init__(self, context: Context, provision: Provision, found: DocumentMentions) -> None:
        self.context, self.provision, self.text = context, provision, provision.reading.text
        self.mentions = found.outer.get(provision.key, [])
        self.inner = found.inner.get(provision.key, [])
        self.sentences = provision.sentences

    def read(self) -> list[Reported]:
        rows: list[Reported] = list(self._direct())
        last: Mention | None = None
        for index, sentence in enumerate(self.sentences):
            before = self.sentences[index - 1] if index else None
            row = self._indirect(sentence, before, last)
            if row and not any(r.words_start < row.words_end and row.words_start < r.words_end for r in rows):
                rows.append(row)
                last = row.speaker or last
        return sorted(rows, key=lambda r: (r.words_start, r.words_end))

    def _indirect(self, sentence: Sentence, before: Sentence | None, last: Mention | None) -> Reported | None:
        """The row that begins first, then the earlier one of the table; those with a speaker come before the others."""
        found: list[tuple[bool, int, int, Reported]] = []
        if len(sentence.text) > _LONGEST_SENTENCE:
            return None
        for place, rule in _sieve().rows(sentence.text):
            match = rule.pattern.search(sentence.text)
            if match is not None:
                row = self._row(rule, match, sentence, before, last)
                found.append((row.speaker is None, match.start("words"), place, row))
        return min(found, key=lambda f: f[:3])[3] if found else None

    def _row(
        self, rule: ClaimRule, match: re.Match[str], sentence: Sentence, before: Sentence | None, last: Mention | None
    ) -> Reported:
        start, at = sentence.start, sentence.start
        speaker: Mention | None = None
        if rule.speaker == "before":
            start, speaker = self._before(sentence, at + match.start("verb"), before, last)
        elif rule.speaker == "after":
            speaker = self._from(at + match.end("who"), sentence.end)
        words = (at + match.start("words"), at + match.end("words"))
        own = rule.speaker == "before" and self._own(sentence, at + match.start("verb"), match["verb"], words)
        return Reported(start, sentence.end, *words, rule.id, speaker, own, rule.asks)

    def _before(
        self, sentence: Sentence, verb: int, before: Sentence | None, last: Mention | None
    ) -> tuple[int, Mention | None]:
        """The actor right before the verb; for "he" or "she" the one person named before, or who spoke last."""
        speaker = self._subject(sentence.start, verb)
        if speaker is None and before is not None and _PRONOUN.match(sentence.text):
            meant = self._only_person(before)
            meant = meant or (last if last and last.kind == "Person" and not self._people(before) else None)
            return (before.start, meant) if meant else (sentence.start, None)
        return sentence.start, speaker

    def _subject(self, start: int, verb: int) -> Mention | None:
        """The actor right before the verb, with at most an apposition between: "Admiral X, the Chair of Y, said"."""
        nearest = [
            m
            for m in self.mentions
            if start <= m.start and m.end <= verb and is_actor(m) and _only_apposition(self.text[m.end : verb])
        ]
        people = [m for m in nearest if m.kind == "Person"]
        return next(reversed(people or nearest), None)

    def _from(self, at: int, end: int) -> Mention | None:
        """The actor whose name begins here, titles set aside; a person in apposition to a post comes first."""
        near = [m for m in self.mentions if is_actor(m) and at <= m.start and m.end <= min(end, at + _FURTHEST)]
        first = next((m for m in near if _TITLE.fullmatch(self.text, at, m.start)), None)
        if first is None:
            return None
        beside = (m for m in near if m.kind == "Person" and self.text[first.end : m.start].strip() in {"", ","})
        return next((m for m in beside if m.start >= first.end), first)

    def _people(self, sentence: Sentence) -> list[Mention]:
        return [m for m in self.mentions if m.kind == "Person" and sentence.start <= m.start and m.end <= sentence.end]

    def _only_person(self, sentence: Sentence) -> Mention | None:
        """The one person whom "he" or "she" of the next sentence can mean; of two, none."""
        people = self._people(sentence)
        return people[-1] if len({m.thing for m in people}) == 1 else None

    def _own(self, sentence: Sentence, verb: int, said: str, words: tuple[int, int]) -> bool:
        """Whether "we" speak, or the publishing house announces what it will do itself."""
        before = self.text[sentence.start : verb]
        if _FIRST_PERSON.search(before):
            return True
        voice, adverbs = self.context.voice, r" ?(?:(?:also|further|\w+ly) )*$"
        if voice.members and re.search(rf"(?:^|[ ,]){voice.members}{adverbs}", before) is not None:
            return True
        house = voice.says
        if not house or not re.fullmatch(_own_verbs(), said):
            return False
        speaks = re.search(rf"(?:^|[ ,]){house}(?:,[^,]+,)? ?(?:(?:has|also|today|\w+ly) )*$", before) is not None
        speaks = speaks or (said in {"says", "states"} and self._names_document(sentence.start, verb))
        itself = re.match(rf"(?:{house}|it|they|we) (?:will|shall)\b", self.text[words[0] : words[1]])
        return speaks and itself is not None

    def _names_document(self, start: int, end: int) -> bool:
        return any(m.kind in DOCUMENTS and start <= m.start and m.end <= end for m in self.mentions)

    def _direct(self) -> Iterator[Reported]:
        """Direct speech, a row for each of its sentences; a quotation right after one by the same speaker goes on."""
        last: tuple[int, int, str, Mention | None] | None = None
        for match in _QUOTED.finditer(self.text, self.provision.body):
            found = self._attributed(match)
            if found is None and last and re.fullmatch(r"[^\"“”]{2,140}[.,] ?", self.text[last[1] : match.start()]):
                found = (last[0], match.end(), last[2], last[3])
            if found is None:
                last = None
                continue
            start, end, rule, speaker = found
            last = (start, match.end(), rule, speaker)
            for part in split_sentences(self.provision.key, self.text[: match.end("words")], match.start("words")):
                own = _OWN_WORDS.search(part.text) is not None and self._is_of_the_house(start, end, match)
                yield Reported(min(start, match.start()), end, part.start, part.end, rule, speaker, own, False, True)

    def _attributed(self, quoted: re.Match[str]) -> tuple[int, int, str, Mention | None] | None:
        """Where the passage begins and ends, the row and the speaker; None for words in marks that nobody speaks."""
        opens, closes = quoted.start(), quoted.end()
        sentence = max((s.start for s in self.sentences if s.start <= opens), default=self.provision.body)
        after = self.text[closes : closes + 2 * _FURTHEST]
        for rule in quote_rules():
            if rule.speaker == "before":
                if opens - sentence > _LONGEST_SENTENCE:
                    continue
                before = self.text[sentence:opens]
                match = rule.pattern.search(before)
                if match and (rule.id != "speech-after-a-name" or not _VERB.search(before)):
                    speaker = self._spoke_before(sentence, sentence + match.start("verb"))
                    if speaker or rule.id != "speech-after-a-name":
                        return sentence, closes, rule.id, speaker
            elif (match := rule.pattern.match(after)) is not None:
                speaker = self._from(closes + match.end("who"), closes + len(after))
                if rule.id == "speech-then-pronoun":
                    speaker = self._one_before(opens)
                return opens, closes + self._rest(after), rule.id, speaker
        return None

    def _spoke_before(self, start: int, verb: int) -> Mention | None:
        index = next((i for i, s in enumerate(self.sentences) if s.start == start), 0)
        before = self.sentences[index - 1] if index else None
        sentence = self.sentences[index] if self.sentences else Sentence(self.provision.key, start, verb, "")
        return self._before(sentence, verb, before, None)[1]

    def _one_before(self, opens: int) -> Mention | None:
        """The one person or post that the words before a quotation name, whom "he said" after it can mean."""
        named = [m for m in self.mentions if m.kind in {"Person", "Post"} and m.end <= opens]
        return named[-1] if len({m.thing for m in named}) == 1 else None

    def _rest(self, after: str) -> int:
        """How far the sentence that names the speaker goes on."""
        match = re.search(r"[.;](?= |$)|[\"“]", after)
        return match.end() - (match.group() in '"“') if match else len(after)

    def _is_of_the_house(self, start: int, end: int, quoted: re.Match[str]) -> bool:
        """Whether nothing around the quotation says that its "we" is another than the publishing house."""
        voice = self.context.voice
        if not voice.id:
            return False
        outside = (
            m for m in (*self.mentions, *self.inner)
            if start <= m.start and m.end <= end and not quoted.start() <= m.start < quoted.end()
        )  # fmt: skip
        return not any(m.kind in {"State", "Organization"} and not voice.owns(m.thing) for m in outside)


def _only_apposition(between: str) -> bool:
    """Whether nothing but adverbs, or an apposition between commas, parts a speaker from the verb."""
    bracket = _BRACKET.match(between)
    rest = between[bracket.end() :] if bracket else between
    if rest.startswith(", ") and 1 < rest.count(",") <= 3 and ";" not in rest and len(rest) <= _LONGEST_APPOSITION:
        rest = rest[rest.rindex(",") + 1 :]
    return _ADVERBS.fullmatch(rest) is not None
