"""Tells the title of a text from the lines that stand over it: houses, notices, days, what a letter is on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from graph_build.corpus.provisions import HEADING, PARAGRAPH, Provision
from graph_build.extract.identity.opening_day import is_day_line
from graph_build.reading import head_of, tells

# Lines over a title that may name who speaks, the words before what an organ deals with, and the nouns of its line.
MOST_HEADS = 4
_COMPLEMENTS = frozenset({"of", "for", "on", "in", "to", "and", "de", "des", "du"})
_SPEAKING = frozenset({"body", "organisation", "place"})
_WRITTEN = frozenset({"communique", "statement", "report", "letter", "resolution"})
_HELD = frozenset({"meeting", "conference", "summit"})
_OF_HOUSES = frozenset({"body", "organisation", "theme", "place", "state", "group", "post", "open", "law"})
_SUBJECT = re.compile(r"(?:Subject|Re|Objet)\s?: ?(?P<title>[A-Z][^\n]{10,180})")
SUBJECT_WITHIN = 12  # provisions
# Lines of a masthead, which name the house and not the document.
_MASTHEAD = re.compile(
    r"(?i)united nations|security council|general assembly|economic and social council|human rights council|distr\.?.*"
    r"|original:.*|(?:[a-z-]{1,20} )?session|agenda items?.*|nations unies|conseil de sécurité|naciones unidas"
    r"|consejo de seguridad|(?:fact sheet|press release|executive summary|foreword|contents|table of contents|page \d+)"
    r"|\d{1,2} [a-z]+ \d{4}"
)
# Lines over a release that say how it may be used.
_NOTICE = re.compile(
    r"(?i)(?:for|not for|under) (?:immediate |general )?(?:release|publication|use|embargo)"
    r"|(?:press|news|media) (?:release|statement|advisory|notice|communiqué)(?:,? (?:no\.?|n°|#) ?[\w/.-]{1,20})?"
    r"|(?:strictly )?embargo(?:ed)?\b.{0,60}"
    r"|(?:date|dated|ref|reference|our ref|classification|distribution) ?: ?.{0,60}"
    r"|\b(?:[a-z-]{1,20} ){0,3}(?:commander|minister|president|secretary[- ]general|chief of staff)"
    r"(?:, [a-z]{1,20}){0,2}"
    r"|(?:policy|issue|briefing) (?:brief|paper|note)(?:,? (?:no\.?|n°|#) ?[\w/.-]{1,20})?(?: ?[|–-].{0,40})?"
)
# A heading of fewer words that ends in a colon leads a list in; a first line of more signs is a paragraph.
_LONG_LEAD, LONGEST_TITLE = 6, 250
_ACT_LINE = re.compile(
    r"\A(?:[A-Z][\w’'-]{1,40} (?:[\w’'-]{1,40} ){0,5})?"
    r"(?:[Rr]esolution|[Dd]ecision|[Dd]eclaration|[Cc]onclusions|[Rr]ecommendation"
    r"|[Dd]irective|[Rr]egulation|[Cc]ommuniqu[ée])(?: \([A-Z]{2,5}\))?(?: [\d/]{3,12})?"
    r" of \d{1,2} [A-Z][a-z]+ (?:19|20)\d\d on "
)
# A line that is all of what a numbered act is called: "DECISION No. 14/05", "H. RES. 12".
_NUMBERED_ACT = re.compile(
    r"(?:[A-Z][\w’'-]{1,30} ){0,4}(?i:decision|recommendation|regulation|circular|ordinance|decree|resolution|order)"
    r" (?i:no\.?|n[°º]) ?\d[\w/.-]{0,12}(?: (?:of|on) .{3,150}| [A-Z\d][^.;]{3,150})?"
    r"|(?:H|S)\.? ?(?:CON\. |J\. )?RES\. ?\d{1,5}"
)
_FEWEST_WORDS = 4
_ORGANISATION = re.compile(r"(?i)(?<![a-z-])(?:the )?(?:[a-z-]{1,20} ){1,4}organi[sz]ation")
ACT_OF_DAY = re.compile(rf"({_ACT_LINE.pattern}.{{3,80}}?) in (?:the )?[A-Z]")


def title_line(provisions: Sequence[Provision]) -> str | None:
    """The first heading that can be a title, or the first line of a text that opens with lines and no heading.

    A line that stands over a longer heading is the head of a page, which one page alone does not show to be one.
    """
    if (told := _subject_line(provisions) or _act_line(provisions) or _numbered_line(provisions)) is not None:
        return told
    provisions = _under_the_letterhead(provisions)
    opening = _opening_line(provisions[0]) if provisions else ""
    for provision in provisions:
        if provision.role == HEADING and (words := _words_of_a_title(provision)):
            over = opening and (provision.position > 1 or provision.number or len(words) <= len(opening))
            return opening if over else words
    return opening or _line_in_capitals(provisions[:MOST_HEADS])


def _line_in_capitals(provisions: Sequence[Provision]) -> str | None:
    """The line in capitals under the notice of an approval: "ARLAND'S ACTION PLAN FOR SAFE PORTS"."""
    lines = (p.reading.text.strip("#*_ ") for p in provisions if p.role == PARAGRAPH and not p.number)
    return next((x for x in lines if x.isupper() and len(x.split()) >= _FEWEST_WORDS and len(x) <= LONGEST_TITLE), None)


def _subject_line(provisions: Sequence[Provision]) -> str | None:
    """What a letter or a note says that it is on: "Subject: Council conclusions on trade"."""
    lines = (_SUBJECT.fullmatch(provision.reading.text.strip("# *")) for provision in provisions[:SUBJECT_WITHIN])
    return next((line["title"] for line in lines if line is not None), None)


def _act_line(provisions: Sequence[Provision]) -> str | None:
    """The line that names the act by its day and its matter, whatever stands over it: "Decision of 3 May on ports"."""
    lines = (p.reading.text.strip("#* ") for p in provisions[:SUBJECT_WITHIN] if p.role in {HEADING, PARAGRAPH})
    return next((line for line in lines if len(line) <= LONGEST_TITLE and _ACT_LINE.match(line)), None)


def _numbered_line(provisions: Sequence[Provision]) -> str | None:
    """The line over a text that is what a numbered act is called, whatever house, session or symbol stands over it."""
    lines = (p.reading.text.strip("#*_ ") for p in provisions[:SUBJECT_WITHIN] if p.role in {HEADING, PARAGRAPH})
    return next((line for line in lines if _NUMBERED_ACT.fullmatch(line)), None)


def _under_the_letterhead(provisions: Sequence[Provision]) -> Sequence[Provision]:
    """The provisions from the title on, where lines over it tell nothing but who speaks, when, and for what use."""
    heads = 0
    while heads < min(len(provisions), MOST_HEADS) and _stands_over(provisions[heads].reading.text):
        heads += 1
    rest = provisions[heads : heads + MOST_HEADS]
    written = next((i for i, p in enumerate(rest) if p.role == HEADING and _names(p.reading.text, _WRITTEN)), 0)
    if written and _names(rest[0].reading.text, _HELD):  # the meeting over its communiqué
        return rest[written:]
    if any((p.role == HEADING and _words_of_a_title(p)) or _opening_line(p) for p in rest):
        return provisions[heads:]
    # Under a notice or a day the last line is the title, even one that looks like a house: "Arland opens its ports".
    noticed = any(not is_letterhead(p.reading.text) for p in provisions[: heads - 1]) if heads else False
    return provisions[heads - 1 :] if noticed else provisions


def _stands_over(line: str) -> bool:
    """Whether a line over a title is none itself: a house, a place and a day, the notice of a release."""
    return is_letterhead(line) or _is_notice(line.strip("#*_ "))


def _is_notice(line: str) -> bool:
    return _NOTICE.fullmatch(line.rstrip(":.")) is not None or is_day_line(line)


def is_letterhead(line: str) -> bool:
    """Whether a line names a house or an organ and no text or meeting.

    >>> is_letterhead("JOINT COMMITTEE ON TRADE"), is_letterhead("Council of Ports: Safety Strategy")
    (True, False)
    """
    rows = (head_of(word) for word in re.findall(r"[^\W\d_]+", line.lower()))
    alone = _ORGANISATION.fullmatch(line.strip("#*_ ")) is not None  # whatever it is of: "ARLAND TREATY ORGANISATION"
    plain = re.search(r":|[.;!?]\s*$", line) is None
    houses = plain and (alone or all(row is None or row.cls in _OF_HOUSES for row in rows))
    return houses and _names(line, _SPEAKING) and len(line) <= LONGEST_TITLE


def _names(line: str, classes: frozenset[str]) -> bool:
    """Whether the first noun of a line, before its complements, is of one of the classes."""
    words = re.findall(r"[^\W\d_]+", line.lower())
    own = list(takewhile(lambda word: word not in _COMPLEMENTS, words[1:] if words[:1] == ["the"] else words))
    head = head_of(own[-1]) if own else None
    return head is not None and head.cls in classes


def _opening_line(provision: Provision) -> str:
    """The words of the first line of a text, where they can be a title."""
    words = _words_of_a_title(provision)
    line = provision.role == PARAGRAPH and not provision.number and len(words) <= LONGEST_TITLE
    return words if line and not words.endswith((".", ",", ";", ":", "!", "?")) else ""


def _words_of_a_title(provision: Provision) -> str:
    """The words of a heading that can be a title; empty for a line of the masthead, a label or a date."""
    words = provision.reading.text.strip("# ")
    leads_in = words.endswith(":") and (len(words.split()) < _LONG_LEAD or tells(words[:LONGEST_TITLE]))
    plain = words.strip("*_ ")
    coded = " " not in plain and any(c.isdigit() for c in plain)  # "P10_TA(2025)0219"
    return "" if len(words) <= 12 or leads_in or coded or _MASTHEAD.fullmatch(plain) or _is_notice(plain) else words
