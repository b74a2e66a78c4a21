from onrecord.model import Act, StatementKind, iso
from onrecord.views.web.asked import read_question


def test_an_empty_form_asks_for_everything() -> None:
    question = read_question({"speaker": " ", "since": "", "page": "", "unknown": "x"})
    assert question.asked.values == {}
    assert question.mistakes == {}
    assert question.page == 1
    assert question.filters.within is None


def test_every_field_becomes_a_filter() -> None:
    question = read_question(
        {
            "speaker": "Morran",
            "outlet": "gazette",
            "act": "deny",
            "kind": "mixed",
            "text": " two  words ",
            "since": "2031-02",
            "until": "2031-03-04",
            "report": "r-1",
            "versions": "all",
        }
    )
    filters = question.filters
    assert not question.mistakes
    assert (filters.speaker, filters.outlet, filters.text, filters.report) == ("Morran", "gazette", "two words", "r-1")
    assert (filters.act, filters.kind, filters.all_versions) == (Act.DENY, StatementKind.MIXED, True)
    assert filters.within is not None
    assert (iso(filters.within.begin), iso(filters.within.finish)) == ("2031-02-01", "2031-03-05")


def test_each_mistake_is_told_at_its_field() -> None:
    question = read_question({"since": "2031-02-30", "act": "sing", "kind": "whispered", "page": "0"})
    assert set(question.mistakes) == {"since", "act", "kind", "page"}
    assert "2031-02-30" in question.mistakes["since"]
    assert "deny" in question.mistakes["act"]


def test_a_time_that_ends_before_it_begins_is_a_mistake() -> None:
    assert set(read_question({"since": "2031-03-05", "until": "2031-03-04"}).mistakes) == {"until"}


def test_a_page_is_a_number_that_a_list_can_have() -> None:
    for text in ("-1", "two", "1" * 30, "²"):
        assert "page" in read_question({"page": text}).mistakes, text
    assert read_question({"page": "12"}).page == 12


def test_addresses_keep_what_was_typed() -> None:
    asked = read_question({"speaker": "A & B", "text": "«да»", "page": "3"}).asked
    assert asked.page("/statements", 2) == "/statements?speaker=A+%26+B&text=%C2%AB%D0%B4%D0%B0%C2%BB&page=2"
    assert asked.page("/statements", 1) == "/statements?speaker=A+%26+B&text=%C2%AB%D0%B4%D0%B0%C2%BB"
    assert asked.without("/statements", "text") == "/statements?speaker=A+%26+B"
