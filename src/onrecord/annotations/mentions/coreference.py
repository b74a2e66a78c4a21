"""Which phrases of one report stand for the same person, body or country.

The passes run from sure to unsure (after Raghunathan et al. 2010, "A Multi-Pass Sieve for Coreference Resolution"):
full names, then shorter ones, bodies and countries, and offices whose holder is told. What is left, nameless phrases
and pronouns, is read from the report's beginning to its end, and a trained ranker chooses each one's antecedent. A
phrase that nothing decides stays its own entity, and a pronoun that nothing decides stays without one.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence

from onrecord.annotations.mentions.antecedents import WORDS, Antecedents
from onrecord.annotations.mentions.clusters import (
    Cluster,
    bears_body_name,
    bears_name,
    body_key,
    compatible,
    holds_office,
    nameless_key,
    without_lost_possessive,
)
from onrecord.annotations.mentions.descriptions import Description, Phrase
from onrecord.annotations.mentions.introductions import UNNAMED_ON_PURPOSE, author_of, first_named_later
from onrecord.annotations.mentions.ranker import Chooser, choose
from onrecord.annotations.mentions.situations import LONGEST_CLIMB, SPEAKER, find_situations
from onrecord.annotations.mentions.speech import find_speakers, relative_antecedent
from onrecord.lexicon.countries import find_country
from onrecord.lexicon.names import fold
from onrecord.lexicon.reporting import reporting_verbs
from onrecord.lexicon.roles import honorifics, sole_offices
from onrecord.model import Entity, Mention, MentionKind, Quotation, Sentence, Span, Token

PEOPLE = (MentionKind.PERSON, MentionKind.OFFICE)
BODIES = (MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.PLACE)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
SPEAKERS_OWN = frozenset({"i", "me", "my", "mine", "myself"})
BODIES_OWN = frozenset({"we", "us", "our", "ours", "ourselves"})
LEAD = 4  # sentences in which "a driver" may still be the one of the headline
SPEAKING_FOR_MANY = (MentionKind.ORGANISATION, MentionKind.COUNTRY, MentionKind.GROUP)


def resolve_mentions(
    text: str,
    tokens: Sequence[Token],
    *,
    phrases: Sequence[Phrase],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    chooser: Chooser = choose,
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions of a report and the entities they stand for.

    Args:
        text: The report's text.
        tokens: Its tokens.
        phrases: The phrases that `find_phrases` found.
        sentences: Its sentences.
        quotations: Its quotations.
        chooser: Picks antecedents; another than the shipped ranker only to train or measure one.

    Returns:
        One mention for each phrase, in order, and the entities that their `entity` indexes.
    """
    resolver = _Resolver(tokens, phrases, sentences, quotations)
    resolver.run(chooser)
    order = sorted(range(len(resolver.clusters)), key=lambda c: min(resolver.clusters[c].phrases, default=1 << 30))
    order = [c for c in order if resolver.clusters[c].phrases]
    number = {cluster: entity for entity, cluster in enumerate(order)}
    mentions = tuple(
        Mention(
            _span(tokens, phrase.first, phrase.after),
            phrase.kind,
            phrase.head,
            None if phrase.name_first is None else _span(tokens, phrase.name_first, phrase.name_after or phrase.after),
            None if (cluster := resolver.cluster_of[i]) is None else number[cluster],
        )
        for i, phrase in enumerate(phrases)
    )
    return mentions, tuple(_entity(resolver.clusters[c], text, tokens, phrases) for c in order)


