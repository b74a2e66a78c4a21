"""What a speaker does by saying something, and in which kind of words."""

from onrecord.model import Act, MentionKind, Span, StatementKind
from onrecord.record.drafts import Draft
from onrecord.record.reading import NEGATIONS, Reading

DENYING_OBJECTS = frozenset(
    {"plan", "intention", "evidence", "sign", "knowledge", "proof", "involvement", "role", "part", "information",
     "indication", "truth", "basis", "link", "connection", "responsibility"}
)  # fmt: skip
WITNESSING = frozenset({"see", "witness", "observe", "have", "find", "notice", "be", "receive"})
WISHING = frozenset({"want", "need", "wish", "like", "hope", "ask", "promise", "mean", "care", "think", "know", "let"})
LIMITING = frozenset({"only", "just", "merely", "simply", "necessarily", "yet"})
DIRECT_SHARE = 0.9  # of the letters of the content, as in the quotation corpora's own scoring


def act_of(reading: Reading, draft: Draft) -> Act:
    """The act: what the reporting word says, or a denial where a plain assertion denies in its own words."""
    if draft.act not in (Act.ASSERT, Act.ANNOUNCE):
        return draft.act
    return Act.DENY if _denies(reading, draft.content[0]) else draft.act


def _denies(reading: Reading, content: Span) -> bool:
    """Whether the main clause of the content says of someone that they do, have or saw not.

    Counted are a negated verb ("did not witness the withdrawal", "is not planning") and "no" before what one can only
    have or lack ("has no plans", "saw no signs"), said of a person, body or country. Wishes, needs and promises are
    not denials when negated, nor is "not only", nor what is said of things ("grief is not evidence").
    """
    inside = list(reading.tokens_in(content))
    root = next((i for i in inside if not _governed_within(reading, i, content)), None)
    if root is None or reading.tokens[root].pos not in ("VERB", "AUX"):
        return False
    verbs = [root, *(c for c in reading.children[root] if reading.tokens[c].dep == "conj")]
    return any(_is_denied(reading, verb, reading.child(verb, "nsubj", "nsubjpass")) for verb in verbs)


def _governed_within(reading: Reading, i: int, content: Span) -> bool:
    head = reading.tokens[i].head
    return head != i and content.start <= reading.tokens[head].start < content.end


def _is_denied(reading: Reading, verb: int, subject: int | None) -> bool:
    if subject is None or not _is_someone(reading, subject):
        return False
    lemma = reading.tokens[verb].lemma.lower()
    negation = next((c for c in reading.children[verb] if reading.tokens[c].text.lower() in NEGATIONS), None)
    if negation is not None:
        following = reading.tokens[negation + 1].text.lower() if negation + 1 < len(reading.tokens) else ""
        modal = any(reading.tokens[c].tag == "MD" for c in reading.children[verb])
        return not modal and following not in LIMITING and lemma not in WISHING and reading.tokens[verb].pos == "VERB"
    thing = reading.child(verb, "dobj", "attr")
    if thing is None or lemma not in WITNESSING:
        return False
    lacking = any(reading.tokens[c].text.lower() == "no" for c in reading.children[thing])
    return lacking and reading.tokens[thing].lemma.lower() in DENYING_OBJECTS


def _is_someone(reading: Reading, subject: int) -> bool:
    """Whether a subject is a person, body or country, or a pronoun for one."""
    mention = reading.mention(subject)
    return mention is not None and mention.kind not in (MentionKind.GROUP, MentionKind.OFFICE)


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
