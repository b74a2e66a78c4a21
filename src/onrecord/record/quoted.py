"""Direct speech: quotations and who is given as saying them.

A quotation is speech when the sentence hands it over whole: it stands beside a reporting clause, behind a colon, or
makes a sentence of its own. A few words quoted inside a sentence ("its 'foot off the gas'") are part of that
sentence and left to indirect speech. Speech without a reporting clause of its own floats: it belongs to whoever spoke
just before in the same paragraph, or in the paragraph that it goes on from.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Act, BlockKind, MentionKind, Quotation, Span
from onrecord.record.drafts import Draft
from onrecord.record.known import Known
from onrecord.record.reading import MARKS, MODALS, Reading, reporting_verb
from onrecord.record.subjects import find_subject

CLAUSE_REACH = 40  # tokens of a reporting clause behind a quotation, with titles and appositions
SPEECH_WORDS = 3
NAMING = frozenset({"PROPN", "DET", "ADP", "PUNCT", "SPACE"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})


def find_attributed(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for direct speech with a reporting clause of its own that no other draft holds, in order.

    Args:
        reading: The report.
        drafts: What is known already: a reporting word of theirs has its content.
    """
    known = Known(reading, drafts)
    cues = {draft.cue_token for draft in drafts}
    found = []
    for index, quotation in enumerate(reading.annotations.quotations):
        if known.holds((content_span(reading, quotation),)) or not _is_speech(reading, index):
            continue
        draft = _with_clause(reading, index)
        if draft is not None and draft.cue_token not in cues:
            found.append(draft)
    return found


def find_floating(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for direct speech without a reporting clause of its own, in order.

    Args:
        reading: The report.
        drafts: What is known of the report's other statements, direct and indirect.
    """
    known = Known(reading, drafts)
    taken = {draft.quotation for draft in drafts}
    floating: list[Draft] = []
    for index, quotation in enumerate(reading.annotations.quotations):
        in_paragraph = reading.report.blocks[quotation.block].kind is BlockKind.PARAGRAPH
        if index in taken or not in_paragraph or known.holds((content_span(reading, quotation),)):
            continue
        if not _is_speech(reading, index):
            continue
        draft = _going_on(reading, index, known)
        if draft is None and _opens_paragraph(reading, quotation):
            draft = _led_by_next(reading, index)
        if draft is not None:
            floating.append(draft)
            known.add(draft)
    return floating


def with_sentences_joined(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a floating quotation that ends another's sentence is part of that ("We go," she said, "now.")."""
    joined = list(drafts)
    for floating in drafts:
        origin = floating.inherited
        if origin is None or floating.quotation is None or not any(draft is origin for draft in joined):
            continue
        same_paragraph = reading.block_of(origin.content[-1].start) == reading.block_of(floating.content[0].start)
        if same_paragraph and origin.content[-1].of(reading.report.text)[-1:] == ",":
            whole = replace(origin, content=(*origin.content, *floating.content))
            joined = [whole if draft is origin else draft for draft in joined if draft is not floating]
    return joined


def content_span(reading: Reading, quotation: Quotation) -> Span:
    """What a quotation quotes, without spaces and stray marks at its ends; stops and commas inside stay."""
    text, start, end = reading.report.text, quotation.span.start, quotation.span.end
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in MARKS):
        end -= 1
    return Span(start, end)


def _is_speech(reading: Reading, index: int) -> bool:
    """Whether a quotation is handed over whole rather than built into a sentence."""
    quotation = reading.annotations.quotations[index]
    tokens = [reading.tokens[i] for i in reading.tokens_in(quotation.span)]
    words = [token for token in tokens if token.text[:1].isalnum()]
    if not words or all(token.pos in NAMING for token in tokens):
        return False  # the quoted name of a newspaper, a ship, an operation
    before, after = _char_before(reading, quotation), _char_after(reading, quotation)
    ends_inside = quotation.span.of(reading.report.text)[-1:] in ".,!?…"
    has_verb = any(token.tag in FINITE for token in tokens)
    block = reading.report.blocks[quotation.block]
    starts_sentence = before in ("", ".", "!", "?", "”", '"', "…") or quotation.continues is not None
    if block.kind is not BlockKind.PARAGRAPH and not starts_sentence and before != ":":
        return False
    if quotation.repaired and before.isalnum() and has_verb:
        return True  # its opening mark was lost: the words before say nothing
    if before == ":" and (has_verb or len(words) >= SPEECH_WORDS):
        return True
    if starts_sentence and (ends_inside or after in ("", ".", ",", "–", "-", "—", "!", "?", "“", '"')):
        return has_verb or len(words) >= SPEECH_WORDS or _cue_after(reading, index) is not None
    if starts_sentence and _cue_after(reading, index) is not None:
        return True
    if before == "," and has_verb and len(words) >= SPEECH_WORDS and not _goes_on_in_sentence(reading, index):
        return _cue_before(reading, index) is not None or _cue_after(reading, index) is not None
    return has_verb and len(words) >= SPEECH_WORDS and _adjacent_cue(reading, quotation)


