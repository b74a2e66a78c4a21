"""Who tells what: the statements around a word, their cues by token, and who stands behind a word of saying."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.lexicon.countries import find_country
from onrecord.lexicon.ontology import word_class
from onrecord.lexicon.stances import deeds, stance_words
from onrecord.model import MentionKind, Party, Span, Statement
from onrecord.model.propositions import Holder
from onrecord.record.events.classes import is_actor
from onrecord.record.events.clauses import find_subject, prepositions
from onrecord.record.reading import Reading
from onrecord.record.subjects import joined_tokens, party

THINGS = frozenset({"which", "that", "this", "what", "it", "there", "we", "i", "one", "these", "those", "us"})
UNNAMED = "unnamed"  # holds what a report says that somebody said, without telling who


@dataclass(frozen=True)
class Tellers:
    """The statements of a report, found by the words of their contents and cues.

    Without slots, since each index is computed once, when first asked for.
    """

    reading: Reading
    statements: Sequence[Statement]

    @cached_property
    def _inside(self) -> tuple[frozenset[int], ...]:
        """For each statement, the tokens of its content."""
        tokens = self.reading.tokens
        return tuple(
            frozenset(i for piece in s.content for i in self.reading.tokens_in(piece) if tokens[i].end <= piece.end)
            for s in self.statements
        )

    @cached_property
    def _around(self) -> dict[int, list[int]]:
        """For each token of some content, the statements around it, the innermost first."""
        found: dict[int, list[int]] = {}
        sizes = [sum(map(len, statement.content)) for statement in self.statements]
        for number in sorted(range(len(sizes)), key=lambda n: (sizes[n], n)):
            for i in self._inside[number]:
                found.setdefault(i, []).append(number)
        return found

    @cached_property
    def cue_at(self) -> dict[int, int]:
        """For each token of a cue, the index of its statement."""
        found: dict[int, int] = {}
        for number, statement in enumerate(self.statements):
            for span in statement.cue:
                for i in self.reading.tokens_in(span):
                    found.setdefault(i, number)
        return found

    def around(self, token: int) -> list[int]:
        """The statements in whose content a token stands, the innermost first."""
        return self._around.get(token, [])

    def holds(self, number: int, token: int) -> bool:
        """Whether a token stands in a statement's content."""
        return token in self._inside[number]

    def cue_tokens(self, number: int) -> list[int]:
        """The tokens of a statement's cue, in order."""
        return self._cues[number]

    @cached_property
    def _cues(self) -> tuple[list[int], ...]:
        return tuple([i for span in s.cue for i in self.reading.tokens_in(span)] for s in self.statements)

    def speakers(self, number: int) -> tuple[Holder, ...]:
        """Who holds what a statement says; one without a name where the report does not tell who."""
        if number not in self._speakers:
            self._speakers[number] = self._find_speakers(number)
        return self._speakers[number]

    @cached_property
    def _speakers(self) -> dict[int, tuple[Holder, ...]]:
        return {}

    def _find_speakers(self, number: int) -> tuple[Holder, ...]:
        cues = self.cue_tokens(number)
        blamed = blamer_of(self.reading, cues[0]) if cues else None
        if blamed is not None:
            return tuple(holder_of(party(self.reading, one)) for one in joined_tokens(self.reading, blamed))
        owners = holders_at(self.reading, cues[0]) if len(cues) == 1 and self._is_claim(cues[0]) else ()
        if owners:
            return owners
        speakers = self.statements[number].speakers
        if speakers and not (len(cues) == 1 and self._is_claim(cues[0]) and _is_answered(self.reading, cues[0])):
            return tuple(holder_of(speaker) for speaker in speakers)
        noun = next((i for i in cues if self.reading.tokens[i].pos == "NOUN"), None)
        verb = next((i for i in cues if self.reading.tokens[i].pos == "VERB"), None)
        voiced = () if noun is None else _voiced_by(self.reading, noun)
        if not voiced and verb is not None:
            voiced = holders_at(self.reading, verb)
        return voiced or (Holder(UNNAMED, None, None, None),)

    def _is_claim(self, token: int) -> bool:
        word = self.reading.tokens[token]
        return word.pos == "NOUN" and word.lemma.lower() in stance_words("nouns", "claims")

    def is_nobodys(self, number: int) -> bool:
        """Whether a claim is told of without anybody who makes it: "reports that"."""
        cues = self._cues[number]
        return len(cues) == 1 and self._is_claim(cues[0]) and self.speakers(number)[0].name == UNNAMED

    def is_voice(self, number: int) -> bool:
        """Whether nobody but the report itself speaks: "which suggests that", "we should remember that"."""
        speakers = self.statements[number].speakers
        names = {speaker.name.lower() for speaker in speakers}
        return bool(names) and names <= THINGS and all(speaker.entity is None for speaker in speakers)


