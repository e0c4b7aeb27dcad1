"""The cells of figures of a form: counts as numbers, rates and totals as live formulas with their values kept in the
file.
"""

from __future__ import annotations

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell

from analysis.disclosure.withheld import MARK, withheld
from analysis.document.excel.styles import FIGURE, INTEGER, RATE
from analysis.document.head import Column
from analysis.presentation.units import measure
from analysis.workbooks.form_layout import FormSheet

# rate -> (part, whole) where both stand on the row
QUOTIENTS = {
    "poor_rate": ("poor", "households"),
    "near_poor_rate": ("near_poor", "households"),
    "poor_persons_rate": ("poor_persons", "persons"),
    "near_poor_persons_rate": ("near_poor_persons", "persons"),
    "average_living_rate": ("average_living", "households"),
    "average_living_persons_rate": ("average_living_persons", "persons"),
    "minority_rate": ("minority", "minority_households"),
}


def write_figure(
    part: FormSheet, row: int, column: Column, line: int, value: object, total: bool, strong: dict
) -> None:
    default = ("người", "integer") if part.lines[line] == "Nhân khẩu" else part.form.default
    """The figure of a cell: a formula where the sheet holds what it is made of, with the frame's value as its result.
    """
    if withheld(value):
        part.sheet.write_string(row, part.position(column.code), MARK, part.styles(FIGURE, strong))
        return
    kind = (column.measure or measure(column.code, default))[1]
    look = part.styles(FIGURE, strong, num_format=RATE if kind == "rate" else INTEGER)
    position = part.position(column.code)
    shown = "" if pd.isna(value) else float(value) if kind == "rate" else int(value)
    formula = _formula(part, row, column.code, line, kind, total) if part.form.formulas else None
    if formula and (kind == "rate" or shown != ""):
        part.sheet.write_formula(row, position, formula, look, shown)
    elif shown == "":
        part.sheet.write_blank(row, position, None, look)
    else:
        part.sheet.write_number(row, position, shown, look)


def _formula(part: FormSheet, row: int, code: str, line: int, kind: str, total: bool) -> str | None:
    if kind == "rate":
        return _rate(part, row, code)
    position = part.position(code)
    if not total or not part.villages:
        return None
    first = xl_rowcol_to_cell(part.first_row, position)
    last = xl_rowcol_to_cell(part.row_of(len(part.villages), 0) - 1, position)
    if len(part.lines) == 1:
        return f"=SUM({first}:{last})"
    words = [xl_rowcol_to_cell(r, 2, True, True) for r in (part.first_row, part.row_of(len(part.villages), 0) - 1)]
    return f'=SUMIF({words[0]}:{words[1]},"{part.lines[line]}",{first}:{last})'


def _rate(part: FormSheet, row: int, code: str) -> str | None:
    above, below = QUOTIENTS.get(code, ("", "base" if part.form.counts_sheet else "households"))
    if code == "rate":
        above = part.columns[2].code  # the listed households of T12, T13
    numerator = part.position(above) if above else part.position(code)
    denominator = part.position(below)
    if numerator is None or denominator is None:
        return None
    part_cell, whole = xl_rowcol_to_cell(row, numerator), xl_rowcol_to_cell(row, denominator)
    if part.form.counts_sheet:
        # T5 and T4, T7 and T6 have the same lay-out, so the count stands in the same cell of the other sheet
        part_cell = f"'{part.form.counts_sheet}'!{part_cell}"
    return f'=IF(N({whole})=0,"",100*{part_cell}/{whole})'
