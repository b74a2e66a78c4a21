"""From text and parse to quantities: numerals, units, ranges, exclusions, bounds, the thing counted."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from onrecord.annotations.quantities.bounds import find_bound
from onrecord.annotations.quantities.concepts import find_concepts
from onrecord.annotations.quantities.counted import find_counted
from onrecord.annotations.quantities.direction import find_direction
from onrecord.annotations.quantities.exclusions import find_barred, is_no_quantity
from onrecord.annotations.quantities.fractions import TIMES, UNIT, read_fractions, read_multiples
from onrecord.annotations.quantities.measures import Measure, measure
from onrecord.annotations.quantities.numerals import Numeral, read_numerals
from onrecord.annotations.quantities.parse import Parse
from onrecord.annotations.quantities.ranges import join_ranges
from onrecord.annotations.quantities.stretches import Stretches
from onrecord.model import Quantity, Span, Token

# What stands between a move and the same move in another unit: "85 points, or 0.4%".
_SAME = re.compile(r" points?(?:, or | or | \()|, or | or | \(")
# A name alone between two moves has the verb of the first: "Orlen rose 2%, Lotos 3% and the Enea group by 1.5%".
_GAPPED = re.compile(
    r",?(?: and| while| but)? (?:the )?(?P<name>[A-Z][\w&'’.-]*(?: (?:[A-Z&][\w&'’.-]*|of|the)){0,5})"
    r"(?: (?:shares|stock))?,? (?:by )?"
)
# What stands between a number and another for the same thing: "a 90 km (56-mile) road", "80 or even 1,000 hectares".
_ALTERNATIVES = frozenset({" (", " or ", " or even ", " and even ", ", even "})


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
    numbers = Stretches(found.span for found in joined)
    quantities = [_quantity(parse, found, times, numbers) for found in joined]
    for index in range(1, len(quantities)):
        first, second = quantities[index - 1 : index + 1]
        between = text[first.span.end : second.span.start]
        if first.counted is not None and between in _ALTERNATIVES and first.counted.overlaps(second.span):
            quantities[index - 1] = replace(first, counted=second.counted, concepts=second.concepts)
        elif first.counted is None and between == " to ":
            quantities[index - 1] = replace(first, counted=second.counted, concepts=first.concepts or second.concepts)
        elif first.direction and not second.direction and _SAME.fullmatch(between):
            quantities[index] = replace(second, direction=first.direction)
        elif first.unit is not None and first.unit == second.unit and (named := _GAPPED.fullmatch(between)):
            name = Span(first.span.end + named.start("name"), first.span.end + named.end("name"))
            concepts = (name, *(other for other in second.concepts if not other.overlaps(name)))
            counted = second.counted if second.counted is None or second.counted.start > second.span.start else name
            direction = second.direction or first.direction
            quantities[index] = replace(second, direction=direction, concepts=concepts[:1], counted=counted)
    spans = {quantity.span for quantity in quantities}
    return tuple(_without_other(quantity, spans) for quantity in quantities if not _says_nothing(text, quantity))


def _without_other(quantity: Quantity, others: Set[Span]) -> Quantity:
    """No number counts another one: "300 million pounds and 2 trillion roubles"."""
    return replace(quantity, counted=None) if quantity.counted in others else quantity


def _says_nothing(text: str, quantity: Quantity) -> bool:
    """Whether digits that give no value count nothing either."""
    return quantity.low is None and quantity.counted is None and text[quantity.span.start].isdigit()


def _measures(parse: Parse) -> Iterator[Measure]:
    """Numerals and shares with their units; where the two overlap the share stands."""
    read: list[tuple[Numeral, str | None]] = [(share, UNIT) for share in read_fractions(parse.plain)]
    read += [(multiple, TIMES) for multiple in read_multiples(parse.plain)]
    taken = Stretches(numeral.span for numeral, _ in read)
    read += [(numeral, None) for numeral in read_numerals(parse.plain) if not taken.touch(numeral.span)]
    read.sort(key=lambda pair: pair[0].span)
    end = 0
    for numeral, unit in read:
        if numeral.span.start >= end:
            found = measure(parse, numeral, unit=unit, floor=end)
            end = found.span.end
            yield found


def _quantity(parse: Parse, found: Measure, times: Stretches, numbers: Stretches) -> Quantity:
    counted = find_counted(parse, found, times)
    return Quantity(
        span=found.span,
        low=_plain(found.low),
        high=_plain(found.high),
        bound=find_bound(parse, found),
        unit=found.unit,
        counted=counted,
        vague=found.span.of(parse.text) if found.low is None else None,
        direction=find_direction(parse, found),
        concepts=find_concepts(parse, found, counted, excluded=times, numbers=numbers),
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without a power of ten or needless zeros: 200000000, not 2.0E+8."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
