"""What the classifier of event types sees of a pair: names for the words, the grammar and the frames around it.

A feature is a short string. Words inside the two sides are masked, so that who they are decides little, and names of
people and places are replaced by their kind. `SPACES` keeps apart what words say by where they stand: before, between
or behind the sides, on the way between them in the parse, or around a verb of that way.
"""

from collections.abc import Iterator
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicon.ontology import event_types
from onrecord.model import Token
from onrecord.record.events.triggers import Trigger
from onrecord.record.events.typing.views import Side, View

BUCKETS = 1 << 16
CLOSEST = 6  # masked words between the sides up to which they are taken as one phrase
CHAIN = 3  # verbs of a chain that are told apart
STEM = 5  # letters of a word that verb and noun mostly share: "suspend", "suspension"
_CONTENT = ("NOUN", "VERB", "ADJ", "ADV", "ADP")
_FUTURE = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_MODAL = frozenset({"would", "may", "might", "could", "can", "should", "must", "ca"})
_MASKED = frozenset(
    {"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "GPE", "NORP", "PERSON"}
)  # fmt: skip
_AROUND = frozenset(
    {"dobj", "xcomp", "ccomp", "prt", "neg", "aux", "attr", "acomp", "auxpass", "oprd", "advcl", "conj", "nsubj"}
    | {"amod", "prep", "dative", "agent", "compound", "nsubjpass", "acl"}
)
_TELLING = frozenset({"aux", "neg", "prt", "dobj", "xcomp", "ccomp", "attr", "acomp", "auxpass"})
_DEEPER = frozenset({"pobj", "dobj", "pcomp", "xcomp", "prep"})
_OF_CHAIN = frozenset({"dobj", "prep", "prt", "acomp", "attr", "nsubjpass"})


def features(pair: View) -> set[str]:
    """The names of all that is seen of a pair."""
    return {
        *_words(pair),
        *_way(pair),
        *_governors(pair),
        *_surroundings(pair),
        *_of_side(pair, pair.source, "S"),
        *_of_side(pair, pair.target, "T"),
        *_frames(pair),
        *_chain(pair),
    }


def buckets(names: set[str]) -> NDArray[np.int32]:
    """The numbers of features, each once, in order."""
    return np.array(sorted({crc32(name.encode()) & (BUCKETS - 1) for name in names}), np.int32)


def _lemma(pair: View, token: int) -> str:
    return pair.tokens[token].lemma.lower()


def _words(pair: View) -> Iterator[str]:
    """Words, pairs and triples of words, with the two sides masked."""
    words = _masked(pair)
    places = [n for n, word in enumerate(words) if word in ("<S>", "<T>")]
    low, high = min(places), max(places)
    seen = [words.index(mark) if mark in words else -1 for mark in ("<S>", "<T>")]
    yield f"order {'ST' if 0 <= seen[0] < seen[1] else 'TS' if 0 <= seen[1] < seen[0] else seen[0] < 0}"
    for n, word in enumerate(words):
        if word[0] != "<":
            yield "1 " + word
            yield f"{(n >= low) + (n >= high)}z {word}"
        if n + 1 < len(words):
            yield f"2 {word} {words[n + 1]}"
        if n + 2 < len(words):
            yield f"3 {word} {words[n + 1]} {words[n + 2]}"
    if 0 < high - low <= CLOSEST:
        yield "all " + " ".join(words[low : high + 1])
    yield from _content(pair)


def _content(pair: View) -> Iterator[str]:
    """Nouns, verbs and adjectives without what stands between them: their stems, and neighbours in pairs."""
    stems: list[str] = []
    for i in range(pair.first, pair.after):
        if pair.masks(i):
            mark = "<S>" if i in pair.source.tokens else "<T>"
            if mark not in stems:
                stems.append(mark)
        elif pair.tokens[i].pos in _CONTENT and not pair.tokens[i].entity:
            stems.append(_lemma(pair, i)[:STEM])
    for n, stem in enumerate(stems):
        if stem[0] != "<":
            yield "stem " + stem
        if n + 1 < len(stems):
            yield f"stems {stem} {stems[n + 1]}"


def _masked(pair: View) -> list[str]:
    words: list[str] = []
    for i in range(pair.first, pair.after):
        token = pair.tokens[i]
        if pair.masks(i):
            word = "<S>" if i in pair.source.tokens else "<T>"
            if word in words:
                continue
        elif token.pos == "PUNCT":
            continue
        else:
            word = _kind_or_lemma(token)
        if not (word[0] == "<" and words and words[-1] == word):
            words.append(word)
    return words


def _kind_or_lemma(token: Token) -> str:
    if token.entity in _MASKED or (token.entity and token.pos in ("PROPN", "NUM")):
        return f"<{token.entity}>"
    return "<NUM>" if token.pos == "NUM" else token.lemma.lower() or token.text


def _way(pair: View) -> Iterator[str]:
    """The way between the sides, by labels and by words."""
    meeting = pair.meeting
    if meeting is None:
        yield "way none"
        return
    source, target = pair.source.head, pair.target.head
    assert source is not None
    assert target is not None
    rises = [pair.tokens[i].dep for i in ([] if source == meeting else [source, *pair.up])]
    falls = [pair.tokens[i].dep for i in ([] if target == meeting else [*pair.down, target])]
    top = "*" if pair.masks(meeting) else _lemma(pair, meeting)
    yield f"way {'>'.join(rises)}|{'<'.join(falls)}"
    up, down = ([_lemma(pair, i) for i in part] for part in (pair.up, pair.down))
    yield f"path {'>'.join([*rises[:1], *up])}|{top}|{'<'.join(down)}"
    yield f"top {top}"
    yield from (f"up {word}" for word in up)
    yield from (f"down {word}" for word in down)


def _governors(pair: View) -> Iterator[str]:
    """The verbs above each side, and the noun right above it."""
    for one, verb, mark in ((pair.source, pair.over_source, "S"), (pair.target, pair.over_target, "T")):
        if one.head is None:
            continue
        above = pair.tokens[one.head].head
        if above not in one.tokens and above != verb:
            yield f"{mark}n {pair.tokens[one.head].dep} {_lemma(pair, above)}"
        if verb is not None:
            yield f"{mark}v {pair.tokens[one.head].dep} {_lemma(pair, verb)}"
            yield f"{mark}V {_lemma(pair, verb)}"


def _surroundings(pair: View) -> Iterator[str]:
    """What hangs on the words that tie the sides together."""
    for i in pair.core:
        word = _lemma(pair, i)
        yield "core " + word
        for c in pair.reading.children[i]:
            label = pair.tokens[c].dep
            if pair.masks(c) or label not in _AROUND:
                continue
            below = _lemma(pair, c)
            yield f"on {word} {label} {below}"
            if label in _TELLING:
                yield f"has {label} {below}"
            if label in ("prep", "xcomp", "dobj"):
                for g in pair.reading.children[c]:
                    if pair.tokens[g].dep in _DEEPER and not pair.masks(g):
                        yield f"under {word} {below} {_lemma(pair, g)}"


def _of_side(pair: View, one: Side, mark: str) -> Iterator[str]:
    """What a side is: its kind, its main word, its nouns."""
    head = one.head
    if head is None:
        yield mark + " none"
        return
    token = pair.tokens[head]
    mention = pair.reading.mention(head)
    yield f"{mark}kind {mention.kind.value if mention else token.entity or token.pos}"
    yield f"{mark}entity {token.entity}"
    yield f"{mark}head {f'<{token.entity}>' if token.pos == 'PROPN' else token.lemma.lower()}"
    yield f"{mark}dep {token.dep}"
    for i in one.tokens:
        if pair.tokens[i].pos in ("NOUN", "VERB", "ADJ"):
            yield f"{mark}word {_lemma(pair, i)}"


def _frames(pair: View) -> Iterator[str]:
    """The types of the frames that words fit, by where these stand; the two nearest with their codes."""
    near: list[tuple[bool, bool, bool, int, Trigger]] = []
    way = {*pair.up, *pair.down, pair.meeting}
    for i in range(pair.first, pair.after):
        trigger = pair.triggers.get(i)
        if trigger is None:
            continue
        masked = pair.masks(i)
        beside = pair.tokens[i].head in pair.core and not masked
        place = "way" if i in way else "core" if i in pair.core or beside else "side" if masked else "elsewhere"
        yield f"frame {place} {trigger.frame.type.value}"
        yield f"frame {trigger.frame.type.value}"
        if i in way or i in pair.core or beside:
            near.append((i != pair.meeting, i != pair.over_source, i not in way, i, trigger))
    near.sort(key=lambda one: one[:4])
    for rank, (*_, i, trigger) in enumerate(near[:2]):
        frame = trigger.frame
        yield f"nearest {rank} {frame.type.value}"
        yield f"nearest {rank} {frame.cameo[:3]}"
        yield f"nearest {rank} {frame.cameo}."
        if rank == 0:
            place = "top" if i == pair.meeting else "source" if i == pair.over_source else "other"
            yield f"nearest at {place} {frame.type.value}"
    if not near:
        yield "nearest none"


def _mood(pair: View, token: int) -> str:
    """Whether a verb is negated, in the future or under a modal."""
    found = []
    for c in pair.reading.children[token]:
        word = pair.tokens[c].text.lower()
        if pair.tokens[c].dep == "neg":
            found.append("not")
        elif pair.tokens[c].dep == "aux" and word in _FUTURE:
            found.append("future")
        elif pair.tokens[c].dep == "aux" and word in _MODAL:
            found.append(word)
    return "+".join(found)


def _chain(pair: View) -> Iterator[str]:
    """Types, moods and words of the verbs from the source's clause down: "agreed to release", "will not release"."""
    told = [pair.triggers[i].frame.type if i in pair.triggers else None for i in pair.chain]
    moods = [_mood(pair, i) for i in pair.chain]
    types = [kind for kind in told if kind is not None]
    both = zip(told[:CHAIN], moods[:CHAIN], strict=True)
    yield "types " + ">".join(types[:CHAIN])
    yield "put " + ">".join(f"{mood}~{kind or ''}" for kind, mood in both if kind or mood)
    yield "verbs " + ">".join(_lemma(pair, i) for i in pair.chain[:CHAIN])
    first, last = (types[0].value, types[-1].value) if types else ("none", "none")
    quad = event_types()[types[-1]].quad if types else 0
    yield f"last {last}"
    yield f"first {first}"
    for mood in filter(None, moods):
        yield f"mood {mood}"
        yield f"mood {mood} {first}"
        yield f"mood {mood} {quad}"
    if len(types) > 1:
        yield f"first {first} {quad}"
    for i, kind, mood in zip(pair.chain[:CHAIN], told, moods, strict=False):
        yield f"verb {mood}~{_lemma(pair, i)}"
        yield from _objects(pair, i, kind or "other")


def _objects(pair: View, verb: int, kind: str) -> Iterator[str]:
    """What a verb of the chain is about: its objects, and what these tell themselves."""
    word = _lemma(pair, verb)
    for c in pair.reading.children[verb]:
        if pair.tokens[c].dep not in _OF_CHAIN or pair.masks(c):
            continue
        thing = _lemma(pair, c)
        yield f"about {word} {thing}"
        yield f"about {kind} {thing}"
        for i in (c, *(g for g in pair.reading.children[c] if pair.tokens[g].dep in ("pobj", "amod", "compound"))):
            if pair.masks(i):
                continue
            if i != c:
                yield f"about {word} {thing} {_lemma(pair, i)}"
            if i in pair.triggers:
                yield f"about {kind} {pair.triggers[i].frame.type.value}"
