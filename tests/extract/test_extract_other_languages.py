"""Shows that of a text in another language numbers, symbols and adoption are read, and that the rest is said."""

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.document import DocumentExtract
from graph_build.graph.coverage import NOT_READ, coverage_rows

FRENCH = """Résolution 3002 (2031)

Adoptée par le Conseil de sécurité à sa 9951e séance, le 8 mai 2031

Le Conseil de sécurité,

Rappelant ses résolutions 1325 (2000) et 2242 (2015) ainsi que le rapport S/2030/17,

1. Prie le Secrétaire général de lui faire rapport chaque année ;

2. Engage les États Membres à former des femmes avant le 31 décembre 2032.
"""


def read(text: str = FRENCH, language: str | None = None) -> tuple[CorpusExtract, DocumentExtract]:
    corpus = extract_corpus([SourceText("made.txt", text, "", Metadata(language=language))])
    return corpus, corpus.documents[0]


def said(document: DocumentExtract, predicate: str) -> set[str]:
    return {r.object for r in document.relations if r.predicate == predicate and r.subject == document.context.key}


def test_numbers_and_symbols_are_cited_in_any_language() -> None:
    _, document = read()
    assert document.context.key == "unscr-3002"
    assert {"unscr-1325", "unscr-2242", "s-2030-17"} <= said(document, "cites")


def test_the_adoption_is_read() -> None:
    _, document = read()
    assert said(document, "adoptedOn") == {"2031-05-08"}
    assert said(document, "adoptedAt")


def test_no_sentence_becomes_a_commitment_and_coverage_says_so() -> None:
    corpus, document = read()
    assert document.commitments == ()
    rows = {row.number: row for row in coverage_rows(corpus) if row.number}
    assert (rows["1"].state, rows["1"].reason) == (NOT_READ, "sentences in French are not read")


def test_a_text_declared_english_is_read_as_english() -> None:
    _, document = read("Policy\n\n1. The Ministry of Defence will report every year.\n", "en")
    assert document.commitments


def test_names_are_mentioned_only_where_provisions_are_stated() -> None:
    _, document = read()
    stated = {p.key for p in document.provisions if p.is_stated}
    assert {m.provision for m in document.mentions} <= stated
