import pytest

from analysis.findings import InputError
from analysis.standards import INDICATOR_CODES, standard_for, standards


@pytest.mark.parametrize(
    ("year", "first", "rural", "urban"),
    [
        (2022, 2022, 1_500_000, 2_000_000),
        (2026, 2022, 1_500_000, 2_000_000),
        (2027, 2027, 2_200_000, 2_800_000),
        (2030, 2027, 2_200_000, 2_800_000),
    ],
)
def test_line_of_the_year(year, first, rural, urban):
    standard = standard_for(year)
    assert standard.first_year == first
    assert standard.income_line == {"rural": rural, "urban": urban}


@pytest.mark.parametrize("year", [2021, 2031])
def test_year_without_standard_is_refused_by_name(year):
    with pytest.raises(InputError, match=str(year)):
        standard_for(year)


@pytest.mark.parametrize("standard", standards(), ids=lambda standard: str(standard.first_year))
def test_twelve_indicators_in_six_dimensions(standard):
    assert tuple(standard.labels) == INDICATOR_CODES
    assert len(standard.dimensions) == 6
    assert sorted(code for codes in standard.dimensions.values() for code in codes) == list(INDICATOR_CODES)


def test_standards_do_not_overlap():
    years = [year for standard in standards() for year in range(standard.first_year, standard.last_year + 1)]
    assert len(years) == len(set(years))
