"""Turns the bytes of a page into text, or says why that cannot be done without making characters up.

A page that names no encoding is UTF-8 if it can be. If it cannot, Windows-1252 is believed only where every byte
beyond ASCII then stands where such a character belongs: a quotation mark at a word's edge, a letter with an accent
inside a word. UTF-8 with damaged bytes is refused: what stood there is lost, and a report must not be read with
characters that nobody wrote.
"""

import codecs
import re
from dataclasses import dataclass

from onrecord.model import MediaType, RejectionReason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"""<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*(?P<name>[\w:.-]+)""", re.IGNORECASE),
    re.compile(rb"""<\?xml[^>]{0,100}\bencoding\s*=\s*["'](?P<name>[\w:.-]+)""", re.IGNORECASE),
)
_HEAD = 8192
# Browsers read these as Windows-1252, which holds every character that they have.
_READ_AS_1252 = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})
_MOST_DAMAGE = 0.01  # share of replacement characters from which a page is too damaged to be read
_MOST_ACCENTS = 0.05  # share of letters beyond ASCII from which a text is hardly English in Windows-1252
_FEWEST_ACCENTS = 12  # so many are no sign of another language, in however short a text
_PUNCTUATION = frozenset("‘’“”„‚–—…•€£§©®°·«»‹›\u00a0\u00ad´¨¬¶¼½¾²³™†‡‰±×÷")
_UNLIKELY = frozenset("ÿŸƒˆ")
_STRAY = re.compile(r"[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes give no text, and what to do about it."""

    reason: RejectionReason
    message: str
    remedy: str


def decode(content: bytes, media_type: MediaType) -> str | Undecodable:
    """The text of a page's bytes, without byte order mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding, declared="its byte order mark", at=len(mark))
    if looks_utf16(content):
        return _strict(content, "utf-16-le" if content[1::2].count(0) > content[::2].count(0) else "utf-16-be", at=0)
    declared = _find_declared(content) if media_type is MediaType.HTML else None
    if declared is not None and declared != "utf-8":
        text = _strict(content, declared, declared="its markup", at=0)
        if isinstance(text, str):
            return text
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _of_windows(content) or _damaged(content, error, "utf-8", 0, "" if declared is None else "its markup")


def looks_utf16(content: bytes) -> bool:
    """Whether every other byte is NUL, as in Latin script in UTF-16 without its mark."""
    sample = content[:4096]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 8:
        return False
    fewer, more = sorted((sample[::2].count(0), sample[1::2].count(0)))
    return fewer * 100 < len(sample) // 2 and more * 10 > 6 * (len(sample) // 2)


def _strict(content: bytes, encoding: str, *, at: int, declared: str = "") -> str | Undecodable:
    try:
        return _checked(content.decode(encoding))
    except UnicodeDecodeError as error:
        return _damaged(content, error, encoding, at, declared)


def _checked(text: str) -> str | Undecodable:
    """The text, unless it is full of marks that an earlier program left where it could not read a character."""
    lost = text.count("\ufffd")
    if lost <= _MOST_DAMAGE * len(text):
        return text
    return Undecodable(
        RejectionReason.ENCODING,
        f"{lost} of its {len(text)} characters were lost before it came here (they read U+FFFD)",
        "Save the page again from where it was published.",
    )


def _find_declared(content: bytes) -> str | None:
    """The encoding that markup names, as Python calls it, if Python knows it."""
    for pattern in _DECLARED:
        if found := pattern.search(content[:_HEAD]):
            try:
                name = codecs.lookup(found["name"].decode("ascii")).name
            except LookupError:
                return None
            # Markup that can be searched for ASCII words is not UTF-16, whatever it says.
            if name.startswith(("utf-16", "utf-32", "utf-8")):
                return "utf-8"
            return "cp1252" if name in _READ_AS_1252 else name
    return None


def _of_windows(content: bytes) -> str | None:
    """The bytes read as Windows-1252, if everything then stands where it belongs."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    accents = sum(ord(mark) > 0x7F and mark.isalpha() for mark in text)
    if accents > max(_FEWEST_ACCENTS, _MOST_ACCENTS * len(text)) or _STRAY.search(text) or _has_utf8(content):
        return None
    return text if all(_belongs(text, at) for at, mark in enumerate(text) if ord(mark) > 0x7F) else None


def _has_utf8(content: bytes) -> bool:
    """Whether some characters are well-formed UTF-8 of several bytes, so that the others are damage."""
    return re.search(rb"[\xc3-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe2-\xef][\x80-\xbf]{2}", content) is not None


def _belongs(text: str, at: int) -> bool:
    """Whether a character beyond ASCII is punctuation, or a single accented letter within a word in its own case."""
    mark = text[at]
    if mark in _PUNCTUATION:
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not mark.isalpha() or mark in _UNLIKELY or not (before.isalpha() or after.isalpha()):
        return False
    if any(neighbour.isalpha() and not neighbour.isascii() for neighbour in (before, after)):
        return False  # "ÿþ" is damage; names with two accents in a row are rarer than that
    return mark.islower() or not before.islower()


def _damaged(content: bytes, error: UnicodeDecodeError, encoding: str, at: int, declared: str) -> Undecodable:
    place = error.start + at
    named = f"{encoding.upper()}{f' as {declared} says' if declared else ''}"
    if error.end >= len(error.object) and ("end" in error.reason or "truncated" in error.reason):
        return Undecodable(
            RejectionReason.ENCODING,
            f"it breaks off within a character at byte {place} of {len(content) + at} ({named})",
            "It was probably not saved to its end: save it again.",
        )
    return Undecodable(
        RejectionReason.ENCODING,
        f"byte {place} (0x{error.object[error.start]:02x}) is no character in {named}",
        "Save it again as UTF-8. If it was written in another encoding, convert it from that one "
        "(for example: iconv -f WINDOWS-1251 -t UTF-8).",
    )
