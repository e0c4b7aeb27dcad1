"""findings.xlsx: the list, and the very cells marked in a copy of what was handed in."""

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter

from analysis.intake.check import all_findings
from analysis.intake.sources import sources
from analysis.workbooks.findings_workbook import COLOURS, write_findings_workbook
from factories import household, write


@pytest.fixture
def book(unit, tmp_path):
    rows = [household(n, head_name="Nguyễn Bí Mật") for n in range(1, 6)]
    rows[2] |= {"members": "=1+1", "class_end": "giàu"}
    write(unit / "households.csv", rows)
    data_dir = unit.parents[1]
    findings = all_findings("thu-nghiem", 2023, data_dir)
    write_findings_workbook(tmp_path / "findings.xlsx", findings, sources("thu-nghiem", 2023, data_dir))
    return openpyxl.load_workbook(tmp_path / "findings.xlsx"), findings


def test_list_has_every_finding_worst_first(book):
    rows = list(book[0]["Phát hiện"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(book[1])
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=["Lỗi", "Cảnh báo", "Ghi chú"].index)


@pytest.mark.parametrize(("column", "value"), [("members", "=1+1"), ("class_end", "giàu")])
def test_the_very_cell_is_marked_and_explained(book, column, value):
    sheet = book[0]["households.csv"]
    head = {cell.value: cell.column for cell in sheet[1]}
    cell = sheet.cell(4, head[column])
    # text stays text: nothing handed in is run as a formula
    assert (cell.value, cell.data_type) == (value, "s")
    assert cell.fill.start_color.rgb.endswith(COLOURS["error"].lstrip("#"))
    assert "cần" in cell.comment.text


def test_only_cells_with_findings_are_marked(book):
    marked = {
        cell.coordinate
        for row in book[0]["villages.csv"].iter_rows(min_row=2)
        for cell in row
        if cell.comment is not None
    }
    assert marked == set()


def test_names_of_people_are_not_copied(book):
    cells = [str(cell.value) for sheet in book[0] for row in sheet.iter_rows() for cell in row]
    assert not [text for text in cells if "Bí Mật" in text]


def test_files_of_both_years_have_a_sheet(book):
    assert {"villages.csv", "households.csv", "targets.csv", "2022-villages.csv"} <= set(book[0].sheetnames)


def test_cell_of_a_broken_identity_is_marked_in_the_sheet_handed_in(unit, tmp_path):
    rows = [household(n) for n in range(1, 11)]
    rows[2] |= {"b2": 40}
    with xlsxwriter.Workbook(unit / "thu-nghiem-2023.xlsx") as handed_in:
        sheet = handed_in.add_worksheet("Hộ")
        for line, record in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
            sheet.write_row(line, 0, record)
    (unit / "households.csv").unlink()
    data_dir = unit.parents[1]
    write_findings_workbook(
        tmp_path / "f.xlsx", all_findings("thu-nghiem", 2023, data_dir), sources("thu-nghiem", 2023, data_dir)
    )
    copy = openpyxl.load_workbook(tmp_path / "f.xlsx")["thu-nghiem-2023.xlsx-Hộ-"]
    marked = {cell.coordinate for row in copy.iter_rows() for cell in row if cell.comment and "B2" in cell.comment.text}
    assert marked == {f"{get_column_letter(list(rows[0]).index('b2') + 1)}4"}
