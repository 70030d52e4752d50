"""The world of the golden texts, written down by hand: what a careful reader finds in them."""

from dataclasses import dataclass
from typing import Final

import golden_plans as plans
from golden_records import Clause

POLICY: Final = "meridian-policy-2024"
PLAN: Final = "meridian-action-plan-2025"
NEWS: Final = "meridian-news-2024"
REPORT: Final = "meridian-report-2024"
LETTER: Final = "isles-coalition-letter-2024"
RESOLUTION: Final = "meridian-council-resolution-7"
MIRROR: Final = "meridian-council-resolution-7-second-address"
RECORD: Final = "meridian-council-record-2023"

THINGS: Final[dict[str, tuple[str, ...]]] = {
    # key: kind, label, other names
    "meridian-alliance": ("Organization", "Meridian Alliance"),
    "union-of-the-isles": ("Organization", "Union of the Isles"),
    "meridian-council": ("Body", "Meridian Council"),
    "meridian-military-committee": ("Body", "Meridian Military Committee"),
    "meridian-military-staff": ("Body", "Meridian Military Staff"),
    "meridian-gender-committee": ("Body", "Meridian Gender Committee", "MGC"),
    "meridian-training-centre": ("Body", "Meridian Training Centre"),
    "meridian-gender-focal-points-network": ("Network", "Meridian Gender Focal Points Network"),
    "meridian-monitoring-mission": ("Mission", "Meridian Monitoring Mission"),
    "meridian-allies": ("ActorGroup", "Meridian Allies"),
    **{state.lower(): ("State", state) for state in ("Norland", "Ostmark", "Sudmark", "Vestmark")},
    plans.MINISTRY: ("Body", "Norland Ministry of Peace"),
    plans.BOARD: ("Body", "Norland Equality Board"),
    plans.NATIONAL: ("NationalActionPlan", plans.TITLE),
    "mc-2023-12": ("OtherDocument", "MC/2023/12"),
    "mc-2023-13": ("OtherDocument", "MC/2023/13"),
    "united-nations-security-council": ("Body", "United Nations Security Council", "Security Council"),
    "gender-advisor": ("PostKind", "Gender Advisor", "Gender Advisors"),
    "gender-advisor-of-the-meridian-alliance": ("Post", "Gender Advisor of the Meridian Alliance"),
    "secretary-general-of-the-meridian-alliance": ("Post", "Secretary General of the Meridian Alliance"),
    "ada-lindqvist": ("Person", "Ada Lindqvist", "Colonel Ada Lindqvist"),
    "tomas-verheyen": ("Person", "Tomas Verheyen"),
    "unscr-1325": ("Resolution", "UNSCR 1325"),
    "meridian-policy-2019": ("Policy", "Meridian Policy on Women, Peace and Security (2019)"),
    "meridian-gender-guidelines-2012": ("Guideline", "Meridian Gender Guidelines (2012)"),
    POLICY: ("Policy", "Meridian Policy on Women, Peace and Security (2024)", "this Policy", "The Policy"),
    PLAN: ("ActionPlan", "Meridian Action Plan on Women, Peace and Security 2025-2028", "This Action Plan"),
    REPORT: ("Report", "Meridian Report on Women, Peace and Security 2024", "This Report"),
    RESOLUTION: ("Resolution", "Meridian Council Resolution 7 (2023)"),
    "meridian-conference-on-gender-perspectives-2024": ("Conference", "Meridian Conference on Gender Perspectives"),
    "annual-discussion-on-women-peace-and-security-2024": ("Meeting", "Annual Discussion on Women, Peace and Security"),
    "meridian-spring-summit": ("Summit", "Meridian Spring Summit"),
    "port-calder": ("Place", "Port Calder"),
    "wpsv:participation": ("Theme", "Participation"),
    "wpsv:protection": ("Theme", "Protection"),
    "wpsv:women-peace-and-security": ("Theme", "Women, Peace and Security"),
    "wpsv:conflict-related-sexual-violence": (
        "Theme",
        "Conflict-Related Sexual Violence",
        "conflict-related sexual violence",
    ),
}
KNOWN: Final = frozenset({"united-nations-security-council", "gender-advisor", "unscr-1325"})

ADVISOR: Final = "gender-advisor-of-the-meridian-alliance"
CONFERENCE: Final = "meridian-conference-on-gender-perspectives-2024"
DISCUSSION: Final = "annual-discussion-on-women-peace-and-security-2024"
COMMITTEE: Final = "meridian-gender-committee"
STAFF: Final = "meridian-military-staff"

