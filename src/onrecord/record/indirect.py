"""Indirect and mixed speech: what reporting verbs, nouns and phrases hold in the grammar of their sentence."""

import itertools
from collections.abc import Callable, Iterator, Sequence

from onrecord.lexicon.reporting import ReportingVerb, reporting_nouns
from onrecord.lexicon.roles import document_words
from onrecord.model import Act, MentionKind, Span
from onrecord.record.drafts import Draft
from onrecord.record.reading import MODALS, Reading, is_first_person, reporting_verb
from onrecord.record.subjects import find_subject, is_outer_participle

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
DECLINING = frozenset({"decline", "refuse", "fail", "want", "need", "use", "seem", "appear", "expect", "begin", "try"})


def find_indirect(reading: Reading, *, used: frozenset[int]) -> list[Draft]:
    """Drafts for all indirect and mixed speech of a report, in order.

    Args:
        reading: The report.
        used: Reporting verbs that a quotation has already as its own.
    """
    drafts: list[Draft] = []
    for i in range(len(reading.tokens)):
        for rule in RULES:
            drafts.extend(rule(reading, i, used))
    return drafts


def _by_verb(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A reporting verb with a clause, object, infinitive or prepositional phrase as its content."""
    verb = reporting_verb(reading, i)
    if verb is None or not _reports(reading, i):
        return
    subject = find_subject(reading, i)
    if subject is None or not _can_speak(reading, subject):
        return
    for holder, content in _contents(reading, i, verb, subject):
        span = _content_span(reading, content, i)
        if i in used and _mostly_quoted(reading, span):
            continue
        pieces = _pieces(reading, span, i)
        backwards = subject > i and pieces and pieces[0].start > reading.tokens[i].start
        if not pieces or backwards:
            continue
        yield Draft(
            f"{holder} of {verb.lemma!r}",
            pieces,
            verb.act,
            subject,
            (reading.span(i, i + 1),),
            i,
            _addressee(reading, i, verb),
            _teller(reading, i),
        )


def _reports(reading: Reading, i: int) -> bool:
    """Whether a verb tells of something said: not denied, not possible, not merely intended."""
    token = reading.tokens[i]
    labels = {reading.tokens[child].dep: child for child in reading.children[i]}
    words = {reading.tokens[child].text.lower() for child in reading.children[i]}
    if words & NEGATIONS or words & MODALS:
        return False
    if (
        token.tag == "VB"
        and token.dep != "ROOT"
        and "aux" in labels
        and reading.tokens[labels["aux"]].text.lower() == "to"
    ):
        return False
    if token.tag == "VB" and token.dep == "xcomp":
        return False
    governor = reading.tokens[token.head]
    return not (token.dep == "xcomp" and governor.lemma.lower() in DECLINING)


def _can_speak(reading: Reading, subject: int) -> bool:
    """Whether a subject is someone or a body, and not the speaker of the words around it."""
    mention = reading.mention(subject)
    words = reading.tokens[subject].text
    if is_first_person(mention, words) or words.lower() in ("it", "that", "this", "there", "which", "what"):
        return words.lower() == "it" and mention is not None and mention.entity is not None
    return mention is not None or reading.tokens[subject].pos == "PROPN"


def _contents(reading: Reading, i: int, verb: ReportingVerb, subject: int) -> Iterator[tuple[str, list[int]]]:
    """What holds the content of a verb, as the kind of holder and its tokens; the first kind found, with its equals."""
    plain = "clause" in verb.takes and "object" not in verb.takes and verb.addressee != "object"
    if plain and (rest := _misread_clause(reading, i)):
        yield "clause", rest
        return
    clauses = [c for c in reading.children[i] if reading.tokens[c].dep == "ccomp" and c != subject]
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
            inner = [t for t in reading.subtree(c) if t != c]
            yield f"{token.text.lower()!r} phrase", inner
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


def _infinitive_of(reading: Reading, i: int) -> int | None:
    """The infinitive that holds the content: governed by the verb, or governing it from behind."""
    own = next((c for c in reading.children[i] if _is_infinitive(reading, c)), None)
    if own is not None:
        return own
    head = reading.tokens[i].head
    behind = head > i and reading.tokens[i].dep == "advcl" and reading.child(head, "nsubj") is None
    return head if behind and _is_infinitive(reading, head) else None


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
    side = [clause for clause in clauses if (clause > cue) is (clauses[0] > cue)]
    tokens = sorted({t for clause in side for t in reading.subtree(clause)} - {cue, *_particle(reading, cue)})
    clause = side[0]
    starts = []
    last: int = clause
    while (nxt := reading.child(last, "conj")) is not None:
        mark = reading.child(nxt, "mark")
        if mark is not None and reading.tokens[mark].text.lower() == "that" and mark > clause:
            starts.append(mark)
        last = nxt
    edges = [min(tokens), *starts, max(tokens) + 1]
    for first, after in itertools.pairwise(edges):
        part = [t for t in tokens if first <= t < after]
        while part and (reading.tokens[part[-1]].pos in ("CCONJ", "PUNCT")):
            part.pop()
        if part:
            yield part


def _particle(reading: Reading, cue: int) -> tuple[int, ...]:
    """The token that completes a reporting verb ("clear" in "made clear"), if it stands right behind it."""
    verb = reporting_verb(reading, cue)
    if verb is None or verb.particle is None:
        return ()
    return tuple(t for t in range(cue + 1, cue + 4) if reading.tokens[t].text.lower() == verb.particle)


def _is_infinitive(reading: Reading, c: int) -> bool:
    token = reading.tokens[c]
    if token.dep not in ("xcomp", "ccomp", "advcl", "dobj") or token.tag != "VB":
        return False
    return any(reading.tokens[x].text.lower() == "to" and reading.tokens[x].dep == "aux" for x in reading.children[c])


def _infinitive_tokens(reading: Reading, infinitive: int) -> list[int]:
    """The infinitive without its own subject, who is the one spoken to; "not" before "to" belongs to it."""
    tokens = reading.subtree(infinitive)
    to = next(x for x in reading.children[infinitive] if reading.tokens[x].text.lower() == "to")
    first = to
    while first - 1 in tokens and reading.tokens[first - 1].text.lower() in NEGATIONS:
        first -= 1
    return [t for t in tokens if t >= first]


def _is_party(reading: Reading, nominal: int, verb: ReportingVerb) -> bool:
    """Whether an object is the one spoken to or about rather than what is said."""
    mention = reading.mention(nominal)
    if verb.addressee == "object" and mention is not None and mention.head == nominal:
        return True
    return mention is not None and mention.kind in (MentionKind.PERSON, MentionKind.COUNTRY, MentionKind.PRONOUN)


def _inverted(reading: Reading, i: int) -> list[int] | None:
    """The clause that a reporting clause interrupts or follows without marks ("The talks, he said, go on")."""
    token = reading.tokens[i]
    if token.dep not in ("parataxis", "ccomp") or token.head == i:
        return None
    head = token.head
    if reading.tokens[head].pos not in ("VERB", "AUX") or (head > i and token.dep != "parataxis"):
        return None
    own = set(reading.subtree(i))
    return [t for t in reading.subtree(head) if t not in own] or None


def _content_span(reading: Reading, tokens: list[int], cue: int) -> Span:
    """The stretch of text for content tokens, without "that", and with quotations that begin inside it whole."""
    tokens = _without_outer(reading, tokens, cue)
    while tokens and (
        reading.tokens[tokens[0]].text.lower() in ("that", ":", ",") or reading.tokens[tokens[0]].pos == "PUNCT"
    ):
        if reading.quotation_at[tokens[0]] is not None and reading.tokens[tokens[0]].text.lower() == "that":
            break
        tokens = tokens[1:]
    if not tokens:
        return Span(0, 0)
    span = reading.span(tokens[0], tokens[-1] + 1)
    for edge in (tokens[0], tokens[-1]):
        quotation = reading.quotation(edge)
        if quotation is not None and reading.quotation_at[cue] is None:
            start = (
                min(span.start, quotation.span.start)
                if reading.tokens[cue].start < quotation.span.start
                else span.start
            )
            span = Span(start, max(span.end, quotation.span.end))
    return reading.trimmed(span)


def _without_outer(reading: Reading, tokens: list[int], cue: int) -> list[int]:
    """Leaves out what hangs on the content in the parse but goes back to its speaker, and source phrases."""
    dropped: set[int] = set()
    for t in tokens:
        token = reading.tokens[t]
        outer = token.dep in ("advcl", "conj") and token.tag == "VBG" and reporting_verb(reading, t) is not None
        if outer and t > cue and is_outer_participle(reading, t) and reading.quotation_at[t] is None:
            dropped.update(x for x in reading.subtree(t))
        if token.text.lower() == "according" or _tells_of_others(reading, t, cue):
            dropped.update(reading.subtree(t))
        if _goes_on_speaking(reading, t, cue):
            dropped.update(reading.subtree(t))
    if not dropped:
        return tokens
    kept = [t for t in tokens if t not in dropped]
    first_dropped = min(dropped)
    if kept and first_dropped < kept[-1] and first_dropped > kept[0]:
        kept = [t for t in kept if t < first_dropped]
    while kept and (
        reading.tokens[kept[-1]].pos in ("CCONJ", "PUNCT") or reading.tokens[kept[-1]].text.lower() == "but"
    ):
        kept.pop()
    return kept


def _goes_on_speaking(reading: Reading, t: int, cue: int) -> bool:
    """Whether a token is a further reporting verb of the same speaker, set beside the first ("says ... and warns")."""
    token = reading.tokens[t]
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBP") or reporting_verb(reading, t) is None:
        return False
    if reading.child(t, "nsubj") is not None or reading.child(t, "ccomp", "dobj", "prep") is None:
        return False
    return find_subject(reading, t) == find_subject(reading, cue)


def _tells_of_others(reading: Reading, t: int, cue: int) -> bool:
    """Whether a token heads a closing clause in which someone else speaks ("..., although Norland says ...").

    Such a clause is the report's own comment on what was said, not part of it.
    """
    token = reading.tokens[t]
    mark = reading.child(t, "mark")
    if token.dep != "advcl" or mark is None or t < cue or reporting_verb(reading, t) is None:
        return False
    if reading.tokens[mark].text.lower() not in ("after", "although", "though", "while", "as", "even", "despite"):
        return False
    subject = reading.child(t, "nsubj")
    return subject is not None and reading.tokens[subject].pos != "PRON" and reading.quotation_at[t] is None


def _pieces(reading: Reading, span: Span, cue: int) -> tuple[Span, ...]:
    """The content in one piece, or in two where its own reporting clause interrupts it."""
    if len(span) == 0:
        return ()
    cue_start = reading.tokens[cue].start
    if not span.start < cue_start < span.end:
        return (span,)
    clause = [t for t in reading.subtree(cue) if span.start <= reading.tokens[t].start < span.end]
    subject = reading.child(cue, "nsubj")
    inner = [t for t in clause if t == cue or (subject is not None and t in reading.subtree(subject))]
    first, after = min(inner), max(inner) + 1
    left = reading.trimmed(Span(span.start, reading.tokens[first].start))
    right = reading.trimmed(Span(reading.tokens[after - 1].end, span.end))
    relative = left.of(reading.report.text).lower() in ("which", "who", "that", "whom", "what")
    return tuple(piece for piece in (left, right) if len(piece) and not (relative and piece is left))


def _mostly_quoted(reading: Reading, span: Span) -> bool:
    inside = [i for i in reading.tokens_in(span) if reading.tokens[i].text[:1].isalnum()]
    return sum(reading.quotation_at[i] is not None for i in inside) * 2 > len(inside)


def _addressee(reading: Reading, i: int, verb: ReportingVerb) -> int | None:
    """The token that names whom the words are addressed to, or None."""
    if verb.addressee == "object":
        direct = reading.child(i, "dobj", "dative")
        if direct is None:
            clause = next((c for c in reading.children[i] if _is_infinitive(reading, c)), None)
            direct = reading.child(clause, "nsubj") if clause is not None else None
        return direct if direct is not None and reading.mention(direct) is not None else None
    for c in reading.children[i]:
        if reading.tokens[c].dep in ("prep", "dative") and reading.tokens[c].text.lower() == verb.addressee:
            addressed = reading.child(c, "pobj")
            return addressed if addressed is not None and reading.mention(addressed) is not None else None
    return None


def _teller(reading: Reading, i: int) -> int | None:
    """Who quotes the speaker: in "the palace quoted Roe as saying" it is the palace."""
    preposition = reading.tokens[i].head
    if reading.tokens[i].dep != "pcomp" or reading.tokens[preposition].text.lower() != "as":
        return None
    return reading.child(reading.tokens[preposition].head, "nsubj")


def _by_according(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A sentence with "according to": the phrase names the source, the clause around it is the content."""
    if reading.tokens[i].text.lower() != "according" or i + 1 >= len(reading.tokens):
        return
    to = next((c for c in (*reading.children[i], i + 1) if reading.tokens[c].text.lower() == "to"), None)
    source = reading.child(to, "pobj") if to is not None else None
    if source is None:
        return
    source = _maker(reading, source)
    if not _can_speak(reading, source):
        return
    head = _verb_above(reading, i)
    if head == i:
        return
    phrase = set(reading.subtree(i))
    content = [t for t in reading.subtree(head) if t not in phrase and reading.sentence_at[t] == reading.sentence_at[i]]
    stretch = [t for t in content if t < i] if content and content[0] < i else [t for t in content if t > max(phrase)]
    if not stretch:
        return
    span = reading.trimmed(reading.span(stretch[0], stretch[-1] + 1))
    yield Draft("according to", (span,), Act.ASSERT, source, (reading.span(i, (to or i) + 1),), i)


def _maker(reading: Reading, noun: int) -> int:
    """Who made a document: "a statement by the ministry" is the ministry's."""
    lemma = reading.tokens[noun].lemma.lower()
    if lemma in reporting_nouns() or lemma in document_words():
        for c in reading.children[noun]:
            if reading.tokens[c].dep in ("prep", "agent") and reading.tokens[c].text.lower() in ("by", "of", "from"):
                maker = reading.child(c, "pobj")
                if maker is not None:
                    return maker
        owner = reading.child(noun, "poss")
        if owner is not None:
            return owner
    return noun


def _verb_above(reading: Reading, i: int) -> int:
    """The nearest verb above a token, or the root of its sentence."""
    current = reading.tokens[i].head
    while reading.tokens[current].pos not in ("VERB", "AUX") and reading.tokens[current].head != current:
        current = reading.tokens[current].head
    return current


def _by_noun(reading: Reading, i: int, used: frozenset[int]) -> Iterator[Draft]:
    """A noun that holds what is said: "allegations that ...", "a warning from Roe that ..."."""
    token = reading.tokens[i]
    act = reporting_nouns().get(token.lemma.lower())
    if act is None or token.pos != "NOUN":
        return
    clause = next((c for c in reading.children[i] if _is_that_clause(reading, c)), None)
    if clause is None:
        return
    maker = _maker(reading, i)
    source = maker if maker != i else _speaker_around(reading, i)
    if source is None or not _can_speak(reading, source):
        return
    span = _content_span(reading, reading.subtree(clause), i)
    if len(span):
        yield Draft(f"clause of {token.lemma!r}", (span,), act, source, (reading.span(i, i + 1),), i)


def _is_that_clause(reading: Reading, c: int) -> bool:
    mark = reading.child(c, "mark")
    labelled = reading.tokens[c].dep in ("acl", "ccomp", "relcl")
    return labelled and mark is not None and reading.tokens[mark].text.lower() == "that"


def _speaker_around(reading: Reading, i: int) -> int | None:
    """Who speaks in the reporting clause that a noun stands in."""
    current = i
    while reading.tokens[current].head != current:
        current = reading.tokens[current].head
        if reporting_verb(reading, current) is not None:
            return find_subject(reading, current)
    return None


Rule = Callable[[Reading, int, frozenset[int]], Iterator[Draft]]
RULES: tuple[Rule, ...] = (_by_verb, _by_according, _by_noun)
