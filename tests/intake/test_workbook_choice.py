"""Which sheet is a table, and what is said about the choice; merged blocks and hidden rows of the sheet chosen."""

import openpyxl
import pytest

from analysis.intake.book.choose import choose_sheet
from analysis.intake.book.hidden import hidden_findings
from analysis.intake.book.merged import unfold_merged
from analysis.intake.dictionary import dictionary
from analysis.intake.files import Cells
from analysis.intake.heads import find_head
from analysis.intake.workbook import BookSheet
from factories import household, village

TABLES = dictionary()


def sheet(title, rows=None, table="households", **said):
    """A sheet of the table's headings over the rows."""
    columns = TABLES[table].columns
    rows = [household(1), household(2)] if rows is None else rows
    records = [[column.heading for column in columns]]
    records += [[str(row.get(column.code, "")) for column in columns] for row in rows]
    return BookSheet(title, Cells(f"b.xlsx[{title}]", records), **said)


def chosen(*sheets, table="households"):
    """The title of the sheet taken, and severity and check of what is said."""
    cells, findings = choose_sheet(sheets, TABLES[table])
    title = None if cells is None else cells.file.removeprefix("b.xlsx[").removesuffix("]")
    return title, [(finding.severity, finding.check) for finding in findings]


@pytest.mark.parametrize("title", ["Hộ", "HỘ", "ho", "households"])
def test_sheet_with_the_title_of_the_table(title):
    assert chosen(sheet("Hướng dẫn", []), sheet(title)) == (title, [])


@pytest.mark.parametrize("title", ["Danh sách hộ", "Hộ 2023", "HỘ (2)", "Sheet1"])
def test_sheet_under_another_title_is_taken_and_said(title):
    assert chosen(sheet("Thôn", [village()], "villages"), sheet(title)) == (title, [("note", "sheet_title")])


@pytest.mark.parametrize("titles", [("Hộ", "ho"), ("Hộ 2022", "Hộ 2023"), ("Hộ", "Sheet1")])
def test_two_sheets_that_could_be_meant_are_asked_about(titles):
    assert chosen(*map(sheet, titles)) == (None, [("error", "one_sheet")])
    _, (finding,) = choose_sheet([sheet(title) for title in titles], TABLES["households"])
    assert all(f"“{title}”" in finding.value for title in titles)


def test_sheet_of_headings_alone_gives_way_to_the_one_with_data():
    assert chosen(sheet("Hộ", []), sheet("Danh sách hộ")) == ("Danh sách hộ", [("note", "sheet_title")])
    assert chosen(sheet("Hộ", [])) == (None, [])


def test_hidden_sheet_beside_a_visible_one_is_not_read():
    assert chosen(sheet("Hộ (cũ)", hidden=True), sheet("Hộ")) == ("Hộ", [("note", "hidden_sheet")])
    assert chosen(sheet("Hộ", hidden=True), sheet("Danh sách")) == (
        "Danh sách",
        [("note", "sheet_title"), ("note", "hidden_sheet")],
    )


def test_only_a_hidden_sheet_is_taken_with_a_warning():
    assert chosen(sheet("Hộ", hidden=True)) == ("Hộ", [("warning", "hidden_sheet")])
    assert chosen(sheet("Hộ 1", hidden=True), sheet("Hộ 2", hidden=True)) == (None, [("error", "one_sheet")])


def test_sheet_of_another_table_is_not_taken():
    assert chosen(sheet("Thôn", [village()], "villages")) == (None, [])
    assert chosen(sheet("Sheet1", [village()], "villages")) == (None, [])
    projects = sheet("Kinh phí", [{"code": "DA1", "name": "Dự án 1", "planned": 3}], "programme")
    assert chosen(projects, table="programme")[0] == "Kinh phí"
    assert chosen(projects, table="objectives") == (None, [])


def test_sheet_with_too_few_columns_of_the_table_is_not_taken():
    few = BookSheet("Sheet1", Cells("b.xlsx[Sheet1]", [["Mã hộ", "Thôn", "Dân tộc"], ["1", "Thôn A", "Kinh"]]))
    assert chosen(few) == (None, [])
    assert chosen(BookSheet("Hộ 2023", few.cells)) == (None, [("note", "sheet_title")])


def test_hidden_rows_and_columns_are_named():
    column = [column.code for column in TABLES["households"].columns].index("ethnicity")
    hidden = sheet("Hộ", [household(n) for n in range(1, 9)], hidden_rows=(0, 2, 3, 4, 7), hidden_columns=(column, 59))
    head = find_head(hidden.cells.records, TABLES["households"])
    rows, columns = hidden_findings(hidden, head)
    assert (rows.severity, rows.row, rows.value) == ("warning", 3, "4 dòng đang ẩn: 3–5, 8")
    assert (columns.severity, columns.value) == ("note", "cột ẩn: E (Dân tộc)")


