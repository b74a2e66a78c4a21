"""The gazetteer and the list of countries: what is found under which name, and how sound the tables are."""

import pytest

from onrecord.lexicon.countries import (
    countries,
    find_country,
    find_country_by_code,
    find_country_by_demonym,
    find_country_by_name,
    metonym_country,
)
from onrecord.lexicon.gazetteer import begins_name, find_division, find_places, place_key
from onrecord.lexicon.tables import read_rows
from onrecord.model import PlaceKind


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Kingdom", "GBR"),
        ("the U.K.", "GBR"),
        ("Britain", "GBR"),
        ("British", "GBR"),
        ("Britons", "GBR"),
        ("US", "USA"),
        ("U.S.’s", "USA"),
        ("the United States'", "USA"),
        ("UKRAINE", "UKR"),
        ("Ukraine’s", "UKR"),
        ("DRC", "COD"),
        ("Swedes", "SWE"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Kosovar", "XKX"),
        ("Taiwanese", "TWN"),
        ("Palestinian", "PSE"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
    ],
)
def test_a_country_is_found_by_any_of_its_names(name: str, code: str) -> None:
    country = find_country(name)
    assert country is not None
    assert country.alpha3 == code


@pytest.mark.parametrize("name", ["us", "turkey", "car", "", "  ", "the", "Orvania", "'s", "Moscow"])
def test_what_is_no_country_is_not_found(name: str) -> None:
    assert find_country(name) is None


def test_names_and_demonyms_are_told_apart() -> None:
    assert find_country_by_name("Russian") is None
    assert find_country_by_demonym("Russia") is None
    russian = find_country_by_demonym("Russian")
    assert russian is find_country_by_name("Russia")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Moscow", "RUS"),
        ("the Kremlin", "RUS"),
        ("Kiev", "UKR"),
        ("White House", "USA"),
        ("Élysée", "FRA"),
        ("Downing Street", "GBR"),
    ],
)
def test_seats_of_government_stand_for_their_country(name: str, code: str) -> None:
    country = metonym_country(name)
    assert country is not None
    assert country.alpha3 == code


@pytest.mark.parametrize("name", ["Brussels", "Kingston", "Russia", "Mariupol"])
def test_what_would_mislead_is_no_metonym(name: str) -> None:
    assert metonym_country(name) is None


def test_codes_are_unique_and_find_their_country() -> None:
    for country in countries():
        assert find_country_by_code(country.alpha3) is country
        assert find_country_by_code(country.alpha2.lower()) is country


def test_every_country_lies_on_the_map_and_has_a_name_of_its_own() -> None:
    for country in countries():
        assert -90 <= country.latitude <= 90
        assert -180 <= country.longitude <= 180
        assert find_country_by_name(country.name) is country


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kharkov", PlaceKind.CITY, "UKR"),
        ("Sana'a", PlaceKind.CITY, "YEM"),
        ("Saint Petersburg", PlaceKind.CITY, "RUS"),
        ("St. Petersburg", PlaceKind.CITY, "RUS"),
        ("Minnesota", PlaceKind.DIVISION, "USA"),
        ("Sevastopol", PlaceKind.CITY, "UKR"),
        ("Kent County", PlaceKind.COUNTY, "USA"),
        ("Baltic Sea", PlaceKind.SEA, None),
        ("eastern Europe", PlaceKind.REGION, None),
        ("Tigray", PlaceKind.REGION, "ETH"),
        ("Ukraine", PlaceKind.COUNTRY, "UKR"),
        ("Calif.", PlaceKind.DIVISION, "USA"),
    ],
)
def test_the_most_important_place_of_a_name_comes_first(name: str, kind: PlaceKind, country: str | None) -> None:
    place = find_places(name)[0]
    assert (place.kind, place.country) == (kind, country)


def test_places_are_sorted_by_importance() -> None:
    importance = [place.importance for place in find_places("Alexandria")]
    assert len(importance) > 3
    assert importance == sorted(importance, reverse=True)


@pytest.mark.parametrize("name", ["Orlevograd", "", "Russian", "a\tb", "\x00"])
def test_names_without_entry_have_no_place(name: str) -> None:
    assert find_places(name) == ()


def test_an_agencys_short_form_is_a_division() -> None:
    division = find_division("W.Va.")
    assert division is not None
    assert (division.country, division.division) == ("USA", "WV")
    assert find_division("Xyz.") is None


def test_first_words_of_longer_names_are_known() -> None:
    assert begins_name("Fort")
    assert begins_name("Black")
    assert not begins_name("Qqqq")


def test_spellings_of_one_name_share_a_key() -> None:
    assert place_key("Deir ez-Zor") == place_key("deir Ez Zor")
    assert place_key("Côte d’Ivoire") == place_key("Cote d'Ivoire")
    assert place_key("The Hague") == "hague"


def test_the_table_is_sorted_and_every_row_lies_on_the_map() -> None:
    before = ""
    codes = {country.alpha3 for country in countries()}
    for key, _, kind, country, _, latitude, longitude, population in read_rows("gazetteer.tsv.gz"):
        assert before <= f"{key}\t"
        assert key == place_key(key)
        assert kind in ("city", "division", "county")
        assert country in codes
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180
        assert int(population) >= 0
        before = f"{key}\t"
