"""The parameters with which each question is asked of the golden graph, written by hand."""

from typing import Final

ASKED: Final[dict[str, dict[str, str]]] = {
    # question: the parameters with which it is asked of the golden graph
    "addressed-to": {"actor": "Meridian Council"},
    "carries-forward": {"origin": "UNSCR 1325"},
    "changes-between": {
        "older": "Meridian Policy on Women, Peace and Security (2024)",
        "newer": "Meridian Action Plan on Women, Peace and Security 2025-2028",
    },
    "adopted-by": {"actor": "Meridian Council"},
    "benefiting": {"group": "Survivors"},
    "binding-force": {"force": "plan or PLEDGE"},
    "citations-in": {"source": "Meridian Action Plan on Women, Peace and Security 2025-2028"},
    "citing": {"cited": "UNSCR 1325"},
    "commitments-in": {"source": "Meridian Policy on Women, Peace and Security (2024)"},
    "commitments-of": {"actor": "Meridian Alliance"},
    "commitments-on": {"theme": "Participation"},
    "commitments-under": {"theme": "Women, Peace and Security"},
    "documents-between": {"from": "2024-03-01", "to": "2025-12-31"},
    "documents-on-theme": {"theme": "Protection"},
    "due-between": {"from": "2025-01-01", "to": "2027-12-31"},
    "due-by": {"date": "2025-12-31"},
    "due-without-follow-up": {"date": "2025-06-30"},
    "earlier-versions": {"newer": "Meridian Policy on Women, Peace and Security (2024)"},
    "events-at": {"place": "Port Calder"},
    "events-of": {"actor": "Meridian Training Centre"},
    "events-between": {"from": "2024-01-01", "to": "2024-12-31"},
    "held-on": {"post": "Gender Advisor of the Meridian Alliance", "date": "2023-06-30"},
    "mandate-tasks": {"mission": "Meridian Monitoring Mission"},
    "mandate-tasks-on": {
        "mission": "Meridian Monitoring Mission",
        "theme": "Conflict-Related Sexual Violence",
        "from": "2023",
        "to": "2023",
    },
    "mandates": {"mission": "Meridian Monitoring Mission"},
    "missions-speaking-of": {"thing": "Conflict-Related Sexual Violence"},
    "members": {"organisation": "Meridian Gender Focal Points Network"},
    "mentions": {"thing": "Meridian Training Centre"},
    "participants": {"event": "Meridian Conference on Gender Perspectives"},
    "parts": {"whole": "Meridian Alliance"},
    "people-in": {"organisation": "Meridian Alliance"},
    "post-holders": {"post": "Gender Advisor of the Meridian Alliance"},
    "posts-in": {"organisation": "Meridian Alliance"},
    "plan-actions": {"plan": "Second National Action Plan on Women, Peace and Security of Norland 2025-2029"},
    "plan-actions-of": {"actor": "Norland Ministry of Peace"},
    "plan-details": {"aspect": "lead"},
    "plan-leads": {"plan": "Second National Action Plan on Women, Peace and Security of Norland 2025-2029"},
    "plan-periods": {"state": "Norland"},
    "provisions-on-theme": {
        "source": "Meridian Policy on Women, Peace and Security (2024)",
        "theme": "Participation",
    },
    "reports-due": {"actor": "Meridian Alliance"},
    "responsible-for": {"theme": "Protection"},
    "sponsored-by": {"sponsor": "Norland"},
    "statements-about": {"thing": "Tomas Verheyen"},
    "theme-over-years": {"theme": "Conflict-Related Sexual Violence", "from": "2023-11", "to": "2023-11"},
    "themes-of": {"thing": "Meridian Policy on Women, Peace and Security (2024)"},
    "where-spoken-of": {"theme": "Participation"},
    "votes-of": {"state": "Norland"},
    "votes-on": {"voted": "Meridian Council Resolution 7 (2023)"},
}

NO_QUOTE: Final = {
    # question: why its rows quote no sentence
    "known-documents": "that a document is known rests on the catalogue or on any of its names",
    "run-record": "a run is no statement of a document; digests stand for the texts",
    "same-texts": "the whole text is the evidence, and its digest stands for it",
    "silent-paragraphs": "nothing was read there that could be quoted",
}
