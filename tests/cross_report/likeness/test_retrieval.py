"""Finding the claim that a text makes."""

import pytest

from onrecord.cross_report.likeness.retrieval import FEATURES, ClaimSearch, Entry

CLAIMS = (
    Entry(
        "ferry",
        "A ferry with 210 passengers sank off Marrow Island in May 2031.",
        "Did a Ferry Sink off Marrow Island?",
    ),
    Entry("soup", "Vesmar's parliament banned fish soup in schools.", "Is Fish Soup Banned in Vesmar?"),
    Entry("tank", "A photograph shows a tank stuck in the fountain of Halden.", "Tank in a Fountain"),
    Entry("loan", "Maravel lent Selmara 400 million crowns for fuel.", "Maravel's Loan"),
    Entry("loan again", "Maravel lent Selmara '400 million' crowns for fuel.", "Maravel's Loan"),
    Entry("bare", "The mayor of Port Sile keeps a wolf."),
)
SEARCH = ClaimSearch(CLAIMS, with_meaning=False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("210 people were on the boat that went down near #MarrowIsland pic.twitter.com/ab1", "ferry"),
        ("LOL they BANNED fishsoup in schools?? — Ola Brun (@olabrun) May 1, 2031", "soup"),
        ("there's a TANK in our fountain , Halden 2031", "tank"),
        ("Does the mayor of Port Sile really keep wolves", "bare"),
    ],
)
def test_the_right_claim_stands_first(query: str, expected: str) -> None:
    assert SEARCH.search(query)[0].entry_id == expected


def test_claims_that_differ_in_marks_alone_stand_in_their_order() -> None:
    first, second = SEARCH.search("400 million crowns for Selmara's fuel from Maravel", most=2)
    assert (first.entry_id, second.entry_id) == ("loan", "loan again")
    assert first.score == second.score


def test_what_was_found_names_the_shared_words() -> None:
    (found,) = SEARCH.search("a wolf in Port Sile", most=1)
    assert {"wolf", "sile"} & set(found.shared)


def test_a_search_gives_the_same_twice() -> None:
    assert SEARCH.search("a tank in Halden") == SEARCH.search("a tank in Halden")


def test_every_candidate_has_every_feature() -> None:
    places, table = SEARCH.candidates("a tank in Halden")
    assert table.shape == (len(places), len(FEATURES))


def test_meaning_finds_what_shares_no_word() -> None:
    search = ClaimSearch(CLAIMS)
    assert search.search("A vessel carrying travellers was lost at sea")[0].entry_id == "ferry"
