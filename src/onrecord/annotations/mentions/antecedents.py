"""Whom a pronoun or a nameless phrase may stand for, and what is known of each of them.

Every candidate is described by one value for each slot; the ranker weighs them. A value says what a reader would go by:
how far back the candidate stands, in which part of its clause, whether it was speaking, whose words it stands in.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.annotations.mentions.clusters import Cluster, body_fit, country_fit, nameless_key, office_fit
from onrecord.annotations.mentions.descriptions import Phrase
from onrecord.annotations.mentions.introductions import UNNAMED_ON_PURPOSE, is_unnamed_on_purpose
from onrecord.annotations.mentions.ranker import Candidate, Choice, Values
from onrecord.annotations.mentions.situations import LONGEST_CLIMB, SPEAKER, Situation, governing_subjects
from onrecord.lexicon.reporting import reporting_verbs
from onrecord.lexicon.roles import document_words, gendered_words, generic_bodies, generic_offices, sole_offices
from onrecord.model import MentionKind, Sentence, Token

SLOTS = ("distance", "recency", "role", "distance and role", "roles", "form", "kind", "gender", "frequency", "speaker",
         "quotation", "government", "block", "lead", "fit", "fit and words", "fit and distance", "country")  # fmt: skip
NOBODY_SLOTS = ("words", "role", "quoted", "candidates", "nearest", "verb", "fits")
PERSON_KINDS = (MentionKind.PERSON, MentionKind.OFFICE)
BODY_KINDS = (MentionKind.ORGANISATION, MentionKind.COUNTRY)
KINDS = {
    "he": frozenset(PERSON_KINDS),
    "it": frozenset((*BODY_KINDS, MentionKind.PLACE, MentionKind.OFFICE)),
    "they": frozenset((*PERSON_KINDS, *BODY_KINDS, MentionKind.GROUP)),
    "office": frozenset(PERSON_KINDS),
    "body": frozenset((MentionKind.ORGANISATION,)),
}
WORDS = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "he"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
PRONOUN_REACH = 6  # sentences back in which a pronoun looks for its antecedent
NAMELESS_REACH = 60  # sentences
MOST_PHRASES = 150  # back from the phrase, whatever their sentences: a bound on time
MOST_OF_A_CLUSTER = 2  # its nearest phrases tell enough
EMPTY_VERBS = frozenset({"be", "seem", "take", "become", "appear"})  # "it was clear that ..."
FITTING = frozenset({"same words", "same", "ends", "head", "acronym", "stands for"})


class Antecedents:
    """What the candidates of one report are, as far as it has been resolved.

    `clusters` and `cluster_of` (for each phrase, its cluster) are the resolver's own and grow while it works.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        phrases: Sequence[Phrase],
        situations: Sequence[Situation],
        sentences: Sequence[Sentence],
        clusters: Sequence[Cluster],
        cluster_of: Sequence[int | None],
    ) -> None:
        self._tokens = tokens
        self._phrases = phrases
        self._situations = situations
        self._clusters = clusters
        self._cluster_of = cluster_of
        self._after = [sentence.after_token for sentence in sentences]
        self._subjects = {
            situation.verb: i
            for i, situation in enumerate(situations)
            if situation.verb is not None and tokens[phrases[i].head].dep in ("nsubj", "nsubjpass")
        }
        self._forms = [self._form(phrase) for phrase in phrases]

    def choice(self, i: int, sort: str, *, speakers: Sequence[int | None], definite: bool = True) -> Choice:
        """The candidates for a phrase.

        Args:
            i: The phrase.
            sort: "he", "it", "they", "office" or "body".
            speakers: For each quotation, the phrase that says whose it is.
            definite: Whether the phrase points to someone known; "a driver" may only repeat the headline's driver.
        """
        candidates: list[Candidate] = []
        seen: dict[int, int] = {}
        spoke: list[int] = []
        situation = self._situations[i]
        above = self._clusters_above(i)
        own_speech = self._named_in_own_speech(i)
        own_speaker = None if situation.quotation is None else speakers[situation.quotation]
        own_speaker = None if own_speaker is None else self._cluster_of[own_speaker]
        may_be_named, beside = self.may_be_named(i), self._beside_in_clause(i)
        for j in self._earlier(i, sort):
            cluster = self._cluster_of[j]
            if cluster is None:
                continue
            if self._situations[j].role == SPEAKER and cluster not in spoke:
                spoke.append(cluster)
            if cluster in beside or seen.get(cluster, 0) >= MOST_OF_A_CLUSTER:
                continue
            if not self._may_be(i, j, cluster, sort):
                continue
            if not may_be_named and self._clusters[cluster].kind is MentionKind.PERSON:
                continue
            if not definite and not self._repeats(i, cluster):
                continue
            rank = list(seen).index(cluster) if cluster in seen else len(seen)
            seen[cluster] = seen.get(cluster, 0) + 1
            said = self._quotation(i, j, cluster, own_speech, own_speaker)
            heard = "last" if spoke[:1] == [cluster] else "spoke" if cluster in spoke else "silent"
            place = min(above.index(cluster), 2) if cluster in above else None
            values = self._values(i, j, cluster, sort=sort, rank=rank, quotation=said, heard=heard, above=place)
            candidates.append(Candidate(j, cluster, values))
        return Choice(i, sort, tuple(candidates), self._nobody(i, sort, candidates))

    def _earlier(self, i: int, sort: str) -> Iterator[int]:
        """Phrases before one, nearest first, within reach."""
        reach = NAMELESS_REACH if sort in ("office", "body") else PRONOUN_REACH
        for j in range(i - 1, max(-1, i - MOST_PHRASES), -1):
            if self._phrases[i].sentence - self._phrases[j].sentence > reach:
                break
            yield j

    def _may_be(self, i: int, j: int, cluster: int, sort: str) -> bool:
        """Whether nothing forbids that a phrase stands for an earlier one's entity."""
        known, phrase = self._clusters[cluster], self._phrases[i]
        if known.kind not in KINDS[sort]:
            return False
        if sort == "office" and not self._may_hold(i, known):
            return False
        if sort == "body" and not self._may_be_body(i, known):
            return False
        if sort == "it" and known.kind is MentionKind.OFFICE and "source" not in known.description.offices:
            return False
        if known.kind is MentionKind.PLACE and self._situations[j].role not in (SPEAKER, "subject"):
            return False
        wanted = phrase.description.gender
        return not (wanted and known.description.gender and wanted != known.description.gender)

    def _may_hold(self, i: int, known: Cluster) -> bool:
        """Whether what a nameless phrase tells of an office does not clash with what is known of a person."""
        fit, words, country = self._fit(i, known, "office")
        return country != "other" and fit != "other field" and not (fit == "other" and words.endswith("more"))

    def _may_be_body(self, i: int, known: Cluster) -> bool:
        """Whether a nameless body may be one that its words do not repeat: "the group" may, "the ministry" may not."""
        phrase = self._phrases[i]
        fit, _, country = self._fit(i, known, "body")
        if country == "other":
            return False
        return fit in FITTING or self._tokens[phrase.head].lemma.lower() in generic_bodies()

    def may_be_named(self, i: int) -> bool:
        """Whether a phrase may stand for someone with a name: not if a name is withheld, here or in what it repeats."""
        phrase = self._phrases[i]
        if phrase.kind is MentionKind.ORGANISATION:
            return True
        if self._situations[i].role == SPEAKER and is_unnamed_on_purpose(
            self._tokens, phrase, self._after[phrase.sentence]
        ):
            return False
        if phrase.kind is not MentionKind.OFFICE:
            return True
        lemma = self._tokens[phrase.head].lemma.lower()
        if lemma == "source":
            return False
        return lemma not in UNNAMED_ON_PURPOSE or not any(
            known.kind is MentionKind.OFFICE
            and known.phrases[0] < i
            and phrase.description.offices & known.description.offices
            for known in self._clusters
            if known.phrases
        )

    def _repeats(self, i: int, cluster: int) -> bool:
        """Whether a phrase takes up a nameless one of the headline or lead in its own words."""
        known = self._clusters[cluster]
        if known.kind not in (MentionKind.OFFICE, MentionKind.ORGANISATION):
            return False
        return (
            self._fit(i, known, "office")[0] in ("same words", "same") and self._phrases[known.phrases[0]].sentence < 2
        )

    def _beside_in_clause(self, i: int) -> frozenset[int]:
        """The clusters of other arguments of a phrase's verb: "Roe told him" is not Roe, "Roe hurt himself" is."""
        mine = self._situations[i]
        reflexive = self._tokens[self._phrases[i].head].text.lower().endswith(("self", "selves"))
        if mine.verb is None or reflexive:
            return frozenset()
        found = set()
        for j in range(i - 1, -1, -1):
            theirs, cluster = self._situations[j], self._cluster_of[j]
            if theirs.sentence != mine.sentence:
                break
            if theirs.verb == mine.verb and cluster is not None:
                found.add(cluster)
        return frozenset(found)

    def _clusters_above(self, i: int) -> list[int]:
        """The clusters of the subjects that govern a phrase, nearest first."""
        head = self._phrases[i].head
        found = []
        for j in governing_subjects(self._tokens, head, self._subjects):
            cluster = self._cluster_of[j]
            if j != i and cluster is not None and cluster not in found:
                found.append(cluster)
        return found

    def _named_in_own_speech(self, i: int) -> frozenset[int]:
        """Whom the quotation right before a phrase names: they are not the one who says it ('"... Roe," he wrote')."""
        speech = self._situations[i].attributes
        if speech is None:
            return frozenset()
        named = set()
        for j in range(i - 1, -1, -1):
            if self._situations[j].quotation != speech:
                break
            cluster = self._cluster_of[j]
            if cluster is not None and self._phrases[j].kind is not MentionKind.PRONOUN:
                named.add(cluster)
        return frozenset(named)

    def _in_own_content(self, i: int, j: int) -> bool:
        """Whether a phrase stands in what the other is the speaker of ("Roe would come, he said")."""
        mine, theirs = self._situations[i], self._situations[j]
        if mine.role != SPEAKER or mine.verb is None or theirs.role == SPEAKER:
            return False
        if mine.behind_dash and mine.block == theirs.block:
            between = self._situations[j + 1 : i]
            return all(situation.role != SPEAKER for situation in between)
        if mine.sentence != theirs.sentence:
            return False
        if mine.behind_speech:
            return True
        above = self._phrases[j].head
        for _ in range(LONGEST_CLIMB):
            if above == mine.verb:
                return True
            if self._tokens[above].head == above:
                break
            above = self._tokens[above].head
        return False

    def _quotation(self, i: int, j: int, cluster: int, own_speech: frozenset[int], own_speaker: int | None) -> str:
        """How the two stand to the quotations around them."""
        one, other = self._situations[i].quotation, self._situations[j].quotation
        if cluster in own_speech:
            return "own speech"
        if self._in_own_content(i, j):
            return "own content"
        if one is None:
            return "plain" if other is None else "out of speech"
        if cluster == own_speaker:
            return "own speaker"
        if other is None:
            return "into speech"
        return "same speech" if one == other else "other speech"

    def _values(
        self, i: int, j: int, cluster: int, *, sort: str, rank: int, quotation: str, heard: str, above: int | None
    ) -> Values:
        """One value for each of `SLOTS`."""
        mine, theirs, known = self._situations[i], self._situations[j], self._clusters[cluster]
        back = mine.sentence - theirs.sentence
        distance = str(back) if back < 4 else "4-6" if back < 7 else "7-15" if back < 16 else "16+"
        near = distance if back < 2 else "2+"
        count = bisect_left(known.phrases, i)
        blocks = mine.block - theirs.block
        fit, words, country = self._fit(i, known, sort)
        return (
            distance,
            str(min(rank, 5)),
            theirs.role,
            f"{'speaker' if mine.role == SPEAKER else 'other'} {near} {theirs.role}",
            f"{mine.role} {theirs.role}",
            self._forms[j],
            known.kind.value,
            "known" if known.description.gender else "open",
            str(count) if count < 3 else "3-5" if count < 6 else "6+",
            f"{'speaker' if mine.role == SPEAKER else 'other'} {heard}",
            quotation,
            "" if above is None else f"{above} {mine.role} {theirs.role}",
            "" if not back else "same" if not blocks else "before" if blocks == 1 else "further",
            "lead" if self._situations[known.phrases[0]].sentence < 2 else "",
            fit,
            f"{fit} {words}",
            f"{fit} {distance}",
            country,
        )

    def _fit(self, i: int, known: Cluster, sort: str) -> tuple[str, str, str]:
        """How a nameless phrase's own words fit an entity: by office or head noun, in how many words, by country."""
        phrase = self._phrases[i]
        if sort not in ("office", "body"):
            return "", "", ""
        words, key = self._words(i), nameless_key(self._tokens, phrase)
        country = country_fit(known.description, phrase.description)
        if sort == "office":
            return office_fit(known, phrase.description, key), words, country
        return body_fit(known, key), words, country

    def _words(self, i: int) -> str:
        """What a nameless phrase begins with, what sort of noun it is, and whether it says more."""
        phrase = self._phrases[i]
        first, head = self._tokens[phrase.first], self._tokens[phrase.head]
        lemma = head.lemma.lower()
        noun = (
            "sole" if lemma in sole_offices() or lemma == "minister"
            else "generic" if lemma in generic_offices()
            else "person" if lemma in gendered_words()
            else ""
        )  # fmt: skip
        begins = first.text.lower() if first.text.lower() in ("the", "this", "that") else first.tag
        more = "bare" if phrase.after - phrase.first <= 2 else "more"
        return f"{begins} {noun} {more}"

    def _form(self, phrase: Phrase) -> str:
        """How a phrase refers: by name in full or in short, by an office or another noun, or as a pronoun."""
        if phrase.name_first is None:
            first = self._tokens[phrase.first]
            indefinite = first.text.lower() in ("a", "an", "another", "one", "some")
            noun = "document" if self._tokens[phrase.head].lemma.lower() in document_words() else phrase.kind.value
            bare = first.pos in ("NOUN", "ADJ") and phrase.kind is MentionKind.OFFICE
            return f"{'indefinite ' if indefinite else 'bare ' if bare else ''}{noun}"
        length = "long" if (phrase.name_after or phrase.after) - phrase.name_first > 1 else "short"
        return f"{length} name{' with title' if phrase.first < phrase.name_first else ''}"

    def _nobody(self, i: int, sort: str, candidates: Sequence[Candidate]) -> Values:
        """One value for each of `NOBODY_SLOTS`."""
        mine, phrase = self._situations[i], self._phrases[i]
        verb = self._tokens[mine.verb] if mine.verb is not None else None
        lemma = verb.lemma.lower() if verb is not None else ""
        nearest = min((mine.sentence - self._situations[c.phrase].sentence for c in candidates), default=None)
        fits = any(c.values[SLOTS.index("fit")] in FITTING for c in candidates)
        told = "" if verb is None else "reporting" if lemma in reporting_verbs() else ""
        return (
            self._words(i) if sort in ("office", "body") else self._tokens[phrase.head].text.lower(),
            mine.role,
            "quoted" if mine.quotation is not None else "",
            str(min(len({c.cluster for c in candidates}), 4)),
            "" if nearest is None else str(min(nearest, 4)),
            lemma if lemma in EMPTY_VERBS else told,
            "fits" if fits else "",
        )
