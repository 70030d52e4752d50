"""Turns the words of a clause into its rhythm (ISO 8601 duration) and its due date (EDTF), with the rule they fit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from graph_build.extract.commitments.clauses import Clause
from graph_build.extract.commitments.timing.counted import HAPPENS, counted, counted_from_day, is_told
from graph_build.extract.commitments.timing.near_days import TO_COME
from graph_build.extract.commitments.timing.rhythms import recurrence
from graph_build.extract.dates import MONTH_NAMES, MONTHS, WEEKDAY, DateSpan, find_dates
from graph_build.reading import Frame

_OF_YEAR = r"(?:(?:the )?(?:fiscal|financial|calendar|budget) year|FY)"
_BY = re.compile(
    r"\b(?:(?:by|before|on or before|prior to|ahead of)(?: the year| early| late| mid-?| (?:year-)?end-?"
    rf"|(?: early| late)? (?:spring|summer|autumn|fall|winter)| the close of| Q[1-4]| {WEEKDAY},?| {_OF_YEAR}"
    r"| the (?:beginning|start|middle|spring|summer|autumn|(?:first|second|third|fourth|last) (?:quarter|half)) of"
    rf"|(?: the)? end of(?: Q[1-4]| {_OF_YEAR})?)?|(?:no|not) later than(?: the end of)?"
    r"|at the latest(?: by| in| on)?|until|up to"
    r"|will take place (?:in|on)|to be held (?:in|on)|due(?: in| on| by)?|deadline:?) ?$",
    re.IGNORECASE,
)
# "Before the 2028 review": the year of what is named there; "at its 2028 Annual Conference" it happens then.
_BY_EVENT = re.compile(
    r"\b(?:by|before|ahead of|prior to|in time for|no later than|(?P<at>at|during)) (?:the|its|their|our|your) $",
    re.IGNORECASE,
)
_EVENTS = (
    r"(?:deadline|target date|review|summit|conference|meeting|session|anniversary|elections?|report|assembly|forum"
    r"|debate)"
)
_EVENT_NOUN = re.compile(rf" (?:[a-z-]{{1,20}} ){{0,3}}{_EVENTS}\b", re.IGNORECASE)
# "Before the anniversary of the Charter in May 2032": the day of what it is to come before.
_BEFORE_EVENT = re.compile(
    r"\b(?:by|before|ahead of|prior to|in time for) (?:the|its|their|our|your) (?:[\w'’-]{1,20} ){0,6}?"
    rf"{_EVENTS}\b[^,;.]{{0,80}},? (?:in|on) $",
    re.IGNORECASE,
)
# Words before a date on which something happens: it is a due date where it lies after the document's own.
_ON = re.compile(
    rf"\b(?:in|on|during|through|throughout|between|over|(?:over|in|during|for|in each of) the (?:period|years)"
    rf"(?: of| from)?|on {WEEKDAY},?"
    r"|(?:in|during) (?:early |late )?(?:spring|summer|autumn|fall|winter)"
    rf"|(?:in|during) {_OF_YEAR}"
    r"|in (?:early |late |mid-|Q[1-4] )|(?:at|towards) the (?:end|beginning|start|middle|turn) of"
    r"|(?:in|during|within) the (?:spring|summer|autumn|winter|course"
    r"|(?:first|second|third|fourth|last) (?:quarter|half)) of) ?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom $")
# Days said after the name of what happens or of its place: "will meet in Oslo, 12-14 May 2032", "on Women's Day
# (8 March 2032)"; and years before the noun of their time: "during the 2032-2034 period".
_BESIDE = re.compile(
    r"(?:\b(?:take place|be held|meet|convene|gather)(?: in [A-Z][\w ,'’-]{1,40},)?"
    r"|\bon (?:the )?[A-Z][\w'’ -]{2,60}(?:,| \()) ?$"
)
_OVER = re.compile(r"\b(?:in|during|over|for|throughout) the $")
_PERIOD = re.compile(r" (?:period|biennium|cycle)\b")
_AND_YEAR = re.compile(r"(?:, (?:19|20)\d\d)* and (?P<last>(?:19|20)\d\d)\b")
_FIRST_MONTH = re.compile(rf"\b(?:in|between|from|during) (?P<month>{MONTH_NAMES})(?: and| to) $")
# Before "in 2016": the date is of what is named there, not of the clause: "the Summit in Istanbul, Turkey, in 2016".
_OF_ANOTHER = re.compile(
    r"(?:,|\b(?:by|at|of|for|before) (?:the |its |an? )?[A-Z][\w' -]{0,40}) $"
    r"|\b(?:could|can|may|might)\b"
)
# "to be trained by 2000 instructors": who does it, and not when.
_DONE_BY = re.compile(r"\b\w+(?:ed|en|wn|ne|de|ld|nt|pt|ght) (?:by|before|until) $")
_COUNTED = re.compile(
    r" (?!(?:across|afterwards|always|as|besides|has|is|its|perhaps|plus|this|thus|towards|unless|was|whereas)\b)"
    r"[a-z]+s\b"
)
# What stands between commas dates something else: "the Union, whose chair changes on 1 July 2026, is asked".
_ASIDE = re.compile(
    r", (?:(?:at |in |of |on |under )?which|whose|who|whom|where|to be (?:held|launched|opened|convened|hosted)"
    r"|[a-z]+(?:ed|en|wn|ld|ght|ne|de) (?:by|with|in|at|from|for|to|under|on|as))\b[^,;.]*,"
)
_PROMISED = re.compile(r"\b(?:intend|plan|aim|commit|pledge|agree|promise|undertake|expect)(?:s|ed|t?ing)? to\b")
_TO_COME = re.compile(r"\b(?:will|shall)\b")
# "In the first half of 2027": until its last month.
_PART = re.compile(
    r"\b(?:(?P<n>first|second|third|fourth|last) (?P<part>quarter|half) of(?: the year)?|Q(?P<q>[1-4])) $",
    re.IGNORECASE,
)
_ORDER = ("first", "second", "third", "fourth")
_GOES_ON = re.compile(r",? (?:(?:of )?(?:each|every) year\b|(?:of )?\d)")  # "by 1 March each year", "by 1 March 2031"
# A mandate renewed until a day ends on it; the renewal is not due then.
_RENEWED_EVER = re.compile(r"\b(?:renew|extend|prolong)")
_RENEWED = re.compile(r"\b(?:renew|extend|prolong)(?:s|ed|ing)?\b[^;]*\b(?:until|to) $")
# So many words after the act may still say when it is due.
_NEAR = 16
_WHOLE = 10  # letters of a full date
_PARTS = frozenset(",;:")
_SINCE = frozenset({"after", "since", "following", "once", "unlike"})  # the date is of what has been
_NEAR_RHYTHM = 80
_FRONT = 120  # how many words before its subject a clause may open with a date
_LONGEST_EVENT = 180
_NO_DATE: tuple[None, None] = (None, None)
When = tuple[str, str] | tuple[None, None]


def due(text: str, published: str | None) -> tuple[str, str] | None:
    """The date by which a clause is to be done, as EDTF, and the rule that read it; None where the words give none.

    A span counted from the document itself needs the document's full date; one counted from anything else stays unread.

    >>> due("to submit his next report by March 2014", None)
    ('2014-03', 'by-date')
    """
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()) if aside.start() else aside.group(), text)
    dates = tuple(find_dates(text))
    for date in dates:
        before = text[max(0, date.start - 60) : date.start]
        if _later(published or "", date.edtf.split("/")[-1]):  # "as it was before June 2000"
            continue
        if _RENEWED.search(text[: date.start]):
            continue
        if _BY.search(before) and not date.edtf.startswith("--") and not _counts(text, date, before):
            return _last(date, before), "by-date"
        event = _BY_EVENT.search(before) if date.form == "year" and _EVENT_NOUN.match(text, date.end) else None
        if event is not None and not event["at"]:
            return date.edtf, "by-date"
        ahead = _later(date.edtf.split("/")[-1], published) or (
            published is None and _TO_COME.search(text, date.end) is not None
        )
        if not ahead and not _goes_on_now(text[: date.start], date, published):
            continue
        if event is not None:
            return date.edtf, "on-later-date"
        if _BEFORE_EVENT.search(text[max(0, date.start - _LONGEST_EVENT) : date.start]):
            return _last(date, before), "by-date"
        on = _ON.search(before) or (_FROM.search(before) if "/" in date.edtf else None) or _beside(text, date, before)
        if on and (HAPPENS.search(before[: on.start()]) or not _OF_ANOTHER.search(before[: on.start()])):
            return _while(text, date, before), "on-later-date"
    return counted_from_day(text, dates) or counted(text, published)


def _beside(text: str, date: DateSpan, before: str) -> re.Match[str] | None:
    """What stands before days that have no word of time of their own."""
    if _PERIOD.match(text, date.end):
        return _OVER.search(before)
    months = _FIRST_MONTH.search(before) if date.form == "month year" else None
    return months or (_BESIDE.search(before) if len(date.edtf) >= _WHOLE else None)


def _while(text: str, date: DateSpan, before: str) -> str:
    """All days on which something goes on: "on 4 and 5 May 2032", "in 2032 and 2033"; of a part of a year the last."""
    if "/" in date.edtf:
        return date.edtf
    first = _FIRST_MONTH.search(before) if date.form == "month year" else None
    if first is not None and (month := f"{date.edtf[:4]}-{MONTHS[first['month'].lower()]:02d}") < date.edtf:
        return f"{month}/{date.edtf}"
    also = _AND_YEAR.match(text, date.end) if date.form == "year" else None
    if also is not None and also["last"] > date.edtf:
        return f"{date.edtf}/{also['last']}"
    return _last(date, before)


def _last(date: DateSpan, before: str) -> str:
    """The last day that the words mean: of a part of a year its last month."""
    end, part = date.edtf.split("/")[-1], _PART.search(before)
    if part is None or date.form != "year":
        return end
    if part["q"]:
        return f"{end}-{3 * int(part['q']):02d}"
    months = 6 if part["part"].lower() == "half" else 3
    word = part["n"].lower()
    return f"{end}-{12 if word == 'last' else months * (_ORDER.index(word) + 1):02d}"


def _later(day: str, published: str | None) -> bool:
    """Whether a date lies after the document's own, as far as the less exact of the two tells."""
    own = published or ""
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", day) or not re.match(r"\d{4}", own):
        return False
    exact = min(len(day), len(own))
    return day[:exact] > own[:exact]