def _words(tokens: Sequence[Token], phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase's name, without titles of address."""
    first = phrase.first if phrase.name_first is None else phrase.name_first
    words = [token.text for token in tokens[first : phrase.name_after or phrase.after] if token.text[:1].isalnum()]
    return tuple(word for word in words if word.lower().strip(".") not in honorifics()) or tuple(words)


class _Resolver:
    """One report's resolution: clusters, and which one each phrase belongs to."""

    def __init__(
        self,
        tokens: Sequence[Token],
        phrases: Sequence[Phrase],
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
    ) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self.quotations = quotations
        self.sentence_ends = [sentence.span.end for sentence in sentences]
        self.clusters: list[Cluster] = []
        self.cluster_of: list[int | None] = [None] * len(phrases)
        self.situations = find_situations(tokens, sentences, quotations, phrases)
        self.speakers = find_speakers(quotations, sentences, phrases, self.situations)
        self.antecedents = Antecedents(tokens, phrases, self.situations, sentences, self.clusters, self.cluster_of)

    def run(self, chooser: Chooser) -> None:
        """All passes, in order."""
        for single in (False, True):
            for i, phrase in enumerate(self.phrases):
                if phrase.kind is MentionKind.PERSON and (len(_words(self.tokens, phrase)) == 1) is single:
                    self._join(i, self._person_cluster(i))
        for i, phrase in enumerate(self.phrases):
            if phrase.kind in (MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.ORGANISATION):
                if not self._is_nameless_body(phrase):
                    self._join(i, self._body_cluster(i))
            elif phrase.kind is MentionKind.GROUP:
                self._join(i, self._same_words_cluster(phrase))
        for i, j in first_named_later(self.tokens, self.phrases, self.situations):
            later = self.cluster_of[j] if self.cluster_of[i] is None else None
            if later is not None and self.clusters[later].phrases[0] > i and self.clusters[later].code is None:
                self._join(i, later, certain=False)
        offices = [i for i, phrase in enumerate(self.phrases) if phrase.kind is MentionKind.OFFICE]
        for i in sorted(offices, key=lambda i: ("counterpart" not in self.phrases[i].description.offices, i)):
            held = self._held_office(i)
            if held is not None:
                self._join(i, held)
        for i, phrase in enumerate(self.phrases):
            if self.cluster_of[i] is None:
                found = self._chosen(i, chooser)
                if found is None and phrase.kind is not MentionKind.PRONOUN:
                    found = self._new(phrase)
                if found is not None:
                    self._join(i, found, certain=False)
                    self.clusters[found].called.add(nameless_key(self.tokens, phrase))
        for i, phrase in enumerate(self.phrases):
            if phrase.kind is MentionKind.PRONOUN and self.cluster_of[i] is None:
                found = self._first_person(i)
                if found is not None:
                    self._join(i, found)

    def _chosen(self, i: int, chooser: Chooser) -> int | None:
        """The cluster that a phrase without a name belongs to, by syntax or by the ranker; None for none known."""
        phrase = self.phrases[i]
        if phrase.kind is not MentionKind.PRONOUN:
            author = author_of(self.tokens, self.phrases, self.situations, i)
            if author is not None:
                return self.cluster_of[author]
            named = self._named_inside(i)
            if named is not None:
                return named
            if not self._is_definite(phrase) and phrase.sentence > LEAD:
                return None
            repeated = self._repeated(i)
            if repeated is not None:
                return repeated
            sort = "body" if phrase.kind is MentionKind.ORGANISATION else "office"
        else:
            noun = relative_antecedent(self.tokens, self.phrases, i)
            if noun is not None:
                return self.cluster_of[noun]
            word = self.tokens[phrase.head].text.lower()
            if word not in WORDS:
                return None
            introduced = self._introduced(i)
            if introduced is not None:
                return introduced
            sort = WORDS[word]
        definite = phrase.kind is MentionKind.PRONOUN or self._is_definite(phrase)
        chosen = chooser(self.antecedents.choice(i, sort, speakers=self.speakers, definite=definite))
        return chosen.cluster if chosen else None

    def _introduced(self, i: int) -> int | None:
        """Whom the sentence before a quotation brings on to speak: "Ada Roe disagreed. 'It is gone,' she said."."""
        here, gender = self.situations[i], self.phrases[i].description.gender
        if here.role != SPEAKER or here.attributes is None or gender is None:
            return None
        opened = self._sentence_at(self.quotations[here.attributes].outer.start)
        before = [
            j
            for j in range(i)
            if self.phrases[j].sentence == opened - 1
            and self.situations[j].block == here.block
            and self.situations[j].role in ("subject", SPEAKER)
        ]
        if len(before) != 1 or self.situations[before[0]].role == SPEAKER:
            return None
        phrase, cluster = self.phrases[before[0]], self.cluster_of[before[0]]
        if phrase.kind is not MentionKind.PERSON or cluster is None:
            return None
        return cluster if self.clusters[cluster].description.gender in (gender, None) else None

    def _sentence_at(self, position: int) -> int:
        """The index of the sentence in which a position lies, or the next one."""
        return bisect_right(self.sentence_ends, position)

    def _repeated(self, i: int) -> int | None:
        """The nameless entity that the same words stood for when they were last used ("the driver", "Driver")."""
        phrase = self.phrases[i]
        withheld = self.tokens[phrase.head].lemma.lower() in UNNAMED_ON_PURPOSE  # there may be several of these
        if phrase.kind is not MentionKind.OFFICE or withheld or not self._is_definite(phrase):
            return None
        key = nameless_key(self.tokens, phrase)
        same = [c for c, known in enumerate(self.clusters) if known.kind is MentionKind.OFFICE and key in known.called]
        return self._most_recent(same, i) if same else None

    def _first_person(self, i: int) -> int | None:
        """Whose "I" it is: the one whom the words around the quotation name; "we" is a body's or a group's own."""
        quotation = self.situations[i].quotation
        speaker = None if quotation is None else self.speakers[quotation]
        within = self._spoken_within(i)
        speaker = speaker if within is None else within
        cluster = None if speaker is None else self.cluster_of[speaker]
        if cluster is None:
            return None
        word, kind = self.tokens[self.phrases[i].head].text.lower(), self.clusters[cluster].kind
        mine = word in SPEAKERS_OWN and kind in PEOPLE
        return cluster if mine or (word in BODIES_OWN and kind in SPEAKING_FOR_MANY) else None

    def _spoken_within(self, i: int) -> int | None:
        """Whose "I" it is that somebody quotes from another within their own words: "He told me: I am locked in."."""
        at, quotation = self.phrases[i].head, self.situations[i].quotation
        for _ in range(LONGEST_CLIMB):
            above = self.tokens[at].head
            if above == at:
                return None
            verb = self.tokens[above]
            if verb.lemma.lower() in reporting_verbs() and any(t.text == ":" for t in self.tokens[above : at + 1]):
                return next(
                    (
                        j
                        for j in range(max(0, i - 8), i)
                        if self.tokens[self.phrases[j].head].head == above
                        and self.tokens[self.phrases[j].head].dep == "nsubj"
                        and self.situations[j].quotation == quotation
                    ),
                    None,
                )
            at = above
        return None

    def _named_inside(self, i: int) -> int | None:
        """The body whose name a nameless phrase holds ("the Ostrel news agency") or whom an apposition names."""
        phrase = self.phrases[i]
        partner = self._partner(i)
        if phrase.kind is not MentionKind.ORGANISATION:
            return None
        if partner is not None:
            return self.cluster_of[partner]
        inside = [t.text for t in self.tokens[phrase.first : phrase.head] if t.pos == "PROPN" and t.dep != "poss"]
        key = body_key(inside)
        bearing = (
            c
            for c, known in enumerate(self.clusters)
            if known.kind is MentionKind.ORGANISATION and known.bearers and bears_body_name(known, key)
        )
        return next(bearing, None) if key else None

    def _is_nameless_body(self, phrase: Phrase) -> bool:
        return phrase.kind is MentionKind.ORGANISATION and phrase.name_first is None

    def _join(self, i: int, cluster: int, *, certain: bool = True) -> None:
        """Puts a phrase into a cluster; what is not `certain` neither names nor describes it."""
        self.cluster_of[i] = cluster
        insort(self.clusters[cluster].phrases, i)
        if certain or len(self.clusters[cluster].phrases) == 1:
            self.clusters[cluster].bearers.append(i)
        if (certain or self.clusters[cluster].kind is not MentionKind.PERSON) and self.phrases[
            i
        ].kind is not MentionKind.PRONOUN:
            description = self.phrases[i].description
            if "counterpart" in description.offices:
                description = self._counterpart(i)
            self.clusters[cluster].description = self.clusters[cluster].description.joined(description)

    def _new(self, phrase: Phrase, *, names: Sequence[tuple[str, ...]] = (), code: str | None = None) -> int:
        self.clusters.append(Cluster(phrase.kind, list(names), code=code))
        return len(self.clusters) - 1

    def _person_cluster(self, i: int) -> int:
        phrase, name = self.phrases[i], _words(self.tokens, self.phrases[i])
        matching = [c for c, cluster in enumerate(self.clusters) if bears_name(cluster, name)]
        bare = without_lost_possessive(name)
        if not matching and bare is not None:
            matching = [c for c, cluster in enumerate(self.clusters) if bears_name(cluster, bare)]
            name = bare if matching else name
        if len(name) == 1:
            matching = [c for c in matching if compatible(self.clusters[c].description, phrase.description)] or matching
            if len(matching) > 1:
                matching = [self._most_recent(matching, i)]
        if matching:
            cluster = matching[0]
            if name not in self.clusters[cluster].names:
                self.clusters[cluster].names.append(name)
            return cluster
        return self._new(phrase, names=[name])

    def _most_recent(self, clusters: Sequence[int], i: int) -> int:
        def distance(cluster: int) -> tuple[bool, int]:
            before = [p for p in self.clusters[cluster].phrases if p < i]
            return (not before, i - max(before) if before else min(self.clusters[cluster].phrases))

        return min(clusters, key=distance)

    def _body_cluster(self, i: int) -> int:
        phrase = self.phrases[i]
        name = _words(self.tokens, phrase)
        if phrase.kind is MentionKind.COUNTRY and (country := find_country(" ".join(name))) is not None:
            known = next((c for c, cluster in enumerate(self.clusters) if cluster.code == country.alpha3), None)
            return self._new(phrase, names=[body_key(name)], code=country.alpha3) if known is None else known
        key = body_key(name)
        for c, cluster in enumerate(self.clusters):
            if cluster.kind in BODIES and cluster.code is None and bears_body_name(cluster, key):
                if key not in cluster.names:
                    cluster.names.append(key)
                return c
        partner = self._partner(i)
        if partner is not None and self.cluster_of[partner] is not None:
            return self.cluster_of[partner] or 0
        return self._new(phrase, names=[key])

    def _partner(self, i: int) -> int | None:
        """The phrase that an apposition says is the same, before or behind."""
        same = self.phrases[i].same_as
        return same if same is not None else self._apposed_to(i)

    def _same_words_cluster(self, phrase: Phrase) -> int:
        key = tuple(
            fold(word) for word in _words(self.tokens, phrase) if word.lower() not in ("the", "these", "those", "some")
        )
        for c, cluster in enumerate(self.clusters):
            if cluster.kind is phrase.kind and key in cluster.names:
                return c
        return self._new(phrase, names=[key])

    def _held_office(self, i: int) -> int | None:
        """The one who is known to hold an office, or whom an apposition names; None where that is not told."""
        phrase = self.phrases[i]
        partner = self._partner(i)
        if partner is not None and self.cluster_of[partner] is not None:
            return self.cluster_of[partner] or 0
        wanted = self._counterpart(i) if "counterpart" in phrase.description.offices else phrase.description
        fits = [
            c for c, cluster in enumerate(self.clusters) if cluster.kind in PEOPLE and holds_office(cluster, wanted)
        ]
        if not fits or not self._is_definite(phrase) or self._is_unnamed(i):
            return None
        return self._most_recent(fits, i)

    def _is_unnamed(self, i: int) -> bool:
        """Whether an office is that of someone whose name is withheld, here or where "an official" came up before."""
        phrase = self.phrases[i]
        if not self.antecedents.may_be_named(i):
            return True
        if self.tokens[phrase.head].lemma.lower() not in UNNAMED_ON_PURPOSE:
            return False
        return any(
            earlier.kind is MentionKind.OFFICE
            and earlier.description.offices & phrase.description.offices
            and self.cluster_of[j] is None
            and not self._is_definite(earlier)
            for j, earlier in enumerate(self.phrases[:i])
        )

    def _apposed_to(self, i: int) -> int | None:
        """The name that names this office as the same ("his counterpart, Ada Roe")."""
        return next((j for j in range(i + 1, min(i + 4, len(self.phrases))) if self.phrases[j].same_as == i), None)

    def _counterpart(self, i: int) -> Description:
        """A counterpart holds the office of whom the sentence has just named, in the country that it names itself."""
        own = self.phrases[i].description
        for j in range(i - 1, -1, -1):
            cluster = self.cluster_of[j]
            if cluster is None or self.phrases[i].sentence - self.phrases[j].sentence > 1:
                continue
            theirs = self.clusters[cluster].description
            if self.clusters[cluster].kind in PEOPLE and theirs.offices - {"counterpart"}:
                return Description(theirs.offices - {"counterpart"}, theirs.fields, own.countries, own.gender)
        return own

    def _is_definite(self, phrase: Phrase) -> bool:
        """Whether a phrase points to someone known: "the minister", "Norland's president", "President" as a name."""
        first = self.tokens[phrase.first]
        if phrase.kind is MentionKind.ORGANISATION and first.tag == "PRP$":
            return False  # "his office" is whose it is
        if first.text.lower() in ("a", "an", "another", "one", "any", "no", "every", "some"):
            return False
        if phrase.after - phrase.first == 1 and phrase.kind is MentionKind.OFFICE:
            return first.lemma.lower() in sole_offices() | sole_offices(with_field=True)  # not "Militant" in a headline
        return (
            first.pos in ("DET", "PRON", "PROPN") or first.tag in ("PRP$", "JJ") or bool(phrase.description.countries)
        )


def _entity(cluster: Cluster, text: str, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Entity:
    """The cluster as an entity under its fullest name; the first of equally full ones."""

    def plain(i: int) -> tuple[bool, int, int]:
        words = tokens[phrases[i].first : phrases[i].after]
        return not any(token.pos == "PROPN" for token in words), -len(written(i).split()), i

    def full(i: int) -> tuple[bool, bool, int, int, int]:
        """Full names first, without initials, with a surname that stands alone elsewhere, most used, in this order."""
        *first, last = written(i).split()
        initials = any(len(word.strip(".")) == 1 for word in first[:1])
        alone = sum(surname == fold(last) for surname in singles)
        return not first, initials, -alone, -names.count(written(i)), i

    def written(i: int) -> str:
        phrase = phrases[i]
        named = phrase.name_first is not None
        span = _span(tokens, phrase.name_first if named and phrase.name_first is not None else phrase.first,
                     (phrase.name_after or phrase.after) if named else phrase.after)  # fmt: skip
        return _without_article(" ".join(span.of(text).split()))

    candidates = [i for i in sorted(cluster.bearers) if phrases[i].kind is cluster.kind]
    named = [i for i in candidates if phrases[i].name_first is not None] or candidates or cluster.phrases
    names = [written(i) for i in named]
    singles = [fold(name) for name in names if " " not in name]
    if cluster.kind is MentionKind.ORGANISATION:
        named = sorted(candidates, key=plain) or named
    if cluster.kind is MentionKind.PERSON:
        named = sorted(named, key=full)
    name = written(named[0])
    country = find_country(name) if cluster.code else None
    return Entity(country.name if country else name, cluster.kind, cluster.description.words)


def _without_article(words: str) -> str:
    head, _, rest = words.partition(" ")
    return rest if head.lower() in ("the", "a", "an", "his", "her", "its", "their", "our", "my") and rest else words


def _span(tokens: Sequence[Token], first: int, after: int) -> Span:
    inked = [token for token in tokens[first:after] if token.end > token.start] or tokens[first:after]
    return Span(inked[0].start, max(token.end for token in inked))
