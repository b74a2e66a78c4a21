"""Names under which the record's things are known outside of it."""

import uuid
from urllib.parse import quote, urlsplit

from onrecord.store import ReportHead

# Under which this program's names become UUIDs, so that the same thing has the same one in every export.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:onrecord")


def urn(identity: str) -> str:
    """A public id as an URI: "urn:onrecord:s-3f9a2c41"."""
    return f"urn:onrecord:{quote(identity)}"


def stable_uuid(*parts: str) -> str:
    """A UUID (version 5) that is the same for the same parts."""
    return str(uuid.uuid5(_NAMESPACE, "\0".join(parts)))


def web_address(head: ReportHead) -> str | None:
    """The address of a report on the web; None where it has none that is whole."""
    url = (head.url or "").strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return quote(url, safe=_KEPT) if parts.scheme in ("http", "https") and parts.netloc else None


# What an URI may hold as it is, RFC 3986; "%" stays, since what stands behind it is escaped already.
_KEPT = "!#$%&'()*+,/:;=?@[]~"
