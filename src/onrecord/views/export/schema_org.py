"""Statements and claims as schema.org JSON-LD.

Only a direct statement is a `Quotation`: its text is the speaker's own. One that is retold, wholly or in part, is a
`Statement` in the report's words. A claim is a `Claim` with the places where it appears. No `ClaimReview` is made:
that type reviews a claim, consumers require its `reviewRating`, and this record never rates.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import MentionKind, Span, StatementKind
from onrecord.model.claims import ClaimMember
from onrecord.model.crossed import CountedClaim
from onrecord.store import PartyRow, ReportHead, StatementRow
from onrecord.views.export.identifiers import urn, web_address
from onrecord.views.export.json_files import one_line
from onrecord.views.export.written_times import coverage, reduced_date
from onrecord.views.shapes.gathered import Gathered, Named
from onrecord.views.shapes.line_fields import Fields

_CONTEXT = "https://schema.org"


def graph(nodes: Iterable[Fields]) -> Iterator[str]:
    """The nodes as one JSON-LD document, each on a line."""
    before = f'{{"@context": "{_CONTEXT}", "@graph": [\n'
    for node in nodes:
        yield before + one_line(node)
        before = ",\n"
    yield "\n]}\n" if before == ",\n" else before + "]}\n"


def article(head: ReportHead) -> Fields:
    """A report as `NewsArticle`."""
    fields = {
        "@type": "NewsArticle",
        "@id": urn(head.version_id),
        "headline": head.title,
        "author": {"@type": "Thing", "name": head.author} if head.author else None,
        "publisher": {"@type": "Organization", "name": head.outlet} if head.outlet else None,
        "datePublished": reduced_date(head.publication.interval),
        "url": web_address(head),
        "version": str(head.number),
        "identifier": _identifier("report", head.report_id),
    }
    return _known(fields)


def quotation(statement: StatementRow) -> Fields:
    """A statement as `Quotation`, or as `Statement` where it is retold."""
    quoted = statement.kind is StatementKind.DIRECT
    speakers = [_party(party) for party in statement.speakers]
    fields = {
        "@type": "Quotation" if quoted else "Statement",
        "@id": urn(statement.statement_id),
        "text": statement.words or statement.cue_words,
        "spokenByCharacter" if quoted else "creator": speakers,
        "temporalCoverage": coverage(statement.said),
        "keywords": [statement.act.value, statement.kind.value],
        "isPartOf": {"@id": urn(statement.report.version_id)},
        "identifier": _places(statement.report, statement.content or statement.cue or statement.source),
    }
    return _known(fields)


def claim(gathered: Gathered, named: Named[CountedClaim]) -> Fields:
    """A claim as `Claim`; what denies or doubts it appears too, with its position as keyword."""
    name, counted = named
    members = counted.claim.members
    first = _first(gathered, members)
    fields = {
        "@type": "Claim",
        "@id": urn(name),
        "text": counted.claim.proposition,
        "appearance": [_appearance(gathered, member) for member in members],
        "firstAppearance": None if first is None else {"@id": _appearance_id(first)},
    }
    return _known(fields)


def _appearance(gathered: Gathered, member: ClaimMember) -> Fields:
    item = member.item
    head = gathered.heads[item.version_id]
    holders = [_typed(holder.name, holder.kind) for holder in item.proposition.holders]
    fields = {
        "@type": "CreativeWork",
        "@id": _appearance_id(member),
        "text": gathered.words(item.version_id, item.proposition.span),
        "creator": holders,
        "keywords": [member.position.value],
        "isPartOf": {"@id": urn(item.version_id)},
        "identifier": _places(head, (item.proposition.span,)),
    }
    return _known(fields)


def _appearance_id(member: ClaimMember) -> str:
    return urn(member.item.item_id)


def _first(gathered: Gathered, members: Sequence[ClaimMember]) -> ClaimMember | None:
    """The member in the report published first; None where any date is unknown or the first two may be one."""
    published = [gathered.heads[member.item.version_id].publication.interval for member in members]
    begins = [
        (when.begin.replace(tzinfo=None), when.finish.replace(tzinfo=None), number)
        for number, when in enumerate(published)
        if when is not None and when.begin is not None and when.finish is not None
    ]
    if len(begins) < len(members) or not begins:
        return None
    begins.sort()
    _, finish, first = begins[0]
    report = members[first].item.report_id
    others = (begin for begin, _, number in begins[1:] if members[number].item.report_id != report)
    return members[first] if all(begin >= finish for begin in others) else None


def _party(party: PartyRow) -> Fields:
    node = _typed(party.name, party.party.kind)
    return node if party.actor_id is None else {**node, "@id": urn(party.actor_id)}


def _typed(name: str, kind: MentionKind | None) -> Fields:
    return {"@type": "Person" if kind is MentionKind.PERSON else "Organization", "name": name}


def _places(head: ReportHead, spans: Sequence[Span]) -> list[Fields]:
    return [
        _identifier("report", head.report_id),
        _identifier("version", str(head.number)),
        *(_identifier("span", f"{span.start}-{span.end}") for span in spans),
    ]


def _identifier(name: str, value: str) -> Fields:
    return {"@type": "PropertyValue", "propertyID": urn(name), "value": value}


def _known(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}
