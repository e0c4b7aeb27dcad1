from datetime import date

import pytest

from analysis.intake.text import fold, nearest, tidy
from analysis.intake.values import KINDS, count, day, decimal, decimal_mark, yes_no


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6", 6),
        ("1647", 1647),
        ("1.647", 1647),
        ("1,647", 1647),
        ("1 647", 1647),
        (" 12\xa0345\u202f678 ", 12345678),
        ("4'011", 4011),
        ("4’011,0", 4011),
        ("1.234.567", 1234567),
        ("4.0", 4),
        ("12,0", 12),
        ("0", 0),
    ],
)
def test_count_in_either_notation(typed, value):
    assert count(typed) == value


@pytest.mark.parametrize("typed", ["-1", "4.5", "1.64", "bốn", "1.23.456", "2040%", "1,647.5", "01.234"])
def test_count_refuses(typed):
    with pytest.raises(ValueError):
        count(typed)


@pytest.mark.parametrize(
    "typed", ["5 3", "3\n1", "1\n647", "30 28", "1 0", "16 47", "0 647", "12, 5", "1'64", "60\t500"]
)
def test_two_numbers_in_a_cell_are_no_number(typed):
    with pytest.raises(ValueError):
        count(typed)
    with pytest.raises(ValueError):
        decimal(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2.08", 2.08),
        ("0,68", 0.68),
        ("1.250,75", 1250.75),
        ("1,250.75", 1250.75),
        ("100 %", 100),
        ("1 250,75", 1250.75),
        ("- 1'250,75 %", -1250.75),
        ("0.125", 0.125),
        ("-3,5", -3.5),
    ],
)
def test_decimal_in_either_notation(typed, value):
    assert decimal(typed) == value


def test_decimal_that_reads_two_ways_is_refused():
    with pytest.raises(ValueError):
        decimal("1.647")


def test_decimal_that_reads_two_ways_follows_its_column():
    assert decimal("1.647", decimal_mark(["12,5", "1.647"])) == 1647
    assert decimal("1.647", decimal_mark(["12.5", "1.647"])) == 1.647
    assert decimal_mark(["12,5", "12.5"]) is None


@pytest.mark.parametrize("typed", ["có", "Có", "CÓ", "x", "X", "1", "1.0", "true", "TRUE", " co ", "✓"])
def test_yes(typed):
    assert yes_no(typed) is True


@pytest.mark.parametrize("typed", ["không", "Không", "0", "0.0", "false", "", "  ", "-"])
def test_no(typed):
    assert yes_no(typed) is False


@pytest.mark.parametrize("typed", ["2", "?", "chưa rõ", "10", "01", "00", "1-0", "-1"])
def test_yes_no_refuses(typed):
    with pytest.raises(ValueError):
        yes_no(typed)


@pytest.mark.parametrize("typed", ["2021-12-05", "05/12/2021", "5/12/2021", "05-12-2021", "2021-12-05 00:00:00"])
def test_day(typed):
    assert day(typed) == date(2021, 12, 5)


@pytest.mark.parametrize("typed", ["31/02/2021", "2021", "tháng 12"])
def test_day_refuses(typed):
    with pytest.raises(ValueError):
        day(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("nghèo", "poor"), ("NGHÈO", "poor"), ("hộ cận nghèo", "near_poor"), ("Khong ngheo", "not_poor"), ("", "absent")],
)
def test_class(typed, value):
    assert KINDS["class"].parse(typed) == value


def test_class_that_is_only_punctuation_is_refused():
    with pytest.raises(ValueError):
        KINDS["class"].parse("-")


def test_composed_and_decomposed_letters_are_one():
    assert tidy("Thôn Đồng  Sơn\u00a0") == "Thôn Đồng Sơn"
    assert fold("Mã hộ") == fold("MA_HO") == "ma ho"


def test_nearest_forgives_diacritics():
    assert nearest("Thon Blom", ["Thôn Blôm", "Thôn 1"]) == "Thôn Blôm"
    assert nearest("xyz", ["Thôn Blôm"]) is None


def test_another_number_is_another_name():
    assert nearest("Thon 9", ["Thôn 2", "Thôn 1", "Thôn Blôm"]) is None
    assert nearest("Thon Mo Nang", ["Thôn Mơ Nang 2"]) == "Thôn Mơ Nang 2"
    assert nearest("Thôn Blom 1", ["Thôn Blôm"]) == "Thôn Blôm"


@pytest.mark.parametrize(
    ("text", "value"),
    [("≤", "at_most"), ("<=", "at_most"), ("Không quá", "at_most"), ("tối đa", "at_most"), ("at_most", "at_most"),
     ("≥", "at_least"), ("ít nhất", "at_least"), ("at least", "at_least"), ("", "")],
)  # fmt: skip
def test_direction(text, value):
    assert KINDS["direction"].parse(text) == value


def test_direction_that_says_neither():
    with pytest.raises(ValueError):
        KINDS["direction"].parse("giảm")
