"""Shows that an error says what, where, which rule and what to do, in one line, and keeps its exit code."""

import json
import pickle

import pytest

from graph_build.errors import InputError, OutputError, QueryError, ServiceError, UsageError, WpsGraphError


@pytest.mark.parametrize(
    ("leaf", "code"), [(UsageError, 2), (InputError, 3), (OutputError, 2), (QueryError, 2), (ServiceError, 4)]
)
def test_a_leaf_has_the_exit_code_of_the_contract(leaf: type[WpsGraphError], code: int) -> None:
    assert leaf("what", "where", "rule", "remedy").exit_code == code
    assert WpsGraphError.exit_code == 1


def test_the_line_has_all_four_parts() -> None:
    assert InputError("cannot read", "a.txt", "UTF-8 only", "save again").one_line() == (
        "cannot read: a.txt (UTF-8 only): save again"
    )


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("a\nb", "c\td", "e  f", "g\r\nh"), "a b: c d (e f): g h"),
        (("a", "b", "", "d"), "a: b: d"),
        (("a", "", "c", "d"), "a: (c): d"),
        (("a", "", "", ""), "a"),
    ],
)
def test_a_line_is_one_line_and_leaves_out_what_is_empty(parts: tuple[str, str, str, str], line: str) -> None:
    assert str(UsageError(*parts)) == line


def test_machines_get_the_same() -> None:
    error = QueryError("unknown question", "who-is-she", "names are files in queries/", "list them: wps-graph query")
    assert json.loads(error.to_json()) == {
        "error": "QueryError",
        "exitCode": 2,
        "what": "unknown question",
        "where": "who-is-she",
        "rule": "names are files in queries/",
        "remedy": "list them: wps-graph query",
    }
    assert "\n" not in error.to_json()


def test_an_error_crosses_from_a_worker_process() -> None:
    error = InputError("cannot read", "a.txt", "UTF-8 only", "save again")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is InputError
    assert copy.one_line() == error.one_line()
