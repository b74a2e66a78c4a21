"""From text and parse to quantities: numerals, units, ranges, exclusions, bounds, the thing counted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from onrecord.annotations.quantities.bounds import find_bound
from onrecord.annotations.quantities.counted import find_counted
from onrecord.annotations.quantities.exclusions import find_barred, is_no_quantity
from onrecord.annotations.quantities.fractions import UNIT, read_fractions
from onrecord.annotations.quantities.measures import Measure, measure
from onrecord.annotations.quantities.numerals import Numeral, read_numerals
from onrecord.annotations.quantities.parse import Parse
from onrecord.annotations.quantities.ranges import join_ranges
from onrecord.annotations.quantities.stretches import Stretches
from onrecord.model import Quantity, Span, Token


def find_quantities(text: str, tokens: Sequence[Token], *, excluded: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """All numbers that count or measure something, in the order of the text.

    Quantities that touch a span of `excluded` (time expressions) are left out. Tokens may be empty: then only what
    the characters show is found, and nothing is known to be counted.
    """
    parse = Parse(text, tokens)
    times = Stretches(excluded)
    barred = Stretches((*find_barred(parse.plain), *excluded))
    measures = [found for found in _measures(parse) if not barred.touch(found.number)]
    joined = [found for found in join_ranges(parse, measures) if not is_no_quantity(parse, found)]
    quantities = [_quantity(parse, found, times) for found in joined]
    for index, (first, second) in enumerate(pairwise(quantities)):
        if first.counted is None and text[first.span.end : second.span.start] == " to ":
            quantities[index] = replace(first, counted=second.counted)
    return tuple(quantities)


def _measures(parse: Parse) -> Iterator[Measure]:
    """Numerals and shares with their units; where the two overlap the share stands."""
    shares = sorted(read_fractions(parse.plain), key=lambda numeral: numeral.span)
    read: list[tuple[Numeral, str | None]] = [(share, UNIT) for share in shares]
    taken = Stretches(share.span for share in shares)
    read += [(numeral, None) for numeral in read_numerals(parse.plain) if not taken.touch(numeral.span)]
    read.sort(key=lambda pair: pair[0].span)
    end = 0
    for numeral, unit in read:
        if numeral.span.start >= end:
            found = measure(parse, numeral, unit=unit, floor=end)
            end = found.span.end
            yield found


def _quantity(parse: Parse, found: Measure, times: Stretches) -> Quantity:
    return Quantity(
        span=found.span,
        low=_plain(found.low),
        high=_plain(found.high),
        bound=find_bound(parse, found),
        unit=found.unit,
        counted=find_counted(parse, found, times),
        vague=found.span.of(parse.text) if found.low is None else None,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without a power of ten or needless zeros: 200000000, not 2.0E+8."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
