"""Turns the rows and lines of a plan into drafts: goals with what stands over them, actions with their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph_build.corpus.provisions import HEADING, ROW, Provision
from graph_build.extract.plans.columns import (
    ACTIVITY,
    BASELINE,
    GOAL,
    INDICATOR,
    LADDER,
    LEAD,
    MONEY,
    NUMBER,
    OTHER,
    RESULT,
    TARGET,
    TIME,
    YEAR,
    closes_goals,
    field_of,
    is_continued,
    is_header_word,
    is_sum,
    pillars_in,
    plain,
)
from graph_build.extract.plans.parts import (
    Part,
    bar_cells,
    is_header_line,
    is_set_apart,
    numbered,
    parts_of,
    with_brackets,
    with_fields,
)
from graph_build.extract.plans.places import Places, piece_of
from graph_build.extract.plans.records import Piece, PlanGoal
from graph_build.vocabulary import VOCAB

_TELLING = frozenset({LEAD, INDICATOR, TIME, MONEY, TARGET, YEAR, BASELINE})
# Money that a labelled line gives to the whole plan, which the sentences on the plan tell.
_OF_PLAN = re.compile(
    r"(?i)\b(?:of|for) (?:the (?:period of the )?|this )(?:\w+ )?(?:plan|programme|strategy|NAP)\b|\btotal budget\b"
)


@dataclass(slots=True)
class Column:
    """A column of a table: its field and the words over it."""

    field: str | None
    header: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands under a field: the words over the column, or the label before it, and the words."""

    field: str
    header: str
    piece: Piece


