"""Numbers in words and digits, and the values that they stand for.

A numeral is read in three steps: a pattern finds its pieces ("two", "hundred", "4.5", "m"), neighbours are chained,
and each chain is added up the way people count: small numbers add, magnitudes multiply what stands before them.
What is no well-formed number (dates, version numbers) is passed over as a whole; what is told as a number and gives no
value ("1,000,00 men", fifty digits) stands without one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from onrecord.lexicon.number_words import number_words
from onrecord.model import Span

LARGEST = Decimal(10) ** 18
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_MISGROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+,\d{1,2}")
_WORD_BEHIND = re.compile(r" [^\W\d_]")
_PLAIN_DIGITS = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_POINTS_GROUP = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_THIN_GROUPS = re.compile(r"(?:(?: \d{3})+|(?:, 000)+)(?![\d.,:/-]?\d)")
_FRACTION_TAIL = re.compile(r"(?: ?(?P<vulgar>[½¼¾⅓⅔⅛⅜⅝⅞])|[ -](?P<top>\d{1,2})[/⁄](?P<bottom>2|3|4|5|8|16))(?![\d/])")
_BAR = re.compile(r"[/⁄](2|3|4|5|8|10|16)(?![\d/.,])")
_POWER = re.compile(r" ?[×x] ?10(?:\^|\*\*)?(?P<sign>[-−]?)(?P<power>\d{1,2})(?!\d)")
_VULGAR = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_HALF_GLUE = re.compile(r" and (?:a half|one half|one-half) ?", re.IGNORECASE)
_HALF_TAIL = re.compile(r" and a half\b", re.IGNORECASE)
_IN_THE = re.compile(r"\b(?:in the|per|the|in) $", re.IGNORECASE)
_GLUE = frozenset({" ", "-", " and ", "-and-", "  "})
_ARTICLE = re.compile(
    r"(?<!\w)(half an|half a|half|quarter of a|a quarter of a|quarter|a quarter|a|an|per)[ -]$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    `value` is None for a vague one, which `vague` says. `written` tells how: "digits", "words" or "mixed".
    `scaled` says that it has a magnitude ("million"), `suffix` that the magnitude is a letter that may be a unit
    instead ("37m"); `scale` is the last magnitude, which a range shares ("10 to 15 million").
    """

    span: Span
    value: Decimal | None
    written: str
    scaled: bool = False
    suffix: str | None = None
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a numeral; `kind` is "digits", "small", "tens", "magnitude", "plural" or "unreadable"."""

    kind: str
    start: int
    end: int
    value: Decimal
    suffix: str | None = None


def read_numerals(plain: str) -> Iterator[Numeral]:
    """All numerals of a text, in order, whether or not they count anything."""
    chain: list[_Piece] = []
    for piece in _pieces(plain):
        if chain and not _chains(plain, chain, piece):
            yield from _numerals(plain, chain)
            chain = []
        chain.append(piece)
    if chain:
        yield from _numerals(plain, chain)


def _pieces(plain: str) -> Iterator[_Piece]:
    found = number_words()
    position = 0
    for match in _piece_pattern().finditer(plain):
        if match.start() < position:
            continue
        if match["run"]:
            piece = _digits(plain, match)
            position = piece.end if piece else match.end()
            if piece:
                yield piece
            continue
        word = match["word"].lower()
        position = match.end()
        if word in found.vague_plurals:
            yield _Piece("plural", match.start(), position, Decimal(found.vague_plurals[word][0]))
        elif word in found.small:
            yield _Piece("small", match.start(), position, Decimal(found.small[word]))
        elif word in found.tens:
            yield _Piece("tens", match.start(), position, Decimal(found.tens[word]))
        else:
            yield _Piece("magnitude", match.start(), position, Decimal(found.magnitudes[word]))


@cache
def _piece_pattern() -> re.Pattern[str]:
    found = number_words()
    words = sorted({*found.small, *found.tens, *found.magnitudes, *found.vague_plurals}, key=len, reverse=True)
    # An ordinal or an inflected form ("twenty-first", "ones") is no number word.
    word = rf"(?<![\w'])(?P<word>{'|'.join(words)})(?!\w|'\w|-(?:first|second|third|\w+th)\b)"
    return re.compile(rf"(?P<run>\.?\d+(?:[.,]\d+)*|[½¼¾⅓⅔⅛])|{word}", re.IGNORECASE)


def _digits(plain: str, match: re.Match[str]) -> _Piece | None:
    """A number in digits with its fraction, power of ten and suffix, or None if it is ill-formed."""
    run, start, end = match["run"], match.start(), match.end()
    if run in _VULGAR:
        return _Piece("digits", start, end, _ratio(*_VULGAR[run]))
    if run.startswith(".") and start and (plain[start - 1].isalnum() or plain[start - 1] in ".)"):
        run, start = run[1:], start + 1
    if len(run) <= 3 and run.isdigit() and not plain[max(0, start - 1) : start].isdigit():
        groups = _THIN_GROUPS.match(plain, end)
        if groups and run[0] != "0":
            run, end = run + re.sub(r"\D", "", groups[0]), groups.end()
    value = _value(run, plain[end : end + 9])
    if value is None or value >= LARGEST:
        return _Piece("unreadable", start, end, Decimal(0)) if _is_told(plain, run, end) else None
    bar = _BAR.match(plain, end)
    if bar and run.isdigit() and 0 < value < int(bar[1]) and (not start or plain[start - 1] not in "/-"):
        return _Piece("digits", start, bar.end(), _ratio(int(value), int(bar[1])))
    return _with_tail(plain, start, end, value)


def _is_told(plain: str, run: str, end: int) -> bool:
    """Whether digits that give no value are told as a number all the same: too many of them, or wrongly grouped."""
    too_many = run.isdigit() and len(run) >= len(str(LARGEST)) and run[0] != "0"
    return (too_many or _MISGROUPED.fullmatch(run) is not None) and _WORD_BEHIND.match(plain, end) is not None


def _with_tail(plain: str, start: int, end: int, value: Decimal) -> _Piece:
    """Adds what may follow digits: "10 1/2", "2½", "1.9×10^8", "4.5bn"."""
    if fraction := _FRACTION_TAIL.match(plain, end):
        top, bottom = (
            _VULGAR[fraction["vulgar"]] if fraction["vulgar"] else (int(fraction["top"]), int(fraction["bottom"]))
        )
        if top < bottom:
            return _Piece("digits", start, fraction.end(), value + _ratio(top, bottom))
    if power := _POWER.match(plain, end):
        exponent = int(power["power"]) * (-1 if power["sign"] else 1)
        if abs(exponent) < 40:
            return _Piece("digits", start, power.end(), value.scaleb(exponent))
    suffix = _suffix_pattern().match(plain, end)
    if suffix:
        scale = number_words().suffixes[suffix[2]]
        return _Piece("digits", start, suffix.end(), value * scale, suffix[2])
    return _Piece("digits", start, end, value)


@cache
def _suffix_pattern() -> re.Pattern[str]:
    found = number_words()
    attached = "|".join(sorted(found.suffixes, key=len, reverse=True))
    spaced = "|".join(sorted(found.spaced_suffixes, key=len, reverse=True))
    return re.compile(
        rf"(?=( ?))(?:(?=(?:{attached})(?![\w²³/°]|-\d)| (?:{spaced})(?![\w²³/°])) ?({attached})(?![\w²³/°]))"
    )


def _value(run: str, after: str) -> Decimal | None:
    """The value of digits with their separators; what follows tells "1,5 million" from a list of numbers."""
    if len(run) > 24 or re.match(r"0\d", run):
        return None
    if _GROUPED.fullmatch(run):
        return Decimal(run.replace(",", ""))
    if _POINTS_GROUP.fullmatch(run) and (run.count(".") > 1 or (run.endswith(".000") and not _is_scaled(after))):
        return Decimal(run.replace(".", "").replace(",", "."))
    if _PLAIN_DIGITS.fullmatch(run):
        return Decimal(run)
    if _DECIMAL_COMMA.fullmatch(run) and _is_scaled(after):
        return Decimal(run.replace(",", "."))
    return None


def _is_scaled(after: str) -> bool:
    return (
        re.match(r"[ -]?(?:hundred|thousand|million|billion|trillion|bn|mn|m\b|%|per ?cent|percent)", after) is not None
    )


def _ratio(top: int, bottom: int) -> Decimal:
    return (Decimal(top) / Decimal(bottom)).quantize(Decimal("0.000001")).normalize()


def _chains(plain: str, chain: list[_Piece], piece: _Piece) -> bool:
    """Whether the piece goes on with the number that the chain has begun."""
    before = chain[-1]
    glue = plain[before.end : piece.start]
    if "unreadable" in (before.kind, piece.kind):
        return False
    if before.kind == "plural" or piece.kind == "plural":
        return before.kind == piece.kind == "plural" and glue.lower() == " of "
    if before.suffix:
        return False
    if piece.kind == "magnitude":
        return glue in (" ", "-", "  ") or _HALF_GLUE.fullmatch(glue) is not None
    if piece.kind == "digits" or before.kind == "digits" or glue not in _GLUE:
        return False
    if "and" in glue and before.kind != "magnitude":
        return False
    if before.kind == "tens":
        return piece.kind == "small" and 0 < piece.value < 10 and glue in (" ", "-")
    return before.kind == "magnitude" and piece.value < before.value and before.value != 12


def _numerals(plain: str, chain: list[_Piece]) -> Iterator[Numeral]:
    """The number that a chain adds up to; nothing for a magnitude that stands alone ("the million-dollar man")."""
    start, end = chain[0].start, chain[-1].end
    if chain[0].kind == "unreadable":
        yield Numeral(Span(start, end), None, "digits")
        return
    vague = _vague_start(plain, start)
    if chain[0].kind == "plural" or (chain[0].kind == "magnitude" and vague < start):
        if not _IN_THE.search(plain, max(0, start - 9), start):
            yield Numeral(Span(vague, end), None, "words", scaled=True)
        return
    share = Decimal(0)
    if chain[0].kind == "magnitude":
        article = _ARTICLE.search(plain, max(0, start - 20), start)
        if article is None:
            return
        word = article[1].lower()
        share = Decimal("0.5") if "half" in word else Decimal("0.25") if "quarter" in word else Decimal(1)
        start = start if word == "per" else article.start()
    value = _sum(plain, chain, share)
    if (tail := _HALF_TAIL.match(plain, end)) and chain[-1].kind in ("small", "magnitude"):
        value += (chain[-1].value if chain[-1].kind == "magnitude" else Decimal(1)) / 2
        end = tail.end()
    if value < LARGEST:
        written = (
            "digits"
            if len(chain) == 1 and chain[0].kind == "digits"
            else "mixed"
            if chain[0].kind == "digits"
            else "words"
        )
        suffix = chain[0].suffix if len(chain) == 1 else None
        scaled = bool(suffix) or any(piece.kind == "magnitude" for piece in chain)
        scale = _scale(chain[-1])
        yield Numeral(Span(start, end), value, written, scaled, suffix, scale)


def _vague_start(plain: str, start: int) -> int:
    """Where a vague number begins that has a multiplier before it ("several hundred"), else `start`."""
    match = _vague_pattern().search(plain, max(0, start - 14), start)
    return match.start(1) if match else start


@cache
def _vague_pattern() -> re.Pattern[str]:
    multipliers = sorted(number_words().vague_multipliers, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(multipliers)})[ -]$", re.IGNORECASE)


def _scale(last: _Piece) -> Decimal:
    if last.kind == "magnitude":
        return last.value
    return Decimal(number_words().suffixes[last.suffix]) if last.suffix else Decimal(1)


def _sum(plain: str, chain: list[_Piece], first: Decimal) -> Decimal:
    """Small numbers add; a magnitude multiplies what was counted since the last one ("two thousand million")."""
    total, current = Decimal(0), first
    before: _Piece | None = None
    for piece in chain:
        if piece.kind != "magnitude":
            current += piece.value
        elif piece.value <= 100:
            current = (current or Decimal(1)) * piece.value
        elif before and before.kind == "magnitude" and not current:
            total *= piece.value
        else:
            if before and _HALF_GLUE.fullmatch(plain[before.end : piece.start]):
                current += Decimal("0.5")
            total, current = total + (current or Decimal(1)) * piece.value, Decimal(0)
        before = piece
    return total + current
