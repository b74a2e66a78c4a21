"""Statements of a report: drafts from every rule, freed of doubles, then filled in."""

from dataclasses import replace

from onrecord.lexicon.frames import Frames
from onrecord.model import Act, Annotations, MentionKind, Party, Reason, Record, Report, Span, Statement
from onrecord.record.acts import act_of, kind_of
from onrecord.record.addressing import find_addressee, find_teller
from onrecord.record.circumstances import channel, said_when
from onrecord.record.drafts import Draft
from onrecord.record.event_lines import find_event_lines
from onrecord.record.events import find_events
from onrecord.record.figures import find_figures
from onrecord.record.headlines import find_headline_claims
from onrecord.record.layouts import find_laid_out
from onrecord.record.positions import SpanIndex
from onrecord.record.propositions import find_propositions
from onrecord.record.quoted import find_attributed, find_floating, with_sentences_joined
from onrecord.record.reading import Reading
from onrecord.record.subjects import parties, party, source_span
from onrecord.record.tallies import find_tallies
from onrecord.record.told import find_told
from onrecord.record.wordings import find_namings

LONG_WORD = 4  # letters
SAME_CONTENT = 0.8  # share of the longer content from which two drafts say the same


def extract_record(report: Report, annotations: Annotations, *, frames: Frames | None = None) -> Record:
    """All that one report puts on record; `frames` are those of events, None for the package's."""
    reading = Reading(report, annotations)
    statements = find_statements(reading)
    figures, events = find_figures(reading, statements), find_events(reading, statements, frames=frames)
    propositions = find_propositions(reading, statements, figures, events)
    tallies = find_tallies(reading, figures)
    namings = find_namings(reading, statements)
    lines = find_event_lines(reading, events, statements)
    return Record(report, annotations, statements, figures, events, propositions, tallies, namings, event_lines=lines)


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a report, in the order of their contents."""
    told = find_told(reading)
    told.extend(find_headline_claims(reading, told))
    told.extend(find_laid_out(reading, told))
    told.extend(find_attributed(reading, told))
    kept = _without_doubles(with_sentences_joined(reading, [*told, *find_floating(reading, told)]))
    kept = sorted((d for d in kept if d.content), key=lambda d: (d.content[0].start, -d.content[-1].end))
    contents = SpanIndex()
    for number, draft in enumerate(kept):
        contents.add(number, draft.content)
    statements = [_statement(reading, draft, contents, kept) for draft in kept]
    statements = [_as_told_below(reading, statement, statements) for statement in statements]
    return tuple(_with_parent(statements, i, contents) for i in range(len(statements)))


def _as_told_below(reading: Reading, statement: Statement, statements: list[Statement]) -> Statement:
    """A headline's claim with the act of the statement that it shortens: "Roe: army fired first" of "Roe accused ...".

    That is one by the same speaker that holds half of the claim's longer words.
    """
    if statement.act is not Act.ASSERT or [span.of(reading.report.text) for span in statement.cue] != [":"]:
        return statement
    claim = _long_words(reading, statement)
    for other in statements:
        alike = {party.name for party in other.speakers} == {party.name for party in statement.speakers}
        if other is not statement and alike and claim and 2 * len(claim & _long_words(reading, other)) >= len(claim):
            return replace(statement, act=other.act)
    return statement


def _long_words(reading: Reading, statement: Statement) -> set[str]:
    tokens = (reading.tokens[i] for span in statement.content for i in reading.tokens_in(span))
    return {token.lemma.lower() for token in tokens if len(token.text) >= LONG_WORD}


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Of two drafts for the same words, keeps the earlier rule's, unless one reports the other with another source."""
    kept: list[Draft] = []
    filed = SpanIndex()
    for draft in drafts:
        if not draft.content or not any(len(piece) for piece in draft.content):
            continue
        near = [kept[number] for number in filed.near(draft.content)]
        if any(_same(draft, other) for other in near):
            continue
        filed.add(len(kept), draft.content)
        kept.append(draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    shared = sum(_overlap(a, b) for a in one.content for b in other.content)
    if shared and one.cue_token is not None and one.cue_token == other.cue_token:
        return True
    longest = max(sum(map(len, one.content)), sum(map(len, other.content)))
    if shared < SAME_CONTENT * longest:
        return False
    return one.subject == other.subject or one.cue == other.cue


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _statement(reading: Reading, draft: Draft, contents: SpanIndex, drafts: list[Draft]) -> Statement:
    """The statement that a draft makes."""
    subject = draft.subject
    speakers = parties(reading, subject) if subject is not None else ()
    inherited = draft.inherited is not None or (draft.cue_token is None and not draft.cue)
    speakers = tuple(_unspanned(speaker) for speaker in speakers) if inherited else speakers
    reasons = [Reason(draft.rule, draft.cue[0] if draft.cue else None)]
    told_by = None if draft.cue_token is None else find_teller(reading, draft.cue_token)
    if told_by is not None:
        teller = party(reading, told_by)
        reasons.append(Reason(f"told by {teller.name}", teller.span))
    return Statement(
        source=_source(reading, draft) if not inherited else (),
        cue=draft.cue,
        content=draft.content,
        kind=kind_of(reading, draft.content),
        act=act_of(reading, draft),
        speakers=speakers,
        addressee=_addressee(reading, draft),
        channel=channel(reading, draft),
        said=said_when(reading, draft, contents=contents, drafts=drafts),
        reasons=tuple(reasons),
    )


def _unspanned(speaker: Party) -> Party:
    return Party(speaker.name, speaker.kind, None, speaker.entity)


def _source(reading: Reading, draft: Draft) -> tuple[Span, ...]:
    if draft.source or draft.subject is None:
        return draft.source
    return (source_span(reading, draft.subject),)


def _addressee(reading: Reading, draft: Draft) -> Party | None:
    token = None if draft.cue_token is None else find_addressee(reading, draft.cue_token)
    if token is None or reading.mention(token) is None:
        return None
    addressed = party(reading, token)
    return None if addressed.kind is MentionKind.PRONOUN else addressed


def _with_parent(statements: list[Statement], index: int, contents: SpanIndex) -> Statement:
    """Sets the statement within whose content this one's source and content stand: the narrowest."""
    statement = statements[index]
    inner = [*statement.content, *statement.cue]
    around = [
        number
        for number in contents.near(statement.content[:1])
        if number != index and all(any(p.contains(span) for p in statements[number].content) for span in inner)
    ]
    if not around:
        return statement
    return replace(statement, parent=min(around, key=lambda number: sum(map(len, statements[number].content))))
