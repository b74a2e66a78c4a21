"""Where: place mentions with their gazetteer entries, coordinates (degrees, WGS 84) and country codes (ISO 3166-1).

Each toponym tells what kind of place it is, what it lies in, and whether its name stands for a government rather than
for ground. Names are looked up in ordered layers: countries, seas and regions, first-level divisions, counties, cities;
which of several places of one name is meant is decided for a whole report.

    from onrecord.annotations import load_parser
    from onrecord.annotations.toponyms import find_toponyms

    parse = load_parser().parse(report, ())
    for toponym in find_toponyms(report.text, parse.tokens, home="GBR"):
        print(toponym.span.of(report.text), toponym.kind, toponym.country, toponym.latitude, toponym.within)

Sources: GeoNames (CC BY 4.0), Natural Earth and US Census Bureau (public domain), and lists compiled for this package;
each data file under `onrecord/lexicon/data` names its sources and date. Nothing is fetched at run time.
"""

from onrecord.annotations.toponyms.datelines import datelines, find_dateline_toponyms
from onrecord.annotations.toponyms.extraction import find_toponyms
from onrecord.annotations.toponyms.home import find_home

__all__ = ["datelines", "find_dateline_toponyms", "find_home", "find_toponyms"]
