"""What a version's text was found to hold below statements and figures, layer by layer, as dicts."""

from onrecord.store import ReportPage
from onrecord.views.shapes.line_fields import Fields, ends, pair, pairs, place_fields, quantity_fields


def layer_fields(page: ReportPage) -> Fields:
    """Sentences, quotations, mentions, times, quantities and places of one version, with their words."""
    text = page.text
    return {
        "report": page.head.report_id,
        "version": page.head.number,
        "sentences": pairs(page.sentences),
        "quotations": [
            {"span": pair(item.span), "outer": pair(item.outer), "repaired": item.repaired} for item in page.quotations
        ],
        "mentions": [
            {
                "span": pair(item.span),
                "words": item.span.of(text),
                "kind": item.kind.value,
                "name": None if item.name is None else pair(item.name),
                "entity": item.entity,
                "entity_name": item.entity_name,
                "actor_id": item.actor_id,
                "actor_name": item.actor_name,
            }
            for item in page.mentions
        ],
        "times": time_fields(page),
        "quantities": [
            {
                "span": pair(item.span),
                "words": item.span.of(text),
                **quantity_fields(item),
                "counted_span": None if item.counted is None else pair(item.counted),
            }
            for item in page.quantities
        ],
        "places": [
            {
                "span": pair(item.span),
                "words": item.span.of(text),
                **place_fields(item),
                "kind": None if item.kind is None else item.kind.value,
                "within": list(item.within),
                "metonym": item.metonym,
            }
            for item in page.toponyms
        ],
    }


def time_fields(page: ReportPage) -> list[Fields]:
    """The times that a version names."""
    return [
        {
            "span": pair(item.span),
            "words": item.span.of(page.text),
            "type": item.type.value,
            "value": item.value,
            **ends("interval", item.interval),
        }
        for item in page.times
    ]
