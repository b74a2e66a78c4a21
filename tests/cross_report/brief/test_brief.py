"""The brief: what stands on the page, in what order, and that no sentence stands there without its words."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from onrecord.cross_report.brief import Shelf, write_brief
from onrecord.cross_report.brief.sentences import day_words, names, plural, told
from onrecord.model import Bound, Interval, Reality, Span
from onrecord.model.brief import Brief, BriefPart
from onrecord.model.changes import Change, ChangeKind, Cited, Edit, EditedReport, EditKind, Novelty
from onrecord.model.claims import Claim, ClaimMember
from onrecord.model.crossed import CountedClaim
from onrecord.model.disputes import Dispute, DisputeItem, DisputeKind, Side
from onrecord.model.filed import Filed
from onrecord.model.lineage import Origin, Origins
from onrecord.model.propositions import Position
from onrecord.model.series import FigureKey, FigurePoint, FigureSeries, Relation
from onrecord.model.timeline import Telling, TimelineEntry
from tests.cross_report.claim_items import make_item

TEXT = "The troops have left the valley, Ordavia said. Nobody has left, Selmara said. At least 9,000 remain."
FIRST, SECOND, THIRD = Span(0, 46), Span(47, 77), Span(78, 100)
SHELF = Shelf(
    {
        f"v{n}": Filed(f"v{n}", f"r{n}", 1, TEXT, outlet=outlet, published=Interval.of_day(date(2031, 3, 15 + n)))
        for n, outlet in enumerate(("Ilvane Herald", "ORTA", "Channel Six"))
    }
)


def item(version: int, position: Position, speaker: str, said: str) -> DisputeItem:
    span = FIRST if position is Position.ASSERTS else SECOND
    return DisputeItem(f"v{version}:0", f"v{version}", f"r{version}", span, (speaker,), (), position, said)


def dispute(name: str, origins: int = 1) -> Dispute:
    sides = (
        Side(Position.ASSERTS, (item(0, Position.ASSERTS, "Ordavia", "2031-03-15"),), origins),
        Side(Position.DENIES, (item(1, Position.DENIES, "Selmara", "2031-03-16"),), origins),
    )
    return Dispute(
        name,
        f"claim of {name}",
        "Is it so: the troops have left?",
        DisputeKind.DENIES,
        sides,
        (),
    )


def series(name: str, *values: int, relation: Relation = Relation.RISE) -> FigureSeries:
    points = tuple(
        FigurePoint(FigureKey("v0", n), "r0", THIRD, Decimal(value), Decimal(value), Bound.MORE, None)
        for n, value in enumerate(values)
    )
    return FigureSeries(name, "troops in the valley", relation, points)


def entry(day: int, *, origins: int = 1, reality: Reality = Reality.ACTUAL) -> TimelineEntry:
    when = Interval.of_day(date(2031, 3, day))
    tellings = (Telling("v1", FIRST),)
    return TimelineEntry(when, "v0", FIRST, reality, None, tellings, 2, 2, origins, float(origins))


def agreed(name: str, position: Position = Position.ASSERTS, origins: int = 2) -> CountedClaim:
    made = make_item("v0:0", predicate="leave", position=position.value)
    claim = Claim(name, "the troops leave", made.item_id, (ClaimMember(made, position),))
    named = tuple(Origin(f"o{n}", f"o{n}", (n,), ()) for n in range(origins))
    return CountedClaim(claim, Origins(origins, origins, named, "Ordavia"), origins)


def change(kind: ChangeKind, subject: str = "c", *, before: bool = True) -> Change:
    old = (Cited("v0", "r0", FIRST),) if before else ()
    new = (Cited("v1", "r1", SECOND),)
    day = Interval.of_day(date(2031, 3, 16))
    return Change(kind, Novelty.REPORTED, subject, "troops leave", ("Selmara",), old, new, None, day, None)


def parts(brief: Brief) -> list[BriefPart]:
    return [section.part for section in brief.sections]


def test_every_sentence_is_cited_and_its_words_stand_there() -> None:
    brief = write_brief(
        SHELF,
        since=datetime(2031, 3, 16),
        changes=[change(kind) for kind in ChangeKind if kind is not ChangeKind.EDITED_REPORT],
        disputes=[dispute("d")],
        series=[series("s", 9000, 9500)],
        entries=[entry(15), entry(16)],
        claims=[agreed("a")],
    )
    assert parts(brief) == list(BriefPart)
    for sentence in (s for section in brief.sections for item in section.items for s in item.sentences):
        assert sentence.citations
        if sentence.words is not None:
            cited = sentence.citations[0]
            assert sentence.words == cited.span.of(SHELF.filed[cited.version_id].text)
            assert sentence.words in sentence.text


def test_an_empty_record_gives_an_empty_page() -> None:
    assert write_brief(Shelf({})).sections == ()


def test_both_sides_of_a_dispute_speak_and_what_is_new_says_so() -> None:
    brief = write_brief(SHELF, since=datetime(2031, 3, 16), disputes=[dispute("d")])
    (section,) = brief.sections
    assert [sentence.text for sentence in section.items[0].sentences] == [
        "Is it so: the troops have left? Asserted from 1 independent origin, denied from 1.",
        "asserted by Ordavia (Ilvane Herald, 2031-03-15): “The troops have left the valley, Ordavia said.”",
        "new: denied by Selmara (ORTA, 2031-03-16): “Nobody has left, Selmara said.”",
    ]


def test_an_outlets_own_voice_speaks_once_however_many_of_its_reports_say_so() -> None:
    shelf = Shelf({name: replace(filed, outlet="Ilvane Herald") for name, filed in SHELF.filed.items()})
    said = tuple(replace(item(n, Position.ASSERTS, "", "2031-03-15"), speakers=()) for n in (0, 2))
    held = replace(dispute("d"), sides=(Side(Position.ASSERTS, said, 1), dispute("d").sides[1]))
    (section,) = write_brief(shelf, disputes=[held]).sections
    told_there = [sentence.text for sentence in section.items[0].sentences]
    assert sum(text.startswith("asserted by Ilvane Herald") for text in told_there) == 1


def test_disputes_of_many_origins_come_first_and_the_rest_is_counted() -> None:
    brief = write_brief(SHELF, disputes=[dispute(f"d{n}", origins=n + 1) for n in range(8)])
    (section,) = brief.sections
    assert [item.subject for item in section.items] == ["d7", "d6", "d5", "d4", "d3"]
    assert section.left_out == 3


def test_what_is_disputed_is_neither_news_nor_agreed() -> None:
    brief = write_brief(
        SHELF,
        since=datetime(2031, 3, 16),
        changes=[change(ChangeKind.NEW_DENIAL, "claim of d")],
        disputes=[dispute("d")],
        claims=[agreed("claim of d")],
    )
    assert parts(brief) == [BriefPart.DISPUTES]


def test_a_denial_of_what_nobody_holds_is_no_news() -> None:
    since = datetime(2031, 3, 16)
    assert write_brief(SHELF, since=since, changes=[change(ChangeKind.NEW_DENIAL, before=False)]).sections == ()
    assert parts(write_brief(SHELF, since=since, changes=[change(ChangeKind.NEW_DENIAL)])) == [BriefPart.NEW]


def test_a_denial_shows_what_it_denies_and_a_reversal_what_was_said_before() -> None:
    denial, reversal = change(ChangeKind.NEW_DENIAL, "a"), change(ChangeKind.REVERSED_POSITION, "b")
    same = replace(change(ChangeKind.NEW_DENIAL, "c"), before=(Cited("v1", "r1", SECOND),))
    brief = write_brief(SHELF, since=datetime(2031, 3, 16), changes=[denial, reversal, same])
    told_there = {item.subject: [s.text.split(": ")[1] for s in item.sentences[1:]] for item in brief.sections[0].items}
    assert told_there == {"a": ["what is denied"], "b": ["before that"], "c": []}


def test_what_is_denied_is_what_was_said_by_then() -> None:
    denial = change(ChangeKind.NEW_DENIAL)
    long_before, later = Cited("v0", "r0", FIRST), Cited("v2", "r2", FIRST)
    both = replace(denial, before=(long_before, later), reported=Interval.of_day(date(2031, 3, 16)))
    only_later = replace(both, before=(later,))
    shown = []
    for one in (both, only_later):
        (section,) = write_brief(SHELF, since=datetime(2031, 3, 16), changes=[one]).sections
        shown.append(section.items[0].sentences[1].text.partition(": “")[0])
    assert shown == ["15 Mar 2031: what is denied", "17 Mar 2031: what is denied, as reported later"]


def test_the_words_of_a_dispute_stand_in_the_order_of_time() -> None:
    held = (item(0, Position.ASSERTS, "Ordavia", "2031-03-15"), item(2, Position.ASSERTS, "Roe", "2031-03-17"))
    both = replace(dispute("d"), sides=(Side(Position.ASSERTS, held, 2), dispute("d").sides[1]))
    (section,) = write_brief(SHELF, disputes=[both]).sections
    spoken = [sentence.text.partition(" (")[0] for sentence in section.items[0].sentences[1:]]
    assert spoken == ["asserted by Ordavia", "denied by Selmara", "asserted by Roe"]


def test_one_sort_of_news_leaves_room_for_the_others() -> None:
    many = [change(ChangeKind.NEW_DENIAL, f"d{n}") for n in range(9)]
    brief = write_brief(SHELF, since=datetime(2031, 3, 16), changes=[*many, change(ChangeKind.NEW_CLAIM, "n")])
    assert "n" in [item.subject for item in brief.sections[0].items]


def test_a_sentence_that_tells_two_new_claims_is_quoted_once() -> None:
    both = [change(ChangeKind.NEW_CLAIM, name, before=False) for name in ("m", "n")]
    brief = write_brief(SHELF, since=datetime(2031, 3, 16), changes=both)
    assert [item.subject for item in brief.sections[0].items] == ["m"]


def test_an_edit_shows_the_words_of_both_versions() -> None:
    edits = (Edit(EditKind.CUT, SECOND, None), Edit(EditKind.CHANGED, THIRD, FIRST))
    edited = EditedReport("r0", "v0", "v1", edits)
    new = Change(
        ChangeKind.EDITED_REPORT,
        Novelty.REPORTED,
        "r0",
        "Valley quiet",
        (),
        (Cited("v0", "r0", SECOND),),
        (Cited("v1", "r0", FIRST),),
        None,
        None,
        None,
        edited=edited,
    )
    (section,) = write_brief(SHELF, since=datetime(2031, 3, 16), changes=[new]).sections
    texts = [sentence.text for sentence in section.items[0].sentences]
    assert texts[0] == "ORTA edited “Valley quiet” (2 places)"
    assert texts[1] == "cut: “Nobody has left, Selmara said.”"
    assert texts[2].startswith("changed: “At least 9,000 remain.” to “The troops")


def test_figures_that_agree_and_stay_are_left_out() -> None:
    compatible = series("s", 9000, 9000, relation=Relation.COMPATIBLE)
    assert write_brief(SHELF, series=[compatible]).sections == ()
    (section,) = write_brief(SHELF, series=[series("s", 9000, 9500)]).sections
    assert [s.text for s in section.items[0].sentences] == [
        "troops in the valley: moving",
        "15 Mar 2031: more than 9,000, Ilvane Herald: “At least 9,000 remain.”",
        "15 Mar 2031: more than 9,500, Ilvane Herald: “At least 9,000 remain.”",
    ]


def test_reports_of_unknown_outlets_make_no_outlets_and_show_no_inner_ids() -> None:
    shelf = Shelf({name: replace(filed, outlet=None) for name, filed in SHELF.filed.items()})
    unheld = replace(
        dispute("d"),
        sides=tuple(
            replace(side, items=tuple(replace(one, speakers=()) for one in side.items)) for side in dispute("d").sides
        ),
    )
    claim = agreed("a", origins=3)
    claim = replace(claim, origins=replace(claim.origins, outlets=0))
    brief = write_brief(shelf, disputes=[unheld], series=[series("s", 9000, 9500)], claims=[claim])
    assert (brief.reports, brief.outlets) == (3, 0)
    told_there = [s.text for section in brief.sections for item in section.items for s in item.sentences]
    assert "asserted by a report (2031-03-15): “The troops have left the valley, Ordavia said.”" in told_there
    assert "15 Mar 2031: more than 9,500, a report: “At least 9,000 remain.”" in told_there
    assert any(text.startswith("Told by 3 reports, from 3 independent origins.") for text in told_there)


def test_what_is_planned_says_so_and_the_weightiest_dates_stand_in_order_of_time() -> None:
    entries = [entry(day, origins=1 + (day > 4)) for day in range(1, 14)] + [
        entry(29, origins=9, reality=Reality.PLANNED)
    ]
    (section,) = write_brief(SHELF, entries=entries).sections
    texts = [item.sentences[0].text for item in section.items]
    assert texts[0].startswith("5 Mar 2031: “The troops")
    assert texts[-1].startswith("29 Mar 2031: planned: “The troops")
    assert section.left_out == 4


def test_what_only_one_origin_tells_or_somebody_doubts_is_not_agreed() -> None:
    assert write_brief(SHELF, claims=[agreed("a", origins=1), agreed("b", Position.DOUBTS)]).sections == ()
    (section,) = write_brief(SHELF, claims=[agreed("a", origins=3)]).sections
    assert section.items[0].sentences[1].text == (
        "Told by 3 reports of 3 outlets, from 3 independent origins. All rest on the words of Ordavia."
    )


def test_a_long_quotation_is_cut_at_a_word_with_its_citation() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    shelf = Shelf({"v": Filed("v", "r", 1, text)})
    sentence = told(shelf, Cited("v", "r", Span(0, len(text))))
    assert sentence.words == sentence.citations[0].span.of(text)
    assert sentence.words.endswith("word59")


def test_times_names_and_numbers_in_words() -> None:
    assert day_words(Interval.of_day(date(2031, 3, 5))) == "5 Mar 2031"
    assert day_words(Interval.of_days(date(2031, 3, 1), date(2031, 4, 1))) == "Mar 2031"
    assert day_words(Interval.of_days(date(2031, 3, 14), date(2031, 3, 21))) == "14 Mar 2031 to 20 Mar 2031"
    assert day_words(None) == ""
    assert names(["A", "B", "C"]) == "A, B and C"
    assert names(["A", "B", "C", "D"]) == "A, B, C and 1 more"
    assert plural(1, "report") == "1 report"
    assert plural(1200, "body", "bodies") == "1,200 bodies"
