"""Turns a line into a verdict: page and web furniture with its reason, or content."""

from __future__ import annotations

import re

# Whole lines that are no content, each with the reason that goes to the coverage table.
_LINES: tuple[tuple[str, str], ...] = (
    ("running head with the document's symbol", r"(?:United Nations\s+)?[SAE]/(?:RES|PV|PRST|INF)?/?[\d/]+(?:\s?\(\d{4}\))?"),
    ("job number", r"\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d+)?"),
    ("distribution line", r"(?:Security Council|General Assembly)?\s*Distr\.:.*"),
    ("page number", r"(?:Page |- ?)?\d{1,3}(?: ?-| of \d{1,3})?"),
    ("table of contents", r".{3,90}?[A-Za-z.)](?:\.{2,}\s*)?\d{1,3}"),
    ("picture file", r"[\w\-.# ]+\.(?:jpe?g|png|gif|svg|EPS)(?:,.*)?"),
    ("picture description", r"A (?:handwritten signature|logo|photo(?:graph)?|picture|blue|black|white)\b.{0,200}"),
    ("printer's sign", r"(?=.*[®+#\d©])[A-Z0-9®+©\-#\\/ ]{1,24}"),
    ("count of entries", r"\d{1,5} (?:Entries|Results|items)"),
    ("rule", r"[-*_=~\\# ]{2,}"),
    ("billing line", r"(?:\[?FR Doc\.|Filed \d|Billing code).{0,80}"),
    ("date stamp", r"(?:[•\-*]\s*)?Last updated:.{0,60}"),
)
_COMPILED = tuple((reason, re.compile(pattern)) for reason, pattern in _LINES)

# Words of log-in, cookie and sharing boxes. A paragraph that uses them and names no actor of the field is furniture.
_WEB = re.compile(
    r"""(?ix) \b(?: verification\ code | your\ (?:account|email|password|inbox|selection) | (?:e-?mail|email)\ address
    | create\ an?\ (?:new\ )?(?:account|password) | reset\ (?:your\ )?password | successfully\ created | log[- ]?(?:in|out)\b | sign\ (?:in|up|out)
    | newsletters? | subscribe | unsubscribe | cookies? | privacy\ (?:policy|notice|settings) | terms\ of\ use | skip\ to\ (?:main\ )?content
    | back\ to\ top | multimedia\ account | free\ of\ charge | share\ (?:this|on) | follow\ us | all\ rights\ reserved | javascript
    | videos?\ from\ our\ website | click\ (?:on\ )?the\ button | send\ new\ code | main\ menu | search\ this\ site | read\ more | load\ more
    )\b"""
)
_PASSWORD_RULE = re.compile(r"(?i)\bpassword (?:must|has|was)\b")
_SHORT_BUTTON = re.compile(r"(?:Register|Login|Log in|Search|Menu|Share|Print|Close|Submit|Home|Contact|Français|English|Русский|Українська)")


def furniture_reason(line: str) -> str | None:
    """Why the line is furniture, or None when it is content.

    >>> furniture_reason("S/RES/1445 (2002)")
    "running head with the document's symbol"
    >>> furniture_reason("NATO will review the Policy.") is None
    True
    """
    stripped = line.strip()
    for reason, pattern in _COMPILED:
        if pattern.fullmatch(stripped) and not _is_resolution_title(stripped):
            return reason
    if _SHORT_BUTTON.fullmatch(stripped):
        return "button"
    if _WEB.search(stripped) or _PASSWORD_RULE.search(stripped):
        return "log-in, cookie or sharing text"
    return None


def _is_resolution_title(line: str) -> bool:
    return re.match(r"(?i)(?:resolution|section|article|objective|outcome|output|action|annex|part) ", line) is not None
