"""Which deprivations come together, on the page."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.head import Column, Head
from analysis.document.shown import Shown, together
from analysis.evaluation.overlap import LEAST_TOGETHER
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing, paragraphs
from analysis.presentation.table import table

PAIRS: Head = (
    Column("both", "Số hộ thiếu hụt cả hai"),
    Column("either", "Số hộ thiếu hụt ít nhất một"),
    Column("expected", "Số hộ nếu hai chỉ số độc lập", measure=("hộ", "rate")),
    Column("lift", "Gấp bao nhiêu lần", measure=("lần", "rate")),
    Column("jaccard", "Tỷ số trùng (cả hai / ít nhất một)", measure=("tỷ số", "rate")),
)


def overlap_page(page: PageOf, pairs: pd.DataFrame, base: int, least: int = LEAST_TOGETHER) -> Shown:
    """The pairs that come together more often than chance. `pairs`: `strongest_pairs`; `base`: poor households."""
    if not base:
        return paragraphs("Không có hộ nghèo, nên không có thiếu hụt đi cùng nhau.")
    names = {pair: " + ".join(page.labels[code] for code in pair.split("+")) for pair in pairs.index}
    note = (
        f"Chỉ xét cặp có từ {integer(least)} hộ trở lên. Gấp bao nhiêu lần = số hộ thiếu hụt cả hai / số hộ sẽ có nếu hai chỉ số độc lập. "
        "Với số hộ ít, các tỷ số này dao động nhiều: chỉ để gợi ý nơi cần phối hợp hỗ trợ."
    )
    listed = (
        table(
            "overlap_pairs",
            pairs,
            PAIRS,
            "Các cặp thiếu hụt thường đi cùng nhau",
            first="Cặp chỉ số",
            labels=names,
            note=note,
        )
        if len(pairs)
        else paragraphs()
    )
    return together(paragraphs(_sentence(pairs, names, least)), listed)


def table_overlap(page: PageOf, together_frame: pd.DataFrame) -> Shown:
    """The 12 × 12 counts, printed across. `together_frame`: `overlap`."""
    return table(
        "overlap",
        together_frame,
        tuple(Column(code, label) for code, label in page.labels.items()),
        "Số hộ nghèo cùng thiếu hụt hai chỉ số, cuối năm",
        first="Chỉ số",
        labels=page.labels,
        note="Ô trên đường chéo: số hộ thiếu hụt chỉ số ấy.",
        wide=True,
    )


def _sentence(pairs: pd.DataFrame, names: Mapping[str, str], least: int) -> str:
    if pairs.empty:
        return f"Không có cặp chỉ số nào cùng gặp ở từ {integer(least)} hộ nghèo trở lên nhiều hơn mức ngẫu nhiên."
    top = [
        f"{names[pair]} ({integer(row['both'])} hộ, gấp {rate(row['lift'])} lần mức ngẫu nhiên)"
        for pair, row in pairs.head(3).iterrows()
    ]
    return f"Đi cùng nhau nhiều hơn mức ngẫu nhiên: {listing(top)}."
