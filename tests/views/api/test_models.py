"""What the API describes is what it sends: every field of every shape, and the words at its positions."""

from typing import Any

import pytest
from pydantic import BaseModel

from onrecord.views.api import group_models, line_models
from tests.views.web.visiting import Visitor

MODELS: dict[str, type[BaseModel]] = {
    "reports": line_models.Report,
    "statements": line_models.Statement,
    "figures": line_models.Figure,
    "events": line_models.Event,
    "actors": line_models.Actor,
    "claims": group_models.Claim,
    "disputes": group_models.Dispute,
    "series": group_models.Series,
    "lineage": group_models.Edge,
    "stories": group_models.Story,
    "outlets": group_models.Outlet,
    "changes?since=2000": group_models.Change,
}


@pytest.mark.parametrize("path", MODELS)
def test_every_item_is_as_described(crisis_api: Visitor, path: str) -> None:
    items = crisis_api.get(f"/api/v1/{path}").json()["items"]
    assert items, path
    for item in items:
        MODELS[path].model_validate(item, strict=False)


@pytest.mark.parametrize("path", [path for path in MODELS if path not in ("outlets", "changes?since=2000")])
def test_an_item_stands_alone_as_it_does_in_its_list(crisis_api: Visitor, path: str) -> None:
    item = crisis_api.get(f"/api/v1/{path}?limit=1").json()["items"][0]
    alone = crisis_api.get(f"/api/v1/{path}/{item['report' if path == 'reports' else 'id']}").json()
    assert {name: alone[name] for name in item if name not in ("words", "statements", "figures", "events")} == {
        name: value for name, value in item.items() if name not in ("words", "statements", "figures", "events")
    } or path != "reports"
    if path != "reports":
        assert alone == item


def test_the_record_in_numbers_and_a_timeline_are_as_described(crisis_api: Visitor) -> None:
    group_models.Summary.model_validate(crisis_api.get("/api/v1/summary").json())
    timeline = crisis_api.get("/api/v1/timeline?limit=5").json()
    group_models.Timeline.model_validate(timeline)
    assert 0 < len(timeline["entries"]) <= 5


def test_positions_lead_to_the_words(crisis_api: Visitor) -> None:
    statement = crisis_api.get("/api/v1/statements?limit=1").json()["items"][0]
    report: dict[str, Any] = crisis_api.get(f"/api/v1/reports/{statement['report']}").json()
    line_models.ReportInFull.model_validate(report)
    words = " … ".join(report["text"][start:end] for start, end in statement["content"])
    assert words == statement["words"]
    layers = crisis_api.get(f"/api/v1/reports/{statement['report']}/layers").json()
    line_models.Layers.model_validate(layers)
    for name in ("mentions", "times", "quantities", "places"):
        for item in layers[name]:
            start, end = item["span"]
            assert report["text"][start:end] == item["words"]
    assert layers["mentions"]


def test_a_report_is_found_under_the_id_that_claims_name(crisis_api: Visitor) -> None:
    item = crisis_api.get("/api/v1/claims?limit=1").json()["items"][0]["items"][0]
    by_given = crisis_api.get(f"/api/v1/reports/{item['report']}").json()
    assert by_given["report"] == item["report_id"]
