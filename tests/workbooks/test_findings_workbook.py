"""findings.xlsx: the list, and the very cells marked in a copy of what was handed in."""

import stat

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter

from analysis.document.edition import INTERNAL
from analysis.findings import ReportFailed
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


def test_every_sheet_says_at_its_head_that_it_is_internal(book):
    assert INTERNAL in [cell.value for cell in book[0]["Phát hiện"][1]]
    assert {sheet.oddHeader.left.text for sheet in book[0]} == {INTERNAL}


def test_a_row_is_as_high_as_its_words(book):
    sheet = book[0]["Phát hiện"]
    heights = {row: sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)}
    long = {row: len(sheet.cell(row, 6).value) for row in heights}
    # a column of 46 letters
    assert any(length > 60 for length in long.values())
    assert all(heights[row] >= 30 for row, length in long.items() if length > 60)


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


def texts_of(path):
    return [str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value]  # fmt: skip


def made(unit, path):
    data_dir = unit.parents[1]
    write_findings_workbook(path, all_findings("thu-nghiem", 2023, data_dir), sources("thu-nghiem", 2023, data_dir))
    return path


@pytest.mark.parametrize("heading", ["Họ và tên", "Tên", "CCCD", "Số điện thoại", "Vợ/chồng"])
def test_a_column_under_a_heading_that_is_not_known_is_not_copied(unit, tmp_path, heading):
    secrets = ["Siu Thoan", "064090001234", "Djuk Blơm", "0912345678", "Mlơi"]
    rows = [household(n) | {heading: secret} for n, secret in enumerate(secrets, 1)]
    write(unit / "households.csv", rows)
    texts = texts_of(made(unit, tmp_path / "f.xlsx"))
    assert "TN-001" in texts and not [secret for secret in secrets if any(secret in text for text in texts)]


def test_names_and_numbers_in_known_columns_and_beside_the_table_are_not_copied(unit, tmp_path):
    rows = [
        household(n, ethnicity=name) for n, name in enumerate(["Siu Thoan", "Nguyễn Văn An", "Lê Hùng", "Kpă Pui"], 1)
    ]
    rows[1]["helper"] = "Gọi 0912345678"
    write(unit / "households.csv", rows)
    path = unit / "villages.csv"
    above = "Người lập: ông Trần Văn Bảy 0987654321,,,,,,\n"
    path.write_text(above + path.read_text(encoding="utf-8") + "Phạm Thị Sen,,,,,,\n", encoding="utf-8")
    texts = " ".join(texts_of(made(unit, tmp_path / "f.xlsx")))
    assert not [
        secret for secret in ("Thoan", "Văn An", "Hùng", "Pui", "Bảy", "Sen", "0912", "0987654") if secret in texts
    ]


def test_only_the_owner_may_read_it_whatever_stood_there(unit, tmp_path):
    path = tmp_path / "f.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o644)
    assert stat.S_IMODE(made(unit, path).stat().st_mode) == 0o600


def test_it_lies_in_no_folder_of_reports(unit, tmp_path):
    (tmp_path / "sent" / "kim-tan" / "2023").mkdir(parents=True)
    (tmp_path / "sent" / "kim-tan" / "2023" / "run.json").write_text('{"reports": {}}', encoding="utf-8")
    with pytest.raises(ReportFailed, match="số liệu từng hộ"):
        made(unit, tmp_path / "sent" / "f.xlsx")


def test_characters_that_a_screen_obeys_are_not_copied(unit, tmp_path):
    write(unit / "households.csv", [household(1, helper="Hội\u202e \x1b[31mNông dân\u200b")])
    assert "Hội Nông dân" in texts_of(made(unit, tmp_path / "f.xlsx"))
