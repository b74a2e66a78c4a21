"""A small grammar over words, compiled to regular expressions over one character a word.

The idea: each word belongs to a set of categories (month, weekday, number that can be a day, ...). Every set that
occurs is given one character, and a text becomes a string with one character a word. A rule such as
`{weekday} ,? {month} {day}` then is an ordinary regular expression over that string: fast, because words that name
no time all become the same character and are skipped at once; readable, because rules are written in words.

Notation of a rule, items set apart by spaces:
    said|told       one of these words                 {month}       a word of this category, kept as "month"
    early|late=edge the same, kept as "edge"           {day:first}   the same, kept as "first"
    <count:n>       a named piece, kept as "n"         <count>       the same, not kept
    x?  ( ... )?    may be missing                     ( a | b )     either
    ( ... ){0,6}    up to six times; no repetition is unbounded, so that no run of words costs more than its length
    (:name ... )    a group that is kept as "name"; a name that occurs twice is what fits first
    (?= ... ) (?! ... )  must, must not follow
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotations.times.readings import Reading
from onrecord.annotations.times.words import Words

OTHER = "."
_FIRST_CHARACTER = 0x4E00
_OPENERS = frozenset({"(", "(?=", "(?!"})
_CLOSERS = frozenset({")", ")?", "){0,6}"})


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule fits: the words, the rule, and which words each kept piece covers."""

    words: Words
    rule: "Rule"
    first: int
    after: int
    pieces: Mapping[str, tuple[int, int]]

    def has(self, name: str) -> bool:
        """Whether a piece is there."""
        return name in self.pieces

    def word(self, name: str) -> str:
        """The plain form of the first word of a piece; "" where it is not there."""
        return self.words.plain[self.pieces[name][0]] if name in self.pieces else ""

    def piece(self, name: str) -> Sequence[str]:
        """The plain forms of all words of a piece."""
        first, after = self.pieces.get(name, (0, 0))
        return self.words.plain[first:after]


