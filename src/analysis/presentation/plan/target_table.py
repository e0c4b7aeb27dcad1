"""The table of targets (Bảng chỉ tiêu) in its official form, and the notes of its last column."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.document.figure import plain
from analysis.document.head import Column, Group, Head
from analysis.document.shown import Shown
from analysis.planning.issued_table import FORM_NUMBERS
from analysis.presentation.page import PageOf
from analysis.presentation.table import table


def _column(code: str, heading: str) -> Column:
    return Column(code, heading, str(FORM_NUMBERS[code]))


def target_head(page: PageOf) -> Head:
    """The official three-level head of the table of targets; the form skips the numbers 4 and 5."""
    return (
        _column("households_start", f"Tổng số hộ dân đầu năm {page.year}"),
        Group(f"Hộ nghèo đầu năm {page.year}", (_column("poor_start", "Số hộ"), _column("poor_start_rate", "Tỷ lệ %"))),
        Group(
            f"Thực hiện giảm tỷ lệ hộ nghèo năm {page.year}",
            (
                _column("households_end", f"Dự kiến hộ dân đến cuối năm {page.year}"),
                Group(
                    "Chỉ tiêu giảm tỷ lệ hộ nghèo",
                    (_column("reduction_rate", "Tỷ lệ giảm"), _column("reduction", "Ước số hộ giảm")),
                ),
                Group(
                    f"Số hộ nghèo cuối năm {page.year}", (_column("poor_end", "Hộ"), _column("poor_end_rate", "Tỷ lệ"))
                ),
            ),
        ),
    )


def table_of_targets(page: PageOf, targets: pd.DataFrame, notes: Mapping[str, str], *, issued: bool = True) -> Shown:
    """Phụ lục I – Bảng chỉ tiêu, computed from counts. `targets`: village_targets; `notes` by village: column 11."""
    proposed = (
        ""
        if issued
        else "chưa có chỉ tiêu"
        if plain(targets.at["total", "reduction"]) is None
        else "đề xuất, chưa ban hành"
    )
    told = "Số hộ giảm là phương án cân đối đề xuất. " if proposed.startswith("đề xuất") else ""
    return table(
        "village_targets",
        targets,
        target_head(page),
        f"Chỉ tiêu của từng {page.places}" + (f" ({proposed})" if proposed else ""),
        first=page.place,
        remarks=("Ghi chú", "11", notes),
        note=told
        + ("" if issued else "Số hộ cuối năm tạm lấy bằng đầu năm. ")
        + "(3) = (2) / (1); (7) = (8) / (6); (9) = (2) − (8); (10) = (9) / (6). Tỷ lệ tính bằng %, làm tròn hai chữ số thập phân.",
    )


def notes_of(page: PageOf, printed: pd.DataFrame | None, villages: pd.DataFrame) -> dict[str, str]:
    """The notes of column 11: as issued, and “thôn đặc biệt khó khăn” from the register."""
    issued: dict[str, str] = {}
    if printed is not None and "note" in printed:
        issued = dict(zip(printed["village"], printed["note"], strict=True))
    difficult = set(villages.loc[villages["especially_difficult"], "village"])
    names = [*villages["village"], "total"]
    words = {
        name: [issued.get(name, ""), f"{page.place} đặc biệt khó khăn" if name in difficult else ""] for name in names
    }
    return {name: "; ".join(filter(None, dict.fromkeys(parts))) for name, parts in words.items()}