def _goes_on_now(before: str, date: DateSpan, published: str | None) -> bool:
    """Whether something is said to happen in the year or month that is not over: "will open a hall in 2026".

    In a text without a date of its own what is said to happen is to come.
    """
    now = (published or "").startswith(date.edtf) and len(date.edtf) < len(published or "")
    if not (now or not published) or date.edtf.startswith("--"):
        return False
    on = _ON.search(before)
    before = before if on is None else before[: on.start()]
    return (TO_COME.search(before) or _PROMISED.search(before)) is not None and not is_told(before)


def _counts(text: str, date: DateSpan, before: str) -> bool:
    """Whether what looks like a year counts things: "adopted by 2000 delegates"."""
    return date.form == "year" and _DONE_BY.search(before) is not None and _COUNTED.match(text, date.end) is not None


def timed(clause: Clause, text: str, published: str | None) -> tuple[Clause, When, str | None]:
    """The clause, its due date with the rule that read it, its rhythm.

    A value stands in its quote: one in the tail right after the act makes the quote longer, one farther off is none
    of the clause's.
    """
    clause = _with_fronted_date(clause, text, published)
    when, rhythm = due(text[clause.start : clause.end], published), recurrence(text[clause.start : clause.end])
    if when is not None and _GOES_ON.match(text, clause.end):
        when = None
    if when is not None and rhythm is not None:
        return clause, when, rhythm
    end, ends = clause.end, _ends(clause)
    near = ends[:_NEAR] if when is None else []
    # What the whole stretch does not say, no part of it does: most clauses end here, and no word is looked at twice.
    whole = due(text[clause.start : near[-1]], published) if near else None
    dated = whole is not None
    often = rhythm is None and bool(ends) and recurrence(text[clause.start : ends[-1]]) is not None
    for place, close in enumerate(ends if dated or often else ()):
        later = due(text[clause.start : close], published) if dated and when is None and place < _NEAR else None
        later = later if later == whole and not _GOES_ON.match(text, close) else None
        found = recurrence(text[clause.start : close]) if often and rhythm is None else None
        if later is not None or found is not None:
            when, rhythm, end = when or later, rhythm or found, close
        if not (dated and when is None and place < _NEAR) and not (often and rhythm is None):
            break
    return replace(clause, end=max(end, _end_of_renewal(clause, text))), when or _NO_DATE, rhythm


