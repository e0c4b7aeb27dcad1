"""The two meanings of “giảm … %”, labelled, with the one that decides."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.shown import Shown
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.table import plain_table
from analysis.presentation.written import figure_cell
from analysis.review.printed import printed_difference

MEANINGS = {
    "points": "hiệu của hai tỷ lệ (điểm phần trăm)",
    "households_ratio": "số hộ giảm chia số hộ dự kiến cuối năm (%)",
}
UNITS = {"points": "điểm %", "households_ratio": "%", "households": "hộ"}
FORMS = {"points": "rate", "households_ratio": "rate", "households": "integer"}


def two_meanings(page: PageOf, targets: pd.DataFrame) -> Shown:
    """Both meanings of “giảm … %” for the whole unit, labelled, with the one that decides; the households where the target is in households."""
    total, households = targets.loc["total"], page.plan.target.reduction_households
    points = printed_difference(total["poor_start_rate"], total["poor_end_rate"])
    planned = {
        "points": None if points is None else float(points),
        "households_ratio": total["reduction_rate"],
        "households": total["reduction"],
    }
    arithmetic = {
        "points": f"{rate(total['poor_start_rate'])} − {rate(total['poor_end_rate'])} = {rate(points)}",
        "households_ratio": f"{integer(total['reduction'])} / {integer(total['households_end'])} = {rate(planned['households_ratio'])}",
        "households": "tổng chỉ tiêu của các nơi",
    }
    wanted = {
        "points": page.plan.target.reduction,
        "households_ratio": page.plan.target.reduction,
        "households": households,
    }
    decides = page.plan.target.criterion if households is None else "households"
    meanings = MEANINGS if households is None else {"households": "số hộ nghèo giảm (hộ)"} | MEANINGS
    rows = [
        (
            (words, "decides" if code == decides else ""),
            arithmetic[code] if plain(planned[code]) is not None else "",
            figure_cell(Figure("two_meanings", code, "target", plain(wanted[code]), UNITS[code]), FORMS[code]),
            figure_cell(Figure("two_meanings", code, "planned", plain(planned[code]), UNITS[code]), FORMS[code]),
            "cách tính quyết định" if code == decides else "để đối chiếu",
        )
        for code, words in meanings.items()
    ]
    head = ("Cách hiểu “giảm hộ nghèo”", "Phép tính", "Mục tiêu của kế hoạch", "Theo bảng chỉ tiêu", "Vai trò")
    aim = f"giảm {rate(page.plan.target.reduction)} %" if households is None else f"giảm {integer(households)} hộ"
    return plain_table(head, rows, f"Các cách hiểu “{aim}”")
