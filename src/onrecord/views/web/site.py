"""What all pages share: the record, the templates, and the words and addresses that templates use."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord import __version__
from onrecord.store import RecordReader
from onrecord.store.reviews import Standing
from onrecord.views.web import addresses, group_wording, map_marks, news_wording, shared_wording, wording
from onrecord.views.web.bundle import FOLDER
from onrecord.views.web.review_desk import ReviewDesk

STATIC = Path(str(files("onrecord.views.web") / "static"))
_DIGEST_LENGTH = 10
# What every page is styled by, in this order; a browser gets it as one file, since each more delays the first words.
COMMON_STYLES = ("base.css", "lists.css", "forms.css", "details.css", "layers.css", "review.css")
SITE_STYLES = "site.css"
_FILTERS = (
    wording.interval_words,
    wording.days_words,
    wording.interval_bounds,
    wording.zone_words,
    wording.publication_words,
    wording.basis_words,
    wording.line_time,
    wording.report_title,
    wording.outlet_words,
    wording.bound_words,
    wording.number_words,
    wording.value_words,
    wording.counted_words,
    wording.towards,
    wording.type_words,
    wording.code_words,
    wording.counted,
    wording.side_words,
    shared_wording.share_words,
    shared_wording.position_words,
    shared_wording.country_words,
    shared_wording.spans,
    addresses.report_path,
    addresses.span_path,
    addresses.claim_path,
    addresses.dispute_path,
    addresses.words_path,
    addresses.statement_path,
    addresses.figure_path,
    addresses.event_path,
    addresses.actor_path,
    addresses.series_path,
    addresses.edge_path,
    addresses.story_path,
    addresses.outlet_path,
    addresses.safe_link,
    news_wording.moment_words,
    news_wording.slug,
    group_wording.day_words,
    group_wording.iso_day_words,
    group_wording.span_of_days,
    group_wording.point_words,
    group_wording.question_words,
    group_wording.asks_how_many,
    group_wording.repeats,
    map_marks.is_area,
    map_marks.place_question,
    map_marks.reality_counts,
)


class Site:
    """The record that is shown and the templates that show it."""

    def __init__(self, record: Path, *, desk: ReviewDesk | None = None) -> None:
        self.record = record
        self.desk = desk
        self.styles = b"\n".join((STATIC / name).read_bytes() for name in COMMON_STYLES)
        self._digests = {path.relative_to(STATIC).as_posix(): _digest(path.read_bytes()) for path in _files_of(STATIC)}
        self._digests[SITE_STYLES] = _digest(self.styles)
        self._templates = Environment(
            loader=PackageLoader("onrecord.views.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters.update({function.__name__: function for function in _FILTERS})
        self._templates.globals.update(
            static=self.static,
            bundled=self.bundled,
            asking=addresses.asking,
            ACTS=wording.ACTS,
            CHANGES=news_wording.CHANGES,
            NOVELTIES=news_wording.NOVELTIES,
            NOVELTY_HEADS=news_wording.NOVELTY_HEADS,
            NOVELTY_WORDS=news_wording.NOVELTY_WORDS,
            KINDS=wording.KINDS,
            EVENT_TYPES=wording.EVENT_TYPES,
            REALITIES=wording.REALITIES,
            QUADS=wording.QUADS,
            MENTION_KINDS=wording.MENTION_KINDS,
            TIME_TYPES=wording.TIME_TYPES,
            UNDATED=wording.UNDATED,
            LAYERS=shared_wording.LAYERS,
            POSITIONS=shared_wording.POSITIONS,
            DISPUTE_KINDS=shared_wording.DISPUTE_KINDS,
            PLACE_KINDS=shared_wording.PLACE_KINDS,
            TIES=shared_wording.TIES,
            STANDS=group_wording.STANDS,
            SIDES=group_wording.SIDES,
            OPPOSED=group_wording.OPPOSED,
            RELATIONS=group_wording.RELATIONS,
            RELATION_WORDS=group_wording.RELATION_WORDS,
            EDGE_RELATIONS=group_wording.EDGE_RELATIONS,
            CARRIES=group_wording.CARRIES,
            ORDERS=group_wording.ORDERS,
            desk=lambda: self.desk,
            standing_of=self.standing_of,
            kind_of=addresses.kind_of,
            target_path=addresses.target_path,
            record_name=record.name,
            program_version=__version__,
        )

    def read(self) -> RecordReader:
        """Opens the record for one request; close it with `with`."""
        return RecordReader(self.record)

    def standing_of(self, target_id: str) -> Standing:
        """What people decided about one thing."""
        with self.read() as reader:
            return reader.standing(target_id)

    def render(
        self,
        template: str,
        *,
        path: str,
        status: int = 200,
        media_type: str = "text/html",
        values: Mapping[str, object] | None = None,
    ) -> Response:
        """A page; `path` is the address asked for, which the navigation marks."""
        body = self._templates.get_template(template).render(path=path, **(values or {}))
        return HTMLResponse(body, status_code=status, media_type=media_type)

    def static(self, name: str) -> str:
        """The address of a bundled file, which changes with its content."""
        return f"/static/{name}?v={self._digests[name]}"

    def bundled(self, name: str) -> str | None:
        """The address of a script or style that was built at install; None where there is none."""
        path = f"{FOLDER}/{name}"
        return self.static(path) if path in self._digests else None


def site_of(request: Request) -> Site:
    """The site that a request is made to."""
    return cast(Site, request.app.state.site)


def _files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]