@dataclass(slots=True)
class ActionDraft:
    """An action as it grows: its words, its number, the goals over it, what stands under its fields."""

    piece: Piece
    label: str | None
    goals: tuple[int, ...]
    fields: list[Filled] = field(default_factory=list)
    more: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Walk:
    """The rows and lines of one document in order. ``plan`` tells that the document is one, so that its lines count."""

    places: Places
    plan: bool
    goals: list[PlanGoal] = field(default_factory=list)
    actions: list[ActionDraft] = field(default_factory=list)
    of_goals: dict[int, list[Filled]] = field(default_factory=dict)
    of_plan: list[Filled] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    standing: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _stack: list[tuple[str, int]] = field(default_factory=list)
    _open: ActionDraft | None = None
    _columns: list[Column] = field(default_factory=list)
    _framed: bool = False

    def over(self, provisions: Sequence[Provision]) -> None:
        """Goes through the provisions."""
        for place, provision in enumerate(provisions):
            if not provision.is_content:
                continue
            if provision.role == ROW:
                if len(provision.cells) == 1:
                    self._look_ahead(provision, provisions[place + 1 : place + 4])
                self._row(self._cells(provision), provision.key)
            elif self.plan:
                self._lines(provision)
                self.standing[provision.key] = tuple(number for _, number in self._stack)

    # --- rows of tables

    def _look_ahead(self, heading: Provision, following: Sequence[Provision]) -> None:
        """Takes the columns from the row below where a table begins with a heading across it."""
        row = next((p for p in following if p.role == ROW and len(p.cells) > 2), None)
        header = heading.cells[0].header
        if row is not None and header and row.cells[0].header == header:
            columns = _columns_of([(cell.column, cell.header) for cell in row.cells])
            if [c.header for c in columns] != [c.header for c in self._columns]:
                self._columns = columns

    def _cells(self, provision: Provision) -> list[tuple[int, str, Piece | None]]:
        """The cells of a row with the words over them; those printed in a row above are found there."""
        out: list[tuple[int, str, Piece | None]] = []
        for cell in provision.cells:
            if cell.at is not None:
                out.append((cell.column, cell.header, piece_of(provision, *cell.at)))
            else:
                out.append((cell.column, cell.header, self.places.piece(cell.start, cell.end) if cell.text else None))
        return out

    def _row(self, cells: list[tuple[int, str, Piece | None]], provision: str) -> None:
        words = [piece for _, _, piece in cells if piece is not None]
        if not words or is_sum(words[0].words) or all(is_continued(one.words) for one in words):
            return
        if sum(is_header_word(one.words) for one in words) * 3 >= len(words) * 2 and len(words) >= 3:
            self._columns = _columns_of([(c, p.words if p else "") for c, _, p in cells])  # header words again
            return
        if any(header for _, header, _ in cells) and not self._goes_on(cells):
            self._columns = _columns_of([(column, header) for column, header, _ in cells])
        if not self._is_action_table():
            return
        self.rows.add(provision)
        alone = len({one.words for one in words}) == 1 and len(self._columns) > 1
        if alone and self._alone(cells, words[0]):
            return
        self._fill(cells)

    def _goes_on(self, cells: list[tuple[int, str, Piece | None]]) -> bool:
        """Whether a row with fewer cells stands under the header words that are in force."""
        known = self._columns
        return all(column < len(known) and known[column].header == header for column, header, _ in cells)

    def _is_action_table(self) -> bool:
        """Whether the columns are those of actions: something to do or reach, and something that tells of it."""
        fields = {column.field for column in self._columns}
        telling = fields & _TELLING
        return (
            bool(fields & {ACTIVITY, *LADDER})
            and (len(telling) >= (1 if self.plan else 2))
            and (self.plan or ACTIVITY in fields)
        )

    def _alone(self, cells: list[tuple[int, str, Piece | None]], only: Piece) -> bool:
        """Takes a row of one filled cell: a heading across the table, or words that go on from the row above."""
        column = next(c for c, _, p in cells if p is not None)
        kind = self._field(column)
        if kind == ACTIVITY and column > 0 and self._open is not None and only.words[:1].islower():
            self._open.more.append(only)
            return True
        if kind == ACTIVITY and column > 0:
            return False
        self.heading(only, "heading")
        return True

    def _field(self, column: int) -> str | None:
        return self._columns[column].field if column < len(self._columns) else None

    def _fill(self, cells: list[tuple[int, str, Piece | None]]) -> None:
        activity = self._activity_column()
        filled: list[Filled] = []
        act: Part | None = None
        label: str | None = None
        for column, _, piece in cells:
            kind = self._field(column)
            if piece is None or is_continued(piece.words):
                continue
            if kind == NUMBER:
                label = piece.words.strip(" .")
            elif column == activity:
                act = numbered(piece)
            elif kind in LADDER:
                self._goal_of_cell(column, piece, kind == RESULT)
            elif kind not in {None, OTHER, ACTIVITY}:
                filled += self._parted(kind or "", self._columns[column].header, piece)
        if act is not None and act.piece is not None:
            self._begin(act.piece, act.number or label)
        elif self._stack and activity is None:
            self._open = None
        self._take(filled)

    def _activity_column(self) -> int | None:
        """The column of what is to be done; without one the lowest level of goals, where somebody answers for it."""
        fields = [column.field for column in self._columns]
        if ACTIVITY in fields:
            return fields.index(ACTIVITY)
        ladder = [place for place, one in enumerate(fields) if one == GOAL]
        return ladder[-1] if ladder and LEAD in fields and RESULT not in fields else None

    def _parted(self, kind: str, header: str, piece: Piece) -> list[Filled]:
        """A cell, cut where it holds labels of its own: "Baseline: 8 %. Target: 20 %"."""
        parts = parts_of(piece)
        if not any(part.field for part in parts):
            return [Filled(kind, header, piece)]
        return [Filled(p.field or kind, p.level or header, p.piece) for p in parts if p.piece is not None]

    def _goal_of_cell(self, column: int, piece: Piece, result: bool) -> None:
        part, header = numbered(piece), self._columns[column].header.split(" > ")[-1]
        level = part.level or header
        standing = [number for name, number in self._stack if name == _level(header, column)]
        if standing and self.goals[standing[-1] - 1].piece == piece:
            return
        self._push(_level(header, column), level, part.number, part.piece or piece, piece)

    # --- lines

    def _lines(self, provision: Provision) -> None:
        for line in self.places.lines(provision):
            self._line(line, provision)

    def _line(self, line: Piece, provision: Provision) -> None:
        cells = bar_cells(line)
        if is_header_line(line):
            self._framed = cells[0] is None
            kept = cells[1:] if self._framed else cells
            self._columns = _columns_of([(place, cell.words if cell else "") for place, cell in enumerate(kept)])
            return
        kept = cells[1:] if self._framed and cells and cells[0] is None else cells
        if kept and self._columns and len(kept) == len(self._columns):
            self.rows.add(provision.key)
            self._row([(place, "", cell) for place, cell in enumerate(kept)], provision.key)
            return
        parts = parts_of(line)
        if cells and parts and is_sum(parts[0].whole.words):
            return
        if any(part.field for part in parts) or is_set_apart(line):
            self._parts(parts, line, provision)
        elif provision.role == HEADING:
            self.heading(line, "heading")
        elif self._stack and (told := with_brackets(line)):
            self.rows.add(provision.key)
            self._parts(told, line, provision)

    def _parts(self, parts: list[Part], line: Piece, provision: Provision) -> None:
        apart, passing = is_set_apart(line), False
        if apart:
            parts = with_fields(_with_bodies(parts, line))
            self.rows.add(provision.key)
        elif parts[0].field is None and provision.role != HEADING and len(line.words) > 400:
            return
        for part in _with_bodies(parts, line):
            piece = part.piece
            if part.field in LADDER:
                self._push(
                    plain(part.level) or "result", part.level or "result", part.number, piece or part.whole, part.whole
                )
                passing = passing or not part.level
            elif part.field == ACTIVITY:
                self._begin(piece or part.whole, part.number)
            elif part.field is not None and part.field != OTHER and piece is not None:
                self._take([Filled(part.field, part.level, piece)])
        if passing:  # a result without a label has nothing under it but its own line
            self._stack.pop()

    def heading(self, line: Piece, level: str) -> None:
        """Takes a heading: a goal by its label or the pillar that it names; else a close or nothing."""
        part = parts_of(line)[0]
        if part.field in LADDER:
            self._push(plain(part.level), part.level, part.number, part.piece or part.whole, part.whole)
        elif part.field == ACTIVITY and part.piece is not None:
            self._begin(part.piece, part.number)
        elif pillars_in(line.words) and len(line.words.split()) <= 12 and self.goals_begun(line):
            self._push("pillar", "", None, line, line)
        elif closes_goals(line.words):
            self._stack, self._open = [], None
        elif level == "heading" and self._columns and line.provision in self.rows:
            self._push("heading", "", None, line, line)

    def goals_begun(self, line: Piece) -> bool:
        """Whether a heading stands after the title, which names pillars without being one."""
        return self.places.provisions[0].key != line.provision

    # --- goals and actions

    def _push(self, name: str, level: str, number: str | None, body: Piece, whole: Piece) -> None:
        names = [one for one, _ in self._stack]
        if name in names:
            self._stack = self._stack[: names.index(name)]
        parent = self._stack[-1][1] if self._stack else None
        themes = tuple(VOCAB + one for one in pillars_in(body.words))
        goal = PlanGoal(len(self.goals) + 1, level, number, whole, themes, parent)
        self.goals.append(goal)
        self._stack.append((name, goal.number))
        self._open = None

    def _begin(self, piece: Piece, label: str | None) -> None:
        self._open = ActionDraft(piece, label, tuple(number for _, number in self._stack))
        self.actions.append(self._open)

    def _take(self, filled: Sequence[Filled]) -> None:
        filled = [one for one in filled if not (one.field == MONEY and _OF_PLAN.search(one.piece.words))]
        if self._open is not None or self._stack:
            self.told |= {one.piece.provision for one in filled}
        if self._open is not None:
            self._open.fields += filled
        elif self._stack:
            self.of_goals.setdefault(self._stack[-1][1], []).extend(filled)
        else:
            self.of_plan += filled


def _with_bodies(parts: list[Part], line: Piece) -> list[Part]:
    """The parts, each label that stands alone with the words that follow it: "Action 1.1 | Train officers"."""
    out: list[Part] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and before.piece is None and before.field in {ACTIVITY, *LADDER} and part.field is None:
            whole = line.part(before.whole.start - line.start, part.whole.end - line.start)
            out[-1] = replace(before, piece=part.piece, whole=whole)
        else:
            out.append(part)
    return out


def _columns_of(headers: Sequence[tuple[int, str]]) -> list[Column]:
    columns = [Column(None, "") for _ in range(max((column for column, _ in headers), default=-1) + 1)]
    for column, header in headers:
        columns[column] = Column(field_of(header) if header else None, header)
    return columns


def _level(header: str, column: int) -> str:
    return plain(header) or f"column {column}"


def years_of(fields: Sequence[Filled]) -> Iterator[tuple[str, str]]:
    """The columns of years that stand ticked or filled: header and cell."""
    yield from ((one.header, one.piece.words) for one in fields if one.field == YEAR)
