"""Who published a report: one for all editions, names and addresses."""

import pytest

from onrecord.cross_report.lineage.publishers import (
    OutletRegister,
    outlet_register,
    publisher_keys,
    publisher_of,
    same_publisher,
)
from onrecord.model.lineage import KnownOutlet, OutletKind, Publisher
from tests.cross_report.lineage.invented_reports import filed

TEXT = "The bridge is open. It was shut for a week."


def found(name: str, register: OutletRegister | None = None) -> Publisher:
    publisher = (register or outlet_register()).find(name)
    assert publisher is not None
    return publisher


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CNN", "CNN (Web News)"),
        ("CNN", "edition.cnn.com"),
        ("BBC News", "www.bbc.co.uk"),
        ("The New York Times", "New York Times - News"),
        ("Fox News", "Fox Online News"),
        ("manar", "Al-Manar"),
        ("jordantimes", "The Jordan Times"),
        ("AP", "Associated Press"),
        ("El Pais", "El País"),
        ("Channel Six News", "Channel Six"),
        ("Meridian Press Agency", "meridianpress.example"),
        ("Meridian Press Agency", "MPA"),
        ("ORTA", "orta.example"),
        ("SOHR", "Syrian Observatory for Human Rights"),
    ],
)
def test_one_outlet(one: str, other: str) -> None:
    assert same_publisher(found(one), found(other))
    assert same_publisher(found(other), found(one))
    assert publisher_keys(found(one)) & publisher_keys(found(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Washington Post", "Washington Times"),
        ("Kyiv Post", "Kyiv Independent"),
        ("The Daily Lantern", "The Daily Bugle"),
        ("Moscow Press Agency", "Meridian Press Agency"),
        ("MPA", "Norland Press Agency"),
        ("ANSA", "SANA"),
        ("news.example", "times.example"),
    ],
)
def test_two_outlets(one: str, other: str) -> None:
    assert not same_publisher(found(one), found(other))


@pytest.mark.parametrize("name", ["GB", "Ukraine", "unknown", "N/A", "--"])
def test_what_names_no_outlet(name: str) -> None:
    assert outlet_register().find(name) is None
    one, other = (publisher_of(filed(key, TEXT, outlet=name), outlet_register()) for key in ("a", "b"))
    assert (one.name, same_publisher(one, other)) == (None, False)


def test_the_name_goes_before_the_address_and_the_address_before_what_is_said() -> None:
    register = outlet_register()
    text = f"{TEXT} It is reported by the Kessa Bugle with link to ORTA."
    assert publisher_of(filed("a", text, outlet="CNN", url="https://www.bbc.co.uk/1"), register).name == "CNN"
    assert publisher_of(filed("a", text, url="https://www.bbc.co.uk/1"), register).name == "BBC"
    assert publisher_of(filed("a", text), register).key == "kessabugle"
    assert publisher_of(filed("a", TEXT, report_id="r"), register).key == "report:r"


def test_the_users_outlets_go_before_the_listed() -> None:
    own = (
        KnownOutlet("Harbour Gazette", ("The Gazette",), owner="Quay Media", sites=("gazette.example",)),
        KnownOutlet("CNN", owner="Quay Media"),
    )
    register = outlet_register(own)
    gazette, cnn = found("gazette.example", register), found("CNN (Web News)", register)
    assert (gazette.name, found("the gazette", register)) == ("Harbour Gazette", gazette)
    assert gazette.family == cnn.family == "owner:quaymedia"
    assert not same_publisher(gazette, cnn)
    assert found("Associated Press", register).kind is OutletKind.AGENCY
    assert found("CNN").family != cnn.family
