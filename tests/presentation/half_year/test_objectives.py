"""Objectives and tasks to date: the goals in the body, what is slow in the annex, nothing as zero that is unknown."""

import re

import pandas as pd

from pages import a_page

HALF = a_page(period="2024-H1", year=2024)
OBJECTIVES = pd.DataFrame(
    {
        "code": ["MT.GIAM_NGHEO", "MT.2", "NV.1", "NV.2", "NV.3", "NL.1"],
        "name": ["Giảm nghèo", "Tập huấn", "Kiểm tra", "Làm nhà", "Họp", "Kinh phí"],
        "section": ["II.2", "II.2", "III.1", "III.2", "III.2", "IV.1"],
        "unit": ["điểm %", "%", "cuộc", "hộ", "buổi", "triệu đồng"],
    }
)
PROGRESS = pd.DataFrame(
    {"target": [3.0, 100, 10, 15, 4, 90], "actual": [0.5449, pd.NA, 4, 8, pd.NA, 10]}, index=OBJECTIVES["code"], dtype="Float64"
)  # fmt: skip
PROGRESS["progress"] = 100 * PROGRESS["actual"] / PROGRESS["target"]


def test_goals_stand_in_the_body_and_their_lines_are_counted():
    shown = HALF.half_year_objectives(OBJECTIVES, PROGRESS)
    assert "Trong 6\u00a0mục tiêu, nhiệm vụ của Kế hoạch, 4\u00a0đã có số liệu" in shown.text
    assert "chưa mục tiêu, nhiệm vụ nào bằng chỉ tiêu cả năm" in shown.text
    assert "Tập huấn" in shown.html and "Kiểm tra" not in shown.html


def test_what_is_printed_elsewhere_is_printed_here_and_its_share_with_it():
    shown = HALF.half_year_objectives(OBJECTIVES, PROGRESS, {"MT.GIAM_NGHEO": 0.54})
    assert ">0,54<" in shown.html and ">18,00<" in shown.html
    assert ("objectives", "MT.GIAM_NGHEO", "actual", 0.5449, "") in shown.figures


def test_the_annex_has_slow_and_silent_tasks_alone():
    html = HALF.table_half_year_tasks(OBJECTIVES, PROGRESS).html
    assert "Kiểm tra" in html and "Họp" in html
    assert "Làm nhà" not in html and "Kinh phí" not in html and "Giảm nghèo" not in html


def test_no_file_and_nothing_slow_are_said_in_a_sentence():
    assert "Chưa có số liệu 6 tháng" in HALF.half_year_objectives(None, None).text
    done = PROGRESS.assign(actual=PROGRESS["target"], progress=100.0)
    assert "mục II.2, không có nhiệm vụ nào" in HALF.table_half_year_tasks(OBJECTIVES, done).text


def test_nobody_is_sent_to_an_annex_that_has_no_line():
    assert "ghi ở Phụ lục II" in HALF.half_year_objectives(OBJECTIVES, PROGRESS).text
    goal_alone = PROGRESS.assign(actual=PROGRESS["target"], progress=100.0)
    goal_alone.loc["MT.2", ["actual", "progress"]] = pd.NA
    assert "Phụ lục" not in HALF.half_year_objectives(OBJECTIVES, goal_alone).text


def test_codes_never_stand_before_a_reader():
    html = str(HALF.half_year_objectives(OBJECTIVES, PROGRESS).html)
    assert "MT.2" not in re.sub(r'data-\w+="[^"]*"', "", html)
