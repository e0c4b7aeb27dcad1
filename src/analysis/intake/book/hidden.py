"""Findings about what of a sheet a person leaves out although it is read: rows a filter or a hand has hidden, columns,
cells struck out.
"""

from __future__ import annotations

from collections.abc import Iterable

from analysis.findings import Finding
from analysis.intake.book.facts import letters
from analysis.intake.heads import Head
from analysis.intake.text import first_few
from analysis.intake.workbook import BookSheet

SHOWN = 8  # as many are named, the others counted


def hidden_findings(sheet: BookSheet, head: Head) -> list[Finding]:
    """A warning where rows below the head are hidden or cells struck out, a note where columns that are read are
    hidden.
    """
    found, file = [], sheet.cells.file
    rows = [row + 1 for row in sheet.hidden_rows if row > head.bottom]
    if rows:
        why = "đang lọc hoặc ẩn" if sheet.filtered else "đang ẩn"
        found.append(
            Finding("warning", file, rows[0], None, f"{len(rows)} dòng {why}: {_runs(rows)}",
                    "mọi dòng số liệu đều hiện trên trang tính",
                    "dòng ẩn vẫn được tính; bỏ lọc, hiện dòng, xóa dòng không thuộc bảng", "hidden_rows")
        )  # fmt: skip
    columns = [column for column in sheet.hidden_columns if column in head.columns and _is_filled(sheet, column, head)]
    if columns:
        names = ", ".join(f"{letters(column)} ({head.columns[column].heading})" for column in columns[:SHOWN])
        more = f" và {len(columns) - SHOWN} cột khác" if len(columns) > SHOWN else ""
        found.append(
            Finding("note", file, head.main + 1, None, f"cột ẩn: {names}{more}",
                    "mọi cột số liệu đều hiện trên trang tính", "cột ẩn vẫn được đọc; hiện cột để kiểm tra", "hidden_columns")
        )  # fmt: skip
    struck = sorted({row + 1 for row, column in sheet.struck if row > head.bottom and column in head.columns})
    if struck:
        cells = sum(1 for row, column in sheet.struck if row > head.bottom and column in head.columns)
        found.append(
            Finding(
                "warning",
                file,
                struck[0],
                None,
                f"{cells} ô gạch ngang ở {len(struck)} dòng: {_runs(struck)}",
                "không còn ô nào gạch ngang",
                "ô gạch ngang vẫn được tính; bỏ hộ, thôn, dự án nào thì xóa cả dòng, còn dùng thì thôi gạch ngang",
                "struck_out",
            )
        )
    return found


def _is_filled(sheet: BookSheet, column: int, head: Head) -> bool:
    return any(record[column].strip() for record in sheet.cells.records[head.bottom + 1 :])


def _runs(rows: Iterable[int]) -> str:
    """Numbers in order as runs: 5–9, 12."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return first_few([str(first) if first == last else f"{first}–{last}" for first, last in runs], SHOWN)
