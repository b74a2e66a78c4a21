"""The tallies of a report: each of its figures with all that says what it counts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.lexicon.tallies import outcome_nouns, states_together, tally_words
from onrecord.model import BlockKind, Bound, Figure, Quantity
from onrecord.model.tallies import Extent, Tally, TallyKind
from onrecord.record.reading import Reading
from onrecord.record.tallies.asides import BEGINNING, find_asides, is_of_beginning
from onrecord.record.tallies.circumstances import (
    LEAD,
    content_words,
    find_days,
    find_extent,
    find_places,
    find_season,
    find_setting,
    find_topic,
    incidents_in,
    sentence_of,
)
from onrecord.record.tallies.kinds import read_kind
from onrecord.record.tallies.parts import (
    find_whole,
    is_additional,
    is_comparison,
    is_narrower,
    is_part,
    is_rising,
    reality_of,
)
from onrecord.record.tallies.repetitions import with_repetitions
from onrecord.record.tallies.sides import find_agents, find_groups, find_owners, sides_of_parties

OWNER_REACH = 3  # sentences back in which the owner of troops stands
ELLIPSIS_REACH = 2  # sentences back in which a bare number finds what it counts
LONGEST_TALLY = 2  # words: "her figure", but not "the total strength along the frontier"
LONGEST_WORDS = 160  # characters of a description
Shared = tuple[tuple[str, ...], str | None]
_OUTCOMES = frozenset(
    {
        TallyKind.DEAD,
        TallyKind.INJURED,
        TallyKind.CASUALTIES,
        TallyKind.MISSING,
        TallyKind.DETAINED,
        TallyKind.DISPLACED,
    }
)
_OWN_DOING = frozenset({"joining", "leaving", "sending", "alert", "calling"})
_UNTOLD = (TallyKind.OTHER, TallyKind.PEOPLE)


def find_tallies(reading: Reading, figures: Sequence[Figure]) -> tuple[Tally, ...]:
    """What each figure counts, in the order of the figures."""
    found: list[Tally] = []
    sentences: list[int] = []
    shared = (find_topic(reading), find_season(reading))
    for number, figure in enumerate(figures):
        sentence = sentence_of(reading, figure)
        tally = _tally(reading, number, figure, sentence, shared)
        completed = _completed(reading, tally, figure, found, sentences, sentence)
        own = completed.state == tally.state
        tally = _owned(completed, found, sentences, sentence, says_own=own, is_known=_is_known(reading, figure))
        tally = _as_part(tally, found, sentences, sentence)
        if tally.additional and _is_of_others(tally, found):
            tally = replace(tally, additional=False)
        found.append(tally)
        sentences.append(sentence)
    return with_repetitions(found)


def _tally(reading: Reading, number: int, figure: Figure, sentence: int, shared: Shared) -> Tally:
    counted = read_kind(reading, figure)
    asides = find_asides(reading, figure, sentence)
    incidents = incidents_in(reading, [sentence], asides=asides)
    if is_of_beginning(reading, sentence, asides):
        incidents = tuple(dict.fromkeys((*incidents, *incidents_in(reading, range(BEGINNING)))))
    days = find_days(reading, figure, counted, sentence)
    quantity = figure.quantity
    return Tally(
        figure=number,
        span=figure.span,
        low=quantity.low,
        high=quantity.high,
        bound=_bound(reading, quantity),
        unit=quantity.unit,
        kind=counted.kind,
        words=_words(reading, figure),
        noun=counted.noun,
        state=counted.state,
        groups=find_groups(reading, figure, counted),
        owners=find_owners(reading, figure, counted),
        agents=find_agents(reading, counted, reading.annotations.sentences[sentence : sentence + 1]),
        claimants=tuple(party.name for party in figure.claimants),
        claimant_sides=sides_of_parties(reading, figure.claimants),
        places=find_places(reading, figure, sentence, asides),
        setting=find_setting(reading, figure, sentence),
        incidents=incidents,
        setting_incidents=incidents_in(reading, range(LEAD)),
        account=content_words(reading, [sentence, sentence - 1] if sentence else [sentence]),
        topic=shared[0],
        season=shared[1],
        when=days.when,
        when_told=days.when_told,
        as_of=days.as_of,
        as_of_told=days.as_of_told,
        extent=find_extent(reading, figure, sentence, incidents),
        is_part=is_part(reading, figure),
        additional=is_additional(reading, figure),
        comparison=is_comparison(reading, figure),
        reality=reality_of(reading, counted),
        headline=_is_headline(reading, figure),
        leads=sentence <= LEAD,
        rising=is_rising(reading, figure),
    )


def _bound(reading: Reading, quantity: Quantity) -> Bound:
    """The bound, turned round where the clause denies that there are more: "at no time were there more than 25,000"."""
    if quantity.bound not in (Bound.MORE, Bound.LESS):
        return quantity.bound
    first = next(reading.tokens_in(quantity.span), None)
    sentence = reading.annotations.sentences[reading.sentence_at[first]] if first is not None else None
    if sentence is None or first is None:
        return quantity.bound
    words = [reading.tokens[i].text.lower() for i in range(max(sentence.first_token, first - 8), first)]
    if "never" in words or ("no", "time") in pairwise(words):
        return Bound.LESS if quantity.bound is Bound.MORE else Bound.MORE
    return quantity.bound


def _words(reading: Reading, figure: Figure) -> str:
    """What is counted in the report's own words: the thing, then what says which of them, in the order of the text."""
    pieces = [reading.words(span) for span in sorted({*figure.scope})]
    inherited = figure.quantity.counted is None and any(
        word in outcome_nouns() for word in figure.counts.lower().split()
    )
    counts = "" if inherited and pieces else figure.counts  # "31 had been injured" counts none of "the number of dead"
    return " … ".join(piece for piece in (counts, *pieces) if piece)[:LONGEST_WORDS]


