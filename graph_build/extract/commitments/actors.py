"""Turns a noun phrase into those it names: who acts, who is asked, who receives."""

from __future__ import annotations

import re

from graph_build.extract.records import AGENTS, POSTS, Mention, Named

_DETERMINER = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Bb]oth|[Ee]ach|[Ee]very|[Aa]ny|relevant|other|[Tt]hose"
    r"|[Aa]lso|that|and|both|nor|neither"
    r"|[Oo]ther|[Cc]oncerned|existing|appropriate|[Rr]elevant|especially|in particular|including|particularly|of) )*"
)
_JOIN = re.compile(
    r"(?:,? and(?:, (?:respectively|in particular|where appropriate),)? (?:also )?|, (?:and |or |as well as "
    r"|especially |including |in particular,? |notably |particularly )?|,? as well as |,? or |; (?:and )?|/)"
)
_PERSONAL = re.compile(
    r"(?:[Ww]e|I|(?:[Mm]y|[Oo]ur) (?:[Mm]inistry|[Gg]overnment|[Dd]epartment|[Aa]dministration|country|nation|team"
    r"|[Aa]gency|[Aa]rmed [Ff]orces|forces|military|[Oo]rgani[sz]ation|[Oo]ffice|[Mm]ission|embassies)"
    r"|[Ee]ach (?:\w+ )?(?:ministry|department|agency|mission|command|unit|state|party|country|institution|embassy)"
    r"|[Ee]very (?:\w+ )?(?:ministry|department|agency|mission|command|unit|state|party|country|institution|embassy)"
    r"|[Tt]hey|[Hh]e|[Ss]he|[Ee]veryone|[Aa]ll concerned|[Aa]ll those concerned|[Bb]oth parties"
    r"|[Aa]ll parties|[Tt]he parties|[Tt]hese parties"
    r"|[Nn]ations|[Ll]eaders|[Ll]eadership|[Ss]taff|[Pp]ersonnel|[Cc]ommanders|[Cc]ommanding Officers|[Aa]gencies"
    r"|[Dd]epartments|[Mm]inistries|[Gg]overnments?"
    r"|[Hh]eads of \w+|[Tt]he (?:Council|Committee|Panel|Board|Union|Office|Director|Forum|Secretariat|Commission"
    r"|Ministry|Ministers?|Department|Agency|Centre|Center|Government|Assembly|Chair|Mission|Service|Police|Army|Navy"
    r"|Armed Forces|Network|Alliance|Group|Working Group|Team|Task Force|Unit|Authority|Authorities|Bureau|Institute"
    r"|Programme|Fund|Court|Parliament|Presidency|President|Prime Minister|Cabinet|Republic|State|Steering Committee"
    r"|Inspectorate|Academy|Command|Delegation|Envoy|Ombudsman|Administration|Organi[sz]ation|Partnership|Secretary"
    r"|Federation|Parties|Signatories|Participating States|government|ministry|ministries|authorities|commission"
    r"|committee|secretariat|council|police|armed forces|mission|delegation|presidency)\b(?! (?:of|for|on|in) the\b)"
    r"|[Tt]he \w+ (?:Ministry|Service|Forces|Police|Government|Authority|Agency)|[Pp]artners|[Aa]llies|[Mm]embers"
    r"|[Tt]he (?:[A-Z][\w-]{1,30}(?: and| of| for| on| the){0,2} ){1,6}(?:Council|Commission|Committee|Board|Command"
    r"|Mission|Secretariat|Office|Forum|Network|Representative|Envoy|Minister|Secretary|Coordinator|Director|Chair)"
    r"|(?:[Ss]ubordinate )?[Cc]ommands|[Uu]nits|[Mm]issions|[Dd]elegations|[Ee]mbassies|[Hh]eadquarters"
    r"|[Tt]he military|[Mm]ilitar(?:y|ies)|[Oo]fficers|[Oo]fficials|[Ee]mployers|[Dd]onors|[Ii]nstitutions"
    r"|[Oo]rgani[sz]ations)\b"
)
_WHOSE = re.compile(
    r"(?:,? (?:who|which|that|involved|concerned|from|of|in|for|at|within|throughout|across|under|on|to|responsible"
    r"|participating|deployed|through)\b)"
)
# An opening phrase that stands before the subject, and words that link a clause to the one before it.
_OPENING = re.compile(
    r"(?:[A-Z][a-z]+ing (?=the |its |their |on |up|from )|In|Within|Across|Under|Through|On|By|As|To|Given|While|When"
    r"|Where|For|At|During|With|Since|Throughout|After|Before|Building|Recognizing|Recognising"
    r"|Following|According|Based|Beyond|Alongside|Together|Despite|Until|Upon|Towards|Drawing|If|Although|Because|Consistent"
    r"|Pursuant|Additionally,|Furthermore,|Moreover,"
    r"|In addition,|Finally,|Therefore,|Accordingly,|However,|Similarly,|Also,)(?= |$)"
)
_CONNECTIVE = re.compile(
    r"(?:(?:[Aa]nd|[Bb]ut|[Yy]et|[Ss]o|[Tt]oday|[Nn]ow|[Tt]hat is why|[Tt]hat's why|[Tt]his is why"
    r"|[Ff]irst(?:ly)?|[Ss]econd(?:ly)?|[Tt]hird(?:ly)?|[Ff]ourth(?:ly)?|[Ff]ifth(?:ly)?|[Ff]inally|[Ll]astly"
    r"|[Tt]ogether|[Hh]ence|that|whereas|while|so|therefore|thus|also|in this regard,?|as such,?|further|to this end,?"
    r"|accordingly,?)[ ,]+)*"
)
_BRACKET = re.compile(r" \([^)]{1,40}\)")
# Up to five words in small letters that can describe an actor.
_ADJECTIVES = re.compile(
    r"(?:(?!(?:of|to|for|in|on|that|with|from|by|at|they|we|he|she|it|who|which|how|why|whether)\b)[a-z][a-z-]+,? )"
    r"{1,5}"
)


