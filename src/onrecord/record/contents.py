"""What holds the content of a reporting verb: a clause, an infinitive, a phrase, an object, or quoted words.

The frames of each verb stand in the lexicon; the parse is taken at its word except where a verb's frame shows that it
has gone wrong.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.lexicon.reporting import ReportingVerb
from onrecord.model import Act, MentionKind
from onrecord.record.reading import NEGATIONS, Reading, reporting_verb

INFINITIVE_REACH = 10  # tokens between a verb and an infinitive that the parser has hung elsewhere


def contents_of(reading: Reading, i: int, verb: ReportingVerb, subject: int) -> Iterator[tuple[str, list[int]]]:
    """What holds the content of a verb, as the kind of holder and its tokens; the first kind found, with its equals."""
    plain = verb.takes == {"clause"} and verb.act is Act.ASSERT and verb.addressee != "object"
    if plain and (rest := _misread_clause(reading, i)):
        yield "clause", rest
        return
    clauses = [c for c in reading.children[i] if reading.tokens[c].dep == "ccomp" and c != subject]
    if clauses and "clause" in verb.takes and all(c < i for c in clauses) and (behind := _clause_behind(reading, i)):
        yield "clause", behind
        return
    if clauses and "clause" in verb.takes:
        yield from (("clause", part) for part in _coordinated(reading, clauses, i))
        return
    if "infinitive" in verb.takes:
        infinitive = _infinitive_of(reading, i)
        if infinitive is not None:
            yield "infinitive", [t for t in _infinitive_tokens(reading, infinitive) if t > i]
            return
    addressed = reading.child(i, "dobj") if verb.addressee == "object" else None
    for c in (*reading.children[i], *(reading.children[addressed] if addressed is not None else ())):
        token = reading.tokens[c]
        if token.dep in ("xcomp", "ccomp", "pcomp") and token.tag == "VBG" and "gerund" in verb.takes:
            yield "gerund", reading.subtree(c)
            return
        if token.dep == "prep" and token.text.lower() in verb.takes and len(reading.children[c]):
            yield f"{token.text.lower()!r} phrase", _phrase_tokens(reading, i, c)
            return
    if addressed is not None and (gerund := _distant_gerund(reading, addressed, verb)) is not None:
        yield "gerund phrase", reading.subtree(gerund)
        return
    nominal = reading.child(i, "dobj", "attr", "oprd")
    if nominal is not None and "object" in verb.takes and not _is_party(reading, nominal, verb):
        yield "object", reading.subtree(nominal)
        return
    outer = _inverted(reading, i)
    if outer is not None and "clause" in verb.takes:
        yield "clause around", outer
        return
    quoted = _quoted_words(reading, i)
    if quoted and verb.takes & {"clause", "object", "quotation"}:
        yield "quoted words", quoted


def _distant_gerund(reading: Reading, addressed: int, verb: ReportingVerb) -> int | None:
    """The gerund of "accused them, in recent months, of preparing ...", whose preposition the parser hung elsewhere."""
    for t in range(addressed + 1, min(addressed + INFINITIVE_REACH, len(reading.tokens) - 1)):
        if reading.tokens[t].text.lower() in verb.takes and reading.tokens[t + 1].tag == "VBG":
            return t + 1
        if reading.tokens[t].pos in ("VERB", "AUX"):
            return None
    return None


def _phrase_tokens(reading: Reading, i: int, preposition: int) -> list[int]:
    """What a preposition governs; before "as" and "at" also the object that it speaks of ("put the toll at 19")."""
    inner = [t for t in reading.subtree(preposition) if t != preposition]
    thing = reading.child(i, "dobj")
    if reading.tokens[preposition].text.lower() not in ("as", "at") or thing is None or thing > preposition:
        return inner
    return sorted({*reading.subtree(thing), *reading.subtree(preposition)})


def _misread_clause(reading: Reading, i: int) -> list[int]:
    """The rest of the sentence, where the parser took the subject of the content for an object of the verb.

    Verbs like "say" take a clause and no object, so that in "said forces in the north could be called" the
    forces are the clause's subject whatever the parse tells.
    """
    nominal = reading.child(i, "dobj")
    if nominal is None or reading.tokens[nominal].pos == "PRON":
        return []
    first = min(reading.subtree(nominal))
    after = reading.annotations.sentences[reading.sentence_at[i]].after_token
    rest = range(first, after)
    finite = any(reading.tokens[t].tag in ("VBD", "VBZ", "VBP", "MD") for t in rest)
    return list(rest) if first == i + 1 and finite else []


def _clause_behind(reading: Reading, i: int) -> list[int]:
    """The finite clause right behind a verb, where the parser took a fronted phrase for its content.

    In "On the day they left, Roe claimed the war was over" it is the war that is claimed.
    """
    after = reading.annotations.sentences[reading.sentence_at[i]].after_token
    behind = list(range(i + 1, after))
    if not behind or reading.tokens[i + 1].pos in ("PUNCT", "ADP", "ADV", "CCONJ", "SCONJ"):
        return []
    finite = [
        t for t in behind if reading.tokens[t].tag in ("VBD", "VBZ", "VBP", "MD") and reading.quotation_at[t] is None
    ]
    stop = next((t for t in behind if reading.tokens[t].text in (",", ";", ":") and finite and t < finite[0]), None)
    return behind if finite and stop is None else []


def _infinitive_of(reading: Reading, i: int) -> int | None:
    """The infinitive that holds the content: governed by the verb, or governing it from behind."""
    own = next((c for c in reading.children[i] if is_infinitive(reading, c)), None)
    if own is not None:
        return own
    for t in range(i + 1, min(i + INFINITIVE_REACH, len(reading.tokens) - 1)):
        if reading.tokens[t].text.lower() == "to" and reading.tokens[t + 1].tag == "VB":
            auxiliary = reading.tokens[t + 1].dep in ("aux", "auxpass")
            return reading.tokens[t + 1].head if auxiliary else t + 1
        if reading.tokens[t].pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            break
    head = reading.tokens[i].head
    behind = head > i and reading.tokens[i].dep == "advcl" and reading.child(head, "nsubj") is None
    return head if behind and is_infinitive(reading, head) else None


def _quoted_words(reading: Reading, i: int) -> list[int]:
    """The first quoted words behind a reporting verb in its sentence, if they are handed over by it.

    They are when a comma or colon stands before them, or when they hang on the verb with no other verb between.
    """
    after = reading.annotations.sentences[reading.sentence_at[i]].after_token
    if reading.quotation_at[i] is not None:
        return []
    for t in range(i + 1, after):
        index = reading.quotation_at[t]
        if index is not None:
            quoted = [x for x in range(t, len(reading.tokens)) if reading.quotation_at[x] == index]
            before = reading.report.text[: reading.annotations.quotations[index].outer.start].rstrip()[-1:]
            return quoted if before in (",", ":") or _hangs_on(reading, quoted, i) else []
        if reading.tokens[t].pos == "VERB":
            return []
    return []


def _hangs_on(reading: Reading, tokens: Sequence[int], verb: int) -> bool:
    """Whether some of the tokens are governed by a verb through at most a preposition."""
    heads = {reading.tokens[t].head for t in tokens} - set(tokens)
    return any(
        head == verb or (reading.tokens[head].pos == "ADP" and reading.tokens[head].head == verb) for head in heads
    )


def _coordinated(reading: Reading, clauses: Sequence[int], cue: int) -> Iterator[list[int]]:
    """A content clause, and those that "and that" sets beside it, each for itself.

    Several clauses under one verb are one that the parser has split, unless they stand on both sides of it.
    """
    side = _unbroken(reading, [clause for clause in clauses if (clause > cue) is (clauses[0] > cue)])
    tokens = sorted({t for clause in side for t in reading.subtree(clause)} - {cue, *_particle(reading, cue)})
    starts = [t for t in tokens if _opens_second_clause(reading, t) and t > side[0]]
    edges = [min(tokens), *starts, max(tokens) + 1]
    for first, after in pairwise(edges):
        part = [t for t in tokens if first <= t < after]
        while part and (reading.tokens[part[-1]].pos in ("CCONJ", "PUNCT")):
            part.pop()
        if part:
            yield part


def _unbroken(reading: Reading, clauses: Sequence[int]) -> list[int]:
    """Clauses up to the first that a comma sets off: what follows it belongs to the sentence around."""
    kept = [clauses[0]]
    for clause in clauses[1:]:
        first = min(reading.subtree(clause))
        if first > 0 and reading.tokens[first - 1].text == ",":
            break
        kept.append(clause)
    return kept


def _opens_second_clause(reading: Reading, t: int) -> bool:
    """Whether a token is the "that" of "and that ...", on a level with the content and not with a clause inside it."""
    token = reading.tokens[t]
    if token.text.lower() != "that" or token.dep != "mark" or reading.tokens[t - 1].pos != "CCONJ":
        return False
    beside = reading.tokens[token.head].head
    mark = reading.child(beside, "mark")
    inside_other = (
        mark is not None
        and reading.tokens[mark].text.lower() == "that"
        and (reporting_verb(reading, reading.tokens[beside].head) is None or reading.tokens[beside].dep != "ccomp")
    )
    return not inside_other


def _particle(reading: Reading, cue: int) -> tuple[int, ...]:
    """The token that completes a reporting verb ("clear" in "made clear"), if it stands right behind it."""
    verb = reporting_verb(reading, cue)
    if verb is None or verb.particle is None:
        return ()
    return tuple(t for t in range(cue + 1, cue + 4) if reading.tokens[t].text.lower() == verb.particle)


def is_infinitive(reading: Reading, c: int) -> bool:
    """Whether a token is an infinitive with "to" that may hold content."""
    token = reading.tokens[c]
    if token.dep not in ("xcomp", "ccomp", "advcl", "dobj") or token.tag != "VB":
        return False
    return any(reading.tokens[x].text.lower() == "to" and reading.tokens[x].dep == "aux" for x in reading.children[c])


def _infinitive_tokens(reading: Reading, infinitive: int) -> list[int]:
    """The infinitive without its own subject, who is the one spoken to; "not" before "to" belongs to it."""
    tokens = reading.subtree(infinitive)
    to = next((x for x in reading.children[infinitive] if reading.tokens[x].text.lower() == "to"), infinitive)
    first = to
    while first - 1 in tokens and reading.tokens[first - 1].text.lower() in NEGATIONS:
        first -= 1
    return [t for t in tokens if t >= first]


def _is_party(reading: Reading, nominal: int, verb: ReportingVerb) -> bool:
    """Whether an object is the one spoken to or about rather than what is said."""
    mention = reading.mention(nominal)
    if verb.act is Act.DENY and reading.tokens[nominal].text.lower() in ("it", "this", "that"):
        return False
    if verb.addressee == "object" and mention is not None and mention.head == nominal:
        return True
    return mention is not None and mention.kind in (MentionKind.PERSON, MentionKind.COUNTRY, MentionKind.PRONOUN)


def _inverted(reading: Reading, i: int) -> list[int] | None:
    """The clause that a reporting clause interrupts or follows without marks ("The talks, he said, go on")."""
    token = reading.tokens[i]
    if token.dep not in ("parataxis", "ccomp") or token.head == i or reading.child(i, "mark") is not None:
        return None
    head = token.head
    if reading.tokens[head].pos not in ("VERB", "AUX") or (head > i and token.dep != "parataxis"):
        return None
    own = set(reading.subtree(i))
    return [t for t in reading.subtree(head) if t not in own] or None


def conditions_of(reading: Reading, i: int, content: Sequence[int]) -> list[int]:
    """The tokens of a closing "if" or "unless" clause that the parser hung on the reporting verb."""
    last = content[-1] if content else i
    found: list[int] = []
    for c in reading.children[i]:
        mark = reading.child(c, "mark")
        behind = reading.tokens[c].dep == "advcl" and mark is not None and mark > last
        if behind and mark is not None and reading.tokens[mark].text.lower() in ("if", "unless"):
            found.extend(reading.subtree(c))
    return found
