"""How many: numbers with their bounds, units, what they count or measure, and which way they move.

numerals -> measures (unit, currency, rate) -> ranges -> exclusions (names, dates, scores) -> bounds -> counted ->
direction, concepts. Each step is a module, and each states its idea first.

    >>> (found,) = find_quantities("Some 2,500 men left.", ())
    >>> found.low, found.bound.name
    (Decimal('2500'), 'ABOUT')

Values are exact `Decimal`s in the unit as written: 1.5 with unit "kilometre", 200000000 with unit "USD"; nothing is
converted. `low` and `high` differ for a range and are None for a vague number ("dozens"), whose words `vague` quotes;
`onrecord.lexicon.number_words.find_vague_range` gives the range that such words suggest. Units are singular English
names, currencies ISO 4217 codes, rates "X per Y", shares in words "fraction", multiples "times"; for plain counts
None.

Nothing is raised whatever the text: digits that make no number ("1,000,00", 400 digits in a row) are passed over. The
time taken grows in step with the text. With no tokens only what the characters show is found.

Sources: the word lists `numbers.toml`, `units.toml` and `movements.toml` in `onrecord/lexicon/data`, compiled for this
package from the SI brochure, ISO 4217 and common usage. What a change and a referred concept are follows Almasian et
al., "CQE: A Comprehensive Quantity Extractor" (EMNLP 2023); no code or list of it is used.
"""

from onrecord.annotations.quantities.extraction import find_quantities

__all__ = ["find_quantities"]
