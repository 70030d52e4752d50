"""Turns phrases into persons: names after a title or beside a post, and names that do or suffer what persons do."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.extract.names.heads.kinds import name_words
from graph_build.reading import (
    Frame,
    Phrase,
    ReadSentence,
    Tokens,
    closed,
    given_names,
    head_of,
    readings_of,
    state_names,
    states_of_adjective,
    without_letters,
)

_STYLES = frozenset({"excellency", "excellencies", "majesty", "majesties", "highness", "highnesses"})
_LONGEST = 5
_NAMED_AFTER = ("stiftung", "fondation", "prize", "award", "alternatives", "international", "rules", "falls", "valley")
# Posts that are ranks as well: "Major General".
_RANKS = frozenset({"General", "Admiral", "Colonel", "Captain", "Major", "Lieutenant", "Ambassador", "Senator"})
_NO_NAMES = frozenset("rRdqaopkfiOBz&wsthbx")  # "Later Holt left"
_SMALL = frozenset("dqaopkwtsn&~iOfBzbhu")
_LINKS = frozenset(["van", "von", "der", "den", "de", "del", "della", "da", "dos", "la", "bin", "ten", "al", "el"])


def personal_phrases(sentence: ReadSentence) -> frozenset[Phrase]:
    """Open phrases that are persons by what they do, or by a noun that only persons suffer."""
    if "E" not in sentence.tokens.tag:
        return frozenset()
    found = [p for frame in sentence.frames for p in _subjects(frame.lemma, (*frame.agent, *frame.patient))]
    found += [p for frame in sentence.frames for p in _holders(frame)]
    for phrase in _with_parts(sentence.phrases):
        found += _suffering(sentence.tokens, phrase)
        if _is_called(sentence.tokens, phrase):
            found.append(phrase)
    return frozenset(p for p in found if looks_personal(sentence.tokens, p))


def _with_parts(phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases and what hangs on them."""
    out = list(phrases)
    for phrase in out:  # which grows
        if phrase.parts:
            out += [part.phrase for part in phrase.parts]
    return out