def _end_of_renewal(clause: Clause, text: str) -> int:
    """Where the day ends until which something is renewed: it belongs to the words, though nothing is due on it."""
    words = text[clause.start : clause.reach]
    if not _RENEWED_EVER.search(words):
        return clause.end
    days = (clause.start + d.end for d in find_dates(words) if _RENEWED.search(words[: d.start]))
    return next((day for day in days if day in _ends(clause)[:_NEAR]), clause.end)


def _with_fronted_date(clause: Clause, text: str, published: str | None) -> Clause:
    """The clause from the date on that stands before its subject: "By the end of 2027, the Ministry will open"."""
    frame, tokens = clause.own, clause.sentence.tokens
    if frame is None or frame.subject_from not in {"adjacent", "parenthesis"}:
        return clause
    first = bisect_left(tokens.start, clause.start)
    frames, far = clause.sentence.frames, max(first - _FRONT, 0)
    before = range(bisect_left(frames, far, key=_begins), bisect_left(frames, first, key=_begins))
    told = max((frames[at].stop for at in before if frames[at].form != "noun"), default=far)
    begins = [at for at in range(first - 1, told - 1, -1) if at == 0 or tokens.tag[at - 1] in _PARTS]
    begin = next((at for at in begins if due(text[tokens.start[at] : clause.verb_end], published) is not None), None)
    if begin is None or tokens.low[begin] in _SINCE:
        return clause
    if due(text[clause.start : clause.reach], published) is not None:  # a nearer one counts
        return clause
    return replace(clause, start=tokens.start[begin])


