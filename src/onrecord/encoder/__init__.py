"""A small transformer in plain numpy, and the word pieces that it reads: what other packages read meanings with.

`wordpieces` cuts words up, `layers` holds what a piece becomes beside the others of its text. `weights/MODEL_CARD.md`
tells what the weights are and where they come from.
"""

from onrecord.encoder.layers import Layer, Pieces, encode_texts, layers_of, load_pieces, load_weights

__all__ = ["Layer", "Pieces", "encode_texts", "layers_of", "load_pieces", "load_weights"]
