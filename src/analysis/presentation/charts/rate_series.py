"""Poverty rates over the years (tỷ lệ hộ nghèo qua các năm): never joined across a change of standard or a missing year."""

from __future__ import annotations

from functools import partial

import matplotlib.figure
import pandas as pd
from matplotlib.axes import Axes

from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart
from analysis.presentation.charts.style import DARK, MIDDLE, RULE, WARM, Sheet, width_of
from analysis.presentation.charts.words import households, per_cent
from analysis.presentation.numbers import rate
from analysis.presentation.page import PageOf

LINES = {
    "poor_rate": ("Hộ nghèo", {"color": DARK, "marker": "o"}),
    "near_poor_rate": ("Hộ cận nghèo", {"color": MIDDLE, "marker": "s"}),
    "minority_rate": ("Hộ nghèo dân tộc thiểu số", {"color": WARM, "marker": "^"}),
}
PANEL, HEAD, FOOT, SIDE = (
    112,
    32,
    16,
    17,
)  # points: a panel, room for its name and the highest number, for years, at its sides
STEEP = 0.3  # of the height of a panel


def rate_series(page: PageOf, series: pd.DataFrame) -> Shown:
    """A panel each for poor_rate, near_poor_rate, minority_rate (%), by year, on one scale; a change of standard marked.

    `series`: row = year; also standard (text), breaks (a row whose standard is not that of the year before) and, where
    known, households (n); at_start where a row is the review of the start of the year after. A missing rate leaves a gap.
    """
    lines = [code for code in LINES if code in series and series[code].notna().any()]
    if "poor_rate" not in lines:
        return no_chart("Tỷ lệ hộ nghèo qua các năm")
    known = series[series[lines].notna().any(axis=1)]
    # a year without a review is a gap as well
    rows = series.sort_index().reindex(range(int(known.index.min()), int(known.index.max()) + 1))
    rates, breaks = rows[lines].astype("Float64").astype(float), breaks_of(rows)
    start = start_of(rows)
    return chart(
        _finding(page, rates["poor_rate"].dropna(), breaks, start),
        _about(rows, breaks, start, "minority_rate" in lines),
        f"Nguồn: kết quả rà soát {_sources(rates.index, start)}{'' if page.final else f' (năm {page.year} là sơ bộ)'}.",
        "; ".join(_told(code, rates[code], start) for code in lines) + ".",
        partial(_paint, rates, breaks, start),
        lambda sheet: PANEL * (len(lines) if sheet.narrow else 1),
    )


def breaks_of(rows: pd.DataFrame) -> list[int]:
    """The years in which another standard begins; the first year breaks with nothing."""
    if "breaks" not in rows:
        return []
    marked = rows["breaks"].astype("boolean").fillna(False)
    return [int(year) for year in rows.index[1:] if marked[year]]


def start_of(rows: pd.DataFrame) -> int | None:
    """The year whose row is the review of the start of the year after; None where there is none."""
    if "at_start" not in rows:
        return None
    return next((int(year) for year, start in rows["at_start"].items() if start is True or start == 1), None)


def _moment(year: int, start: int | None, end: str = "") -> str:
    """`năm 2023`, with `end` before it; `đầu năm 2027` for a review of the start."""
    return f"đầu năm {year + 1}" if year == start else f"{end}năm {year}"


def _end(start: int | None) -> str:
    """`cuối ` where the start of a year stands beside ends: the year alone would say neither."""
    return "" if start is None else "cuối "


def _sources(years: pd.Index, start: int | None) -> str:
    ends = [year for year in years if year != start]
    at_start = "" if start is None else f"{_moment(start, start)} và "
    return f"{at_start}cuối {f'các năm {ends[0]}–{ends[-1]}' if len(ends) > 1 else f'năm {ends[-1]}'}"


def pieces(rates: pd.Series, breaks: list[int]) -> list[pd.Series]:
    """The stretches that may be joined: within one standard, without a gap."""
    number = (rates.isna() | rates.index.isin(breaks)).cumsum()
    return [part.dropna() for _, part in rates.groupby(number) if part.notna().any()]


