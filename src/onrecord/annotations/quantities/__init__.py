"""How many: numbers with their bounds, units and the things they count.

numerals -> measures (unit, currency, rate) -> ranges -> exclusions (names, dates, scores) -> bounds -> counted.
"""

from onrecord.annotations.quantities.extraction import find_quantities

__all__ = ["find_quantities"]
