"""What each kind of thing is found by, narrowed by and counted by, as pieces of SQL."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.store.items import CLAIMS, DISPUTES, DOUBTFUL, EDGES, SERIES, STORIES
from onrecord.store.search import CLOSE, OPEN

FAMILIES = (DISPUTES, CLAIMS, SERIES, STORIES, EDGES)
_MONTH = "substr(coalesce(s.said_begin, s.said_finish, v.published_begin, v.published_finish), 1, 7)"
_PUBLISHED = "substr(coalesce(v.published_begin, v.published_finish), 1, 7)"
_POOL = "(SELECT value AS pk FROM json_each(?)) w"
_MOST = "GROUP BY 1 ORDER BY 3 DESC, 2 LIMIT ?"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search is narrowed to; empty where it is not. `speaker` is an actor's id, `month` "2031-03"."""

    kind: str = ""
    speaker: str = ""
    act: str = ""
    outlet: str = ""
    place: str = ""
    month: str = ""

    @property
    def of_lines(self) -> bool:
        """Whether it is narrowed by what only statements and reports have."""
        return any((self.speaker, self.act, self.outlet, self.place, self.month))


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of thing that is searched for.

    `tables` are joined to the row numbers w.pk that its full-text `index` gives; `standing` is true of what is shown
    at all. `narrowing` has a condition for each thing that it can be narrowed by, which binds that value once, and
    `facets` a query that counts the values over a pool of row numbers.
    """

    name: str
    index: str
    tables: str
    standing: str
    snippet: str
    narrowing: Mapping[str, str]
    facets: Mapping[str, str]

    def family_of(self, kind: str) -> bool:
        """Whether things of this kind are asked for."""
        return kind in ("", self.name) or (self is GROUPS and kind in FAMILIES)


_S = "statement s ON s.statement_pk = w.pk CROSS JOIN version v ON v.version_pk = s.version"
_V = "version v ON v.version_pk = w.pk"
_SPOKEN = (
    "SELECT 1 FROM statement_party p JOIN entity e ON e.version = s.version AND e.ordinal = p.entity "
    "JOIN actor a ON a.actor_pk = e.actor WHERE p.statement = s.statement_pk AND p.role = 'speaker' AND a.actor_id = ?"
)
_NAMED = (
    "SELECT 1 FROM statement_span p JOIN toponym t ON t.version = s.version AND t.start >= p.start "
    'AND t."end" <= p."end" WHERE p.statement = s.statement_pk AND p.role = \'content\' AND t.name = ?'
)
STATEMENTS = Kind(
    "statements",
    "statement_words",
    _S,
    "v.current",
    f"highlight(statement_words, 0, '{OPEN}', '{CLOSE}')",
    {
        "speaker": f"EXISTS ({_SPOKEN})",
        "act": "s.act = ?",
        "outlet": "v.outlet = ?",
        "place": f"EXISTS ({_NAMED})",
        "month": f"{_MONTH} = ?",
    },
    {
        "speaker": (
            f"SELECT a.actor_id, a.name, count(DISTINCT w.pk) FROM {_POOL} CROSS JOIN statement s "
            "ON s.statement_pk = w.pk CROSS JOIN statement_party p ON p.statement = w.pk AND p.role = 'speaker' "
            "JOIN entity e ON e.version = s.version AND e.ordinal = p.entity JOIN actor a ON a.actor_pk = e.actor "
            f"{_MOST}"
        ),
        "act": f"SELECT s.act, s.act, count(*) FROM {_POOL} CROSS JOIN statement s ON s.statement_pk = w.pk {_MOST}",
        "outlet": (
            f"SELECT v.outlet, v.outlet, count(*) FROM {_POOL} CROSS JOIN {_S} WHERE v.outlet IS NOT NULL {_MOST}"
        ),
        "place": (
            f"SELECT t.name, t.name, count(DISTINCT w.pk) FROM {_POOL} CROSS JOIN statement s ON s.statement_pk = w.pk "
            "CROSS JOIN statement_span p ON p.statement = w.pk AND p.role = 'content' "
            'JOIN toponym t ON t.version = s.version AND t.start >= p.start AND t."end" <= p."end" '
            f"WHERE t.name <> '' {_MOST}"
        ),
        "month": f"SELECT {_MONTH}, {_MONTH}, count(*) FROM {_POOL} CROSS JOIN {_S} WHERE {_MONTH} IS NOT NULL {_MOST}",
    },
)
REPORTS = Kind(
    "reports",
    "report_words",
    _V,
    "v.current",
    f"snippet(report_words, -1, '{OPEN}', '{CLOSE}', ' … ', 40)",
    {
        "speaker": f"EXISTS (SELECT 1 FROM statement s WHERE s.version = v.version_pk AND EXISTS ({_SPOKEN}))",
        "act": "EXISTS (SELECT 1 FROM statement s WHERE s.version = v.version_pk AND s.act = ?)",
        "outlet": "v.outlet = ?",
        "place": "EXISTS (SELECT 1 FROM toponym t WHERE t.version = v.version_pk AND t.name = ?)",
        "month": f"{_PUBLISHED} = ?",
    },
    {
        "outlet": (
            f"SELECT v.outlet, v.outlet, count(*) FROM {_POOL} CROSS JOIN {_V} WHERE v.outlet IS NOT NULL {_MOST}"
        ),
        "place": (
            f"SELECT t.name, t.name, count(DISTINCT w.pk) FROM {_POOL} CROSS JOIN toponym t ON t.version = w.pk {_MOST}"
        ),
        "month": (
            f"SELECT {_PUBLISHED}, {_PUBLISHED}, count(*) FROM {_POOL} CROSS JOIN {_V} "
            f"WHERE {_PUBLISHED} IS NOT NULL {_MOST}"
        ),
    },
)
GROUPS = Kind(
    "groups",
    "group_words",
    "grouping g ON g.group_pk = w.pk",
    "1",
    f"snippet(group_words, -1, '{OPEN}', '{CLOSE}', ' … ', 30)",
    {},
    {},
)
KINDS = (STATEMENTS, REPORTS, GROUPS)


def wanted(kind: Kind, asked: Narrowed) -> tuple[list[str], list[str]]:
    """The conditions that a search narrows a kind to, and what they bind."""
    found = [(sql, value) for name, sql in kind.narrowing.items() if (value := getattr(asked, name))]
    if kind is GROUPS and asked.kind in FAMILIES:
        found.append(("g.family = ?", asked.kind))
    elif kind is GROUPS:
        found.append(("g.family <> ?", DOUBTFUL))
    return [sql for sql, _ in found], [value for _, value in found]
