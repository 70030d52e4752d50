"""Turn a broken promise into one line that says what, where, which rule and what to do, and into an exit code."""

from typing import ClassVar

from graph_build.guards import visible

EXIT_DONE = 0
EXIT_FAULTS = 1
EXIT_WRONG_USE = 2
EXIT_UNREADABLE = 3
EXIT_NO_ANSWER = 4


class WpsGraphError(Exception):
    """The base of every error that the project raises on purpose; raise one of its leaves.

    The four parts are `what` went wrong, `where` (a file, a line, a name), the `rule` that it breaks, and the
    `remedy`, which says what to do next. An empty part is left out of the line. Runs of white space, line breaks
    included, fold to one space, so that one error is one line. Bad data is no error: it becomes rows of a report.

    >>> print(InputError("cannot read", "a.txt", "texts are UTF-8", "save it as UTF-8"))
    cannot read: a.txt (texts are UTF-8): save it as UTF-8
    """

    exit_code: ClassVar[int] = EXIT_FAULTS

    def __init__(self, what: str, where: str, rule: str, remedy: str) -> None:
        # All four go to the base class, which lets the error cross from a worker process.
        super().__init__(what, where, rule, remedy)
        self.what = _fold(what)
        self.where = _fold(where)
        self.rule = _fold(rule)
        self.remedy = _fold(remedy)

    def one_line(self) -> str:
        """Return `what: where (rule): remedy`."""
        place = f"{self.where} ({self.rule})" if self.rule else self.where
        return ": ".join(part.strip() for part in (self.what, place, self.remedy) if part.strip())

    def to_json(self) -> str:
        """Return the same as one line of JSON, keys in a fixed order, for `--json`."""
        import json  # here and not above, so that help is quick

        return json.dumps(
            {
                "error": type(self).__name__,
                "exitCode": self.exit_code,
                "what": self.what,
                "where": self.where,
                "rule": self.rule,
                "remedy": self.remedy,
            },
            ensure_ascii=False,
        )

    def __str__(self) -> str:
        return self.one_line()


class UsageError(WpsGraphError):
    """The command was called in a way that it does not offer."""

    exit_code = EXIT_WRONG_USE


class InputError(WpsGraphError):
    """A file or folder that was to be read is missing, unreadable or not what it says it is."""

    exit_code = EXIT_UNREADABLE


class OutputError(WpsGraphError):
    """The place named for the output cannot be written; what stood there before stays whole."""

    exit_code = EXIT_WRONG_USE


class QueryError(WpsGraphError):
    """A question is unknown, lacks a parameter, or is not SPARQL."""

    exit_code = EXIT_WRONG_USE


class ServiceError(WpsGraphError):
    """Something outside, a site or a program, did not answer or stopped before its answer was whole."""

    exit_code = EXIT_NO_ANSWER


def _fold(text: str) -> str:
    return visible(" ".join(text.split()))