ADOPTS: Final = "The Meridian Alliance adopted the Meridian Policy on Women, Peace and Security (2024) on 14 March 2024"
UPDATES: Final = "The Policy implements UNSCR 1325 and updates the Meridian Policy on Women, Peace and Security (2019)"
UPDATED: Final = "which updated the Meridian Gender Guidelines (2012)"
OBJECTIVES: Final = "The strategic objectives of this Policy are Participation and Protection."
ADOPTED: Final = "Meridian Council Resolution 7 (2023) was adopted by the Meridian Council on 21 November 2023"
RECALLING: Final = (
    "Recalling UNSCR 1325, which the Security Council adopted on 31 October 2000"
    " and which concerns Women, Peace and Security"
)
PLAN_IMPLEMENTS: Final = "This Action Plan implements the Meridian Policy on Women, Peace and Security (2024)."
ESTABLISHED: Final = "The Meridian Gender Committee (MGC) was established on 3 May 2009."
SERVES: Final = "The Gender Advisor of the Meridian Alliance serves in the Meridian Military Staff."
FOUNDED: Final = "The Meridian Gender Committee, established in May 2010, is part of the Meridian Military Staff."
TOOK_PLACE: Final = "The Meridian Conference on Gender Perspectives took place in Port Calder from 10 to 12 June 2024"
SINCE: Final = "Colonel Ada Lindqvist, who has been Gender Advisor of the Meridian Alliance since January 2023"
PRESENTS: Final = "Colonel Ada Lindqvist, Gender Advisor of the Meridian Alliance"
UNTIL: Final = "Tomas Verheyen, Gender Advisor of the Meridian Alliance from 2019 to December 2022"

AT_SUMMIT: Final = "The Meridian Policy on Women, Peace and Security (2024) was adopted at the Meridian Spring Summit."
NAMED: Final = "Tomas Verheyen was named Gender Advisor of the Meridian Alliance in November 2018."
HOSTED: Final = (
    "The Meridian Training Centre hosted the Meridian Conference on Gender Perspectives"
    " and supports the Meridian Gender Committee."
)

DRAFTED: Final = "Norland put forward the draft MC/2023/12, which became Meridian Council Resolution 7 (2023)."
FOR: Final = "Norland and Sudmark voted for Meridian Council Resolution 7 (2023)."
AGAINST: Final = "Ostmark voted against Meridian Council Resolution 7 (2023), and Vestmark abstained."

EXTENDED: Final = "Decides to extend the mandate of the Meridian Monitoring Mission until 30 November 2024"

