"""Propositions of a report: what each clause puts forward, who stands where towards it, and what it takes up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.frames import Frame
from onrecord.lexicon.stances import stance_words
from onrecord.model import Event, EventType, Figure, Party, Span, Statement
from onrecord.model.events import Reality
from onrecord.model.propositions import Filler, Holder, Position, Proposition
from onrecord.record.events.circumstances import find_place, find_time
from onrecord.record.events.clauses import find_subject
from onrecord.record.events.triggers import Trigger
from onrecord.record.positions import SpanIndex
from onrecord.record.propositions.answers import with_answers
from onrecord.record.propositions.asides import find_asides, without_those
from onrecord.record.propositions.candidates import Candidate, find_candidates
from onrecord.record.propositions.climbing import View
from onrecord.record.propositions.denials import with_counterparts
from onrecord.record.propositions.naming import Naming
from onrecord.record.propositions.paths import Paths
from onrecord.record.propositions.phrases import phrase_candidates, taking_candidates
from onrecord.record.propositions.roles import find_fillers
from onrecord.record.propositions.tellers import Tellers
from onrecord.record.propositions.terms import clause_tokens, find_scope, find_terms
from onrecord.record.propositions.views import Outlook, look
from onrecord.record.reading import Reading
from onrecord.record.subjects import party

FIRST = frozenset({"i", "we", "me", "us"})
OURS = frozenset({"our", "my"})
HANGING = frozenset({"cc", "punct"})  # what a clause must not end with
MOST_STEPS = 8  # from a word up to the head of all that carries its position


@dataclass(frozen=True, slots=True)
class Report:
    """All that is asked of one report: its words, who tells what in it, its events and figures by place."""

    reading: Reading
    tellers: Tellers
    naming: Naming
    paths: Paths
    events: Sequence[Event]
    event_at: dict[int, int]
    figures: Sequence[Figure]
    figure_index: SpanIndex


def find_propositions(
    reading: Reading, statements: Sequence[Statement], figures: Sequence[Figure], events: Sequence[Event]
) -> tuple[Proposition, ...]:
    """What a report puts forward, clause by clause, in order.

    Args:
        reading: The report.
        statements: Its statements, whose speakers hold what they say.
        figures: Its figures.
        events: Its events.
    """
    told = put_forward(reading, statements, figures, events)
    answered = with_answers(reading, told.tellers, told.found, naming=told.naming)
    return with_counterparts(reading, told.tellers, answered, naming=told.naming)


@dataclass(frozen=True, slots=True)
class PutForward:
    """What a report puts forward, before it is asked what takes up or denies what; with its statements and names."""

    found: tuple[Proposition, ...]
    tellers: Tellers
    naming: Naming


def put_forward(
    reading: Reading, statements: Sequence[Statement], figures: Sequence[Figure], events: Sequence[Event]
) -> PutForward:
    """What a report puts forward, each clause by itself.

    Args:
        reading: The report.
        statements: Its statements, whose speakers hold what they say.
        figures: Its figures.
        events: Its events.
    """
    report = _opened(reading, statements, figures, events)
    candidates = [c for c in find_candidates(reading) if not _only_speaks(c, report.tellers)]
    candidates += taking_candidates(reading, {candidate.token for candidate in candidates})
    looked = [(candidate, _looked(report, candidate)) for candidate in candidates]
    absorbed = {token for _, outlook in looked for token in outlook.absorbed}
    found: list[Proposition] = []
    for candidate, outlook in looked:
        if not _is_absorbed(reading, candidate, absorbed, report.tellers):
            found.extend(_propositions(report, candidate, outlook))
    told = {proposition.statement for proposition in found}
    left = [statement for number, statement in enumerate(statements) if number not in told]
    for candidate in phrase_candidates(reading, left, {candidate.token for candidate in candidates}):
        found.extend(_propositions(report, candidate, _looked(report, candidate)))
    asides = list(find_asides(reading, report.tellers))
    found = [*without_those(found, asides), *asides]
    found.sort(key=lambda p: (p.span.start, p.trigger[0].start, -len(p.span), len(p.holders)))
    return PutForward(tuple(found), report.tellers, report.naming)


def _only_speaks(candidate: Candidate, tellers: Tellers) -> bool:
    """Whether a word only says, in the report's own voice, that somebody spoke."""
    if candidate.is_noun or tellers.around(candidate.token):
        return False
    return candidate.token in tellers.cue_at or candidate.predicate.split()[0] in stance_words("verbs", "saying")


