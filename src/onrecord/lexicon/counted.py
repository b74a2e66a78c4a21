"""What crises are counted in, and what a number before a noun never counts for."""

from functools import cache

from onrecord.lexicon.data_files import read_toml

DATA = "figures.toml"


@cache
def counted_nouns() -> frozenset[str]:
    """Nouns whose number is a claim even when it is small ("three soldiers"), as lemmas."""
    return frozenset(read_toml(DATA)["counted"])


@cache
def uncounted_nouns() -> frozenset[str]:
    """Nouns whose number is no figure of a crisis ("both sides", "two ways"), as lemmas."""
    return frozenset(read_toml(DATA)["uncounted"])


@cache
def placing_words() -> frozenset[str]:
    """Prepositions that lead to the place where something is counted."""
    return frozenset(read_toml(DATA)["placing"])


@cache
def counting_verbs() -> frozenset[str]:
    """Verbs whose subject gives the number that hangs on them ("recorded 118 violations"), as lemmas."""
    return frozenset(read_toml(DATA)["counting"])


@cache
def claiming_nouns() -> frozenset[str]:
    """Nouns for somebody's claim, behind which stands who makes it ("allegations of the ministry"), as lemmas."""
    return frozenset(read_toml(DATA)["claiming"])


@cache
def claiming_verbs() -> frozenset[str]:
    """Verbs as whose participles a number is somebody's ("the troops named by the ministry"), as lemmas."""
    return frozenset(read_toml(DATA)["claiming_verbs"])


@cache
def dating_words(kind: str) -> frozenset[str]:
    """Words of one list: "not_as_of" (over a date that is not the figure's) or "relatives" (who, which, that)."""
    return frozenset(read_toml(DATA)[kind])
