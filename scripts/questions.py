"""Turns the headers of queries/ into queries/index.ttl and docs/QUESTIONS.md; run it by `make questions`."""

from pathlib import Path

from graph_build.ask.collection.index import index_turtle, table_markdown
from graph_build.ask.collection.questions import list_questions

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write both files whole."""
    questions = list_questions()
    (ROOT / "queries" / "index.ttl").write_text(index_turtle(questions), encoding="utf-8")
    (ROOT / "docs" / "QUESTIONS.md").write_text(table_markdown(questions), encoding="utf-8")


if __name__ == "__main__":
    main()
