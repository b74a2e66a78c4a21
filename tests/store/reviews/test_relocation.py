from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.model.review import Anchor, Layer
from onrecord.store.reviews.relocation import context_of, overlap, relocate

WORDS = st.text(st.sampled_from("abc “”.\n"), max_size=60)


def anchor_in(text: str, *spans: Span) -> Anchor:
    before, after = context_of(spans, text)
    quotes = tuple(span.of(text) for span in spans)
    return Anchor(Layer.STATEMENT, "k", "d", "r-1", spans, quotes, before, after)


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@given(WORDS, st.text(st.sampled_from("xyz "), min_size=1, max_size=20).filter(str.strip), WORDS)
def test_words_are_found_where_they_stood_as_long_as_the_text_is_the_same(one: str, quote: str, other: str) -> None:
    text = one + quote + other
    span = Span(len(one), len(one) + len(quote))
    assert relocate(anchor_in(text, span), text) == (span,)


@given(
    before=WORDS,
    quote=st.text(st.sampled_from("xyz"), min_size=1, max_size=12),
    after=WORDS,
    new_before=WORDS,
    new_after=WORDS,
)
def test_words_that_stand_once_are_found_whatever_is_written_around_them(
    before: str, quote: str, after: str, new_before: str, new_after: str
) -> None:
    text = before + quote + after
    anchor = anchor_in(text, Span(len(before), len(before) + len(quote)))
    edited = new_before + quote + new_after
    assert relocate(anchor, edited) == (Span(len(new_before), len(new_before) + len(quote)),)


@given(st.lists(st.sampled_from(["Ana left.", "Bo said so.", "It rained.", "They stay."]), min_size=1, max_size=6))
def test_what_is_found_always_holds_the_words(sentences: list[str]) -> None:
    text = "He said: They stay. It rained."
    anchor = anchor_in(text, at(text, "They stay."), at(text, "It rained."))
    edited = " ".join(sentences)
    assert [span.of(edited) for span in relocate(anchor, edited)] in ([], ["They stay.", "It rained."])


def test_of_several_places_the_one_with_the_same_text_around_it_is_meant() -> None:
    text = "Mara said no. Tomas said no."
    anchor = anchor_in(text, at(text, "no", 1))
    edited = "Update: Tomas said no. Mara said no. Ada said no."
    assert relocate(anchor, edited) == (at(edited, "no", 0),)


def test_of_places_that_are_alike_the_nearest_is_meant() -> None:
    text = "no no no no no"
    anchor = Anchor(Layer.STATEMENT, "k", "d", "r-1", (Span(6, 8),), ("no",))
    assert relocate(anchor, f" {text}") == (Span(7, 9),)


def test_white_space_may_be_laid_out_otherwise() -> None:
    anchor = anchor_in("The bridge is open.", Span(4, 19))
    edited = "New.\nThe bridge\n  is open."
    assert relocate(anchor, edited)[0].of(edited) == "bridge\n  is open."


def test_words_that_are_gone_are_found_nowhere() -> None:
    text = "We withdraw. They stay."
    anchor = anchor_in(text, at(text, "We withdraw"), at(text, "They stay"))
    assert relocate(anchor, "They stay. We withdraw.") == ()
    assert relocate(anchor, "") == ()


def test_overlap_is_the_share_that_both_cover() -> None:
    assert overlap((Span(0, 10),), (Span(0, 10),)) == 1
    assert overlap((Span(0, 10),), (Span(5, 15),)) == 5 / 15
    assert overlap((Span(0, 4), Span(6, 10)), (Span(0, 10),)) == 0.8
    assert overlap((), ()) == 0
