"""The workbook that officials fill in (biểu nhập): headings, notes, lists, colours, formulas, last year's households."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

from analysis.document.excel.files import built, mark_internal, refuse_existing, save, xlsx_path
from analysis.document.excel.styles import Styles
from analysis.intake import YearData
from analysis.intake.dictionary import dictionary
from analysis.standards import Standard, standard_for
from analysis.workbooks.carried import Carried, carried_from
from analysis.workbooks.columns import input_columns
from analysis.workbooks.guide import write_guide
from analysis.workbooks.household_sheet import write_household_sheet
from analysis.workbooks.input_sheet import InputSheet
from analysis.workbooks.lists import lists, with_peoples, write_lists
from analysis.workbooks.places import refuse_reports
from analysis.workbooks.plan_sheets import write_objective_sheet, write_programme_sheet
from analysis.workbooks.recognition_sheet import write_recognition_sheet
from analysis.workbooks.village_sheets import write_target_sheet, write_village_sheet

# table of the dictionary -> who fills the sheet, rows with room
SHEETS = {
    "villages": (write_village_sheet, 30),
    "households": (write_household_sheet, 600),
    "targets": (write_target_sheet, 30),
    "objectives": (write_objective_sheet, 60),
    "programme": (write_programme_sheet, 60),
    "recognitions": (write_recognition_sheet, 300),
}
OF_START = ("villages", "households")
SPARE_VILLAGES = 5


def write_template(year: int, path: Path | str, previous: YearData | None = None, *, force: bool = False) -> Path:
    """The path of the workbook written for the review and the plan of `year`.

    `previous`: last year as read, whose households and villages are carried over. Raises InputError for a year without
    a standard, ReportFailed where `previous` is not the year before, the file exists (and not `force`) or cannot be
    written.
    """
    path, standard, carried = _prepared(year, path, previous, force)
    return save(built(lambda workbook: _fill(workbook, year, standard, carried)), path, private=carried is not None)


def write_start_template(year: int, path: Path | str, previous: YearData | None = None, *, force: bool = False) -> Path:
    """The path of the workbook written for the review of the start of `year`, the first of a poverty standard: Thôn,
    Hộ.

    `previous`: the review of the year before under the old standard; raises as `write_template`.
    """
    path, standard, carried = _prepared(year, path, previous, force)
    content = built(lambda workbook: _fill(workbook, year, standard, carried, start=True))
    return save(content, path, private=carried is not None)


def _prepared(
    year: int, path: Path | str, previous: YearData | None, force: bool
) -> tuple[Path, Standard, Carried | None]:
    """Where and what is written; households carried over may not lie in a folder of reports."""
    path = xlsx_path(path)
    refuse_existing(path, force)
    if previous is not None:
        refuse_reports(path)
    return path, standard_for(year), carried_from(previous, year)


def _fill(workbook: Workbook, year: int, standard: Standard, carried: Carried | None, *, start: bool = False) -> None:
    styles = Styles(workbook)
    what = "rà soát đầu năm" if start else "rà soát và kế hoạch giảm nghèo năm"
    workbook.set_properties({"title": f"Biểu nhập kết quả {what} {year}"})
    write_guide(workbook, styles, year, standard, carried, start=start)
    for name, (write, room) in SHEETS.items():
        if start and name not in OF_START:
            continue
        sheet, columns = dictionary()[name].sheet, input_columns(name, standard)
        write(InputSheet(workbook, styles, sheet, columns, _room(name, room, carried), at_start=start), year, carried)
    peoples = lists()["ethnicity"].values if carried is None else with_peoples(carried.peoples)
    write_lists(workbook, styles, standard, peoples)
    if carried is not None:
        mark_internal(workbook)


def _room(name: str, usual: int, carried: Carried | None) -> int:
    if carried is None:
        return usual
    if name in ("villages", "targets"):
        return len(carried.villages) + SPARE_VILLAGES
    return max(usual, 2 * len(carried.households)) if name == "households" else usual
