"""What a speaker does by saying something, and in which kind of words."""

from onrecord.model import Act, Span, StatementKind
from onrecord.record.drafts import Draft
from onrecord.record.reading import NEGATIONS, Reading

DENYING_OBJECTS = frozenset(
    {"plan", "intention", "evidence", "sign", "knowledge", "proof", "involvement", "role", "part", "information",
     "indication", "truth", "basis", "link", "connection", "responsibility"}
)  # fmt: skip
WITNESSING = frozenset({"see", "witness", "observe", "have", "find", "notice", "be", "receive"})
DIRECT_SHARE = 0.9  # of the letters of the content, as in the quotation corpora's own scoring


def act_of(reading: Reading, draft: Draft) -> Act:
    """The act: what the reporting word says, or a denial where a plain assertion denies in its own words."""
    if draft.act not in (Act.ASSERT, Act.ANNOUNCE):
        return draft.act
    return Act.DENY if _denies(reading, draft.content[0]) else draft.act


def _denies(reading: Reading, content: Span) -> bool:
    """Whether the main clause of the content says that something is not so.

    Counted are a negated verb of being, doing or seeing ("did not witness the withdrawal", "is not planning") and
    "no" before what one can only have or lack ("has no plans", "saw no signs"): not wishes and needs.
    """
    inside = list(reading.tokens_in(content))
    if not inside:
        return False
    root = next((i for i in inside if not content.start <= reading.tokens[reading.tokens[i].head].start < content.end
                 or reading.tokens[i].head == i), inside[0])  # fmt: skip
    verb = reading.tokens[root]
    if verb.pos not in ("VERB", "AUX"):
        return False
    negated = any(reading.tokens[c].text.lower() in NEGATIONS for c in reading.children[root])
    subject = reading.child(root, "nsubj", "nsubjpass")
    if negated:
        modal = any(reading.tokens[c].tag == "MD" for c in reading.children[root])
        first = reading.tokens[subject].text.lower() if subject is not None else ""
        return not modal and first not in ("you",)
    thing = reading.child(root, "dobj", "attr")
    if thing is None or verb.lemma.lower() not in WITNESSING:
        return False
    lacking = any(reading.tokens[c].text.lower() == "no" for c in reading.children[thing])
    return lacking and reading.tokens[thing].lemma.lower() in DENYING_OBJECTS


def kind_of(reading: Reading, content: tuple[Span, ...]) -> StatementKind:
    """Direct when nearly all letters of the content stand between quotation marks, mixed when some do."""
    text = reading.report.text
    letters = quoted = 0
    for span in content:
        for position in range(span.start, span.end):
            if text[position].isalnum():
                letters += 1
                quoted += any(
                    q.span.start <= position < q.span.end for q in reading.annotations.quotations
                    if q.span.start < span.end and span.start < q.span.end
                )  # fmt: skip
    if not letters or not quoted:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if quoted >= DIRECT_SHARE * letters else StatementKind.MIXED
