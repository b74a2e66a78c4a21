"""Numbers that name what stands before them: "Article 5", "flights 11 and 175", "article 2(4)", "Tower 22".

A number names the noun before it where a list says that this noun is told apart by numbers, or where the parse hangs
the number on a single thing right before it, as it never does with a number that counts. What stands in a row with a
number that names does so, too: behind a plural and its first number, or where no space parts the two.
"""

import re
from functools import cache

from onrecord.annotations.quantities.measures import Measure
from onrecord.annotations.quantities.neighbours import last_word, modifies_right, next_word
from onrecord.annotations.quantities.parse import Parse
from onrecord.lexicon.number_words import labels

_NAMED = frozenset({"ORG", "PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "PERSON"})
_SMALL = 12
_MODELS = frozenset(range(1, 100))
_RATE = "per "  # the unit that a number without one seems to have in "resolution 1441 required a second vote"
_LETTERED = re.compile(r"\d+[A-Za-z]")
_NUMBER = r"\d[\d.,]{0,8}(?:[(/-]\w{1,6}\)?){0,3}"
_JOINT = r"(?:,? (?:and|or|to|through|&) |, | )"
_ROW = re.compile(
    rf"(?<![\w-])(?P<noun>[^\W\d_][\w'-]{{0,24}}) {_NUMBER}(?:{_JOINT}{_NUMBER}){{0,9}}(?P<joint>[(/-]|{_JOINT})$"
)
_ROW_BEHIND = re.compile(rf"(?:[(/-]\w{{1,6}}\)?){{0,3}}{_JOINT}\d")
_REACH = 96


def is_label(parse: Parse, measure: Measure) -> bool:
    """Whether the number names what stands before it instead of counting anything."""
    before = last_word(parse, measure)
    if before.lower() in labels("days") | labels("months") and _stands_before_plural(parse, measure):
        return False
    listed = before.lower() in labels("nouns") or before.startswith("#")
    if measure.scaled:
        return listed and _noun_before(parse, measure) is not None and _is_lettered(parse, measure)
    if measure.unit is not None:
        return listed and measure.unit.startswith(_RATE) and _hangs_on_noun(parse, measure)
    if listed:
        return _names_listed(parse, measure, before)
    if measure.written != "digits":
        return False
    return (
        _names_several(parse, measure, before)
        or _stands_in_row(parse, measure)
        or _is_example(parse, measure)
        or _names_thing(parse, measure)
        or _names_proper(parse, measure, before)
    )


def _stands_before_plural(parse: Parse, measure: Measure) -> bool:
    """Whether the number stands right before the plural that it counts: "since Friday 118 persons have left"."""
    following = parse.index_after(measure.span.end)
    return following is not None and parse.tokens[following].tag == "NNS" and parse.tokens[following].text.islower()


def opens_sentence(parse: Parse, measure: Measure) -> bool:
    """Whether the word before the number is the first of its sentence, where a capital says nothing."""
    return re.search(r"(?:^|[.!?:\n\"“] ?)[\w'.&-]+ $", parse.words_before(measure.span.start, 32)) is not None


def _is_lettered(parse: Parse, measure: Measure) -> bool:
    """Whether what looks like a magnitude is a letter of the name: "apartment 5B"."""
    return measure.unit is None and _LETTERED.fullmatch(measure.number.of(parse.plain)) is not None


def _names_listed(parse: Parse, measure: Measure, noun: str) -> bool:
    """Whether it names a noun of the list: one that it always names, or where the number counts nothing behind it."""
    if noun.lower() in labels("strong") or (noun[:1].isupper() and not opens_sentence(parse, measure)):
        return True
    return not modifies_right(parse, measure) or _would_count_one(parse, measure) or _lacks_article(parse, measure)


def _lacks_article(parse: Parse, measure: Measure) -> bool:
    """Whether the noun before it would need an article if the number counted: "on flight 93 passengers wept"."""
    noun = _noun_before(parse, measure)
    if noun is None or parse.tokens[noun].text.lower() not in labels("articled"):
        return False
    if opens_sentence(parse, measure):
        return True
    before = parse.tokens[noun - 1]
    return before.pos == "ADP" and before.text.lower() not in labels("article_free")


def _would_count_one(parse: Parse, measure: Measure) -> bool:
    """Whether what it would count is a single thing, though it is more than one: "a section 60 order"."""
    last = parse.indices(measure.number)
    if _noun_before(parse, measure) is None or not last or measure.low is None or measure.low <= 1:
        return False
    counted = parse.tokens[parse.tokens[last[-1]].head]
    return counted.tag == "NN" and counted.text.lower() not in labels("masses")


def _names_several(parse: Parse, measure: Measure, noun: str) -> bool:
    """Whether it is the first of several numbers behind the plural of a noun of the list: "articles 2 and 19"."""
    if not _is_plural(noun):
        return False
    row = measure.low != measure.high or _ROW_BEHIND.match(parse.plain, measure.number.end) is not None
    if modifies_right(parse, measure):
        return row and noun.lower()[:-1] in labels("strong")
    return row or _hangs_on_noun(parse, measure)


def _stands_in_row(parse: Parse, measure: Measure) -> bool:
    """Whether it goes on a row of numbers that name: "articles 2 and 19", "regulation 2016/679"."""
    row = _ROW.search(parse.words_before(measure.span.start, _REACH))
    if row is None or (modifies_right(parse, measure) and not _would_count_one(parse, measure)):
        return False
    glued = row["joint"] in "(/-"
    return _is_plural(row["noun"]) or (glued and row["noun"].lower() in labels("nouns"))


def _is_example(parse: Parse, measure: Measure) -> bool:
    """Whether it is one of those that show what a plural means: "resolutions, such as 1441 and 687"."""
    shown = _examples().search(parse.words_before(measure.span.start, _REACH))
    return shown is not None and _is_plural(shown["noun"]) and not modifies_right(parse, measure)


@cache
def _examples() -> re.Pattern[str]:
    """A noun, words that lead to examples of it, and the numbers before the last."""
    leading = "|".join(map(re.escape, sorted(labels("examples"))))
    row = rf"(?:{_NUMBER}{_JOINT}){{0,9}}"
    return re.compile(rf"(?<![\w-])(?P<noun>[^\W\d_][\w'-]{{0,24}}),? (?:{leading}),? {row}$", re.IGNORECASE)


def _names_thing(parse: Parse, measure: Measure) -> bool:
    """Whether the parse hangs the number on one thing right before it: "Tower 22 was hit"."""
    before = _noun_before(parse, measure)
    if before is None or measure.low is None or measure.low % 1 or not _hangs_on_noun(parse, measure):
        return False
    noun = parse.tokens[before]
    return noun.tag in ("NN", "NNP") and noun.entity != "PERSON" and noun.text.lower() not in labels("valued")


def _names_proper(parse: Parse, measure: Measure, before: str) -> bool:
    """Whether it belongs to a name before it: "Boeing 737", "the Nikkei 225 index"."""
    named = (before[:1].isupper() and not opens_sentence(parse, measure)) or any(map(str.isupper, before[1:]))
    index = parse.index_at(measure.span.start)
    if not named or "," in measure.number.of(parse.plain) or not index:
        return False
    if parse.tokens[index - 1].pos not in ("PROPN", "NOUN"):
        return False
    following = next_word(parse, measure.number.end)
    inside = parse.tokens[index].entity in _NAMED and parse.tokens[index - 1].entity == parse.tokens[index].entity
    if measure.low is not None and measure.low >= _SMALL and following.lower() in labels("indices"):
        return True
    return inside or not modifies_right(parse, measure) or (following[:1].isupper() and measure.low in _MODELS)


def _is_plural(noun: str) -> bool:
    """Whether a word is the plural of a noun that the list has."""
    word = noun.lower()
    return word.endswith("s") and word[:-1] in labels("nouns")


def _noun_before(parse: Parse, measure: Measure) -> int | None:
    """The noun before the number, None where another word or a mark stands there."""
    index = parse.index_at(measure.span.start)
    return index - 1 if index and parse.tokens[index - 1].pos in ("NOUN", "PROPN") else None


def _hangs_on_noun(parse: Parse, measure: Measure) -> bool:
    """Whether the parse hangs the number on the noun right before it."""
    index, before = parse.index_at(measure.span.start), _noun_before(parse, measure)
    if index is None or before is None:
        return False
    token = parse.tokens[index]
    apart = parse.plain[parse.tokens[before].end : token.start]
    return token.head == before and token.dep in ("nummod", "appos") and apart == " "
