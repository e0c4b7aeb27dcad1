"""A file of tables is read whole and right, or refused for what it is, in seconds."""

import gzip
import os
import zipfile

import pytest

from analysis.findings import InputError
from analysis.intake.csv_records import BrokenRecords, records_of
from analysis.intake.file_bounds import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from analysis.intake.files import Unreadable, read_csv
from analysis.intake.toml_file import read_toml

TABLE = [["village", "households"], ["Thôn A", "1,5"]]


def refused(path):
    with pytest.raises(Unreadable) as error:
        read_csv(path, "villages.csv").all_records()  # of a large file only the beginning is read at once
    return error.value.finding


def written(tmp_path, content):
    path = tmp_path / "villages.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end(tmp_path, delimiter, end):
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in TABLE)
    assert read_csv(written(tmp_path, text), "villages.csv").records == TABLE


def test_the_line_that_names_its_delimiter_is_a_row_of_its_own(tmp_path):
    records = read_csv(written(tmp_path, "sep=;\nvillage;households\nThôn A;1,5\n"), "villages.csv").records
    assert records[1:] == TABLE


def test_commas_of_a_title_and_of_decimals_divide_nothing(tmp_path):
    text = "Danh sách hộ nghèo, cận nghèo, năm 2023\nvillage;rate;note\nThôn A;1,5;a, b, c, d\nThôn B;2,5;x\n"
    records = read_csv(written(tmp_path, text), "villages.csv").records
    assert records[2] == ["Thôn A", "1,5", "a, b, c, d"]


@pytest.mark.parametrize(
    ("content", "row", "told"),
    [
        ('a,b\nc,"d\ne,f\n', 2, "không đóng lại"),
        ('a,b\nc,"d"e\n', 2, "sau dấu nháy kép đóng"),
        ('a,b\nc,"' + "d" * 200_000 + '"\n', 2, "131.072"),
        ("," * MOST_COLUMNS + "\n", 1, f"{MOST_COLUMNS + 1} cột"),
        ("x" * 3_000_000, 1, "dài hơn 1 MB"),
        ("a,b\n" * 1000 + "x" * 3_000_000, 1, "dài hơn 1 MB"),
        (gzip.compress(b"a,b", mtime=0), None, "gzip"),
        (b"%PDF-1.7\n", None, "PDF"),
        (b"{\\rtf1 x}", None, "RTF"),
        ("\n<HTML><table>", None, "HTML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", None, "Excel cũ"),
    ],
)
def test_what_is_no_table_is_refused_in_vietnamese(tmp_path, content, row, told):
    found = refused(written(tmp_path, content))
    assert told in f"{found.value} {found.expected}"
    assert row is None or found.row is not None


def test_more_rows_than_a_sheet_has_are_refused():
    with pytest.raises(BrokenRecords) as error:
        records_of("\n" * (MOST_ROWS + 1), "villages.csv")
    assert error.value.finding.expected == f"không quá {MOST_ROWS} dòng"


def test_a_workbook_renamed_is_named(tmp_path):
    path = tmp_path / "villages.csv"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<x/>")
        file.writestr("xl/workbook.xml", "<x/>")
    assert "sổ tính Excel" in refused(path).value


def test_gigabytes_are_refused_unread(tmp_path):
    path = tmp_path / "villages.csv"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    assert f"{MOST_BYTES // 1_000_000} MB" in refused(path).expected


def test_pipe_folder_and_loop_of_links_are_no_files(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / "pipe", tmp_path / "loop", tmp_path):
        assert refused(path).expected == "tệp thường, đọc được"


@pytest.mark.parametrize(
    ("content", "row", "told"),
    [
        ("reduction = 2,5", 1, "viết reduction = 2.5"),
        ("reduction = 1.647,5", 1, "viết reduction = 1647.5"),
        ("reduction = 3%", 1, "viết reduction = 3"),
        ("a = 1\nname = “Kim Tân”", 2, "dấu nháy thẳng"),
        ("name = Kim Tân", 1, 'viết name = "Kim Tân"'),
        ('name = "Kim Tân\nb = 1', 1, "còn thiếu ở cuối"),
        ('name = Kim Tân"', 1, "còn thiếu ở đầu"),
        ("a = 1\na = 2\nb = 3", 2, "khóa a đã ghi ở trên"),
        ("[u]\n\n[u]\n", 3, "bảng [u] đã ghi ở trên"),
        ('name "Kim Tân"', 1, "thêm dấu ="),
        ('name: "Kim Tân"', 1, "thay dấu hai chấm"),
        ("date = 05/01/2023", 1, "viết date = 2023-01-05"),
        ('a = ["x",\n"y"\nb = 2', 3, "dấu ]"),
        ('a = [1,\nb = 2', 1, "thêm dấu ]"),
        ("a = " + "[" * 2000 + "]" * 2000, 1, "ngoặc thừa"),
        ("a." * 2000 + "a = 1", 1, "sửa tên khóa"),
        ("a = " + "9" * 5000, 1, "sửa số"),
        ('name = "Kim Tân"'.encode("utf-16"), None, "Encoding chọn UTF-8"),
        ('a = 1\nname = "Kim Tân, hộ nghèo"'.replace("ộ", "ô\u0323").replace("è", "e\u0300").encode("cp1258"), None, "Encoding chọn UTF-8"),
        ('name = "Th«n Bl«m"', 1, "Unikey"),
        (b"PK\x03\x04word/", None, "Notepad"),
        ("# x\n" * 300_000, None, "đúng tệp"),
    ],
)  # fmt: skip
def test_a_broken_toml_file_is_one_finding_that_fits(tmp_path, content, row, told):
    path = written(tmp_path, content)
    with pytest.raises(InputError) as error:
        read_toml(path, "plan.toml")
    (found,) = error.value.findings
    assert (found.row, told in found.remedy) == (row, True), found


def test_a_sound_toml_file_with_a_mark_and_windows_line_ends(tmp_path):
    assert read_toml(written(tmp_path, '\ufeff[unit]\r\nname = "Kim Tân"\r\n'), "plan.toml") == {
        "unit": {"name": "Kim Tân"}
    }
