"""Turns a source text into what its rules need to know of it: its own names, its house, its register, its acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from abbreviations import schwartz_hearst

from graph_build.corpus.catalogue import class_of_kind
from graph_build.corpus.facts import DRAFT, NOT_ADOPTED, TITLE_PAGE, DocumentFacts
from graph_build.corpus.houses import NOBODY, House, house_of_text
from graph_build.corpus.provisions import ACRONYM, HEADING, Provision
from graph_build.corpus.source import SourceText
from graph_build.extract.folding import fold, is_acronym, without_year
from graph_build.extract.identity import (
    ACT_OF_DAY,
    LONGEST_TITLE,
    MOST_HEADS,
    SUBJECT_WITHIN,
    facts_of,
    is_letterhead,
    title_line,
    united_facts,
)
from graph_build.extract.symbols import PRINTED, Symbol, symbol_of
from graph_build.reading import read_sentence

# A title in which another text speaks of a plan, or institutes one, is no plan's.
_TELLING_OF = r"(?:inquiry|reports?|review|evaluation|assessment|letter|statement|response) (?:on|of|to|into)"
_OF_A_PLAN = rf"^(?!.*\b(?:order|{_TELLING_OF})\b)"
# Title words that tell what a document is, and kinds in a catalogue; the first that fits counts.
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "Resolution",
        r"^(?:draft )?(?:(?:un|united nations) )?(?:(?:security council|general assembly|council) )?resolution\b"
        r"|^(?:european parliament|[a-z]{4,20} assembly) resolution of \d",
    ),
    ("PresidentialStatement", r"statement by the president of the security council"),
    ("Directive", r"^(?:executive order|(?:presidential )?memorandum)\b"),  # also one that institutes an action plan
    (
        "NationalActionPlan",
        _OF_A_PLAN + r".*(?:\bnational (?:action (?:plan|programme)|plan of action)\b"
        r"|\bplan (?:national d['’]action|d['’]action national)\b|\bplan (?:nacional de acci|de acci[oó]n nacional)"
        r"|\bplano nacional de a|\bplan(?:ul)? național de ac|національн\w* план|خطة العمل الوطنية|الخطة الوطنية)",
    ),
    ("ActionPlan", _OF_A_PLAN + r".*\b(?:action|implementation) plan\b"),
    ("Directive", r"\b(?:executive order|directive|memorandum|order)\b"),
    ("Guideline", r"\bguidelines?\b"),
    ("Strategy", r"\b(?:strategy|strategic concept)\b"),
    ("Treaty", r"\b(?:convention|treaty|agreement)\b"),
    ("Declaration", r"\b(?:declaration|communiqu)"),
    ("Report", r"\b(?:report|assessment|review|inquiry)\b(?!.*fact sheet)"),
    ("Policy", r"\bpolicy\b(?! (?:briefs?|papers?|notes?)\b)"),
)
_NUMBERED_ACT = re.compile(
    r"(?:Resolution|Recommendation|Decision|Opinion|Order|Declaration) (?:No\.? ?)?\d{1,4}(?:/\d{1,4})?"
    r" \((?:19|20)\d\d\)"
)
_DAY_BEHIND = re.compile(r",? (?:of |on )?\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d$")
_RESOLUTION_TITLE = re.compile(
    r"(?i)(?:draft )?(?:(?:UN|United Nations) )?(?:Security Council )?(?:resolution|UNSCR) (\d{3,4})\b"
    r"(?! (?:was|is|and its)\b)"
)
_TOLD_OF = frozenset({"ActionPlan", "NationalActionPlan", "Strategy", "Policy", "Guideline"})
_TEXTS_TOLD_OF = re.compile(
    r"(?i)\b(?:action (?:plan|programme)|plan of action|implementation plan|strategy|strategic concept|policy"
    r"|guidelines?)\b"
)
_DONE = frozenset({"meeting", "conference", "summit", "launch", "debate", "visit", "statement", "report", "letter"})
_SPEAKING_OF = frozenset({"group", "body", "organisation", "mission", "place", "post"})
_LONGEST_PIECE = 4_000
OPERATIVE_WORDS = re.compile(
    r"(?:also |further |strongly |again )?(?:acknowledges|adopts|affirms|appeals|approves|authorizes|calls|commends"
    r"|condemns|considers|decides|declares|demands|deplores|draws|emphasi[sz]es|encourages|endorses|expresses|invites"
    r"|notes|reaffirms|recalls|recogni[sz]es|recommends|reiterates|renews|requests|stresses|strongly|supports|takes|underlines|underscores"
    r"|urges|welcomes)\b",
    re.IGNORECASE,
)

# A title whose years stand before the house: "National Action Plan 2031-2035 of Ruritania" is also named without it.
_DATED_TITLE = re.compile(r"(.{1,300}\b(?:19|20)\d\d) (?:of|for) (?:the )?[A-Z]")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of one document before its names are read.

    ``voice`` is the house that speaks, by which bare names are read ("the Secretary General" in a NATO text is NATO's);
    ``register`` is "un" (operative paragraphs), "order" (sections and shall) or "prose". ``symbol`` and ``status`` are
    those that the file's markup tells; the status is one of :mod:`graph_build.corpus.facts`.
    """

    key: str
    kind: str
    title: str
    own_names: frozenset[str]
    register: str
    publisher: str | None
    published: str | None
    acronyms: dict[str, str] = field(default_factory=dict)
    symbol: Symbol | None = None
    status: str | None = None
    voice: House = NOBODY

    @property
    def house(self) -> str:
        """The word by which the house that speaks is known; "" for none."""
        return self.voice.id

    def is_own(self, name: str) -> bool:
        """Whether a document's name, folded, is the name of this document."""
        return fold(name) in self.own_names


