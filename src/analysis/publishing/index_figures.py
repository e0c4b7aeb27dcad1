"""The few figures of a year that the list of reports shows, and the small series of a unit's poverty rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.presentation.numbers import integer, rate
from analysis.publishing.figures import read_lines

# (report, table, row, column) in the order in which one is believed before another
POOR = (
    ("household-review", "T1", "total", "poor"),
    ("rollup", "T1", "total", "poor"),
    ("mid-year-monitoring", "village_results", "total", "poor_end"),
    ("annual-plan-appendix", "village_targets", "total", "poor_start"),
)
RATE = (
    ("household-review", "T1", "total", "poor_rate"),
    ("rollup", "T1", "total", "poor_rate"),
    ("mid-year-monitoring", "village_results", "total", "poor_end_rate"),
    ("annual-plan-appendix", "village_targets", "total", "poor_start_rate"),
)
WIDTH, HEIGHT, MARGIN = 150, 34, 5


@dataclass(frozen=True)
class KeyFigures:
    """Poor households and their rate (at the end of the review, else at the start of the plan), reduction planned and
    done, met.
    """

    poor: int | None = None
    rate: float | None = None
    at_start: bool = False
    planned: int | None = None
    reduced: int | None = None
    met: int | None = None

    @property
    def words(self) -> list[str]:
        """Short statements for a table cell; none for what is not known."""
        told = []
        if self.poor is not None:
            when = "đầu năm" if self.at_start else "cuối kỳ"
            of = f" ({rate(self.rate)}\u00a0%)" if self.rate is not None else ""
            told.append(f"Hộ nghèo {when}: {integer(self.poor)}{of}")
        if self.reduced is not None:
            against = f", giao {integer(self.planned)}" if self.planned is not None else ""
            told.append(f"giảm {integer(self.reduced)} hộ nghèo{against}")
        elif self.planned is not None:
            told.append(f"chỉ tiêu giảm {integer(self.planned)} hộ")
        return told

    @property
    def verdict(self) -> str:
        """Whether the unit met its plan's own target; nothing where that is not known."""
        told: dict[int | None, str] = {1: "đạt mục tiêu của kế hoạch", 0: "không đạt mục tiêu của kế hoạch"}
        return told.get(self.met, "")


def key_figures(path: Path) -> KeyFigures:
    """The key figures of one figures.csv; raises PublishingError for a damaged one."""
    values = {tuple(line[:4]): line.value for part in read_lines(path).values() for line in part}
    poor = next((key for key in POOR if values.get(key)), None)
    results = ("year-end-evaluation", "village_results", "total")
    return KeyFigures(
        poor=_whole(values.get(poor, "")) if poor else None,
        rate=next((float(values[key]) for key in RATE if values.get(key)), None),
        at_start=poor == POOR[-1],
        planned=_whole(
            values.get((*results, "reduction_planned"))
            or values.get(("annual-plan-appendix", "village_targets", "total", "reduction"), "")
        ),
        reduced=_whole(values.get((*results, "reduction_actual"), "")),
        met=_whole(values.get((*results, "met"), "")),
    )


def series(rates: Mapping[str, float | None]) -> dict | None:
    """The poverty rate by year as the points of a small line (x, y in pixels), with words for it; None with fewer than
    two years.
    """
    known = [(year, value) for year, value in sorted(rates.items()) if value is not None]
    if len(known) < 2:
        return None
    most = max(value for _, value in known) or 1
    step = (WIDTH - 2 * MARGIN) / (len(known) - 1)
    points = [
        (round(MARGIN + n * step, 1), round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / most, 1))
        for n, (_, value) in enumerate(known)
    ]
    words = "; ".join(f"{year}: {rate(value)}\u00a0%" for year, value in known)
    return {"points": points, "words": words, "width": WIDTH, "height": HEIGHT}


def _whole(value: str | None) -> int | None:
    return int(float(value)) if value else None
