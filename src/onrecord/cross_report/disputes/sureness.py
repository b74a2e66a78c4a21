"""How sure it is that a denial answers what somebody else holds: a sum of points over evidence, and its chance.

Rules say which two items may oppose each other at all; among those, some ties are read off the report itself and others
guessed. Each piece of evidence is a value between 0 and 1 that is worked out from the two items and their link; the
points were trained on disputes that a reader judged, and stand in `weights/sureness.toml`, where they can be read.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.cross_report.claims.profiles import DONE, profile_of, tense_of
from onrecord.cross_report.claims.words import is_key_of_name, weight, word_key
from onrecord.cross_report.disputes.firmness import PLAINLY, is_tied, says
from onrecord.cross_report.disputes.matters import told
from onrecord.cross_report.disputes.voices import UNNAMED, is_somebody, state_of
from onrecord.errors import BadLexicon
from onrecord.model.claims import ClaimItem, ClaimLink, SlotPoints
from onrecord.model.propositions import NOUN, Holder, Position

WEIGHTS = "sureness.toml"
MUCH = 9.0  # nats: what two telling words share
FAR = 1500  # characters, about a dozen sentences
SHORT = 3  # telling words of a clause
WEEK = 7  # days
LONG = 8  # words that two reports seldom find each for itself
LETTERS = re.compile(r"[^\W\d_]+")
# what somebody wants, asks or expects is not said to be so
NO_STAND = frozenset({"as told: demand", "as told: ask", "as told: think", "as told: promise"})


@dataclass(frozen=True, slots=True)
class Sureness:
    """The points of each piece of evidence, the points of any dispute at all, and the chance from which one is sure."""

    points: Mapping[str, float]
    bias: float
    least: float

    def chance(self, evidence: Mapping[str, float]) -> float:
        """How likely it is that a reader would list the two as a dispute, from 0 to 1."""
        total = self.bias + sum(self.points.get(name, 0.0) * value for name, value in evidence.items())
        return 1 / (1 + exp(-total))

    def explain(self, evidence: Mapping[str, float]) -> tuple[SlotPoints, ...]:
        """What each piece of evidence adds, the weightiest first; what adds nothing is left out."""
        added = {name: round(self.points.get(name, 0.0) * value, 2) for name, value in evidence.items()}
        told = sorted((name for name, points in added.items() if points), key=lambda name: (-abs(added[name]), name))
        return tuple(SlotPoints(name, "", "", added[name]) for name in told)


@cache
def shipped_sureness() -> Sureness:
    """The points that ship with the package.

    Raises:
        BadLexicon: The file is missing or damaged.
    """
    try:
        place = files("onrecord.cross_report.disputes") / "weights" / WEIGHTS
        held = tomllib.loads(place.read_text(encoding="utf-8"))
        return Sureness({name: float(value) for name, value in held["points"].items()}, held["bias"], held["least"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise BadLexicon(WEIGHTS, str(error)) from error


def evidence_of(held: ClaimItem, denial: ClaimItem, link: ClaimLink) -> Mapping[str, float]:
    """The evidence for and against that one item denies the other, by name; what is 0 is left out."""
    found = {**_tie(held, denial, link), **_held(held), **_denied(denial), **_between(held, denial, link)}
    return {name: float(value) for name, value in found.items() if value}


def _tie(held: ClaimItem, denial: ClaimItem, link: ClaimLink) -> dict[str, float]:
    """How the two are tied, and how far apart they stand."""
    chance = denial.proposition.answer_chance
    own = is_tied(denial)
    alike = not link.taken_up
    here = held.version_id == denial.version_id
    start, end = sorted((held.proposition.span, denial.proposition.span), key=lambda span: span.start)
    return {
        "alike": alike,
        "alike: likeness": link.score if alike else 0.0,
        "alike: a mere not": alike and _is_mere_not(denial),
        "alike: word for word": alike and not here and _is_one_sentence(held.words, denial.words),
        "alike: doer and deed": alike and not here and _have_one_doer_and_deed(held, denial),
        "alike: undated": alike and None in (profile_of(held).said, profile_of(denial).said),
        "taken up": link.taken_up and not own,
        "taken up: chance": 0.0 if alike or own or chance is None else chance,
        "own words": own and not alike,
        "own words: chance": 0.0 if alike or not own or chance is None else chance,
        "tied by rule": not alike and chance is None,
        "apart": min(max(end.start - start.end, 0), FAR) / FAR if here else 0.0,
        "overlapping": here and held.proposition.span.overlaps(denial.proposition.span),
    }


def _held(held: ClaimItem) -> dict[str, float]:
    """Who holds it, and how it is told."""
    own, reasons, profile = held.proposition, told(held), profile_of(held)
    named = [holder for holder in own.holders if holder.name != UNNAMED]
    return {
        "held: charge": "as told: accuse" in reasons,
        "held: warning": "as told: warn" in reasons,
        "held: asserted": "as told: assert" in reasons,
        "held: no stand": bool(reasons & NO_STAND),
        "held: by nobody named": not named,
        "held: by a name": any(_is_name(holder) for holder in named),
        "held: by a thing": bool(named) and not any(is_somebody(holder) for holder in named),
        "held: a noun": NOUN in reasons,
        "held: short": len(profile.content | profile.names) <= SHORT,
        "held: no doer": not (profile.agents.names or profile.agents.heads),
        "held: ahead": tense_of(held) != DONE,
    }


def _denied(denial: ClaimItem) -> dict[str, float]:
    """Who denies it, and in which words."""
    own, reasons = denial.proposition, told(denial)
    named = [holder for holder in own.holders if holder.name != UNNAMED]
    return {
        "denial: called false": "called false" in reasons,
        "denial: not seen": "not seen" in reasons,
        "denial: a mere not": _is_mere_not(denial),
        "denial: a doubt": own.position is Position.DOUBTS,
        "denial: of a charge": says(denial, "accusation"),
        "denial: by a thing": not any(is_somebody(holder) for holder in named),
    }


def _between(held: ClaimItem, denial: ClaimItem, link: ClaimLink) -> dict[str, float]:
    """What the one has to do with the other: whether it tells of the denier, or the denial of who holds it."""
    one, reasons = profile_of(held), told(held)
    words = profile_of(denial).clause
    deniers, accusers = _names_of(denial), _names_of(held)
    charged = "as told: accuse" in reasons
    about = bool(deniers & (one.names | one.clause))
    heard = words if link.taken_up and not is_tied(denial) else words | _words_of(denial.proposition.predicate)
    common = sum(map(weight, sorted(heard & (one.clause | one.content | one.names | one.predicate))))
    return {
        "about the denier": about,
        "about the denier: charge": about and charged,
        "names the accuser": bool(accusers & words),
        "words in common": min(common / MUCH, 1.0),
        "words in common: own words": min(common / MUCH, 1.0) * is_tied(denial),
        "words in common: alike": min(common / MUCH, 1.0) * (not link.taken_up),
        "same deed": held.proposition.predicate == denial.proposition.predicate and is_tied(denial),
        "done and ahead": (tense_of(held) == DONE) != (tense_of(denial) == DONE),
        "one state": bool(_states_of(held) & _states_of(denial)),
    }


def _words_of(words: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in LETTERS.findall(words))


def _is_one_sentence(one: str, other: str) -> bool:
    """Whether two clauses begin with the same words, being one sentence printed twice and read in two ways."""
    first, second = (LETTERS.findall(words.lower())[:LONG] for words in (one, other))
    return len(first) == LONG and first == second


def _have_one_doer_and_deed(held: ClaimItem, denial: ClaimItem) -> bool:
    """Whether both tell of one deed of the same doers, and were said within a week: "resigned", "has not resigned"."""
    one, other = profile_of(held), profile_of(denial)
    doers = one.agents.names & other.agents.names or one.agents.heads & other.agents.heads
    if not doers or not one.predicate & other.predicate or one.said is None or other.said is None:
        return False
    return abs(one.said - other.said) <= WEEK


def _is_mere_not(denial: ClaimItem) -> bool:
    """Whether it says "not", and no word of denying."""
    reasons = told(denial)
    return "negated" in reasons and not reasons & PLAINLY


def _is_name(holder: Holder) -> bool:
    return holder.kind is not None and holder.entity is not None


def _names_of(item: ClaimItem) -> frozenset[str]:
    """The keys of the names that those who hold an item bear."""
    found = {word_key(word) for holder in item.proposition.holders for word in LETTERS.findall(holder.name)}
    return frozenset(word for word in found if is_key_of_name(word)) | _states_of(item) | _surnames(item)


def _surnames(item: ClaimItem) -> frozenset[str]:
    return frozenset(word_key(h.name.split()[-1]) for h in item.proposition.holders if _is_name(h))


def _states_of(item: ClaimItem) -> frozenset[str]:
    return frozenset(state for holder in item.proposition.holders if (state := state_of(holder.name)) is not None)
