"""Statements with a reporting phrase, as the trained tagger reads them: drafts with source, cue and content."""

from collections.abc import Sequence
from functools import partial

from onrecord.lexicon.acts import act_words
from onrecord.model import MentionKind, Span
from onrecord.record.addressing import find_addressee
from onrecord.record.denying import denial_margin
from onrecord.record.drafts import Draft
from onrecord.record.nesting import is_anothers
from onrecord.record.quoted import content_span
from onrecord.record.reading import Reading, governor, reporting_verb
from onrecord.record.subjects import find_subject, speaker_in
from onrecord.record.tagger import Tagged, shared_act_model, shared_networks, tag_statements, token_features
from onrecord.record.unsaid import is_unsaid

ARTICLE = 4  # characters of "the " before a time
FARTHEST = 6  # words between two pieces of a content that nothing of the reporting clause parts
SPEAKING = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.OFFICE)
JOINTS = frozenset({"and", "but", "or"})
JOINING = frozenset({"-", "'", "’", "/", "%", "$", "€", "£"})


def find_told(reading: Reading) -> list[Draft]:
    """Drafts for what the report gives with a reporting word, in the order of these words."""
    tagged = tag_statements(
        token_features(reading),
        shared_networks(),
        acts=shared_act_model(),
        nested=partial(is_anothers, reading),
        margin=partial(denial_margin, reading),
    )
    passed_over = (_is_unsaid, _is_bare, _leads_elsewhere, _is_of_the_mute)
    told = [one for one in tagged if not any(is_none(reading, one) for is_none in passed_over)]
    drafts = [_draft(reading, one) for one in told]
    return [draft for draft in drafts if draft.content]


def _is_unsaid(reading: Reading, tagged: Tagged) -> bool:
    return is_unsaid(reading, governor(reading, range(*tagged.cue)))


def _is_bare(reading: Reading, tagged: Tagged) -> bool:
    """Whether the content is nothing but a word that points elsewhere ("said this", "told them")."""
    words = [reading.tokens[int(i)] for i in tagged.content if reading.tokens[int(i)].text[:1].isalnum()]
    return all(word.pos in ("PRON", "DET") for word in words)


def _leads_elsewhere(reading: Reading, tagged: Tagged) -> bool:
    """Whether what stands before a colon is a label of the page ("Read: Norland closes its harbour")."""
    if reading.tokens[tagged.cue[0]].text != ":":
        return False
    return any(reading.tokens[int(i)].text.lower() in act_words("leading") for i in tagged.source[:1])


def _is_of_the_mute(reading: Reading, tagged: Tagged) -> bool:
    """Whether a deed, the weather or the ground would speak ("the invasion showed ..."), and no body so named."""
    source = [int(token) for token in tagged.source]
    subject = governor(reading, source) if source else find_source(reading, governor(reading, range(*tagged.cue)))
    if subject is None or reading.tokens[subject].lemma.lower() not in act_words("mute"):
        return False
    first = reading.annotations.sentences[reading.sentence_at[subject]].first_token
    if subject > first and not reading.tokens[subject].text.islower():  # "the Resistance" is a body
        return False
    mention = reading.mention(subject)
    return mention is None or mention.kind not in SPEAKING


def find_source(reading: Reading, cue: int) -> int | None:
    """The token for who says it, from the grammar around the reporting word; None where it is left out."""
    if reading.tokens[cue].pos != "NOUN":
        subject = find_subject(reading, cue)
        named = subject is not None and (reading.mention(subject) is not None or reading.tokens[subject].pos == "PROPN")
        return subject if named else _named_behind(reading, cue)
    owner = reading.child(cue, "poss")
    if owner is not None:
        return owner
    by = next((i for i in reading.children[cue] if reading.tokens[i].text.lower() in ("by", "from")), None)
    return _speaker_around(reading, cue) if by is None else reading.child(by, "pobj")


def _named_behind(reading: Reading, cue: int) -> int | None:
    """The name that ends a sentence right behind the reporting word, where the parse lost its subject.

    So it does in capitals: "WE KNOW OF NO SUCH ORDER SAID NORLAND".
    """
    verb = reporting_verb(reading, cue)
    if verb is None or verb.addressee == "object" or cue + 1 >= len(reading.tokens):
        return None
    mention = reading.mention(cue + 1)
    if mention is None or mention.kind not in SPEAKING or mention.span.start > reading.tokens[cue + 1].start:
        return None
    sentence = reading.annotations.sentences[reading.sentence_at[cue]]
    rest = reading.report.text[mention.span.end : sentence.span.end]
    return None if any(char.isalnum() for char in rest) else mention.head


def _speaker_around(reading: Reading, noun: int) -> int | None:
    """Who speaks in the reporting clause that a noun stands in, unless that one only tells of what the noun holds."""
    current = noun
    while reading.tokens[current].head != current and reading.tokens[current].dep != "ccomp":
        current = reading.tokens[current].head
        if reporting_verb(reading, current) is not None:
            return find_subject(reading, current)
    return None


def _draft(reading: Reading, tagged: Tagged) -> Draft:
    cue = governor(reading, range(*tagged.cue))
    source, content = [int(token) for token in tagged.source], without_strays(reading, tagged)
    if source and _is_time(reading, source):
        source = []
    words = reading.span(*tagged.cue)
    handed_on = _quoted_as(reading, cue, content)
    if handed_on is not None:
        cue, source, content = handed_on, [], _behind(reading, handed_on, content)
        words = reading.span(cue, cue + 1)
    return Draft(
        rule=f"{reading.tokens[cue].lemma.lower()!r} reports it",
        content=tuple(content_pieces(reading, _without_addressee(reading, content))),
        act=tagged.act,
        subject=speaker_in(reading, source) if source else find_source(reading, cue),
        source=tuple(reading.span(first, after) for first, after in runs(reading, source)),
        cue=(words,),
        cue_token=cue,
    )


