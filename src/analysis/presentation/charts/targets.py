"""Target and result by village (chỉ tiêu và kết quả giảm hộ nghèo theo thôn)."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.charts.style import DARK, LIGHT, canvas, chart, empty, vietnamese_ticks, wrapped
from analysis.presentation.display import Shown
from analysis.presentation.numbers import integer

CAPTION = "Chỉ tiêu và kết quả giảm hộ nghèo theo {place} (hộ)"


def target_and_result(results: pd.DataFrame, place: str = "Thôn") -> Shown:
    """Paired bars by village: reduction_planned (light, hatched) and reduction_actual (dark). `results`: village_results."""
    caption = CAPTION.format(place=place.lower())
    rows = results.drop(index="total")[["reduction_planned", "reduction_actual"]].dropna(how="all").astype("Float64")
    if rows.empty:
        return empty(caption)
    with canvas(0.8 + 0.5 * len(rows)) as (figure, axes):
        for position, (_, row) in enumerate(rows.iterrows()):
            for offset, column, style in (
                (-0.2, "reduction_planned", {"color": LIGHT, "hatch": "///", "edgecolor": DARK}),
                (0.2, "reduction_actual", {"color": DARK}),
            ):
                value = row[column]
                if pd.isna(value):
                    continue
                axes.barh(position + offset, float(value), height=0.38, linewidth=0.5, **style)
                inside = (3, "left") if value >= 0 else (-3, "right")
                axes.annotate(integer(int(value)), (float(value), position + offset), (inside[0], 0),
                              textcoords="offset points", va="center", ha=inside[1])  # fmt: skip
        axes.barh([0], [0], color=LIGHT, hatch="///", edgecolor=DARK, linewidth=0.5, label="Chỉ tiêu giảm")
        axes.barh([0], [0], color=DARK, label="Kết quả giảm")
        axes.set_yticks(range(len(rows)), [wrapped(name) for name in rows.index])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        axes.axvline(0, color="#666666", linewidth=0.8)
        axes.margins(x=0.12)
        axes.grid(axis="y", visible=False)
        axes.xaxis.set_major_formatter(vietnamese_ticks())
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_xlabel("số hộ nghèo giảm")
        figure.legend(loc="outside upper center", frameon=False, ncols=2)
        return chart(figure, caption, alt(rows, place.lower()))


def alt(rows: pd.DataFrame, where: str = "thôn") -> str:
    """The chart in words, from the same figures."""
    parts = [
        f"{name}: chỉ tiêu {_said(row['reduction_planned'])}, kết quả {_said(row['reduction_actual'])}"
        for name, row in rows.iterrows()
    ]
    return (
        f"Biểu đồ thanh số hộ nghèo giảm theo chỉ tiêu và theo kết quả của {len(rows)} {where}. "
        + "; ".join(parts)
        + "."
    )


def _said(value: object) -> str:
    return "không đủ số liệu" if pd.isna(value) else f"{integer(int(value))} hộ"
