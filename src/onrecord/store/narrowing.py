"""What a list is narrowed to, with what people decided: what is rejected left out, what is corrected as corrected."""

from dataclasses import replace

import apsw

from onrecord.store.conditions import EVENTS, Condition, Lines, conditions_of, event_conditions, spoken_by
from onrecord.store.filters import EventFilters, Filters, Shown
from onrecord.store.reviews.holds import REJECTED
from onrecord.store.verdicts import has_decisions, has_verdict, with_corrected_speaker, with_corrected_times


def narrow(connection: apsw.Connection, lines: Lines, filters: Filters) -> tuple[Lines, list[Condition]]:
    """A kind of line as people corrected it, and all conditions of the filters but the one on dates."""
    conditions = _conditions_but_verdicts(connection, lines, filters)
    if filters.shown is not Shown.STANDING or has_decisions(connection, REJECTED):
        conditions.append(has_verdict(connection, lines.name, filters.shown))
    return with_corrected_times(connection, lines), conditions


def narrow_to_rejected(
    connection: apsw.Connection, lines: Lines, filters: Filters
) -> tuple[Lines, list[Condition]] | None:
    """The same for the lines that are left out because somebody rejected them; None where none can be."""
    if filters.shown is not Shown.STANDING or not has_decisions(connection, REJECTED):
        return None
    rejected = has_verdict(connection, lines.name, Shown.REJECTED)
    conditions = [*_conditions_but_verdicts(connection, lines, filters), rejected]
    return with_corrected_times(connection, lines), conditions


def _conditions_but_verdicts(connection: apsw.Connection, lines: Lines, filters: Filters) -> list[Condition]:
    """All conditions of the filters but those on dates and verdicts."""
    is_told = lines is EVENTS  # other lines have none of it, whatever they are asked
    also = event_conditions(connection, filters) if is_told and isinstance(filters, EventFilters) else []
    if filters.speaker is None or not has_decisions(connection, "speaker"):
        return [*conditions_of(connection, lines, filters), *also]
    spoken = spoken_by(connection, lines, filters.speaker)
    rest = conditions_of(connection, lines, replace(filters, speaker=None))
    return [*rest, with_corrected_speaker(connection, lines, spoken, filters.speaker), *also]