def _is_called(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the words begin with a given name: "Nadia Murad"; not what is named after somebody."""
    if phrase.cls != "open":
        return False
    first = _first(tokens, phrase)
    initial = len(tokens.word[first]) == len("E.") and tokens.word[first].endswith(".")  # "E. John Vale"
    if tokens.low[min(first + initial, phrase.head)] not in given_names():
        return False
    return not tokens.low[phrase.name_end - 1].endswith(_NAMED_AFTER)


def _subjects(lemma: str, phrases: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """Who does or suffers what persons do, and who they are said to be: "the new members, Lena Holt and Anna Berg"."""
    for phrase in phrases if lemma in name_words("personal-verbs") else ():
        yield phrase
        yield from phrase.apposed


def _holders(frame: Frame) -> Iterator[Phrase]:
    """Who is said to hold a post: "its Co-Chairs are Anna Berg and Lena Holt", "speakers included Anna Berg"."""
    if frame.lemma.partition(" ")[0] not in {"be", "include"}:
        return
    for posts, others in ((frame.agent, frame.patient), (frame.patient, frame.agent)):
        if any(post.cls == "post" for post in posts):
            yield from (one for one in others if one.cls != "post")
            yield from (part.phrase for one in others for part in one.parts if part.prep in {"and", ","})


def _suffering(tokens: Tokens, phrase: Phrase) -> list[Phrase]:
    if not phrase.parts or tokens.low[phrase.head] not in name_words("personal-nouns"):
        return []
    return [part.phrase for part in phrase.parts if part.prep in {"of", "and"}]


def acting_acronyms(sentence: ReadSentence) -> Iterator[Phrase]:
    """Short forms in capitals that do something, whatever they stand for: "The DFT works with the MLN"."""
    tokens = sentence.tokens
    if "A" not in tokens.tag or _is_in_capitals(tokens):
        return
    acting = dict.fromkeys(p for frame in sentence.frames for p in frame.agent if tokens.tag[p.head] == "A")
    for phrase in acting:
        word = tokens.word[phrase.head]
        alone = phrase.cls == "open" and phrase.name_end - phrase.name_start == 1 and not phrase.number
        if alone and word.isalpha() and word.isupper() and 3 <= len(word) <= 7:
            yield phrase


def _is_in_capitals(tokens: Tokens) -> bool:
    """Whether every word is printed in capitals, as in a heading."""
    words = [word for word in tokens.word if len(word) > 3 and word.isalpha()]
    return bool(words) and all(word.isupper() for word in words)


def looks_personal(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether an open phrase is two to five words in capitals, none of them a head noun, a state's or a common word."""
    if phrase.cls != "open" or phrase.det or phrase.plural or phrase.number:
        return False
    owner, end = phrase.owner, phrase.name_end
    if owner is not None:
        if owner.cls != "state" or owner.start <= phrase.head:
            return False
        end = phrase.head + 1  # "Lena Holt of Norway"
    words = range(_first(tokens, phrase), end)
    if not 2 <= len(words) <= _LONGEST or (phrase.aliases and not _is_sent_by(tokens, phrase, words[0])):
        return False
    inside = set(words[1:-1])
    return all(
        (tokens.low[i] in _LINKS and i in inside)
        or ((tokens.tag[i] == "E" or (i == 0 and tokens.tag[0] not in _NO_NAMES)) and not is_word(tokens.low[i]))
        for i in words
    )


def _is_sent_by(tokens: Tokens, phrase: Phrase, first: int) -> bool:
    """Whether a bracket behind somebody is the house that sent them: "Anna Berg (PHI)"; no short form of the name."""
    other = phrase.aliases[0][0].upper() != tokens.word[first][0].upper()
    return other and tokens.low[first] in given_names()


def _first(tokens: Tokens, phrase: Phrase) -> int:
    """The first token of the name: a first name that opens the sentence may have been read as a verb, "Rose"."""
    alone = phrase.start == 1 and phrase.name_end == 2 and tokens.word[0].isalpha() and tokens.word[0][0].isupper()
    return 0 if alone and not phrase.det and tokens.tag[0] not in "dqaopfizBO&wst" else phrase.name_start


def is_word(low: str) -> bool:
    """Whether a word is a head noun, a state's, a common adjective or verb, or a small word: "Not Without Us"."""
    known = head_of(low) is not None or low in state_names() or low in states_of_adjective()
    known = known or closed().get(low, "x") in _SMALL
    return known or ("J" in readings_of(low) and len(low) > 5)


def first_rank(tokens: Tokens, title: Phrase) -> int:
    """The first of the ranks before a name; a post before them is none: "Defence Minister Dr Lena Holt"."""
    posts = [i for i in range(title.name_start, title.head) if (row := head_of(tokens.low[i])) and row.cls == "post"]
    named = posts and tokens.word[posts[-1]] not in _RANKS
    return posts[-1] + 1 if named else title.name_start


def member_span(tokens: Tokens, phrase: Phrase) -> tuple[int, int] | None:
    """Tokens of a name before the letters that say what its bearer is: "Anna Berg MP"; None where it is none."""
    last = without_letters(tokens, phrase.name_start, phrase.name_end)
    if last == phrase.name_end or phrase.det:
        return None
    words = range(phrase.name_start, last)
    named = 2 <= len(words) <= _LONGEST and all(tokens.tag[i] == "E" and not is_word(tokens.low[i]) for i in words)
    return (phrase.name_start, last) if named else None


def personal_span(tokens: Tokens, phrase: Phrase) -> tuple[int, int, int] | None:
    """Tokens of the mention with its rank, of the name, and of its end; None where no name is left."""
    start = end = _first(tokens, phrase) if phrase.title is None else phrase.name_start
    end += start < phrase.name_start
    while end < phrase.name_end and (tokens.tag[end] in "EA" or tokens.low[end] in _LINKS):
        end += 1
    title = phrase.title
    if start == end or (end - start > 1 and any(head_of(tokens.low[i]) for i in range(start, end))):
        return None
    if tokens.low[end - 1] in _STYLES:  # "His Excellency the President"
        return None
    if title is None and end - start == 1 and tokens.tag[start] == "A":  # "the Chair, AUHIP, the Envoy"
        return None
    if any("/" in tokens.low[i] for i in range(start, end)):  # "statements by its President S/PRST/2014/26"
        return None
    first = first_rank(tokens, title) if title is not None and title.cls == "rank" else start
    while first < start and not tokens.word[first][0].isupper():
        first += 1  # "the noble Lady Holt"
    return first, start, end
