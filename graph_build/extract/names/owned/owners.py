"""Turns a generic name and whose it is into the key of one thing: Kenya's Ministry of Defence and Nepal's are two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_build.corpus.houses import known_houses
from graph_build.corpus.provisions import HEADING, Provision
from graph_build.corpus.slugs import slug
from graph_build.extract.context import Context
from graph_build.extract.folding import fold
from graph_build.extract.names.heads.kinds import name_words
from graph_build.extract.names.lexicon import Hit, Lexicon
from graph_build.extract.names.owned.plans import PLAN, own_count, plan_signs
from graph_build.extract.names.owned.shared import longest, states_meant
from graph_build.extract.records import DOCUMENTS, EVENTS, POSTS, Span, family
from graph_build.reading import Sifted, head_of, read_sentence, readings_of, singulars, state_names, states_of_adjective

# So many capital words tell a group, an office or a strategy from others, whoever it belongs to.
_TELLING = 3
_NEAR = 45
_TELL_OF_PLANS = frozenset({"Report", "Guideline", "Declaration", "Resolution"})  # they tell of plans
_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
_EACH_TIME = frozenset({"Report", "OtherDocument"})
_OF = re.compile(r" of (?:the )?(?:Republic of |Kingdom of )?$")
_LISTED = re.compile(r",? and (?:the )?|, (?:the )?")
_ENDINGS = re.compile(
    r"(?:tion|tions|sion|ity|ities|ment|ments|ness|ism|ance|ence|ship|ics|al|ing|ory|ary|ive|able|ers|ors|ology|graphy)$"
)
_ITS = re.compile(r"\b[Ii]ts $")
PARTY = Sifted(r"\b[Tt]he (?P<party>State [Pp]arty)\b(?! to (?:the )?[A-Z])")
_ON_REPORT = re.compile(r"(?i)\b(?:periodic|initial|combined) reports?\b.{0,60}\bof\b")
_TITLE_PAGE = 16  # provisions
_LONGEST = 400  # characters of a heading
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose a generic name is: ``owner`` is a state's or a house's key, "" where nobody is named.

    ``document`` is the text that alone means the thing, where each text means another; ``label`` says whose it is,
    where a state owns it.
    """

    key: str
    owner: str
    document: str
    label: str


