"""Compiles `lexicon/data/officeholders.tsv.gz` from facts of Wikidata and from chains of our own.

    python tools/compile_officeholders.py --tenures officeholders.jsonl --known 2022-07-07 --date 2026-11-22

Inputs:

- tenures: facts of Wikidata (CC0), one JSON object a line: group, position, person, qid, start, end;
- `tools/officeholders/chains.txt`: our own list for the offices that news names most. Where a chain begins, it takes
  the place of Wikidata's tenures of that office, and takes the people's ids from them.

What is mended in Wikidata's tenures is counted and printed: doubles and cabinets of one holder are joined, ends before
their beginnings are dropped, and a tenure that nobody closed ends where the next holder of a sole office begins.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.lexicon.officeholders import COLUMNS, STILL
from onrecord.lexicon.person_names import name_words, names_meet
from onrecord.lexicon.posts import body_names, find_post, is_sole, sectors_of

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "onrecord" / "lexicon" / "data" / "officeholders.tsv.gz"
CHAINS = Path(__file__).with_name("officeholders") / "chains.txt"
CHAINS_KNOWN = "2024-12-31"
SINCE = "2010-06-01"
DAY = len(SINCE)
OLDEST = "2005"  # tenures that ended before are no news
FORGOTTEN = 12  # years after which an open end says nothing
COUNTRIES = {
    "belarus-ministers": "BLR", "china-ministers": "CHN", "france-cabinet": "FRA", "iran-ministers": "IRN",
    "israel-ministers": "ISR", "russia-cabinet": "RUS", "turkey-ministers": "TUR", "ukraine-cabinet": "UKR",
    "united-kingdom-cabinet": "GBR", "us-cabinet": "USA",
}  # fmt: skip
# Of the offices of the world, the body that each belongs to; the ambassadors' countries are not told.
BODIES = (
    ("United Nations", "UN"), ("International Court of Justice", "ICJ"), ("OSCE", "OSCE"),
    ("Council of Europe", "COE"), ("World Trade Organization", "WTO"), ("Arab Parliament", "ARABLEAGUE"),
)  # fmt: skip
BODY_CODES = frozenset(body_names())
# Offices below the state's, and offices without a people's interest.
LEFT_OUT = re.compile(
    r"District|Secretary of State of |Lord of the Treasury|Mayor of (?!Moscow|Tehran|Jerusalem)|"
    r"Head of (Izhevsk|Chelyabinsk)|Presidential Aide|City Executive|First Lady|Regional Council",
)
# Parts of society by the words of an office, the first that fits.
SECTORS = (
    (r"Intelligence|Mossad|CIA|FBI|Federal Security|State Security|Security Service|Secret Intelligence", "SPY"),
    (
        r"Chief of (the )?(General|Joint|Naval|Staff of the Army)|Joint Chiefs|Commander|Commandant|military cabinet",
        "MIL",
    ),
    (r"Judge|Justice of|Supreme Court|Court|Prosecutor|Attorney.General|Solicitor General", "JUD"),
    (r"Speaker|Assembly|Verkhovna|Duma|Federation Council|Senate|Knesset|House of|People's Congress|Parliament", "LEG"),
    (
        r"Minister of (National )?Defence|Secretary of (Defence|the (Army|Navy|Air Force))|Armed Forces|Veterans",
        "GOV MIL",
    ),
)


class Row(NamedTuple):
    """A line of the table; see `onrecord.lexicon.officeholders.COLUMNS`."""

    person: str
    names: str
    words: str
    country: str
    post: str
    position: str
    start: str
    end: str
    leads: str
    sectors: str
    source: str


def main() -> None:
    """Reads the inputs and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenures", type=Path, required=True)
    parser.add_argument("--known", required=True, help="the day to which the tenures are known")
    parser.add_argument("--date", required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    mended: Counter[str] = Counter()
    facts = [json.loads(line) for line in arguments.tenures.read_text(encoding="utf-8").splitlines()]
    listed = close(join(read_tenures(facts, mended), mended), arguments.known, mended)
    chains = read_chains(CHAINS.read_text(encoding="utf-8"))
    rows = merge(listed, chains, mended)
    agreement(listed, chains, mended)
    write(rows, arguments.target, arguments.date, arguments.known)
    for what, count in sorted(mended.items()):
        sys.stderr.write(f"{count:6,} {what}\n")
    sys.stderr.write(f"{len(rows):6,} tenures written, {arguments.target.stat().st_size:,} bytes\n")


def read_tenures(facts: Iterable[Mapping[str, Any]], mended: Counter[str]) -> Iterator[Row]:
    """A row for each of Wikidata's tenures that news may name."""
    for fact in facts:
        position, start, end = fact["position"], fact["start"], fact["end"] or ""
        if LEFT_OUT.search(position):
            mended["left out: below the state"] += 1
            continue
        if end and end < start:
            mended["ends before their beginning, left out"] += 1
            continue
        if end and end < OLDEST:
            mended["left out: ended before 2005"] += 1
            continue
        country = COUNTRIES.get(fact["group"]) or next((code for words, code in BODIES if words in position), None)
        if country is None or (position.startswith("Permanent Representative") and fact["group"] == "world"):
            mended["left out: nothing tells whose"] += 1
            continue
        post = find_post(position, country=country)
        name = post.name if post is not None else position[:1].lower() + position[1:]
        told = "" if post is None else position
        sectors = _sectors(name, position)
        yield Row(fact["qid"], _spellings(fact["person"]), "", country, name, told, start, end, "0", sectors, "W")


def _spellings(name: str) -> str:
    """A name as the source has it, and without what news leaves away: "Joseph Dunford, Jr."."""
    plain = re.sub(r",? (Jr|Sr)\.?$|, (Baron|Baroness|Viscount) .*$", "", name)
    return name if plain == name else f"{plain}|{name}"


def join(rows: Iterable[Row], mended: Counter[str]) -> list[Row]:
    """Tenures of one person in one office that touch or overlap, as one."""
    of_office: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        of_office[row.person, row.country, row.post].append(row)
    joined: list[Row] = []
    for tenures in of_office.values():
        tenures.sort(key=lambda row: (row.start, row.end or "9"))
        last = tenures[0]
        for row in tenures[1:]:
            if not last.end or row.start[: len(last.end)] <= _next_day(last.end):
                mended["doubles and further cabinets joined"] += 1
                last = last._replace(end=max(last.end, row.end) if last.end and row.end else "")
            else:
                joined.append(last)
                last = row
        joined.append(last)
    return joined


def close(rows: Iterable[Row], known: str, mended: Counter[str]) -> list[Row]:
    """Ends for the tenures that have none: the next holder's beginning, or some time after what is known."""
    of_post: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        of_post[row.country, row.post].append(row)
    closed: list[Row] = []
    for (_, post), tenures in of_post.items():
        tenures.sort(key=lambda row: row.start)
        for i, row in enumerate(tenures):
            followers = [other.start for other in tenures[i + 1 :] if other.person != row.person]
            if row.end:
                end = row.end
            elif is_sole(post) and followers:
                mended["open ends closed by who came next"] += 1
                end = followers[0]
            elif int(known[:4]) - int(row.start[:4]) >= FORGOTTEN and post != "president":
                mended["open ends of long ago, called unknown"] += 1
                end = row.start + STILL
            else:
                mended["open ends, known to last until the list was made"] += 1
                end = max(known, row.start) + STILL
            closed.append(row._replace(end=end))
    return closed


def read_chains(text: str) -> list[Row]:
    """Rows of our own list."""
    rows: list[Row] = []
    for block in re.split(r"^= ", text, flags=re.MULTILINE)[1:]:
        heading, *lines = [line for line in block.split("\n") if line.strip() and not line.startswith("#")]
        country, post, *marks = (part.strip() for part in heading.split("|"))
        starts = [line.split(" ", 1)[0] for line in lines]
        for line, after in zip(lines, [*starts[1:], ""], strict=True):
            start, people = line.split(" ", 1)
            for person in people.split("/") if people.strip() != "-" else ():
                names = [name.strip() for name in person.split(";")]
                end = after or max(CHAINS_KNOWN, start) + STILL
                leads = str(int("leads" in marks))
                row = Row(_word_for(names[0]), "|".join(names), "", country, post, "", start, end, leads, "", "O")
                rows.append(row._replace(sectors=_sectors(post, post)))
    return rows


def merge(listed: Sequence[Row], chains: Sequence[Row], mended: Counter[str]) -> list[Row]:
    """Both lists as one: a chain stands for its office from its beginning on; one person has one id and all names."""
    begins: dict[tuple[str, str], str] = {}
    for row in chains:
        begins.setdefault((row.country, row.post), row.start)
    kept: list[Row] = []
    for row in listed:
        begin = begins.get((row.country, row.post))
        if begin is None or row.start < begin:
            kept.append(row if begin is None else row._replace(end=min(row.end, begin)))
        else:
            mended["replaced by our own chains"] += 1
    ids = _ids(listed)
    whose = {row.person: ids.get((row.country, row.person)) for row in chains if row.country not in BODY_CODES}
    anywhere = {word: qid for (_, word), qid in ids.items()}
    for row in chains:
        if row.country in BODY_CODES:  # who heads a body of states comes from any country
            whose[row.person] = whose.get(row.person) or anywhere.get(row.person)
    rows = [*kept, *(row._replace(person=whose.get(row.person) or row.person) for row in chains)]
    names = _names(rows)
    return sorted({row._replace(names="|".join(names[row.person]), words=_worded(names[row.person])) for row in rows})


def _worded(names: Sequence[str]) -> str:
    """The folded telling words of names, so that reading the table need not fold them."""
    return "|".join(" ".join(name_words(name)) for name in names)


def agreement(listed: Iterable[Row], chains: Iterable[Row], mended: Counter[str]) -> None:
    """Counts Wikidata's tenures since 2010 whose holder our own chains have, too, in the middle of the tenure."""
    of_post: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in chains:
        of_post[row.country, row.post].append(row)
    for row in listed:
        own = of_post.get((row.country, row.post), [])
        start, end = max(row.start, SINCE), row.end.rstrip(STILL)
        if not own or end < SINCE or len(start) < DAY or len(end) < DAY:
            continue
        middle = _middle(start, end)
        at_once = [one for one in own if one.start <= middle <= one.end.rstrip(STILL)]
        spelled = {name_words(name) for one in at_once for name in one.names.split("|")}
        same = any(
            name_words(name) == words or names_meet(name_words(name), words, family_first=True, loosely=True)
            for name in row.names.split("|")
            for words in spelled
        )
        mended["tenures of ours that agree with Wikidata" if same else "tenures of ours that do not"] += 1


def _middle(start: str, end: str) -> str:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return (first + (last - first) / 2).isoformat()


def _ids(listed: Iterable[Row]) -> dict[tuple[str, str], str]:
    """Wikidata's id by country and the word for each name; names of two people of one country have none."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in listed:
        found[row.country, _word_for(row.names.split("|")[0])].add(row.person)
    return {key: next(iter(qids)) for key, qids in found.items() if len(qids) == 1}


def _names(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """All spellings of each person, our own usual one first, then Wikidata's."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: row.source != "O"):
        names[row.person].update(dict.fromkeys(row.names.split("|")))
    return {person: tuple(spellings) for person, spellings in names.items()}


def _word_for(name: str) -> str:
    """A word for a person that spellings of the name have in common."""
    return "-".join(name_words(name))


def _sectors(post: str, position: str) -> str:
    known = " ".join(sectors_of(post))
    return known or next((codes for words, codes in SECTORS if re.search(words, position)), "GOV")


def _next_day(end: str) -> str:
    """A day's follower as far as comparing needs it: days of a month are counted on without regard to its length."""
    return f"{end[:8]}{int(end[8:]) + 1:02}" if len(end) == len("2022-01-01") else end


def write(rows: Sequence[Row], target: Path, day: str, known: str) -> None:
    """Writes the table with its header."""
    header = (
        "# Who held which office when, by country or body of states; see tools/compile_officeholders.py.\n"
        f"# Sources: W, Wikidata (wikidata.org), CC0, as of {known}; O, own compilation from the public record to the\n"
        f"# end of 2024, Apache-2.0. Date: {day}. A month or year stands where no day is known; '2022-07-07+' is\n"
        "# some time after that day. `leads` is 1 for the office that news means by 'the leader'.\n"
    )
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    content = header + "\n".join(lines) + "\n"
    target.write_bytes(gzip.compress(content.encode("utf-8"), mtime=0))


if __name__ == "__main__":
    main()
