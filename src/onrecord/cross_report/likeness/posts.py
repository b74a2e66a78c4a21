"""Brings what people post to plain words: links off, tags and account names taken apart.

"#AustralianFires" is two words to everybody but a program. Who posted a thing stands at its end, "— Jane Roe
(@janeroe) May 3, 2019"; that name is set apart, since a claim is often about whom it was made by.
"""

import re
from dataclasses import dataclass

LINK = re.compile(r"(?:https?://|pic\.twitter\.com/?|www\.)\S*")
SIGNED = re.compile(r"\s*[—–-]\s*([^—]{1,60}?)\s*\(@(\w+)\)\s*(?:\w+ \d{1,2}, \d{4})?")
TAG = re.compile(r"[#@](\w+)")
JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z])")
MARKS = str.maketrans({'"': " ", "“": " ", "”": " ", "‘": " ", "’": "'", "«": " ", "»": " "})
LONE_MARK = re.compile(r"(?<!\w)'|'(?!\w)")


@dataclass(frozen=True, slots=True)
class Post:
    """A post's words, and the names of those who signed it."""

    words: str
    authors: str


def read_post(text: str) -> Post:
    """Takes a post apart; a text that is none comes back with its marks of quotation off."""
    linkless = LINK.sub(" ", text)
    authors = " ".join(f"{match[1]} {_apart(match[2])}" for match in SIGNED.finditer(linkless))
    words = TAG.sub(lambda match: f" {_apart(match[1])} ", SIGNED.sub(" ", linkless))
    return Post(unquoted(words), " ".join(authors.split()))


def unquoted(text: str) -> str:
    """The text without its marks of quotation: how a quotation is marked makes no claim another one."""
    return " ".join(LONE_MARK.sub(" ", text.translate(MARKS)).split())


def _apart(tag: str) -> str:
    return JOINT.sub(" ", tag.replace("_", " "))
