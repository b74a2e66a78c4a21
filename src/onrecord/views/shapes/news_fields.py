"""What changed, and the brief, as dicts."""

from onrecord.model.brief import Brief, BriefPart
from onrecord.model.changes import Change, Cited
from onrecord.views.shapes.gathered import Gathered
from onrecord.views.shapes.line_fields import Fields, ends

TITLES = {
    BriefPart.NEW: "New",
    BriefPart.DISPUTES: "Disputed",
    BriefPart.FIGURES: "Figures",
    BriefPart.EVENTS: "What happened",
    BriefPart.AGREED: "Told by several independent origins",
}


def change_fields(gathered: Gathered, change: Change) -> Fields:
    """A change with the words before and after, and its three times."""
    return {
        "kind": change.kind.value,
        "novelty": change.novelty.value,
        "subject": change.subject,
        "what": change.what,
        "who": list(change.who),
        "before": [_cited_fields(gathered, cited) for cited in change.before],
        "after": [_cited_fields(gathered, cited) for cited in change.after],
        **ends("happened", change.happened),
        **ends("reported", change.reported),
        "seen": None if change.seen is None else change.seen.isoformat(),
        "values": None if change.values is None else list(change.values),
        "edits": None
        if change.edited is None
        else [
            {
                "kind": edit.kind.value,
                "old_version": change.edited.old_version,
                "new_version": change.edited.new_version,
                "old": None if edit.old is None else [edit.old.start, edit.old.end],
                "new": None if edit.new is None else [edit.new.start, edit.new.end],
            }
            for edit in change.edited.edits
        ],
    }


def brief_fields(gathered: Gathered, page: Brief) -> Fields:
    """A brief with its citations."""
    return {
        "since": None if page.since is None else page.since.isoformat(),
        "reports": page.reports,
        "outlets": page.outlets,
        "sections": [
            {
                "part": section.part.value,
                "title": TITLES[section.part],
                "items": [
                    {
                        "subject": item.subject,
                        "reports": item.reports,
                        "outlets": item.outlets,
                        "origins": item.origins,
                        **ends("when", item.when),
                        "sentences": [
                            {
                                "text": sentence.text,
                                "words": sentence.words,
                                "citations": [_cited_fields(gathered, cited) for cited in sentence.citations],
                            }
                            for sentence in item.sentences
                        ],
                    }
                    for item in section.items
                ],
                "left_out": section.left_out,
            }
            for section in page.sections
        ],
    }


def _cited_fields(gathered: Gathered, cited: Cited) -> Fields:
    return {
        "report": gathered.given[cited.version_id],
        "start": cited.span.start,
        "end": cited.span.end,
        "words": gathered.words(cited.version_id, cited.span),
    }
