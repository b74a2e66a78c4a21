"""What the name of a country and its adjective share: Ordavia and Ordavian troops meet where no list has either."""

SHORTEST_STEM = 4
_ENDINGS = ("ians", "ian", "ans", "an", "ese", "ish", "ia", "i", "a")


def stem_of(name: str) -> str:
    """A name in lower case without the ending that makes it a country or an adjective."""
    lower = name.casefold()
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST_STEM:
            return lower[: -len(ending)]
    return lower
