"""Besides, the sample was checked once against the vocabulary of schema.org 29.3: every type, and that every property
belongs to its type."""

import json
from dataclasses import replace
from pathlib import Path

from onrecord.model import Publication, PublicationBasis, StatementKind
from onrecord.model.crossed import CountedClaim
from onrecord.store import CLAIMS, RecordReader
from onrecord.views.export import Selection
from onrecord.views.export.schema_org import article, claim, quotation
from tests.views.export.conftest import take

_TYPES = {"NewsArticle", "Quotation", "Statement"}


def test_every_statement_stands_in_an_article_that_is_there(crisis: Path) -> None:
    document = json.loads(take(crisis, "schema-org"))
    assert document["@context"] == "https://schema.org"
    nodes = document["@graph"]
    assert {node["@type"] for node in nodes} == _TYPES
    articles = {node["@id"] for node in nodes if node["@type"] == "NewsArticle"}
    said = [node for node in nodes if node["@type"] != "NewsArticle"]
    assert all(node["isPartOf"]["@id"] in articles for node in said)
    with RecordReader(crisis) as reader:
        assert len(said) == reader.statements().total
        assert len(articles) == reader.reports().total


def test_only_a_speakers_own_words_are_a_quotation(taken: Selection) -> None:
    rows = {row.kind: row for row in taken.reader.statements().rows if row.speakers}
    direct, indirect = quotation(rows[StatementKind.DIRECT]), quotation(rows[StatementKind.INDIRECT])
    assert direct["@type"] == "Quotation"
    assert direct["spokenByCharacter"][0]["name"] == rows[StatementKind.DIRECT].speakers[0].name
    assert indirect["@type"] == "Statement"
    assert "spokenByCharacter" not in indirect
    assert quotation(rows[StatementKind.MIXED])["@type"] == "Statement"


def test_claims_have_their_places_and_no_verdict(crisis: Path) -> None:
    text = take(crisis, "schema-org", "claims")
    nodes = [node for node in json.loads(text)["@graph"] if node["@type"] == "Claim"]
    assert nodes
    for word in ("ClaimReview", "reviewRating", "Rating", "truth"):
        assert f'"{word}"' not in text
    for node in nodes:
        places = {appearance["@id"]: appearance for appearance in node["appearance"]}
        assert all(any(one["propertyID"].endswith("span") for one in place["identifier"]) for place in places.values())
        assert "firstAppearance" not in node or node["firstAppearance"]["@id"] in places


def test_no_first_appearance_is_named_where_a_date_is_unknown(crisis: Path) -> None:
    with RecordReader(crisis) as reader:
        taken = Selection(reader)
        named = next(iter(reader.stream_groups(CLAIMS, CountedClaim)))
        version = named[1].claim.members[0].item.version_id
        head = taken.gathered.heads[version]
        taken.gathered.heads[version] = replace(head, publication=Publication(None, PublicationBasis.UNKNOWN))
        assert "firstAppearance" not in claim(taken.gathered, named)
        assert "datePublished" not in article(taken.gathered.heads[version])