@dataclass(slots=True)
class Owners:
    """Tells whose things a text's generic names are; ``text`` is the owner of the text, "" where it has none.

    ``named`` are states and houses that a text without an owner names; ``count`` is the one that a plan gives itself;
    ``party`` is the state that the text calls the State party; ``meant`` tells of adjectives of several states which
    state the text means.
    """

    document: str
    text: str
    lexicon: Lexicon
    named: frozenset[str] = frozenset()
    count: str = ""
    party: str = ""
    meant: Mapping[str, str] = field(default_factory=dict)
    _common: dict[str, bool] = field(default_factory=dict)

    def allows(self, thing: str, form: str, owner: str = "") -> bool:
        """Whether a form may stand for a known thing: a bare office of one state does not in another state's text."""
        whose = self.lexicon.owners.get(thing)
        if whose is None:
            return True
        if owner:
            return owner == whose
        if self._names_state(form, whose) or self._is_usual_name(thing, form):
            return True
        return self.text == whose or (not self._is_state(self.text) and whose in self.named)

    def _is_usual_name(self, thing: str, form: str) -> bool:
        """Whether the form is an acronym by which everybody calls the thing, as USAID; short ones mean more."""
        return len(form) > 4 and form.isupper() and self.lexicon.things[thing].label == form

    def _names_state(self, form: str, state: str) -> bool:
        return any(hit.thing == state for hit in self.lexicon.find(form)) or any(
            self.state_called(word) == state for word in form.split()
        )

    def _is_state(self, key: str) -> bool:
        return key in self.lexicon.things and self.lexicon.things[key].kind == "State"

    def is_of_state(self, owner_words: str) -> bool:
        """Whether a state owns what the words say, or the text where they say nothing."""
        return self._is_state(self.owner_called(owner_words) if owner_words else self.text)

    def owner_called(self, words: str) -> str:
        """The key of the state or organisation that words name whole, "" where they name none."""
        words = re.sub(r"^(?:[Tt]he|[Aa]) ", "", words.strip())
        for hit in self.lexicon.find(words):
            whole = (hit.start, hit.end) == (0, len(words))
            if whole and family(self.lexicon.things[hit.thing].kind) in {"State", "Organization"}:
                return hit.thing
        return self.state_called(words)

    def beside(self, text: str, start: int, end: int) -> str:
        """The state named in the genitive right before a name, or with "of" at its end or right after it."""
        first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
        window = text[first:last]
        for hit in self._states_in(window):
            before, after = window[: hit.start], window[hit.end : max(hit.end, start - first)]
            genitive = re.match(r"['’]s? ", window[hit.end :]) is not None and after in {"", "' ", "'s ", "’ ", "’s "}
            if genitive and first + hit.start <= start:
                return hit.thing
            inside = start - first < hit.start <= end - first + len(" of the ")
            several = self._goes_on_with_state(text, first + hit.end)
            if inside and _OF.search(before) and not several and not re.search(r"[,;]", before[max(0, end - first) :]):
                return hit.thing
        return ""

    def _states_in(self, text: str) -> list[Hit]:
        """The states named in a text, the longest names first; none inside another's: "Democratic Republic of …"."""
        hits = [hit for hit in self.lexicon.find(text) if self.lexicon.things[hit.thing].kind == "State"]
        found: list[Hit] = []
        for hit in sorted(hits, key=lambda h: h.start - h.end):
            around = [other for other in found if other.start <= hit.start and hit.end <= other.end]
            if all((other.start, other.end) == (hit.start, hit.end) for other in around):
                found.append(hit)
        return found

    def _goes_on_with_state(self, text: str, end: int) -> bool:
        """Whether a list of states goes on: a committee of Canada, Jamaica and Guyana is nobody's alone."""
        joint = _LISTED.match(text, end)
        rest = text[joint.end() : joint.end() + _NEAR] if joint is not None else ""
        return any(hit.start == 0 and self.lexicon.things[hit.thing].kind == "State" for hit in self.lexicon.find(rest))

    def before(self, text: str, start: int) -> str:
        """The one state named before "its" in the sentence: "Jordan adopted its national action plan"."""
        if not _ITS.search(text, max(0, start - len(" their ")), start):
            return ""
        words = text[text.rfind(". ", 0, start) + 1 : start]
        states = {hit.thing for hit in self.lexicon.find(words) if self.lexicon.things[hit.thing].kind == "State"}
        return states.pop() if len(states) == 1 else ""

    def state_called(self, adjective: str) -> str:
        """The state whose adjective the words are: "South African"; of several the one that the text means."""
        low = adjective.lower().replace("-", " ")
        names = states_of_adjective().get(low, ())
        if len(names) > 1:
            return self.meant.get(low, "")
        return next((hit.thing for name in names for hit in self.lexicon.whole(name)), "")

    def with_owner(self, span: Span) -> Span:
        """The span from where a state's name or adjective begins that runs into it: "South Sudanese leaders"."""
        first = max(0, span.start - _NEAR)
        before = span.text[first : span.start]
        hits = self.lexicon.find(f"{before}{span.words}") if before.endswith(" ") else ()
        for hit in hits:
            within = hit.start < len(before) < hit.end
            if within and self.lexicon.things[hit.thing].kind == "State":
                return span._replace(start=first + hit.start)
        words = before.split()
        whole = f"{words[-1]} {span.words.split()[0]}" if words and before.endswith(" ") else ""
        if words and words[-1][0].isupper() and whole.lower() in states_of_adjective():
            return span._replace(start=span.start - len(words[-1]) - 1)
        return span

    def owned(self, kind: str, name: str, owner_words: str, span: Span) -> Owned | None:
        """A generic name with its owner; None for a name that tells by itself what it names."""
        plan = kind in DOCUMENTS and kind not in _TELL_OF_PLANS and PLAN.search(name) is not None
        head = _head_of_name(_WORD.findall(name) or [""])
        may_be = kind in EVENTS or kind in POSTS or any(w in name_words("owned-heads") for w in singulars(head))
        if not plan and not may_be:
            return None
        inside, core = self._owner_inside(name)
        if not plan and not self._is_generic(kind, core):
            return None
        owner = self.beside(span.text, span.start, span.end) or inside or self.before(span.text, span.start)
        owner = owner or (self.owner_called(owner_words) if owner_words else "")
        if plan:
            return self._plan(name, owner)
        # A report or a letter is written each time anew, and each house has many.
        owner = owner or ("" if kind in EVENTS or kind in DOCUMENTS else self.text)
        document = self.document if not owner or kind in _EACH_TIME else ""
        label = f"{core} ({self.lexicon.things[owner].label})" if self._is_state(owner) else name
        return Owned(f"{family(kind)}:{slug(f'{document} {owner} {fold(core)}', 90)}", owner, document, label)

    def alone(self, kind: str, name: str) -> Owned:
        """A name that this document alone means so."""
        return Owned(f"{family(kind)}:{slug(f'{self.document} {fold(name)}', 90)}", "", self.document, name)

    def _plan(self, name: str, owner: str) -> Owned:
        """A state's national action plan by its count and its period; of a house's text it is the document's own."""
        owner = owner or (self.text if self._is_state(self.text) else "")
        document = "" if owner else self.document
        count, period = plan_signs(name)
        signs = [sign for sign in (count, period) if sign]
        many = ["all"] if re.search(r"(?i)\bplans\b", name) else []
        key = f"Document:{slug(' '.join([document or owner, 'national action plan', *signs, *many]), 90)}"
        if not self._is_state(owner) or many:
            return Owned(key, owner, document, name)
        label = f"National Action Plan ({', '.join([self.lexicon.things[owner].label, *signs])})"
        return Owned(key, owner, document, label)

    def own_names(self, context: Context) -> frozenset[str]:
        """The name of the text by its state, count and period, where it is a state's national action plan."""
        if context.kind != "NationalActionPlan" or not self._is_state(self.text) or not PLAN.search(context.title):
            return frozenset()
        name, (count, period) = self.lexicon.things[self.text].label, self.own_signs(context.title)
        told = [signs for signs in ((count, period), (count, ""), ("", period)) if any(signs)] or [("", "")]
        return frozenset(f"National Action Plan ({', '.join(filter(None, (name, *signs)))})" for signs in told)

    def own_signs(self, title: str) -> tuple[str, str]:
        """The count and the period of the plan that is read: its title's, and the count that its text tells."""
        count, period = plan_signs(title)
        return count or self.count, period

    def is_own_plan(self, name: str, owner_words: str, title: str) -> bool:
        """Whether a plan named in a plan is that plan: of its owner, with no other count and no other period."""
        if not PLAN.search(name) or re.search(r"(?i)\bplans\b", name):
            return False
        owner = (self.owner_called(owner_words) if owner_words else "") or self._owner_inside(name)[0] or self.text
        own = self.own_signs(title)
        return owner == self.text and all(
            said in {"", whole} for said, whole in zip(plan_signs(name), own, strict=True)
        )

    def _owner_inside(self, name: str) -> tuple[str, str]:
        """The state inside a name, and the name without it: "Ministry of Defence of Kenya", "Kenyan Parliament"."""
        for hit in self._states_in(name):
            before, after = name[: hit.start], name[hit.end :]
            if hit.end == len(name) and _OF.search(before):
                return hit.thing, _OF.sub("", before)
            if hit.start == 0 and after:
                return hit.thing, re.sub(r"^(?:['’]s)? ", "", after)
        words = name.split(" ")
        for length in (3, 2, 1):
            for at in range(len(words) - length):
                state = self.state_called(" ".join(words[at : at + length]))
                if state:
                    return state, " ".join(words[:at] + words[at + length :])
        return "", name

    def tells_alone(self, kind: str, name: str) -> bool:
        """Whether a name tells by itself what it names, without its owner."""
        return bool(name) and " " in name and not PLAN.search(name) and not self._is_generic(kind, name)

    def _is_generic(self, kind: str, name: str) -> bool:
        """Whether nothing in the name tells whose it is: its head is an organ of states or houses, no word proper."""
        if name.isupper() and " " in name:  # on a line in capitals
            name = name.title()
        words = _WORD.findall(name)
        if not words or kind in {"Person", "Place", "State", "Theme", "PostKind"}:
            return False
        if self.has_proper_word(name):
            return False
        capitals = sum(w[0].isupper() for w in words)
        if kind in EVENTS:  # "International Day of Fair Play" tells by itself
            return capitals < _TELLING and not re.search(r"\d", name)
        if kind in POSTS:
            return True
        heads = set(singulars(_head_of_name(words)))
        organ = not heads.isdisjoint(name_words("organs-of-states"))
        return organ or (capitals <= _TELLING and not heads.isdisjoint(name_words("owned-heads")))

    def has_proper_word(self, name: str) -> bool:
        """Whether a capital word of a name is no word of the language: "Lusaka", "NATO"."""
        return any(word[0].isupper() and not self._is_common(word) for word in _WORD.findall(name))

    def _is_common(self, word: str) -> bool:
        """Whether a capital word is one of the language, not a name; acronyms are names."""
        if word not in self._common:
            low = word.lower().removesuffix("'s").removesuffix("’s")
            acronym = sum(c.isupper() for c in word) > 1 and "-" not in word
            known = bool(readings_of(low)) or head_of(low) is not None or low in name_words("common")
            known = known or any(bool(readings_of(s)) for s in singulars(low)) or _ENDINGS.search(low) is not None
            named = low in state_names() or low in states_of_adjective()
            self._common[word] = known and not acronym and not named
        return self._common[word]


