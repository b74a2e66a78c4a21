"""How real an event is by its own word alone, and by what hangs on it: tense, modal, negation, adverbs."""

from dataclasses import dataclass

from onrecord.lexicon.embedding import Effect, marking_words, modals
from onrecord.model import Act, Reason, Span, Statement
from onrecord.model.events import EventType, Reality
from onrecord.record.events.reality_path import VERBAL, Level
from onrecord.record.reading import MARKS, Reading

HOSTILE = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.THREATEN})
LASTING = frozenset({EventType.COOPERATE, EventType.AID, EventType.SUPPORT})
MEASURES = frozenset({EventType.SANCTION, EventType.COERCE})  # what one side may announce for its allies, too
YEAR = 4  # the digits of a year
MAKES = {
    Effect.DENIED: Reality.DENIED,
    Effect.FAILS: Reality.DENIED,
    Effect.UNLIKELY: Reality.DENIED,
    Effect.THREATENED: Reality.THREATENED,
    Effect.DEMANDED: Reality.DEMANDED,
    Effect.ALLEGED: Reality.ALLEGED,
    Effect.ENDED: Reality.ACTUAL,
    Effect.PLANNED: Reality.PLANNED,
    Effect.SOUGHT: Reality.PLANNED,
    Effect.POSSIBLE: Reality.POSSIBLE,
    Effect.HYPOTHETICAL: Reality.HYPOTHETICAL,
    Effect.ONGOING: Reality.ONGOING,
    Effect.HOLDS: Reality.ACTUAL,
    Effect.FACTIVE: Reality.ACTUAL,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Who tells an event, as far as it matters here; `done` where a verb beside its noun tells it as past."""

    type: EventType | None
    statement: Statement | None
    own: bool
    reported: bool
    heading: bool
    done: bool = False


def judge_alone(reading: Reading, level: Level, told: Told) -> tuple[Reality, list[Reason]]:
    """What a word says by itself, and with the small words that hang on it."""
    if not level.tense:
        return _of_noun(reading, level, told)
    mark = None if level.mark is None else reading.tokens[level.mark].text.lower()
    if level.tense == "to" and mark in marking_words("marks", "open"):
        return Reality.POSSIBLE, [reason_at(reading, "an open question", level.mark)]  # "weighed where to send them"
    if mark == "whether":
        return Reality.POSSIBLE, [reason_at(reading, "an open question", level.mark)]
    if mark in marking_words("marks", "conditional"):
        return Reality.HYPOTHETICAL, [reason_at(reading, "under a condition", level.mark)]
    if mark in marking_words("marks", "whenever") and level.tense == "present" and _comes(reading, level.token):
        return Reality.PLANNED, [reason_at(reading, "still to come", level.mark)]
    if mark == "when" and level.tense == "present" and not told.heading and _is_general(reading, level):
        return Reality.HYPOTHETICAL, [reason_at(reading, "whenever it happens", level.mark)]
    if mark == "while" and level.tense == "ing":
        return Reality.ONGOING, [reason_at(reading, "under way", level.token)]
    if level.tense == "ing" and _is_beside(reading, level) and _is_state(reading, level, told):
        return Reality.ONGOING, [reason_at(reading, "lasting", level.token)]
    if level.tense == "ing" and level.label == "advcl" and _goes_on(reading, reading.tokens[level.token].head):
        return Reality.ONGOING, [reason_at(reading, "under way", level.token)]
    inverted = _inverted(reading, level)
    if inverted is not None:
        return Reality.HYPOTHETICAL, [reason_at(reading, "under a condition", inverted)]
    if level.modal is not None:
        return _of_modal(reading, level, told)
    if _is_asked(reading, level):
        return Reality.POSSIBLE, [reason_at(reading, "asked", level.token)]
    if level.negation is not None:
        return Reality.DENIED, [reason_at(reading, "negated", level.negation)]
    for effect, cue in level.cues:
        if MAKES[effect] is not Reality.ACTUAL:
            return MAKES[effect], [reason_at(reading, MAKES[effect].value, cue)]
    shifted = told.statement is not None and level.tense == "past"  # "said that it was increasing"
    if level.progressive and (level.tense == "present" or shifted):
        return Reality.ONGOING, [reason_at(reading, "under way", level.token)]
    described = level.label in ("amod", "acl") and told.type in LASTING  # "Norland-backed rebels"
    if level.label in ("amod", "acl"):  # "rebels fighting the army", "the besieged town"
        lasting = reading.tokens[level.token].lemma.lower() in marking_words("lasting", "verbs")
        described = (described and _is_state(reading, level, told)) or (lasting and not _is_dated(reading, level))
    if _lasts(reading, level, told) or described:
        return Reality.ONGOING, [reason_at(reading, "lasting", level.token)]
    above = reading.tokens[level.token].head
    if level.tense == "to" and (level.label == "ROOT" or (told.heading and reading.tokens[above].pos not in VERBAL)):
        return Reality.PLANNED, [reason_at(reading, "still to come", level.token)]
    told_to = level.label == "ROOT" or _opens_quotation(reading, level.token)
    if level.tense == "base" and told_to and reading.child(level.token, "nsubj") is None:
        return Reality.DEMANDED, [reason_at(reading, "told to do", level.token)]
    return Reality.ACTUAL, []


def _comes(reading: Reading, verb: int) -> bool:
    """Whether the clause over a clause of time lies ahead: "when Roe arrives, he will meet them"."""
    above = reading.tokens[verb].head
    return any(reading.tokens[c].text.lower() in ("will", "'ll", "’ll", "wo") for c in reading.children[above])


def _is_general(reading: Reading, level: Level) -> bool:
    """Whether a clause of time and the one above it are both plain presents: "when they strike, we strike back"."""
    above = reading.tokens[level.token].head
    finite = [
        reading.tokens[c].tag for c in (above, *reading.children[above]) if reading.tokens[c].dep in ("aux", "ROOT")
    ]
    above_is_present = reading.tokens[above].tag in ("VBP", "VBZ") or "VBP" in finite or "VBZ" in finite
    return above_is_present and not level.progressive and not level.perfect and level.label == "advcl"


def _is_beside(reading: Reading, level: Level) -> bool:
    """Whether a verb tells what goes on beside something: "a policy of backing", "with the army fighting rebels"."""
    above = reading.tokens[reading.tokens[level.token].head].text.lower()
    return level.label == "pcomp" and above in ("of", "with")


def _goes_on(reading: Reading, verb: int) -> bool:
    """Whether a verb tells what is under way now: "is shelling", "has been carrying out strikes"."""
    helpers = [reading.tokens[c] for c in reading.children[verb] if reading.tokens[c].dep == "aux"]
    present = bool(helpers) and helpers[0].tag in ("VBZ", "VBP")
    return reading.tokens[verb].tag == "VBG" and present and all(helper.tag != "MD" for helper in helpers)


def _inverted(reading: Reading, level: Level) -> int | None:
    """The verb that opens a condition without "if": "had they left", "should they leave"; not one of a question."""
    first = next((c for c in reading.children[level.token] if reading.tokens[c].dep == "aux"), None)
    subject = reading.child(level.token, "nsubj", "nsubjpass")
    if first is None or reading.tokens[first].text.lower() not in ("had", "should"):
        return None
    sentence = reading.annotations.sentences[reading.sentence_at[level.token]]
    if first > subject if subject is not None else first != sentence.first_token:
        return None
    return None if reading.tokens[sentence.after_token - 1].text == "?" else first


def _opens_quotation(reading: Reading, token: int) -> bool:
    """Whether a word is the first of a quotation."""
    own = reading.quotation_at[token]
    return own is not None and token > 0 and reading.quotation_at[token - 1] != own


def _is_asked(reading: Reading, level: Level) -> bool:
    """Whether a verb heads a question that yes or no answers: "Are they ready to leave?"."""
    sentence = reading.annotations.sentences[reading.sentence_at[level.token]]
    last = next((i for i in range(sentence.after_token - 1, sentence.first_token, -1) if _ends(reading, i)), None)
    if level.label not in ("ROOT", "acomp", "conj") or last is None or reading.tokens[last].text != "?":
        return False
    verb = reading.tokens[level.token].head if level.label == "acomp" else level.token
    subject = reading.child(verb, "nsubj", "nsubjpass")
    helper = next((c for c in reading.children[verb] if reading.tokens[c].dep in ("aux", "auxpass")), verb)
    asks = any(reading.tokens[c].tag in ("WP", "WRB", "WDT") for c in reading.children[verb])
    return subject is not None and helper < subject and not asks


def _ends(reading: Reading, i: int) -> bool:
    return reading.tokens[i].text not in MARKS and not reading.tokens[i].text.isspace()


def _lasts(reading: Reading, level: Level, told: Told) -> bool:
    """Whether a plain present tells of what goes on: "controls the valley"; a headline's tells of what was done."""
    if told.heading or level.relation or level.tense != "present" or not _is_state(reading, level, told):
        return False
    return not level.perfect or _since(reading, level)


def _is_state(reading: Reading, level: Level, told: Told) -> bool:
    lemma = reading.tokens[level.token].lemma.lower()
    if lemma in marking_words("lasting", "verbs"):
        return True
    return told.type in LASTING and not level.passive and lemma not in marking_words("lasting", "at_once")


def _since(reading: Reading, level: Level) -> bool:
    """Whether a perfect reaches into the present: "has long backed", "have besieged it since May"."""
    return any(reading.tokens[c].text.lower() in ("long", "since") for c in reading.children[level.token])


def _of_noun(reading: Reading, level: Level, told: Told) -> tuple[Reality, list[Reason]]:
    if level.negation is not None:
        return Reality.DENIED, [reason_at(reading, "negated", level.negation)]
    for effect, cue in level.cues:
        if MAKES[effect] is not Reality.ACTUAL:
            return MAKES[effect], [reason_at(reading, MAKES[effect].value, cue)]
    if _is_ahead(reading, level.token):
        return Reality.PLANNED, [reason_at(reading, "still to come", level.token)]
    lemma = _whole_word(reading, level.token)
    present = _main_tense(reading, level.token) == "present" or lemma in marking_words("lasting", "at_any_time")
    past = told.done or _is_dated(reading, level) or _is_point(reading, level.token)
    past = past or _is_one_of_a_kind(reading, level)
    if lemma in marking_words("lasting", "nouns") and not level.relation and present and not past:
        return Reality.ONGOING, [reason_at(reading, "lasting", level.token)]
    return Reality.ACTUAL, []


def _is_point(reading: Reading, noun: int) -> bool:
    """Whether a noun only says when something else was: "after the invasion", "the first day of the war"."""
    prep = reading.tokens[noun].head
    word = reading.tokens[prep].text.lower()
    if reading.tokens[noun].dep != "pobj" or word not in ("after", "since", "before", "following", "of"):
        return False
    begins = marking_words("lasting", "points")
    return word != "of" or reading.tokens[reading.tokens[prep].head].lemma.lower() in begins


def _is_one_of_a_kind(reading: Reading, level: Level) -> bool:
    """Whether a noun brings up something new or several: "an invasion", "many conflicts"."""
    token = reading.tokens[level.token]
    new = any(reading.tokens[c].text.lower() in ("a", "an") for c in reading.children[level.token])
    return new or (token.tag == "NNS" and token.lemma.lower() in marking_words("lasting", "countable"))


def _whole_word(reading: Reading, token: int) -> str:
    """A word's lemma, with what a hyphen joins to it ("build-up", which the parser cuts in three)."""
    tokens = reading.tokens
    if token > 1 and tokens[token - 1].text == "-":
        return f"{tokens[token - 2].text}-{tokens[token].text}".lower()
    if token + 2 < len(tokens) and tokens[token + 1].text == "-":
        return f"{tokens[token].text}-{tokens[token + 2].text}".lower()
    return tokens[token].lemma.lower()


def _is_ahead(reading: Reading, noun: int) -> bool:
    """Whether a noun stands behind "ahead of"."""
    of = reading.tokens[noun].head
    return reading.tokens[of].text.lower() == "of" and reading.tokens[reading.tokens[of].head].text.lower() == "ahead"


def _is_dated(reading: Reading, level: Level) -> bool:
    """Whether a noun is told as of some time: "the war of 2006", "last year's siege"."""
    span = Span(reading.tokens[level.token].start, reading.tokens[level.token].end)
    own = {i for c in reading.children[level.token] for i in (c, *reading.children[c])}
    if any(
        reading.tokens[c].tag == "CD" and len(reading.tokens[c].text) == YEAR for c in reading.children[level.token]
    ):
        return True
    times = reading.times_in(reading.sentence_span(span.start))
    return any(i in own for time in times for i in reading.tokens_in(time.span))


def _main_tense(reading: Reading, token: int) -> str:
    """Whether the sentence around a word, or the clause it is the subject of, is told in the past or the present."""
    at = token
    clause = reading.tokens[token].head
    if reading.tokens[token].dep == "nsubj" and reading.tokens[clause].tag in ("VBZ", "VBP"):
        return "present"
    while reading.tokens[at].head != at:
        at = reading.tokens[at].head
    tags = {reading.tokens[c].tag for c in reading.children[at] if reading.tokens[c].dep in ("aux", "auxpass")}
    return "past" if "VBD" in tags | {reading.tokens[at].tag} else "present"


def _of_modal(reading: Reading, level: Level, told: Told) -> tuple[Reality, list[Reason]]:
    """What a modal makes of its verb, negated or not, under a condition or not."""
    assert level.modal is not None
    sense = Reality(modals()[reading.tokens[level.modal].text.lower()])
    word = reading.tokens[level.modal].text.lower()
    negated = level.negation is not None
    if negated and (sense in (Reality.PLANNED, Reality.HYPOTHETICAL) or word in ("can", "ca", "could")):
        return Reality.DENIED, [reason_at(reading, "negated", level.negation)]
    if level.perfect and sense is Reality.HYPOTHETICAL:
        return Reality.HYPOTHETICAL, [reason_at(reading, "would have been", level.modal)]
    if level.perfect and sense is Reality.DEMANDED:
        return (Reality.POSSIBLE if word == "must" else Reality.HYPOTHETICAL), [
            reason_at(reading, f"{word} have", level.modal)
        ]
    condition = _condition(reading, level.token)
    if sense in (Reality.PLANNED, Reality.HYPOTHETICAL) and condition is not None:
        warned = told.statement is not None and told.statement.act in (Act.THREATEN, Act.WARN)
        threat = told.type in HOSTILE and (told.own or (warned and told.type in MEASURES))
        reality = Reality.THREATENED if threat else Reality.HYPOTHETICAL
        return reality, [reason_at(reading, "under a condition", condition)]
    if sense is Reality.HYPOTHETICAL and (told.statement is not None or level.label == "ccomp"):
        return Reality.PLANNED, [reason_at(reading, "still to come when it was said", level.modal)]
    return sense, [reason_at(reading, sense.value, level.modal)]


def _condition(reading: Reading, verb: int) -> int | None:
    """The word that opens a condition upon a verb: "if", "unless"."""
    for c in reading.children[verb]:
        if reading.tokens[c].dep in ("advcl", "prep"):
            for k in (c, *reading.children[c]):
                word = reading.tokens[k].text.lower()
                if reading.tokens[k].dep in ("mark", "prep") and word in ("if", "unless"):
                    return k
                if k == c and word == "without" and k < verb:
                    return k  # "without more aid, they will lose"
    return None


def is_would(reading: Reading, modal: int) -> bool:
    """Whether a modal is one of conditions: "would"."""
    return modals()[reading.tokens[modal].text.lower()] == "hypothetical"


def reason_at(reading: Reading, text: str, token: int | None) -> Reason:
    """A reason that points at a word, or at none."""
    return Reason(text, None if token is None else Span(reading.tokens[token].start, reading.tokens[token].end))