def _looked(report: Report, candidate: Candidate) -> Outlook:
    number = report.event_at.get(report.reading.tokens[candidate.token].start)
    type = None if number is None else report.events[number].type
    return look(report.reading, candidate, report.tellers, paths=report.paths, type=type)


def _opened(
    reading: Reading, statements: Sequence[Statement], figures: Sequence[Figure], events: Sequence[Event]
) -> Report:
    event_at: dict[int, int] = {}
    for number, event in enumerate(events):
        for span in event.trigger:
            for i in reading.tokens_in(span):
                event_at.setdefault(reading.tokens[i].start, number)
    figure_index = SpanIndex()
    for number, figure in enumerate(figures):
        figure_index.add(number, [figure.span])
    return Report(
        reading,
        Tellers(reading, statements),
        Naming(reading),
        Paths(reading),
        events,
        event_at,
        figures,
        figure_index,
    )


def _is_absorbed(reading: Reading, candidate: Candidate, absorbed: set[int], tellers: Tellers) -> bool:
    """Whether a word only says how sure or real another deed is, or only that somebody spoke.

    That somebody spoke is put forward only by another: "Ordavia claims that Selmara had threatened it".
    """
    if candidate.token in absorbed:
        return True
    if candidate.is_noun:
        return False
    saying = candidate.predicate.split()[0] in stance_words("verbs", "saying")
    if not saying and candidate.token not in tellers.cue_at:
        return False
    around = tellers.around(candidate.token)
    subject = find_subject(reading, candidate.token) if around else None
    if subject is None or reading.tokens[subject].text.lower() in ("i", "we"):
        return True
    speakers = {speaker.entity for speaker in tellers.speakers(around[0])}
    return candidate.predicate in ("say", "add") or party(reading, subject).entity in speakers


def _propositions(report: Report, candidate: Candidate, outlook: Outlook, *, phrase: bool = False) -> list[Proposition]:
    """One proposition for each who stands somewhere towards it."""
    reading = report.reading
    fillers, heads = find_fillers(reading, candidate, report.naming)
    if outlook.named and not candidate.is_phrase and not _is_known(report, candidate, fillers):
        return []
    path = _path(reading, candidate, outlook.top)
    own = clause_tokens(reading, candidate.clause, keep=frozenset(path))
    own = [i for i in own if i not in outlook.absorbed or i in path]
    around = own if outlook.top in own else clause_tokens(reading, outlook.top, keep=frozenset(path))
    clause = _span(reading, candidate, around, report.tellers)
    terms = find_terms(reading, candidate, [*own, *heads], naming=report.naming, skip=outlook.absorbed)
    base = _base(report, candidate, fillers, clause, terms)
    return [_viewed(report, base, view) for view in outlook.views]


def _is_known(report: Report, candidate: Candidate, fillers: tuple[Filler, ...]) -> bool:
    """Whether a noun that only names a deed says enough to be kept: who, or that it did harm."""
    if report.reading.tokens[candidate.token].start in report.event_at:
        return True
    if candidate.predicate.split()[0] in stance_words("verbs", "harming"):
        return True
    return any(filler.entity is not None or filler.country is not None for filler in fillers)


def _viewed(report: Report, base: Proposition, view: View) -> Proposition:
    statement = None if view.statement is None else report.tellers.statements[view.statement]
    spoken = statement is not None and len(view.holders) == 1
    fillers = tuple(_spoken(report, filler, view.holders[0]) for filler in base.fillers) if spoken else base.fillers
    return replace(
        base,
        fillers=fillers,
        position=view.position,
        reality=view.reality,
        holders=view.holders,
        statement=view.statement,
        said=None if statement is None else statement.said,
        reasons=view.reasons,
    )


