"""Projects, policies and money on the page, each line of the plan with its answer."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown, together
from analysis.evaluation.programme import undisclosed
from analysis.presentation.numbers import integer, money, number, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.table import plain_table, table
from analysis.presentation.units import measure
from analysis.presentation.written import Written, figure_cell
from analysis.rules.thresholds import thresholds

SOURCES = {
    "money_central": "Trung ương",
    "money_province": "Tỉnh",
    "money_district": "Huyện",
    "money_mobilised": "Huy động",
}
TWO_LISTS = "Đầu năm và cuối năm theo hai chuẩn nghèo khác nhau: ra khỏi danh sách không có nghĩa là thoát nghèo."
NO_FILE = "Chưa có tệp {} của năm này, nên mục này chưa có số liệu."


def table_programme(page: PageOf, programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """Projects and policies: what was planned and done. `results`: `programme_results`."""
    if programme is None or results is None:
        return paragraphs(NO_FILE.format("programme.csv"))
    rows = [
        (
            (row["code"], "whole"),
            row["name"],
            line_text(row, "responsible"),
            " – ".join(filter(None, [line_text(row, "indicator"), line_text(row, "unit")])),
            *(line_figure("programme", results, row["code"], column) for column in ("planned", "actual", "achieved")),
        )
        for _, row in programme.iterrows()
    ]
    head = (
        "Mã",
        "Dự án, chính sách",
        "Đơn vị chịu trách nhiệm",
        "Chỉ số – đơn vị tính",
        "Kế hoạch",
        "Thực hiện",
        "Đạt %",
    )
    shown = plain_table(head, rows, "Dự án, chính sách: kế hoạch và thực hiện", kind="text wide")
    silent = [row["name"] for _, row in programme.iterrows() if pd.isna(row["actual"])]
    return together(shown, paragraphs(f"Chưa có kết quả thực hiện: {'; '.join(silent)}." if silent else ""))


def table_money(page: PageOf, programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """Money by project and source, disbursed, unspent. Carries all of `programme_results`."""
    if programme is None or results is None:
        return paragraphs()
    total = results.loc["total"]
    # no district since July 2025: a source that nobody gives has no column
    sources = tuple(Column(code, words) for code, words in SOURCES.items() if plain(total[code]) is not None)
    head: Head = (
        Group("Kế hoạch vốn (triệu đồng)", (*sources, Column("money_total", "Cộng"))),
        Group("Giải ngân", (Column("disbursed", "Triệu đồng"), Column("disbursed_rate", "Tỷ lệ %"))),
        Column("unspent", "Chưa sử dụng (triệu đồng)"),
    )
    shown = table(
        "programme",
        results,
        head,
        "Kinh phí theo dự án, chính sách và nguồn vốn",
        first="Dự án, chính sách",
        labels=dict(zip(programme["code"], programme["name"], strict=True)),
        note="Số liệu nộp lên không tách giải ngân theo nguồn, nên chỉ có giải ngân chung của từng dự án. Chưa sử dụng = kế hoạch vốn − giải ngân; số âm là chi vượt kế hoạch.",
    )
    return together(bullets(_money_sentences(programme, results)), shown)


def _money_sentences(programme: pd.DataFrame, results: pd.DataFrame) -> list[str]:
    total, lines = results.loc["total"], results.drop(index="total")
    if plain(total["money_total"]) == 0:
        return ["Kế hoạch không có vốn ngân sách và huy động."]
    if plain(total["disbursed_rate"]) is None:
        return ["Không đủ số liệu về vốn để tính tỷ lệ giải ngân."]
    told = [
        f"Tổng kế hoạch vốn {money(total['money_total'])} triệu đồng, đã giải ngân {money(total['disbursed'])} triệu đồng "
        f"({rate(total['disbursed_rate'])} %), chưa sử dụng {money(total['unspent'])} triệu đồng."
    ]
    if plain(total["money_credit"]):
        told.append(
            f"Ngoài ra vốn tín dụng của Ngân hàng Chính sách xã hội {money(total['money_credit'])} triệu đồng, đã cho vay "
            f"{money(total['credit_disbursed']) or 'chưa có số liệu'}; vốn vay phải trả, không cộng vào kinh phí."
        )
    if undisclosed(results):
        told.append(
            f"{integer(undisclosed(results))} dòng có kế hoạch vốn chưa báo cáo giải ngân: tỷ lệ chung ít nhất là số trên, phần chưa sử dụng nhiều nhất là số trên."
        )
    names = dict(zip(programme["code"], programme["name"], strict=True))
    slow = lines[(lines["disbursed_rate"] < thresholds().disbursed_rate).fillna(False)]
    if len(slow):
        listed = "; ".join(
            f"{names[code]} ({rate(row['disbursed_rate'])} %, còn {money(row['unspent'])})"
            for code, row in slow.iterrows()
        )
        told.append(f"Giải ngân dưới {number(thresholds().disbursed_rate)} %: {listed}.")
    over = lines[(lines["unspent"] < 0).fillna(False)]
    if len(over):
        told.append(f"Chi vượt kế hoạch vốn, cần giải trình: {'; '.join(names[code] for code in over.index)}.")
    return told


def cost_page(page: PageOf, cost: Mapping[str, float | int | None] | None) -> Shown:
    """Money spent for each household escaped, with its caution. `cost`: `cost_per_escape`."""
    if cost is None:
        return paragraphs()
    if not page.comparable:
        return paragraphs(f"{TWO_LISTS} Chi phí bình quân một hộ thoát nghèo không tính.")
    units = {"disbursed": "triệu đồng", "escaped": "hộ", "cost": "triệu đồng/hộ"}
    figures = [Figure("cost_per_escape", "total", name, plain(cost[name]), unit) for name, unit in units.items()]
    if cost["cost"] is None:
        spent = "chưa có số liệu giải ngân" if cost["disbursed"] is None else "chưa giải ngân đồng nào"
        why = spent if cost["escaped"] else "trong năm không có hộ nào thoát nghèo"
        return paragraphs(f"Chi phí bình quân một hộ thoát nghèo: không tính, vì {why}.", figures=figures)
    return paragraphs(
        f"Không kể vốn vay, đã giải ngân {money(cost['disbursed'])} triệu đồng; trong năm {integer(cost['escaped'])} hộ thoát nghèo, "
        f"tính ra {money(cost['cost'])} triệu đồng một hộ thoát nghèo.",
        "Con số này chỉ để tham khảo, không phải chi phí để một hộ thoát nghèo: kinh phí còn phục vụ hộ nghèo chưa thoát, hộ cận nghèo và cả cộng đồng, "
        "có phần chỉ phát huy sau nhiều năm, và hộ có thể thoát nghèo không nhờ dự án. Không dùng để so giữa các đơn vị hay giữa các dự án.",
        figures=figures,
    )


def line_figure(table: str, frame: pd.DataFrame, code: str, column: str) -> Written:
    """The cell of one figure of a line of the plan."""
    unit, form = measure(column, ("", "number"))
    return figure_cell(Figure(table, code, column, plain(frame.at[code, column]), unit), form)


def line_text(row: pd.Series, column: str) -> str:
    """The words of an optional column of a line; nothing where the file has no such column."""
    return row[column] if column in row.index else ""
