"""Objectives against the programme: contradictions are told with both places, agreement is not told at all."""

import polars as pl
import pytest

from analysis.evaluation.measures import measure_meanings
from analysis.intake.checks.across_lines import check_across
from analysis.intake.checks.lines import check_money, check_objectives, check_programme, credit_alone
from analysis.intake.review_codes import REVIEW_CODES
from analysis.intake.sheets import Sheet

NAME = "Hỗ trợ phụ nữ nghèo sinh con"


def objective(**cells):
    return {
        "source_row": 7,
        "code": "NV.1",
        "name": f"{NAME}; báo cáo",
        "unit": "%",
        "target": 100,
        "actual": 100,
        "section": "III",
    } | cells


def project(**cells):
    return {"source_row": 3, "code": "CS.1", "name": NAME, "unit": "người", "planned": 6, "actual": 5} | cells


def across(objectives, programme):
    return check_across(sheet("objectives.csv", objectives), sheet("programme.csv", programme))


def sheet(file, lines):
    return Sheet(file, pl.DataFrame(lines, infer_schema_length=None))


def told(objectives, programme):
    return [(f.row, f.column, f.check) for f in across(objectives, programme)]


def money(name, target, actual, **cells):
    return objective(name=name, section="IV.1", unit="triệu đồng", target=target, actual=actual, **cells)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"actual": 83.3}, {}),
        ({}, {"actual": 6}),
        ({"name": "Việc khác"}, {}),
        ({}, {"planned": None}),
        ({"unit": "nhiệm vụ"}, {}),
    ],
)
def test_what_agrees_or_cannot_be_compared_is_not_told(ours, theirs):
    assert told([objective(**ours)], [project(**theirs)]) == []


def test_all_met_beside_five_of_six_names_both_places():
    (found,) = across([objective()], [project()])
    assert (found.file, found.row, found.severity) == ("objectives.csv", 7, "warning")
    assert "programme.csv dòng 3" in found.expected and "5 trên 6" in found.expected


def test_same_unit_must_have_the_same_numbers():
    ours = objective(unit="Người", target=6, actual=4)
    assert told([ours], [project()]) == [(7, "actual", "objective_is_programme")]


def test_budget_and_mobilised_are_compared_and_credit_is_in_neither():
    lines = [money("Kinh phí từ ngân sách", 80, 70), money("Huy động các nguồn", 10, 9, source_row=8)]
    projects = [
        project(name="Nhà", money_central=70, money_province=10, money_mobilised=10, disbursed=79),
        project(name="Vay", code="CS.TINDUNG", money_credit=500, disbursed=480),
    ]
    assert told(lines, projects) == []
    assert told([lines[0] | {"target": 90}, lines[1]], projects) == [(7, "target", "money_is_programme")]
    assert told([lines[0], lines[1] | {"actual": 489}], projects) == [(7, "actual", "money_is_programme")]


def test_spent_is_compared_only_where_the_objectives_speak_of_all_money():
    projects = [project(name="Nhà", money_central=80, money_mobilised=10, disbursed=79)]
    assert told([money("Kinh phí từ ngân sách", 80, 70)], projects) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"code": "CS.TINDUNG", "money_mobilised": 9.0}, ["credit_apart"]),
        ({"name": "Cho vay vốn ưu đãi", "money_mobilised": 9.0}, ["credit_apart"]),
        ({"code": "CS.TINDUNG", "money_credit": 9.0, "money_mobilised": 0.0}, []),
        ({"money_mobilised": 9.0}, []),
        ({"money_credit": -1.0}, ["money_not_negative"]),
    ],
)
def test_money_of_a_line(cells, expected):
    assert [f.check for f in check_money(sheet("programme.csv", [project(**cells)]))] == expected


def test_line_of_credit_alone():
    assert credit_alone(project(money_credit=9.0, money_central=0.0))
    assert not credit_alone(project(money_credit=9.0, money_central=1.0)) and not credit_alone(project())