def unfolded(table, records, *merged):
    return unfold_merged(records, merged, find_head(records, TABLES[table]))


HEAD = ["Mã hộ", "Thôn", "Dân tộc", "Số nhân khẩu", "Phân loại đầu kỳ", "Phân loại cuối kỳ", "Việc làm", "Dinh dưỡng"]


def test_village_merged_over_its_households_is_filled_down():
    records = [HEAD, ["1", "Thôn A", "Kinh", "4", "nghèo"], ["2", "", "Kinh", "3", "nghèo"], ["", "", "", "", ""]]
    records = [record + [""] * (8 - len(record)) for record in records]
    rows, filled = unfolded("households", records, (1, 1, 3, 1))
    assert [row[1] for row in rows[1:]] == ["Thôn A", "Thôn A", ""]
    assert filled == [(1, 1, 3, 1)] and records[2][1] == ""


@pytest.mark.parametrize(("column", "value"), [(0, "1"), (3, "7"), (5, "nghèo"), (6, "x")])
def test_what_rows_may_share_together_is_not_known(column, value):
    records = [HEAD, ["1", "Thôn A", "Kinh", "4", "", "", "", ""], ["2", "Thôn A", "Kinh", "3", "", "", "", ""]]
    records[1][column], records[2][column] = value, ""
    rows, filled = unfolded("households", records, (1, column, 2, column))
    letter = "ABCDEFGH"[column]
    assert rows[1][column] == value and rows[2][column] == f"[ô gộp {letter}2:{letter}3: {value}]"
    assert filled == []


def test_name_over_two_projects_is_of_neither():
    records = [["code", "name", "planned"], ["DA1", "Dự án 1 và 2", "3"], ["DA2", "", "4"]]
    rows, filled = unfolded("programme", records, (1, 1, 2, 1))
    assert rows[2][1] == "[ô gộp B2:B3: Dự án 1 và 2]" and filled == []


def test_mark_over_several_columns_is_not_known():
    records = [HEAD, ["1", "Thôn A", "Kinh", "4", "nghèo", "", "x", ""]]
    assert unfolded("households", records, (1, 6, 1, 7), (1, 4, 1, 5))[0][1] == [
        "1", "Thôn A", "Kinh", "4", "nghèo", "[ô gộp E2:F2: nghèo]", "x", "[ô gộp G2:H2: x]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "merged"),
    [
        (["Tổng cộng", "", "", "12", "", "", "", ""], [(2, 0, 2, 2)]),
        (["I. Khu vực nông thôn", "", "", "", "", "", "", ""], [(2, 0, 2, 7)]),
        (["NGƯỜI LẬP", "", "", "", "CHỦ TỊCH", "", "", ""], [(2, 0, 2, 2), (2, 4, 2, 7)]),
        (["Mã hộ", "Thôn", "Dân tộc", "Số nhân khẩu", "Phân loại đầu kỳ", "", "Việc làm", ""], [(2, 4, 2, 5), (2, 6, 2, 7)]),
        (["2", "Thôn A", "", "4", "", "", "", ""], [(2, 2, 2, 2), (2, 4, 2, 7)]),
    ],
)  # fmt: skip
def test_labels_titles_signatures_and_repeated_heads_stay(row, merged):
    records = [HEAD, ["1", "Thôn A", "Kinh", "4", "nghèo", "", "", ""], row]
    assert unfolded("households", records, (0, 0, 0, 1), *merged) == (records, [])


def test_a_workbook_from_the_office(unit):
    """Village merged over its households, a filtered row, another title: read like the CSV file, and said."""
    from analysis.findings import errors
    from analysis.intake import open_year
    from officer import rows_of

    before = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    rows = rows_of(unit / "households.csv")
    made = openpyxl.Workbook()
    page = made.active
    page.title = "Danh sách hộ 2023"
    page.append([TABLES["households"].column(code).heading for code in rows[0]])
    for row in rows:
        page.append([int(cell) if cell.isdigit() else cell or None for cell in row.values()])
    assert len({row["village"] for row in rows[:4]}) == 1
    page.merge_cells("B2:B5")
    page.row_dimensions[3].hidden = True
    (unit / "households.csv").unlink()
    made.save(unit / "thu-nghiem-2023.xlsx")
    after = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    assert errors(after.findings) == []
    assert after.households.drop(columns="source_row").equals(before.households.drop(columns="source_row"))
    said = {finding.check for finding in after.findings} - {finding.check for finding in before.findings}
    assert said == {"sheet_title", "merged_cells", "hidden_rows"}
