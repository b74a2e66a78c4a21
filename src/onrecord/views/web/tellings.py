"""What somebody is reported to say in one place, as pages about several reports show it: who, when, in which words.

Each telling has a number within its group, which is its fragment on the page, so that charts, links and tables lead
to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.claims import ClaimMember
from onrecord.model.copies import Stretch
from onrecord.model.disputes import Dispute, DisputeItem
from onrecord.model.editions import Earlier
from onrecord.model.propositions import Position
from onrecord.model.series import FigureKey
from onrecord.store import FigureRow, PartyRow, Passage, RecordReader, ReportHead
from onrecord.views.web.addresses import span_path


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the name across reports where there is one, else as the report has it. `written` is the latter."""

    name: str
    actor_id: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Words in a report, by whom, and where they stand towards what is asked.

    `day` is when it was said, or else when the report was published (`said` tells which); None where nobody knows.
    `passage` is None for a version that the record no longer holds. `item_id` is what a claim knows the words by.
    `older` are the older versions of the report that have the same words.
    """

    number: int
    position: Position
    speakers: tuple[Speaker, ...]
    day: date | None
    said: bool
    passage: Passage | None
    item_id: str = ""
    older: tuple[ReportHead, ...] = ()

    @property
    def key(self) -> str:
        """Its fragment on the page."""
        return telling_key(self.number)

    @property
    def path(self) -> str | None:
        """The words in their report."""
        return None if self.passage is None else span_path(self.passage.head, [self.passage.span])


def telling_key(number: int) -> str:
    """The fragment of a telling, by its number in the group."""
    return f"t-{number + 1}"


def dispute_tellings(
    reader: RecordReader, items: Sequence[DisputeItem], numbers: Mapping[str, int]
) -> dict[str, Telling]:
    """Items of a dispute with their words, by item id; `numbers` are their places in the dispute."""
    passages = reader.passages(Stretch(item.version_id, item.span) for item in items)
    names = reader.actor_names(actor for item in items for actor in item.actors)
    figures = dispute_figures(reader, items)
    heads = heads_of_older(reader, (item.earlier for item in items))
    return {
        item.item_id: Telling(
            numbers[item.item_id],
            item.position,
            _figure_speakers(figures[item.item_id]) if item.item_id in figures else dispute_speakers(item, names),
            None if item.said is None else date.fromisoformat(item.said[:10]),
            item.said is not None,
            passages.get(Stretch(item.version_id, item.span)),
            older=older_heads(item.earlier, heads),
        )
        for item in items
    }


def claim_tellings(reader: RecordReader, members: Mapping[int, ClaimMember]) -> dict[int, Telling]:
    """Members of a claim with their words, by their places in the claim."""
    items = {index: member.item for index, member in members.items()}
    passages = reader.passages(Stretch(item.version_id, item.proposition.span) for item in items.values())
    actors = reader.actors_at(
        (item.version_id, holder.entity)
        for item in items.values()
        for holder in item.proposition.holders
        if holder.entity is not None
    )
    tellings = {}
    heads = heads_of_older(reader, (member.earlier for member in members.values()))
    for index, item in items.items():
        known = [(holder, actors.get((item.version_id, holder.entity or 0))) for holder in item.proposition.holders]
        speakers = tuple(
            Speaker(holder.name)
            if actor is None or holder.entity is None
            else Speaker(actor.name, actor.actor_id, None if actor.name == holder.name else holder.name)
            for holder, actor in known
        )
        said = item.proposition.said
        time = said or item.published
        tellings[index] = Telling(
            index,
            members[index].position,
            speakers,
            None if time is None or time.begin is None else time.begin.date(),
            said is not None,
            passages.get(Stretch(item.version_id, item.proposition.span)),
            item.item_id,
            older_heads(members[index].earlier, heads),
        )
    return tellings


def heads_of_older(reader: RecordReader, earlier: Iterable[Sequence[Earlier]]) -> dict[str, ReportHead]:
    """The heads of the older versions that have some words, by their ids."""
    versions = {one.version_id for some in earlier for one in some}
    return reader.heads_of(versions) if versions else {}


def older_heads(earlier: Sequence[Earlier], heads: Mapping[str, ReportHead]) -> tuple[ReportHead, ...]:
    """The older versions that have some words, the oldest first."""
    return tuple(heads[one.version_id] for one in earlier if one.version_id in heads)


def dispute_figures(reader: RecordReader, items: Sequence[DisputeItem]) -> dict[str, FigureRow]:
    """The figures that the items of a dispute about a number are, by item id."""
    keys = {item.item_id: key for item in items if (key := figure_key(item.item_id)) is not None}
    rows = reader.figures_at(keys.values())
    return {item: rows[key] for item, key in keys.items() if key in rows}


def figure_key(item_id: str) -> FigureKey | None:
    """The figure that an item of a dispute about a number is ("v-3f9a#2"); None for a proposition ("v-3f9a:2")."""
    version_id, mark, number = item_id.rpartition("#")
    return FigureKey(version_id, int(number)) if mark and number.isascii() and number.isdecimal() else None


def is_about_number(dispute: Dispute) -> bool:
    """Whether a dispute sets figures against each other rather than what is said to be so or not."""
    return not dispute.claim_id


def dispute_speakers(item: DisputeItem, names: Mapping[str, str]) -> tuple[Speaker, ...]:
    """Who says it. Names and actors stand in lists of their own: where each has one, they belong together."""
    if len(item.speakers) == 1 and len(item.actors) == 1 and item.actors[0] in names:
        name = names[item.actors[0]]
        return (Speaker(name, item.actors[0], None if name == item.speakers[0] else item.speakers[0]),)
    by_name = {names[actor]: actor for actor in item.actors if actor in names}
    return tuple(Speaker(name, by_name.get(name)) for name in item.speakers)


def _figure_speakers(row: FigureRow) -> tuple[Speaker, ...]:
    return tuple(party_speaker(party) for party in row.claimants)


def party_speaker(party: PartyRow) -> Speaker:
    """A claimant as the speaker of a telling."""
    return Speaker(party.name, party.actor_id, None if party.name == party.party.name else party.party.name)
