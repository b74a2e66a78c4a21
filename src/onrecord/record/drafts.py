"""Statements in the making: token and text positions before speakers, acts and times are filled in."""

from dataclasses import dataclass

from onrecord.model import Act, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Where source, cue and content of a statement stand.

    `subject` is the token that governs the source phrase, None when the source is left out; `inherited` is then the
    draft whose source this one shares (a floating quotation). `cue_token` is the reporting word, None in headlines
    and floating quotations. `source` covers the words for who, where the tagger marked them; otherwise they follow from
    `subject`. `rule` names the rule that found it.
    """

    rule: str
    content: tuple[Span, ...]
    act: Act
    subject: int | None = None
    cue: tuple[Span, ...] = ()
    cue_token: int | None = None
    inherited: "Draft | None" = None
    quotation: int | None = None
    source: tuple[Span, ...] = ()
