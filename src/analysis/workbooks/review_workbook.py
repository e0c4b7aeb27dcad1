"""household-review.xlsx: the summary forms T1–T13 in the official layout, figures with the formulas behind them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from analysis.document.excel.files import built, put, xlsx_path
from analysis.document.excel.styles import Styles
from analysis.findings import ReportFailed
from analysis.intake import YearData
from analysis.workbooks.form_sheet import write_form
from analysis.workbooks.heads import Form, review_forms

if TYPE_CHECKING:
    from analysis.disclosure.edition import Disclosure


def write_review_workbook(data: YearData, path: Path | str, found: Disclosure | None = None) -> Path:
    """The path of the workbook written: a sheet each of T1–T13, T8–T11 for the poor and for the near-poor.

    Of a public edition without what it withholds (`found`, where it is known already). Raises ReportFailed where there
    is no review or where the file cannot be written. An older file is replaced in one step.
    """
    path = xlsx_path(path)
    if data.households is None or data.villages is None:
        raise ReportFailed(f"Năm {data.year} chưa có kết quả rà soát nên chưa lập được biểu T1–T13.")
    forms = review_forms(data)
    if data.parameters.edition == "public":
        # SciPy's optimisers: only where they are asked
        from analysis.disclosure.edition import disclosure
        from analysis.workbooks.public_forms import public_forms

        forms = list(public_forms(data, found or disclosure(data), forms))
    return put(built(lambda workbook: _fill(workbook, forms, data)), path)


def _fill(workbook: Workbook, forms: list[Form], data: YearData) -> None:
    styles = Styles(workbook)
    workbook.set_properties(
        {
            "title": f"Biểu tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo năm {data.year}, {data.unit_name}",
            # no clock in the file: the same data give the same bytes
            "created": datetime(2000, 1, 1),
        }
    )
    for form in forms:
        write_form(workbook, styles, form, data)
