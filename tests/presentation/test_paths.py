"""Paths of one look become one, where the drawing stays the same."""

import re

from analysis.presentation.charts.paths import together

DARK, LIGHT = "fill:#1d3f5e", "fill:#c3d5e4"


def rectangle(left, top, right, bottom, fill):
    return f'<path d="M{left} {top}H{right}V{bottom}H{left}z" style="{fill}"/>'


def test_those_of_a_colour_are_one_path():
    svg = "".join(rectangle(n, 0, n + 1, 1, (DARK, LIGHT)[n % 2]) for n in range(4))
    assert together(f"<g>{svg}</g>") == (
        f'<g><path d="M0 0H1V1H0zM2 0H3V1H2z" style="{DARK}"/><path d="M1 0H2V1H1zM3 0H4V1H3z" style="{LIGHT}"/></g>'
    )


def test_one_that_lies_over_another_keeps_its_place():
    # drawn from right to left and upwards, too
    for over in (rectangle(3, 4, 1, 0.5, DARK), rectangle(0, 0, 9, 9, DARK)):
        svg = rectangle(0, 0, 2, 1, DARK) + rectangle(2, 0, 4, 1, LIGHT) + over
        assert together(svg) == svg
    ground = rectangle(0, 0, 9, 9, LIGHT)
    svg = ground + rectangle(0, 0, 2, 1, DARK) + rectangle(2, 0, 4, 1, DARK)
    assert together(svg) == f'{ground}<path d="M0 0H2V1H0zM2 0H4V1H2z" style="{DARK}"/>'


def test_what_is_no_filled_rectangle_ends_a_run():
    line = '<path d="M0 0L1 1" style="fill:#111"/>'
    edged = rectangle(0, 0, 1, 1, DARK).replace('"/>', ';stroke:#fff"/>')
    for between in (line, edged, "<text>a</text>", line.replace("L", "H1V1H0zL")):
        svg = rectangle(0, 0, 1, 1, DARK) + between + rectangle(1, 0, 2, 1, DARK)
        assert together(svg) == svg
    assert len(re.findall("<path", together(rectangle(0, 0, 1, 1, DARK)))) == 1


def test_lines_of_one_look_become_one():
    look = 'clip-path="url(#g0)" style="fill:none;stroke:#fff"'
    svg = "".join(f'<path d="M{n} 0L{n} 9" {look}/>' for n in range(3))
    assert together(svg) == f'<path d="M0 0L0 9M1 0L1 9M2 0L2 9" {look}/>'
    for other in (look.replace("none", "#111"), look.replace("#fff", "#fff;stroke-opacity:0.5")):
        assert together(svg.replace(look, other)) == svg.replace(look, other)
