"""Turns a person's file of verdicts on reports into follow-ups that are kept or dropped whatever their score."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_build.corpus.beside import beside, read_table
from graph_build.corpus.reading import fold_whitespace
from graph_build.errors import InputError

YES, NO = "yes", "no"
FILE = "followup.csv"


@dataclass(frozen=True, slots=True, order=True)
class FollowUpVerdict:
    """What a person decided: whether the passage reports the promised thing.

    ``commitment`` is the commitment's address, or its end; ``evidence`` the address of the evidence, or words of the
    passage as the text has them. ``line`` is where the file says so.
    """

    commitment: str
    evidence: str
    verdict: str
    note: str = ""
    line: int = 0

    def __post_init__(self) -> None:
        if self.verdict not in {YES, NO}:
            raise ValueError(f"verdict {self.verdict!r}")

    @property
    def is_address(self) -> bool:
        """Whether the evidence is given by its address and not in words."""
        return self.evidence.startswith(("http://", "https://"))

    def about(self, commitment: str) -> bool:
        """Whether the verdict is on the commitment of that address."""
        return commitment == self.commitment or commitment.endswith("/" + self.commitment.lstrip("/"))

    def fits(self, evidence: str, quote: str) -> bool:
        """Whether the verdict is on the passage with that address and those words."""
        return self.evidence == evidence if self.is_address else fold_whitespace(self.evidence) in quote


def verdicts_for(file: Path | None, paths: tuple[Path, ...]) -> list[FollowUpVerdict]:
    """The verdicts of a file or, without one, of every ``followup.csv`` beside the texts; none where there is none."""
    if file is not None:
        return read_followup_verdicts(file)
    return [row for found in beside(FILE, paths) for row in read_followup_verdicts(found)]


def read_followup_verdicts(path: Path) -> list[FollowUpVerdict]:
    """Verdicts of a CSV file with the columns commitment, evidence, verdict and, where wanted, note.

    Raises InputError when the file is missing, is no such table, or a row is incomplete or has another verdict.
    """
    return [_verdict(path, number, row) for number, row in enumerate(read_table(path, "verdicts on follow-up"), 2)]


def _verdict(path: Path, line: int, row: dict[str, str | None]) -> FollowUpVerdict:
    values = {k: (row.get(k) or "").strip() for k in ("commitment", "evidence", "verdict", "note")}
    where = f"{path}, line {line}"
    if not values["commitment"] or not values["evidence"]:
        raise InputError(
            "verdict without a commitment or evidence", where, "columns commitment and evidence", "fill in both"
        )
    try:
        return FollowUpVerdict(
            values["commitment"], values["evidence"], values["verdict"].lower(), values["note"], line
        )
    except ValueError as error:
        raise InputError(str(error), where, "yes or no", "use one of these words") from error
