"""The network in torch, to be trained; `onrecord.record.tagger.network` runs the same layers in numpy."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model import Act
from onrecord.record.tagger.features import relation_feature_sizes, token_feature_sizes

WIDTHS: Mapping[str, int] = {
    "word": 32, "lemma": 40, "tag": 12, "label": 12, "entity": 6, "head tag": 8, "head label": 8, "head distance": 8,
    "quotation": 12, "shape": 4, "position": 6, "reporting": 12, "mention": 6, "children": 8,
}  # fmt: skip
HASHED = 2  # the first features are hashed words, which are left out now and then
WORD_DROPOUT = 0.25
PARSER_WIDTH = 96
WIDTH = 160
ROLE_WIDTH = 96
POOLED_WIDTH = 96
DILATIONS = (1, 2, 4, 8, 1)
ROLE_DILATIONS = (1, 2, 4, 8)
LEFT_OUT = ("words.", "act.")
ROLES = 3  # neither, source, content
SPREAD = 0.3  # standard deviation of fresh tables


@dataclass(frozen=True, slots=True)
class Dropout:
    """The shares of values left out in training: of the parser's vectors, of what enters, of either row of layers."""

    vectors: float
    entry: float
    convolutions: float
    roles: float


class Convolution(nn.Module):
    """A residual convolution over three tokens that stand `dilation` apart, behind a normalisation."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Conv1d(width, width, 3, dilation=dilation, padding=dilation)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """The next layer of batch x tokens x width; `mask` is batch x tokens."""
        y = self.norm(x) * mask[..., None]
        y = functional.relu(self.conv(y.transpose(1, 2))).transpose(1, 2)
        return x + functional.dropout(y, self.dropout, self.training)


class Network(nn.Module):
    """Tokens to reporting phrases, and reporting phrases to roles, validity and act.

    The act is a side task, from which the shared layers learn; what ships for acts is `training.statements.acts`.
    """

    def __init__(self, word_vectors: Tensor, dropout: Dropout) -> None:
        super().__init__()
        self.dropout = dropout
        self.words = nn.Embedding.from_pretrained(word_vectors, freeze=True)
        self.tables = nn.ModuleList(_table(size, WIDTHS[name]) for name, size in token_feature_sizes().items())
        self.entry = nn.Linear(2 * PARSER_WIDTH + word_vectors.shape[1] + sum(WIDTHS.values()), WIDTH)
        self.convolutions = nn.ModuleList(Convolution(WIDTH, dilation, dropout.convolutions) for dilation in DILATIONS)
        self.last = nn.LayerNorm(WIDTH)
        self.cue = nn.Linear(WIDTH, 3)
        self.token = nn.Linear(WIDTH, ROLE_WIDTH)
        self.of_cue = nn.Linear(WIDTH, ROLE_WIDTH)
        self.relation = nn.ModuleList(_table(size, ROLE_WIDTH) for size in relation_feature_sizes().values())
        self.role_convolutions = nn.ModuleList(
            Convolution(ROLE_WIDTH, dilation, dropout.roles) for dilation in ROLE_DILATIONS
        )
        self.role_last = nn.LayerNorm(ROLE_WIDTH)
        self.role = nn.Linear(ROLE_WIDTH, ROLES)
        self.transitions = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.pooled = nn.Linear(WIDTH + 2 * ROLE_WIDTH + 2, POOLED_WIDTH)
        self.validity = nn.Linear(POOLED_WIDTH, 1)
        self.act = nn.Linear(POOLED_WIDTH, len(Act))

    def read(self, ids: Tensor, vectors: Tensor, forms: Tensor, heads: Tensor) -> Tensor:
        """A vector for each token (tokens x width)."""
        vectors = functional.dropout(vectors, self.dropout.vectors, self.training)
        columns = [vectors, vectors[heads], self.words(forms)]
        for number, table in enumerate(self.tables):
            column = table(ids[:, number])
            if self.training and number < HASHED:
                column = column * (torch.rand(len(column), 1) > WORD_DROPOUT)
            columns.append(column)
        x = functional.relu(self.entry(functional.dropout(torch.cat(columns, 1), self.dropout.entry, self.training)))[
            None
        ]
        mask = torch.ones(x.shape[:2])
        for convolution in self.convolutions:
            x = convolution(x, mask)
        read: Tensor = self.last(x[0])
        return read

    def roles(
        self, hidden: Tensor, of_cues: Tensor, tokens: Tensor, relation: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Role scores (cues x tokens x roles), and what validity and act are judged by (cues x pooled).

        Args:
            hidden: What `read` gave.
            of_cues: The mean of `hidden` over each reporting phrase.
            tokens: The tokens of each window (cues x longest window).
            relation: How each stands to the phrase (cues x longest window x features).
            mask: 1 where a window has a token.
        """
        x = self.token(hidden)[tokens] + self.of_cue(of_cues)[:, None]
        for number, table in enumerate(self.relation):
            x = x + table(relation[:, :, number])
        x = functional.relu(x)
        for convolution in self.role_convolutions:
            x = convolution(x, mask)
        x = self.role_last(x)
        scores = self.role(x)
        likely = torch.softmax(scores, 2)[:, :, 1:] * mask[..., None]
        sums = likely.sum(1)
        means = torch.einsum("ctr,ctw->crw", likely, x) / (sums[..., None] + 1e-3)
        seen = torch.cat([of_cues, means.flatten(1), torch.log1p(sums)], 1)
        return scores, functional.dropout(functional.relu(self.pooled(seen)), 0.2, self.training)

    def role_loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of each window's roles under a linear-chain CRF (Lafferty et al. 2001)."""
        own = (scores.gather(2, gold[..., None])[..., 0] * mask).sum(1)
        own = own + (self.transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = scores[:, 0]
        for at in range(1, scores.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + self.transitions[None], 1) + scores[:, at]
            alpha = torch.where(mask[:, at, None] > 0, ahead, alpha)
        return torch.logsumexp(alpha, 1) - own


def _table(size: int, width: int) -> nn.Embedding:
    table = nn.Embedding(size, width)
    nn.init.normal_(table.weight, std=SPREAD)
    return table


def as_arrays(state: Mapping[str, Tensor]) -> dict[str, NDArray[np.float32]]:
    """The weights as the package keeps them, without the side task and the vectors of words, a file of their own."""
    arrays = {name: tensor.detach().numpy() for name, tensor in state.items() if not name.startswith(LEFT_OUT)}
    return arrays | {
        "convolutions.dilations": np.array(DILATIONS, np.float32),
        "role_convolutions.dilations": np.array(ROLE_DILATIONS, np.float32),
    }
