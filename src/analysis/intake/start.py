"""The review of the start (rà soát đầu năm): in the first year of a poverty standard, the households under it at the start.

`YEAR/start/` holds it as a year holds its review: `villages.csv`, `households.csv`, or one workbook. Its `class_end` is the
class at the start of the year. The plan and the evaluation of that year start from it; the review of the year before,
under the old standard, is only shown beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.villages import check_continues
from analysis.intake.files import InputFile
from analysis.intake.folder import locate
from analysis.intake.merged import Review
from analysis.intake.sheets import ROW
from analysis.intake.tables import Reading
from analysis.intake.values import LISTED
from analysis.standards import Standard, standard_for, standards

FOLDER = "start"
FILES = ("villages.csv", "households.csv")


def begins_standard(year: int) -> bool:
    """Whether the year is the first of a poverty standard: only then there is a review of the start."""
    return any(standard.first_year == year for standard in standards())


def has_start(folder: Path) -> bool:
    """Whether the folder of a year holds a review of its start, in any form."""
    located = locate(folder / FOLDER)
    return located.workbook is not None or bool(located.asked) or bool(located.tables)


def read_start(reading: Reading, folder: Path, year: int, standard: Standard) -> Review | None:
    """The review of the start of the year, checked like any other; None where there is none or the year is no first one.

    Nothing has moved in it: class_start is set to class_end where the household is there. A household without a row in
    the old list needs no word on where it came from.
    """
    if not begins_standard(year) or not has_start(folder):
        return None
    before = len(reading.findings)
    villages, households = reading.review(folder / FOLDER, year, standard, f"{FOLDER}/")
    if villages is None and households is None and len(reading.findings) == before:
        return None  # a template with last year's names in it is not a review yet
    if households is not None:
        there = pl.col("class_end") != "absent"
        new = set(households.frame.filter((pl.col("class_start") == "absent") & there)[ROW])
        of_review = reading.findings[before:]
        reading.findings[before:] = [found for found in of_review if not (found.check == "absence_explained" and found.row in new)]  # fmt: skip
        households = households.having(class_start=pl.when(there).then("class_end").otherwise("class_start"))
    return Review(villages, households)


def start_findings(folder: Path, year: int, standard: Standard, old: Review, start: Review | None) -> list[Finding]:
    """What is wrong with there being, or not being, a review of the start; and what of the old list it leaves out."""
    if has_start(folder) and not begins_standard(year):
        return [_not_here(year)]
    if start is None:
        listed = old.households is not None and begins_standard(year)
        return [_no_common_standard(folder, year, standard)] if listed else []
    findings = []
    if start.villages is not None and old.villages is not None:
        findings += check_continues(start.villages, old.villages, f"kết quả rà soát năm {year - 1}")
    if start.households is not None and old.households is not None and not len(start.households):
        number = old.households["class_end"].is_in(LISTED).sum()
        findings += [_empty(start.households.file, number, year)] if number else []
    return findings


def earlier_start(
    data_dir: Path, unit: str, year: int, *, checksums: bool = True
) -> tuple[Review | None, list[InputFile]]:
    """The review of the start of `year`, the first of its standard, for a later year that follows households; its files.

    None where there is none or it has errors: those were the matter of that year, which can be followed from its end.
    """
    reading, folder = Reading(data_dir, checksums), data_dir / unit / str(year)
    review = read_start(reading, folder, year, standard_for(year))
    if review is None or review.households is None or not reading.sound:
        return None, []
    return review, reading.inputs


def started(year: int, standard: Standard, previous: Standard | None) -> bool:
    """Whether the year starts from a review of its start: the first of a standard, with the start under it too."""
    return standard.first_year == year and previous is not None and previous.name == standard.name


def start_paths(unit: str, year: int) -> Sequence[str]:
    """The files of the review of the start, relative to the data folder."""
    return [f"{unit}/{year}/{FOLDER}/{file}" for file in FILES]


def _not_here(year: int) -> Finding:
    first = ", ".join(str(standard.first_year) for standard in standards())
    return Finding("error", FOLDER, None, None, f"năm {year}", f"thư mục {FOLDER} chỉ có ở năm đầu của một chuẩn nghèo: {first}",
                   f"chuyển thư mục vào đúng năm hoặc bỏ đi; năm {year} bắt đầu từ kết quả rà soát cuối năm {year - 1}", "start_in_first_year")  # fmt: skip


def _no_common_standard(folder: Path, year: int, standard: Standard) -> Finding:
    return Finding("warning", f"{FOLDER}/households.csv", None, None, None, f"kết quả rà soát đầu năm {year} theo {standard.name}, để đầu năm và cuối năm cùng một chuẩn nghèo",
                   f"đặt {' và '.join(FILES)} vào thư mục {folder.parent.name}/{year}/{FOLDER} (giamngheo template --year {year} tạo biểu nhập); "
                   f"chưa có thì đầu năm lấy danh sách cuối năm {year - 1} theo chuẩn cũ, báo cáo không kết luận đạt hay không đạt mục tiêu", "common_standard")  # fmt: skip


def _empty(file: str, listed: int, year: int) -> Finding:
    return Finding("error", file, None, None, "không có dòng nào", f"dòng của các hộ đã rà soát; danh sách cuối năm {year - 1} có {listed} hộ nghèo, cận nghèo",
                   "kiểm tra tệp có bị cắt hay lưu sai không; hộ không còn nghèo theo chuẩn mới vẫn có dòng", "empty_review")  # fmt: skip
