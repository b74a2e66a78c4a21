"""Scores the coding of actors against event corpora: right country, right part of society, and phrases a second.

usage: python -m quality.score_coding FOLDER [--misses] [--codes]

FOLDER is where `corpora/` lies. PLOVER's gold standard marks actors as pieces of a sentence ("Palestinian" in
"Palestinian youths"), so each half is scored thrice: on the marked words alone, with the noun phrase that holds them as
a description, and with the places that the sentence names as well, which is what the reading of a whole report has at
hand. Its documents are parted by a hash of their ids: misses are only ever printed of the tuned half. The placeholder
dates of that set are not used.

Countries: the set's own codes are led to ISO 3166-1 and to this package's codes by `SAME_COUNTRY`. Parts of society:
what is compared is the first three letters of the gold code with our primary one ("REFKUR" is a REF); "told" counts
those actors alone for whom the set gives a code, "all" those left blank too, where only a blank is right; "any" takes
one of our secondary codes for right as well. Actors marked "***" (nobody coded them) are left out of both.

`--codes` adds what event sets in CAMEO give, without words: how many of their actors some noun phrase of the sentence
is coded as.
"""

import argparse
import hashlib
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.annotations import Parser, load_parser
from onrecord.annotations.quotations import find_quotations
from onrecord.lexicon.coding import code_actor
from onrecord.model import ActorCode, Token
from onrecord.reports import given_report

EVENTS = Path("corpora") / "events"
SAME_COUNTRY = {"JAP": "JPN", "ITL": "ITA", "IMG": "NGM", "ISM": "NGM", "KSV": "XKX", "UNO": "IGO", "GZA": "PSE"}
SAME_SECTOR = {"CIV": "CVL", "PPL": "CVL", "MOS": "REL", "MUS": "REL", "CHR": "REL", "HLH": "MED"}
NOBODY = "***"
NOMINAL = ("NOUN", "PROPN", "PRON")
MODIFIERS = ("amod", "compound", "poss", "nmod", "nummod", "case", "quantmod", "advmod", "det", "punct")


@dataclass(frozen=True, slots=True)
class Marked:
    """An actor as the gold standard has it, with the noun phrase that holds its words."""

    document: str
    text: str
    phrase: str
    around: tuple[str, ...]
    country: str
    sector: str

    @property
    def is_blind(self) -> bool:
        """Whether it belongs to the half whose misses are never looked at."""
        return hashlib.sha256(self.document.encode()).digest()[0] % 2 == 1


@dataclass(slots=True)
class Tally:
    """Right ones of all."""

    right: int = 0
    total: int = 0

    def add(self, is_right: bool) -> None:
        """Counts one more."""
        self.right += is_right
        self.total += 1

    def __str__(self) -> str:
        share = self.right / self.total if self.total else math.nan
        return f"{share:.3f} ({self.right}/{self.total})"


def main() -> None:
    """Score both halves with and without the noun phrase, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print what the tuned half gets wrong")
    parser.add_argument("--codes", action="store_true", help="score the event sets in CAMEO too")
    arguments = parser.parse_args()
    folder = arguments.folder / EVENTS
    language = load_parser()
    marked = list(read_marked(folder / "plover_gsr.jsonl", language))
    for name, some in (
        ("tuned", [one for one in marked if not one.is_blind]),
        ("blind", [one for one in marked if one.is_blind]),
        ("all", marked),
    ):
        print_scores(f"{name}, words alone", [(one, code_actor(one.text)) for one in some])
        coded = [(one, code_actor(one.text, descriptions=(one.phrase,))) for one in some]
        print_scores(f"{name}, in their phrase", coded)
        located = [(one, code_actor(one.text, descriptions=(one.phrase,), nearby=one.around)) for one in some]
        print_scores(f"{name}, in their sentence", located)
        if arguments.misses and name == "tuned":
            print_misses(coded)
    print_speed([one.phrase for one in marked])
    if arguments.codes:
        for path in (folder / "petrarch2_gsr.jsonl", folder / "petrarch_unittest.jsonl"):
            print_recall(path, language)


def read_marked(path: Path, language: Parser) -> Iterator[Marked]:
    """The actors of the gold standard that have both words and a code."""
    for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n")):
        tokens = parsed(line["text"], language)
        for event in line["events"]:
            for actor in (*event["sources"], *event["targets"]):
                if actor.get("code"):
                    phrase = phrase_around(actor["text"], line["text"], tokens)
                    sector = (actor["sector"] or "")[:3]
                    country = SAME_COUNTRY.get(actor["code"], actor["code"])
                    around = countries_around(actor["text"], line["text"], tokens)
                    yield Marked(line["id"], actor["text"], phrase, around, country, SAME_SECTOR.get(sector, sector))


def parsed(text: str, language: Parser) -> tuple[Token, ...]:
    """The tokens of a text that is no page of anybody's."""
    report = given_report(text, report_id="line", published=None)
    return language.parse(report, find_quotations(report.text, report.blocks)).tokens