def context_of(
    source: SourceText, provisions: Sequence[Provision], told: Sequence[DocumentFacts] | None = None
) -> Context:
    """The context of a document from what it says of itself (``told``, by origin), its catalogue row and its text."""
    facts = united_facts(told if told is not None else facts_of(source))
    symbol = symbol_of(facts.symbol.value) if facts.symbol else None
    title = source.meta.title or _own_title(facts) or title_line(provisions) or source.stem
    kind = document_kind(source.meta.kind, title, facts)
    number = _council_number(symbol) if symbol else _resolution_number(title) if kind == "Resolution" else None
    return Context(
        key=symbol.key if symbol else document_key(source.stem, title, number),
        kind=kind,
        title=title,
        own_names=_folded({*own_names(title, number, provisions), *(symbol.names if symbol else ())}),
        register=_register(provisions, kind),
        publisher=source.meta.publisher,
        published=source.meta.published or _own_day(facts),
        acronyms=_acronyms(provisions),
        symbol=symbol,
        status=facts.status,
        voice=_house(source, title, facts, provisions),
    )


def _folded(names: set[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)


def _own_day(facts: DocumentFacts) -> str | None:
    """The day that a document counts from: of its adoption, else of its publication, else that printed over it.

    None where two are told.
    """
    for told in (facts.adopted, facts.published, facts.dated):
        if days := {said.value for said in told}:
            return days.pop() if len(days) == 1 else None
    return None


def _own_title(facts: DocumentFacts) -> str | None:
    """The name that a printed document's symbol gives it; None for one that has a title of its own words."""
    if facts.symbol is None or facts.origin != TITLE_PAGE:
        return None
    symbol = facts.symbol.value
    if resolution := re.match(r"S/RES/(\d+)(?: ?\((\d{4})\))?", symbol):
        return f"Resolution {resolution[1]}" + (f" ({resolution[2]})" if resolution[2] else "")
    if facts.kind == "PresidentialStatement":
        return f"Statement by the President of the Security Council {symbol}"
    return f"Draft resolution {symbol}" if facts.status in {DRAFT, NOT_ADOPTED} else None


def _council_number(symbol: Symbol) -> str | None:
    return symbol.key.removeprefix("unscr-") if symbol.key.startswith("unscr-") else None


def document_kind(catalogue_kind: str | None, title: str, facts: DocumentFacts | None = None) -> str:
    """The class of a document read, from its catalogue kind, its title page or its title; else OtherDocument."""
    if catalogue_kind and (known := class_of_kind(catalogue_kind)):
        return known
    if facts is not None and facts.kind:
        return facts.kind
    lowered, told = title.lower(), tells_of_text(title)
    kinds = (kind for kind, pattern in _KINDS if not (told and kind in _TOLD_OF) and re.search(pattern, lowered))
    return next(kinds, "OtherDocument")


def tells_of_text(title: str) -> bool:
    """Whether a title tells what is done about a plan or policy: "Meeting on the Plan", "Norway launches a strategy".

    The title of such a text itself begins with it, with whose it is, or puts it behind a colon.

    >>> tells_of_text("Launch of the Third National Action Plan"), tells_of_text("Peace: National Action Plan 2031")
    (True, False)
    """
    for piece in re.split(r"(?<=[^\W\d]): ", title[:LONGEST_TITLE]):
        if (at := _TEXTS_TOLD_OF.search(piece)) is None:
            continue
        sentence = read_sentence(piece)
        first = next(iter(sentence.phrases), None)
        if first is None or first.start > 1:
            return False
        tokens, end = sentence.tokens, sentence.tokens.end[first.head]
        held = first.cls in _DONE and end < at.start()
        about = first.cls in _SPEAKING_OF and re.search(r"\b(?:on|for|about|overseeing)\b", piece[end : at.start()])
        verb = any(f.form == "finite" and tokens.start[f.start] < at.start() for f in sentence.frames)
        return held or bool(about) or verb
    return False


def _resolution_number(title: str) -> str | None:
    """The number in a title that names a resolution and nothing else: "on resolution 1325" is about one."""
    match = _RESOLUTION_TITLE.match(title)
    return match.group(1) if match else None


def document_key(stem: str, title: str, number: str | None) -> str:
    """The address of a document read: a resolution's or an order's number, else its file's name."""
    if number is not None:
        return f"unscr-{number}"
    order = re.match(r"(?i)executive order (\d{4,5})", title)
    if order:
        return f"executive-order-{order.group(1)}"
    return stem


def own_names(title: str, number: str | None, provisions: Sequence[Provision]) -> set[str]:
    """Every form under which the document names itself: its title, the title's main part, a resolution's number."""
    main = re.split(r"[:,]? (?:with|operative paragraphs)\b|\s?\((?!20|19)", title)[0].strip(" ,")
    names = {title, main, without_year(main), _DAY_BEHIND.sub("", main), *re.split(r":\s+", main)}
    if dated := _DATED_TITLE.match(main) or ACT_OF_DAY.match(main):
        names.add(dated.group(1))
    if number:
        names |= {f"resolution {number}", f"UNSCR {number}"}
    wanted = fold(without_year(main))
    heads = (provision.reading.text.strip("# ") for provision in provisions[:SUBJECT_WITHIN])
    # on a line of its own
    symbols = {line for line in heads if PRINTED.fullmatch(line) or _NUMBERED_ACT.fullmatch(line)}
    for provision in provisions:
        if provision.role == HEADING and fold(without_year(provision.reading.text.strip("# "))) == wanted:
            names.add(provision.reading.text.strip("# "))
    return symbols | {n for n in names if len(n.split()) > 1 and n not in {"Fact sheet", "FACT SHEET", "Fact Sheet"}}


def _house(source: SourceText, title: str, facts: DocumentFacts, provisions: Sequence[Provision]) -> House:
    publisher = source.meta.publisher or ""
    if facts.symbol is not None or facts.kind == "PresidentialStatement":
        publisher = "United Nations"
    heads = " ".join(p.reading.text for p in provisions[:MOST_HEADS] if is_letterhead(p.reading.text))
    return house_of_text(publisher, f"{publisher} {heads} {title} {source.stem}", source.houses)


def _register(provisions: Sequence[Provision], kind: str) -> str:
    numbered = [p for p in provisions if p.number and p.role in {"paragraph", "item"}]
    operative = sum(OPERATIVE_WORDS.match(p.reading.text[p.body :]) is not None for p in numbered)
    if kind == "Resolution" or (len(numbered) >= 3 and operative > 0.5 * len(numbered)):
        return "un"
    sections = sum(p.number is not None and "(" in p.number for p in provisions)
    return "order" if sections >= 3 or kind == "Directive" else "prose"


def _acronyms(provisions: Sequence[Provision]) -> dict[str, str]:
    """Acronyms that the document itself defines, in a table or in brackets after the words: short form → long form."""
    found: dict[str, str] = {}
    for provision in provisions:
        text = provision.reading.text
        if provision.role == ACRONYM:
            short, _, long = (provision.reading.text[: provision.body].strip(), "", text[provision.body :].strip())
            found.setdefault(short, long)
        elif provision.is_content and "(" in text:
            for short, long in _bracketed(text):
                if is_acronym(short) and _plausible(short, long):
                    found.setdefault(short, long)
    return found


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    """Short forms in brackets and the words before them, in each piece of the text in alphabetical order.

    The library gives texts of a class of its own, which the notes of a build would not take.
    """
    for piece in _pieces(text):
        pairs: dict[str, str] = schwartz_hearst.extract_abbreviation_definition_pairs(doc_text=piece)
        yield from sorted((str(short), str(long)) for short, long in pairs.items())


def _pieces(text: str) -> Iterator[str]:
    """A long text cut at ends of sentences, or at blanks: finding short forms costs a piece's length squared."""
    while len(text) > _LONGEST_PIECE:
        cut = text.rfind(". ", 0, _LONGEST_PIECE) + 2
        if cut < 2:
            cut = text.rfind(" ", 1, _LONGEST_PIECE) + 1 or _LONGEST_PIECE
        yield text[:cut]
        text = text[cut:]
    yield text


# Letters with dots, "U.S."; their dots end no sentence.
_DOTTED = re.compile(r"\b(?:[A-Z]\.)+(?!\w)")


def _plausible(short: str, long: str) -> bool:
    """Whether the long form can stand for the short one: it starts with its letter and is a phrase, no sentence."""
    words, ends = long.split(), re.search(r"[.;:]", _DOTTED.sub("", long))
    return 1 < len(words) <= 14 and long[:1].lower() == short[:1].lower() and ends is None
