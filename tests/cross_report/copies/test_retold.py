"""What one person said, told by two reports in their own ways, is no copy; what they tell in the same way is one."""

from datetime import date

from onrecord.cross_report.copies import Copyable, compare, open_report
from onrecord.model import Interval
from onrecord.model.copies import CopyKind
from onrecord.model.filed import Filed

SPEECH = (
    "the river crossings at Orvale will stay closed to every kind of traffic until the last mine has been lifted",
    "nobody in the valley should count on being home before the harvest festival begins in the middle of September",
)
ONE = f"President Marek Halloran noted that {SPEECH[0]}. Halloran explained that {SPEECH[1]}."
OTHER = f"Speaking in Vask, Halloran told reporters that {SPEECH[0]}. According to Halloran, {SPEECH[1]}."


def _opened(name: str, text: str) -> Copyable:
    return open_report(Filed(name, name, 1, text, outlet=name, published=Interval.of_day(date(2026, 6, 15))))


def test_what_one_person_said_and_two_tell_in_their_own_way_is_a_quote() -> None:
    copy = compare(_opened("a", ONE), _opened("b", OTHER))
    assert copy is not None
    assert copy.kind is CopyKind.QUOTE
    assert not copy.is_copy
    assert copy.reasons == ("both tell in their own way what Halloran said",)


def test_the_same_words_of_telling_make_a_copy_of_it() -> None:
    copy = compare(_opened("a", ONE), _opened("b", f"Rain fell on the fair. {ONE} The fair went on."))
    assert copy is not None
    assert copy.is_copy


def test_narration_that_both_share_makes_a_copy_of_it() -> None:
    told = " Guards led the column of lorries down to the old ferry where two barges lay ready since the early morning."
    copy = compare(_opened("a", ONE + told), _opened("b", OTHER + told))
    assert copy is not None
    assert copy.is_copy


def test_two_speakers_of_the_same_words_are_not_one() -> None:
    copy = compare(_opened("a", ONE), _opened("b", OTHER.replace("Halloran", "Sedlak")))
    assert copy is not None
    assert copy.is_copy


def test_what_a_body_counts_is_copied() -> None:
    one, other = (text.replace("Halloran", "Observatory") for text in (ONE, OTHER))
    copy = compare(_opened("a", one), _opened("b", other))
    assert copy is not None
    assert copy.is_copy
