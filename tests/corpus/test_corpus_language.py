"""Shows that the language of a text is told from its words, that a declared one is believed, what is read in full."""

import pytest

from graph_build.corpus.language import language_of

TEXTS = {
    "en": "The Ministry of Defence will train all officers and report to Parliament by the end of the year.",
    "fr": "Le ministère de la Défense forme les officières et présente un rapport avant la fin de l'année.",
    "es": "El Ministerio de Defensa capacitará a las oficiales y presentará un informe al Parlamento cada año.",
    "ru": "Министерство обороны ежегодно представляет парламенту доклад о подготовке женщин-офицеров.",
    "ar": "تقدم وزارة الدفاع تقريرا سنويا إلى البرلمان عن تدريب الضابطات وعن مشاركة المرأة في عمليات السلام.",
    "zh": "国防部每年向议会报告女军官的培训情况以及妇女参与和平行动的情况。",
    "de": "Das Ministerium der Verteidigung bildet die Offizierinnen aus und berichtet dem Parlament jedes Jahr.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_shows_its_language(code: str) -> None:
    language = language_of(TEXTS[code])
    assert (language.code, language.how) == (code, "detected")
    assert language.is_read == (code == "en")


@pytest.mark.parametrize(("declared", "code"), [("fr", "fr"), ("fra", "fr"), ("fr-CA", "fr"), ("French", "fr")])
def test_a_declared_language_is_believed(declared: str, code: str) -> None:
    language = language_of(TEXTS["en"], declared)
    assert (language.code, language.how, language.name) == (code, "declared", "French")


@pytest.mark.parametrize("declared", ["xx", "", None, "the king's"])
def test_what_is_declared_and_no_language_is_passed_over(declared: str | None) -> None:
    assert language_of(TEXTS["en"], declared).code == "en"


def test_a_text_without_words_is_read_as_it_stands() -> None:
    language = language_of("1. 2. 3.")
    assert language.is_read
    assert language.code == "und"
    assert language.name == "an unknown language"
