"""Deciding on what several reports tell, and from the margin of a report."""

import shutil
from pathlib import Path

import pytest

from onrecord.model.crossed import CountedClaim
from onrecord.pipeline import apply_decisions
from onrecord.store import CLAIMS, EDGES, SERIES, STORIES, RecordReader
from tests.views.web.test_review_pages import Client


@pytest.fixture
def crisis_client(crisis: Path, tmp_path: Path) -> Client:
    record = Path(shutil.copy(crisis, tmp_path / "crisis.record"))
    return Client(record, apply=lambda: apply_decisions(record))


def test_every_kind_of_group_can_be_rejected_on_its_page(crisis_client: Client) -> None:
    for family, pages in ((CLAIMS, "claims"), (SERIES, "series"), (EDGES, "lineage"), (STORIES, "stories")):
        with RecordReader(crisis_client.record) as reader:
            name = reader.group_rows(family).rows[0].group_id
        path = f"/{pages}/{name}"
        forms = crisis_client.page(path).all("form", action="/review")
        assert len(forms) == 1, path
        assert crisis_client.send({"kind": "reject", "target": name, "back": path}).status_code == 303
        assert "rejected this" in crisis_client.page(path).text
        with RecordReader(crisis_client.record) as reader:
            listing = reader.group_rows(family)
        assert name not in {row.group_id for row in listing.rows}
        assert listing.rejected == 1


def test_a_member_is_parted_from_a_claim_by_a_form_and_shown_there(crisis_client: Client) -> None:
    with RecordReader(crisis_client.record) as reader:
        groups = reader.groups(CLAIMS, CountedClaim)
    name, counted = max(groups, key=lambda group: len(group[1].claim.members))
    links = [a for a in crisis_client.page(f"/claims/{name}").all("a") if "decide" in a.classes]
    assert len(links) == len(counted.claim.members)
    form = crisis_client.page(links[-1].attributes["href"]).one("form", action="/review")
    fields = {one.attributes["name"]: one.attributes.get("value", "") for one in form.all("input", type="hidden")}
    assert crisis_client.send({**fields, "kind": "reject"}).status_code == 303
    with RecordReader(crisis_client.record) as reader:
        (row,) = reader.reviews()
    (group,) = [held for held in row.holds_for if held.startswith("c-")]
    page = crisis_client.page(f"/claims/{group}")
    assert "said that this does not belong here" in page.text
    assert row.review.anchors[0].words in page.text
    assert crisis_client.send({"kind": "undo", "target": row.review.review_id}).status_code == 303
    with RecordReader(crisis_client.record) as reader:
        assert dict(reader.groups(CLAIMS, CountedClaim)) == dict(groups)


def test_the_margin_of_a_report_leads_to_the_forms_of_its_lines(crisis_client: Client) -> None:
    with RecordReader(crisis_client.record) as reader:
        statement = reader.statements().rows[0]
    path = f"/reports/{statement.report.report_id}"
    page = crisis_client.page(path)
    (link,) = [a for a in page.all("a") if "decide" in a.classes and statement.statement_id in a.attributes["href"]]
    assert crisis_client.get(link.attributes["href"]).status_code == 200
    crisis_client.send({"kind": "note", "target": statement.report.report_id, "note": "A reprint.", "back": path})
    assert "A reprint." in crisis_client.page(path).text
    answer = crisis_client.send({"kind": "confirm", "target": statement.statement_id, "back": f"{path}#x"})
    assert answer.headers["location"] == f"{path}#x"
    assert "confirmed by Ada" in crisis_client.page(path).text
