"""The plan against its unit, its year, its objectives and the issued table."""

from datetime import date

import polars as pl
import pytest

from analysis.findings import InputError
from analysis.intake.checks.plan_fits import check_dates, check_level, check_meaning, check_reduction, check_unit
from analysis.intake.plan import Plan, Unit, read_plan
from analysis.intake.sheets import ROW, Sheet


def plan(reduction=3, **tables):
    return Plan.model_validate({"unit": {"name": "Kim Tân"}, "target": {"reduction": float(reduction)}} | tables)


@pytest.mark.parametrize("level", ["xã", "phường", "thị trấn", "đặc khu"])
def test_what_a_commune_may_be(level):
    assert check_level(plan(unit={"name": "Kim Tân", "level": level})) == []


@pytest.mark.parametrize(("level", "meant"), [("xa", "xã"), ("Phường", "phường"), ("huyện", None)])
def test_a_unit_that_is_no_commune_is_asked_about(level, meant):
    (found,) = check_level(plan(unit={"name": "Kim Tân", "level": level}))
    assert (found.severity, found.column, found.value) == ("warning", "unit.level", level)
    assert f"{level} Kim Tân" in found.remedy and (meant is None) == ("có phải" not in found.remedy)
    assert meant is None or f"“{meant}”" in found.remedy


@pytest.mark.parametrize("key", ["name", "level"])
def test_a_unit_without_a_word_is_refused(key, tmp_path):
    (tmp_path / "plan.toml").write_text(
        '[unit]\nname = "Kim Tân"\nlevel = "xã"\n[target]\nreduction = 3\n'.replace(
            {"name": "Kim Tân", "level": '"xã'}[key], {"name": " ", "level": '"'}[key]
        ),
        encoding="utf-8",
    )
    with pytest.raises(InputError) as raised:
        read_plan(tmp_path / "plan.toml")
    (found,) = raised.value.findings
    assert found.column == f"unit.{key}" and "không được để trống" in found.expected


@pytest.mark.parametrize(
    ("agency", "last", "others", "folder", "told"),
    [
        ("Ủy ban nhân dân xã Kim Tân", "Kim Tân", (), "kim-tan", False),
        ("UBND XÃ KIM TÂN", None, (), "kim-tan", False),
        ("Ủy ban nhân dân xã Ia Mrơn", None, (), "kim-tan", True),
        (None, "Ia Mrơn", (), "kim-tan", True),
        (None, None, ("kim-tan",), "ia-pa", True),
        (None, None, ("ia-mron",), "don-vi-1", False),  # a folder may have any name
    ],
)
def test_plan_of_another_unit(agency, last, others, folder, told):
    found = check_unit(plan(document={"agency": agency}), folder, others, Unit(name=last) if last else None)
    assert [(f.severity, f.column, f.check) for f in found] == [("warning", "unit.name", "plan_of_the_unit")] * told


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2023, 12, 10), False),
        ("ngày 10 tháng 12 năm 2023", False),
        ("ngày … tháng 02 năm 2024", False),
        ("05/01/2024", False),
        (date(2022, 12, 10), True),
        ("ngày 10 tháng 12 năm 2022", True),
        ("10/12/2024", True),
        ("không rõ", False),
    ],
)
@pytest.mark.parametrize("table", ["review", "evaluation"])
def test_decision_or_evaluation_of_another_year(table, day, told):
    found = check_dates(plan(**{table: {"date": day}}), 2023)
    assert [(f.column, f.check) for f in found] == [(f"{table}.date", "date_about_the_year")] * told


def test_year_within_the_words_of_the_decision():
    (found,) = check_dates(plan(review={"decision": "Quyết định số 12/QĐ-UBND ngày 01/12/2021"}), 2023)
    assert found.column == "review.decision"


def lines(target, code="MT.GIAM_NGHEO"):
    return Sheet("objectives.csv", pl.DataFrame({ROW: [5], "code": [code], "target": [target]}))


def counts(lifted, households=1000):
    return Sheet("targets.csv", pl.DataFrame({"reduction": [lifted], "households_end": [households]}))


@pytest.mark.parametrize(
    ("reduction", "objectives", "table", "told"),
    [
        (3, lines(3.0), None, False),
        (0.03, lines(3.0), None, True),
        (3, lines(2.5), None, True),
        (3, lines(None), None, False),
        (3, lines(2.5, "MT.1"), counts(29), False),
        (0.3, None, counts(29), True),
        (30, None, counts(29), True),
        (3, None, counts(20), False),  # a table may plan less than the plan says; the workings tell how much
        (0, None, counts(0), False),
    ],
)
def test_target_unlike_its_objective_or_its_table(reduction, objectives, table, told):
    found = check_reduction(plan(reduction), objectives, table)
    assert [(f.severity, f.column) for f in found] == [("warning", "target.reduction")] * told


@pytest.mark.parametrize(
    ("criterion", "code", "unit", "told"),
    [
        ("households_ratio", "MT.GIAM_NGHEO", "điểm %", True),
        ("households_ratio", "MT.GIAM_NGHEO", "Điểm phần trăm", True),
        ("households_ratio", "MT.GIAM_NGHEO", "%", False),
        ("households_ratio", "MT.GIAM_NGHEO", None, False),
        ("households_ratio", "MT.1", "điểm %", False),
        ("points", "MT.GIAM_NGHEO", "điểm %", False),
    ],
)
def test_objective_in_points_of_a_plan_judged_by_households(criterion, code, unit, told):
    frame = pl.DataFrame({"code": [code], "unit": [unit], ROW: [2]}, schema_overrides={"unit": pl.String})
    found = check_meaning(plan(target={"reduction": 3.0, "criterion": criterion}), Sheet("objectives.csv", frame))
    assert [(f.severity, f.column) for f in found] == [("warning", "target.criterion")] * told
