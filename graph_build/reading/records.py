"""Turns what was read into records: tokens, phrases, frames and the sentence that holds them.

Phrases and frames are named tuples rather than dataclasses: a text of a million words has a third of a million
of them, and a frozen dataclass takes seven times as long to make. Indices count tokens; ``start`` and ``end`` of
tokens count characters of the reading, so that a quote is a slice of it and is never built again from words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

TOLD = "told"
"""Why words that asked in the past ask nothing now; in the outcome of a meeting they are how it asks."""


class Deontic(NamedTuple):
    """What makes a clause ask or promise: the row of ``lexicon/deontic.toml`` or ``lexicon/verbs.toml`` that says so.

    ``start`` and ``end`` are the tokens of the words that carry it: "shall", "calls upon", "is committed to".
    ``form`` tells how the bearer is found: "own" the subject acts, "asked" the object does, "passive" nobody is named.
    """

    rule: str
    strength: str
    form: str
    start: int
    end: int


class Part(NamedTuple):
    """A complement inside or after a phrase, with its preposition: "of" the Council, "on" mediation."""

    prep: str
    phrase: Phrase


class Phrase(NamedTuple):
    """A noun phrase. ``start`` to ``end`` (exclusive) is all of it, ``name_start`` to ``name_end`` the name it holds:

    without determiner, owner, title before it and brackets after it. ``head`` is the token of its head noun, ``cls``
    the class that the table of heads gives it ("" when the table does not know the noun; "open" when it has capitals).
    """

    start: int
    end: int
    head: int
    cls: str
    name_start: int
    name_end: int
    det: str = ""  # the determiner, folded: "the", "a", "its", "all", "both"; "" where there is none
    plural: bool = False
    capital: bool = False  # the head or a word before it has a capital that the sentence's start does not explain
    owner: Phrase | None = None  # "Ghana's", "of Chile", "Jordanian": whose thing it is
    number: str | None = None  # "1325 (2000)", "13595", "S/2015/716", a year after "of"
    year: str | None = None  # "(2000)", "2024-2028"
    aliases: tuple[str, ...] = ()  # short forms in brackets right after it
    parts: tuple[Part, ...] = ()  # complements inside its extent, in order
    title: Phrase | None = None  # the post or rank before a person's name
    apposed: tuple[Phrase, ...] = ()  # said beside it to be the same: ", the new chair of the Commission,"
    grown: tuple[tuple[int, str], ...] = ()  # other ends it might have, nearest first, each with what stands after it

    def innermost(self) -> Phrase:
        """The last phrase inside it that ends with it, else itself: "Anna Berg" of "the work of Anna Berg"."""
        inner = self
        while inner.parts and inner.parts[-1].prep and inner.parts[-1].phrase.end == self.end:
            inner = inner.parts[-1].phrase
        return inner


class Frame(NamedTuple):
    """A clause or a noun that tells a happening, as its verb with who does it to what.

    Roles are tuples: coordination is expanded, so "A and B met C" has two agents. In a passive the subject is
    ``patient`` and the by-phrase ``agent``. ``asked`` are those whom "urges X to" or "calls upon X" asks; ``action`` is
    the index of the frame that says what is to be done, or whose content a "that" gives. ``preps`` keeps the text's
    order, fronted ones first.
    """

    lemma: str
    trigger: int  # token of the main verb, or of the noun
    start: int  # first token of the verb group
    stop: int  # after its last token
    form: str  # "finite", "infinitive", "gerund", "participle", "base", "noun"
    voice: str = "active"  # "passive"; "state" for "is committed", whose subject is the agent
    modal: str = ""  # "shall", "will", ... "" where there is none
    polarity: bool = True  # False: "not", "never", "no ..."
    tense: str = "present"  # "present", "past", "future", "perfect", "before" (had done); "" for forms that have none
    agent: tuple[Phrase, ...] = ()
    patient: tuple[Phrase, ...] = ()
    asked: tuple[Phrase, ...] = ()
    action: int | None = None  # index into ReadSentence.frames of what is asked or promised
    preps: tuple[Part, ...] = ()
    dates: tuple[Part, ...] = ()  # date phrases of the clause, fronted ones too, with their preposition ("" without)
    subject_from: str = ""  # adjacent, parenthesis, shared, relative, participle, control, speaker; "" where unknown
    parent: int | None = None
    # How it hangs on its parent: relative, that, purpose, participle, gerund, complement, condition, shared, noun,
    # gapped (a further one is asked by the parent's verb).
    link: str = ""
    end: int = 0  # token after the clause's last word, children included, long tails not
    tail: int = 0  # token after its last word with tails (", including ...", ", through ...")
    deontic: Deontic | None = None
    unread: str | None = (
        None  # why a frame with a deontic head can be no commitment: "effect", "forecast", "quoted" ...
    )

    @property
    def subjects(self) -> tuple[Phrase, ...]:
        """The grammatical subjects: in a passive what it is done to, else who does it."""
        return self.patient if self.voice == "passive" else self.agent


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a sentence as parallel tuples; ``tag`` has one letter a token (see ``lexicon/tags.csv``).

    ``printed`` are the letters before words of two readings are decided, for a sentence that is read again with names.
    """

    text: str
    word: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    tag: str
    printed: str = field(repr=False)

    def __post_init__(self) -> None:
        if not len(self.word) == len(self.low) == len(self.start) == len(self.end) == len(self.tag):
            raise ValueError(f"tokens of {len(self.word)} words with {len(self.tag)} tags")

    def __len__(self) -> int:
        return len(self.word)

    def slice(self, start: int, end: int) -> str:
        """The text from token ``start`` to before token ``end``, as it is printed."""
        return self.text[self.start[start] - self.start[0] : self.end[end - 1] - self.start[0]] if start < end else ""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence read once for all stages: its tokens, its top phrases in order, its frames in order of their verbs."""

    tokens: Tokens
    phrases: tuple[Phrase, ...]
    frames: tuple[Frame, ...]
    starts: dict[int, Phrase] = field(repr=False)  # phrase that starts at a token, the longest
    ends: dict[int, Phrase] = field(
        repr=False
    )  # phrase that ends before a token, the longest: "what stands left of it?"

    def words(self, phrase: Phrase) -> str:
        """The whole phrase as printed."""
        return self.tokens.slice(phrase.start, phrase.end)

    def name(self, phrase: Phrase) -> str:
        """The name that the phrase holds, without determiner, owner, title and brackets."""
        return self.tokens.slice(phrase.name_start, phrase.name_end)

    def span(self, phrase: Phrase) -> tuple[int, int]:
        """Where the whole phrase stands in the reading, in characters."""
        return self.tokens.start[phrase.start], self.tokens.end[phrase.end - 1]
