"""What a number is a number of, as far as units go: currencies before or behind it, units, and rates.

A numeral with its unit is a `Measure`; a numeral without one is a measure as well, with no unit. "37m" is read as
metres where its neighbours speak of size and as millions elsewhere.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from onrecord.annotations.quantities.fractions import UNIT as FRACTION
from onrecord.annotations.quantities.numerals import Numeral
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.number_words import number_words
from onrecord.lexicon.units import TIME, find_currency, unit_lexicon
from onrecord.model import Span

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|(?<=[A-Z])\.(?=[A-Z]))*\.?(?:-old)?")
_SIZE_AFTER = re.compile(
    r"[ -]?\(?(?:long|tall|high|wide|deep|above|below|away|across|in (?:length|height|diameter|depth|width)|x ?\d"
    r"|\d+ ?(?:ft|feet)|sprint|race|hurdles|freestyle|dash)\b"
)
_SIZE_BEFORE = re.compile(
    r"\b(?:long|tall|height|length|width|depth|deep|distance|altitude|diameter|metres?|range of)\b"
)
_RATE = re.compile(
    r"(?: ?/ ?| per | - an? - |[- ](?:a|an|each|every)[- ]|-per-)(?P<word>[^\W\d_]+(?:²|\d)?(?:\.? [a-z]+)?)"
)
_RATE_BEHIND = re.compile(r" \([^()]{1,24}\) per (?P<word>[^\W\d_]+)\b")  # "$6 (£4.46) per share"
_RATE_OF = re.compile(r" of [^\W\d_]+ (?:a|an|per|each|every) (?P<word>[^\W\d_]+)\b")  # "3 tonnes of flour a day"
_SINCE = r"(?! (?:ago|earlier|before|later|after)\b)"  # "7% a year earlier" is no rate
_SINCE_BEHIND = re.compile(r" (?:ago|earlier|before|later|on year|after)\b")
_COUNT_RATE = re.compile(
    r" (?!from|in|since|than|over|for|after|within|to|at|by|of|and|was|is)[^\W\d_-]+"
    rf"(?: (?!from|in|since|than|over|for|after|within|to|at|by|and|was|is)[^\W\d_-]+)?"
    rf" (?:per|a|each|every) (?P<word>[^\W\d_]+)\b{_SINCE}"
)
_BARE_RATE = re.compile(r" (?:a|an|per|each|every) (?P<word>[^\W\d_]+)\b")
_MINUS = re.compile(r"(?<![\w.)\]%\d])(?<!plus or )(?<!plus/)(minus[ -]|[-−])$", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged|ages|age of|age(?: is| was|)) (?:between )?(?:\d+ (?:to|and) |\d+[-–])?$", re.IGNORECASE
)
_AGE_TOLD = re.compile(
    r"\b(?:life expectancy|(?:retirement|pension|median|average|mean|voting|minimum) age)\b(?: [^\W\d_]+){0,6}"
    r" (?:is|was|at|to|from|of|by|be|about|around|reached|reaches|over|under|below|above) $",
    re.IGNORECASE,
)
_SCALE_BEHIND = re.compile(r" (million|billion)\b")
# Feet and inches as marks, and what may follow a unit's letter that stands apart from its number: "12 m 2 cm", "9 t.".
_MARK = re.compile(r" ?(['\"′″])(?![^\W\d_])")
_STANDS_ALONE = re.compile(
    r"(?=[.,;:)]|$| ?\d| [x×] ?\d| (?:long|tall|high|wide|deep|above|below|away|of|in|at|on|and|melting|boiling)\b)"
)
_AGE_SAID = re.compile(
    r"\b(?:he|she|who) (?:(?:will|would) be|is|was|turned|turns|has turned|is now) (?:just |only )?$", re.IGNORECASE
)
_NO_NOUN = re.compile(
    r"[.,;:)]|$| (?:to|for|from|raising|making|after|while|as|since|by|when|on|in|and|at|but|or|now)\b"
)
_SCALES = {"k": "thousand", "K": "thousand", "M": "million", "Bn": "billion", "bn": "billion"}
_OLDEST = 115
_ATTACHED_ONLY = frozenset({"s", "h", "g", "t", "l", "L", "m", "C", "V", "MP", "in.", "pc"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral with its unit; `span` covers both, `number` the numeral alone.

    `low` and `high` differ for a range and are None for a vague number.
    """

    span: Span
    number: Span
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    written: str
    scaled: bool
    scale: Decimal = Decimal(1)

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return self.unit is not None and self.unit.split(" per ")[0] in unit_lexicon().currencies


