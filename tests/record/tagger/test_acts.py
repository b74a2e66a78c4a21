"""The model for acts, with weights small enough to reckon by hand."""

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Act
from onrecord.record.tagger.act_features import COLUMNS, LEMMA_BUCKETS, ActFeatures
from onrecord.record.tagger.acts import ACTS, DILATIONS, SETTLED, ActModel, ActNetwork

WIDTH = 2
TABLES = len(COLUMNS) + 2
Weights = dict[str, NDArray[np.float32]]


def weights_that_follow_the_cue(bucket: int, act: Act) -> Weights:
    """A network whose only input that matters is whether the cue has a lemma of a bucket."""
    cue = np.zeros((LEMMA_BUCKETS, 1), np.float32)
    cue[bucket] = 1
    out = np.zeros((len(ACTS), 1), np.float32)
    out[ACTS.index(act)] = 5
    hidden = np.zeros((1, 2 * WIDTH + 1 + 2), np.float32)
    hidden[0, 2 * WIDTH] = 1
    one = {
        **{f"tables.{column}.weight": np.zeros((8, 1), np.float32) for column in range(TABLES)},
        "entry.weight": np.zeros((WIDTH, 1 + TABLES), np.float32),
        "entry.bias": np.zeros(WIDTH, np.float32),
        **{f"norms.{n}.weight": np.ones(WIDTH, np.float32) for n in range(len(DILATIONS))},
        **{f"norms.{n}.bias": np.zeros(WIDTH, np.float32) for n in range(len(DILATIONS))},
        **{f"convolutions.{n}.weight": np.zeros((WIDTH, WIDTH, 3), np.float32) for n in range(len(DILATIONS))},
        **{f"convolutions.{n}.bias": np.zeros(WIDTH, np.float32) for n in range(len(DILATIONS))},
        "last.weight": np.ones(WIDTH, np.float32),
        "last.bias": np.zeros(WIDTH, np.float32),
        "heads.weight": np.zeros((1, WIDTH), np.float32),
        "heads.bias": np.zeros(1, np.float32),
        "cue.weight": cue,
        "mean": np.zeros(2, np.float32),
        "spread": np.ones(2, np.float32),
        "hidden.weight": hidden,
        "hidden.bias": np.zeros(1, np.float32),
        "out.weight": out,
        "out.bias": np.eye(len(ACTS), dtype=np.float32)[ACTS.index(Act.ASSERT)],
    }
    return {f"0.{name}": array for name, array in one.items()}


def weights_that_look_for_a_word(lemma: int, act: Act) -> Weights:
    """A network that attends to one lemma, wherever it stands."""
    weights = weights_that_follow_the_cue(0, act)
    weights["0.tables.0.weight"][lemma] = 1
    weights["0.entry.weight"][0, 1] = 9
    weights["0.heads.weight"][0] = [9, -9]
    weights["0.hidden.weight"][0] = [1, 0, 0, 0, 0, 0, 0]
    return weights


def statements(*each: tuple[int, ...]) -> ActFeatures:
    """Statements, each given as the bucket of its cue's lemma and the lemmas of its words."""
    words = [lemmas or (3, 4) for _, *lemmas in each]
    ids = np.zeros((sum(map(len, words)), TABLES), np.int32)
    ids[:, 0] = [lemma for some in words for lemma in some]
    return ActFeatures(
        np.tile(np.array([1, 2], np.float32), (len(each), 1)),
        np.array([cue for cue, *_ in each]),
        np.arange(len(each)),
        np.ones((len(ids), 1), np.float32),
        ids,
        np.cumsum([0, *map(len, words)])[:-1],
    )


def test_the_likeliest_act_is_chosen_for_each_statement() -> None:
    model = ActModel(weights_that_follow_the_cue(7, Act.WARN))
    assert model.find_acts([statements((7,), (8,))], [0, 0]) == [Act.WARN, Act.ASSERT]


def test_a_denial_must_be_likelier_than_all_else_by_the_margin_of_its_statement() -> None:
    model = ActModel(weights_that_follow_the_cue(7, Act.DENY))  # by 4 likelier than an assertion
    assert model.find_acts([statements((7,), (7,))], [3.9, 4.1]) == [Act.DENY, Act.ASSERT]


def test_a_margin_holds_no_other_act_back() -> None:
    model = ActModel(weights_that_follow_the_cue(7, Act.WARN))
    assert model.find_acts([statements((7,))], [9]) == [Act.WARN]


def test_a_telling_word_counts_wherever_it_stands() -> None:
    model = ActModel(weights_that_look_for_a_word(5, Act.ACCUSE))
    long = (1,) * 30
    some = statements((1, 5, *long), (1, *long, 5, *long), (1, *long))
    assert model.find_acts([some], [0, 0, 0]) == [Act.ACCUSE, Act.ACCUSE, Act.ASSERT]


def test_members_are_averaged_and_read_what_their_own_network_sees() -> None:
    one = weights_that_follow_the_cue(7, Act.DENY)
    other = weights_that_follow_the_cue(9, Act.WARN)
    both = ActModel(one | {name.replace("0.", "1.", 1): array for name, array in other.items()})
    assert both.find_acts([statements((7,), (9,), (1,))], [0, 0, 0]) == [Act.DENY, Act.WARN, Act.ASSERT]
    assert both.find_acts([statements((1,)), statements((9,))], [0]) == [Act.WARN]


def test_where_the_first_network_is_sure_the_others_are_not_asked() -> None:
    sure = weights_that_follow_the_cue(7, Act.DENY)  # by 4 likelier than an assertion
    overruling = weights_that_follow_the_cue(7, Act.WARN)
    overruling["0.out.weight"] *= 9
    both = ActModel(sure | {name.replace("0.", "1.", 1): array for name, array in overruling.items()})
    assert both.find_acts([statements((7,), (1,))], [0, 0]) == [Act.DENY, Act.ASSERT]
    assert both.find_acts([statements((7,), (1,))], [4 - SETTLED / 2, 0]) == [Act.WARN, Act.ASSERT]


def test_statements_do_not_see_one_another() -> None:
    chance = np.random.default_rng(3)
    own = {name.removeprefix("0."): array for name, array in weights_that_look_for_a_word(5, Act.ACCUSE).items()}
    noisy = {name: array + chance.normal(size=array.shape).astype(np.float32) for name, array in own.items()}
    network = ActNetwork(noisy)
    each = ((1, 5), (2, 6, 5, 1), (3, 7))
    together = network.scores(statements(*each))
    alone = [network.scores(statements(one))[0] for one in each]
    np.testing.assert_allclose(together, np.array(alone), rtol=1e-4, atol=1e-4)
