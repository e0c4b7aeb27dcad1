"""A drawing of matplotlib's, the same in a fraction of the bytes: a page carries every chart twice."""

from __future__ import annotations

import re
from functools import lru_cache

COARSER = 8  # letters are drawn on a grid of 1/6000 of their height: an eighth of that is finer than any printer
OUTLINE = re.compile(r'<path id="([^"]*)" d="([^"]*)" transform="scale\(0\.015625\)"/>')
UPRIGHT = re.compile(r"M([\d.-]+) ([\d.-]+)L([\d.-]+) \2L\3 ([\d.-]+)L\1 \4(?:L\1 \2)?z?(?= |\")")
MARKS = {"M": 1, "L": 1, "Q": 2, "C": 3}  # points a command takes


def smaller(svg: str) -> str:
    """The same drawing: no comments, names or blank room; letters by short names; places to a tenth of a point."""
    svg = re.sub(r"<!--.*?-->|<!DOCTYPE.*?>|<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"\s+", " ", svg).replace("> <", "><")
    svg = OUTLINE.sub(_outline, svg)
    svg = re.sub(r' (?:d|x|y|transform|points)="[^"]*"', _to_tenths, svg)
    svg = UPRIGHT.sub(r"M\1 \2H\3V\4H\1z", svg)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg).replace("<g/>", "")
    svg = re.sub(r' transform="translate\((-?[\d.]+) 0\)"/>', _along, svg)
    svg = _short_names(svg)
    svg = svg.replace('xmlns:xlink="', 'xmlns:x="').replace("xlink:href", "x:href")
    return re.sub(r"(?<=[:;]) (?=[a-z#\d])", "", svg)


def _outline(path: re.Match) -> str:
    name, outline = path[1], path[2]
    return f'<path id="{name}" d="{_relative(outline)}" transform="scale(0.125)"/>'


@lru_cache(maxsize=4096)
def _relative(outline: str) -> str:
    """The outline of a letter on the coarser grid, each point told from the one before."""
    tokens = re.findall(r"[A-Za-z]|-?[\d.]+", outline)
    parts, here, first, position = [], (0, 0), (0, 0), 0
    while position < len(tokens):
        command, position = tokens[position], position + 1
        if command in "zZ":
            parts.append("z")
            here = first
            continue
        points = []
        for _ in range(MARKS[command]):
            x, y = (round(float(token) / COARSER) for token in tokens[position : position + 2])
            points.append((x, y))
            position += 2
        steps = " ".join(f"{x - here[0]} {y - here[1]}" for x, y in points)
        parts.append(command.lower() + steps.replace(" -", "-"))
        here = points[-1]
        first = here if command == "M" else first
    return "".join(parts)


def _to_tenths(attribute: re.Match) -> str:
    text = re.sub(r"-?\d+\.\d+", _tenth, attribute[0])
    return re.sub(r" ?([MLQCz]) ?", r"\1", text) if text.startswith(' d="M') else text


def _tenth(number: re.Match) -> str:
    value = float(number[0])
    # a scale (0.095) needs its digits, places on the page do not
    if abs(value) < 1:
        return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
    return f"{value:.1f}".removesuffix(".0")


def _along(moved: re.Match) -> str:
    # in units of a hundredth of a letter's height
    return f' x="{round(float(moved[1]))}"/>'


def _short_names(svg: str) -> str:
    names = {name: f"g{position}" for position, name in enumerate(dict.fromkeys(re.findall(r' id="([^"]*)"', svg)))}
    svg = re.sub(r' id="([^"]*)"', lambda found: f' id="{names[found[1]]}"', svg)
    return re.sub(r"#([\w-]+)(?=[\")])", lambda found: f"#{names.get(found[1], found[1])}", svg)
