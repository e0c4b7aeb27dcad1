"""Rows above the head: data are refused and read all the same, so that nothing else is told of them; titles are left alone."""

import pytest

from analysis.intake.dictionary import dictionary
from analysis.intake.heads import find_head
from analysis.intake.rows import data_rows
from analysis.intake.rows_above import rows_above

VILLAGES = [
    "village",
    "area",
    "especially_difficult",
    "households",
    "persons",
    "minority_households",
    "minority_persons",
]
ROW = ["Thôn A", "rural", "0", "100", "400", "50", "200"]
OTHER = ["Thôn B", "rural", "1", "60", "240", "30", "120"]


def read(table, records):
    head = find_head(records, dictionary()[table])
    return data_rows(records, head, dictionary()[table], "tệp")


def test_data_above_the_head_are_one_error_and_are_kept():
    rows = read("villages", [ROW, VILLAGES, OTHER])
    assert rows.kept == [0, 2] and [(f.row, f.check) for f in rows.findings] == [(1, "rows_above_head")]


def test_row_like_the_one_above_the_head_is_no_repeated_head():
    rows = read("villages", [ROW, VILLAGES, ROW, OTHER])
    assert {0, 2} <= {*rows.kept, *(f.row - 1 for f in rows.findings)} and "repeated_head" not in {
        f.check for f in rows.findings
    }
    assert [f.severity for f in rows.findings][:1] == ["error"]


@pytest.mark.parametrize(
    "title",
    [
        ["BIỂU TỔNG HỢP NĂM 2023", "", "", "", "", "", ""],
        ["ỦY BAN NHÂN DÂN XÃ", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "", "", ""],
        ["Biểu số 1", "", "", "2023", "", "", ""],
        ["", "", "", "2023", "12", "31", ""],
        ["1", "2", "3", "4", "5", "6", "7"],
        ["Thôn", "", "", "hộ", "người", "hộ", "người"],
        ["", "", "", "", "", "", ""],
    ],
)
def test_titles_are_no_data(title):
    records = [title, VILLAGES, ROW, OTHER]
    assert rows_above(records, find_head(records, dictionary()["villages"])) == []


def test_line_of_the_plan_above_its_head():
    records = [["MT.1", "Nhà ở", "15", ""], ["code", "name", "target", "actual"], ["MT.2", "Tập huấn", "100", "90"]]
    assert read("objectives", records).kept == [0, 2]
