"""What counts as the same line of event data, and how the record's events become lines."""

from onrecord.annotations import annotate_report
from onrecord.record.extraction import find_statements
from onrecord.record.reading import Reading
from quality.score_event_triples import Case, Line, Tally, case_lines, gold_lines, row_lines
from tests.language import parser, report_of

NAMES = {"Norland": "NOR", "Sudmark": "SUD", "Pelora": "PEL"}


def test_rows_are_all_that_is_told_and_not_denied() -> None:
    report = report_of("Norland condemned Sudmark's attack on Pelora. Norland did not attack Pelora.")
    annotations = annotate_report(report, parser=parser())
    statements = find_statements(Reading(report, annotations))
    case = Case("a", report, annotations, statements, frozenset(), frozenset())
    assert row_lines(case, NAMES) == {Line("NOR", "ACCUSE", "SUD"), Line("SUD", "ASSAULT", "PEL")}
    assert case_lines(case, NAMES) == {Line("NOR", "ACCUSE", "SUD")}


def test_gold_codes_are_compared_by_country_and_sector() -> None:
    events = [{"source_code": "ROMGOVMIL", "target_code": "---", "root": "19"}]
    assert list(gold_lines(events)) == [Line("ROU", "ASSAULT", "---")]
    assert list(gold_lines(events, sectors=True)) == [Line("ROUGOV", "ASSAULT", "---")]


def test_movements_across_borders_have_one_code() -> None:
    events = [{"source_code": "IMGMOSNRL", "target_code": "NGM", "root": "19"}]
    assert list(gold_lines(events, sectors=True)) == [Line("NGM", "ASSAULT", "NGM")]


def test_sides_that_share_an_event_make_a_line_each_way() -> None:
    sides = [{"text": "Norland", "code": "NOR", "sector": ""}, {"text": "Sudmark", "code": "SUD", "sector": "***"}]
    found = set(gold_lines([{"sources": sides, "targets": [], "root": "FIGHT"}]))
    assert found == {Line("NOR", "ASSAULT", "SUD"), Line("SUD", "ASSAULT", "NOR")}


def test_what_is_found_where_nothing_is_counts_as_wrong() -> None:
    tally = Tally()
    tally.add([Line("NOR", "AID", "SUD")], [])
    tally.add([Line("NOR", "AID", "SUD")], [Line("NOR", "AID", "SUD"), Line("NOR", "AID", "PEL")])
    assert (tally.right, tally.found, tally.wanted) == (1, 2, 2)


def test_a_sentence_rightly_left_empty_counts_where_authors_count_it() -> None:
    tally = Tally()
    tally.add([], [], empties=True)
    tally.add([], [])
    assert (tally.right, tally.found, tally.wanted) == (1, 1, 1)
