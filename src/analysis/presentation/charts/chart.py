"""A chart on the page: the finding under the drawing, what it shows and where it comes from in words, all of it in the alt text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.document.blocks import Picture, paragraph
from analysis.document.figure import Figure
from analysis.document.shown import Shown
from analysis.presentation.charts.drawing import Paint, drawn
from analysis.presentation.charts.style import Sheet
from analysis.presentation.page import PageOf


def chart(
    finding: str,
    about: str,
    source: str,
    alt: str,
    paint: Paint,
    height: Callable[[Sheet], float],
    figures: Sequence[Figure] = (),
) -> Shown:
    """The drawing, wide and narrow. `finding`: its title; `about`: what is drawn, unit, period, n; `alt`: every value in words.

    `figures`: those that the finding says and no table shows.
    """
    wide, narrow, paper = drawn(paint, height)
    picture = Picture(wide, narrow, f"{finding}. {alt}", finding, f"{about} {source}", paper=paper)
    return Shown((picture,), tuple(figures), f"{finding}. {about} {source}\n{alt}")


def no_chart(what: str, why: str = "không có số liệu để vẽ") -> Shown:
    """A sentence where there is nothing to draw.

    `why`: nobody poor, nothing asked; figures that lack, unless said otherwise.
    """
    words = f"{what}: {why}."
    return Shown((paragraph(words, "note"),), (), words)


def review_source(page: PageOf, *, both: bool = False, plan: bool = False) -> str:
    """`Nguồn: kết quả rà soát cuối năm 2023; …`. `both`: of the year before too; `plan`: and the targets of the plan."""
    preliminary = "" if page.final else " sơ bộ"
    if page.period:
        now = f"kết quả công nhận 6 tháng đầu năm {page.year}"
        parts = [f"kết quả rà soát {page.start_moment}", now] if both else [now]
    else:
        this = f"{preliminary} cuối năm {page.year}"
        # `cuối năm 2022 và 2023` where both are ends, `đầu năm 2027 và cuối năm 2027` where one is a start
        later = this if page.data.started else f"{preliminary} {page.year}"
        parts = [f"kết quả rà soát {page.start_moment} và{later}" if both else f"kết quả rà soát{this}"]
    return f"Nguồn: {'; '.join([*parts, f'chỉ tiêu kế hoạch năm {page.year}'] if plan else parts)}."
