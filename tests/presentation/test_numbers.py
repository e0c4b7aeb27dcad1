from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from analysis.presentation import numbers


@pytest.mark.parametrize(
    ("value", "written"),
    [(1647, "1.647"), (0, "0"), (-3, "−3"), (1234567, "1.234.567"), (pd.NA, ""), (None, ""), (float("nan"), "")],
)
def test_integer(value, written):
    assert numbers.integer(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (5.585913, "5,59"),
        (2.675, "2,68"),
        (0.125, "0,13"),
        (100.0, "100,00"),
        (-0.4, "−0,40"),
        (-0.001, "0,00"),
        (1234.5, "1.234,50"),
    ],
)
def test_rate_is_rounded_half_up(value, written):
    assert numbers.rate(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0.4, "+0,40"), (-0.4, "−0,40"), (0.0, "0,00"), (0.001, "0,00"), (None, "")]
)
def test_signed(value, written):
    assert numbers.signed(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(1250.0, "1.250"), (37.5, "37,5"), (0.126, "0,13"), (7965, "7.965"), (None, "")]
)
def test_money(value, written):
    assert numbers.money(value) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2023, 1, 5), "ngày 05 tháng 01 năm 2023"),
        (date(2023, 2, 13), "ngày 13 tháng 02 năm 2023"),
        (date(2023, 3, 9), "ngày 09 tháng 3 năm 2023"),
        (date(2023, 12, 28), "ngày 28 tháng 12 năm 2023"),
    ],
)
def test_long_date_has_leading_zeros_where_the_decree_wants_them(day, written):
    assert numbers.date_long(day) == written


def test_long_date_reads_iso_text():
    assert numbers.date_long("2023-01-05") == "ngày 05 tháng 01 năm 2023"


def test_exact_fractions_are_written_too():
    assert numbers.signed(Fraction(1500, 527)) == "+2,85"