def _goes_on_in_sentence(reading: Reading, index: int) -> bool:
    """Whether a quotation behind a comma only closes the sentence around it ('would go there, "to help", he said')."""
    first = reading.annotations.quotations[index].span.of(reading.report.text)[:1]
    return first.islower() and _cue_before(reading, index) is None


def _char_before(reading: Reading, quotation: Quotation) -> str:
    start = reading.report.blocks[quotation.block].span.start
    return reading.report.text[start : quotation.outer.start].rstrip()[-1:]


def _char_after(reading: Reading, quotation: Quotation) -> str:
    end = reading.report.blocks[quotation.block].span.end
    return reading.report.text[quotation.outer.end : end].lstrip()[:1]


def _adjacent_cue(reading: Reading, quotation: Quotation) -> bool:
    """Whether the word right before the mark is a reporting verb ('he said "we will see"')."""
    first = next(reading.tokens_in(quotation.span), None)
    if first is None:
        return False
    i = first - 1
    while i >= 0 and reading.tokens[i].pos == "PUNCT":
        i -= 1
    verb = reporting_verb(reading, i) if i >= 0 else None
    return verb is not None and bool(verb.takes & {"clause", "quotation"})


def _with_clause(reading: Reading, index: int) -> Draft | None:
    """A draft for a quotation with a reporting clause behind or before it."""
    quotation = reading.annotations.quotations[index]
    found = _cue_after(reading, index)
    if found is None:
        found = _cue_before(reading, index)
    if found is None:
        return None
    cue, subject = found
    verb = reporting_verb(reading, cue)
    return Draft(
        "quotation with a reporting clause",
        (content_span(reading, quotation),),
        verb.act if verb else Act.ASSERT,
        subject,
        (reading.span(cue, cue + 1),),
        cue,
        quotation=index,
    )


def _cue_after(reading: Reading, index: int) -> tuple[int, int | None] | None:
    """The reporting verb and its subject's token in the clause behind a quotation."""
    quotation = reading.annotations.quotations[index]
    stretch = _clause_after(reading, quotation)
    new_sentence = quotation.span.of(reading.report.text)[-1:] in ".!?" and not quotation.repaired
    for i in stretch:
        token = reading.tokens[i]
        verb = reporting_verb(reading, i)
        if verb is None or not verb.takes & {"clause", "quotation"} or token.tag == "VB":
            if token.tag in FINITE and token.pos == "VERB":
                return None
            continue
        subject = _subject_near(reading, i, stretch)
        if subject is None:
            continue
        if new_sentence and _says_more(reading, i, stretch):
            return None
        return i, subject
    return None


def _says_more(reading: Reading, cue: int, stretch: list[int]) -> bool:
    """Whether the clause behind a finished quotation reports something else ('"Go." He said that ...')."""
    behind = [reading.tokens[i] for i in stretch if i > cue]
    return any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in behind)


def _clause_after(reading: Reading, quotation: Quotation) -> list[int]:
    """The tokens from the end of a quotation to the end of its sentence, or to the next quotation."""
    block = reading.report.blocks[quotation.block]
    finished = quotation.span.of(reading.report.text)[-1:] in ".!?"
    stretch: list[int] = []
    for i in reading.tokens_in(Span(quotation.outer.end, max(quotation.outer.end, block.span.end))):
        token = reading.tokens[i]
        if reading.quotation_at[i] is not None or len(stretch) >= CLAUSE_REACH:
            break
        if token.text in (".", "!", "?", ";"):
            if stretch or not finished:
                break
        elif token.text[:1].isalnum() or stretch:
            stretch.append(i)
    return stretch


