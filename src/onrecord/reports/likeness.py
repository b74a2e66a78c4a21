"""Says what bytes that hold no report look like: a PDF, a picture, an archive, a feed."""

import re

from onrecord.reports.decoding import looks_utf16

# Formats whose first bytes no text begins with.
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
# Formats whose first bytes could open a text too: they need other signs of a binary.
_WORDLIKE_MAGIC = (
    (b"GIF8", "a GIF picture"),
    (b"BZh", "a bzip2 archive"),
    (b"MZ", "a program"),
    (b"RIFF", "a sound, film or picture"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"PAR1", "a Parquet file"),
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<[!?][^>]*>\s*)*<(?P<root>rss|feed|rdf:RDF|urlset|sitemapindex|opml)\b",
    re.IGNORECASE,
)
_SAMPLE = 65_536
_CONTROL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def find_binary(content: bytes) -> str | None:
    """What bytes that hold no text look like ("a PDF file"), or None for text."""
    for magic, likeness in _MAGIC:
        if content.startswith(magic):
            return likeness
    sample = content[:_SAMPLE]
    if content.startswith(_UNICODE_MARKS) or looks_utf16(content):
        return None
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if b"\x00" not in content and controls <= len(sample) // 50:
        return None
    for magic, likeness in _WORDLIKE_MAGIC:
        if content.startswith(magic):
            return likeness
    return "a binary file (it holds NUL bytes)" if b"\x00" in content else "a binary file (it holds control characters)"


def find_feed(content: bytes) -> str | None:
    """What a file that lists pages looks like ("a feed"), or None."""
    found = _FEED.match(content[:8192].removeprefix(b"\xef\xbb\xbf"))
    if found is None:
        return None
    return "a sitemap" if found["root"].lower() in {b"urlset", b"sitemapindex"} else "a feed"