def _begins(frame: Frame) -> int:
    return frame.start


def _ends(clause: Clause) -> list[int]:
    """Where the words after the act end, one by one, as far as they are near and about the clause.

    What tells more of a thing between commas is stepped over: ", which has stood at a quarter for years, to a third".
    What shall come of it has a day of its own: "act now to ensure that emissions end by 2050".
    """
    sentence = clause.sentence
    ends, offset = sentence.tokens.end, sentence.tokens.start[0]
    aside = _ASIDE.match(sentence.tokens.text, clause.end - offset)
    first = bisect_right(ends, clause.end if aside is None else aside.end() + offset - 1)
    near = ends[first : first + _NEAR_RHYTHM]
    last = min(_aim(clause, first, first + len(near)), clause.reach)
    return [end for end in near if end <= last]


def _aim(clause: Clause, first: int, last: int) -> int:
    """Where begins what shall come of the act, near one of some tokens; the clause's reach where nothing is told."""
    starts, frames = clause.sentence.tokens.start, clause.sentence.frames
    if "ensure" not in clause.sentence.tokens.low[max(first - _NEAR_RHYTHM, 0) : last]:
        return clause.reach
    for place in range((clause.frame or 0) + 1, len(frames)):
        frame = frames[place]
        if frame.start > last:
            break
        if frame.link == "purpose" and frame.lemma == "ensure" and starts[frame.start] > clause.verb_end:
            return starts[frame.start]
    return clause.reach
