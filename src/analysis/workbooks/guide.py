"""Sheet “Hướng dẫn”: how to fill in the workbook, what the values mean, the law."""

from __future__ import annotations

from pathlib import Path

import tomli
from xlsxwriter import Workbook

from analysis.document.excel.styles import BANNER, TITLE, Styles
from analysis.standards import Standard
from analysis.workbooks.carried import LISTED_NAMES, Carried
from analysis.workbooks.lists import class_names

SHEET = "Hướng dẫn"
CHARACTERS_A_LINE = 105


def write_guide(
    workbook: Workbook, styles: Styles, year: int, standard: Standard, carried: Carried | None, *, start: bool = False
) -> None:
    """Adds the first sheet: a column of text, ready to print on A4."""
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 100)
    sheet.hide_gridlines(2)
    sheet.merge_range(
        0,
        0,
        0,
        1,
        f"BIỂU NHẬP KẾT QUẢ RÀ SOÁT {'ĐẦU NĂM' if start else 'VÀ KẾ HOẠCH GIẢM NGHÈO NĂM'} {year}",
        styles(TITLE),
    )
    sheet.set_row(0, 30)
    row = 1
    if carried is not None and carried.synthetic:
        sheet.merge_range(row, 0, row, 1, carried.synthetic, styles(BANNER))
        sheet.set_row(row, 36)
        row += 1
    for heading, lines in guide(year, standard, carried, start=start):
        row += 1
        sheet.write_string(row, 0, heading, styles(bold=True))
        row += 1
        for line in lines:
            sheet.write_string(row, 0, "–", styles(valign="top", align="right"))
            sheet.write_string(row, 1, line, styles(text_wrap=True, valign="top"))
            sheet.set_row(row, 17 * (1 + len(line) // CHARACTERS_A_LINE))
            row += 1
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def guide(
    year: int, standard: Standard, carried: Carried | None, *, start: bool = False
) -> list[tuple[str, list[str]]]:
    """The parts of the guide: heading and sentences. `start`: of the workbook for the review of the start."""
    text = tomli.loads((Path(__file__).parent / "guide.toml").read_text(encoding="utf-8"))
    points = standard.points
    known: dict[str, object] = {
        "year": year,
        "before": year - 1,
        "standard": standard.name,
        "legal": standard.legal_reference,
        "classes": ", ".join(class_names(standard)),
        "rural": points.b1_at_most["rural"],
        "urban": points.b1_at_most["urban"],
        "b2": points.b2_at_least,
        "each": points.b2_each_deprivation,
    }
    parts = list(text["part"])
    if carried is not None:
        listed = int(carried.households["class_start"].isin(LISTED_NAMES).sum())
        known |= {
            "count": len(carried.households),
            "listed": listed,
            "escaped": len(carried.households) - listed,
            "undated": int(carried.households["undated"].sum()),
        }
        parts.append(text["carried"])
    if start:
        # no sheet of targets in that workbook
        parts = [text["start"], *(part | {"lines": [line for line in part["lines"] if "“Chỉ tiêu”" not in line]} for part in parts[1:])]  # fmt: skip
    return [(part["heading"].format(**known), [line.format(**known) for line in part["lines"]]) for part in parts]
