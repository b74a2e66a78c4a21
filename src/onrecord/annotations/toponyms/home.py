"""Where an outlet is at home, as far as the address of its page tells."""

from urllib.parse import urlsplit

from onrecord.lexicon.countries import find_country_by_code
from onrecord.lexicon.place_words import place_words


def find_home(url: str | None) -> str | None:
    """The country of an address's top-level domain, as an ISO 3166-1 alpha-3 code.

    None without an address, for domains that belong to no country (".com"), and for those of small countries that
    are sold all over the world (".tv", ".io").
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # a bracket that opens no address
        return None
    ending = host.rstrip(".").rpartition(".")[2].lower()
    if len(ending) != 2 or ending in place_words("worldwide_domains"):
        return None
    country = find_country_by_code({"uk": "gb"}.get(ending, ending))
    return country.alpha3 if country else None
