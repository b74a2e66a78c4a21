"""One spelling for each web address, so that a page reached by two routes is one page.

"https://www.example.org/a/?utm_source=x#top" and "http://example.org/a" become "https://example.org/a". The result
names a page; it need not open in a browser.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from onrecord.lexicon.data_files import read_toml

DATA = "web_addresses.toml"
_WRAPPERS = (
    re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?P<inner>https?:/.+)", re.IGNORECASE),
    re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/(?P<secure>s/)?(?P<inner>.+)", re.IGNORECASE),
    re.compile(r"https?://[\w-]+\.cdn\.ampproject\.org/[a-z]/(?P<secure>s/)?(?P<inner>.+)", re.IGNORECASE),
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


def canonical_url(url: str) -> str | None:
    """The one spelling of a web address.

    Args:
        url: An absolute address; archives' and AMP caches' addresses lead to the page that they hold.

    Returns:
        The address without scheme variants, "www.", default port, fragment, tracking parameters, AMP marks and
        closing slash, or None when `url` is no absolute web address.
    """
    parts = _split(_unwrapped(url.strip()))
    if parts is None or not parts.hostname:
        return None
    try:
        port = parts.port
    except ValueError:
        return None
    host = _host(parts.hostname)
    if port is not None and port not in _DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    query = _query(parts.query)
    return f"https://{host}{_path(parts.path)}" + (f"?{query}" if query else "")


def site_of(url: str | None) -> str | None:
    """The site that a web address is of ("gazette.example"), None for no such address."""
    canonical = canonical_url(url) if url else None
    return None if canonical is None else canonical.removeprefix("https://").split("/")[0].split("?")[0]


def is_front_page(canonical: str) -> bool:
    """Whether a canonical address names a whole site rather than a page of it."""
    return "/" not in canonical.removeprefix("https://") and "?" not in canonical


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _DEFAULT_PORTS else None


def _unwrapped(url: str) -> str:
    for wrapper in _WRAPPERS:
        found = wrapper.fullmatch(url)
        if found is None:
            continue
        inner = found["inner"]
        if "secure" in wrapper.groupindex:
            return f"{'https' if found['secure'] else 'http'}://{inner}"
        return re.sub(r"^(https?):/+", r"\1://", inner)
    return url


def _host(host: str) -> str:
    labels = host.lower().rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _data()["dropped_host_labels"]:
        labels.pop(0)
    return ".".join(labels)


def _path(path: str) -> str:
    path = _ESCAPE.sub(lambda found: found[0].upper(), path).rstrip("/")
    for ending in _data()["amp_path_endings"]:
        if path.lower().endswith(ending):
            return path[: -len(ending)].rstrip("/")
    return path


def _query(query: str) -> str:
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _says_nothing(name, value)]
    return urlencode(kept)


def _says_nothing(name: str, value: str) -> bool:
    amp: Mapping[str, str] = _data()["amp_parameters"]
    if name in amp and amp[name] in ("", value):
        return True
    return _tracking().fullmatch(name.lower()) is not None


@cache
def _tracking() -> re.Pattern[str]:
    names: list[str] = _data()["tracking_parameters"]
    return re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in names))


@cache
def _data() -> Mapping[str, Any]:
    return read_toml(DATA)
