"""The same unit as one Excel workbook, with titles, merged heads and typed cells."""

import datetime as dt

import pytest
import xlsxwriter

from analysis.findings import errors
from analysis.intake import open_year
from analysis.intake.check import all_findings
from analysis.intake.dictionary import dictionary
from analysis.intake.workbook import cell_text
from factories import faults, household, write


def read(unit, report=None):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report=report)


def sheet(book, title, rows, first=0):
    page = book.add_worksheet(title)
    for column, name in enumerate(rows[0]):
        page.write(first, column, name)
    for index, row in enumerate(rows, 1):
        for column, cell in enumerate(row.values()):
            page.write(first + index, column, cell)
    return page


def as_workbook(unit, drop=("villages.csv", "households.csv", "targets.csv")):
    """Writes the unit's sheets under Vietnamese headings below two title rows; removes the CSV files."""
    tables = {
        name: [dict(row) for row in open_rows(unit / table.file)]
        for name, table in dictionary().items()
        if (unit / table.file).exists()
    }
    with xlsxwriter.Workbook(unit / "thu-nghiem-2023.xlsx") as book:
        for name, rows in tables.items():
            table = dictionary()[name]
            named = [{table.column(code).heading: typed(cell) for code, cell in row.items()} for row in rows]
            page = sheet(book, table.sheet.upper(), named, first=2)
            page.merge_range(0, 0, 0, 3, f"DANH SÁCH {table.sheet}")
    for file in drop:
        (unit / file).unlink()


def open_rows(path):
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed(cell):
    return float(cell) if cell.replace(".", "", 1).isdigit() else cell


def test_workbook_reads_like_the_csv_files(unit):
    before = read(unit)
    as_workbook(unit)
    after = read(unit, "year-end-evaluation")
    assert faults(after.findings) == faults(before.findings) == []
    for name in ("villages", "households", "targets"):
        one, other = (getattr(data, name).drop(columns="source_row") for data in (before, after))
        assert one.equals(other), name
    assert "thu-nghiem/2023/thu-nghiem-2023.xlsx" in {file.path for file in after.inputs}


def test_finding_names_sheet_and_row(unit):
    write(unit / "households.csv", [household(1), household(2, members="bốn")])
    as_workbook(unit)
    found = [f for f in read(unit).findings if f.check == "readable_cell"]
    assert [(f.file, f.row, f.column) for f in found] == [("thu-nghiem-2023.xlsx[HỘ]", 5, "members")]


def test_same_table_in_two_places_is_an_error(unit):
    as_workbook(unit, drop=())
    found = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == "one_source"]
    assert {f.file for f in found} == {"villages.csv", "households.csv", "targets.csv"}


def test_file_that_is_no_workbook(unit):
    (unit / "thu-nghiem-2023.xlsx").write_text("not a workbook")
    assert [f.file for f in errors(read(unit).findings)] == ["thu-nghiem-2023.xlsx"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (4.0, "4"),
        (2.08, "2.08"),
        (1.647, "1.6470"),
        (True, "true"),
        (dt.date(2020, 12, 5), "2020-12-05"),
        (dt.datetime(2020, 12, 5), "2020-12-05"),
        ("x ", "x "),
        (1e20, "1e+20"),
    ],
)
def test_typed_cell_as_text(cell, text):
    assert cell_text(cell) == text


def test_official_table_of_targets_with_its_three_level_head(unit):
    before = read(unit).target_counts
    (unit / "targets.csv").write_text(
        "BẢNG CHỈ TIÊU,,,,,,,,,,\nGiảm tỷ lệ hộ nghèo năm 2023,,,,,,,,,,\n"
        "TT,Xã,Tổng số hộ dân đầu năm,Hộ nghèo đầu năm,,Thực hiện giảm,,,,,Ghi chú\n"
        ",,,,,Dự kiến hộ dân đến cuối năm,Chỉ tiêu giảm,,Số hộ nghèo cuối năm,,\n"
        ",,,Số hộ,Tỷ lệ %,,Tỷ lệ giảm,Ước số hộ giảm,Hộ,Tỷ lệ,\n"
        "A,B,1,2,3,6,7,8,9,10,11\n"
        '1,Thôn A,100,5,"5,00",102,"1,96",2,3,"2,94",\n2,Thôn B,60,3,"5,00",61,"1,64",1,2,"3,28",\n,Tổng cộng,160,8,"5,00",163,"1,84",3,5,"3,07",\n'
    )
    data = read(unit)
    assert not faults(data.findings)
    assert data.target_counts[["households_end", "reduction"]].equals(before[["households_end", "reduction"]])


def test_head_in_two_merged_rows(unit):
    before = read(unit).villages
    (unit / "villages.csv").write_text(
        "Thôn,Khu vực,Thôn đặc biệt khó khăn,Tổng số,,Dân tộc thiểu số,\n"
        ",,,hộ dân,nhân khẩu,Số hộ dân tộc thiểu số,Số nhân khẩu dân tộc thiểu số\n"
        "Thôn A,rural,0,100,400,50,200\nThôn B,rural,1,60,240,30,120\n"
    )
    assert read(unit).villages.drop(columns="source_row").equals(before.drop(columns="source_row"))


def test_total_row_of_the_households_is_no_household(unit):
    rows = open_rows(unit / "households.csv")
    write(unit / "households.csv", [*rows, {**dict.fromkeys(rows[0], ""), "village": "Tổng cộng", "members": "44"}])
    assert [(f.severity, f.check) for f in faults(read(unit).findings)] == [("note", "row_without_data")]


def test_broken_identity_names_the_sheet_it_stands_in(unit):
    write(unit / "households.csv", [household(n, d05=1, b2=30 + 10 * (n == 3)) for n in range(1, 11)])
    as_workbook(unit)
    found = {f.check: f for f in all_findings("thu-nghiem", 2023, unit.parents[1])}
    # two title rows and the head stand above the first household
    assert (found["b2_is_deprivations"].file, found["b2_is_deprivations"].row) == ("thu-nghiem-2023.xlsx[HỘ]", 6)
    assert {f.file for f in found.values() if f.check == "deprivation_bounds"} <= {"thu-nghiem-2023.xlsx[HỘ]"}


def test_issued_table_in_a_workbook_is_named_by_its_sheet(unit):
    rows = open_rows(unit / "targets.csv")
    write(unit / "targets.csv", [row | {"poor_end_rate": "9,99"} for row in rows])
    as_workbook(unit)
    found = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.check == "issued_table"]
    assert found and {f.file for f in found} == {"thu-nghiem-2023.xlsx[CHỈ TIÊU]"}
    assert [f for f in read(unit).findings if f.check == "issued_table"] == found
