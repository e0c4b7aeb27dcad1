"""Workbooks that would fill memory, and files that are none: refused in words, quickly, with nothing printed by the reader."""

import resource
import shutil
import struct
import sys
import time
import zipfile

import pytest

from analysis.intake.book import facts, kind, limits
from analysis.intake.files import Unreadable
from analysis.intake.workbook import read_sheets
from workbook_files import book, changed, compound, number, ods, xls

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE a [<!ENTITY l0 "ha">' + b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12)) + b"]>"  # fmt: skip


@pytest.fixture
def path(tmp_path):
    return book(tmp_path / "b.xlsx", {"Hộ": [["a", "b"], [1, 2], [3, 4]]})


def refused(path, capfd):
    """What the refusal says was found; it takes seconds, adds little memory and leaves no trace of the reader."""
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable) as raised:
        read_sheets(path, path.name)
    assert time.process_time() - began < 10  # of the processor: another program may take the clock's
    added = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert added < (1 << 20 if sys.platform == "linux" else 1 << 30)
    assert capfd.readouterr().err == ""
    finding = raised.value.finding
    assert finding.severity == "error" and finding.remedy
    return finding.value


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (b"XFD1048576", "XFD1048576"),
        (b"AAAAAAAAAAAAAA3", "AAAAAAAAAAAAAA3"),
        (b"B99999999999", "B99999999999"),
        (b"ABC3", "731 cột, ô xa nhất ABC3"),
    ],
)
def test_cell_far_out_is_named(path, capfd, place, found):
    changed(path, SHEET, lambda xml: xml.replace(b'r="B3"', b'r="%s"' % place))
    assert found in refused(path, capfd)


def test_blank_cell_far_out_is_no_cell(path):
    changed(path, SHEET, lambda xml: xml.replace(b"</row></sheetData>", b'<c r="XFD3" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'))  # fmt: skip
    assert read_sheets(path, "b")[0].cells.records == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_rows_with_a_format_only_are_no_rows(path):
    rows = b"".join(b'<row r="%d" s="1"><c r="A%d" s="0"/></row>' % (n, n) for n in range(4, 200_000))
    changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert len(read_sheets(path, "b")[0].cells.records) == 3


def test_row_of_more_cells_than_a_sheet_has_columns(path, capfd):
    changed(path, SHEET, lambda xml: xml.replace(b'<row r="3">', b'<row r="3">' + b"<c><v>1</v></c>" * 100_000))
    assert "ngoài trang tính" in refused(path, capfd)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"])
def test_entities_that_unfold(path, capfd, part):
    changed(path, part, lambda xml: LAUGHS + xml)
    assert "XML" in refused(path, capfd)


def test_zip_that_unfolds(path, capfd, monkeypatch):
    most = 2**24
    assert most < limits.XML_BYTES < 2**30
    monkeypatch.setattr(kind, "XML_BYTES", most)
    changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * (most + 1) + b"</sheetData>"))
    assert "bung ra" in refused(path, capfd)


def test_zip_that_tells_a_smaller_size(path, capfd):
    changed(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * 2**24 + b"</sheetData>"))
    raw = bytearray(path.read_bytes())
    for signature, size, name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = raw.find(signature)
        while at >= 0:
            if raw[at + name : at + name + len(SHEET)] == SHEET.encode():
                struct.pack_into("<I", raw, at + size, 100)
            at = raw.find(signature, at + 4)
    path.write_bytes(raw)
    assert "hỏng" in refused(path, capfd)


def test_sheets_that_are_large_together(path, capfd, monkeypatch):
    monkeypatch.setattr(facts, "AREA", 5)
    assert "6 ô" in refused(path, capfd)


def test_cell_of_opendocument_written_once_for_a_million(tmp_path, capfd):
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    path = ods(tmp_path / "b.ods", f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    assert "1048576 dòng × 16384 cột" in refused(path, capfd)


def test_cell_of_an_old_workbook_out_of_bounds(tmp_path, capfd):
    assert "CRXP65536" in refused(xls(tmp_path / "b.xls", number(65535, 65535, 1)), capfd)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "tệp rỗng"),
        (b"\x00" * 600, "tệp rỗng"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "trang web (HTML)"),
        ("\ufeff<table><tr><td>1</td></tr></table>".encode(), "trang web (HTML)"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003 dạng XML"),
        (b"MIME-Version: 1.0\r\n", ".mht"),
        ("Mã hộ,Thôn\n1,A\n".encode(), "CSV"),
        ("Mã hộ\tThôn\n".encode("utf-16"), "CSV"),
        (b"%PDF-1.7", "PDF"),
        (compound({"WordDocument": bytes(4096)}), "Word (.doc)"),
        (compound({"EncryptedPackage": bytes(4096), "EncryptionInfo": bytes(4096)}), "mật khẩu"),
        (compound({"Workbook": bytes(4096)})[:1000], "cắt ngắn"),
        (b"PK\x03\x04" + bytes(100), "cắt ngắn"),
    ],
)  # fmt: skip
def test_file_that_is_no_workbook_is_named_for_what_it_is(tmp_path, capfd, content, found):
    path = tmp_path / "b.xls"
    path.write_bytes(content)
    assert found in refused(path, capfd)


@pytest.mark.parametrize(("part", "found"), [("word/document.xml", "Word (.docx)"), ("xl/workbook.bin", ".xlsb"), ("a/b.xlsx", "ZIP")])  # fmt: skip
def test_zip_that_is_no_workbook(tmp_path, capfd, part, found):
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    assert found in refused(path, capfd)


def test_truncated_workbook(path, capfd):
    path.write_bytes(path.read_bytes()[:-200])
    assert "cắt ngắn" in refused(path, capfd)


def test_workbook_broken_inside(path, capfd):
    changed(path, SHEET, lambda xml: xml.replace(b'r="B3" t="n"', b'r="B3" t="s"'))
    assert "hỏng" in refused(path, capfd)


def test_workbook_under_another_suffix_is_read(path, tmp_path):
    shutil.copy(path, tmp_path / "c.xls")
    assert len(read_sheets(tmp_path / "c.xls", "c")[0].cells.records) == 3
