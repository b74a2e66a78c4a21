"""Units: spellings that prefixes make, signs of currencies, and names in full."""

import pytest

from onrecord.lexicon.units import find_currency, long_name, unit_lexicon


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("km", "kilometre"),
        ("mSv", "millisievert"),
        ("GWh", "gigawatt hour"),
        ("kB", "kilobyte"),
        ("mph", "mile per hour"),
    ],
)
def test_symbols_lead_to_units(symbol: str, name: str) -> None:
    assert unit_lexicon().symbols[symbol] == name


@pytest.mark.parametrize("symbol", ["EV", "A", "us", "st", "J"])
def test_letters_that_mean_something_else_are_no_units(symbol: str) -> None:
    assert symbol not in unit_lexicon().symbols


@pytest.mark.parametrize("words", ["kilometres", "square-miles", "tonnes", "kilowatt hours"])
def test_words_lead_to_units_in_the_plural(words: str) -> None:
    assert words in unit_lexicon().words


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("USD", "dollar"),
        ("GBP", "pound sterling"),
        ("UAH", "ukrainian hryvnia"),
        ("percent", "percentage"),
        ("USD per barrel", "dollar per barrel"),
        ("kilometre", "kilometre"),
    ],
)
def test_units_have_a_name_in_full(unit: str, name: str) -> None:
    assert long_name(unit) == name


def test_every_currency_that_signs_and_words_lead_to_has_a_name() -> None:
    codes = {code for code in unit_lexicon().currencies if len(code) == 3 and code.isupper()}
    assert {code for code in codes if long_name(code) == code} == set()


@pytest.mark.parametrize("code", ["TOP", "ALL", "COP"])
def test_codes_that_headlines_spell_are_no_signs(code: str) -> None:
    assert code not in unit_lexicon().signs


@pytest.mark.parametrize(
    ("adjective", "word", "code"),
    [("", "dollars", "USD"), ("Mexican", "pesos", "MXN"), ("kenyan", "shillings", "KES"), ("", "soldiers", None)],
)
def test_an_adjective_tells_whose_currency(adjective: str, word: str, code: str | None) -> None:
    assert find_currency(adjective, word) == code
