"""Money by source (kinh phí theo nguồn): what is given, what is lent apart from it, what was disbursed."""

from __future__ import annotations

from functools import partial

import matplotlib.figure
import pandas as pd

from analysis.presentation.charts.chart import chart, no_chart
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label, upright
from analysis.presentation.charts.style import DARK, LIGHT, MIDDLE, RULE, Sheet
from analysis.presentation.charts.words import NBSP, inside, per_cent
from analysis.presentation.display import Figure, Shown, plain
from analysis.presentation.numbers import money
from analysis.presentation.page import PageOf

SOURCES = {
    "money_central": "Ngân sách trung ương",
    "money_province": "Ngân sách tỉnh",
    "money_district": "Ngân sách huyện",
    "money_mobilised": "Huy động",
}
CREDIT, DISBURSED, TABLE = "money_credit", "disbursed", "money_by_source"


def money_by_source(page: PageOf, shares: pd.DataFrame | None) -> Shown:
    """Bars of the `total` row by source, most first, their sum's disbursement where known; credit last, apart, in no sum.

    `shares`: `money_shares` of the plan, or `programme_results` (which also knows `disbursed`); million VND.
    """
    total = None if shares is None else shares.loc["total"]
    given = {} if total is None else {code: plain(total.get(code)) for code in [*SOURCES, CREDIT, DISBURSED]}
    sources = {SOURCES[code]: float(given[code]) for code in SOURCES if given.get(code)}
    whole, credit = sum(sources.values()), given.get(CREDIT) or 0
    if not sources and not credit:
        return no_chart("Kinh phí theo nguồn")
    spent = given[DISBURSED] if sources else None
    rows = [(name, value, "source") for name, value in sorted(sources.items(), key=lambda item: -item[1])]
    labels = [f"{_number(value)} ({per_cent(100 * value / whole)})" for _, value, _ in rows]
    if spent is not None:
        rows += [("Cộng kế hoạch", whole, "sum"), ("Đã giải ngân", spent, "sum")]
        labels += [_number(whole), f"{_number(spent)} ({per_cent(100 * spent / whole)})"]
    if credit:
        rows.append(("Vốn vay tín dụng (riêng)", credit, "credit"))
        labels.append(_number(credit))
    about = f"Kế hoạch vốn theo nguồn năm {page.year} (triệu đồng; trong ngoặc: phần trong tổng kế hoạch), xếp từ cao đến thấp."
    if credit:
        about += " Vốn vay tín dụng (gạch chéo) người vay phải trả, không cộng vào tổng số."
    return chart(
        _finding(page, rows, whole, spent, credit),
        about,
        f"Nguồn: kế hoạch vốn{' và kết quả giải ngân' if spent is not None else ''} năm {page.year}.",
        "; ".join(f"{name}: {words}" for (name, *_), words in zip(rows, labels, strict=True)) + " (triệu đồng).",
        partial(_paint, rows, labels),
        height_of_rows([name for name, *_ in rows]),
        _figures(sources, whole, spent, credit),
    )


def _number(value: float) -> str:
    return money(round(value, 6))  # sums of decimals carry noise behind the sixth


def _amount(value: float) -> str:
    return f"{_number(value)}{NBSP}triệu đồng"


def _finding(page: PageOf, rows: list[tuple], whole: float, spent: float | None, credit: float) -> str:
    if not whole:
        return f"Năm {page.year} chỉ có vốn vay tín dụng: {_amount(credit)}"
    name, value, _ = rows[0]
    first = f"{inside(name)} {per_cent(100 * value / whole)}"
    text = f"Tổng kinh phí năm {page.year} là {_amount(whole)}, nhiều nhất từ {first}"
    if spent is not None:
        text += f"; đã giải ngân {per_cent(100 * spent / whole)}"
    return text


def _figures(sources: dict[str, float], whole: float, spent: float | None, credit: float) -> list[Figure]:
    codes = {name: code for code, name in SOURCES.items()}
    amounts = {codes[name]: value for name, value in sources.items()}
    amounts |= {"money_total": whole} if sources else {}
    amounts |= {CREDIT: credit} if credit else {}
    amounts |= {DISBURSED: spent} if spent is not None else {}
    found = [Figure(TABLE, "total", code, float(value), "triệu đồng") for code, value in amounts.items()]
    if whole:
        found += [
            Figure(TABLE, "total", codes[name].replace("money", "share"), 100 * value / whole, "%")
            for name, value in sources.items()
        ]
        found += [Figure(TABLE, "total", "disbursed_rate", 100 * spent / whole, "%")] if spent is not None else []
    return found


def _paint(rows: list[tuple], labels: list[str], figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    looks = {
        "source": {"color": DARK},
        "sum": {"color": MIDDLE},
        "credit": {"color": LIGHT, "hatch": "////", "edgecolor": DARK, "linewidth": 0.6},
    }
    axes = axes_of_rows(figure, sheet, [name for name, *_ in rows], labels, 0, max(value for _, value, _ in rows))
    for row, ((_, value, kind), words) in enumerate(zip(rows, labels, strict=True)):
        if value:
            bar(axes, sheet, row, 0, value, **looks[kind])
        label(axes, sheet, row, value, words)
        if row and kind != rows[row - 1][2]:
            axes.axhline(row - 0.5, color=RULE, linewidth=0.6, clip_on=False)
    upright(axes, 0, -0.5, len(rows) - 0.5, color=RULE)