def measure(parse: Parse, numeral: Numeral, *, unit: str | None = None, floor: int = 0) -> Measure:
    """The numeral with the currency or unit that stands beside it; what stands before `floor` belongs to others."""
    start, end = numeral.span.start, numeral.span.end
    sign = _sign_before(parse.plain, start, floor)
    if sign:
        start, unit = sign[0], sign[1]
    if code := _scaled_code(parse.plain, start, end, floor):
        scale = Decimal(number_words().magnitudes[code[2]])
        value = None if numeral.value is None else numeral.value * scale
        span = Span(min(start, code[0]), max(end, code[1]))
        return Measure(span, numeral.span, value, value, code[3], numeral.written, True, scale)
    behind = _unit_after(parse, end, numeral)
    if unit is None and numeral.suffix == "m" and _is_size(parse, numeral, behind):
        numeral = replace(numeral, value=(numeral.value or Decimal(0)) / 1_000_000, scaled=False, scale=Decimal(1))
        unit = "metre"
    elif behind and (unit is None or _same_currency(unit, behind[1])):
        end, unit = behind[0], behind[1] if unit in (None, "USD") else unit
    scaled = _SCALE_BEHIND.match(parse.plain, end)
    if unit and scaled and numeral.value and not numeral.scaled:
        scale = Decimal(number_words().magnitudes[scaled[1]])
        numeral, end = replace(numeral, value=numeral.value * scale, scaled=True, scale=scale), scaled.end()
    if unit and unit != FRACTION:
        end, unit = _with_rate(parse.plain, end, unit)
    elif unit is None and (counted := _COUNT_RATE.match(parse.plain, end)) and _rate(counted["word"]) in TIME:
        unit = f"per {_rate(counted['word'])}"
    elif unit is None and (per := _bare_rate(parse.plain, end)):
        unit = f"per {per}"
    elif unit is None and _is_age(parse, numeral):
        unit = "year"
    value = numeral.value
    minus = _MINUS.search(parse.plain, max(floor, start - 7), start)
    if value is not None and minus and (unit or minus[1][0].isalpha()):
        start, value = minus.start(1), -value
    return Measure(Span(start, end), numeral.span, value, value, unit, numeral.written, numeral.scaled, numeral.scale)


def _sign_before(plain: str, start: int, floor: int) -> tuple[int, str] | None:
    """Where a currency sign or code before the number begins, and the currency."""
    match = _sign_pattern().search(plain, max(floor, start - 8), start)
    return (match.start(1), unit_lexicon().signs[match[1]]) if match else None


def _scaled_code(plain: str, start: int, end: int, floor: int) -> tuple[int, int, str, str] | None:
    """Where a code with its magnitude begins and ends ("30 MUSD", "MEUR 60"), the magnitude and the currency."""
    match = _scaled_code_pattern().match(plain, end) or _scaled_code_pattern().match(plain, max(floor, start - 5))
    if match is None or (match.start() < start and match.end() not in (start, start - 1)):
        return None
    return match.start("scale"), match.end(), _SCALES[match["scale"]], match["code"]


@cache
def _scaled_code_pattern() -> re.Pattern[str]:
    codes = "|".join(sorted(sign for sign in unit_lexicon().signs if len(sign) == 3 and sign.isupper()))
    return re.compile(rf" ?(?<![^\W_])(?P<scale>k|K|M|Bn|bn)(?P<code>{codes})(?!\w)")


@cache
def _sign_pattern() -> re.Pattern[str]:
    signs = sorted(unit_lexicon().signs, key=len, reverse=True)
    return re.compile(rf"(?:(?<![\w$€£¥])|(?<=\d))({'|'.join(map(re.escape, signs))}) ?[-−]?$")