def _head_of_name(words: list[str]) -> str:
    """The head noun of a name: the last word before its first preposition."""
    for i, word in enumerate(words):
        if i > 0 and word.lower() in {"of", "for", "on", "to", "against", "in"}:
            return words[i - 1].lower()
    return words[-1].lower()


def owners_of(context: Context, provisions: Sequence[Provision], lexicon: Lexicon) -> Owners:
    """The owners of a document's generic names, from its title, its publisher and its first heading."""
    texts = [p.reading.text for p in provisions if p.is_content]
    owners = Owners(context.key, "", lexicon, meant=states_meant(texts, lexicon))
    owners.party = _state_party(owners, provisions)
    heading = next((p.reading.text for p in provisions if p.role == HEADING), "")
    for words in (context.title, "" if _tells(heading) else heading, context.publisher or ""):
        states = _states_in(owners, words)
        if states:
            owners.text = states.pop() if len(states) == 1 else ""
            break
    else:
        owners.text = context.voice.thing
    owners.text = owners.party or owners.text
    if not owners.text:
        owning = {*lexicon.owners.values(), *(house.thing for house in known_houses())}
        organs = {house.council: house.thing for house in known_houses() if house.council}
        named = {hit.thing for text in texts for hit in lexicon.find(text)}
        owners.named = frozenset({*(named & owning), *(organs[thing] for thing in named & organs.keys())})
    told = (own_count(p.reading.text) for p in provisions if p.is_content and context.kind in _PLANS)
    owners.count = next((count for count in told if count), "")
    return owners


def _tells(heading: str) -> bool:
    """Whether a heading tells what somebody did, who need not be the owner: "Arland welcomed as newest member"."""
    return any(f.form in {"finite", "participle"} and not f.deontic for f in read_sentence(heading[:_LONGEST]).frames)


def _state_party(owners: Owners, provisions: Sequence[Provision]) -> str:
    """The state that a text on its report calls "the State party", "" for another text or where it may be several."""
    content = [p for p in provisions if p.is_content]
    if not any(PARTY.search(p.reading.text) for p in content):
        return ""
    titles = (p.reading.text for p in content[:_TITLE_PAGE] if p.role == HEADING and _ON_REPORT.search(p.reading.text))
    states = {state for title in titles for state in _states_in(owners, title)}
    return states.pop() if len(states) == 1 else ""


def _states_in(owners: Owners, words: str) -> set[str]:
    hits = [hit for hit in owners.lexicon.find(words) if owners.lexicon.things[hit.thing].kind == "State"]
    found = set(longest(hits))  # "Guinea-Bissau" is no Guinea
    if not found:
        found = {owners.state_called(word) for word in _WORD.findall(words)} - {""}
    return found
