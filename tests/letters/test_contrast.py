"""Letters can be read in the light and in the dark (WCAG 2.2, success criterion 1.4.3: 4.5 to 1)."""

from __future__ import annotations

import re

import pytest

from mailer.language import TEMPLATES

LAYOUT = (TEMPLATES / "layout.html").read_text("utf-8")
DARK = LAYOUT[LAYOUT.index("@media (prefers-color-scheme: dark)") : LAYOUT.index("</style>")]
LIGHT = LAYOUT.replace(DARK, "")
ENOUGH = 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("style", "ground"), [(LIGHT, "#ffffff"), (DARK, "#1f1f1f")], ids=["light", "dark"])
def test_every_colour_of_a_text_stands_out_from_its_ground(style: str, ground: str) -> None:
    colours = set(re.findall(r"(?<![\w-])color:\s*(#[0-9a-f]{6})", style))

    assert colours
    assert {colour: contrast(colour, ground) for colour in colours if contrast(colour, ground) < ENOUGH} == {}


def test_whatever_has_a_colour_in_the_light_has_one_in_the_dark() -> None:
    coloured = re.findall(r"<\w+ [^>]*?(?<![\w-])color:#[^>]*>", LIGHT)
    classes = set(re.findall(r"\.(\w+) \{", DARK))

    assert coloured
    assert [tag for tag in coloured if not any(f'class="{name}"' in tag for name in classes)] == []
