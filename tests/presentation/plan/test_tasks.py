"""The tasks of part III: gathered by unit, a number once, the programme's line beside the tasks."""

import pandas as pd

from analysis.presentation.plan.lines import amount, project_amount, section_of
from analysis.presentation.plan.tasks import by_unit
from pages import a_page

COLUMNS = ("code", "name", "section", "responsible", "unit", "target")
TASKS = pd.DataFrame(
    [
        ("NV.1", "Tập huấn", "III.1", "Văn phòng", "nhiệm vụ", 1.0),
        ("NV.2", "Làm nhà", "III.2.5", "Địa chính", "hộ", 24.0),
        ("NV.3", "Vẽ bản đồ", "III.2.5", "Địa chính", "bản", float("nan")),
        ("CS.1", "Đưa lao động đi làm việc", "III.3.2", "Lao động", "người", 5.0),
    ],
    columns=COLUMNS,
)
PROGRAMME = pd.DataFrame(
    [
        ("DA5", "Dự án 5: Nhà ở", "Địa chính", "Nhà được làm mới", "nhà", 24.0),
        ("DA7", "Dự án 7: Năng lực", "", "Cán bộ được tập huấn", "người", 26.0),
        ("CS.VIECLAM", "Hỗ trợ việc làm", "Lao động", "Lao động đi làm việc", "người", 5.0),
        ("CS.DOTXUAT", "Trợ giúp đột xuất", "Lao động", "Hộ được trợ giúp", "hộ", float("nan")),
    ],
    columns=("code", "name", "responsible", "indicator", "unit", "planned"),
)


def page():
    return a_page(objectives=TASKS, programme=PROGRAMME)


def test_tasks_and_projects_of_a_unit_stand_together():
    text = page().plan_projects().text
    assert text.splitlines()[:4] == [
        "a) Địa chính",
        "Làm nhà: 24\u00a0hộ.",
        "Vẽ bản đồ.",
        "Dự án, tiểu dự án phụ trách: Dự án 5: Nhà ở: 24\u00a0nhà được làm mới.",
    ]


def test_line_without_a_unit_responsible_is_a_blank():
    assert "b) […đơn vị bổ sung: đơn vị chịu trách nhiệm…]" in page().plan_projects().text


def test_policy_that_a_task_states_is_not_told_again():
    shown = page().plan_policies()
    assert "Hỗ trợ việc làm" not in shown.text
    assert "Chính sách phụ trách: Trợ giúp đột xuất." in shown.text
    assert {figure.row for figure in shown.figures} == {"CS.1"}


def test_project_with_the_number_of_a_task_is_still_named():
    assert "Dự án 5" in page().plan_projects().text


def test_one_task_once_done_has_no_number():
    assert page().plan_tasks().text == "Văn phòng\nTập huấn."
    assert page().plan_tasks().figures == ()


def test_indicator_that_does_not_begin_with_its_unit_stands_in_brackets():
    row = pd.Series({"code": "DA4", "unit": "người", "indicator": "Lao động được dạy nghề", "planned": 30.0})
    assert project_amount(row).text == "30\u00a0người (lao động được dạy nghề)"


def test_direction_is_said():
    row = pd.Series({"code": "MT.1", "unit": "%", "direction": "at_most", "target": 17.5})
    assert amount("objectives", row, "target").text == "không quá 17,5\u00a0%"


def test_sections_lead_to_parts_of_the_plan():
    found = [section_of(section) for section in ("II.2", "III.2.10", "III", "V.1", "IV.2", "IV", "", "Khác")]
    assert found == ["II.2", "III.2", "III.1", "III.1", "IV.2", "IV.2", "II.2", "II.2"]


def test_more_units_than_letters_still_have_one_each():
    many = pd.DataFrame([(f"N{n}", f"Việc {n}", "III.1", f"Đơn vị {n}", "", 1.0) for n in range(30)], columns=COLUMNS)
    assert len(by_unit(many, PROGRAMME[:0], "")) == 30
    assert "aa) Đơn vị 23" in a_page(objectives=many).plan_tasks().text


def test_words_of_the_data_are_escaped():
    shown = a_page(objectives=TASKS.assign(name="<b>Việc</b>"), programme=None).plan_tasks()
    assert "&lt;b&gt;Việc" in shown.html