def _spoken(report: Report, filler: Filler, speaker: Holder) -> Filler:
    """A participant in somebody's own words: "we" is the speaker, and "our troops" are of the speaker's side."""
    words = [] if filler.span is None else filler.span.of(report.reading.report.text).lower().split()
    spoken = " ".join(words) in FIRST
    if not spoken and (filler.entity is not None or not set(words) & OURS):
        return filler
    country = report.naming.country(Party(speaker.name, speaker.kind, speaker.span, speaker.entity))
    if spoken:
        return replace(filler, name=speaker.name, kind=speaker.kind, country=country, entity=speaker.entity)
    return replace(filler, country=filler.country or country)


def _base(
    report: Report, candidate: Candidate, fillers: tuple[Filler, ...], clause: Span, terms: frozenset[str]
) -> Proposition:
    """The proposition itself, before anyone stands anywhere towards it."""
    reading = report.reading
    number = report.event_at.get(reading.tokens[candidate.token].start)
    event = None if number is None else report.events[number]
    frame = Frame(EventType.CONSULT if event is None else event.type, "")
    trigger = Trigger(candidate.token, frame, candidate.others, candidate.light)
    sentence = reading.sentence_span(reading.tokens[candidate.token].start)
    dated, placed = reading.times_in(sentence), next(reading.toponyms_in(sentence), None) is not None
    place = event.place if event is not None and event.place is not None else None
    if place is None and placed:
        place = find_place(reading, trigger)
    toponym = None if place is None else reading.annotations.toponyms[place]
    when = event.when if event is not None and event.when is not None else None
    if when is None and dated:
        when = find_time(reading, trigger)
    told = [n for n in report.figure_index.near([clause]) if clause.contains(report.figures[n].span)]
    return Proposition(
        span=clause,
        trigger=_trigger(reading, candidate),
        predicate=candidate.predicate,
        fillers=fillers,
        position=Position.RAISES,
        reality=Reality.ACTUAL,
        event=number,
        figures=tuple(told),
        type=None if event is None else event.type,
        mode=None if event is None else event.mode,
        terms=tuple(sorted(terms)),
        scope=find_scope(reading, candidate),
        when=when,
        place=() if toponym is None else (toponym.name, *toponym.within),
    )


def _trigger(reading: Reading, candidate: Candidate) -> tuple[Span, ...]:
    """The words of the predicate, its own first, neighbours joined."""
    spans: list[Span] = []
    for i in sorted({candidate.token, *candidate.others}):
        token = reading.tokens[i]
        if spans and 0 <= token.start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
    own = reading.tokens[candidate.token].start
    return tuple(sorted(spans, key=lambda span: (not span.start <= own < span.end, span.start)))


def _path(reading: Reading, candidate: Candidate, top: int) -> list[int]:
    """The tokens from a word up to the head of all that carries its position; only itself where that is not above."""
    path, at = [candidate.token], candidate.token
    for _ in range(MOST_STEPS):
        if at == top:
            return path
        above = reading.tokens[at].head
        if above == at:
            break
        path.append(above)
        at = above
    return [candidate.token]


def _span(reading: Reading, candidate: Candidate, tokens: list[int], tellers: Tellers) -> Span:
    """The words around a proposition's own, within the statement that tells it."""
    telling = tellers.around(candidate.token)
    inside = [i for i in tokens if not telling or tellers.holds(telling[0], i)] or [candidate.token]
    sentence = reading.sentence_at[candidate.token]
    inside = [i for i in inside if reading.sentence_at[i] == sentence] or [candidate.token]
    while len(inside) > 1 and inside[-1] != candidate.token and reading.tokens[inside[-1]].dep in HANGING:
        inside.pop()  # the "and" before the next clause, with its comma
    return reading.trimmed(reading.span(inside[0], inside[-1] + 1))
