"""Who does the reporting: the subject of a reporting verb, through coordination, participles and relative clauses."""

from collections.abc import Sequence

from onrecord.model import Act, MentionKind, Party, Span
from onrecord.record.reading import Reading, governor, reporting_verb

CLIMBING = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "parataxis", "dep"})
RELATIVES = frozenset({"who", "which", "that"})
DESCRIBING = frozenset({"prep", "acl", "relcl"})
PARTING = frozenset(",:;—–")
HYPHENS = frozenset("-‐‑–")
LONGEST_NAME = 12  # tokens behind a noun that still belong to its name
PHRASE_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "case", "quantmod", "predet", "advmod"})


def find_subject(reading: Reading, verb: int, *, hops: int = 5) -> int | None:
    """The token that governs the phrase for who says it, or None where the report leaves it out.

    Args:
        reading: The report.
        verb: The reporting verb.
        hops: How many verbs up the search may climb.
    """
    token = reading.tokens[verb]
    own = reading.child(verb, "nsubj")
    if own is not None and own != verb:
        return _antecedent(reading, own, verb)
    if reading.child(verb, "nsubjpass") is not None:
        agent = reading.child(verb, "agent")
        return reading.child(agent, "pobj") if agent is not None else None
    if token.dep in ("acl", "relcl") and token.tag == "VBG":
        return token.head
    if token.dep == "acl" and verb and reading.tokens[verb - 1].text == "," and token.tag in ("VBD", "VBN"):
        # a finite verb behind an apposition, read as a participle; but not "the soldiers, expected on Saturday"
        return None if _is_thought_of(reading, verb) else token.head
    if token.dep == "pcomp":
        return _subject_of_gerund(reading, verb, hops)
    if token.dep not in CLIMBING or token.head == verb or hops == 0:
        return None
    if token.tag == "VB" and token.dep != "conj":
        return None  # "to say" is not yet said
    return find_subject(reading, _told_by(reading, verb), hops=hops - 1)


def _is_thought_of(reading: Reading, verb: int) -> bool:
    """Whether a verb of thinking has no clause for what is thought: then its noun is what is thought of."""
    found = reporting_verb(reading, verb)
    return found is not None and found.act is Act.THINK and reading.child(verb, "ccomp", "xcomp") is None


def _told_by(reading: Reading, verb: int) -> int:
    """The verb whose subject a participle shares.

    A participle behind a comma ("..., adding that ...") belongs to the reporting verb, though parsers often hang it
    on the verb of what was reported.
    """
    head = reading.tokens[verb].head
    token = reading.tokens[verb]
    if token.dep in ("advcl", "conj") and (token.tag == "VBG" or is_outer_conjunct(reading, verb)):
        above = head
        while (
            reading.tokens[above].dep in ("ccomp", "advcl", "conj", "relcl", "xcomp")
            and reading.tokens[above].head != above
        ):
            above = reading.tokens[above].head
            if reporting_verb(reading, above) is not None and reading.quotation_at[above] is None:
                return above
    return head


def is_outer_conjunct(reading: Reading, verb: int) -> bool:
    """Whether a reporting verb behind "and" has been hung on what was reported, but differs from it in form.

    In "urges them to go and warns that ..." an infinitive stands beside a finite verb; in "said they had found traces
    and accused ..." a past perfect beside a plain past. Both are the outer speaker's.
    """
    token, head = reading.tokens[verb], reading.tokens[reading.tokens[verb].head]
    if token.dep != "conj" or reporting_verb(reading, verb) is None:
        return False
    if token.tag in ("VBD", "VBZ") and head.tag == "VB":
        return True
    perfect = any(reading.tokens[c].text.lower() in ("had", "has", "have") for c in reading.children[token.head])
    own_auxiliary = any(reading.tokens[c].dep in ("aux", "auxpass") for c in reading.children[verb])
    outer = reporting_verb(reading, head.head)
    return perfect and not own_auxiliary and head.dep == "ccomp" and outer is not None and token.tag in ("VBD", "VBN")


def _subject_of_gerund(reading: Reading, verb: int, hops: int) -> int | None:
    """The subject behind a preposition: of "quoted X as saying" it is X, of "X began by saying" X too."""
    preposition = reading.tokens[verb].head
    above = reading.tokens[preposition].head
    if reading.tokens[preposition].text.lower() == "as":
        passive = reading.child(above, "nsubjpass")
        quoted = passive if passive is not None else reading.child(above, "dobj")
        if quoted is not None:
            return quoted
    return find_subject(reading, above, hops=hops - 1) if hops and reading.tokens[above].pos == "VERB" else None


def _antecedent(reading: Reading, subject: int, verb: int) -> int:
    """What "who" stands for: the noun that its clause describes."""
    token = reading.tokens[verb]
    if reading.tokens[subject].text.lower() in RELATIVES and token.dep == "relcl":
        return token.head
    return subject


