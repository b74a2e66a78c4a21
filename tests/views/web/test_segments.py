from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.views.web.segments import Mark, Role, cut

TEXT = "The mission said the mayor had warned that 40 boats left on Friday."


def mark(key: str, role: Role, words: str) -> Mark:
    start = TEXT.index(words)
    return Mark(key, role, Span(start, start + len(words)))


def pieces(*marks: Mark) -> list[tuple[str, list[str]]]:
    whole = Span(0, len(TEXT))
    return [(segment.span.of(TEXT), [mark.key for mark in segment.marks]) for segment in cut(whole, marks)]


def test_a_text_without_marks_stays_whole() -> None:
    assert pieces() == [(TEXT, [])]


def test_what_lies_within_something_else_is_cut_out_of_it() -> None:
    outer = mark("a", Role.CONTENT, "the mayor had warned that 40 boats left on Friday")
    inner = mark("b", Role.CONTENT, "40 boats left on Friday")
    number = mark("c", Role.FIGURE, "40 boats")
    assert pieces(number, outer, inner) == [
        ("The mission said ", []),
        ("the mayor had warned that ", ["a"]),
        ("40 boats", ["a", "b", "c"]),
        (" left on Friday", ["a", "b"]),
        (".", []),
    ]


def test_marks_that_cross_share_the_middle() -> None:
    content = mark("a", Role.CONTENT, "warned that 40")
    number = mark("b", Role.FIGURE, "40 boats")
    assert pieces(content, number)[1:4] == [("warned that ", ["a"]), ("40", ["a", "b"]), (" boats", ["b"])]


def test_on_the_same_words_a_figure_is_narrower_than_a_statement() -> None:
    marks = (mark("f", Role.FIGURE, "40 boats"), mark("s", Role.CONTENT, "40 boats"))
    assert pieces(*marks)[1] == ("40 boats", ["s", "f"])


def test_only_what_lies_in_the_stretch_is_shown() -> None:
    boats = Span(TEXT.index("40"), TEXT.index(" left"))
    segments = cut(boats, [mark("a", Role.CONTENT, "that 40 boats left"), mark("b", Role.TIME, "Friday")])
    assert [(segment.span, [each.key for each in segment.marks]) for segment in segments] == [(boats, ["a"])]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
marks = st.lists(st.builds(Mark, st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(Role), spans), max_size=12)


@given(whole=spans, given_marks=marks)
def test_segments_are_the_text_and_show_every_mark_on_all_of_its_words(whole: Span, given_marks: list[Mark]) -> None:
    segments = cut(whole, given_marks)
    assert [position for segment in segments for position in range(segment.span.start, segment.span.end)] == [
        *range(whole.start, whole.end)
    ]
    for segment in segments:
        for position in range(segment.span.start, segment.span.end):
            covering = [mark for mark in given_marks if mark.span.start <= position < mark.span.end]
            assert sorted(map(repr, segment.marks)) == sorted(map(repr, covering))
        widths = [len(mark.span) for mark in segment.marks]
        assert widths == sorted(widths, reverse=True)