@cache
def _symbol_pattern() -> re.Pattern[str]:
    lexicon = unit_lexicon()
    symbols = sorted({*lexicon.symbols, *lexicon.signs}, key=len, reverse=True)
    return re.compile(rf"(?P<gap>[ -]?)[(\[{{<]?(?P<symbol>{'|'.join(map(re.escape, symbols))})(?![\w²³$])")


def _unit_after(parse: Parse, end: int, numeral: Numeral) -> tuple[int, str] | None:
    """Where a unit or currency behind the number ends, and its name."""
    lexicon = unit_lexicon()
    symbol = _symbol_pattern().match(parse.plain, end)
    mark = _MARK.match(parse.plain, end)
    if mark and (mark[1] in "′″" or _is_long(parse, numeral, mark.end())):
        return mark.end(), "foot" if mark[1] in "'′" else "inch"
    loose = symbol and symbol["gap"] and symbol["symbol"] in _ATTACHED_ONLY
    if loose and symbol and symbol["symbol"] in ("C", "m", "l", "t") and numeral.suffix is None:
        loose = not _STANDS_ALONE.match(parse.plain, symbol.end())
    if symbol and not loose and not (numeral.suffix and not symbol["gap"]):
        return symbol.end(), lexicon.symbols.get(symbol["symbol"]) or lexicon.signs[symbol["symbol"]]
    words = _words_after(parse.plain, end, lexicon.longest)
    for count in range(len(words), 0, -1):
        phrase = parse.plain[words[0].start() : words[count - 1].end()].lower().rstrip(".")
        written, phrase = len(phrase), phrase.replace(" - ", "-")
        name = lexicon.words.get(phrase)
        money = numeral.scaled and phrase.startswith("pound")
        if name and not money and _is_unit_here(parse, words[count - 1], name):
            return words[0].start() + written, name
    return _currency_after(parse, words) or _unit_beyond(parse, words)


def _unit_beyond(parse: Parse, words: list[re.Match[str]]) -> tuple[int, str] | None:
    """The unit behind an adjective or participle: "40 passing yards", "3 extra litres"; times are left to others."""
    if len(words) < 2 or parse.plain[words[0].start() - 1] != " ":
        return None
    name = unit_lexicon().words.get(words[1][0].lower())
    first, second = (parse.index_at(word.start()) for word in words[:2])
    if name is None or name in TIME or first is None or second != first + 1 or not words[1][0].endswith("s"):
        return None
    described = parse.tokens[first].tag in ("JJ", "VBG", "VBN") and parse.tokens[first].head == second
    return (words[1].start() + len(words[1][0]), name) if described and _is_unit_here(parse, words[1], name) else None


def _words_after(plain: str, end: int, most: int) -> list[re.Match[str]]:
    """The next words, joined by single spaces or hyphens."""
    words: list[re.Match[str]] = []
    while len(words) < most:
        gap = 3 if plain.startswith(" - ", end) else 1 if plain[end : end + 1] in (" ", "-") else 0
        match = _WORD.match(plain, end + gap)
        if not match or (words and not gap):
            break
        words.append(match)
        end = match.end()
    return words


def _is_unit_here(parse: Parse, word: re.Match[str], name: str) -> bool:
    """Rules out what only looks like a unit: "36 barrel bombs", "two second-half goals"."""
    barred = unit_lexicon().unless_before[name]
    following = _WORD.match(parse.plain, word.end() + 1)
    return not (following and following[0].lower() in barred)


def _currency_after(parse: Parse, words: list[re.Match[str]]) -> tuple[int, str] | None:
    """A currency in words: "dollars", "Canadian dollars", "New Zealand dollars"."""
    for count in range(1, min(3, len(words)) + 1):
        word = words[count - 1]
        adjective = parse.plain[words[0].start() : words[count - 2].end()] if count > 1 else ""
        name = find_currency(adjective, word[0].rstrip("."))
        index = parse.index_at(word.start())
        if name and (index is None or parse.tokens[index].tag[:2] in ("NN", "")):
            return word.start() + len(word[0].rstrip(".")), name
    return None


