"""Turns a line into a verdict: page and web furniture with its reason, or content."""

from __future__ import annotations

import re
from collections import Counter

CONTENTS = "table of contents"
RUNNING = "running head or foot"
_MOST_RUNNING = 3
_WEB = "log-in, cookie or sharing text"
_FINITE = r"(?=An? )(?!.*\b(?:will|shall|must|should|can|may|is|are|was|were|has|have|had)\b)"
_COLOUR = r"(?:blue|black|white|red|green|yellow|golden?|silver|gr[ae]y|orange|purple)"
_THING = r"(?:backgrounds?|flags?|logos?|circles?|stars?|squares?|signs?|seals?|emblems?|icons?|images?|texts?|photos?)"

# Whole lines that are no content, each with the reason that goes to the coverage table.
_ROWS: tuple[tuple[str, str], ...] = (
    (
        "running head with the document's symbol",
        r"(?:United Nations\s++)?[SAE]/(?:RES|PV|PRST|INF)?/?[\d/]+(?:\s?\(\d{4}\))?",
    ),
    ("job number", r"\d{2}-\d{5}(?:\s*+\([A-Z]\))?(?:\s++\d+(?:/\d+)?)?|\d+(?:/\d+)?\s++\d{2}-\d{5}|\*\d{7}\*"),
    ("distribution line", r"(?:Security Council|General Assembly)?\s*+Distr\.:.*"),
    ("page number", r"(?:Page |- ?)?\d{1,3}(?: ?-|/\d{1,3}| of \d{1,3})?"),
    (CONTENTS, r".{3,90}?\s?\.(?:\s?\.){2,200}\s?\d{1,3}"),
    ("picture file", r"[\w\-.# ]{1,200}\.(?:jpe?g|png|gif|svg|EPS)(?:,.*)?"),
    ("picture description", rf"{_FINITE}A (?:handwritten signature|logo|photo(?:graph)?)\b.{{0,200}}"),
    ("picture description", rf"{_FINITE}An? (?:picture|image|drawing) of (?:an?|the|two|three) .{{0,200}}"),
    ("picture description", rf"{_FINITE}An? {_COLOUR}(?:,? (?:and )?{_COLOUR}){{0,3}} {_THING}\b.{{0,200}}"),
    ("printer's sign", r"(?=[A-Z0-9®+©\-#\\/ ])(?=.*[®©])[A-Z0-9®+©\-#\\/ ]{1,24}|\+[A-Z]{1,8}\+|[A-Z]{2}-\d{2}"),
    ("count of entries", r"\d{1,5} (?:Entries|Results|items)|Showing \d[\d,]* ?[-–] ?\d[\d,]* of \d[\d,]* .{1,60}"),
    ("path of a page", r"[^.>›»|]{2,60}(?: ?[>›»] [^.>›»|]{2,60}){1,7}"),
    (
        "menu",
        r"(?=[^.|]{2,40} \| )(?=.*\b(?:Home|About(?: us)?|Contact(?: us)?)\b)[^.|]{2,40}(?: \| [^.|]{2,40}){2,12}",
    ),
    ("rule", r"[-*_=~\\# ]{2,}"),
    ("billing line", r"(?:\[?FR Doc\.|Filed \d|Billing code).{0,80}"),
    ("date stamp", r"(?:[•\-*]\s*+)?(?:Page l|L)ast updated(?: on)?:? .{0,60}"),
    (
        "button",
        r"Register|Login|Log in|Search|Menu|Share|Print|Close|Submit|Home|Contact|Français|English|Русский|Українська",
    ),
)
_LINES = tuple((reason, re.compile(pattern)) for reason, pattern in _ROWS)
# Any of them; most lines are none, and are asked once for all.
_ANY_LINE = re.compile(rf"\A(?:{'|'.join(f'(?:{pattern})' for _, pattern in _ROWS)})")
# A title of a table of contents with the page number set right behind it.
_TITLE_AND_PAGE = re.compile(r"(?P<title>[A-Z0-9].{2,90}?(?:[A-Za-z]|\)\.?))\d{1,3}")
_NUMBERED_TITLE = re.compile(r"(?i)(?:resolution|section|article|objective|outcome|output|action|annex|part) ")