def _subject_near(reading: Reading, cue: int, stretch: list[int]) -> int | None:
    """Who says it: the verb's subject, or the mention right beside the verb, within the reporting clause."""
    inside = set(stretch)
    subject = find_subject(reading, cue)
    if subject is not None and subject in inside and reading.quotation_at[subject] is None:
        return subject
    verb = reporting_verb(reading, cue)
    may_follow = verb is None or verb.addressee != "object"  # behind "told" stands who was told
    beside = [i for i in range(cue + 1, min(cue + 4, len(reading.tokens))) if i in inside and may_follow]
    before = [i for i in range(cue - 1, cue - 12, -1) if i in inside]
    for i in [*beside[:2], *before, *beside[2:]]:
        mention = reading.mention(i)
        if mention is None or mention.kind is MentionKind.PLACE:
            continue
        if reading.tokens[i].dep not in ("pobj", "poss"):
            return mention.head if mention.head in inside else i
        if i in before and mention.head in inside:
            return mention.head
    return None


def _cue_before(reading: Reading, index: int) -> tuple[int, int | None] | None:
    """The last reporting verb before a quotation in its sentence, and its subject's token."""
    quotation = reading.annotations.quotations[index]
    first = next(reading.tokens_in(quotation.span), None)
    if first is None:
        return None
    floor = reading.report.blocks[quotation.block].span.start
    i = first - 1
    while i >= 0 and reading.tokens[i].start >= floor and reading.quotation_at[i] is None:
        token = reading.tokens[i]
        if token.text in (".", "!", "?", ";") and token.end > token.start:
            break
        verb = reporting_verb(reading, i)
        if verb is not None and _hands_over(reading, i, first):
            subject = find_subject(reading, i)
            if subject is not None and reading.quotation_at[subject] is None:
                return i, subject
        i -= 1
    return None


def _hands_over(reading: Reading, cue: int, first: int) -> bool:
    """Whether a verb before a quotation reports it: it may take speech, and no finite clause stands between."""
    verb = reporting_verb(reading, cue)
    if verb is None or not verb.takes & {"clause", "quotation"} or reading.tokens[cue].tag == "VB":
        return False
    if any(reading.tokens[i].text.lower() in MODALS for i in reading.children[cue]):
        return False
    between = range(cue + 1, first)
    finite = [i for i in between if reading.tokens[i].tag in ("VBD", "VBZ", "VBP") and reading.tokens[i].dep != "relcl"]
    before_mark = next((reading.tokens[i].text for i in reversed(between) if reading.tokens[i].text not in MARKS), "")
    return not finite or before_mark == ":"


def _going_on(reading: Reading, index: int, known: Known) -> Draft | None:
    """A draft for speech without a clause of its own: whoever spoke last in the paragraph goes on.

    Speech that opens a paragraph goes on from the end of the one before.
    """
    quotation = reading.annotations.quotations[index]
    earlier = known.last_before(quotation.span.start, quotation.block)
    if earlier is None and _opens_paragraph(reading, quotation):
        earlier = known.last_before(quotation.span.start, quotation.block - 1)
    if earlier is None:
        return None
    origin = earlier.inherited or earlier
    return Draft(
        "quotation that goes on",
        (content_span(reading, quotation),),
        Act.ASSERT,
        origin.subject,
        inherited=origin,
        quotation=index,
    )


def _opens_paragraph(reading: Reading, quotation: Quotation) -> bool:
    return _char_before(reading, quotation) == ""


def _led_by_next(reading: Reading, index: int) -> Draft | None:
    """Speech that opens a paragraph before the sentence that names its speaker ("A." "B," she said)."""
    quotations = reading.annotations.quotations
    following = index + 1
    if following >= len(quotations) or quotations[following].block != quotations[index].block:
        return None
    found = _cue_after(reading, following)
    if found is None:
        return None
    cue, subject = found
    return Draft(
        "quotation before the one that is attributed",
        (content_span(reading, quotations[index]),),
        Act.ASSERT,
        subject,
        cue_token=cue,
        quotation=index,
    )
