"""In which words a series of figures is headed."""

from dataclasses import replace

import pytest

from onrecord.cross_report.series.wording import heading_of
from tests.language import record_of

HEADINGS = {
    "Norland has massed 90,000 soldiers near the border, the ministry said.": "soldiers near the border",
    "At least 28 journalists were killed in Sudland, including seven foreigners.": (
        "journalists … were killed in Sudland"
    ),
    "Sudland's forces captured 5,000 Norland troops, it said.": "Norland troops … Sudland's forces captured",
    "Three people died when the bridge fell, the mayor said.": "people … died",
}


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_is_the_thing_and_what_befell_it(text: str) -> None:
    assert heading_of(record_of(text).tallies[0]) == HEADINGS[text]


def test_pieces_that_say_nothing_by_themselves_are_left_out() -> None:
    tally = replace(record_of("Three people died.").tallies[0], words="foreigners … including … who came by sea")
    assert heading_of(tally) == "foreigners … who came by sea"
    assert heading_of(replace(tally, words="is")) == "is"
