"""Which phrases of one report stand for the same person, body or country.

The passes run from sure to unsure (after Raghunathan et al. 2010, "A Multi-Pass Sieve for Coreference Resolution"):
full names, then shorter ones, appositions, offices, bodies and countries, and pronouns last. A phrase that nothing
decides stays its own entity, and a pronoun that nothing decides stays without one.
"""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.annotations.mentions.clusters import Cluster, bears_name, compatible, holds_office, is_acronym
from onrecord.annotations.mentions.phrases import Description, Phrase
from onrecord.lexicon.countries import find_country
from onrecord.lexicon.names import fold
from onrecord.lexicon.reporting import reporting_verbs
from onrecord.lexicon.roles import generic_offices, honorifics
from onrecord.model import Entity, Mention, MentionKind, Quotation, Sentence, Span, Token

PEOPLE = (MentionKind.PERSON, MentionKind.OFFICE)
PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
IMPERSONAL = frozenset({"it", "its"})
PLURAL = frozenset({"they", "them", "their"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
ATTRIBUTION_REACH = 12  # code points from the end of speech to the pronoun that says whose it is
REACH = 6  # sentences back in which a pronoun looks for its name


def resolve_mentions(
    text: str,
    tokens: Sequence[Token],
    *,
    phrases: Sequence[Phrase],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions of a report and the entities they stand for.

    Returns:
        One mention for each phrase, in order, and the entities that their `entity` indexes.
    """
    resolver = _Resolver(tokens, phrases, sentences, quotations)
    resolver.run()
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
        self.sentences = sentences
        self.clusters: list[Cluster] = []
        self.cluster_of: list[int | None] = [None] * len(phrases)
        self.quotations = quotations
        self.quotation_starts = [quotation.outer.start for quotation in quotations]
        self.quoted = [self._is_quoted(tokens[phrase.head].start) for phrase in phrases]

    def _is_quoted(self, position: int) -> bool:
        number = bisect_right(self.quotation_starts, position) - 1
        return number >= 0 and self.quotations[number].span.start <= position < self.quotations[number].span.end

    def run(self) -> None:
        """All passes, in order."""
        for single in (False, True):
            for i, phrase in enumerate(self.phrases):
                if phrase.kind is MentionKind.PERSON and (len(_words(self.tokens, phrase)) == 1) is single:
                    self._join(i, self._person_cluster(i))
        for i, phrase in enumerate(self.phrases):
            if phrase.kind in (MentionKind.COUNTRY, MentionKind.PLACE, MentionKind.ORGANISATION):
                self._join(i, self._body_cluster(i))
            elif phrase.kind is MentionKind.GROUP:
                self._join(i, self._same_words_cluster(phrase))
        offices = [i for i, phrase in enumerate(self.phrases) if phrase.kind is MentionKind.OFFICE]
        for i in sorted(offices, key=lambda i: ("counterpart" not in self.phrases[i].description.offices, i)):
            self._join(i, self._office_cluster(i))
        for i, phrase in enumerate(self.phrases):
            if phrase.kind is MentionKind.PRONOUN:
                cluster = self._antecedent(i)
                if cluster is not None:
                    self._join(i, cluster)

    def _join(self, i: int, cluster: int) -> None:
        self.cluster_of[i] = cluster
        self.clusters[cluster].phrases.append(i)
        if self.phrases[i].kind is not MentionKind.PRONOUN:
            told = self.phrases[i].description
            if "counterpart" in told.offices:
                told = self._counterpart(i)
            self.clusters[cluster].description = self.clusters[cluster].description.joined(told)

    def _new(self, phrase: Phrase, *, names: Sequence[tuple[str, ...]] = (), code: str | None = None) -> int:
        self.clusters.append(Cluster(phrase.kind, list(names), code=code))
        return len(self.clusters) - 1

    def _person_cluster(self, i: int) -> int:
        phrase, name = self.phrases[i], _words(self.tokens, self.phrases[i])
        matching = [c for c, cluster in enumerate(self.clusters) if bears_name(cluster, name)]
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
        words = " ".join(name)
        country = find_country(words) if phrase.kind is MentionKind.COUNTRY else None
        code = country.alpha3 if country else None
        key = tuple(fold(word) for word in name if word.lower() not in ("the", "s"))
        for c, cluster in enumerate(self.clusters):
            if cluster.kind in PEOPLE or cluster.kind is MentionKind.GROUP:
                continue
            if code is not None:
                if cluster.code == code:
                    return c
            elif cluster.code is None and any(key == known or is_acronym(key, known) for known in cluster.names):
                cluster.names.append(key)
                return c
        longer = self._longer_body(i, key)
        if longer is not None:
            return longer
        return self._new(phrase, names=[key], code=code)

    def _longer_body(self, i: int, key: tuple[str, ...]) -> int | None:
        """The body whose longer name ends in these words ("the ministry" after "Norland's defence ministry")."""
        phrase = self.phrases[i]
        definite = self.tokens[phrase.first].text.lower() in ("the", "this", "that")
        if phrase.name_first is not None or not definite or phrase.kind is not MentionKind.ORGANISATION:
            return None
        ending = [
            c
            for c, cluster in enumerate(self.clusters)
            if cluster.kind is MentionKind.ORGANISATION
            and any(len(known) > len(key) and known[-len(key) :] == key for known in cluster.names)
        ]
        return self._most_recent(ending, i) if ending else None

    def _same_words_cluster(self, phrase: Phrase) -> int:
        key = tuple(
            fold(word) for word in _words(self.tokens, phrase) if word.lower() not in ("the", "these", "those", "some")
        )
        for c, cluster in enumerate(self.clusters):
            if cluster.kind is phrase.kind and key in cluster.names:
                return c
        return self._new(phrase, names=[key])

    def _office_cluster(self, i: int) -> int:
        phrase = self.phrases[i]
        partner = phrase.same_as if phrase.same_as is not None else self._apposed_to(i)
        if partner is not None and self.cluster_of[partner] is not None:
            return self.cluster_of[partner] or 0
        wanted = self._counterpart(i) if "counterpart" in phrase.description.offices else phrase.description
        fits = [
            c for c, cluster in enumerate(self.clusters) if cluster.kind in PEOPLE and holds_office(cluster, wanted)
        ]
        if not fits and wanted.offices <= generic_offices() and phrase.sentence:
            fits = self._just_named(i, wanted)
        if fits and self._is_definite(phrase):
            return self._most_recent(fits, i)
        return self._same_words_cluster(phrase)

    def _just_named(self, i: int, wanted: Description) -> list[int]:
        """People of the same country who are the subject of one of the three sentences before."""
        phrase = self.phrases[i]
        named = []
        for j in range(i - 1, -1, -1):
            cluster = self.cluster_of[j]
            if phrase.sentence - self.phrases[j].sentence > 3:
                break
            if cluster is None or self.clusters[cluster].kind is not MentionKind.PERSON:
                continue
            theirs = self.clusters[cluster].description.countries
            if self.tokens[self.phrases[j].head].dep in SUBJECTS and (theirs & wanted.countries):
                named.append(cluster)
        return named

    def _apposed_to(self, i: int) -> int | None:
        """The name that names this office as the same ("his counterpart, Ada Roe")."""
        return next((j for j in range(i + 1, min(i + 3, len(self.phrases))) if self.phrases[j].same_as == i), None)

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
        if first.text.lower() in ("a", "an", "another", "one", "any", "no", "every", "some"):
            return False
        return (
            first.pos in ("DET", "PRON", "PROPN") or first.tag in ("PRP$", "JJ") or bool(phrase.description.countries)
        )

    def _antecedent(self, i: int) -> int | None:
        """The cluster that a pronoun most likely stands for, or None."""
        phrase = self.phrases[i]
        word = self.tokens[phrase.head].text.lower()
        wanted = (
            PEOPLE if word in PERSONAL
            else (MentionKind.ORGANISATION, MentionKind.COUNTRY) if word in IMPERSONAL
            else (MentionKind.GROUP, MentionKind.ORGANISATION) if word in PLURAL
            else ()
        )  # fmt: skip
        named_in_speech = self._named_in_own_speech(i)
        best: tuple[float, int] | None = None
        for j in range(i - 1, -1, -1):
            cluster = self.cluster_of[j]
            back = phrase.sentence - self.phrases[j].sentence
            if back > REACH:
                break
            if cluster is None or self.clusters[cluster].kind not in wanted:
                continue
            gender = self.clusters[cluster].description.gender
            if phrase.description.gender and gender and gender != phrase.description.gender:
                continue
            if cluster in named_in_speech or self._same_clause_argument(i, j):
                continue
            score = self._salience(i, j, back)
            if best is None or score > best[0]:
                best = (score, cluster)
        return best[1] if best else None

    def _named_in_own_speech(self, i: int) -> frozenset[int]:
        """Whom the quotation right before a pronoun names: they are not the one who says it ('"... Roe," he wrote')."""
        start = self.tokens[self.phrases[i].head].start
        number = bisect_right(self.quotation_starts, start) - 1
        if number < 0 or not 0 <= start - self.quotations[number].outer.end <= ATTRIBUTION_REACH:
            return frozenset()
        speech = self.quotations[number].span
        named = set()
        for j in range(i - 1, -1, -1):
            position = self.tokens[self.phrases[j].head].start
            if position < speech.start:
                break
            cluster = self.cluster_of[j]
            if cluster is not None and position < speech.end and self.phrases[j].kind is not MentionKind.PRONOUN:
                named.add(cluster)
        return frozenset(named)

    def _salience(self, i: int, j: int, back: int) -> float:
        """How readily a pronoun is read as an earlier phrase: near, subject, outside quotes (weights by hand)."""
        token = self.tokens[self.phrases[j].head]
        score = -1.0 * back
        score += 1.2 if token.dep in SUBJECTS else 0.0
        score += (
            0.6 if token.dep == "pobj" and self.tokens[token.head].head != token.head and self._in_according(j) else 0.0
        )
        score -= 0.7 if token.dep in ("poss", "compound", "amod") else 0.0
        governor = self.tokens[token.head]
        embedded = governor.dep in ("relcl", "ccomp") and token.dep in SUBJECTS
        speaking = token.dep == "nsubj" and governor.lemma.lower() in reporting_verbs()
        score -= 0.9 if embedded and not speaking else 0.0
        score += 0.4 if speaking else 0.0
        score -= 2.5 if self.quoted[j] and not self.quoted[i] else 0.0
        score += 0.3 if self.phrases[j].kind is MentionKind.PERSON else 0.0
        score -= 0.02 * (i - j)
        return score

    def _in_according(self, j: int) -> bool:
        preposition = self.tokens[self.tokens[self.phrases[j].head].head]
        return self.tokens[preposition.head].text.lower() == "according"

    def _same_clause_argument(self, i: int, j: int) -> bool:
        """Whether both are subject and object of one verb: "Roe told him" is not Roe."""
        one, other = self.tokens[self.phrases[i].head], self.tokens[self.phrases[j].head]
        reflexive = one.text.lower().endswith("self")
        return not reflexive and one.head == other.head and one.dep != "poss" and other.dep != "poss"


def _entity(cluster: Cluster, text: str, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Entity:
    """The cluster as an entity under its fullest name; the first of equally full ones."""

    def written(i: int) -> str:
        phrase = phrases[i]
        named = phrase.name_first is not None
        span = _span(tokens, phrase.name_first if named and phrase.name_first is not None else phrase.first,
                     (phrase.name_after or phrase.after) if named else phrase.after)  # fmt: skip
        return _without_article(" ".join(span.of(text).split()))

    candidates = [i for i in cluster.phrases if phrases[i].kind is cluster.kind]
    named = [i for i in candidates if phrases[i].name_first is not None] or candidates or cluster.phrases
    if cluster.kind is MentionKind.ORGANISATION:
        named = sorted(candidates, key=lambda i: (-len(written(i).split()), i)) or named
    if cluster.kind is MentionKind.PERSON:
        named = sorted(named, key=lambda i: (-(len(written(i).split()) >= 2), i))
    name = written(named[0])
    country = find_country(name) if cluster.code else None
    return Entity(country.name if country else name, cluster.kind, cluster.description.words)


def _without_article(words: str) -> str:
    head, _, rest = words.partition(" ")
    return rest if head.lower() in ("the", "a", "an", "his", "her", "its", "their", "our", "my") and rest else words


def _span(tokens: Sequence[Token], first: int, after: int) -> Span:
    inked = [token for token in tokens[first:after] if token.end > token.start] or tokens[first:after]
    return Span(inked[0].start, max(token.end for token in inked))
