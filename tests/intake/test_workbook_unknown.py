"""Cells whose value a workbook does not hold, in each format, and what of a sheet is hidden or merged."""

import struct

import openpyxl
import pytest
import xlsxwriter

from analysis.intake.workbook import read_sheets
from workbook_files import book, changed, formula, number, ods, record, xls

SHEET = "xl/worksheets/sheet1.xml"


def records(path):
    return read_sheets(path, path.name)[0].cells.records


@pytest.fixture
def path(tmp_path):
    return tmp_path / "b.xlsx"


def test_formula_without_a_stored_value_and_errors(path):
    book(path, {"Hộ": [["a", "=SUM(B2:B9)", "#N/A"], [1, "=1/0", "#REF!"]]})
    assert records(path) == [["a", "=SUM(B2:B9)", "#N/A"], ["1", "=1/0", "#REF!"]]


def test_unknown_cells_beyond_the_last_value_are_kept(path):
    book(path, {"Hộ": [["a"], [], [None, None, '=A1&"<"']]})
    assert records(path) == [["a", "", ""], ["", "", ""], ["", "", '=A1&"<"']]


def test_formula_of_the_library_that_writes_a_nought(path):
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet()
        page.write_formula(0, 0, "=SUM(B1:B9)")
        page.write_formula(0, 1, "=1+1", None, 2)
        page.write_formula(0, 2, "=B1", None, "có")
    assert records(path) == [["=SUM(B1:B9)", "2", "có"]]


def test_stored_results_are_values(path):
    book(path, {"Hộ": [["=A2", "=A3", "=A4"]]})
    changed(path, "xl/workbook.xml", lambda xml: xml.replace(b'fullCalcOnLoad="1"', b""))
    results = iter([b"<v>0</v>", b"<v>5</v>", b"<v>6</v>"])

    def computed(xml):
        for _ in range(3):
            xml = xml.replace(b"<v></v>", next(results), 1) if b"<v></v>" in xml else xml.replace(b"<v />", next(results), 1)  # fmt: skip
        return xml

    changed(path, SHEET, computed)
    assert records(path) == [["0", "5", "6"]]


def test_formula_that_gives_no_letters_is_blank(path):
    book(path, {"Hộ": [["a", '=IF(A1="","",1)', "b"]]})
    changed(path, SHEET, lambda xml: xml.replace(b'<c r="B1">', b'<c r="B1" t="str">'))
    assert records(path) == [["a", "", "b"]]


def test_cells_that_leave_out_their_address(path):
    book(path, {"Hộ": [["a", "=A1", "#N/A"], [1, 2, "=B1"]]})

    def unnumbered(xml):
        for place in (b"A1", b"B1", b"C1", b"A2", b"B2", b"C2", b"1", b"2"):
            xml = xml.replace(b' r="%s"' % place, b"")
        return xml

    changed(path, SHEET, unnumbered)
    assert records(path) == [["a", "=A1", "#N/A"], ["1", "2", "=B1"]]


def test_prefixed_and_single_quoted_xml(path):
    book(path, {"Hộ": [["a", "=A1"], [1, "#REF!"]]})

    def prefixed(xml):
        xml = xml.replace(b'r="B2"', b"r='B2'").replace(b't="e"', b"t='e'")
        return (
            xml.replace(b"</", b"\x00").replace(b"<", b"<x:").replace(b"\x00", b"</x:").replace(b"xmlns=", b"xmlns:x=")
        )

    changed(path, SHEET, prefixed)
    assert records(path) == [["a", "=A1"], ["1", "#REF!"]]


def test_hidden_and_merged_of_xlsx(path):
    made = openpyxl.Workbook()
    page = made.active
    for row in (["Thôn", "Dân tộc", "x"], ["A", "Kinh", 1], [None, "Kinh", 2], ["B", "Kinh", 3]):
        page.append(row)
    page.merge_cells("A2:A3")
    page.row_dimensions[3].hidden = page.row_dimensions[9].hidden = True
    page.column_dimensions["B"].hidden = True
    page.auto_filter.ref = "A1:C4"
    page.auto_filter.add_filter_column(0, ["A"])
    made.create_sheet("ẩn").sheet_state = "veryHidden"
    made.save(path)
    sheet, hidden = read_sheets(path, path.name)
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == (((1, 0, 2, 0),), (2,), (1,))
    assert (sheet.filtered, sheet.hidden, hidden.hidden) == (True, False, True)


def test_opendocument(tmp_path):
    path = ods(
        tmp_path / "b.ods",
        '<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=SUM([.C1:.C9])"/>'
        '<table:table-cell table:number-columns-repeated="2" table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="5" table:formula="of:=2+3"><text:p>5</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:visibility="filter"><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
        columns='<table:table-column/><table:table-column table:visibility="collapse"/>',
    )
    (sheet,) = read_sheets(path, "b.ods")
    assert sheet.cells.records == [["a", "=SUM([.C1:.C9])", "#N/A", "#N/A", "5"], ["", "1", "", "", ""]]
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns, sheet.filtered) == (
        ((0, 0, 1, 0),),
        (1,),
        (1,),
        True,
    )


def test_old_workbook(tmp_path):
    error = record(0x205, struct.pack("<3HBB", 0, 1, 0, 42, 1))
    hidden = record(0x208, struct.pack("<6HI", 1, 0, 5, 0, 0, 0, 0x20)) + record(
        0x7D, struct.pack("<6H", 2, 2, 0, 0, 1, 0)
    )
    path = xls(
        tmp_path / "b.xls",
        hidden
        + number(0, 0, 7)
        + error
        + formula(1, 0, struct.pack("<B5xH", 2, 0xFFFF).replace(b"\x02\x00\x00", b"\x02\x00\x17", 1))
        + formula(1, 1, bytes(8), flags=2)
        + formula(1, 2, struct.pack("<d", 4.0))
        + record(0xE5, struct.pack("<5H", 1, 0, 1, 3, 3)),
    )
    (sheet,) = read_sheets(path, "b.xls")
    assert sheet.cells.records == [["7", "#N/A", ""], ["#REF!", "=…", "4"]]
    assert (sheet.merged, sheet.hidden_rows, sheet.hidden_columns) == (((0, 3, 1, 3),), (1,), (2,))
