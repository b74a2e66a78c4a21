from pathlib import Path
from unittest.mock import patch

import pytest

from onrecord.views.web.safety import is_local
from onrecord.views.web.site import COMMON_STYLES, SITE_STYLES, STATIC, Site
from tests.views.web.visiting import Visitor

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8722", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:80"]
)
def test_this_machine_is_answered(host: str, visitor: Visitor) -> None:
    assert is_local(host)
    assert visitor.get("/healthz", host=host).text == "ok\n"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:8722",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "0.0.0.0",
        "localhost:",
        "localhost:80@evil.example",
        "[::1].evil.example",
        "",
    ],
)
def test_any_other_host_is_refused(host: str, visitor: Visitor) -> None:
    answer = visitor.get("/", host=host)
    assert answer.status_code == 421
    assert "onrecord serve" in answer.text
    assert "statements" not in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/statements?since=x", "/static/base.css", "/favicon.ico", "/healthz"]
)
def test_every_answer_carries_the_policy(path: str, visitor: Visitor) -> None:
    headers = visitor.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy == DIRECTIVES
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_refusal_and_a_fault_carry_it_too(invented_record: Path) -> None:
    visitor = Visitor(invented_record)
    with patch.object(Site, "read", side_effect=ZeroDivisionError):
        fault = visitor.get("/")
    assert fault.status_code == 500
    assert "This page failed" in fault.text
    for answer in (fault, visitor.get("/", host="evil.example")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_browsers_keep_no_copy_of_a_page(visitor: Visitor) -> None:
    assert visitor.get("/").headers["cache-control"] == "no-store"


def test_files_of_the_package_are_kept_under_the_address_of_their_content(visitor: Visitor) -> None:
    address = visitor.app.state.site.static("front.css")
    assert "immutable" in visitor.get(address).headers["cache-control"]
    for path in ("/static/front.css", "/static/nothing.css?v=1", "/?v=1"):
        assert visitor.get(path).headers["cache-control"] == "no-store", path


def test_common_styles_come_as_one_file(visitor: Visitor) -> None:
    answer = visitor.get(visitor.app.state.site.static(SITE_STYLES))
    assert answer.headers["content-type"].startswith("text/css")
    assert [answer.text.index((STATIC / name).read_text(encoding="utf-8")) for name in COMMON_STYLES] == sorted(
        answer.text.index((STATIC / name).read_text(encoding="utf-8")) for name in COMMON_STYLES
    )


def test_nothing_can_be_sent(visitor: Visitor) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = visitor.get("/", method=method)
        assert answer.status_code == 405
        assert "only be read" in answer.text


def test_a_page_can_be_asked_for_without_its_body(visitor: Visitor) -> None:
    answer = visitor.get("/", method="HEAD")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/docs/oauth2-redirect"])
def test_the_pages_that_load_scripts_from_elsewhere_are_off(path: str, visitor: Visitor) -> None:
    assert visitor.get(path).status_code == 404


def test_files_outside_the_bundle_are_not_served(visitor: Visitor) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        assert visitor.get(path).status_code == 404
