"""Objectives, tasks, projects, policies and money on the page, each line of the plan with its answer."""

from __future__ import annotations

import pandas as pd

from analysis.presentation.display import Figure, Shown, plain, together
from analysis.presentation.numbers import integer, money, rate
from analysis.presentation.prose import paragraphs
from analysis.presentation.results_page import MET
from analysis.presentation.table import Cell, Column, Group, Head, figure_cell, plain_table, table
from analysis.presentation.units import measure

MONEY: Head = (
    Group(
        "Kế hoạch vốn (triệu đồng)",
        (
            Column("money_central", "Trung ương"),
            Column("money_province", "Tỉnh"),
            Column("money_district", "Huyện"),
            Column("money_mobilised", "Huy động"),
            Column("money_total", "Cộng"),
        ),
    ),
    Group("Giải ngân", (Column("disbursed", "Triệu đồng"), Column("disbursed_rate", "Tỷ lệ %"))),
)
NO_FILE = "Chưa có tệp {} của năm này, nên mục này chưa có số liệu."


def table_objectives(objectives: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """Every objective and task: responsible unit, target, actual, met. `results`: `objective_results`."""
    if objectives is None or results is None:
        return paragraphs(NO_FILE.format("objectives.csv"))
    rows = [
        (
            _text(row, "section") or row["code"],
            row["name"],
            _text(row, "responsible"),
            _text(row, "unit"),
            _figure("objectives", results, row["code"], "target"),
            _figure("objectives", results, row["code"], "actual"),
            _met(results, row["code"]),
            _text(row, "note"),
        )
        for _, row in objectives.iterrows()
    ]
    head = (
        "Mục",
        "Mục tiêu, nhiệm vụ",
        "Đơn vị chịu trách nhiệm",
        "Đơn vị tính",
        "Chỉ tiêu",
        "Thực hiện",
        "Đánh giá",
        "Ghi chú",
    )
    met = results["met"]
    told = (
        f"Trong {integer(len(results))} mục tiêu, nhiệm vụ của kế hoạch: {integer(int(met.eq(1).sum()))} đạt, "
        f"{integer(int(met.eq(0).sum()))} không đạt, {integer(int(met.isna().sum()))} chưa có số liệu trả lời."
    )
    shown = plain_table(head, rows, "Mục tiêu, nhiệm vụ của kế hoạch và kết quả thực hiện", kind="text wide")
    return together(paragraphs(told), shown)


def table_plan_objectives(objectives: pd.DataFrame | None) -> Shown:
    """The objectives and tasks as planned: section, responsible unit, target."""
    if objectives is None:
        return paragraphs(NO_FILE.format("objectives.csv"))
    targets = objectives.set_index("code")[["target"]]
    rows = [
        (
            _text(row, "section") or row["code"],
            row["name"],
            _text(row, "responsible"),
            _text(row, "unit"),
            _figure("objectives", targets, row["code"], "target"),
        )
        for _, row in objectives.iterrows()
    ]
    return plain_table(
        ("Mục", "Mục tiêu, nhiệm vụ", "Đơn vị chịu trách nhiệm", "Đơn vị tính", "Chỉ tiêu"),
        rows,
        "Mục tiêu, nhiệm vụ của kế hoạch",
        kind="text wide",
    )


def table_plan_programme(programme: pd.DataFrame | None) -> Shown:
    """Projects and policies as planned: responsible unit, indicator, planned number."""
    if programme is None:
        return paragraphs(NO_FILE.format("programme.csv"))
    planned = programme.set_index("code")[["planned"]]
    rows = [
        (
            row["code"],
            row["name"],
            _text(row, "responsible"),
            _text(row, "indicator"),
            _text(row, "unit"),
            _figure("programme", planned, row["code"], "planned"),
        )
        for _, row in programme.iterrows()
    ]
    head = ("Mã", "Dự án, chính sách", "Đơn vị chịu trách nhiệm", "Chỉ số", "Đơn vị tính", "Kế hoạch")
    return plain_table(head, rows, "Dự án, chính sách của kế hoạch", kind="text wide")


def table_programme(programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """Projects and policies: what was planned and done. `results`: `programme_results`."""
    if programme is None or results is None:
        return paragraphs(NO_FILE.format("programme.csv"))
    rows = [
        (
            row["code"],
            row["name"],
            _text(row, "responsible"),
            " – ".join(filter(None, [_text(row, "indicator"), _text(row, "unit")])),
            *(_figure("programme", results, row["code"], column) for column in ("planned", "actual", "achieved")),
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
    return plain_table(head, rows, "Dự án, chính sách: kế hoạch và thực hiện", kind="text wide")


def table_money(programme: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """Money by project and source, disbursed. Carries all of `programme_results`."""
    if programme is None or results is None:
        return paragraphs(NO_FILE.format("programme.csv"))
    names = dict(zip(programme["code"], programme["name"], strict=True))
    total = results.loc["total"]
    text = f"Tổng kế hoạch vốn {money(total['money_total'])} triệu đồng; đã giải ngân {money(total['disbursed'])} triệu đồng ({rate(total['disbursed_rate'])} %)."
    known = plain(total["disbursed_rate"]) is not None
    shown = table(
        "programme",
        results,
        MONEY,
        "Kinh phí theo dự án, chính sách và nguồn vốn",
        first="Dự án, chính sách",
        labels=names,
    )
    return together(paragraphs(text if known else "Không đủ số liệu về vốn để tính tỷ lệ giải ngân."), shown)


def _figure(table: str, frame: pd.DataFrame, code: str, column: str) -> Cell:
    unit, form = measure(column, ("", "number"))
    return figure_cell(Figure(table, code, column, plain(frame.at[code, column]), unit), form)


def _met(results: pd.DataFrame, code: str) -> Cell:
    met = plain(results.at[code, "met"])
    return Cell(MET[met], figure=Figure("objectives", code, "met", met, "1/0"), form="met")


def _text(row: pd.Series, column: str) -> str:
    return row[column] if column in row.index else ""
