"""Turn the tokens and phrases of a sentence into frames: who does what to whom, and what asks or promises it."""

from graph_build.reading.clauses.frames import read_frames
from graph_build.reading.clauses.unread import can_act

__all__ = ["can_act", "read_frames"]
