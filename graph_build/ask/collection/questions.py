"""Turn the query files of a folder into questions: words, tags, parameters and SPARQL.

A query file opens with header lines; the order of its parameters is kept:

    #+ question: Which bodies advise which?
    #+ tags: actors
    #+ parameter: actor | thing | "NATO Committee on Gender Perspectives" | who bears the commitment
    #+ needs-reasoning: no
    #+ does-not-show: advice that no document of the corpus states

and may say more: parameters that may be left out, the columns that tell one fact from another, the column by which a
table sets its rows together, and other words in which people ask it:

    #+ optional: actor
    #+ fact: commitment
    #+ grouped-by: documentName
    #+ also-asked: who gives advice to whom
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from graph_build.errors import InputError, QueryError
from graph_build.extract.folding import fold_typed
from graph_build.resources import queries_dir

ParameterKind = Literal["thing", "date", "text"]

HEADER: Final = re.compile(r"#\+ (?P<field>[a-z-]+): (?P<value>\S.*)")
PARAMETER: Final = re.compile(
    r'(?P<name>[a-z][A-Za-z]*) \| (?P<kind>[a-z]+) \| "(?P<example>[^"]+)" \| (?P<meaning>\S.*)'
)
ONCE: Final = ("question", "tags", "needs-reasoning", "does-not-show")
AT_MOST_ONCE: Final = ("optional", "fact", "grouped-by")
OFTEN: Final = ("parameter", "also-asked")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for: `name` is the variable in the query, without its sign."""

    name: str
    kind: ParameterKind
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """One competency question; `sparql` is the whole file and stands alone.

    Rows that agree in the columns `fact` state one fact; without these, rows that agree in all but their passage.
    """

    name: str
    group: str
    question: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    needs_reasoning: bool
    does_not_show: str
    sparql: str
    path: Path
    optional: tuple[str, ...] = ()
    fact: tuple[str, ...] = ()
    grouped_by: str = ""
    also_asked: tuple[str, ...] = ()

    @property
    def example(self) -> dict[str, str]:
        """The example value of every parameter."""
        return {parameter.name: parameter.example for parameter in self.parameters}


def list_questions(folder: Path | None = None) -> tuple[Question, ...]:
    """Every question of the folder (the shipped `queries/` by default), ordered by group and name.

    Raises:
        InputError: a header is missing, doubled or malformed, or two files share a name.
    """
    return _read_folder(queries_dir() if folder is None else folder)


def find_question(name: str, folder: Path | None = None) -> Question:
    """The question of that name.

    Raises:
        QueryError: there is none; the message lists close names.
    """
    by_name = {question.name: question for question in list_questions(folder)}
    if name in by_name:
        return by_name[name]
    close = get_close_matches(name, sorted(by_name), n=3, cutoff=0.4)
    raise QueryError(
        f"no question is called '{name}'" + (f"; close: {', '.join(close)}" if close else ""),
        "query",
        "a question is named like its file in queries/",
        "`wps-graph query` without a name lists all questions",
    )


def search_questions(words: str, folder: Path | None = None) -> tuple[Question, ...]:
    """The questions whose name, words or tags hold every one of the given words, in any order, without marks."""
    wanted = fold_typed(words).split()
    return tuple(question for question in list_questions(folder) if all(word in _searched(question) for word in wanted))


def parse_question(path: Path, text: str) -> Question:
    """The question that a query file holds.

    Raises:
        InputError: a header field is missing, doubled, unknown or malformed.
    """
    fields = _header_fields(path, text)
    reasoning = fields["needs-reasoning"][0]
    if reasoning not in ("yes", "no"):
        raise _header_fault(path, f"needs-reasoning says '{reasoning}'", "needs-reasoning is yes or no")
    parameters = tuple(_parameter(path, value) for value in fields["parameter"])
    if len({parameter.name for parameter in parameters}) < len(parameters):
        raise _header_fault(path, "a parameter is named twice", "a parameter has one line")
    optional = _words(fields["optional"])
    if not set(optional) <= {parameter.name for parameter in parameters}:
        raise _header_fault(path, "optional names no parameter", "what may be left out is a parameter")
    return Question(
        name=path.stem,
        group=path.parent.name,
        question=fields["question"][0],
        tags=tuple(sorted(tag.strip() for tag in fields["tags"][0].split(","))),
        parameters=parameters,
        needs_reasoning=reasoning == "yes",
        does_not_show=fields["does-not-show"][0],
        sparql=text,
        path=path,
        optional=optional,
        fact=_words(fields["fact"]),
        grouped_by="".join(fields["grouped-by"]),
        also_asked=tuple(fields["also-asked"]),
    )


@cache
def _read_folder(folder: Path) -> tuple[Question, ...]:
    paths = sorted(folder.rglob("*.rq"), key=lambda path: (path.parent.name, path.stem))
    questions = tuple(parse_question(path, path.read_text(encoding="utf-8")) for path in paths)
    seen: dict[str, Path] = {}
    for question in questions:
        if question.name in seen:
            raise _header_fault(question.path, f"the name is also that of {seen[question.name]}", "names are unique")
        seen[question.name] = question.path
    return questions


def _header_fields(path: Path, text: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {field: [] for field in (*ONCE, *AT_MOST_ONCE, *OFTEN)}
    for line in text.splitlines():
        if not line.startswith("#+"):
            continue
        match = HEADER.fullmatch(line.rstrip())
        if match is None or match["field"] not in fields:
            raise _header_fault(path, f"the header line '{line}' is not known", "a line reads `#+ field: value`")
        fields[match["field"]].append(match["value"])
    for field in ONCE:
        if len(fields[field]) != 1:
            raise _header_fault(path, f"the header has {len(fields[field])} lines '{field}'", "it has exactly one")
    for field in AT_MOST_ONCE:
        if len(fields[field]) > 1:
            raise _header_fault(path, f"the header has {len(fields[field])} lines '{field}'", "it has at most one")
    return fields


def _words(values: list[str]) -> tuple[str, ...]:
    return tuple(word.strip() for value in values for word in value.split(","))


def _parameter(path: Path, value: str) -> Parameter:
    match = PARAMETER.fullmatch(value)
    if match is None:
        raise _header_fault(path, f"the parameter '{value}' is not readable", 'it reads `name | kind | "x" | meaning`')
    for kind in get_args(ParameterKind):
        if match["kind"] == kind:
            return Parameter(match["name"], kind, match["example"], match["meaning"])
    raise _header_fault(path, f"the kind '{match['kind']}' is not known", "a kind is thing, date or text")


def _searched(question: Question) -> str:
    said = (question.name, question.group, question.question, *question.tags, *question.also_asked)
    return fold_typed(" ".join(said))


def _header_fault(path: Path, what: str, rule: str) -> InputError:
    return InputError(what=what, where=str(path), rule=rule, remedy="repair the header of the query file")