def _is_headline(reading: Reading, figure: Figure) -> bool:
    blocks = reading.report.blocks
    return bool(blocks) and blocks[reading.block_of(figure.span.start)].kind is BlockKind.TITLE


def _completed(
    reading: Reading, tally: Tally, figure: Figure, before: Sequence[Tally], sentences: Sequence[int], sentence: int
) -> Tally:
    """A bare number with what the figure before it counts: "115 had stood there", "the organisers spoke of 10,000"."""
    if not before or sentence - sentences[-1] > ELLIPSIS_REACH:
        return tally
    last = before[-2] if len(before) > 1 and _is_whole_of(reading, before[-1], before[-2]) else before[-1]
    bare = figure.quantity.counted is None and figure.quantity.unit is None and last.unit is None
    if bare and tally.kind in _UNTOLD and not tally.noun:
        return replace(
            tally,
            elliptical=True,
            kind=last.kind,
            noun=last.noun,
            state=tally.state or last.state,
            groups=tally.groups or last.groups,
            owners=tally.owners or last.owners,
            agents=tally.agents or last.agents,
            words=" … ".join(dict.fromkeys(filter(None, (last.words, tally.words))))[:LONGEST_WORDS],
            extent=last.extent if tally.extent is Extent.UNTOLD else tally.extent,
        )
    if bare and not tally.noun:
        tally = replace(tally, noun=last.noun)
    if _is_count_of_measure(tally, figure, last) and sentence - sentences[-1] <= 1:
        tally = replace(tally, elliptical=True, kind=last.kind, unit=last.unit, noun=last.noun)
    return tally


def _is_whole_of(reading: Reading, tally: Tally, some: Tally) -> bool:
    """Whether a number only says of how many another counts some: the 31 of "six of the 31"."""
    stands = some.span.start <= tally.span.start <= some.span.end
    return stands and reading.report.text[: tally.span.start].endswith((" of the ", " of those "))


def _is_count_of_measure(tally: Tally, figure: Figure, last: Tally) -> bool:
    """Whether a bare number is another count of what was just measured: "200 kilometres off. Her figure was 310"."""
    bare = figure.quantity.unit is None and tally.kind is TallyKind.OTHER and not tally.noun
    words = figure.counts.lower().split()
    told = len(words) <= LONGEST_TALLY and any(word in tally_words("tallies") for word in words)
    return bare and told and last.unit is not None


def _owned(
    tally: Tally, before: Sequence[Tally], sentences: Sequence[int], sentence: int, *, says_own: bool, is_known: bool
) -> Tally:
    """Troops without an owner have that of the troops counted before them, or are those of the side that speaks.

    Only for what a side does with its own, as taking part in an exercise, is the second likely.
    """
    if tally.owners or tally.kind not in (TallyKind.TROOPS, TallyKind.VEHICLES):
        return tally
    for other, place in zip(reversed(before), reversed(sentences), strict=True):
        if sentence - place > OWNER_REACH or is_known:
            break
        if other.kind is tally.kind and other.owners and tally.state in states_together(other.state):
            return replace(tally, owners=other.owners)
    return replace(tally, owners=tally.claimant_sides[:1]) if says_own and tally.state in _OWN_DOING else tally


def _is_known(reading: Reading, figure: Figure) -> bool:
    """Whether a number is spoken of as known from elsewhere: "the 60,000 troops named by the ministry"."""
    return reading.report.text[: figure.quantity.span.start].rstrip().lower().endswith((" the", "\nthe"))


def _is_of_others(tally: Tally, before: Sequence[Tally]) -> bool:
    """Whether what it comes on top of are others' ("a further 8,000 of the militia"), so that it stands alone."""
    last = next((other for other in reversed(before) if other.kind is tally.kind), None)
    return last is not None and bool(last.owners and tally.owners) and not set(last.owners) & set(tally.owners)


def _as_part(tally: Tally, before: Sequence[Tally], sentences: Sequence[int], sentence: int) -> Tally:
    """Marks a part of another count, with that count where it stands near."""
    if tally.is_part and tally.kind in _UNTOLD:
        last = next((other for other in reversed(before) if not other.is_part), None)
        if last is not None and sentences[last.figure] == sentence and last.kind in _OUTCOMES:
            tally = replace(tally, kind=last.kind)  # "killed 72 people, among them 11 children"
    whole = find_whole(tally, before, sentences, sentence)
    if whole is None:
        return tally
    other = before[whole]
    near = sentence == sentences[whole]
    if tally.is_part or (near and tally.kind is other.kind and is_narrower(tally.groups, other.groups)):
        return replace(
            tally, is_part=True, part_of=whole, places=tally.places or other.places, when=tally.when or other.when
        )
    return tally
