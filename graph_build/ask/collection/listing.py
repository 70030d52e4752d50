"""Turn questions into the text that lists them, or tells all that is known of one."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final, Literal

from graph_build.ask.collection.questions import Parameter, ParameterKind, Question

Form = Literal["text", "json"]

WIDTH: Final = 110
INDENT: Final = 20
KINDS: Final[dict[ParameterKind, str]] = {
    "thing": "a name or an address",
    "date": "a day, YYYY-MM-DD",
    "text": "words",
}
REASONING: Final = {
    True: "yes: rows are missing where only what documents state is asked (--no-inferred)",
    False: "no: it answers the same from what documents state",
}
MARK: Final = "  [needs reasoning]"


def list_text(questions: Sequence[Question], form: Form) -> str:
    """The questions by group, each with its words and a command that asks it; JSON holds all of the header.

    A question that needs reasoning is marked.
    """
    if form == "json":
        return json.dumps([record(question) for question in questions], ensure_ascii=False, indent=1) + "\n"
    if not questions:
        return "no question holds all of these words; `wps-graph query` lists all questions\n"
    lines: list[str] = []
    for group in dict.fromkeys(question.group for question in questions):
        lines += ["", group.upper()]
        for question in questions:
            if question.group == group:
                lines += [
                    f"  {_asked(question)}{MARK if question.needs_reasoning else ''}",
                    f"      {question.question}",
                ]
    count = f"{len(questions)} question{'' if len(questions) == 1 else 's'}; `wps-graph query NAME --about` tells more"
    return "\n".join([*lines[1:], "", count, ""])


def about_text(question: Question, form: Form) -> str:
    """All that the header of a question says: words, parameters, reasoning, and what the answer does not show."""
    if form == "json":
        return json.dumps(record(question), ensure_ascii=False, indent=1) + "\n"
    lines = [f"{question.name} ({question.group})", *wrap(question.question, WIDTH), ""]
    lines += _row("needs reasoning", REASONING[question.needs_reasoning])
    lines += _row("does not show", question.does_not_show)
    for parameter in question.parameters:
        lines += _row(f"--{parameter.name}", _told(parameter))
    lines += _row("tags", ", ".join(question.tags))
    return "\n".join([*lines, "", f"wps-graph query {_asked(question)}", ""])


def record(question: Question) -> dict[str, object]:
    """What the header of a question says, for machines."""
    return {
        "name": question.name,
        "group": question.group,
        "question": question.question,
        "tags": list(question.tags),
        "parameters": [
            {"name": parameter.name, "kind": parameter.kind, "example": parameter.example, "meaning": parameter.meaning}
            for parameter in question.parameters
        ],
        "optional": list(question.optional),
        "needsReasoning": question.needs_reasoning,
        "doesNotShow": question.does_not_show,
    }


def _asked(question: Question) -> str:
    given = (f"--{parameter.name} {_quoted(parameter.example)}" for parameter in question.parameters)
    return " ".join([question.name, *given])


def _quoted(value: str) -> str:
    """The value as a shell takes it, in double quotes where these do."""
    return shlex.quote(value) if any(sign in value for sign in '"$`\\!') else f'"{value}"'


def _told(parameter: Parameter) -> str:
    return f"{parameter.meaning}: {KINDS[parameter.kind]}, for instance {_quoted(parameter.example)}"


def _row(heading: str, words: str) -> Iterator[str]:
    yield from wrap(words, WIDTH, initial_indent=f"  {heading:{INDENT - 2}}", subsequent_indent=" " * INDENT)
