"""II.3, II.4 and their annex: projects, policies and money to date; credit apart, in no sum."""

from __future__ import annotations

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.evaluation.programme import undisclosed
from analysis.presentation.half_year.words import counted, told, words
from analysis.presentation.page import PageOf
from analysis.presentation.said import SILENT, Said, as_paragraphs, joined
from analysis.presentation.table import table
from analysis.review.counting import TOTAL

MILLION, CREDIT, LENT = "triệu đồng", "money_credit", "credit_disbursed"
SLOWEST = 3


def half_year_programme(page: PageOf, programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """II.3: how many projects and policies have results, and the slowest. `results`: programme_results."""
    if programme is None or results is None or programme.empty:
        return as_paragraphs(told(page, "programme.none"))
    judged = results.drop(index=TOTAL)
    judged = judged[judged["planned"].gt(0).fillna(False)]
    if judged.empty:
        return as_paragraphs(told(page, "programme.nothing_planned"))
    done = judged["achieved"]
    count = told(
        page, "programme.count" if done.ge(100).any() else "programme.count_none", number=counted("programme", len(judged)), started=counted("programme_started", done.gt(0).sum()),
        reached=counted("programme_reached", done.ge(100).sum()),
    )  # fmt: skip
    slow = done[done < 100].sort_values(kind="stable").head(SLOWEST)
    names = dict(zip(programme["code"], programme["name"], strict=True))
    lines = [told(page, "programme.line", name=names[code], achieved=Figure("programme", code, "achieved", plain(value), "%")) for code, value in slow.items()]  # fmt: skip
    return as_paragraphs(count, told(page, "programme.slow", lines=joined(lines)) if lines else SILENT)


def half_year_money(page: PageOf, results: pd.DataFrame | None) -> Shown:
    """II.4: money planned for the year, disbursed to date, left; credit apart."""
    if results is None or plain(results.at[TOTAL, "money_total"]) is None:
        return as_paragraphs(told(page, "programme.no_money"))
    cells = {name: money_figure(results, column) for name, column in (("total", "money_total"), ("disbursed", "disbursed"), ("rate", "disbursed_rate"), ("unspent", "unspent"))}  # fmt: skip
    if not cells["total"].value:
        return as_paragraphs(told(page, "programme.money_nothing"), _credit(page, results))
    key = "programme.money_open"
    if cells["disbursed"].value is not None:
        key = "programme.money" if cells["unspent"].value else "programme.money_spent"
    lacking = 0 if key == "programme.money_open" else undisclosed(results)
    silent = (
        told(page, "programme.undisclosed", number=counted("programme_undisclosed", lacking)) if lacking else SILENT
    )
    return as_paragraphs(told(page, key, **cells) + silent, _credit(page, results))


def table_half_year_programme(page: PageOf, programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """The annex: quantities and money, a line a project or policy. Carries all of `programme_results`."""
    if programme is None or results is None or programme.empty:
        return as_paragraphs(told(page, "programme.none"))
    lends = bool(plain(results.at[TOTAL, CREDIT]))
    head: Head = (
        Group("Khối lượng", (Column("planned", "Kế hoạch năm"), Column("actual", "Đến nay"), Column("achieved", "Đạt %"))),
        Group("Kinh phí", (Column("money_total", "Kế hoạch năm"), *((Column(CREDIT, "Vốn vay"),) if lends else ()), Column("disbursed", "Giải ngân"), Column("disbursed_rate", "Tỷ lệ %"))),
    )  # fmt: skip
    note = " ".join([words("programme.note"), *([words("programme.note_credit")] if lends else [])])
    labels = {row["code"]: _label(row) for _, row in programme.iterrows()}
    caption = told(page, "programme.table").text
    return table("programme", results, head, caption, first="Dự án, chính sách", labels=labels, note=note, wide=True)


def money_figure(results: pd.DataFrame, column: str, row: str = TOTAL) -> Figure:
    """A cell of the money in `programme_results`."""
    return Figure("programme", row, column, plain(results.at[row, column]), "%" if column.endswith("rate") else MILLION)


def _credit(page: PageOf, results: pd.DataFrame) -> Said:
    if not plain(results.at[TOTAL, CREDIT]):
        return SILENT
    lent = money_figure(results, LENT)
    key = "programme.credit" if lent.value is None else "programme.credit_spent"
    return told(page, key, credit=money_figure(results, CREDIT), spent=lent)


def _label(row: pd.Series) -> str:
    unit = row.get("unit", "")
    return row["name"] if pd.isna(unit) or not unit else f"{row['name']} ({unit})"
