"""Asking for pages as a browser would, and reading what comes back."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from onrecord.views.web.app import create_app

VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})
ORIGIN = "http://localhost:8722"


@dataclass
class Element:
    """An element of a page with its children, texts among them."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str | None = None, **attributes: str) -> list["Element"]:
        return [
            element
            for element in self.walk()
            if (tag is None or element.tag == tag)
            and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str | None = None, **attributes: str) -> "Element":
        (found,) = self.all(tag, **attributes)
        return found

    def facts(self) -> dict[str, str]:
        """The terms of all description lists with what is said of them, white space made plain."""
        terms = [" ".join(element.text.split()) for element in self.all("dt")]
        return dict(zip(terms, (" ".join(element.text.split()) for element in self.all("dd")), strict=True))

    def marked(self, name: str) -> list["Element"]:
        return [element for element in self.walk() if name in element.classes]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def done(self) -> Element:
        assert len(self._open) == 1, f"<{self._open[-1].tag}> is never closed"
        return self.root


def parse(text: str) -> Element:
    """The elements of a page; every one that is opened must be closed in its place."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.done()


def foreign_scripts(root: Element) -> list[Element]:
    """The scripts of a page that are none of the package's own files."""
    scripts = root.all("script")
    return [one for one in scripts if one.text or not one.attributes.get("src", "").startswith("/static/bundle/")]


class Visitor:
    """Asks an application for pages, as localhost unless another host is named."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.app = create_app(record)

    def get(
        self, path: str, *, method: str = "GET", host: str | None = None, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        named = {} if host is None else {"Host": host}
        return asyncio.run(self._ask(method, urljoin(ORIGIN, path), {**named, **(headers or {})}))

    def page(self, path: str, *, status: int = 200) -> Element:
        answer = self.get(path)
        assert answer.status_code == status, f"{path}: {answer.status_code}"
        return parse(answer.text)

    async def _ask(self, method: str, url: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(method, url, headers=headers)

    def walk(self, start: str = "/") -> dict[str, httpx.Response]:
        """Every page that links lead to from one, by address without fragment.

        Links that are marked not to be followed are not: they lead to ever more ways to ask for the same.
        """
        answers: dict[str, httpx.Response] = {}
        waiting = [start]
        while waiting:
            path = waiting.pop()
            if path in answers:
                continue
            answers[path] = self.get(path)
            if answers[path].headers["content-type"].startswith("text/html"):
                waiting.extend(link.partition("#")[0] for link in inner_links(path, answers[path].text, all=False))
        return answers


def inner_links(path: str, text: str, *, all: bool = True) -> list[str]:
    """The addresses on this site that a page links to, with their fragments; unless all, those to be followed."""
    links = []
    for element in parse(text).walk():
        address = element.attributes.get("href")
        if address is not None and (all or "nofollow" not in element.attributes.get("rel", "").split()):
            parts = urlsplit(urljoin(urljoin(ORIGIN, path), address))
            if f"{parts.scheme}://{parts.netloc}" == ORIGIN:
                links.append(parts._replace(scheme="", netloc="").geturl())
    return links
