"""What is annexed to the plan: no heading and signature of its own, counts without persons, money and loans apart."""

import pandas as pd
import pytest

import ward
from analysis import planning
from analysis.intake import open_year
from analysis.presentation.show import Page
from pages import a_page

PROGRAMME = pd.DataFrame(
    {
        "code": ["DA5", "CS.TINDUNG"],
        "name": ["Dự án 5", "Tín dụng"],
        "responsible": ["Địa chính", "Hội Nông dân"],
        "indicator": ["Nhà", ""],
        "unit": ["nhà", "hộ"],
        "planned": [7.0, 13.0],
        "money_central": [431.7, pd.NA],
        "money_mobilised": [20.0, pd.NA],
        "money_credit": [pd.NA, 957.0],
    }
)
NEEDS = pd.DataFrame({"demand": [9, pd.NA], "need_unit": ["hộ", ""], "gap": [2.0, pd.NA]}, index=["DA5", "CS.TINDUNG"])


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = ward.ward(tmp_path_factory.mktemp("raw"))
    return open_year(ward.UNIT, ward.YEAR, data_dir=str(folder.parents[1]))


@pytest.fixture(scope="module")
def plan(data):
    return planning.plan_targets(data.previous_households, data.previous_villages, data.target_counts, data.plan.target)


def test_first_annex_begins_the_page_without_a_national_heading(data):
    html = Page(data).front_annexes().html
    assert "Phụ lục I<br>BẢNG CHỈ TIÊU GIẢM TỶ LỆ HỘ NGHÈO NĂM 2026" in html
    assert "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân phường Thử)" in html
    assert "CỘNG HÒA" not in html


def test_both_meanings_and_the_plans_own_are_said(data, plan):
    shown = Page(data).plan_meanings(plan.table)
    found = {figure.row: figure.value for figure in shown.figures if figure.table == "two_meanings"}
    assert found == {"points": 0.57, "households_ratio": pytest.approx(100 * 17 / 3038)}
    assert "Mục tiêu của Kế hoạch là 0,6\u00a0điểm phần trăm." in shown.text


def test_a_fall_is_the_difference_of_the_printed_rates():
    rates = {
        "poor_start_rate": [2.567],
        "poor_end_rate": [1.2937],
        "reduction_rate": [1.2],
        "reduction": [22],
        "poor_start": [43],
    }
    shown = a_page().plan_meanings(pd.DataFrame(rates, index=["total"]))
    assert "2,57 − 1,29 = 1,28" in shown.text.replace("\u00a0", " ")


def test_where_too_few_registered_is_said_with_how_many(data, plan):
    shown = Page(data).sentence_registered_short(plan.registered, plan.table)
    assert shown.text == "Số hộ đăng ký ít hơn chỉ tiêu giảm hộ nghèo, phải vận động thêm: Tổ dân phố 5: 1\u00a0hộ."
    assert [(figure.row, figure.value) for figure in shown.figures] == [("Tổ dân phố 5", 1)]


def test_money_of_the_matrix_never_adds_loans():
    shown = a_page(programme=PROGRAMME, objectives=None).table_plan_matrix(planning.plan_matrix(PROGRAMME, NEEDS))
    cells = {(figure.row, figure.column): figure.value for figure in shown.figures}
    assert cells["total", "money_total"] == 451.7
    assert cells["total", "money_credit"] == 957
    assert ("DA5", "money_credit") not in cells
    assert "Vốn vay tín dụng" in shown.html and "Tỉnh" not in shown.html


def test_need_in_another_unit_than_the_plan_names_it():
    shown = a_page(programme=PROGRAMME, objectives=None).table_plan_matrix(planning.plan_matrix(PROGRAMME, NEEDS))
    assert '9<br><span class="words">hộ</span>' in shown.html


def test_tasks_with_a_number_follow_the_money(data):
    objectives = pd.DataFrame(
        {"code": ["NV.1", "NV.2"], "name": ["Đếm", "Làm"], "section": ["III.1", "III.2"], "responsible": ["A", "A"],
         "unit": ["buổi", "nhiệm vụ"], "target": [10.0, 1.0]}
    )  # fmt: skip
    shown = a_page(programme=None, objectives=objectives).table_plan_matrix(None)
    assert "Đếm" in shown.html and "Làm" not in shown.html
    assert "Kinh phí (triệu đồng)" not in shown.html


def test_neither_programme_nor_tasks_is_a_blank():
    assert "đơn vị bổ sung" in a_page(programme=None, objectives=None).table_plan_matrix(None).text


def test_no_household_and_no_person_stands_in_the_annexes(data, plan):
    page, last = Page(data), (data.previous_households, data.previous_villages)
    shown = [page.table_registered(plan.registered), page.table_assignments(planning.assignments(*last))]
    everything = "".join(str(part.html) + str(part.figures) for part in shown)
    assert "TN-" not in everything and "Nguyễn" not in everything


@pytest.mark.parametrize(
    ("households", "caption"),
    [(0, "Hộ cận nghèo đầu năm 2023"), (40, "Hộ cận nghèo và hộ nghèo dân tộc thiểu số đầu năm 2023")],
)
def test_a_commune_without_minorities_has_no_empty_columns_of_them(households, caption):
    counts = {
        "near_poor": 2,
        "near_poor_rate": 1.0,
        "minority_households": households,
        "minority_poor": 0,
        "minority_rate": 0,
    }
    groups = pd.DataFrame([counts] * 2, index=["Thôn A", "total"]).astype("Float64")  # fmt: skip
    shown = a_page().table_beside_targets(groups)
    assert shown.blocks[0].caption == caption
    told = set(counts) if households else {"near_poor", "near_poor_rate"}
    assert {figure.column for figure in shown.figures} == told
