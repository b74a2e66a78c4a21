import json
from pathlib import Path

import pytest

from onrecord.store import RecordReader
from tests.views.export.conftest import take


def entities(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in take(path, "ftm").splitlines()]


def test_ties_lead_to_actors_and_articles_that_are_there(crisis: Path) -> None:
    found = entities(crisis)
    schemata: dict[object, set[object]] = {}
    for entity in found:
        schemata.setdefault(entity["schema"], set()).add(entity["id"])
    assert {"Person", "Organization", "LegalEntity", "Article", "Documentation"} <= set(schemata)
    assert len({entity["id"] for entity in found}) == len(found)
    with RecordReader(crisis) as reader:
        statements = {row.statement_id: row for row in reader.statements().rows}
        assert len(schemata["Article"]) == reader.reports().total
    known = set().union(*schemata.values())
    for entity in found:
        properties = entity["properties"]
        assert isinstance(properties, dict)
        assert all(values and all(values) for values in properties.values())
        if entity["schema"] == "Documentation":
            assert {*properties["document"], *properties["entity"]} <= known
            row = statements[properties["recordId"][0]]
            first = (row.content or row.cue)[0]
            assert properties["summary"][0].startswith(f"{first.start}-{first.end}")


def test_no_date_is_made_up(record: Path) -> None:
    articles = [entity["properties"] for entity in entities(record) if entity["schema"] == "Article"]
    assert [("publishedAt" in one) for one in articles if isinstance(one, dict)] == [True, True, False]


def test_the_library_takes_every_entity_whole(crisis: Path) -> None:
    proxy = pytest.importorskip("followthemoney.proxy", reason="no part of the dev extra: see docs/take-away.md")
    followthemoney = pytest.importorskip("followthemoney")
    for entity in entities(crisis):
        followthemoney.model.get(entity["schema"]).validate(entity)
        kept = proxy.EntityProxy.from_dict(entity, cleaned=False).to_dict()["properties"]
        properties = entity["properties"]
        assert isinstance(properties, dict)
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(set(values)) for name, values in properties.items()
        }
