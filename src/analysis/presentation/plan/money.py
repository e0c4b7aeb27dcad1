"""Money of the plan by project and source, on the page (Phụ lục kinh phí)."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group
from analysis.document.shown import Shown, together
from analysis.presentation.numbers import money, rate
from analysis.presentation.page import PageOf
from analysis.presentation.programme_page import NO_FILE
from analysis.presentation.prose import paragraphs
from analysis.presentation.table import plain_table, table
from analysis.presentation.units import PERCENT
from analysis.presentation.written import figure_cell

SOURCES = {
    "central": "Trung ương",
    "province": "Tỉnh",
    "district": "Huyện",
    "mobilised": "Huy động",
}


def table_money_shares(page: PageOf, shares: pd.DataFrame | None, programme: pd.DataFrame | None) -> Shown:
    """Money by project and source, sums and shares. `shares`: `money_shares`; None where there is no programme."""
    if shares is None or programme is None:
        return paragraphs(NO_FILE.format("programme.csv"))
    total = shares.loc["total"]
    if plain(total["money_total"]) is None:
        return paragraphs(_sentence(total, {}, page.year))
    # no district since July 2025: a source that nobody gives has no column
    sources = {code: words for code, words in SOURCES.items() if plain(total[f"money_{code}"]) is not None}
    head = (
        Group(
            "Kế hoạch vốn (triệu đồng)",
            (*(Column(f"money_{code}", words) for code, words in sources.items()), Column("money_total", "Cộng")),
        ),
        Group(
            "Cơ cấu nguồn vốn của dòng (%)",
            tuple(Column(f"share_{code}", words, measure=PERCENT) for code, words in sources.items()),
        ),
        Column("share", "Tỷ trọng trong tổng (%)", measure=PERCENT),
    )
    shown = table(
        "money_shares",
        shares[[column for column in shares.columns if column.partition("_")[2] in {"", "total", *sources}]],
        head,
        f"Kinh phí thực hiện năm {page.year} theo dự án, chính sách và nguồn vốn",
        first="Dự án, chính sách",
        labels=dict(zip(programme["code"], programme["name"], strict=True)),
        note="Vốn vay tín dụng ưu đãi để riêng, không cộng vào kinh phí." if plain(total["money_credit"]) else "",
        wide=True,
    )
    return together(paragraphs(_sentence(total, sources, page.year)), shown)


def table_other_contributions(page: PageOf, contributions: pd.DataFrame | None) -> Shown:
    """Contributions other than money (đóng góp khác). `contributions`: `other_contributions`."""
    if contributions is None:
        return paragraphs(NO_FILE.format("objectives.csv"))
    if contributions.empty:
        return paragraphs("Kế hoạch không ghi đóng góp nào ngoài kinh phí.")
    rows = [
        (row["name"], row.get("responsible", ""), row.get("unit", ""), figure_cell(_contribution(row), "number"))
        for _, row in contributions.iterrows()
    ]
    head = ("Nguồn lực khác", "Đơn vị, lực lượng tham gia", "Đơn vị tính", "Kế hoạch")
    return plain_table(head, rows, "Nguồn lực khác ngoài kinh phí")


def _contribution(row: pd.Series) -> Figure:
    return Figure("other_contributions", row["code"], "target", plain(row["target"]), str(row.get("unit", "")))


def _sentence(total: pd.Series, sources: dict[str, str], year: int) -> str:
    if plain(total["money_total"]) is None:
        return "Các dự án, chính sách của kế hoạch chưa có số liệu kinh phí."
    if not plain(total["money_total"]):
        return f"Kế hoạch năm {year} không có vốn ngân sách và huy động."
    parts = [
        f"{words.lower()} {money(total[f'money_{code}'])} ({rate(total[f'share_{code}'])} %)"
        for code, words in sources.items()
    ]
    return f"Tổng kinh phí kế hoạch năm {year}: {money(total['money_total'])} triệu đồng, gồm {'; '.join(parts)}."
