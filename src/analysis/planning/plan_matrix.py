"""Tasks, need and money in one matrix (nhiệm vụ, dự án, nhu cầu, kinh phí): section IV of the plan's appendix."""

from __future__ import annotations

import pandas as pd

from analysis.planning.money import money_of
from analysis.review.counting import TOTAL

WORDS = ("name", "responsible", "indicator", "unit")


def plan_matrix(programme: pd.DataFrame | None, needs: pd.DataFrame) -> pd.DataFrame | None:
    """Row = a line of the programme by code, in its order, then `total`. None where there is no file.

    name, responsible, indicator, unit (text, "" where not given); planned (in unit); need, need_unit, gap (of
    `needs_by_support`; missing where the line is no support of the catalogue, need is unknown, or planned and needed do
    not count the same); money_central, money_province, money_district, money_mobilised, money_total, money_credit
    (million VND; the total never has credit in it). The row `total` sums money alone: different units do not add up.
    """
    if programme is None:
        return None
    rows = programme.set_index("code").rename_axis(None)
    words = pd.DataFrame({word: rows.get(word, pd.Series("", rows.index)) for word in WORDS}).fillna("")
    found = needs.reindex(rows.index)
    numbers = pd.DataFrame(
        {
            "planned": rows["planned"].astype("Float64"),
            "need": found["demand"].astype("Int64"),
            "need_unit": found["need_unit"].fillna(""),
            "gap": found["gap"].astype("Float64"),
        }
    )
    lines = pd.concat([words, numbers], axis=1).reindex([*rows.index, TOTAL])
    lines[[*WORDS, "need_unit"]] = lines[[*WORDS, "need_unit"]].fillna("")
    return pd.concat([lines, money_of(programme)], axis=1)
