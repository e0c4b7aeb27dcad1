"""Money by source (kinh phí theo nguồn): what is given, what is lent apart from it, what was disbursed."""

from __future__ import annotations

from functools import partial
from typing import Any

import matplotlib.figure
import pandas as pd

from analysis.document.figure import Figure, plain, plain_number
from analysis.document.shown import Shown
from analysis.presentation.charts.chart import chart, no_chart
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label, zero_line
from analysis.presentation.charts.style import DARK, LIGHT, MIDDLE, RULE, Sheet
from analysis.presentation.charts.words import NBSP, inside, per_cent
from analysis.presentation.numbers import fixed, money
from analysis.presentation.page import PageOf

SOURCES = {
    "money_central": "Ngân sách trung ương",
    "money_province": "Ngân sách tỉnh",
    "money_district": "Ngân sách huyện",
    "money_mobilised": "Huy động",
}
CREDIT, DISBURSED, TABLE = "money_credit", "disbursed", "money_by_source"


def money_by_source(page: PageOf, money_lines: pd.DataFrame | None) -> Shown:
    """Bars of the `total` row by source, most first, their sum's disbursement where known; credit last, apart, in no sum.

    `money_lines`: row = line, `total`; money_* by source, money_credit, and where known disbursed (million VND): `money_shares`
    of the plan or `programme_results`. What was disbursed of lines with credit counts as credit; of a line with credit and
    other money nobody can tell, then no disbursement is shown.
    """
    total = None if money_lines is None else money_lines.loc["total"]
    given = {} if total is None else {code: plain_number(total.get(code)) for code in [*SOURCES, CREDIT]}
    sources = {SOURCES[code]: float(value) for code in SOURCES if (value := given.get(code))}
    whole, credit = sum(sources.values()), given.get(CREDIT) or 0
    if not sources and not credit:
        known = total is not None and plain(total["money_total"]) is not None
        return no_chart("Kinh phí theo nguồn", **({"why": "không có vốn"} if known else {}))
    spent, lent = disbursements(money_lines)
    spent = spent if sources else None
    parts = sorted(sources.items(), key=lambda part: -part[1])
    amounts = [*sources.values(), whole, credit, *(sum_ for sum_ in (spent, lent) if sum_ is not None)]
    written = partial(fixed, places=max(map(_decimals, amounts)))
    rows = [(name, value, f"{written(value)} ({per_cent(100 * value / whole)})", "source") for name, value in parts]
    if spent is not None:
        rows.append(("Cộng kế hoạch", whole, written(whole), "sum"))
        rows.append(("Đã giải ngân", spent, f"{written(spent)} ({per_cent(100 * spent / whole)})", "sum"))
    if credit:
        rows.append(("Vốn vay tín dụng (riêng)", credit, written(credit), "credit"))
        rows += [] if lent is None else [("Đã cho vay", lent, written(lent), "credit")]
    about = f"Kế hoạch vốn theo nguồn năm {page.year} (triệu đồng; trong ngoặc: phần trong tổng kế hoạch), xếp từ cao đến thấp."
    if credit:
        about += " Vốn vay tín dụng (gạch chéo) người vay phải trả, không cộng vào tổng số."
    return chart(
        _finding(page, rows, whole, spent, credit),
        about,
        f"Nguồn: kế hoạch vốn{'' if spent is None else ' và kết quả giải ngân'} năm {page.year}.",
        "; ".join(f"{name}: {words}" for name, _, words, _ in rows) + " (triệu đồng).",
        partial(_paint, rows),
        height_of_rows([name for name, *_ in rows]),
        _figures(sources, whole, spent, credit, lent),
    )


def disbursements(money_lines: pd.DataFrame) -> tuple[float | None, float | None]:
    """What was disbursed of the sources, and of credit (million VND); None where not known."""
    lines = money_lines.drop(index="total")
    if DISBURSED not in lines:
        return None, None
    given = lines.reindex(columns=list(SOURCES)).gt(0).fillna(False).any(axis=1)
    lent = lines[CREDIT].gt(0).fillna(False) if CREDIT in lines else ~given & False
    if (given & lent).any():
        return None, None
    spent, of_credit = (plain_number(lines.loc[chosen, DISBURSED].sum(min_count=1)) for chosen in (given & ~lent, lent))
    return spent, of_credit


def _decimals(value: float) -> int:
    # sums of decimals carry noise behind the sixth
    return len(money(round(value, 6)).partition(",")[2])


def _amount(value: float) -> str:
    return f"{money(round(value, 6))}{NBSP}triệu đồng"


def _finding(page: PageOf, rows: list[tuple], whole: float, spent: float | None, credit: float) -> str:
    if not whole:
        return f"Năm {page.year} chỉ có vốn vay tín dụng: {_amount(credit)}"
    name, value, *_ = rows[0]
    alone = sum(kind == "source" for *_, kind in rows) == 1
    first = f"toàn bộ từ {inside(name)}" if alone else f"nhiều nhất từ {inside(name)} {per_cent(100 * value / whole)}"
    text = f"Tổng kinh phí năm {page.year} là {_amount(whole)}, {first}"
    if spent is not None:
        text += f"; đã giải ngân {per_cent(100 * spent / whole)}"
    return text


def _figures(
    sources: dict[str, float], whole: float, spent: float | None, credit: float, lent: float | None
) -> list[Figure]:
    amounts: dict[str, float | None] = {code: sources[name] for code, name in SOURCES.items() if name in sources}
    shares = {
        code.replace("money", "share"): 100 * sources[name] / whole for code, name in SOURCES.items() if name in sources
    }
    if spent is not None:
        shares["disbursed_rate"] = 100 * spent / whole
    amounts |= {"money_total": whole or None, CREDIT: credit or None, DISBURSED: spent, "disbursed_credit": lent}
    known = [(code, value, "triệu đồng") for code, value in amounts.items() if value is not None]
    known += [(code, value, "%") for code, value in shares.items()]
    return [Figure(TABLE, "total", code, float(value), unit) for code, value, unit in known]


def _paint(rows: list[tuple], figure: matplotlib.figure.Figure, sheet: Sheet) -> None:
    looks: dict[str, dict[str, Any]] = {
        "source": {"color": DARK},
        "sum": {"color": MIDDLE},
        "credit": {"color": LIGHT, "hatch": "////", "edgecolor": DARK, "linewidth": 0.6},
    }
    names, values, labels, kinds = zip(*rows, strict=True)
    axes = axes_of_rows(figure, sheet, names, labels, 0, max(values))
    for row, (value, words, kind) in enumerate(zip(values, labels, kinds, strict=True)):
        if value:
            bar(axes, sheet, row, 0, value, **looks[kind])
        label(axes, sheet, row, value, words)
        if row and kind != kinds[row - 1]:
            axes.axhline(row - 0.5, color=RULE, linewidth=0.6, clip_on=False)
    zero_line(axes, sheet, len(rows))
