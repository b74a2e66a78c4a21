import re

from tests.views.web.visiting import Visitor


def test_every_address_and_parameter_of_the_api_is_described(visitor: Visitor) -> None:
    page = visitor.page("/api").one("main").text
    described = visitor.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, item in described["paths"].items():
        assert path in page
        for parameter in item["get"].get("parameters", []):
            assert parameter["in"] == "path" or parameter["name"] in page


def test_the_type_of_every_problem_leads_to_what_it_means(visitor: Visitor) -> None:
    ids = {element.attributes.get("id") for element in visitor.page("/api").walk()}
    for path in ("/nowhere", "/statements?limit=0", "/statements/none"):
        where, _, name = visitor.get(f"/api/v1{path}").json()["type"].partition("#")
        assert where == "/api"
        assert name in ids
    assert visitor.get("/api/v1/summary", method="POST").json()["type"].partition("#")[2] in ids


def test_nothing_that_is_told_twice_is_told_differently(visitor: Visitor) -> None:
    described = visitor.get("/api/v1/openapi.json").json()
    problems = {str(item["get"]["responses"]["422"]["content"]) for item in described["paths"].values()}
    assert len(problems) == 1
    assert re.search("problem[+]json", problems.pop())