def _same_currency(unit: str, behind: str) -> bool:
    """Whether what follows repeats or narrows the sign: "$200 US dollars", "$75 Canadian"."""
    return unit == behind or (unit == "USD" and behind in unit_lexicon().currencies)


def _is_long(parse: Parse, numeral: Numeral, after: int) -> bool:
    """Whether the words around tell of a length: an altitude before it, or "long" behind."""
    before = parse.words_before(numeral.span.start, 24)
    return _SIZE_AFTER.match(parse.plain, after) is not None or _SIZE_BEFORE.search(before) is not None


def _is_size(parse: Parse, numeral: Numeral, behind: tuple[int, str] | None) -> bool:
    """Whether "37m" is metres."""
    if behind or numeral.value is None:
        return False
    end = numeral.span.end
    return bool(
        _SIZE_AFTER.match(parse.plain, end)
        or (numeral.value < 10_000_000_000 and _SIZE_BEFORE.search(parse.words_before(numeral.span.start, 24)))
    )


def _with_rate(plain: str, end: int, unit: str) -> tuple[int, str]:
    """Goes on to "a month", "per barrel", "/day", "per square foot"."""
    match = _RATE.match(plain, end)
    if not match:
        behind = _RATE_BEHIND.match(plain, end)
        per = _rate(behind["word"]) if behind else None
        if behind is None and (told := _RATE_OF.match(plain, end)) and not _SINCE_BEHIND.match(plain, told.end()):
            per = _rate(told["word"])
        return end, f"{unit} per {per}" if per else unit
    for words in (match["word"], match["word"].split()[0]):
        if per := _rate(words):
            after = match.start("word") + len(words)
            return (end, unit) if _SINCE_BEHIND.match(plain, after) and per in TIME else (after, f"{unit} per {per}")
    return end, unit


def _bare_rate(plain: str, end: int) -> str | None:
    """What a number without a unit is told per: "510 a month", "900 per tonne"; not "12 a day later"."""
    match = _BARE_RATE.match(plain, end)
    per = _rate(match["word"]) if match else None
    return None if match is None or (per in TIME and _SINCE_BEHIND.match(plain, match.end())) else per


def _rate(word: str) -> str | None:
    """The unit that a rate is taken over, or None."""
    lexicon = unit_lexicon()
    if word.lower() == "annum":
        return "year"
    name = lexicon.words.get(word.lower()) or lexicon.symbols.get(word)
    return name or (word.lower() if word.lower() in lexicon.rates else None)


def _is_age(parse: Parse, numeral: Numeral) -> bool:
    """Whether a bare number is an age: "aged 18 to 34", "Anna Lindt, 65, said"."""
    if numeral.scaled or numeral.value is None or not 0 < numeral.value <= _OLDEST or numeral.written != "digits":
        return False
    before = parse.words_before(numeral.span.start, 24)
    if _AGE_BEFORE.search(before) or _AGE_TOLD.search(parse.words_before(numeral.span.start, 80)):
        return _NO_NOUN.match(parse.plain, numeral.span.end) is not None or _AGE_BEFORE.search(before) is not None
    if _AGE_SAID.search(before) and _NO_NOUN.match(parse.plain, numeral.span.end):
        return True
    name = parse.index_at(numeral.span.start - 3) if before.endswith(", ") else None
    ends = parse.plain[numeral.span.end : numeral.span.end + 1] in {",", ".", ";", ")"}
    listed = parse.plain[numeral.span.end + 1 : numeral.span.end + 3].strip().isdigit()
    return name is not None and ends and not listed and _is_person(parse, name)


def _is_person(parse: Parse, index: int) -> bool:
    """Whether a name is a person's, or nothing that the parser knows to be something else."""
    token = parse.tokens[index]
    if token.pos == "PROPN" and token.entity == "GPE" and token.dep in ("nsubj", "nsubjpass"):
        # No country or town has a number for an apposition that its verb follows: "Tamsin, 66, has left".
        behind = index + 4 if index + 4 < len(parse.tokens) else index
        return parse.tokens[index + 2].dep == "appos" and parse.tokens[behind].pos in ("VERB", "AUX", "ADV")
    return token.entity == "PERSON" or (token.pos == "PROPN" and token.entity in ("", "ORG", "NORP"))
