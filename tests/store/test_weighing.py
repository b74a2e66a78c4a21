import random

import apsw
import pytest

from onrecord.store.weighing import WEIGHT, weigh_row


@pytest.fixture
def words() -> apsw.Connection:
    """Sixty rows of a title and a text, where "tanks" stands more or less often among more or fewer words."""
    chance = random.Random(7)
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (title, text)")
    for _ in range(60):
        row = [*["tanks"] * chance.randint(0, 3), *chance.choices(["river", "bridge", "depot", "said"], k=9)]
        connection.execute("INSERT INTO words VALUES ('', ?)", (" ".join(row[: chance.randint(3, 12)]),))
    connection.register_fts5_function(WEIGHT, weigh_row)
    return connection


def test_one_word_ranks_rows_as_bm25_does(words: apsw.Connection) -> None:
    orders = [
        [row[0] for row in words.execute(f"SELECT rowid FROM words WHERE words MATCH 'tanks' ORDER BY {weight}, rowid")]
        for weight in (f"{WEIGHT}(words)", "bm25(words)")
    ]
    assert len(orders[0]) > 20
    assert orders[0] == orders[1]
    assert orders[0] != sorted(orders[0])


def test_a_word_in_the_title_counts_once_more(words: apsw.Connection) -> None:
    words.execute(
        "INSERT INTO words VALUES ('ferry', 'closed to all but medics'), ('closed', 'ferry to all but medics')"
    )
    found = [
        row[0] for row in words.execute(f"SELECT title FROM words WHERE words MATCH 'ferry' ORDER BY {WEIGHT}(words)")
    ]
    assert found == ["ferry", "closed"]
