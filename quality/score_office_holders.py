"""Measures who held an office on a day: words as news has them, read, looked up and compared with a list of our own.

usage: python -m quality.score_office_holders [LIST.toml ...] [--misses]

Right is one holder alone, and the one listed. The lists were written before the data file was compiled, but the own
part of that data file comes from the same hand; tools/compile_officeholders.py prints how far it agrees with Wikidata.
"""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.lexicon.officeholders import Tenure, shipped
from onrecord.lexicon.person_names import name_words
from onrecord.lexicon.posts import find_post
from onrecord.model import Interval

HERE = Path(__file__).parent
LISTS = (HERE / "office_holders_2022.toml", HERE / "office_holders_2011_2024.toml")
BAR = 0.95


@dataclass(frozen=True, slots=True)
class Item:
    """An office as news words it, a day, and who held it then."""

    words: str
    on: date
    holder: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each list; 1 where one is below the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, nargs="*", default=LISTS)
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    given = parser.parse_args(arguments)
    below = False
    for path in given.lists:
        items = read_items(path)
        found = [holders(item) for item in items]
        right = [is_right(item, tenures) for item, tenures in zip(items, found, strict=True)]
        print(f"{path.name}: {sum(right)} of {len(items)} right")
        below = below or sum(right) < BAR * len(items)
        if given.misses:
            for item, tenures, fine in zip(items, found, right, strict=True):
                if not fine:
                    print(f"  {item.words}, {item.on}: {[tenure.name for tenure in tenures]}, not {item.holder}")
    return 1 if below else 0


def read_items(path: Path) -> list[Item]:
    """The items of a list."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["item"]
    return [Item(**row) for row in rows]


def holders(item: Item) -> tuple[Tenure, ...]:
    """The tenures that the words mean on the day."""
    post = find_post(item.words)
    if post is None or post.past:
        return ()
    return shipped().holders(post.name, post.country, on=Interval.of_day(item.on))


def is_right(item: Item, tenures: Sequence[Tenure]) -> bool:
    """Whether exactly the listed person holds it."""
    people = {tenure.person for tenure in tenures}
    return len(people) == 1 and any(name_words(item.holder) in tenure.words for tenure in tenures)


if __name__ == "__main__":
    sys.exit(main())