Parts = tuple[tuple[str, Reading], ...]
Build = Callable[[Match], Reading | Parts | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: its name, its pattern, and what it makes of the words it fits.

    `build` returns a reading; None where the rule does not fit after all; or pairs of a piece's name and its reading
    where the words name several times ("13-15 March"), no pair at all where they name one that cannot be.
    """

    name: str
    pattern: str
    build: Build


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled rules by the character that they can begin with, and the character of each known word.

    `runs` finds runs of known words, `strong` what makes a run worth a search.
    """

    rules: Mapping[str, tuple[tuple[Rule, re.Pattern[str]], ...]]
    characters: Mapping[str, str]
    shape_characters: Mapping[frozenset[str], str]
    runs: re.Pattern[str]
    strong: re.Pattern[str]

    def runs_in(self, characters: str) -> Iterator[tuple[int, int]]:
        """Runs of words that can belong to times and hold one that can make a time, as half-open ranges.

        Two patterns, not one: a single one would read a long run without a time again from each of its words.
        """
        for run in self.runs.finditer(characters):
            if self.strong.search(characters, run.start(), run.end()):
                yield run.span()


def compile_grammar(
    rules: Sequence[Rule],
    pieces: Mapping[str, str],
    *,
    categories: Mapping[str, Sequence[str]],
    shapes: Sequence[frozenset[str]],
    weak: frozenset[str],
) -> Grammar:
    """Compile rules.

    Args:
        rules: The rules, in the order in which ties are broken.
        pieces: Named pieces, for use in rules as <name>.
        categories: The words of each category.
        shapes: The sets of categories that numbers and clock times can have.
        weak: Categories that do not make a time by themselves: a run of such words alone is not searched.
    """
    patterns = [_spelled_out(rule.pattern, pieces) for rule in rules]
    of_word: dict[str, set[str]] = {}
    for category, members in categories.items():
        for word in members:
            of_word.setdefault(word, set()).add(category)
    literals = {word for pattern in patterns for item in pattern for word in _literals(item)}
    for word in literals:
        of_word.setdefault(word, set()).add(f"={word}")
    sets = {frozenset(members) for members in of_word.values()} | set(shapes)
    ordered = sorted(sets, key=sorted)
    character = {members: chr(_FIRST_CHARACTER + index) for index, members in enumerate(ordered)}
    strong = "".join(char for members, char in character.items() if _is_strong(members, weak))
    compiled = [(rule, re.compile(_regex(pattern, character))) for rule, pattern in zip(rules, patterns, strict=True)]
    openings = [_openings(pattern, character) for pattern in patterns]
    return Grammar(
        {
            char: tuple(rule for rule, opening in zip(compiled, openings, strict=True) if char in opening)
            for char in character.values()
        },
        {word: character[frozenset(members)] for word, members in of_word.items()},
        {members: character[members] for members in shapes},
        re.compile(f"[^{OTHER}]+"),
        re.compile(f"[{strong}]"),
    )


def matches_from(grammar: Grammar, words: Words, characters: str, at: int) -> list[Match]:
    """What the rules fit at one word, the longest first, ties in the order of the rules."""
    found = [
        Match(words, rule, at, match.end(), _pieces(match))
        for rule, pattern in grammar.rules.get(characters[at], ())
        if (match := pattern.match(characters, at)) and match.end() > at
    ]
    return sorted(found, key=lambda match: -match.after)


def _pieces(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for name, text in match.groupdict().items():
        if text is not None:
            found.setdefault(name.partition("__")[0], match.span(name))
    return found


def _is_strong(members: frozenset[str], weak: frozenset[str]) -> bool:
    return any(not member.startswith("=") and member not in weak for member in members)


def _spelled_out(pattern: str, pieces: Mapping[str, str]) -> list[str]:
    """The items of a pattern, with named pieces put in."""
    items: list[str] = []
    for item in pattern.split():
        if not item.startswith("<"):
            items.append(f"(?P<{item[2:]}>" if item.startswith("(:") else item)
            continue
        body, _, suffix = item[1:].partition(">")
        name, _, kept = body.partition(":")
        items.append(f"(?P<{kept}>" if kept else "(")
        items.extend(_spelled_out(pieces[name], pieces))
        items.append(")" + suffix)
    return items


def _is_structure(item: str) -> bool:
    return item in _OPENERS or item in _CLOSERS or item == "|" or item.startswith("(?P<")


def _literals(item: str) -> Iterator[str]:
    """The words that an item names outright."""
    if not _is_structure(item) and not item.startswith("{"):
        yield from item.removesuffix("?").partition("=")[0].split("|")


def _regex(items: Sequence[str], character: Mapping[frozenset[str], str]) -> str:
    """The regular expression over characters that a pattern's items stand for."""
    built: list[str] = []
    kept_before: dict[str, int] = {}

    def opener(name: str) -> str:
        # Regular expressions want each name once; `_pieces` takes the numbers off again.
        number = kept_before[name] = kept_before.get(name, 0) + 1
        return f"(?P<{name}>" if number == 1 else f"(?P<{name}__{number}>"

    for item in items:
        if _is_structure(item):
            built.append("(?:" if item == "(" else opener(item[4:-1]) if item.startswith("(?P<") else item)
            continue
        optional = "?" if item.endswith("?") else ""
        members, kept = _members(item, character)
        built.append(f"{opener(kept)}[{members}]){optional}" if kept else f"[{members}]{optional}")
    return "".join(built)


def _members(item: str, character: Mapping[frozenset[str], str]) -> tuple[str, str]:
    """The characters that one item stands for, and the name that it is kept as."""
    core = item.removesuffix("?")
    if core.startswith("{"):
        names, _, kept = core[1:-1].partition(":")
        wanted, kept = frozenset(names.split("|")), kept if ":" in core else names
    else:
        names, _, kept = core.partition("=")
        wanted = frozenset(f"={name}" for name in names.split("|"))
    return "".join(char for owned, char in character.items() if owned & wanted), kept


def _openings(items: Sequence[str], character: Mapping[frozenset[str], str]) -> frozenset[str]:
    """The characters that what an expression fits can begin with."""
    # Of each open group: what its branches so far begin with, whether one of them may be empty, and whether the
    # branch under way may still be.
    groups: list[tuple[set[str], bool, bool]] = [(set(), False, True)]
    looking: list[bool] = []
    for item in items:
        begins, some_empty, empty = groups[-1]
        if item in _OPENERS or item.startswith("(?P<"):
            looking.append(item in {"(?=", "(?!"})
            groups.append((set(), False, True))
        elif item in _CLOSERS:
            del groups[-1]
            outer, outer_some, outer_empty = groups[-1]
            # What is only looked at takes no word.
            if not looking.pop():
                outer |= begins if outer_empty else set()
                outer_empty = outer_empty and (some_empty or empty or item != ")")
            groups[-1] = (outer, outer_some, outer_empty)
        elif item == "|":
            groups[-1] = (begins, some_empty or empty, True)
        else:
            begins |= set(_members(item, character)[0]) if empty else set()
            groups[-1] = (begins, some_empty, empty and item.endswith("?"))
    return frozenset(groups[0][0])