RELATIONS: Final = (
    *plans.RELATIONS,
    # document, subject, relation, object, words
    (POLICY, "ada-lindqvist", "holdsPost", ADVISOR, PRESENTS),
    (POLICY, POLICY, "adoptedBy", "meridian-alliance", ADOPTS),
    (POLICY, POLICY, "adoptedOn", "2024-03-14", ADOPTS),
    (POLICY, POLICY, "implements", "unscr-1325", UPDATES),
    (POLICY, POLICY, "cites", "unscr-1325", UPDATES),
    (POLICY, POLICY, "updates", "meridian-policy-2019", UPDATES),
    (POLICY, "meridian-policy-2019", "updates", "meridian-gender-guidelines-2012", UPDATED),
    (POLICY, POLICY, "hasObjective", "wpsv:participation", OBJECTIVES),
    (POLICY, POLICY, "hasObjective", "wpsv:protection", OBJECTIVES),
    (POLICY, COMMITTEE, "establishedOn", "2009-05-03", ESTABLISHED),
    (POLICY, COMMITTEE, "advises", "meridian-military-committee", "The MGC advises the Meridian Military Committee."),
    (POLICY, COMMITTEE, "partOf", STAFF, "It is part of the Meridian Military Staff."),
    (POLICY, STAFF, "partOf", "meridian-alliance", "The Meridian Military Staff is part of the Meridian Alliance."),
    (POLICY, ADVISOR, "postIn", STAFF, SERVES),
    (
        POLICY,
        "meridian-training-centre",
        "memberOf",
        "meridian-gender-focal-points-network",
        "The Meridian Training Centre is a member of the Meridian Gender Focal Points Network.",
    ),
    (PLAN, PLAN, "implements", POLICY, PLAN_IMPLEMENTS),
    (PLAN, PLAN, "cites", POLICY, PLAN_IMPLEMENTS),
    (
        PLAN,
        "gender-advisor",
        "deployedTo",
        "meridian-monitoring-mission",
        "Gender Advisors are deployed to the Meridian Monitoring Mission",
    ),
    (PLAN, COMMITTEE, "establishedOn", "2010-05", FOUNDED),
    (PLAN, COMMITTEE, "partOf", STAFF, FOUNDED),
    (NEWS, CONFERENCE, "occursOn", "2024-06-10/2024-06-12", TOOK_PLACE),
    (NEWS, CONFERENCE, "occursAt", "port-calder", TOOK_PLACE),
    (NEWS, CONFERENCE, "organizedBy", COMMITTEE, "It was organised by the Meridian Gender Committee."),
    (NEWS, "ada-lindqvist", "holdsPost", ADVISOR, SINCE),
    (NEWS, "ada-lindqvist", "spokeAt", CONFERENCE, f"{SINCE}, spoke at the conference."),
    (
        NEWS,
        "meridian-gender-focal-points-network",
        "participatedIn",
        CONFERENCE,
        "The Meridian Gender Focal Points Network participated in the conference.",
    ),
    (NEWS, "tomas-verheyen", "holdsPost", ADVISOR, UNTIL),
    (
        NEWS,
        DISCUSSION,
        "occursOn",
        "2024-03-08",
        "The Annual Discussion on Women, Peace and Security took place on 8 March 2024.",
    ),
    (
        NEWS,
        DISCUSSION,
        "about",
        "wpsv:women-peace-and-security",
        "The Annual Discussion on Women, Peace and Security took place",
    ),
    (REPORT, REPORT, "publishedOn", "2025-01-15", "This Report was published on 15 January 2025."),
    (REPORT, POLICY, "adoptedAt", "meridian-spring-summit", AT_SUMMIT),
    (REPORT, "tomas-verheyen", "appointedOn", "2018-11", NAMED),
    (REPORT, "tomas-verheyen", "holdsPost", ADVISOR, NAMED),
    (REPORT, "meridian-training-centre", "hosts", CONFERENCE, HOSTED),
    (REPORT, "meridian-training-centre", "supports", COMMITTEE, HOSTED),
    (REPORT, "meridian-training-centre", "supports", "wpsv:protection", "It serves Protection."),
    (
        REPORT,
        "meridian-alliance",
        "cooperatesWith",
        "union-of-the-isles",
        "The Meridian Alliance cooperates with the Union of the Isles.",
    ),
    (RESOLUTION, RESOLUTION, "adoptedBy", "meridian-council", ADOPTED),
    (RESOLUTION, RESOLUTION, "adoptedOn", "2023-11-21", ADOPTED),
    (RESOLUTION, RESOLUTION, "cites", "unscr-1325", RECALLING),
    (RESOLUTION, "unscr-1325", "adoptedOn", "2000-10-31", RECALLING),
    (RESOLUTION, "unscr-1325", "adoptedBy", "united-nations-security-council", RECALLING),
    (RESOLUTION, "unscr-1325", "about", "wpsv:women-peace-and-security", RECALLING),
    (RESOLUTION, "meridian-monitoring-mission", "mandateUntil", "2024-11-30", EXTENDED),
    (MIRROR, "meridian-monitoring-mission", "mandateUntil", "2024-11-30", EXTENDED),
    (RECORD, RESOLUTION, "sponsoredBy", "norland", DRAFTED),
    (RECORD, RESOLUTION, "hasDraft", "mc-2023-12", DRAFTED),
    (RECORD, RESOLUTION, "documentStatus", "wpsv:adopted", DRAFTED),
    (RECORD, "norland", "votedFor", RESOLUTION, FOR),
    (RECORD, "sudmark", "votedFor", RESOLUTION, FOR),
    (RECORD, "ostmark", "votedAgainst", RESOLUTION, AGAINST),
    (RECORD, "vestmark", "abstainedOn", RESOLUTION, AGAINST),
    (RECORD, "mc-2023-13", "documentStatus", "wpsv:not-adopted", "The draft MC/2023/13 was not adopted."),
    (MIRROR, RESOLUTION, "adoptedBy", "meridian-council", ADOPTED),
    (MIRROR, RESOLUTION, "adoptedOn", "2023-11-21", ADOPTED),
    (MIRROR, MIRROR, "cites", "unscr-1325", RECALLING),
    (MIRROR, "unscr-1325", "adoptedOn", "2000-10-31", RECALLING),
    (MIRROR, "unscr-1325", "adoptedBy", "united-nations-security-council", RECALLING),
    (MIRROR, "unscr-1325", "about", "wpsv:women-peace-and-security", RECALLING),
)


@dataclass(frozen=True, slots=True)
class Holding:
    """A person on a post, with EDTF dates where the words give them and (document, words) as evidence."""

    person: str
    post: str
    start: str | None
    end: str | None
    last_seen: str | None
    evidence: tuple[tuple[str, str], ...]


HOLDINGS: Final = (
    Holding("ada-lindqvist", ADVISOR, "2023-01", None, "2024-06-12", ((NEWS, SINCE), (POLICY, PRESENTS))),
    Holding("tomas-verheyen", ADVISOR, "2019", "2022-12", None, ((NEWS, UNTIL), (REPORT, NAMED))),
)