def _is_answered(reading: Reading, claim: int) -> bool:
    """Whether somebody denies or doubts a claim, which then is not their own: "denied allegations that"."""
    token = reading.tokens[claim]
    verb = token.head if token.dep == "dobj" else reading.tokens[token.head].head if token.dep == "pobj" else claim
    kinds = stance_words("verbs", "denying") | stance_words("verbs", "doubting")
    return verb != claim and reading.tokens[verb].lemma.lower() in kinds


def holder_of(who: Party) -> Holder:
    """A party as one who takes a position."""
    return Holder(who.name, who.kind, who.entity, who.span)


def holders_at(reading: Reading, token: int) -> tuple[Holder, ...]:
    """Those who say, think or see what a verb or noun of it tells: its subject, its owner, the adjective before it."""
    noun = reading.tokens[token].pos in ("NOUN", "PROPN")
    subject = _owner(reading, token) if noun else blamer_of(reading, token)
    if subject is None and not noun:
        subject = find_subject(reading, token)
    if subject is None or not _may_hold(reading, subject):
        return _voiced_by(reading, token) if noun and subject is None else ()
    if noun and _covers(party(reading, subject), reading.tokens[token].start):
        word = reading.tokens[subject]
        return (Holder(word.text, MentionKind.COUNTRY, None, Span(word.start, word.end)),)
    return tuple(_holder_at(reading, one) for one in joined_tokens(reading, subject))


def _holder_at(reading: Reading, token: int) -> Holder:
    """Whom a subject stands for; "a man" whom the parser joined to the place before him is not the place."""
    who = holder_of(party(reading, token))
    word = reading.tokens[token]
    behind_place = (word.dep, word.pos) == ("appos", "NOUN") and reading.tokens[word.head].dep == "pobj"
    if not behind_place or word.lemma.lower() in word_class("land"):
        return who
    last = next((i for i in reading.subtree(token) if i > token and reading.tokens[i].dep == "punct"), None)
    words = reading.span(token, reading.subtree(token)[-1] + 1 if last is None else last)
    return Holder(words.of(reading.report.text), None, None, words)


def _covers(who: Party, position: int) -> bool:
    """Whether a party's words hold a position: "reports from Norland" for Norland."""
    return who.span is not None and who.span.start <= position < who.span.end


def _may_hold(reading: Reading, token: int) -> bool:
    """Whether somebody can be told to think or say: no "which", no thing."""
    word = reading.tokens[token]
    if word.text.lower() in ("it", "this", "that", "which", "what", "there", "who", "i", "we", "one", "you"):
        return word.text.lower() in ("it", "who") and reading.mention(token) is not None
    lemma = word.lemma.lower()
    if lemma in deeds() or any(lemma in stance_words("nouns", kind) for kind in ("claims", "evidence", "guilt")):
        return False
    return is_actor(reading, token) or word.pos in ("PROPN", "PRON", "NOUN")


def _owner(reading: Reading, noun: int) -> int | None:
    """Whose a claim is: "Norland's claims", "Western claims", "claims by the rebels"."""
    for c in reading.children[noun]:
        child = reading.tokens[c]
        if child.dep == "poss" and child.pos != "PRON":
            return c
        if child.dep in ("amod", "compound", "nmod") and child.text[:1].isupper() and c > 0:
            begins = reading.annotations.sentences[reading.sentence_at[c]].first_token == c
            if child.entity in ("NORP", "GPE", "ORG", "PERSON") or (child.pos in ("ADJ", "PROPN") and not begins):
                return c
        if child.dep in ("amod", "compound") and child.pos == "PROPN" and find_country(child.text) is not None:
            return c
    there = prepositions(reading, noun)
    found = there.get("by", there.get("from"))
    if found is None and any(reading.tokens[c].dep in ("acl", "relcl", "ccomp") for c in reading.children[noun]):
        of = there.get("of")
        found = of if of is not None and is_actor(reading, of) else None
    own = reading.child(noun, "poss")
    return found if found is not None else own


def blamer_of(reading: Reading, verb: int) -> int | None:
    """Who says what another is blamed for: Roe of "hit out at Roe for accusing"; None for other verbs."""
    token = reading.tokens[verb]
    if token.dep != "pcomp" or token.tag != "VBG" or reading.tokens[token.head].text.lower() != "for":
        return None
    above = reading.tokens[token.head].head
    thing = reading.child(above, "dobj")
    there = prepositions(reading, above)
    return thing if thing is not None else there.get("at", there.get("on"))


def _voiced_by(reading: Reading, noun: int) -> tuple[Holder, ...]:
    """Who makes a claim, where the claim itself does not tell: "they made accusations that"."""
    verb = reading.tokens[noun].head
    if reading.tokens[verb].pos == "ADP":
        verb = reading.tokens[verb].head
    if reading.tokens[verb].lemma.lower() not in stance_words("verbs", "voicing") or reading.tokens[noun].dep not in (
        "dobj",
        "pobj",
    ):
        return ()
    subject = find_subject(reading, verb)
    if subject is None or not _may_hold(reading, subject):
        return ()
    return tuple(holder_of(party(reading, one)) for one in joined_tokens(reading, subject))
