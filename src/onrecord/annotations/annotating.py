"""All layers of one report, one after the other."""

import re

from onrecord.annotations.mentions import find_phrases, resolve_mentions
from onrecord.annotations.parsing import Parser
from onrecord.annotations.publication import infer_publication
from onrecord.annotations.quantities import find_quantities
from onrecord.annotations.quotations import find_quotations
from onrecord.annotations.times import anchor_times, find_times
from onrecord.annotations.toponyms import datelines, find_home, find_toponyms
from onrecord.model import Annotations, PublicationBasis, Report, Span, TimeExpression, TimeType

_COUNTED_OFF = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?) (?:later|earlier|ago|before|after)\b"
    r"|\btimes (?:an?|per|each|every)\b",
    re.IGNORECASE,
)


def annotate_report(report: Report, *, parser: Parser) -> Annotations:
    """Marks sentences, quotations, mentions, times, quantities and places in a report.

    An undated report gets the publication date that its own words pin, if they do.
    """
    text = report.text
    quotations = find_quotations(text, report.blocks)
    parse = parser.parse(report, quotations)
    tokens, sentences = parse.tokens, parse.sentences
    phrases = find_phrases(tokens, sentences)
    mentions, entities = resolve_mentions(text, tokens, phrases=phrases, sentences=sentences, quotations=quotations)
    found = find_times(text, tokens=tokens)
    publication = report.publication
    if publication.basis is PublicationBasis.UNKNOWN:
        inferred = infer_publication(text, found)
        publication = inferred if inferred.reasons or inferred.interval else publication
    times = anchor_times(found, publication, text=text, tokens=tokens)
    return Annotations(
        publication=publication,
        tokens=tokens,
        sentences=sentences,
        quotations=quotations,
        mentions=mentions,
        entities=entities,
        times=times,
        quantities=find_quantities(text, tokens, excluded=_excluded(text, times)),
        toponyms=find_toponyms(text, tokens, home=find_home(report.url), datelines=datelines(report)),
        vectors=parse.vectors,
    )


def _excluded(text: str, times: tuple[TimeExpression, ...]) -> tuple[Span, ...]:
    """Times whose numbers count nothing: dates, clock times and sets.

    A duration is a quantity of time, and so is the one in a date that is told by it: "nine days later". "40 times a
    day" counts, too.
    """
    return tuple(
        time.span
        for time in times
        if time.type is not TimeType.DURATION and not _COUNTED_OFF.search(time.span.of(text))
    )
