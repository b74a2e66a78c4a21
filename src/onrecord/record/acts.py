"""What a speaker does by saying something, and in which kind of words."""

from collections.abc import Sequence

from onrecord.lexicon.acts import act_words
from onrecord.lexicon.reporting import reporting_nouns
from onrecord.model import Act, MentionKind, Span, StatementKind
from onrecord.record.drafts import Draft
from onrecord.record.reading import NEGATIONS, Reading, reporting_verb

MAY_THREATEN = (Act.ASSERT, Act.ANNOUNCE, Act.PROMISE, Act.WARN)
CONDITIONS = frozenset({"if", "unless"})
FUTURES = frozenset({"will", "would", "'ll", "’ll", "shall"})
DIRECT_SHARE = 0.9  # of the letters of the content, as in the quotation corpora's own scoring


def act_of(reading: Reading, draft: Draft) -> Act:
    """The act: what was told from reporting word and content, or what the word itself says where that is more.

    A plain assertion that denies in its own words is a denial; what will be done to others if they do not do as they
    should is a threat, even behind "warned".
    """
    act = _told_act(reading, draft)
    return Act.THREATEN if act in MAY_THREATEN and _threatens(reading, draft.content) else act


def _told_act(reading: Reading, draft: Draft) -> Act:
    if draft.act not in (Act.ASSERT, Act.ANNOUNCE):
        return draft.act
    by_word = Act.ASSERT if draft.cue_token is None else _act_of_word(reading, draft.cue_token)
    if by_word not in (Act.ASSERT, Act.ANNOUNCE):
        return by_word
    return Act.DENY if _denies(reading, draft.content[0]) else draft.act


def _threatens(reading: Reading, content: Sequence[Span]) -> bool:
    """Whether a deed by which one retaliates will or would be done under a condition ("will impose sanctions if")."""
    inside = [reading.tokens[i] for span in content for i in reading.tokens_in(span)]
    words = {token.text.lower() for token in inside}
    if words.isdisjoint(CONDITIONS) or words.isdisjoint(FUTURES):
        return False
    return any(token.lemma.lower() in act_words("retaliating") for token in inside)


def _act_of_word(reading: Reading, cue: int) -> Act:
    """What the reporting word says by itself."""
    verb = reporting_verb(reading, cue)
    noun = reporting_nouns().get(reading.tokens[cue].lemma.lower(), Act.ASSERT)
    return verb.act if verb is not None else noun if reading.tokens[cue].pos == "NOUN" else Act.ASSERT


def _denies(reading: Reading, content: Span) -> bool:
    """Whether the main clause of the content says of someone that they do, plan, have or saw not.

    Counted are negated deeds that people are asked or accused about ("is not planning an attack", "did not witness
    the withdrawal") and "no" before what one can only have or lack ("has no plans", "saw no signs"), said of a person,
    body or country. Other negated verbs ("had not slept") deny nothing that anyone has claimed.
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
        return not modal and following not in act_words("limiting") and lemma in act_words("deeds")
    thing = reading.child(verb, "dobj", "attr")
    if thing is None or lemma not in act_words("having"):
        return False
    lacking = any(reading.tokens[c].text.lower() == "no" for c in reading.children[thing])
    return lacking and reading.tokens[thing].lemma.lower() in act_words("lacked")


def _is_someone(reading: Reading, subject: int) -> bool:
    """Whether a subject is a person, body or country, or a pronoun for one."""
    mention = reading.mention(subject)
    return mention is not None and mention.kind not in (MentionKind.GROUP, MentionKind.OFFICE)


def kind_of(reading: Reading, content: tuple[Span, ...]) -> StatementKind:
    """Direct when nearly all letters of the content stand between quotation marks, mixed when some do."""
    letters = quoted = 0
    for span in content:
        letters += _letters(reading, span)
        for quotation in reading.quotations_in(span):
            start, end = max(span.start, quotation.span.start), min(span.end, quotation.span.end)
            quoted += _letters(reading, Span(start, max(start, end)))
    if not letters or not quoted:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if quoted >= DIRECT_SHARE * letters else StatementKind.MIXED


def _letters(reading: Reading, span: Span) -> int:
    return sum(char.isalnum() for char in span.of(reading.report.text))
