"""What a parser reads instead of a line in capitals: words as the report writes them, or as they are known."""

import pytest

from onrecord.annotations.shadow import cast_shadow
from onrecord.model import Span


@pytest.mark.parametrize(
    ("line", "body", "read"),
    [
        (
            "ARMY TAKES BRIDGE, MINISTER VOSK SAYS",
            "The army took the bridge, Minister Anna Vosk said.",
            "army takes bridge, Minister Vosk says",
        ),
        ("UN ENVOY: PRESIDENT 'NOT RESIGNED'", "An envoy of the UN met him.", "UN envoy: president 'not resigned'"),
        ("NORLAND ACCUSES VASK AS GAS STOPS", "", "Norland accuses Vask as gas stops"),
        ("MCKAY QUITS OVER OSK RAID", "Leo McKay left. His raid on Osk failed.", "McKay quits over Osk raid"),
    ],
)
def test_a_line_in_capitals_is_read_as_the_report_writes_its_words(line: str, body: str, read: str) -> None:
    text = f"{line}\n\n{body}" if body else line
    shadow = cast_shadow(text, Span(0, len(line)), [])
    assert shadow.text == read
    assert shadow.positions == tuple(range(len(line) + 1))


def test_a_short_line_in_capitals_stays_as_it_is() -> None:
    assert cast_shadow("NATO, UN", Span(0, 8), []).text == "NATO, UN"
