"""What a given side does to another: a trained second opinion beside the frames.

`views` finds the words that tie the two spans together in the parse, `features` names what is seen there, `vectors`
adds what the words mean, and `scoring` weighs all of it.
"""

from onrecord.record.events.typing.scoring import Pair, TypeScores, type_of, types_of

__all__ = ["Pair", "TypeScores", "type_of", "types_of"]
