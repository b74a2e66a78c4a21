"""Search: words in, and what holds them out, with the matching words in place and what they can be narrowed by."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model import Act
from onrecord.store import RecordReader
from onrecord.store.finding import POOL, Found
from onrecord.store.finding_queries import KINDS, Narrowed
from onrecord.store.items import EDGES
from onrecord.views.web.addresses import asking, target_path
from onrecord.views.web.failures import NoSuchPage
from onrecord.views.web.site import site_of
from onrecord.views.web.wording import ACTS

PAGE = 30
_OF_EACH = 10  # hits of each kind on the first page of a search that is not narrowed to one
_SEVERAL = ("statements", "reports", "groups")
KIND_WORDS = {
    "statements": "Statements",
    "reports": "Reports",
    "disputes": "Disputes",
    "claims": "Claims",
    "series": "Figures side by side",
    "stories": "Stories",
    EDGES: "Lineage",
}
FACET_WORDS = {
    "kind": "Kind",
    "speaker": "Speaker",
    "act": "Act",
    "outlet": "Outlet",
    "place": "Place",
    "month": "Month",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a search can be narrowed to, or is: its name, where it leads, and how many hits have it."""

    name: str
    path: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """A search as it was asked for."""

    query: str
    narrowed: Narrowed
    page: int

    def path(self, **changed: str) -> str:
        """The address of this search with something else in it, from its first page on."""
        values = asdict(replace(self.narrowed, **changed))
        return asking("/search", {"q": self.query, **values})

    def page_path(self, number: int) -> str:
        """The address of another page of it."""
        values = {"q": self.query, **asdict(self.narrowed), "page": str(number) if number > 1 else ""}
        return asking("/search", values)


def search(request: Request) -> Response:
    """What holds all words of a query, best first, with what it can be narrowed by; an id leads to its page.

    A script that asks while somebody types gets the part of the page that changes.
    """
    site, asked = site_of(request), read_search(request.query_params)
    size = PAGE if asked.narrowed.kind else _OF_EACH
    with site.read() as reader:
        found = reader.find(asked.query, asked.narrowed, limit=size, offset=(asked.page - 1) * size)
        speaker = reader.find_actor(asked.narrowed.speaker) if asked.narrowed.speaker else None
        known = _is_id(reader, asked.query)
    ranked = {name: min(extent.hits, POOL) for name, extent in found.extents.items()}
    pages = max(1, -(-max(ranked.values(), default=0) // size)) if asked.narrowed.kind else 1
    if asked.page > pages:
        raise NoSuchPage(f"page {asked.page} of this search")
    values = {
        "asked": asked,
        "query": asked.query,
        "found": found,
        "pages": pages,
        "ranked": ranked,
        "facets": _facets(asked, found, None if speaker is None else speaker.name),
        "page_of_id": target_path(asked.query) if known else None,
        "group_path": _group_path,
        "KIND_WORDS": KIND_WORDS,
        "FACET_WORDS": FACET_WORDS,
        "kinds": [kind.name for kind in KINDS if kind.family_of(asked.narrowed.kind)],
    }
    part = request.headers.get("hx-target") == "found"
    return site.render("parts/found.html" if part else "search.html", path=request.url.path, values=values)


def read_search(parameters: Mapping[str, str]) -> SearchAsked:
    """The search that the parameters of an address ask; what makes no sense in them is left out."""

    def typed(name: str) -> str:
        return " ".join(parameters.get(name, "").replace("\0", " ").split())

    kind, act, page = typed("kind"), typed("act"), typed("page")
    narrowed = Narrowed(
        kind=kind if kind in KIND_WORDS else "",
        speaker=typed("speaker"),
        act=act if act in list(Act) else "",
        outlet=typed("outlet"),
        place=typed("place"),
        month=typed("month"),
    )
    number = int(page) if page.isascii() and page.isdecimal() and 0 < len(page) < 6 else 1
    return SearchAsked(typed("q"), narrowed, max(1, number))


def _facets(asked: SearchAsked, found: Found, speaker: str | None) -> dict[str, list[Choice]]:
    """For each facet its values, the chosen one first: its link leaves it out again."""
    shown: dict[str, list[Choice]] = {}
    for facet in FACET_WORDS:
        chosen = getattr(asked.narrowed, facet)
        values = found.facets.get(facet, ())
        rows = [
            Choice(_name(facet, one.value, one.name), asked.path(**{facet: one.value}), one.count, False)
            for one in values
            if one.value != chosen
        ]
        if chosen:
            count = next((one.count for one in values if one.value == chosen), 0)
            name = speaker or chosen if facet == "speaker" else _name(facet, chosen, chosen)
            rows.insert(0, Choice(name, asked.path(**{facet: ""}), count, True))
        if rows:
            shown[facet] = rows
    return shown


def _name(facet: str, value: str, name: str) -> str:
    match facet:
        case "kind":
            return KIND_WORDS.get(value, name)
        case "act":
            return ACTS[Act(value)]
        case _:
            return name


def _group_path(family: str, group_id: str) -> str:
    """Where a group has its page; the API where it has none."""
    return target_path(group_id) or f"/api/v1/{'lineage' if family == EDGES else family}/{group_id}"


def _is_id(reader: RecordReader, query: str) -> bool:
    return len(query) > 2 and query[1] == "-" and query in reader.ids_beginning(query)
