"""The drawings of pages: words as words, whatever they say, and as wide and tall as those of paper."""

from xml.etree import ElementTree

import pytest

from analysis.presentation.charts.drawing import drawn
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label

NAMES = ["Thôn <script>", 'Thôn "$x$" & b', "Tổ dân phố Rất Dài Rất Dài Rất Dài Rất Dài Rất Dài"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawings():
    def paint(figure, sheet):
        axes = axes_of_rows(figure, sheet, NAMES, ["1", "2", "3"], 0, 5)
        for row in range(3):
            bar(axes, sheet, row, 0, row + 1, color="#1d3f5e")
            label(axes, sheet, row, row + 1, f" {row + 1} hộ ")

    return drawn(paint, height_of_rows(NAMES))


def test_words_stand_in_the_drawing_as_they_are(drawings):
    for drawing in (drawings.wide, drawings.narrow):
        words = [text.text for text in ElementTree.fromstring(drawing).iter(f"{SVG}text")]
        assert "Thôn <script>" in words and 'Thôn "$x$" & b' in words
        assert any(word.startswith("Tổ dân phố Rất Dài") for word in words)
        # room at the ends of words keeps them off the bar they stand at
        assert "\u00a02 hộ\u00a0" in words


def test_both_kinds_of_a_drawing_are_as_wide_and_as_tall(drawings):
    outlined, light = (ElementTree.fromstring(svg) for svg in (drawings.paper, drawings.wide))
    assert [outlined.get(side) for side in ("width", "height", "viewBox")] == [
        light.get(side) for side in ("width", "height", "viewBox")
    ]
    assert len(light.findall(f".//{SVG}text")) >= len(NAMES) * 2 and not outlined.findall(f".//{SVG}text")


def test_a_light_drawing_is_a_fraction_and_names_letters_of_every_machine(drawings):
    assert len(drawings.wide) < len(drawings.paper) / 3
    for drawing in (drawings.wide, drawings.narrow):
        assert drawing.count("font-family") == 0 and "sans-serif" in drawing
        assert "<use" not in drawing or "clip-path" in drawing