def _finding(page: PageOf, poor: pd.Series, breaks: list[int], start_year: int | None) -> str:
    of_standard = poor[poor.index >= max((year for year in breaks if year <= poor.index[-1]), default=0)]
    (first, start), (last, end) = next(of_standard.items()), list(of_standard.items())[-1]
    text = f"Tỷ lệ hộ nghèo của {page.unit}"
    if first == last:
        text += f" cuối năm {last} là {per_cent(end)}"
    elif rate(start) == rate(end):
        text += f" cuối năm {last} là {per_cent(end)}, như {_moment(first, start_year, 'cuối ')}"
    else:
        ways = ("giảm", "xuống") if end < start else ("tăng", "lên")
        before, after = _moment(first, start_year, _end(start_year)), _moment(last, None, _end(start_year))
        text += f" {ways[0]} từ {per_cent(start)} ({before}) {ways[1]} {per_cent(end)} ({after})"
    return text + (f"; từ năm {breaks[-1]} theo chuẩn nghèo khác, không so với các năm trước" if breaks else "")


def _about(rows: pd.DataFrame, breaks: list[int], start: int | None, minority: bool) -> str:
    text = f"Tỷ lệ {'' if start is None else 'đầu năm hoặc '}cuối năm (%): hộ nghèo và hộ cận nghèo trên tổng số hộ"
    text += "; hộ nghèo dân tộc thiểu số trên số hộ dân tộc thiểu số." if minority else "."
    if "households" in rows and rows["households"].notna().any():
        known = rows["households"].dropna().items()
        text += (
            f" n = {', '.join(f'{households(count)} ({_moment(year, start, _end(start))})' for year, count in known)}."
        )
    text += " Vạch đứng đứt: đổi chuẩn nghèo." if breaks else ""
    return text + (" Năm bỏ trống: không có số liệu." if rows["poor_rate"].isna().any() else "")


def _told(code: str, rates: pd.Series, start: int | None) -> str:
    return f"{LINES[code][0]}: " + ", ".join(
        f"{_moment(year, start, _end(start))} {per_cent(value)}" for year, value in rates.dropna().items()
    )


def _paint(
    rates: pd.DataFrame, breaks: list[int], start: int | None, figure: matplotlib.figure.Figure, sheet: Sheet
) -> None:
    count = len(rates.columns)
    columns, rows = (1, count) if sheet.narrow else (count, 1)
    width, whole = sheet.width / columns, PANEL * rows
    for position, code in enumerate(rates):
        left, bottom = position % columns * width, whole - (position // columns + 1) * PANEL
        axes = figure.add_axes(
            ((left + SIDE) / sheet.width, (bottom + FOOT) / whole, (width - 2 * SIDE) / sheet.width, (PANEL - HEAD - FOOT) / whole)
        )  # fmt: skip
        axes.set_ylim(0, max(rates.max(axis=None), 1))
        _panel(axes, LINES[code], rates[code], breaks, start, (width - 2 * SIDE) / max(len(rates) - 1, 1))


def _panel(
    axes: Axes, line: tuple[str, dict], rates: pd.Series, breaks: list[int], start: int | None, step: float
) -> None:
    name, look = line
    years = list(rates.index)
    axes.set_xlim(years[0], years[-1] if len(years) > 1 else years[0] + 1)
    crowded = step < width_of("88,88") + 3
    axes.set_xticks(
        years,
        [
            "" if crowded and year not in {years[0], years[-1]} else f"đầu {year + 1}" if year == start else str(year)
            for year in years
        ],
    )
    if years[0] == start:
        axes.get_xticklabels()[0].set_horizontalalignment(
            "left"
        )  # a longer word than a year: centred it would leave the panel
    axes.set_yticks([])
    axes.tick_params(length=3, pad=2, color=RULE, bottom=True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=RULE, linewidth=0.8)
    write = partial(axes.annotate, textcoords="offset points", va="bottom", annotation_clip=False)
    for part in pieces(rates, breaks):
        axes.plot(part.index, part, linewidth=1.8, markersize=5, clip_on=False, **look)
        for place, (year, value) in enumerate(part.items()):
            # beside a line that falls steeply to its mark, not on it
            falls = part.iloc[place - 1] - value if 0 < place < len(part) - 1 else 0
            aside = 8 if falls > STEEP * axes.get_ylim()[1] else 0
            if not crowded or place in (0, len(part) - 1):
                write(rate(value), (year, value), (aside, 5), ha="center")
    for year in breaks:
        axes.axvline(year - 0.5, color=RULE, linewidth=1, linestyle=(0, (2, 2)), clip_on=False)
    write(name, (0, 1), (-SIDE + 2, 18), xycoords="axes fraction", weight="bold")
