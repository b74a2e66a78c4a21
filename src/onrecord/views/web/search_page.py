"""Search: words in, statements and reports out, with the matching words shown in place."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import RecordReader, SearchResults
from onrecord.views.web.asked import ALL
from onrecord.views.web.site import site_of

HITS_SHOWN = 30
NOTHING = SearchResults((), 0, (), 0)
_PAGES = {"r": "reports", "v": "reports", "s": "statements", "f": "figures", "e": "events", "a": "actors"}


def search(request: Request) -> Response:
    """Statements and reports that hold all words of a query, best first; an id leads to its page."""
    site = site_of(request)
    query = " ".join(request.query_params.get("q", "").replace("\0", " ").split())
    everything = request.query_params.get("show") == ALL
    with site.read() as reader:
        results = reader.search(query, limit=None if everything else HITS_SHOWN) if query else NOTHING
        page = _page_of_id(reader, query)
    values = {"query": query, "results": results, "everything": everything, "page_of_id": page}
    return site.render("search.html", path=request.url.path, values=values)


def _page_of_id(reader: RecordReader, query: str) -> str | None:
    """The page of the thing whose id the query is."""
    if len(query) < 3 or query[1] != "-" or query not in reader.ids_beginning(query):
        return None
    return f"/{_PAGES[query[0]]}/{query}"