# Words that stand in log-in, cookie and sharing boxes and nowhere else.
_SURE = re.compile(
    r"""(?ix) \b(?: verification\ codes? | your\ (?:account|e?-?mail|password|inbox|selection)
    | create\ an?\ (?:new\ )?(?:password | account\b(?!\ of)) | reset\ (?:your\ )?password | password\ (?:must|has|was)
    | we\ use\ cookies | (?:accept|reject|manage)\ (?:all\ )?cookies | cookie\ (?:policy|settings|notice)
    | skip\ to\ (?:main\ )?content | multimedia\ account | all\ rights\ reserved | javascript
    | videos?\ from\ our\ website | click\ (?:on\ )?the\ button | send\ new\ code | search\ this\ site
    | share\ (?:this\ (?:page|article|story|post|link) | on\ (?:facebook|twitter|x|linkedin|whatsapp))
    )\b"""
)
# Words that stand in such boxes and also in sentences about the field: they count in a short line without a full
# stop that leads somewhere, and where the reader is spoken to.
_LIKELY = re.compile(
    r"""(?ix) \b(?: newsletters? | (?:un)?subscribe | cookies? | e?-?mail\ address | log[-\ ]?(?:in|out)
    | sign\ (?:in|up|out) | free\ of\ charge | follow\ us | read\ more | load\ more | back\ to\ top | main\ menu
    | terms\ of\ use | privacy\ (?:policy|notice|settings) | share\ (?:this|on) | successfully\ created )\b"""
)
# Of these every match of the two holds one; letters that an expression takes for one of them stand apart.
_IN_WEB_TEXTS = (
    "verification code", "your", "create a", "password", "cookie", "skip to", "multimedia", "all rights", "javascript",
    "website", "click ", "new code", "this site", "share ", "newsletter", "subscribe", "mail address", "login",
    "logout", "log-in", "log-out", "log in", "log out", "sign ", "free of charge", "follow us", "read more",
    "load more", "back to top", "main menu", "terms of use", "privacy ", "successfully",
)  # fmt: skip
_ODD_LETTERS = "İıſ"
_LEADS = re.compile(
    r"""(?ix) (?:log[-\ ]?(?:in|out) | sign\ (?:in|up|out) | follow\ us | read\ more | load\ more | back\ to\ top
    | main\ menu | (?:our\ )?newsletters? | cookies? | terms\ of\ use | privacy\ (?:policy|notice|settings)
    | share\ (?:this|on))\b"""
)
_TO_THE_READER = re.compile(
    r"""(?ix) \b(?:you|your|our|(?-i:us))\b
    | ^(?:subscribe|unsubscribe|click|enter|access|download|watch|don't\ miss|join)\b
    | ^sign\ (?:up|in)\ (?:for|to)\ (?:the\ )?(?:\w+\ )?(?:newsletter|e?-?mails?|updates|alerts)"""
)
_SENTENCES = re.compile(r"[.!?] (?=[A-Z])")
_PROSE = 3


def furniture_reason(line: str) -> str | None:
    """Why the line is furniture, or None when it is content.

    >>> furniture_reason("S/RES/1445 (2002)")
    "running head with the document's symbol"
    >>> furniture_reason("NATO will review the Policy.") is None
    True
    """
    stripped = line.strip()
    if not _NUMBERED_TITLE.match(stripped):
        for reason, pattern in _LINES if _ANY_LINE.fullmatch(stripped) else ():
            if pattern.fullmatch(stripped):
                return reason
        if _is_title_and_page(stripped):
            return CONTENTS
    return _WEB if _is_web_text(stripped) else None


def running_lines(text: str) -> dict[int, str]:
    """The heads and feet that come again on the pages of a text with form feeds: start of the line to the reason.

    The first and last lines of a page up to a blank one count when each comes again on three pages, numbers apart.
    """
    if text.count("\f") < 2:
        return {}
    edges = [group for page in re.finditer(r"[^\f]+", text) for group in _edges(text, *page.span())]
    seen = Counter(form for group in edges for _, form in group)
    return {start: RUNNING for group in edges if all(seen[form] >= 3 for _, form in group) for start, _ in group}


def _edges(text: str, start: int, end: int) -> list[list[tuple[int, str]]]:
    """The first and the last lines of a page, as far as a blank line, with their starts and forms."""
    groups: list[list[tuple[int, str]]] = [[]]
    for match in re.finditer(r"[^\n]*\n?", text[start:end]):
        if match.group().strip():
            groups[-1].append((_line_start(text, start + match.start()), running_form(match.group())))
        elif groups[-1]:
            groups.append([])
    found = [group for group in groups if group]
    return [group for group in (found[:1] + found[-1:] if len(found) > 2 else []) if len(group) <= _MOST_RUNNING]


def _line_start(text: str, at: int) -> int:
    """Where the line begins that a form feed may open."""
    return at - 1 if at and text[at - 1] == "\f" else at


def running_form(line: str) -> str:
    """What two heads of pages have in common: their words, whatever the page's number."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def has_leaders(line: str) -> bool:
    """Whether dots lead from a title to its page number, which no line of a paragraph has."""
    return re.search(r"\.\s?\.\s?\.\s?\d{1,3}\s*$", line[-40:]) is not None


def _is_title_and_page(line: str) -> bool:
    """A title, most of its longer words with a capital: a sentence that ends in a footnote's number is none."""
    match = _TITLE_AND_PAGE.fullmatch(line) if line[-1:].isdecimal() else None
    if match is None:
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", match.group("title")) if len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _is_web_text(line: str) -> bool:
    small = line.lower()
    if not any(word in small for word in _IN_WEB_TEXTS) and not any(odd in line for odd in _ODD_LETTERS):
        return False
    if _SURE.search(line):
        return True
    if not _LIKELY.search(line):
        return False
    if len(_SENTENCES.findall(line)) >= _PROSE:  # a letter's paragraph: a box has few sentences
        return False
    leads = len(line.split()) <= 5 and not line.endswith(".") and _LEADS.match(line) is not None
    return leads or _TO_THE_READER.search(line) is not None
