"""Shows that of the sentences behind a statement the plainest comes first, by one definition."""

from __future__ import annotations

from pathlib import Path

import graph_build
from graph_build.ask.lookups import FROM_A_NAME, Quote, sort_quotes


def quote(rule: str, exact: str = "Some words", document: str = "a", paragraph: str = "paragraph 1") -> Quote:
    return Quote(document, paragraph, "", exact, "", "", "", rule)


def test_what_a_sentence_says_comes_before_what_a_name_or_the_source_lets_one_infer() -> None:
    said = quote("body-advises", document="b")
    named = quote("name-begins-with-organisation")
    derived = quote("fact-row-inferred")
    assert sort_quotes([named, derived, said])[0] == said
    assert [one.is_plain for one in (said, named, derived)] == [True, False, False]


def test_of_names_the_one_with_the_fewest_words_around_it_comes_first() -> None:
    heading, sentence = (
        quote("post-name-holds-body", "The Chair", "b"),
        quote("post-name-holds-body", "The Chair spoke"),
    )
    assert sort_quotes([sentence, heading]) == (heading, sentence)


def test_of_sentences_that_say_so_the_order_of_documents_and_paragraphs_stays() -> None:
    first, second, third = quote("adopts", "Long words here"), quote("adopts", "Short"), quote("adopts", document="b")
    later = quote("adopts", paragraph="paragraph 10")
    earlier = quote("adopts", paragraph="paragraph 9")
    assert sort_quotes([third, later, earlier, second, first]) == (first, second, earlier, later, third)


def test_each_rule_that_reads_a_name_is_a_rule_that_there_is() -> None:
    rules = Path(graph_build.__file__).parent / "extract" / "relations"
    written = "\n".join(
        path.read_text("utf-8") for path in sorted(rules.rglob("*.*")) if path.suffix in {".py", ".toml"}
    )
    assert [rule for rule in sorted(FROM_A_NAME) if f'"{rule}"' not in written] == []
