"""Background that outlets set under report after report, formulas that another event fills in, and printed speeches."""

from datetime import date

from onrecord.cross_report.copies import Copyable, compare, open_report
from onrecord.model import Interval
from onrecord.model.copies import Copy, CopyKind, PassageKind
from onrecord.model.filed import Filed

FERRY = "Nine barges left Orvale with flour and lamp oil, and two ran aground below the broken lock at Hesk."
STRIKE = "Tram drivers in Vask parked their cars across the bridge, and the mayor walked to his office in the rain."
MARKET = "A stall holder was robbed of his scales at noon; the constable who came running lost a boot in the canal."
HARBOUR = "The harbour board lent its only crane to the circus, which used it to lift a lame elephant out of a ditch."
MUSEUM = "A forged map went missing from the museum, and nobody but the forger asked the curator to look for it."
SCHOOL = "Pupils at Hesk found a wasp's nest in the organ; the sexton smoked it out and cancelled evensong until Lent."
BACKGROUND = (
    "The valley has been locked in a feud over its locks since early 2011, when millers cut the dyke with unexpected "
    "malice. More than three thousand people have been displaced and most mills stand empty, according to the guild."
)


def opened(name: str, text: str, day: date, outlet: str = "Olm Gazette") -> Copyable:
    return open_report(Filed(name, name, 1, text, outlet=outlet, published=Interval.of_day(day)))


def found(one: Copyable, other: Copyable) -> Copy:
    copy = compare(one, other)
    assert copy is not None
    return copy


def test_background_that_is_half_of_a_short_report_weeks_later_is_no_copy() -> None:
    one = opened("a", f"{FERRY} {BACKGROUND}", date(2026, 6, 1))
    other = opened("b", f"{STRIKE} {BACKGROUND}", date(2026, 7, 3), "The Sund Mail")
    assert found(one, other).kind is CopyKind.STANDING


def test_the_same_words_at_the_beginning_of_a_short_report_are_a_copy() -> None:
    one = opened("a", f"{BACKGROUND} {MARKET} {FERRY}", date(2026, 6, 1))
    other = opened("b", f"{BACKGROUND} {MARKET} {STRIKE}", date(2026, 7, 3), "The Sund Mail")
    assert found(one, other).is_copy


def test_one_outlet_ends_two_reports_of_a_day_with_its_background() -> None:
    one = opened("a", f"{FERRY} {MARKET} {HARBOUR} {BACKGROUND}", date(2026, 6, 1))
    other = opened("b", f"{STRIKE} {SCHOOL} {MUSEUM} {BACKGROUND}", date(2026, 6, 1))
    assert {passage.kind for passage in found(one, other).passages} == {PassageKind.STANDING}


def test_background_that_comes_along_with_the_news_is_copied_with_it() -> None:
    one = opened("a", f"{FERRY} {MARKET} {BACKGROUND}", date(2026, 6, 1))
    other = opened("b", f"{FERRY} {MARKET} {BACKGROUND} {STRIKE}", date(2026, 6, 2))
    copy = found(one, other)
    assert copy.is_copy
    assert {passage.kind for passage in copy.passages} == {PassageKind.PROSE}


def filled_in(many: str, hurt: str, street: str, weekday: str) -> str:
    return (
        f"{many} citizens were stung and {hurt} others were knocked down on {weekday} as hives fell from the roofs "
        f"onto {street} street. A source at the bee wardens' office told our reporter that swarms from {street} hill "
        f"came down at {weekday} noon."
    )


def test_a_formula_filled_in_weeks_later_is_no_copy() -> None:
    one = opened("a", filled_in("Four", "thirteen", "Glovers", "Monday"), date(2026, 6, 1))
    other = opened("b", filled_in("Two", "twenty", "Harbour", "Sunday"), date(2026, 8, 9))
    assert not found(one, other).is_copy


def test_the_same_telling_on_the_next_day_with_a_new_count_is_a_copy() -> None:
    one = opened("a", filled_in("Four", "thirteen", "Glovers", "Monday"), date(2026, 6, 1))
    other = opened("b", filled_in("Six", "thirteen", "Glovers", "Monday"), date(2026, 6, 2), "The Sund Mail")
    assert found(one, other).is_copy


SPOKEN = (
    "We have carried this dyke on our own backs for eight winters. I ask the towns upstream what they gave us: five "
    "hundred sacks and a speech. We do not beg for sand. We will hold the wall with them or without them, and our "
    "children will know who came with a spade and who sent his regards."
)
TRANSLATED = (
    "We carried that dyke upon our backs for eight winters. I want to ask the towns upstream what they have given us: "
    "five hundred bags and a speech. We are not begging for sand. We shall hold this wall with them or without, and "
    "our sons will know who arrived with a spade and who only sent regards."
)


def test_two_translations_of_one_printed_speech_are_a_quote() -> None:
    one, other = opened("a", SPOKEN, date(2026, 6, 1)), opened("b", TRANSLATED, date(2026, 6, 1), "The Sund Mail")
    copy = compare(one, other)
    assert copy is not None
    assert copy.kind is CopyKind.QUOTE
    assert copy.reasons == ("both print a speech, each in words of its own",)


def test_a_printed_speech_word_for_word_is_a_copy() -> None:
    one, other = opened("a", SPOKEN, date(2026, 6, 1)), opened("b", SPOKEN, date(2026, 6, 1), "The Sund Mail")
    assert found(one, other).is_copy
