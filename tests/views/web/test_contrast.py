"""Contrast of every text on every ground that it stands on, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from onrecord.views.web.shared_words import TINTS, Way
from onrecord.views.web.site import STATIC

TEXT, MARK = 4.5, 3.0
ORIGINS = ("copy-a", "copy-b", "copy-c", "copy-d", "copy-e", "copy-f", "copy-shared", "copy-taken")
PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "quiet", "link", "alert") for ground in ("paper", "panel")),
    *(("ink", ground, TEXT) for ground in ("say", "say-quoted", "say-deep", "event", "figure", "time")),
    *(("ink", ground, TEXT) for ground in ("hit", "light-open")),
    *((line, "paper", MARK) for line in ("edge", "say-line", "event-line", "figure-line", "time-line")),
    *(("event-line", ground, MARK) for ground in ("light-open", "say-deep", "say-quoted")),
    ("figure-line", "light-open", MARK),
    ("edge", "panel", MARK),
    ("say-line", "say-deep", MARK),
    ("time-line", "say-quoted", MARK),
    *(("ink", ground, TEXT) for ground in ("place", "cut", "added")),
    *((text, ground, TEXT) for text in ("link", "quiet") for ground in ("cut", "added")),
    ("cut-line", "cut", MARK),
    ("added-line", "added", MARK),
    *(("place-line", ground, MARK) for ground in ("paper", "say-quoted", "say-deep")),
    *((line, ground, MARK) for line in ("claim-line", "alert") for ground in ("paper", "say-quoted", "say-deep")),
    *(("ink", origin, TEXT) for origin in ORIGINS),
    # The band of an origin lies under its own tint, and under that of statements where both layers are on.
    *((f"{origin}-line", ground, MARK) for origin in ORIGINS for ground in (origin, "paper", "say-quoted", "say-deep")),
]


def colours() -> dict[str, dict[str, str]]:
    css = (STATIC / "base.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    found = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_known_value() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast(scheme: str, text: str, ground: str, least: float) -> None:
    scheme_colours = colours()[scheme]
    assert contrast(scheme_colours[text], scheme_colours[ground]) >= least


def test_the_dark_scheme_changes_every_colour() -> None:
    both = colours()
    assert {name for name in both["light"] if both["light"][name] == both["dark"][name]} == set()


def test_every_origin_has_a_pattern_of_its_own_as_well_as_a_tint() -> None:
    css = (STATIC / "layers.css").read_text(encoding="utf-8")
    tints = dict(re.findall(r"\.tint-([a-z]+) \{(.*?)\}", css, re.DOTALL))
    patterns = [re.search(r"--pattern:\s*(.*?);", block, re.DOTALL) for block in tints.values()]
    told = [" ".join(pattern[1].split()) for pattern in patterns if pattern is not None]
    assert {*TINTS, *(way for way in Way if way is not Way.FROM)} == set(tints)
    assert len(set(told)) == len(tints)
