"""Names what a commitment of the golden world is: its words, its three axes, whom it names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """A commitment: its words, its three axes and what they name.

    `parties` gives whom the words name in which role: the role, the words, and the thing that they name if it is known.
    `links` pairs any other property with a thing.
    """

    document: str
    quote: str
    verb: str
    strength: str
    act: str
    force: str
    action: str
    parties: tuple[tuple[str, str, str | None], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    recurrence: str | None = None
    due: str | None = None
    condition: str | None = None
