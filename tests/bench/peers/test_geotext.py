"""geotext's names get the places in the text that it took them from."""

from bench.peers.geotext import as_toponyms


def test_names_stand_where_they_are_words_of_their_own() -> None:
    text = "A Parisian in Paris, Texas; New York-based, and Paris again."
    rows = as_toponyms(text, ["Paris", "New York", "Paris"])
    assert [(row["start"], row["text"]) for row in rows] == [(14, "Paris"), (28, "New York"), (48, "Paris")]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_a_name_that_is_not_there_is_left_out() -> None:
    assert [row["text"] for row in as_toponyms("Near Orle, in Lima.", ["Orl", "Lima", "Lima"])] == ["Lima"]