def is_actor(mention: Mention) -> bool:
    """Whether a mention names somebody who can bear a commitment."""
    return mention.kind in AGENTS or mention.kind in POSTS


def chain_from(text: str, start: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """The actors named one after the other from ``start`` on: "the Secretary of State, the Secretary of … and …"."""
    found: list[Mention] = []
    position = start
    while position < end:
        position += _length(_DETERMINER, text, position, end)
        mention = next(
            (
                m
                for m in mentions
                if is_actor(m) and m.start <= position + 1 and position < m.end <= end and m.start >= start
            ),
            None,
        )
        if mention is None and not found:
            mention = _after_adjectives(text, position, end, mentions)
        if mention is None:
            break
        found.append(mention)
        position = mention.end
        position += _length(_BRACKET, text, position, end)
        joined = _JOIN.match(text, position, end)
        if joined is None:
            found.extend(_further(text, position, end, mentions))
            break
        position = joined.end()
    return found


def _after_adjectives(text: str, position: int, end: int, mentions: list[Mention]) -> Mention | None:
    """The first actor when only describing words stand before its name: "peacekeeping and other relevant missions"."""
    for mention in mentions:
        if is_actor(mention) and position <= mention.start and mention.end <= end:
            before = text[position : mention.start]
            return mention if _ADJECTIVES.fullmatch(before) else None
    return None


def surfaces(actors: list[Mention]) -> str:
    """The words that name the actors, as one text."""
    return ", ".join(a.surface for a in actors)


def _length(pattern: re.Pattern[str], text: str, position: int, end: int) -> int:
    match = pattern.match(text, position, end)
    return match.end() - position if match else 0


def _further(text: str, position: int, end: int, mentions: list[Mention]) -> list[Mention]:
    """People joined after a phrase that describes the first ones: "personnel in missions and all staff"."""
    if not _WHOSE.match(text, position, end):
        return []
    out: list[Mention] = []
    for mention in mentions:
        if mention.start <= position or mention.end > end or mention.kind not in {"ActorGroup", *POSTS}:
            continue
        before = text[position : mention.start]
        if re.search(
            r"(?:,? and|, especially|, in particular,?|, as well as|, including) (?:all |the |other |relevant )*$",
            before,
        ):
            out.append(mention)
    return out


def subject_of(text: str, start: int, end: int, mentions: list[Mention]) -> tuple[int, list[Mention]]:
    """Where the subject before a verb begins, and the actors it names.

    ``start`` to ``end`` is the stretch from the sentence's or clause's beginning to the verb. An opening phrase
    ("Within its mandate, …") is passed over: then the actors stand just before the verb.
    """
    inside = [m for m in mentions if start <= m.start and m.end <= end and is_actor(m)]
    opening = _OPENING.match(text, start, end)
    if opening is None:
        begin = start + _length(_CONNECTIVE, text, start, end)
        return begin, chain_from(text, begin, end, inside)
    for comma in re.finditer(r", (?:and )?", text[start:end]):
        begin = start + comma.end()
        actors = chain_from(text, begin, end, inside)
        if actors and _reaches(text, actors[-1].end, end):
            return begin, actors
        if _PERSONAL.match(text, begin, end):
            return begin, []
    return _before_verb(text, start, end, inside)


def _reaches(text: str, position: int, end: int) -> bool:
    """Whether nothing but a describing phrase stands between an actor and the verb."""
    rest = text[position:end].strip()
    return not rest or _WHOSE.match(" " + rest) is not None or len(rest) < 12


def _before_verb(text: str, start: int, end: int, inside: list[Mention]) -> tuple[int, list[Mention]]:
    """The actors that end right at the verb, joined ones included."""
    chain: list[Mention] = []
    position = end
    for mention in sorted(inside, key=lambda m: m.end, reverse=True):
        between = text[mention.end : position]
        if (not chain and between.strip() in {"", "also", "each", "both", "all"}) or (
            chain and re.fullmatch(r" (?:and|or) (?:the |all |other )*", between)
        ):
            chain.insert(0, mention)
        else:
            break
        position = mention.start
    return (chain[0].start if chain else start), chain


def personal(text: str, start: int, end: int) -> str | None:
    """The words of a subject that is personal without being a name ("we", "the military"), or None."""
    position = start + _length(_DETERMINER, text, start, end)
    for at in (start, position):
        match = _PERSONAL.match(text, at, end)
        if match:
            return text[start : match.end()].strip()
    return None


# Words after which the one named is the one the action goes to.
_TO_WHOM = re.compile(
    r"(?:\b(?:with|to|between|among|amongst|for|towards|on behalf of|including with|ensur(?:e|ing) that|bring together"
    r"|training of)"
    r"|\b(?:protect|assist|support|inform|brief|train|help|consult|reach|allow|empower)(?:s|ing)?"
    r"|\b(?:encourag|facilitat|inspir|conven|engag|advis|enabl|invit|receiv)(?:e|es|ing))"
    r"(?: (?:the|its|their|all|relevant|local|other|appropriate|both|any|our|his|associated|young|national|each"
    r"|women-led|affected|United Nations))*$"
)
_JOINED = re.compile(
    r"(?:,|,? and|,? or|,? as well as|,? including|,? such as|,? including with)(?: (?:the|its|their|all|relevant"
    r"|other|local|with|to))*$"
)
# Classes of people an action is for; they bear nothing and are kept as words.
_PEOPLE = re.compile(
    r"\b(?:women and girls|women and children|women, girls and boys|young women|girls and boys|women(?=(?:,"
    r"| and) (?:civil society|girls|children))|women|children|civilians|populations in need"
    r"|(?:survivors|victims) of (?:[a-z-]+ ){0,5}violence|survivors|victims"
    r"|refugees(?: and internally displaced persons)?|internally displaced persons|persons with disabilities"
    r"|humanitarian workers"
    r"|(?:relevant |private sector |relevant private sector |relevant WPS )actors|humanitarian operations"
    r"|national health systems|all (?:\w+ ){0,3}personnel|council mandated activities|operations(?= and )"
    r"|(?<![\w-])[\w-]+ and civilian personnel)\b"
)
_FOR_PEOPLE = re.compile(
    r"(?:\b(?:to|for|protect|with|needs of|support|assist|inspire|empower|ensur(?:e|ing) that|engag\w+|consult\w*|of"
    r"|including with|assistance to|bring together|training of|and)"
    r"|\b(?:prevent[^.]{0,14}protect))(?: (?:the|all|young|local|relevant|affected|vulnerable))*$"
)


def addressees(text: str, start: int, end: int, mentions: list[Mention], bearers: list[Mention]) -> list[Named]:
    """Those a clause's action goes to: named after "to", "with", "protect" …, or joined to one who is.

    A class of people ("women and girls") is given by its words alone.
    """
    out: list[tuple[int, int, Named]] = []
    taken = {m.thing for m in bearers}
    for mention in mentions:
        if start <= mention.start and mention.end <= end and is_actor(mention) and mention.thing not in taken:
            before = text[max(0, mention.start - 60) : mention.start].rstrip()
            if _TO_WHOM.search(before) or _joined(before, mention.start, out, text):
                out.append((mention.start, mention.end, (mention.surface, mention.thing)))
    for match in _PEOPLE.finditer(text, start, end):
        before = text[max(0, match.start() - 40) : match.start()].rstrip()
        free = all(match.end() <= a or b <= match.start() for a, b, _ in out)
        if (
            free
            and (_FOR_PEOPLE.search(before) or _joined(before, match.start(), out, text))
            and not re.match(r"'s|-|'", text[match.end() :])
        ):
            out.append((match.start(), match.end(), (match.group(), None)))
    return [named for _, _, named in sorted(out)]


# Words after which the one named has the good of the action.
_BENEFIT = re.compile(r"\b(?:for|to) the (?:benefit|good|sake) of |\bin the interests? of ")


def beneficiaries(text: str, start: int, end: int, mentions: list[Mention]) -> list[Named]:
    """Those named as having the good of a clause's action: "for the benefit of local councils"."""
    matches = _BENEFIT.finditer(text, start, end)
    return [(m.surface, m.thing) for match in matches for m in chain_from(text, match.end(), end, mentions)]


def _joined(before: str, at: int, out: list[tuple[int, int, Named]], text: str) -> bool:
    """Whether the one named is joined by "and" or a comma to one the action goes to."""
    return _JOINED.search(before) is not None and any(
        0 <= at - b <= 45 and not re.search(r"[.;]| to [a-z]+ ", text[b:at]) for _, b, _ in out
    )
