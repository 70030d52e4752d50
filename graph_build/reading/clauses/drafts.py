"""Turns a verb group into a draft of a frame that gathers its roles, and drafts into frames; keeps the open clauses."""

from __future__ import annotations

from graph_build.reading.clauses.verb_groups import Group
from graph_build.reading.records import Frame, Part, Phrase


class FrameDraft:
    """A frame while its clause is read; ``subject`` becomes agent or patient when it is done."""

    subject: tuple[Phrase, ...] = ()
    subject_from = ""
    parent: FrameDraft | None = None
    link = ""
    action: FrameDraft | None = None
    adjective = ""
    of_agent = False  # of a noun of action: what "of" governs acts, "the visit of the board"
    tail = 0
    index = -1

    def __init__(self, group: Group, form: str, parent: FrameDraft | None = None, link: str = "") -> None:
        self.group = group
        self.form = form
        self.lemma = group.lemma
        self.end = group.end
        self.objects: list[Phrase] = []
        self.asked: list[Phrase] = []
        self.preps: list[Part] = []
        self.dates: list[Part] = []
        if parent is not None:
            self.parent = parent
        if link:
            self.link = link

    def take(self, part: Part) -> None:
        """A noun of action takes what hangs on it: who acts, what is done, or any other preposition."""
        if part.prep == "by" or (part.prep == "of" and self.of_agent):
            self.subject = (*self.subject, part.phrase)
        elif part.prep == "of":
            self.objects.append(part.phrase)
        else:
            self.preps.append(part)
        self.end = part.phrase.end

    def finish(self) -> Frame:
        """The frame, without its deontic head."""
        group = self.group
        agent, patient = self.subject, tuple(self.objects)
        if group.voice == "passive":
            agent = tuple(p.phrase for p in self.preps if p.prep == "by")
            patient = (*self.subject, *self.objects)
        return Frame(
            self.lemma, group.main, group.start, group.end, self.form, group.voice, group.modal, group.polarity,
            group.tense, agent, patient, tuple(self.asked), self.action.index if self.action else None,
            tuple(self.preps), tuple(self.dates), self.subject_from, self.parent.index if self.parent else None,
            self.link, self.end, max(self.tail, self.end),
        )  # fmt: skip


class Clause:
    """An open clause: what may be its subject, and the frame of its verb once that has come."""

    joined = False  # the subjects are a list closed by "and"
    frame: FrameDraft | None = None

    def __init__(self, kind: str, antecedent: Phrase | None = None, parent: FrameDraft | None = None) -> None:
        self.kind = kind
        self.antecedent = antecedent  # of a relative clause
        self.parent = parent
        self.subjects: list[Phrase] = []
        self.first: list[Phrase] = []  # the subjects before a parenthesis between commas
        self.front: list[Part] = []
        self.dates: list[Part] = []
        self.opened: list[FrameDraft] = []  # fronted participles that wait for the subject

    @property
    def is_bare(self) -> bool:
        """Whether it is a condition without a verb, which the comma ends: "whether in Africa or in Asia, we ..."."""
        return self.kind == "condition" and self.frame is None and not self.subjects and bool(self.front)
