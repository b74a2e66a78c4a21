from pathlib import Path

import pytest

from onrecord.store import EventFilters, Filters, RecordReader


@pytest.mark.parametrize("all_versions", [False, True])
def test_a_list_counts_what_it_lists(record: Path, all_versions: bool) -> None:
    filters, events = Filters(all_versions=all_versions), EventFilters(all_versions=all_versions)
    with RecordReader(record) as reader:
        for part, whole in (
            (reader.statements(filters, limit=1), reader.statements(filters)),
            (reader.figures(filters, limit=1), reader.figures(filters)),
            (reader.events(events, limit=1), reader.events(events)),
            (reader.reports(filters, limit=1), reader.reports(filters)),
        ):
            assert part.total == len(whole.rows)
        figures = reader.figures(filters).total
    assert figures == {False: 2, True: 3}[all_versions]