def speaker_in(reading: Reading, source: Sequence[int]) -> int:
    """The token that governs the phrase for who says it, among the tokens of a source.

    Of a whole clause it is the subject ("the group released a video, warning"), of a phrase that the parser tore at a
    hyphen the name behind it ("co-host Charlie Rose"), and of one that it put together wrongly the first noun.
    """
    first = governor(reading, source)
    inside = frozenset(source)
    if reading.tokens[first].pos in ("VERB", "AUX"):
        own = reading.child(first, "nsubj")
        return own if own in inside and own is not None else first
    if (
        first + 1 in inside
        and reading.tokens[first + 1].text in HYPHENS
        and reading.tokens[first].dep.startswith("nsubj")
    ):
        mentions = (reading.mention(i) for i in source if i > first)
        people = [mention.head for mention in mentions if mention is not None and mention.kind is MentionKind.PERSON]
        return people[0] if people else first
    if _is_nominal(reading, first) or reading.tokens[first].pos in ("ADJ", "NUM", "DET"):
        return first
    return next((i for i in source if reading.tokens[i].pos in ("PROPN", "NOUN", "PRON")), first)


def source_span(reading: Reading, subject: int) -> Span:
    """The words for who: the mention, or the noun phrase where nothing is mentioned, with those joined by "and"."""
    spans = [party_span(reading, token) for token in joined_tokens(reading, subject)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def joined_tokens(reading: Reading, subject: int) -> list[int]:
    """A noun and those that "and" joins to it."""
    joined, last = [subject], subject
    while (nxt := reading.child(last, "conj")) is not None and _is_nominal(reading, nxt):
        joined.append(nxt)
        last = nxt
    return joined


def _is_nominal(reading: Reading, token: int) -> bool:
    """Whether a token heads a noun phrase, also one like "several of its allies"."""
    counting = reading.tokens[token].pos in ("ADJ", "NUM", "DET") and reading.child(token, "prep") is not None
    return counting or reading.tokens[token].pos in ("NOUN", "PROPN", "PRON")


def party_span(reading: Reading, token: int) -> Span:
    """The words of one party."""
    mention = reading.mention(token)
    if mention is not None and mention.head == token:
        return mention.span
    if mention is not None and mention.kind is MentionKind.PERSON:
        return mention.span
    first = token
    while (
        first > 0
        and reading.tokens[first - 1].head in range(first - 1, token + 1)
        and (reading.tokens[first - 1].dep in PHRASE_LEFT)
    ):
        first -= 1
    counting = reading.tokens[token].pos in ("ADJ", "NUM", "DET") and reading.child(token, "prep") is not None
    return reading.span(first, reading.subtree(token)[-1] + 1 if counting else token + 1)


def parties(reading: Reading, subject: int) -> tuple[Party, ...]:
    """Those who speak, each under the fullest name that the report gives; several for a joint statement."""
    found: list[Party] = []
    for token in joined_tokens(reading, subject):
        speaker = party(reading, token)
        if speaker.entity is None or all(speaker.entity != other.entity for other in found):
            found.append(speaker)
    return tuple(found)


def party(reading: Reading, token: int) -> Party:
    """Whom a token's phrase stands for."""
    token = _named_within(reading, token)
    span = party_span(reading, token)
    mention = reading.mention(token)
    if mention is None or mention.entity is None:
        name = reading.words(span if mention else _described(reading, token, span))
        return Party(_bare(name), mention.kind if mention else None, span, None)
    entity = reading.annotations.entities[mention.entity]
    return Party(entity.name, entity.kind, span, mention.entity)


def _described(reading: Reading, token: int, span: Span) -> Span:
    """The words for a paper or a thing with what tells it from others: "list that the mayor read out", not "list"."""
    if reading.tokens[token].pos != "NOUN" or not reading.tokens[token].text.islower():
        return span
    behind = [c for c in reading.children[token] if c > token and reading.tokens[c].dep in DESCRIBING]
    if not behind:
        return span
    last = reading.subtree(behind[0])[-1]
    words = range(token, last + 1)
    whole = last - token <= LONGEST_NAME and all(reading.tokens[i].text not in PARTING for i in words)
    return Span(span.start, reading.tokens[last].end) if whole and reading.tokens[last].end > span.end else span


def _named_within(reading: Reading, token: int) -> int:
    """The person's name within a noun phrase, where the parser made another of its words the head.

    So in "Dr Roe of Ostrel hospital said" (the hospital) and "the parish priest, Anton Weil, said" (the priest).
    """
    mention = reading.mention(token)
    if mention is not None and mention.kind in (MentionKind.PERSON, MentionKind.PRONOUN):
        return token
    for c in reading.children[token]:
        inner = reading.mention(c)
        if (
            inner is not None
            and inner.kind is MentionKind.PERSON
            and reading.tokens[c].dep in ("nmod", "compound", "appos")
        ):
            return inner.head
    return token


def _bare(words: str) -> str:
    head, _, rest = words.partition(" ")
    return rest if head.lower() in ("the", "a", "an") and rest else words
