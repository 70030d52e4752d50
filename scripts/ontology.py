"""Turns the tables of ontology/ into translations.ttl, alignments.sssom.tsv and docs/TERMS.md, by `make ontology`."""

from pathlib import Path

from graph_build.show.reuse import sssom, term_list, translations_turtle

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the three files whole."""
    (ROOT / "ontology" / "translations.ttl").write_text(translations_turtle(), encoding="utf-8")
    (ROOT / "ontology" / "alignments.sssom.tsv").write_text(sssom(), encoding="utf-8")
    (ROOT / "docs" / "TERMS.md").write_text(term_list(), encoding="utf-8")


if __name__ == "__main__":
    main()
