"""Actors of a record beside those that a reader lists."""

from onrecord.model import MentionKind
from onrecord.store import ActorRow
from quality.score_actors import score_actors

GOLD = {
    "actors": [
        {"name": "Ada Roe", "aliases": ["Roe", "the minister"], "country": "NOR"},
        {"name": "Bo Lind", "aliases": [], "country": "SWE"},
    ],
    "not_the_same": [["Ada Roe", "Bo Lind"]],
}


def row(name: str, *aliases: str, country: str | None = "NOR") -> ActorRow:
    return ActorRow(f"a-{name}", name, MentionKind.PERSON, aliases, (), (), 1, ("r-1",), country)


def test_whole_actors_with_their_country() -> None:
    score = score_actors([row("Ada Roe", "Roe"), row("Bo Lind")], GOLD)
    assert (score.whole, score.country, score.listed, score.merged) == (2, 1, 2, ())


def test_a_split_is_missed() -> None:
    assert score_actors([row("Ada Roe"), row("Roe"), row("Bo Lind")], GOLD).whole == 1


def test_a_false_merge_is_told() -> None:
    assert len(score_actors([row("Ada Roe", "Bo Lind")], GOLD).merged) == 2
