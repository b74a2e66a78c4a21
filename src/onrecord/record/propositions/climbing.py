"""What comes together on the way from a proposition's own word up to whoever tells it."""

from dataclasses import dataclass, field

from onrecord.model import Reason
from onrecord.model.events import Reality
from onrecord.model.propositions import Holder, Position
from onrecord.record.events.reality_alone import reason_at
from onrecord.record.events.reality_path import Level
from onrecord.record.propositions.positions import doubted, turned
from onrecord.record.reading import Reading


@dataclass(frozen=True, slots=True)
class View:
    """Where some stand towards a proposition; without holders it is the report itself that does."""

    holders: tuple[Holder, ...]
    position: Position
    reality: Reality
    statement: int | None
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class Climb:
    """The position and reality so far, who has told it so far, and the words that said so.

    `top` is the highest word under the innermost teller that said anything. `apart` is whether nothing further up bears
    on it but who tells it; `told` whether somebody else than the report has told it; `claimed` whether that was by a
    noun ("claims that"), so that others may deny or confirm it, and `judged` whether that claim has been called false
    or true since. `evidence` is whether it stands under a word for evidence. `absorbed` are words that said nothing
    else.
    """

    reading: Reading
    position: Position
    reality: Reality
    top: int
    reasons: list[Reason]
    views: list[View] = field(default_factory=list)
    absorbed: set[int] = field(default_factory=set)
    negations: set[int] = field(default_factory=set)
    apart: bool = False
    told: bool = False
    claimed: bool = False
    evidence: bool = False
    judged: bool = False

    def mark(self, text: str, token: int | None) -> None:
        """Keeps a reason, with the word that it rests on."""
        self.reasons.append(reason_at(self.reading, text, token))

    def is_negated(self, level: Level) -> bool:
        """Whether a word is negated by a word that has not yet counted: the "no" of "saw no sign" counts once."""
        if level.negation is None or level.negation in self.negations:
            return False
        self.negations.add(level.negation)
        return True

    def turn(self, text: str, token: int | None) -> None:
        """Turns the position round."""
        self.position = turned(self.position)
        self.mark(text, token)

    def doubt(self, text: str, token: int | None) -> None:
        """Leaves doubt."""
        self.position = doubted(self.position)
        self.mark(text, token)

    def leave_open(self, text: str, token: int | None) -> None:
        """Only raises it."""
        self.position = Position.RAISES
        self.mark(text, token)

    def emit(self, holders: tuple[Holder, ...], position: Position, statement: int | None) -> None:
        """Keeps who stands where, with all that led there."""
        self.views.append(View(holders, position, self.reality, statement, tuple(self.reasons)))
