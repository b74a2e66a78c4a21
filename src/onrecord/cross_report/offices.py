"""The offices that actors held when reports spoke of them, and what these tell of country and part of society."""

from collections import Counter
from collections.abc import Sequence

from onrecord.cross_report.evidence import told_posts
from onrecord.cross_report.listed import agrees
from onrecord.lexicon.countries import find_country_by_code
from onrecord.lexicon.officeholders import Held, Tenure, sources
from onrecord.lexicon.posts import Post, body_names, sectors_of
from onrecord.model import ActorOffice, EntityReference, Interval, Sector

BETWEEN_STATES = "IGO"


def offices_at(tenures: Sequence[Tenure], members: Sequence[EntityReference]) -> tuple[ActorOffice, ...]:
    """The tenures that fall on the days of reports; where no report has a day, those that the reports speak of."""
    days = {member.on for member in members if member.on is not None}
    posts = {post for member in members for post in told_posts(member)}
    found = []
    for tenure in tenures:
        if not tenure.post:
            continue
        on_days = any(tenure.held(day) is not Held.NOT for day in days)
        if on_days or (not days and any(agrees(post, tenure, None) for post in posts)):
            held = Interval(tenure.begins.begin, tenure.ends.finish)
            reason = f"{tenure.told}, says {sources()[tenure.source]}"
            found.append(ActorOffice(tenure.post, tenure.country, tenure.sectors, held, reason))
    return tuple(sorted(set(found), key=lambda one: (str(one.held and one.held.begin), one.office, one.country or "")))


def country_and_sectors(
    offices: Sequence[ActorOffice], posts: Sequence[Post], tenures: Sequence[Tenure]
) -> tuple[str | None, tuple[Sector, ...]]:
    """The code of whom an actor stands for, and the parts of society: from offices held, else from what reports say.

    Who held office only at other times belongs to the country's elite.
    """
    held = Counter((office.country, office.sectors) for office in offices if office.country)
    told = Counter((post.country, sectors_of(post.name)) for post in posts if not post.past)
    weighed = held or told
    if not weighed:
        countries = Counter(tenure.country for tenure in tenures if tenure.country not in body_names())
        held_once = min(countries, key=lambda code: (-countries[code], str(code)), default=None)
        return held_once, (Sector.ELI,) if held_once else ()
    (country, sectors), _ = min(weighed.items(), key=lambda item: (-item[1], str(item[0])))
    return code_of(country), sectors


def code_of(country: str | None) -> str | None:
    """A country's own code, and IGO for a body of states."""
    if country is None or find_country_by_code(country) is not None or country == "NGO":
        return country
    return BETWEEN_STATES
