"""Words of versions with the sentences around them, and who and what stands at given places: many at a time.

What several reports tell together points into versions by their public ids. A page shows some of it, so that only
these versions are read, never all.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from onrecord.model import Span
from onrecord.model.copies import Stretch
from onrecord.model.series import FigureKey
from onrecord.store.line_rows import load_figures, load_heads
from onrecord.store.rows import Context, FigureRow, ReportHead

_VERSIONS = "SELECT version_pk FROM version WHERE version_id IN (SELECT value FROM json_each(?))"
# substr of SQLite counts code points, as spans do.
_PASSAGES = """
    WITH wanted AS MATERIALIZED (
        SELECT j.key AS key, v.version_pk AS version, v.text AS text,
               json_extract(j.value, '$[1]') AS start, json_extract(j.value, '$[2]') AS finish
        FROM json_each(?) j JOIN version v ON v.version_id = json_extract(j.value, '$[0]')
    ),
    around AS MATERIALIZED (
        SELECT w.key AS key, min(w.start, coalesce(min(s.start), w.start)) AS start,
               max(w.finish, coalesce(max(s."end"), w.finish)) AS finish
        FROM wanted w LEFT JOIN sentence s
        ON s.version = w.version AND s.start < max(w.finish, w.start + 1) AND s."end" > w.start GROUP BY w.key
    )
    SELECT w.key, w.version, substr(w.text, w.start + 1, w.finish - w.start), a.start, a.finish,
           substr(w.text, a.start + 1, a.finish - a.start)
    FROM wanted w JOIN around a ON a.key = w.key
"""
_FIGURES = """
    SELECT v.version_id, f.ordinal, f.figure_pk
    FROM json_each(?) j JOIN version v ON v.version_id = json_extract(j.value, '$[0]')
    JOIN figure f ON f.version = v.version_pk AND f.ordinal = json_extract(j.value, '$[1]')
"""
_ACTORS = """
    SELECT v.version_id, e.ordinal, a.actor_id, a.name
    FROM json_each(?) j JOIN version v ON v.version_id = json_extract(j.value, '$[0]')
    JOIN entity e ON e.version = v.version_pk AND e.ordinal = json_extract(j.value, '$[1]')
    JOIN actor a ON a.actor_pk = e.actor
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a version; `context` holds the whole sentences around them."""

    head: ReportHead
    span: Span
    words: str
    context: Context

    @property
    def before(self) -> str:
        """What stands before the words in their sentences."""
        return self.context.words[: self.span.start - self.context.span.start]

    @property
    def after(self) -> str:
        """What stands behind the words in their sentences."""
        return self.context.words[self.span.end - self.context.span.start :]


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor by id and name."""

    actor_id: str
    name: str


def load_heads_of(connection: apsw.Connection, version_ids: Iterable[str]) -> dict[str, ReportHead]:
    """The heads of some versions by their ids; ids that the record lacks are left out."""
    pks = [row[0] for row in connection.execute(_VERSIONS, (json.dumps(sorted(set(version_ids))),))]
    return {head.version_id: head for head in load_heads(connection, pks).values()}


def load_passages(connection: apsw.Connection, stretches: Iterable[Stretch]) -> dict[Stretch, Passage]:
    """The words of some stretches; those of versions that the record lacks are left out."""
    wanted = sorted(set(stretches))
    places = json.dumps([(one.version_id, one.span.start, one.span.end) for one in wanted])
    rows = list(connection.execute(_PASSAGES, (places,)))
    heads = load_heads(connection, [row[1] for row in rows])
    return {
        wanted[key]: Passage(heads[version], wanted[key].span, words, Context(Span(start, finish), around))
        for key, version, words, start, finish, around in rows
    }


def load_page_words(connection: apsw.Connection, stretches: Iterable[Stretch]) -> dict[Stretch, str]:
    """Words of whole pages, furniture included; the spans are positions in the pages."""
    wanted = sorted(set(stretches))
    query = """
        SELECT j.key, substr(v.page_text, json_extract(j.value, '$[1]') + 1,
                             json_extract(j.value, '$[2]') - json_extract(j.value, '$[1]'))
        FROM json_each(?) j JOIN version v ON v.version_id = json_extract(j.value, '$[0]')
    """
    places = json.dumps([(one.version_id, one.span.start, one.span.end) for one in wanted])
    return {wanted[key]: str(words) for key, words in connection.execute(query, (places,))}


def load_figures_at(connection: apsw.Connection, keys: Iterable[FigureKey]) -> dict[FigureKey, FigureRow]:
    """The figures at some places; keys of none are left out."""
    places = json.dumps([(key.version_id, key.figure) for key in sorted(set(keys))])
    found = {FigureKey(row[0], row[1]): row[2] for row in connection.execute(_FIGURES, (places,))}
    return dict(zip(found, load_figures(connection, list(found.values())), strict=True))


def load_actors_at(connection: apsw.Connection, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], NamedActor]:
    """Whom some entities stand for, by the version's id and the entity's place; those of nobody known are left out."""
    rows = connection.execute(_ACTORS, (json.dumps(sorted(set(places))),))
    return {(version, entity): NamedActor(actor_id, name) for version, entity, actor_id, name in rows}


def load_actor_names(connection: apsw.Connection, actor_ids: Iterable[str]) -> dict[str, str]:
    """The names of some actors by their ids."""
    query = "SELECT actor_id, name FROM actor WHERE actor_id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(query, (json.dumps(sorted(set(actor_ids))),))
    return {str(actor_id): str(name) for actor_id, name in rows}


def load_actors_called(connection: apsw.Connection, name: str, limit: int) -> tuple[NamedActor, ...]:
    """Actors who are called so, whole and in any case; else those with it in a name. In order of names."""
    query = """
        SELECT DISTINCT a.actor_id, a.name FROM actor_alias l JOIN actor a ON a.actor_pk = l.actor
        WHERE l.alias LIKE ? ESCAPE '\\' ORDER BY a.name, a.actor_id LIMIT ?
    """
    plain = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    for pattern in (plain, f"%{plain}%"):
        found = tuple(NamedActor(*row) for row in connection.execute(query, (pattern, limit)))
        if found:
            return found
    return ()