def phrase_around(words: str, text: str, tokens: Sequence[Token]) -> str:
    """The noun phrase without its relative clauses that holds these words, or the words themselves."""
    start = text.find(words)
    held = [i for i, token in enumerate(tokens) if start <= token.start < start + len(words)] if start >= 0 else []
    if not held:
        return words
    top = next((i for i in held if tokens[i].head not in held), held[-1])
    while tokens[top].dep in MODIFIERS and tokens[top].head != top and tokens[tokens[top].head].pos in NOMINAL:
        top = tokens[top].head
    first = min([*held, *(i for i in range(top) if leads_to(i, top, tokens))])
    return text[tokens[first].start : tokens[max(top, held[-1])].end]


def countries_around(words: str, text: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Names and adjectives of the sentence that tell places, the nearest to these words first."""
    start = max(text.find(words), 0)
    named = [
        token
        for token in tokens
        if token.entity in ("GPE", "LOC", "NORP") and not start <= token.start < start + len(words)
    ]
    named.sort(key=lambda token: abs(token.start - start))
    return tuple(token.text for token in named)


def leads_to(i: int, top: int, tokens: Sequence[Token]) -> bool:
    """Whether a token modifies another directly or through its modifiers."""
    while i != top:
        if tokens[i].dep not in MODIFIERS or tokens[i].head == i:
            return False
        i = tokens[i].head
    return True


def print_scores(name: str, coded: Sequence[tuple[Marked, ActorCode]]) -> None:
    """One line: countries, and sectors in three views."""
    country, told, everyone, loosely = Tally(), Tally(), Tally(), Tally()
    for one, code in coded:
        country.add(code.country == one.country)
        if one.sector == NOBODY:
            continue
        ours = [SAME_SECTOR.get(sector, sector) for sector in map(str, code.sectors)]
        everyone.add((ours[0] if ours else "") == one.sector)
        if one.sector:
            told.add((ours[0] if ours else "") == one.sector)
            loosely.add(one.sector in ours)
    print(f"{name:24} country {country}  sector told {told}  all {everyone}  any {loosely}")


def print_misses(coded: Sequence[tuple[Marked, ActorCode]]) -> None:
    """What is not right, one a line."""
    for one, code in coded:
        primary = SAME_SECTOR.get(*2 * (str(code.sectors[0]),)) if code.sectors else ""
        wrong = "C" * (code.country != one.country) + "S" * (one.sector not in (primary, NOBODY))
        if wrong:
            ours = f"{code.country} {' '.join(code.sectors)}"
            print(f"  {wrong:2} {one.text!r} in {one.phrase!r}: {one.country} {one.sector} / {ours} {code.reasons}")


def print_speed(phrases: Sequence[str]) -> None:
    """How many phrases a second are coded that were never seen before."""
    fresh = [f"{phrase} no {i}" for i in range(20) for phrase in phrases]
    start = time.process_time()
    for phrase in fresh:
        code_actor(phrase, on=date(2015, 1, 1))
    print(f"{len(fresh) / (time.process_time() - start):,.0f} new phrases a CPU second")


def print_recall(path: Path, language: Parser) -> None:
    """How many actors of a set that marks no words some noun phrase of the sentence is coded as."""
    country, whole = Tally(), Tally()
    for line in map(json.loads, path.read_text(encoding="utf-8").strip().split("\n")):
        codes = codes_of(line, language)
        for event in line["events"]:
            for gold in filter(None, (event["source_code"], event["target_code"])):
                wanted, sector = SAME_COUNTRY.get(gold[:3], gold[:3]), SAME_SECTOR.get(gold[3:6], gold[3:6])
                if gold == NOBODY or (wanted != "IGO" and not is_country(wanted)):
                    continue
                country.add(any(code.country == wanted for code in codes))
                whole.add(
                    any(code.country == wanted and sector in (("",), code.sectors)[bool(sector)] for code in codes)
                )
    print(f"{path.stem:24} country among the phrases' {country}  with its sector {whole}")


def is_country(code: str) -> bool:
    """Whether a code is of a real country: the test sets have invented ones too."""
    from onrecord.lexicon.countries import find_country_by_code

    return find_country_by_code(code) is not None


def codes_of(line: dict[str, Any], language: Parser) -> list[ActorCode]:
    """The codes of all noun phrases of a sentence."""
    text, tokens = line["text"], parsed(line["text"], language)
    day = str(line["date"]).replace("-", "")
    on = date(int(day[:4]), int(day[4:6]), int(day[6:8])) if day.isdigit() and len(day) == 8 else None
    heads = [token for token in tokens if token.pos in NOMINAL and token.dep not in ("compound", "nmod")]
    phrases = {phrase_around(token.text, text[: token.end], tokens) for token in heads} | {
        text[token.start : token.end] for token in tokens if token.pos in ("ADJ", *NOMINAL)
    }
    return [code_actor(phrase, on=on) for phrase in sorted(phrases)]


if __name__ == "__main__":
    main()
