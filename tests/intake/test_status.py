"""The status of a report: asked for, else what plan.toml says; a half-year is always preliminary."""

import pytest

from analysis.intake import open_year
from factories import PLAN, half_year

DECISION = '\n[review]\ndecision = "12/QĐ-UBND"\ndate = "2023-12-12"\n'


def status(folder, **values):
    return open_year("thu-nghiem", 2023, data_dir=str(folder.parents[1]), **values).parameters.status


@pytest.mark.parametrize(
    ("plan", "asked", "expected"),
    [(PLAN, "", "sơ bộ"), (PLAN + DECISION, "", "chính thức"), (PLAN + DECISION, "sơ bộ", "sơ bộ")],
)
def test_plan_decides_unless_asked(unit, plan, asked, expected):
    (unit / "plan.toml").write_text(plan, encoding="utf-8")
    assert status(unit, status=asked) == expected


def test_year_without_a_plan_is_preliminary(unit):
    (unit / "plan.toml").unlink()
    assert status(unit) == "sơ bộ"


def test_half_year_is_preliminary_whatever_the_plan_says(unit):
    half_year(unit)
    (unit / "plan.toml").write_text(PLAN + DECISION, encoding="utf-8")
    assert status(unit, period="H1") == "sơ bộ"
    assert open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), period="H1").period == "2023-H1"