def _is_time(reading: Reading, source: Sequence[int]) -> bool:
    """Whether the words for who says it are a time: "The day before, the general had said"."""
    words = Span(reading.tokens[source[0]].start, reading.tokens[source[-1]].end)
    return any(
        time.span.overlaps(words) and len(time.span) + ARTICLE >= len(words) for time in reading.annotations.times
    )


def without_strays(reading: Reading, tagged: Tagged) -> list[int]:
    """Content tokens without pieces that stand far off, with no reporting phrase or source of theirs in between.

    What stands nearest to the reporting phrase stays.
    """
    own = {*range(*tagged.cue), *(int(i) for i in tagged.source)}
    groups: list[list[int]] = []
    for i in (int(token) for token in tagged.content):
        between = range(groups[-1][-1] + 1, i) if groups else range(0)
        words = sum(reading.tokens[k].text[:1].isalnum() for k in between)
        if not groups or (words > FARTHEST and own.isdisjoint(between)):
            groups.append([])
        groups[-1].append(i)
    return min(groups, key=lambda group: min(abs(group[0] - tagged.cue[0]), abs(group[-1] - tagged.cue[0])))


def _quoted_as(reading: Reading, cue: int, content: Sequence[int]) -> int | None:
    """The verb of the one who is quoted, in "the palace quoted Roe as telling them ..."; None in all else."""
    for i in content:
        token = reading.tokens[i]
        behind_as = token.dep == "pcomp" and reading.tokens[token.head].text.lower() == "as"
        if behind_as and token.tag == "VBG" and reading.tokens[token.head].head == cue:
            return i
    return None


def _behind(reading: Reading, verb: int, content: Sequence[int]) -> list[int]:
    """What is said behind a verb, without those to whom it is said."""
    addressee = find_addressee(reading, verb)
    addressed = set() if addressee is None else set(reading.subtree(addressee))
    return [i for i in content if i > verb and i not in addressed]


def _without_addressee(reading: Reading, content: Sequence[int]) -> Sequence[int]:
    """Content that begins with a quotation once the name before it is left out ("telling Roe, “We go.”")."""
    first = next((n for n, i in enumerate(content) if reading.quotation_at[i] is not None), 0)
    names = [i for i in content[:first] if reading.tokens[i].text[:1].isalnum()]
    mentioned = {reading.mention_at[i] for i in names}
    marked = first and reading.tokens[content[first] - 1].text in ("“", '"', "«", "‘", "'")
    return content[first:] if marked and len(mentioned) == 1 and None not in mentioned else content


def runs(reading: Reading, tokens: Sequence[int]) -> list[tuple[int, int]]:
    """Tokens as half-open ranges; what only marks part is one range."""
    ranges: list[tuple[int, int]] = []
    for i in tokens:
        if not reading.tokens[i].text[:1].isalnum() and reading.tokens[i].text not in JOINING:
            continue
        if ranges and _only_marks(reading, ranges[-1][1], i):
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return ranges


def _only_marks(reading: Reading, first: int, after: int) -> bool:
    return all(not reading.tokens[i].text[:1].isalnum() for i in range(first, after))


def content_pieces(reading: Reading, tokens: Sequence[int]) -> list[Span]:
    """The stretches of text for content tokens, without the "that" which only leads to them.

    A quotation that is read to its end keeps the stop before its mark.
    """
    if len(tokens) > 1 and reading.tokens[tokens[0]].text.lower() == "that" and reading.tokens[tokens[0]].dep == "mark":
        tokens = tokens[1:]
    return [_piece(reading, first, after) for first, after in runs(reading, _clauses(reading, tokens))]


def _clauses(reading: Reading, tokens: Sequence[int]) -> list[int]:
    """Content without the "and that" between two clauses, each of which is a claim for itself."""
    inside = set(tokens)
    joints = {
        i
        for i in tokens
        if reading.tokens[i].text.lower() in JOINTS
        and i + 1 in inside
        and reading.tokens[i + 1].text.lower() == "that"
        and reading.tokens[i + 1].dep == "mark"
        and reading.quotation_at[i] is None
    }
    return [i for i in tokens if i not in joints and i - 1 not in joints]


def _piece(reading: Reading, first: int, after: int) -> Span:
    span = reading.span(first, after)
    opening, closing = reading.quotation(first), reading.quotation(after - 1)
    if closing is not None and closing is opening:
        whole = content_span(reading, closing)
        start = whole.start if _words_from(reading, closing.span.start, span.start) == 0 else span.start
        return Span(start, whole.end if _words_from(reading, span.end, closing.span.end) == 0 else span.end)
    start, end = span.start, span.end
    if opening is not None and _words_from(reading, opening.span.start, start) == 0:
        start = opening.outer.start
    if closing is not None and _words_from(reading, end, closing.span.end) == 0:
        end = closing.outer.end
    return _with_its_mark(reading, reading.trimmed(Span(start, end)))


def _with_its_mark(reading: Reading, span: Span) -> Span:
    """A content with the question or exclamation mark that ends it."""
    following = reading.report.text[span.end : span.end + 1]
    return Span(span.start, span.end + 1) if following in ("?", "!") else span


def _words_from(reading: Reading, start: int, end: int) -> int:
    return sum(char.isalnum() for char in reading.report.text[start:end])
