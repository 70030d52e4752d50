"""Turns a verb group into a draft of a frame that gathers its roles, and drafts into frames."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_build.reading.clauses.verb_groups import Group
from graph_build.reading.records import Frame, Part, Phrase


@dataclass(slots=True, eq=False)
class FrameDraft:
    """A frame while its clause is read; ``subject`` becomes agent or patient when it is done."""

    group: Group
    form: str
    subject: tuple[Phrase, ...] = ()
    subject_from: str = ""
    objects: list[Phrase] = field(default_factory=list)
    asked: list[Phrase] = field(default_factory=list)
    preps: list[Part] = field(default_factory=list)
    dates: list[Part] = field(default_factory=list)
    parent: FrameDraft | None = None
    link: str = ""
    action: FrameDraft | None = None
    adjective: str = ""
    end: int = 0
    tail: int = 0
    index: int = -1
    lemma: str = ""
    adjective_of: Phrase | None = None

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