def test_codes_that_the_review_answers_are_those_of_the_evaluation():
    assert set(REVIEW_CODES) == set(measure_meanings())


def test_line_that_the_review_could_answer_says_whether_it_does():
    line = objective(code="MT.BHYT", source="", actual=None)
    lines = [line, objective(code="MT.VAY_VON", source="review", actual=None), objective(code="MT.PHAP_LY", source="")]
    (told,) = check_objectives(sheet("objectives.csv", lines))
    assert (told.severity, told.row, told.column, told.check) == ("warning", 7, "source", "answered_by_review")
    without = [
        {code: cell for code, cell in line.items() if code != "source"}
        for line in (line, line | {"code": "MT.VAY_VON"})
    ]
    (told,) = check_objectives(sheet("objectives.csv", without))
    assert (told.row, told.column) == (None, "source") and "MT.BHYT, MT.VAY_VON" in told.remedy


BUDGET = [
    project(source_row=n, code=f"CS.{n}", money_central=n, money_province=n / 10, disbursed=n) for n in (20, 30, 42)
]


@pytest.mark.parametrize(
    ("target", "changed", "place"),
    [
        (101.2, {"money_central": 30_000}, ("programme.csv", 30, "money_central")),
        (101.2, {"money_province": 300}, ("programme.csv", 30, "money_province")),
        (1012, {}, ("objectives.csv", 7, "target")),
        (101.2, {"money_central": 37}, ("objectives.csv", 7, "target")),
    ],
)
def test_money_with_noughts_too_many_is_told_at_its_cell_and_other_differences_at_the_sum(target, changed, place):
    lines = [line | (changed if line["source_row"] == 30 else {}) for line in BUDGET]
    (told,) = across([money("Ngân sách các cấp", target, 92)], lines)
    assert (told.file, told.row, told.column) == place


def test_disbursed_with_its_decimal_mark_lost_is_told_at_its_cell():
    lines = [BUDGET[0] | {"disbursed": 200}, *BUDGET[1:]]
    (told,) = across([money("Ngân sách các cấp", 101.2, 92)], lines)
    assert (told.file, told.row, told.column, told.expected[:3]) == ("programme.csv", 20, "disbursed", "20,")


@pytest.mark.parametrize("typed", ["CS-QUYNGHEO", "cs.quyngheo", "CS.QUYNGHEO.", "CS QUYNGHEO"])
def test_code_written_otherwise_than_all_others_is_asked_about(typed):
    codes = ["CS.BHYT", "CS.NHAO", "CS.PHAPLY", "CS.SINHCON", typed]
    told = check_programme(
        sheet("programme.csv", [project(source_row=n, code=code) for n, code in enumerate(codes, 2)])
    )
    assert [(f.severity, f.row, f.column, f.check) for f in told] == [("warning", 6, "code", "code_form")]


def test_two_ways_of_writing_codes_are_the_units_own():
    codes = ["CS.BHYT", "CS.NHAO", "DA4-1", "DA4-2", "CS.SINHCON", "CS.PHAPLY"]
    assert not check_programme(
        sheet("programme.csv", [project(source_row=n, code=code) for n, code in enumerate(codes)])
    )


NUMBERS = ("planned", "actual", "money_central", "money_province", "money_district", "money_mobilised", "disbursed")


@pytest.mark.parametrize(("said", "asked"), [({}, True), ({"name": "Hỗ trợ"}, False), ({"planned": 3}, False)])
def test_a_line_with_a_code_alone_is_asked_about(said, asked):
    empty = project(source_row=3, code="CS.NHAO") | dict.fromkeys(NUMBERS) | {"name": ""} | said
    told = check_programme(sheet("programme.csv", [project(source_row=2, code="CS.BHYT"), empty]))
    assert [(f.severity, f.row, f.column, f.check) for f in told] == [
        ("warning", 3, "code", "line_says_something")
    ] * asked
