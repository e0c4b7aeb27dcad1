"""The plan's objectives and tasks on the page, each line with its answer; what was missed and what nobody answered."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten

import pandas as pd

from analysis.document.figure import Figure, plain
from analysis.document.head import Column, Head
from analysis.document.shown import Shown, together
from analysis.evaluation.objectives import by_section, contradicted, unanswered
from analysis.presentation.numbers import integer, number
from analysis.presentation.page import PageOf
from analysis.presentation.programme_page import NO_FILE, line_figure, line_text
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.results_page import MET
from analysis.presentation.table import plain_table, table
from analysis.presentation.written import Written, figure_cell

SIGNS = {"at_least": "≥", "at_most": "≤"}
SHORT = 110  # letters of a name where the full one stands in the annex
SECTION_HEAD: Head = (
    Column("lines", "Số mục", measure=("mục", "integer")),
    Column("met", "Đạt", measure=("mục", "integer")),
    Column("missed", "Không đạt", measure=("mục", "integer")),
    Column("unanswered", "Chưa có số liệu", measure=("mục", "integer")),
)


def objectives_page(page: PageOf, objectives: pd.DataFrame | None, results: pd.DataFrame | None) -> Shown:
    """How many lines of the plan are met, by section; the missed with their shortfall; the unanswered by name. `results`: `objective_results`."""
    if objectives is None or results is None:
        return paragraphs(NO_FILE.format("objectives.csv"))
    if objectives.empty:
        return paragraphs("Tệp objectives.csv không có dòng nào.")
    met = results["met"]
    told = (
        f"Trong {integer(len(results))} mục tiêu, nhiệm vụ của kế hoạch: {integer(int(met.eq(1).sum()))} đạt, "
        f"{integer(int(met.eq(0).sum()))} không đạt, {integer(int(met.isna().sum()))} chưa có số liệu trả lời."
    )
    sections = table(
        "objectives_by_section",
        by_section(objectives, results),
        SECTION_HEAD,
        "Mục tiêu, nhiệm vụ theo mục của kế hoạch",
        first="Mục của kế hoạch",
        labels={"": "(không ghi mục)"},
        numbered=False,
    )
    rows = {row["code"]: row for _, row in objectives.iterrows()}
    return together(
        paragraphs(told),
        sections,
        _missed(rows, results),
        _listed("Chưa có số liệu trả lời:", [_unanswered(rows[code], results.loc[code]) for code in unanswered(results)]),
        _listed(
            "Số đơn vị báo cáo khác số tính được từ kết quả rà soát (báo cáo dùng số đơn vị báo cáo):",
            [f"{rows[code]['name']}: báo cáo {number(results.at[code, 'actual'])}, rà soát {number(results.at[code, 'computed'])}" for code in contradicted(results)],
        ),
    )  # fmt: skip


def table_review_answers(
    page: PageOf, answers: Mapping[str, float | None], meanings: Mapping[str, tuple[str, str]]
) -> Shown:
    """What the review itself answers, whether the plan asks it or not. `answers`: `computed_measures`; `meanings`: `measure_meanings`."""
    known = [code for code, value in answers.items() if value is not None]
    rows = [
        (
            meanings[code][0],
            meanings[code][1],
            figure_cell(Figure("review_answers", code, "value", answers[code], meanings[code][1]), _form(meanings[code][1])),
        )
        for code in known
    ]  # fmt: skip
    missing = [
        meanings[code][0][:1].lower() + meanings[code][0][1:] for code, value in answers.items() if value is None
    ]
    lacking = f"Không tính được, vì không đủ số liệu hoặc không có đối tượng: {'; '.join(missing)}." if missing else ""
    if not rows:
        return paragraphs(lacking)
    caption = "Những việc trả lời được từ kết quả rà soát"
    note = (
        "Mã để ghi trong objectives.csv khi kế hoạch có mục tiêu này. Tỷ lệ trẻ em suy dinh dưỡng: càng thấp càng tốt."
    )
    return together(plain_table(("Nội dung", "Đơn vị tính", "Kết quả"), rows, caption, note=note), paragraphs(lacking))


def _form(unit: str) -> str:
    return "integer" if unit == "hộ" else "rate"


def _missed(rows: Mapping[str, pd.Series], results: pd.DataFrame) -> Shown:
    missed = results[results["met"].eq(0).fillna(False)]
    if missed.empty:
        return paragraphs()
    cells = [
        (
            (line_text(rows[code], "section") or code, "whole"),
            shorten(rows[code]["name"], SHORT, placeholder=" …"),
            line_text(rows[code], "unit"),
            (SIGNS[missed.at[code, "direction"]], "sign"),
            *(line_figure("objectives", results, code, column) for column in ("target", "actual", "share")),
            line_text(rows[code], "responsible"),
        )
        for code in missed.index
    ]
    head = (
        "Mục",
        "Mục tiêu, nhiệm vụ (rút gọn)",
        "Đơn vị tính",
        "Chiều",
        "Chỉ tiêu",
        "Thực hiện",
        "%",
        "Đơn vị chịu trách nhiệm",
    )
    return plain_table(head, cells, "Mục tiêu, nhiệm vụ không đạt", kind="text wide")


def _unanswered(row: pd.Series, result: pd.Series) -> str:
    lacking = "chưa có chỉ tiêu và kết quả" if plain(result["target"]) is None and plain(result["actual"]) is None else "chưa có chỉ tiêu" if plain(result["target"]) is None else "chưa có kết quả"  # fmt: skip
    return f"{shorten(_named(row), SHORT, placeholder=' …')} – {lacking}{_by(row)}"


def _named(row: pd.Series) -> str:
    return f"{line_text(row, 'section') or row['code']} {row['name']}"


def _by(row: pd.Series) -> str:
    return f" ({line_text(row, 'responsible')})" if line_text(row, "responsible") else ""


def _listed(lead: str, texts: list[str]) -> Shown:
    return together(paragraphs(lead), bullets(f"{text}." for text in texts)) if texts else paragraphs()


def _met(results: pd.DataFrame, code: str) -> Written:
    met = plain(results.at[code, "met"])
    form = "met_at_most" if results.at[code, "direction"] == "at_most" else "met"
    kind = "missed" if met == 0 else ""
    return Written(MET[met], kind, figure=Figure("objectives", code, "met", met, "1/0"), form=form)
