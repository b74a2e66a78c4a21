"""The trained tagger: which words of a report say that somebody said something, who it was, and what was said.

`token_features` turns a report into numbers, `Network` reads them, `tag_statements` gives statements as tokens. The
weights, and the card that says what they were trained on, lie in `weights/`; they are made by `training/statements`.
"""

from onrecord.record.tagger.features import token_features
from onrecord.record.tagger.network import Network
from onrecord.record.tagger.tagging import Tagged, shared_act_model, shared_networks, tag_statements

__all__ = ["Network", "Tagged", "shared_act_model", "shared_networks", "tag_statements", "token_features"]