COMMITMENTS: Final = (
    plans.CLAUSE,
    Clause(
        LETTER,
        "The Meridian Council should hear the women of the Isles before every renewal",
        "hear",
        "encouragement",
        "directive",
        "demand",
        "hear the women of the Isles before every renewal",
        (("bearer", "The Meridian Council", "meridian-council"),),
    ),
    Clause(
        POLICY,
        "The Meridian Alliance will report to the Meridian Council annually"
        " on the participation of women in its missions",
        "report",
        "undertaking",
        "self-commitment",
        "agreed-political-commitment",
        "report to the Meridian Council annually on the participation of women in its missions",
        (
            ("bearer", "The Meridian Alliance", "meridian-alliance"),
            ("addressee", "the Meridian Council", "meridian-council"),
        ),
        (("theme", "wpsv:participation"),),
        recurrence="P1Y",
    ),
    Clause(
        POLICY,
        "The Meridian Alliance aims to double the number of Gender Advisors by 2030",
        "double",
        "aim",
        "self-commitment",
        "agreed-political-commitment",
        "double the number of Gender Advisors by 2030",
        (("bearer", "The Meridian Alliance", "meridian-alliance"),),
        due="2030",
    ),
    Clause(
        POLICY,
        "A review of this Policy will be carried out every two years",
        "carry out",
        "undertaking",
        "self-commitment",
        "agreed-political-commitment",
        "a review of this Policy",
        recurrence="P2Y",
    ),
    Clause(
        POLICY,
        "Meridian Allies should nominate women for posts in missions and operations",
        "nominate",
        "encouragement",
        "directive",
        "agreed-political-commitment",
        "nominate women for posts in missions and operations",
        (("bearer", "Meridian Allies", "meridian-allies"),),
    ),
    Clause(
        PLAN,
        "The Meridian Military Staff must train all personnel on the prevention of conflict-related sexual violence"
        " by 31 December 2025",
        "train",
        "obligation",
        "directive",
        "own-pledge",
        "train all personnel on the prevention of conflict-related sexual violence by 31 December 2025",
        (("bearer", "The Meridian Military Staff", STAFF),),
        (("theme", "wpsv:conflict-related-sexual-violence"),),
        due="2025-12-31",
    ),
    Clause(
        PLAN,
        "The Meridian Gender Committee is encouraged to consult women's organisations"
        " for the benefit of the Meridian Council",
        "consult",
        "encouragement",
        "directive",
        "own-pledge",
        "consult women's organisations",
        (
            ("bearer", "The Meridian Gender Committee", COMMITTEE),
            ("beneficiary", "the Meridian Council", "meridian-council"),
        ),
    ),
    Clause(
        RESOLUTION,
        "Urges Meridian Allies to increase the participation of women in peace processes",
        "increase",
        "request",
        "directive",
        "agreed-political-commitment",
        "increase the participation of women in peace processes",
        (("bearer", "Meridian Allies", "meridian-allies"),),
        (("theme", "wpsv:participation"),),
    ),
    Clause(
        RESOLUTION,
        "Requests the Secretary General of the Meridian Alliance to submit a report to the Meridian Council"
        " by 30 June 2024",
        "submit",
        "request",
        "directive",
        "agreed-political-commitment",
        "submit a report to the Meridian Council by 30 June 2024",
        (
            (
                "bearer",
                "the Secretary General of the Meridian Alliance",
                "secretary-general-of-the-meridian-alliance",
            ),
            ("addressee", "the Meridian Council", "meridian-council"),
        ),
        due="2024-06-30",
    ),
    Clause(
        RESOLUTION,
        "the Meridian Monitoring Mission shall watch for conflict-related sexual violence",
        "watch",
        "obligation",
        "directive",
        "agreed-political-commitment",
        "watch for conflict-related sexual violence",
        (("bearer", "the Meridian Monitoring Mission", "meridian-monitoring-mission"),),
        (("theme", "wpsv:conflict-related-sexual-violence"),),
    ),
    Clause(
        REPORT,
        "Where possible, the Meridian Alliance will offer shelter to survivors of conflict-related sexual violence,"
        " provided that funds allow",
        "offer",
        "undertaking",
        "self-commitment",
        "own-pledge",
        "offer shelter to survivors of conflict-related sexual violence",
        (
            ("bearer", "the Meridian Alliance", "meridian-alliance"),
            ("beneficiary", "survivors of conflict-related sexual violence", None),
        ),
        (("theme", "wpsv:conflict-related-sexual-violence"), ("qualifier", "wpsv:where-possible")),
        condition="provided that funds allow",
    ),
)
