"""Why a page cannot be had: each cause with its message and what to do about it."""

from onrecord.model import Rejection, RejectionReason


def too_large(address: str, limit: int, *, what: str = "file") -> Rejection:
    """A file or line beyond the limit of a page."""
    return Rejection(
        address,
        RejectionReason.TOO_LARGE,
        f"the {what} is larger than {limit:,} bytes",
        "Split it into one report each, or raise the limit if it really is one report.",
    )


def unreadable(address: str, cause: str) -> Rejection:
    """A file or folder that the operating system does not hand out."""
    return Rejection(
        address, RejectionReason.UNREADABLE, f"it cannot be read: {cause}", "Check its permissions, then build again."
    )


def endless_link(address: str) -> Rejection:
    """A link that leads back to a folder that is being read."""
    return Rejection(
        address,
        RejectionReason.UNREADABLE,
        "it is a link that leads back to itself or to a folder above it",
        "Nothing is lost: what it points to is read where it lies. Remove the link to silence this.",
    )


def dangling_link(address: str) -> Rejection:
    """A link to nothing."""
    return Rejection(
        address, RejectionReason.UNREADABLE, "it is a link to a file that does not exist", "Restore or remove the link."
    )


def not_a_file(address: str) -> Rejection:
    """A pipe, socket or device."""
    return Rejection(
        address, RejectionReason.UNREADABLE, "it is neither a file nor a folder", "Save its content to a file first."
    )


def bad_json(address: str, cause: str) -> Rejection:
    """A line or file that is not the JSON that the format asks for."""
    return Rejection(
        address,
        RejectionReason.BAD_JSON,
        cause,
        'Write one JSON object with "text" or "html" per line, in UTF-8, and optionally "id", "title", "outlet", '
        '"author", "url", "published" as strings.',
    )


def bad_sidecar(address: str, sidecar: str, cause: str) -> Rejection:
    """A sidecar that cannot be used, so that the page would be read without what is declared about it."""
    return Rejection(
        address,
        RejectionReason.BAD_JSON,
        f"its sidecar {sidecar} cannot be used: {cause}",
        'Write one JSON object with "title", "outlet", "author", "url", "published" as strings, or remove the sidecar.',
    )


def sidecar_named(address: str) -> Rejection:
    """A sidecar given as if it were a page."""
    return Rejection(
        address, RejectionReason.NO_ARTICLE, "it is a sidecar, not a report", "Name the page that it belongs to."
    )


def broken_text(address: str, cause: str) -> Rejection:
    """Characters that stand for nothing."""
    return Rejection(
        address, RejectionReason.ENCODING, cause, "Save the page again as UTF-8; the damaged place is named above."
    )
