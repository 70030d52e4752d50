"""Turns words into a cell that no spreadsheet takes for a formula: the words come from documents that others wrote."""

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Signs with which a formula may begin, wide ones of East Asian keyboards included."""


def cell(words: str) -> str:
    """The words; those that begin as a formula does get an apostrophe in front.

    >>> cell("=1+1"), cell("NATO")
    ("'=1+1", 'NATO')
    """
    return f"'{words}" if words.startswith(FORMULA) else words
