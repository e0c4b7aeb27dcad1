"""Paths of a drawing that look alike as one: rectangles of a colour that lie side by side, lines that follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLACE = r"-?[\d.]+"
OUTLINE = re.compile(rf"M({PLACE}) ({PLACE})H({PLACE})V({PLACE})H\1z")
RECTANGLE = re.compile(r'<path d="([^"]*)" style="(fill:#[0-9a-f]+)"/>')
RUN = re.compile(f"(?:{RECTANGLE.pattern.replace('(', '(?:')}){{2,}}")

OUTLINES = re.compile(r' d="([^"]*)"')
LINES = re.compile(r'<path d="M[^"]*"((?: [\w-]+="[^"]*")+)/>(?:<path d="M[^"]*"\1/>)+')
Sides = tuple[float, float, float, float]  # left, right, top, bottom
EVERYWHERE: Sides = (float("-inf"), float("inf"), float("-inf"), float("inf"))


def together(svg: str) -> str:
    """The drawing with filled rectangles that follow one another, none over another, as one path a colour; lines of one look
    that follow one another as one path.
    """
    svg = RUN.sub(lambda run: "".join(_one_a_colour(run[0])), svg)
    return LINES.sub(_one_line, svg)


def _one_line(run: re.Match) -> str:
    # seen through, lines that cross are darker where they do
    if "fill:none" not in run[1] or "opacity" in run[1]:
        return run[0]
    return f'<path d="{"".join(OUTLINES.findall(run[0]))}"{run[1]}/>'


def _one_a_colour(run: str) -> Iterator[str]:
    beside: list[Sides] = []
    outlines: dict[str, list[str]] = {}
    for outline, fill in RECTANGLE.findall(run):
        sides = _sides(outline)
        # what lies over another, or is no rectangle, is drawn after all before it, and before all after it
        if sides is None or any(_overlap(sides, other) for other in beside):
            yield from _paths(outlines)
            beside, outlines = [], {}
        outlines.setdefault(fill, []).append(outline)
        beside.append(sides or EVERYWHERE)
    yield from _paths(outlines)


def _sides(outline: str) -> Sides | None:
    found = OUTLINE.fullmatch(outline)
    if found is None:
        return None
    left, top, right, bottom = map(float, found.groups())
    return min(left, right), max(left, right), min(top, bottom), max(top, bottom)


def _overlap(one: Sides, other: Sides) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _paths(outlines: dict[str, list[str]]) -> Iterator[str]:
    return (f'<path d="{"".join(parts)}" style="{fill}"/>' for fill, parts in outlines.items())
