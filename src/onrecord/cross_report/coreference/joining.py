"""Joins the mentions of many reports: which tell of one event, and which stand for one entity.

Reports are first parted into stories. Within a story every pair of mentions is scored and clustered; then once more,
each sort of mention now knowing the clusters of the other: an arrest of the same man is the same arrest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.cross_report.coreference.comparing import Comparison, Floats
from onrecord.cross_report.coreference.entity_slots import compare_entities
from onrecord.cross_report.coreference.event_slots import compare_events
from onrecord.cross_report.coreference.linkage import cluster
from onrecord.cross_report.coreference.mentions import EntityMention, EventMention, ReadReport
from onrecord.cross_report.coreference.network import Network, Networks, shipped_networks
from onrecord.cross_report.coreference.stories import Collection, collect, find_stories
from onrecord.cross_report.coreference.support import compare_events_of, compare_participants, compare_support
from onrecord.cross_report.coreference.vetoes import never_one

Slots = Mapping[str, Comparison]


@dataclass(frozen=True, slots=True)
class Coreference:
    """Stories by reports' keys, events and entities by mentions' keys; whatever stands alone is a cluster of one.

    Each cluster is in order of its keys, and the clusters in that of their first ones.
    """

    stories: tuple[tuple[str, ...], ...]
    events: tuple[tuple[str, ...], ...]
    entities: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The mentions of the reports of one story, in order, and all reports for comparison."""

    events: tuple[EventMention, ...]
    entities: tuple[EntityMention, ...]
    collection: Collection


def join_across(reports: Sequence[ReadReport], *, networks: Networks | None = None) -> Coreference:
    """The stories that reports tell, and in each the mentions that are of one event or entity.

    Args:
        reports: In any order; their keys and the mentions' keys must be distinct.
        networks: Other than those that ship.
    """
    known = networks or shipped_networks()
    collection = collect(report.profile for report in reports)
    stories = find_stories(collection, reports)
    events: list[tuple[str, ...]] = []
    entities: list[tuple[str, ...]] = []
    for members in stories:
        in_story = join_story(open_story(members, collection), known)
        events.extend(in_story[0])
        entities.extend(in_story[1])
    keys = tuple(tuple(report.profile.key for report in members) for members in stories)
    return Coreference(keys, tuple(sorted(events)), tuple(sorted(entities)))


def open_story(reports: Sequence[ReadReport], collection: Collection) -> Story:
    """The mentions of some reports, in the order of reports' keys and then of the text."""
    ordered = sorted(reports, key=lambda report: report.profile.key)
    events = [m for report in ordered for m in sorted(report.events, key=lambda m: (m.head, m.key))]
    entities = [m for report in ordered for m in sorted(report.entities, key=lambda m: (m.head, m.key))]
    return Story(tuple(events), tuple(entities), collection)


def join_story(story: Story, networks: Networks) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The clusters of events and those of entities."""
    event_slots, entity_slots = first_slots(story)
    of_events = _scores(networks.first_event, event_slots, len(story.events))
    of_entities = _scores(networks.first_entity, entity_slots, len(story.entities))
    more = second_slots(
        story,
        (of_events, of_entities),
        numbers(story.events, of_events, least=networks.first_event.least),
        numbers(story.entities, of_entities, least=networks.first_entity.least),
    )
    of_events = _scores(networks.second_event, {**event_slots, **more[0]}, len(story.events))
    of_entities = _scores(networks.second_entity, {**entity_slots, **more[1]}, len(story.entities))
    return (
        _clusters(numbers(story.events, of_events, least=networks.second_event.least)),
        _clusters(numbers(story.entities, of_entities, least=networks.second_entity.least)),
    )


def first_slots(story: Story) -> tuple[Slots, Slots]:
    """The comparisons that need no scores: of events and of entities."""
    return (
        compare_events(story.events, story.collection) if story.events else {},
        compare_entities(story.entities, story.collection) if story.entities else {},
    )


def second_slots(
    story: Story, scores: tuple[Floats, Floats], events: Mapping[str, int], entities: Mapping[str, int]
) -> tuple[Slots, Slots]:
    """The comparisons that need first scores and clusters: of events and of entities."""
    of_events, of_entities = scores
    return (
        {
            **compare_support(story.events, of_events),
            **compare_participants(story.events, story.entities, entities),
        }
        if story.events
        else {},
        {
            **compare_support(story.entities, of_entities),
            **compare_events_of(story.entities, story.events, events),
        }
        if story.entities
        else {},
    )


def numbers(
    mentions: Sequence[EventMention] | Sequence[EntityMention], scores: Floats, *, least: float
) -> dict[str, int]:
    """The number of each mention's cluster; those that are known to be two are never in one."""
    never = np.float32(-(len(mentions) ** 2))  # outweighs whatever all other pairs add to a mean
    return dict(
        zip((m.key for m in mentions), cluster(np.where(never_one(mentions), never, scores), least=least), strict=True)
    )


def _scores(network: Network, slots: Slots, count: int) -> Floats:
    return network.score_all(slots, count)


def _clusters(numbered: Mapping[str, int]) -> list[tuple[str, ...]]:
    members: dict[int, list[str]] = {}
    for key, number in numbered.items():
        members.setdefault(number, []).append(key)
    return [tuple(sorted(keys)) for keys in members.values()]
