"""Turns words about money into its kind, amount and currency."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Final

from graph_build.extract.plans.records import Piece, PlanBudget

NUMBERS: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12", "fifteen": "15", "twenty": "20",
}  # fmt: skip
_EMPTY: Final = re.compile(r"[-–—./\s]*|n/?a|none|nil", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money at a span; ``currency`` is empty where the words name none."""

    start: int
    end: int
    value: str
    currency: str


@dataclass(frozen=True, slots=True)
class _Tables:
    amount: re.Pattern[str]
    currencies: tuple[tuple[str, re.Pattern[str]], ...]
    scales: tuple[tuple[Decimal, re.Pattern[str]], ...]
    kinds: tuple[tuple[str, str, re.Pattern[str]], ...]
    estimate: re.Pattern[str]
    secured: re.Pattern[str]
    unfunded: re.Pattern[str]


@cache
def _tables() -> _Tables:
    data = tomllib.loads(files("graph_build.extract.plans").joinpath("money.toml").read_text("utf-8"))
    flags = re.IGNORECASE
    currencies = [(code, form) for code, forms in data["currencies"].items() for form in forms]
    scales = [form for forms in data["scales"].values() for form in forms]
    names = "|".join(form for _, form in currencies)
    number = rf"\d(?:[\d.,'’\u00a0\u202f ]*\d)?|{'|'.join(NUMBERS)}"
    scale = rf"(?:[\s-]?(?P<scale>{'|'.join(scales)})(?!\w))"
    before = rf"(?P<before>{names})\s?(?P<first>{number}){scale}?"
    after = (
        rf"(?<![\w.,/-])(?P<second>{number}){scale.replace('scale>', 'scale2>')}?(?:\s?(?:of|de)?\s?)(?P<after>{names})"
    )
    return _Tables(
        re.compile(rf"(?<!\w)(?:{before}|{after})(?!\w)", flags),
        tuple((code, re.compile(form, flags)) for code, form in currencies),
        tuple((Decimal(n), re.compile("|".join(forms), flags)) for n, forms in data["scales"].items()),
        tuple((row["id"], row["kind"], re.compile(row["pattern"], flags)) for row in data["kind"]),
        *(re.compile(data["words"][name], flags) for name in ("estimate", "secured", "unfunded")),
    )


def amounts(text: str) -> Iterator[Amount]:
    """The sums in a text that name a currency.

    >>> [(a.value, a.currency) for a in amounts("EUR 2.4 million, 12 000 000 FCFA and 85,0 mii lei")]
    [('2400000', 'EUR'), ('12000000', 'FCFA'), ('85000', 'lei')]
    """
    for match in _tables().amount.finditer(text):
        digits = match["first"] or match["second"]
        value = decimal(digits, match["scale"] or match["scale2"])
        if value is not None:
            yield Amount(match.start(), match.end(), value, _code(match["before"] or match["after"]))


def decimal(digits: str, scale: str | None = None) -> str | None:
    """A printed number as a plain one; None for what is none.

    >>> decimal("1,250,000"), decimal("2,4", "millions"), decimal("1.250,50"), decimal("15 000")
    ('1250000', '2400000', '1250.5', '15000')
    """
    plain = re.sub(r"['’\s\u00a0\u202f]", "", NUMBERS.get(digits.lower(), digits))
    last = max(plain.rfind("."), plain.rfind(","))
    if last >= 0:
        sign, tail = plain[last], plain[last + 1 :]
        whole = plain.count(sign) > 1 or (len(tail) == 3 and scale is None and plain[:last] != "0")
        plain = re.sub(r"[.,]", "", plain) if whole else re.sub(r"[.,]", "", plain[:last]) + "." + tail
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if scale is not None:
        value *= next(n for n, form in _tables().scales if form.fullmatch(scale))
    return format(value.normalize(), "f")


def _code(words: str) -> str:
    return next((code for code, form in _tables().currencies if form.fullmatch(words)), words)


def currency_in(header: str) -> str:
    """The currency that header words name: "Budget (thousand USD)"; empty where they name none.

    >>> currency_in("Budget (USD)"), currency_in("Cost")
    ('USD', '')
    """
    found = (code for code, form in _tables().currencies if re.search(rf"(?<!\w){form.pattern}(?!\w)", header, re.I))
    return next(found, "")


def _scale_in(header: str) -> str | None:
    for _, form in _tables().scales:
        if found := re.search(rf"(?<!\w)(?:{form.pattern})(?!\w)", header, re.IGNORECASE):
            return found.group()
    return None


def budget_of_cell(piece: Piece, header: str = "") -> PlanBudget | None:
    """What the cell of a column of money says; None for an empty one and a dash."""
    text = piece.words
    if _EMPTY.fullmatch(text):
        return None
    said = next(amounts(text), None)
    if said is not None:
        return _of_amount(piece, said, header)
    bare = re.fullmatch(r"\D{0,12}?(\d[\d.,'’\u00a0\u202f ]*)\s*([^\W\d]+\.?)?\*?", text)
    if bare and (value := _bare(bare, header)):
        return PlanBudget(
            _kind_of_amount(f"{header} {text}"), piece, "plan-cell-money", value, currency_in(header) or None
        )
    rule, kind = kind_of(text) or ("plan-cell-money", "source-only")
    return PlanBudget(kind, piece, rule)


def _bare(match: re.Match[str], header: str) -> str | None:
    scale = match[2] if match[2] and any(form.fullmatch(match[2]) for _, form in _tables().scales) else None
    if match[2] and scale is None:
        return None
    return decimal(match[1].strip(), scale or _scale_in(header))


def _of_amount(piece: Piece, said: Amount, header: str) -> PlanBudget:
    kind = _kind_of_amount(f"{header} {piece.words}")
    return PlanBudget(kind, piece, "plan-cell-money", said.value, said.currency, _share(piece.words))


def _kind_of_amount(words: str) -> str:
    if _tables().unfunded.search(words):
        return "unfunded"
    return "estimate" if _tables().estimate.search(words) else "amount"


def _share(words: str) -> str | None:
    found = _tables().secured.search(words)
    return None if found is None else (found["share"] or found["share2"])


def kind_of(text: str) -> tuple[str, str] | None:
    """The rule that fits words on money without an amount, and the kind that it gives."""
    return next(((rule, kind) for rule, kind, form in _tables().kinds if form.search(text)), None)


def budget_of_sentence(piece: Piece) -> PlanBudget | None:
    """What a sentence on the money of a whole plan says; None where it says nothing of it."""
    text = piece.words
    said, told = next(amounts(text), None), kind_of(text)
    if told is not None and told[1] in {"later", "none", "to-be-planned"}:
        rule, kind = told
        return PlanBudget(kind, piece, rule, said.value if said else None, said.currency if said else None)
    if said is not None:
        return PlanBudget(_kind_of_amount(text), piece, "plan-budget-amount", said.value, said.currency, _share(text))
    if _tables().unfunded.search(text):
        return PlanBudget("unfunded", piece, "plan-budget-unfunded")
    return PlanBudget(told[1], piece, told[0]) if told is not None else None
