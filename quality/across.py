"""Compares the records of several reports with each other in memory, without a store: for measuring and training."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.cross_report.actors import resolve_actors
from onrecord.cross_report.claims import compare_all, find_items, group, keys_of
from onrecord.cross_report.disputes import find_disputes
from onrecord.cross_report.neighbours import Keyed, neighbours
from onrecord.model import Declared, EntityReference, Page, Record
from onrecord.model.claims import Claim, ClaimItem, ClaimLink
from onrecord.model.disputes import Dispute, DisputeItem, Standing
from onrecord.model.filed import Filed
from onrecord.pipeline.analysis import analyse_page
from onrecord.sample import reference, reports_folder
from onrecord.sources import find_pages

MOST_BYTES = 10**8


@dataclass(frozen=True, slots=True)
class Across:
    """What several reports say together; `keys` names each version as a reference does, `texts` holds their words.

    `disputes` are those that are sure, which lists show, `doubtful` the others.
    """

    items: tuple[ClaimItem, ...]
    links: tuple[ClaimLink, ...]
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    keys: Mapping[str, str]
    texts: Mapping[str, str]
    doubtful: tuple[Dispute, ...] = ()


def read_records(paths: Sequence[Path]) -> list[Record]:
    """The record of every page that can be read."""
    pages = find_pages(paths, declared=Declared(), max_page_bytes=MOST_BYTES)
    analysed = (analyse_page(page) for page in pages if isinstance(page, Page))
    return [record for record in analysed if isinstance(record, Record)]


def read_sample() -> tuple[list[Record], list[str]]:
    """The sample's records with the reference's keys."""
    records = read_records([reports_folder()])
    return records, [_sample_key(record.report.address) for record in records]


def _sample_key(address: str) -> str:
    for key, marks in reference()["reports"].items():
        place = marks["file"]
        if "line_id" in marks:
            lines = (reports_folder() / place).read_text(encoding="utf-8").splitlines()
            place += f":{next(n for n, line in enumerate(lines, 1) if json.loads(line)['id'] == marks['line_id'])}"
        if address.endswith(place):
            return str(key)
    return address


def read_seeds(folder: Path) -> tuple[list[Record], list[str]]:
    """The seeds' records; their keys are the numbers that their files begin with."""
    records = read_records([folder / "seeds"])
    return records, [Path(record.report.address).name[:3] for record in records]


def filed(record: Record, version_id: str) -> Filed:
    """A record's report as the comparison sees it, under an id of one's own."""
    report = record.report
    return Filed(
        version_id,
        report.key,
        1,
        report.text,
        title=report.title,
        outlet=report.outlet,
        published=record.annotations.publication.interval,
        paragraphs=tuple(block.span for block in report.blocks),
        sentences=tuple(sentence.span for sentence in record.annotations.sentences),
    )


def items_of(record: Record, version_id: str) -> tuple[ClaimItem, ...]:
    """The items of one record."""
    return find_items(filed(record, version_id), record.propositions, record.tallies)


def compare_records(records: Sequence[Record], keys: Sequence[str]) -> Across:
    """Claims and disputes of some records, each version counted as an origin of its own."""
    items = [item for record, key in zip(records, keys, strict=True) for item in items_of(record, key)]
    links = link_items(items)
    actor_of = actors_of(records, keys)
    claims = group(items, links)
    found = [d for claim in claims for d in find_disputes(claim, actor_of=actor_of, origins=count_versions)]
    sure = tuple(one for one in found if one.standing is Standing.SURE)
    doubtful = tuple(one for one in found if one.standing is Standing.DOUBTFUL)
    texts = {key: record.report.text for record, key in zip(records, keys, strict=True)}
    return Across(tuple(items), tuple(links), claims, sure, {key: key for key in keys}, texts, doubtful)


def count_versions(items: Sequence[DisputeItem]) -> int:
    """How many versions items stand in: where no lineage is known, each is an origin of its own."""
    return len({item.version_id for item in items})


def link_items(items: Sequence[ClaimItem]) -> list[ClaimLink]:
    """All links among items that are neighbours."""
    place = {item.item_id: n for n, item in enumerate(items)}
    keyed = [Keyed(item.item_id, keys_of(item), item.order) for item in items]
    return compare_all(items, [(place[one], place[other]) for one, other in neighbours(keyed)])


def actors_of(records: Sequence[Record], keys: Sequence[str]) -> Callable[[str, int], str | None]:
    """Whom the entities of each version stand for across the records."""
    references = [
        EntityReference(
            key,
            number,
            entity.name,
            entity.kind,
            entity.descriptions,
            sum(mention.entity == number for mention in record.annotations.mentions),
            record.annotations.publication.interval,
        )
        for record, key in zip(records, keys, strict=True)
        for number, entity in enumerate(record.annotations.entities)
    ]
    known = {
        (member.version_id, member.entity): actor.actor_id
        for actor in resolve_actors(references)
        for member in actor.members
    }
    return lambda version, entity: known.get((version, entity))
