"""Reads counts and years, in figures and in words, and says what a number in figures can be.

A number that no calendar holds (400 digits, a year 9999) is no number here: it never makes a time.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from onrecord.lexicon.time_words import time_words

EARLIEST_YEAR, LATEST_YEAR = 1000, 2199
_MOST_DIGITS = 6
_HALF = Decimal("0.5")


def number_shape(word: str) -> frozenset[str]:
    """The categories of a word that begins with a digit; empty where it cannot belong to a time."""
    if word.isdecimal():
        return _integer_shape(word)
    if ":" in word and "-" not in word:
        hour, *rest = (int(part) for part in word.split(":"))
        return frozenset({"clock"}) if hour <= 24 and max(rest) < 60 else frozenset()
    if "-" in word:
        return frozenset({"iso"})
    if word.count(".") == 2 or "/" in word:
        return frozenset({"slashed"})
    if word.endswith("s"):
        return _decade_shape(word[:-1])
    if word[-1].isalpha():
        return _ordinal_shape(word[:-2])
    return _fraction_shape(word)


def _integer_shape(word: str) -> frozenset[str]:
    if len(word) > _MOST_DIGITS:
        return frozenset()
    number, shape = int(word), {"number"}
    if len(word) <= 2:
        shape.update(name for name, fits in (("day", 1 <= number <= 31), ("hour", number <= 24)) if fits)
        shape.update(("two_digits",) if len(word) == 2 else ())
    if len(word) == 4:
        shape.update(("year",) if EARLIEST_YEAR <= number <= LATEST_YEAR else ())
        shape.update(("hours_minutes",) if number // 100 <= 24 and number % 100 < 60 else ())
    return frozenset(shape)


def _decade_shape(digits: str) -> frozenset[str]:
    if digits.isdecimal() and digits.endswith("0"):
        if len(digits) == 4 and EARLIEST_YEAR <= int(digits) <= LATEST_YEAR:
            return frozenset({"decade"})
        if len(digits) == 2:
            return frozenset({"short_decade"})
        if len(digits) == 3:
            return frozenset({"early_decade"})
    return frozenset()


def _ordinal_shape(digits: str) -> frozenset[str]:
    if not digits.isdecimal() or len(digits) > 2 or int(digits) == 0:
        return frozenset()
    return frozenset({"ordinal_number", "ordinal_day"} if int(digits) <= 31 else {"ordinal_number"})


def _fraction_shape(word: str) -> frozenset[str]:
    whole, _, fraction = word.partition(".")
    if len(whole) > _MOST_DIGITS + 2 or len(fraction) > _MOST_DIGITS:
        return frozenset()
    if "," in word:
        return frozenset({"number"})
    dotted = len(whole) <= 2 and len(fraction) == 2 and int(whole) <= 24 and int(fraction) < 60
    return frozenset({"decimal", "dotted_clock"} if dotted else {"decimal"})


@cache
def number_shapes() -> tuple[frozenset[str], ...]:
    """Every set of categories that a number can have."""
    samples = [str(number) for number in range(10_000)] + [f"{number:02}" for number in range(10)]
    samples += [f"{number:04}" for number in range(2_400)] + ["12345", "1,000", "2.5", "18.30"]
    samples += ["10:30", "2022-02-16", "16/02/2022", "1990s", "90s", "470s", "19th", "40th"]
    return tuple({shape for sample in samples if (shape := number_shape(sample))})


def read_count(words: Sequence[str]) -> Decimal | None:
    """The number that words and figures give ("two and a half", "twenty - four"); None for a vague one ("several")."""
    tables = time_words()
    small = {**tables["ones"], **tables["teens"], **tables["tens"]}
    total, seen = Decimal(0), False
    for place, word in enumerate(words):
        if word[0].isdigit() and not (place and words[place - 1] == "/"):
            if words[place + 1 : place + 2] == ["/"]:
                numerator, denominator = Decimal(word), Decimal(words[place + 2])
                total += numerator / denominator if denominator else 0
            else:
                total += Decimal(word.replace(",", ""))
        elif word in small:
            total += Decimal(small[word])
        elif word in tables["power"]:
            total = (total or Decimal(1)) * Decimal(tables["power"][word])
        elif word in tables["fraction"]:
            total += Decimal(tables["fraction"][word]) / 100
        elif word == "half":
            total += _HALF
        elif word == "couple":
            total += 2
        elif word == "dozen":
            total = (total or Decimal(1)) * 12
        elif word in tables["vague_count"] or word in {"dozens", "scores", "hundreds", "thousands", "number"}:
            return None
        else:
            continue
        seen = True
    return total if seen else Decimal(1)


def read_year(words: Sequence[str]) -> int | None:
    """The year that words give ("nineteen ninety - six", "two thousand and one"); None where they give none."""
    tables = time_words()
    small = {**tables["ones"], **tables["teens"], **tables["tens"]}
    numbers = [int(small[word]) for word in words if word in small]
    if "thousand" in words:
        year = int(read_count(words) or 0)
    elif len(numbers) >= 2:
        century = numbers[0] if numbers[0] < 20 or numbers[1] >= 10 else numbers[0] + numbers[1]
        rest = numbers[1:] if century == numbers[0] else numbers[2:]
        year = century * 100 + sum(rest)
    else:
        return None
    return year if EARLIEST_YEAR <= year <= LATEST_YEAR else None
