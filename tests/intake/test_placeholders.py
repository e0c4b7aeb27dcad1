"""Cells that say nothing: blank where a cell may be blank, refused where a name must stand, and never a real word."""

import pytest

from analysis.intake.columns import NAME_WITH_NUMBER
from analysis.intake.dictionary import dictionary
from analysis.intake.letters import mended_letters
from analysis.intake.placeholders import NAMES, OPTIONAL, blanked, is_placeholder, refused
from analysis.intake.text import tidy
from analysis.intake.unknown import unknown


@pytest.mark.parametrize(
    "text",
    ["-", "–", "—", "--", "…", "...", ".", "/", "//", "_", "*", "x", "X", "xx", "0", "00", "0.0", "0,0", " - ", "\u00a0-\u00a0", "(-)",
     "không", "Không", "KHÔNG CÓ", "không có.", "khong co", "(không)", "ko", "chưa có", "Chưa rõ", "n/a", "N/A", "null", "NULL", "None", "NaN", "✓"],
)  # fmt: skip
def test_says_nothing(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "Hội Phụ nữ", "không đủ điểm do ốm đau", "chưa có đất sản xuất", "Xã đoàn", "Xa", "X1", "10", "KT-001", "1", "Nà", "Na", "Thôn 0",
     "#N/A", "#REF!", "?", "Bình?", "Ủy ban", "Nan", "Ko", "Kho", "Cô", "không có lao động"],
)  # fmt: skip
def test_says_something_or_is_blank_or_unknown(text):
    assert not is_placeholder(text)


def test_a_column_that_may_be_blank_has_one_note_of_all_its_cells():
    (note,) = blanked("households.csv", "helper", {"-": (5, 30), "không": (3, 2)})
    assert (note.severity, note.row, note.column, note.value) == ("note", 3, "helper", "-”, “không")
    assert "32 ô" in note.remedy
    assert blanked("households.csv", "helper", {}) == []


def test_a_name_that_is_none_is_an_error_as_a_blank_cell_is():
    finding = refused("households.csv", 7, "household_id", "-")
    assert (finding.severity, finding.row, finding.value, finding.check) == ("error", 7, "-", "filled_cell")


def test_every_column_of_text_is_decided():
    of_text = {
        column.code
        for table in dictionary().values()
        for column in table.columns
        if column.kind in ("text", "village", "restricted")
    }
    assert of_text <= OPTIONAL | NAMES
    assert not OPTIONAL & NAMES


@pytest.mark.parametrize("name", ["Thôn 1", "Buôn Blôm 12", "Tổ dân phố 3", "Thôn Mơ Nang 2", "Thôn 1 xã 0"])
def test_name_with_a_number_is_passed_as_it_stands(name):
    assert NAME_WITH_NUMBER.fullmatch(name)
    assert not is_placeholder(name) and unknown(name) is None and mended_letters(name) == name == tidy(name)


@pytest.mark.parametrize("name", ["Thôn  1", "Thôn 1 ", "Thôn 1\n", "Thôn ? 1", "Thôn", "0", "Ðội 1", "Tho\u0302n 1", "Thôn\u00a01", "Th\u200bôn 1"])  # fmt: skip
def test_other_name_is_looked_at(name):
    assert not NAME_WITH_NUMBER.fullmatch(name)
