"""Money of the programme by commune: budget by level, mobilised, credit apart, disbursed."""

from __future__ import annotations

import pandas as pd

from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.presentation.numbers import money, rate
from analysis.presentation.prose import paragraphs
from analysis.presentation.rollup.forms import labels
from analysis.presentation.rollup.page import RollupOf
from analysis.presentation.table import table
from analysis.review.counting import TOTAL

HEAD: Head = (
    Group(
        "Kinh phí (triệu đồng)",
        (
            Column("money_central", "Trung ương"),
            Column("money_province", "Tỉnh"),
            Column("money_district", "Huyện"),
            Column("money_mobilised", "Huy động"),
            Column("money_total", "Cộng"),
        ),
    ),
    Group("Giải ngân", (Column("disbursed", "Triệu đồng"), Column("disbursed_rate", "Tỷ lệ %"))),
    Column("money_credit", "Vốn tín dụng (riêng)"),
)


def money_page(page: RollupOf, sums: pd.DataFrame) -> Shown:
    """The money in a sentence and by commune. `sums`: `rollup.money`, by commune."""
    total = sums.loc[TOTAL]
    having = [unit for unit in page.units if unit.money.get("money_total") is not None]
    if pd.isna(total["money_total"]):
        return paragraphs(f"Không {page.places} nào có số liệu kinh phí (programme.csv).")
    text = (
        f"{len(having)}/{len(page.units)} {page.places} có số liệu kinh phí: {money(total['money_total'])} triệu đồng"
    )
    if pd.notna(total["disbursed_rate"]):
        text += f", đã giải ngân {money(total['disbursed'])} triệu đồng ({rate(total['disbursed_rate'])} %)"
    if pd.notna(total["money_credit"]):
        text += f"; vốn tín dụng {money(total['money_credit'])} triệu đồng, không cộng vào kinh phí"
    note = "Vốn tín dụng là vốn vay, không ở trong cột Cộng và tỷ lệ giải ngân. Ô trống: không có số liệu."
    sums = sums[sums.notna().any(axis=1)]
    caption, named = f"Kinh phí chương trình năm {page.year}", labels(page, sums)
    shown = table("money", sums, HEAD, caption, first=page.commune, note=note, labels=named)
    return paragraphs(f"{text}.") + shown
