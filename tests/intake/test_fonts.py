"""What a workbook's fonts and formats say of a cell: what is struck out, raised or a percentage is read as a person
reads it.
"""

import struct

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from analysis.intake import open_year
from analysis.intake.workbook import read_sheets
from workbook_files import number, ods, record, xls

HEAD = ["Mã", "Dự án, chính sách", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Ngân sách trung ương", "Ngân sách tỉnh", "Vốn huy động", "Đã giải ngân", "Ghi chú"]  # fmt: skip
LINE = ["DA2", "Đa dạng hóa sinh kế", "hộ", 30, 28, 600, 60, 45, 688, ""]
RAISED, STRUCK = {"font_script": 1}, {"font_strikeout": True}


def programme(unit, **cells):
    """The unit with a programme of one line in a workbook, and what is found; `cells`: texts in several fonts."""
    with xlsxwriter.Workbook(unit / "thu-nghiem-2023.xlsx") as book:
        page = book.add_worksheet("Dự án")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, LINE)
        for place, parts in cells.items():
            pieces = [book.add_format(part) if isinstance(part, dict) else part for part in parts]
            page.write_rich_string(place, *pieces)
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    told = [f for f in data.findings if "Dự án" in f.file and f.severity != "note"]
    return data, [(f.severity, f.row, f.column, f.check) for f in told]


@pytest.mark.parametrize(
    "parts",
    [
        ("60", RAISED, "2"),
        (STRUCK, "50", "60"),
        ("5", STRUCK, "0", "60"),
    ],
)
def test_a_number_in_two_fonts_is_none(unit, parts):
    _, found = programme(unit, G2=parts)
    assert found == [("error", 2, "money_province", "unknown_cell")]


def test_raised_letters_of_a_unit_and_of_headings_and_remarks_stay(unit):
    plain, _ = programme(unit)
    cells = {"C2": ("m", RAISED, "2"), "G1": ("Ngân sách tỉnh", RAISED, "(1)"), "J2": (STRUCK, "chưa", " xong")}
    data, found = programme(unit, **cells)
    assert found == []
    assert data.programme["unit"].tolist() == ["m2"]
    assert data.programme["money_province"].tolist() == plain.programme["money_province"].tolist() == [60]


def test_numbers_written_in_the_cell_itself_are_looked_at_too(unit):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Dự án"
    page.append(HEAD)
    page.append(LINE)
    page["G2"] = CellRichText("60", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    book.save(unit / "thu-nghiem-2023.xlsx")
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    assert [f.value for f in data.findings if f.check == "unknown_cell"] == ["[số có chỉ số trên: 60^1]"]


def test_rows_struck_out_are_named(unit):
    with xlsxwriter.Workbook(unit / "thu-nghiem-2023.xlsx") as book:
        page, struck = book.add_worksheet("Dự án"), book.add_format(STRUCK)
        page.write_row(0, 0, HEAD, struck)
        page.write_row(1, 0, LINE)
        page.write_row(2, 0, ["DA5", *LINE[1:]], struck)
        page.write_blank(3, 0, None, struck)
    found = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])).findings
    told = [f for f in found if f.check == "struck_out"]
    assert [(f.severity, f.row, f.value) for f in told] == [("warning", 3, "9 ô gạch ngang ở 1 dòng: 3")]


@pytest.mark.parametrize(("form", "shown"), [("0%", "100%"), ("0.00%", "100%"), ('0.0" %"', "1"), ("0.0 %", "100%")])
def test_a_percentage_is_read_as_it_is_shown(tmp_path, form, shown):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        page = book.add_worksheet("S")
        page.write_row(0, 0, [1, 0.9251], book.add_format({"num_format": form}))
        page.write_row(1, 0, [1, "0.5"], book.add_format({"num_format": "0"}))
    (sheet,) = read_sheets(tmp_path / "a.xlsx", "a.xlsx")
    assert sheet.cells.records[0] == ([shown, "92.51%"] if shown != "1" else ["1", "0.9251"])
    assert sheet.cells.records[1] == ["1", "0.5"]


def test_an_opendocument_workbook_says_the_same(tmp_path):
    styles = '<style:style style:name="{}"><style:text-properties {}/></style:style>'
    head = styles.format("ce1", 'style:text-line-through-style="solid"')
    head += styles.format("ce2", 'style:text-line-through-style="none"')
    head += styles.format("T1", 'style:text-position="super 58%"')
    cells = '<table:table-cell table:style-name="ce1" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    cells += '<table:table-cell table:style-name="ce2" office:value-type="percentage" office:value="0.925"><text:p>92,5%</text:p></table:table-cell>'
    cells += '<table:table-cell office:value-type="string"><text:p>12<text:span text:style-name="T1">3</text:span></text:p></table:table-cell>'
    cells += '<table:table-cell office:value-type="string"><text:p>12<text:span text:style-name="ce1">3</text:span></text:p></table:table-cell>'
    path = ods(tmp_path / "a.ods", f"<table:table-row>{cells}</table:table-row>", styles=head)
    (sheet,) = read_sheets(path, "a.ods")
    assert sheet.cells.records == [["5", "92.5%", "123", "123"]]
    assert sheet.struck == ((0, 0),)
    assert sheet.written_over == {(0, 2): "[số có chỉ số trên: 12^3]", (0, 3): "[chữ gạch ngang một phần: 123]"}


def test_an_old_excel_workbook_says_the_same(tmp_path):
    plain, struck = (record(0x31, struct.pack("<5H6B", 200, flags, 0, 400, 0, 0, 0, 0, 0, 0, 0)) for flags in (0, 8))
    own = record(0x41E, struct.pack("<HHB", 164, 4, 0) + b"0.0%")
    # the font after the fourth has the number five
    styles = [(0, 0), (5, 0), (0, 9), (0, 164)]
    looks = plain * 4 + struck + own + b"".join(record(0xE0, struct.pack("<2H", *each) + bytes(16)) for each in styles)
    cells = b"".join(number(0, at, value, at) for at, value in enumerate((5, 6, 1, 0.925)))
    (sheet,) = read_sheets(xls(tmp_path / "a.xls", cells, styles=looks), "a.xls")
    assert sheet.cells.records == [["5", "6", "100%", "92.5%"]]
    assert sheet.struck == ((0, 1),)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1.250", 90.5], None),  # the point of 90.5 is the reader's
        (["1,250", 90.5], None),
        (["1.250", "90,5"], [1250, 90.5]),
        (["1.250", "90,5", 12.5], None),
        ([1250, 90.5], [1250, 90.5]),
        ([1.25, 90.5], [1.25, 90.5]),
    ],
)
def test_a_number_typed_as_such_has_no_notation(unit, cells, read):
    with xlsxwriter.Workbook(unit / "thu-nghiem-2023.xlsx") as book:
        page = book.add_worksheet("Dự án")
        page.write_row(0, 0, HEAD)
        for row, cell in enumerate(cells, 1):
            page.write_row(row, 0, [f"DA{row + 1}", *LINE[1:5], cell, *LINE[6:]])
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    wrong = [(f.row, f.column) for f in data.findings if f.check == "readable_cell"]
    assert wrong == ([] if read else [(2, "money_central")])
    assert read is None or data.programme["money_central"].tolist() == read
