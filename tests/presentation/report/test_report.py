"""The annual report from hand-made frames: what it says, what it leaves blank, and that no number is said without a figure."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.evaluation import commune_target, limits, objective_results, programme_results, reached
from analysis.intake.plan import Target
from analysis.presentation.report.words import few, words
from analysis.presentation.said import Said
from analysis.standards import standard_for
from pages import a_page
from year_results import GOAL, lead, moves, outcomes, results_of, shortages


def test_first_page_says_met_where_not_why_and_what_now():
    results = results_of([20, 10], [12, 9], [7, 3])
    text = lead(a_page(), results, moves(to_near_poor=6, to_not_poor=4, relapse=2)).text
    assert "Xã Thử đạt mục tiêu giảm nghèo năm 2023 của kế hoạch: tỷ lệ giảm 4,50\u00a0điểm phần trăm" in text
    assert "1\u00a0trong 2\u00a0thôn chưa giảm đủ số hộ được giao: Thôn 2 (thiếu 2\u00a0hộ)." in text
    assert "10\u00a0hộ thoát nghèo nhưng 2\u00a0hộ vào danh sách (tái nghèo); 2\u00a0trong 6\u00a0hộ đã đăng ký" in text
    assert "trước hết ở Thôn 1; bù các thiếu hụt gặp nhiều nhất: nhà tiêu hợp vệ sinh và chất lượng nhà ở." in text


def test_poverty_that_rose_is_said_to_rise():
    results = results_of([5, 5], [8, 5], [1, 1])
    text = lead(a_page("phường"), results, moves(new=3), registered=outcomes(still=0)).text
    assert "Phường Thử không đạt mục tiêu" in text and "tỷ lệ tăng 1,50\u00a0điểm phần trăm" in text
    assert "không có hộ nào thoát nghèo, 3\u00a0hộ vào danh sách" in text and "đăng ký" not in text


def test_village_without_a_target_is_not_among_those_that_met_theirs():
    results = results_of([20, 0], [10, 0], [7, 0])
    assert "Thôn 1 giảm đủ số hộ được giao." in lead(a_page(), results, moves(to_not_poor=10)).text
    assert "không giao" in a_page().annex_results(results).html


def test_two_standards_conclude_nothing():
    page, results = a_page(comparable=False), results_of([20, 10], [12, 9], [7, 3], comparable=False)
    shown = lead(page, results, moves(to_near_poor=6))
    assert "Không kết luận về mục tiêu giảm nghèo năm 2023" in shown.text and "KHÔNG KẾT LUẬN" in shown.html
    assert "thoát nghèo" not in shown.text.split("Việc cần làm")[0]
    assert "Đánh giá" not in page.annex_results(results).html


def test_many_villages_are_named_by_five():
    told = few([Said(f"Thôn {n}") for n in range(1, 61)], "thôn", "Phụ lục I")
    assert told.text == "Thôn 1, Thôn 2, Thôn 3, Thôn 4, Thôn 5 và 55\u00a0thôn khác (Phụ lục I)"
    assert [figure.value for figure in told.figures] == [55]


OBJECTIVES = pd.DataFrame(
    {
        "code": ["MT.1", "MT.2", "NV.1", "NV.2"],
        "name": ["Suy dinh dưỡng không quá 10 %", "Nhà ở", "Tuyên truyền; vận động", "Kiểm tra"],
        "section": ["II.2", "II.2", "III.1.1", "III.1.2"],
        "unit": ["%", "nhà", "buổi", "cuộc"],
        "target": pd.array([10, 5, 4, 2], dtype="Float64"),
        "actual": pd.array([12, 5, 6, None], dtype="Float64"),
    }
)


def test_objectives_of_the_section_stand_in_the_body_and_the_others_in_the_annex():
    page = a_page(objectives=OBJECTIVES)
    results = objective_results(OBJECTIVES, {})
    body = page.report_objectives(results, {})
    assert "Nhà ở" in body.html and "Kiểm tra" not in body.html
    assert "4\u00a0mục tiêu, nhiệm vụ: 2\u00a0mục đạt, 1\u00a0mục không đạt, 1\u00a0mục chưa có số liệu" in body.text
    annex = page.annex_objectives(results, {})
    figures = {figure[:3]: figure.value for figure in (*body.figures, *annex.figures)}
    assert [figures["objectives", "MT.1", column] for column in ("target", "actual", "met")] == [10, 12, 0]
    assert figures["objectives", "NV.2", "met"] is None
    # every line once, and between them all lines of the plan
    assert "Nhà ở" not in annex.html and "Kiểm tra" in annex.html
    assert {row for table, row, _ in figures if table == "objectives"} == {"MT.1", "MT.2", "NV.1", "NV.2"}
    assert "≤ 10,00" in body.html and "MT.1" not in body.text


def test_plan_of_specific_objectives_alone_has_no_empty_annex():
    own = OBJECTIVES[OBJECTIVES["section"] == "II.2"]
    told = a_page(objectives=own).annex_objectives(objective_results(own, {}), {}).text
    assert told == "Các mục tiêu của kế hoạch đã nêu đủ ở mục II.2."


def test_direction_counts_what_the_plan_counts_and_marks_what_is_lacking():
    page = a_page(objectives=OBJECTIVES)
    text = page.report_direction(objective_results(OBJECTIVES, {})).text
    assert "Tuyên truyền: 6\u00a0buổi (kế hoạch 4)." in text and "Kiểm tra" not in text and "[…đơn vị bổ sung: " in text
    own = a_page(objectives=None, narrative=SimpleNamespace(direction=["Đã ban hành 3 văn bản."]))
    assert own.report_direction(None).text == "Đã ban hành 3 văn bản."


PROGRAMME = pd.DataFrame(
    {
        "code": ["DA5", "DA6.TDA1", "CS.TINDUNG"],
        "name": ["Dự án 5: Nhà ở", "Dự án 6, Tiểu dự án 1: Thông tin", "Vốn vay"],
        "indicator": ["Nhà được làm mới", "Hộ được hỗ trợ", ""],
        "unit": ["nhà", "hộ", "hộ"],
        "planned": pd.array([10, 4, 1], dtype="Float64"),
        "actual": pd.array([8, None, 1], dtype="Float64"),
        "money_central": pd.array([100.1, 9, None], dtype="Float64"),
        "money_credit": pd.array([None, None, 50], dtype="Float64"),
        "disbursed": pd.array([80, None, 40], dtype="Float64"),
    }
)


def test_projects_are_told_in_kind_and_loans_stand_apart():
    page, results = a_page(programme=PROGRAMME), programme_results(PROGRAMME)
    text = page.report_projects(results).text
    assert "Dự án 5: Nhà ở – 8/10\u00a0nhà được làm mới, bằng 80,00\u00a0% kế hoạch." in text
    assert "Thông tin – kế hoạch 4\u00a0hộ được hỗ trợ, chưa có kết quả." in text and "Vốn vay" not in text
    money = page.report_money(results).text
    assert "109,1\u00a0triệu đồng (ngân sách trung ương 109,1); đã giải ngân 80\u00a0triệu đồng" in money
    assert "1\u00a0dự án, chính sách có vốn chưa báo cáo giải ngân" in money
    assert "tính riêng: kế hoạch 50\u00a0triệu đồng, đã cho vay 40\u00a0triệu đồng" in money
    annex = page.annex_programme(results)
    assert {figure.row for figure in annex.figures} == {"DA5", "DA6.TDA1", "CS.TINDUNG", "total"}
    assert "CS.TINDUNG" not in annex.text and "Huyện" not in annex.html


def test_without_files_a_plain_sentence_and_no_file_names():
    page = a_page(objectives=None, programme=None)
    for shown in (page.report_objectives(None, {}), page.annex_objectives(None, {}), page.report_projects(None),
                  page.report_policies(None), page.report_money(None), page.annex_programme(None)):  # fmt: skip
        assert shown.text.endswith(".") and ".csv" not in shown.text and not shown.figures


def facts(results, **other):
    return {"outcome": commune_target(results, *GOAL), "results": results} | other


def test_limits_and_what_was_reached_come_from_the_figures():
    results = results_of([20, 10], [18, 9], [7, 1])
    page = a_page(objectives=OBJECTIVES, programme=PROGRAMME)
    lines = {"objectives": objective_results(OBJECTIVES, {}), "programme": programme_results(PROGRAMME)}
    found = limits(**facts(results, **lines, registered=outcomes()), movements=moves(relapse=1), shortages=(shortages(), shortages(d07=4)))  # fmt: skip
    text = page.report_limits(found, lines["programme"]).text
    for part in (
        "Chưa đạt mục tiêu giảm nghèo của kế hoạch.",
        "1\u00a0thôn chưa giảm đủ số hộ nghèo được giao: Thôn 1 thiếu 5\u00a0hộ.",
        "1\u00a0hộ tái nghèo.",
        "2\u00a0hộ đã đăng ký thoát nghèo nhưng cuối năm vẫn nghèo.",
        "chất lượng nhà ở (thêm 4\u00a0hộ)",
        "trong đó có: suy dinh dưỡng không quá 10 %",
        "Dự án 5 (79,92\u00a0%, còn 20,1\u00a0triệu đồng)",
        "chưa báo cáo giải ngân: Dự án 6, Tiểu dự án 1.",
    ):
        assert part in text
    told = page.report_reached(reached(**facts(results, **lines))).text
    assert "1\u00a0thôn giảm đủ hoặc vượt số hộ nghèo được giao: Thôn 2." in told and "Đạt mục tiêu" not in told
    assert "2\u00a0mục tiêu, nhiệm vụ của kế hoạch đạt." in told


def test_nothing_found_is_said():
    page = a_page(objectives=None, programme=None)
    assert page.report_limits([], None).text == "Đối chiếu số liệu với kế hoạch chưa thấy chỉ tiêu nào không đạt."
    assert page.report_reached([]).text == "Đối chiếu số liệu với kế hoạch chưa thấy chỉ tiêu nào đạt."


def test_poverty_in_words_and_a_target_in_households():
    results = results_of([20, 10], [12, 10], [7, 3])
    near = minority = pd.DataFrame(
        {"start": [10], "start_rate": [10.0], "end": [10], "end_rate": [9.5]}, index=["total"]
    )
    text = a_page(target=Target(reduction_households=9)).report_poverty(results, commune_target(results, 3.0, "points"), near, minority).text  # fmt: skip
    assert "hộ nghèo từ 30\u00a0hộ (15,00\u00a0%) còn 22\u00a0hộ, tỷ lệ giảm 4,00\u00a0điểm phần trăm." in text
    assert "Hộ nghèo dân tộc thiểu số đầu năm và cuối năm đều là 10\u00a0hộ" in text and "từ 10 đến 10" not in text
    assert "Số hộ cận nghèo bằng đầu năm." in text
    outcome = commune_target(results, 3.0, "points")
    assert "mục tiêu là giảm 9\u00a0hộ nghèo" in a_page(target=Target(reduction_households=9)).report_lead(
        outcome, results, moves(to_not_poor=8), shortages(d10=1), outcomes(), None
    ).text  # fmt: skip


def test_flows_that_did_not_occur_are_left_out():
    text = a_page().report_movements(moves(to_near_poor=3)).text
    assert text == "Trong năm 3\u00a0hộ thoát nghèo (thành cận nghèo) (Phụ lục II)."
    assert a_page().report_movements(moves()).text == words("poverty.movements_none")


def test_next_year_names_villages_above_the_unit_and_who_registered():
    results = results_of([20, 10], [12, 9], [7, 3])
    registered = pd.DataFrame({"registered": [4], "minority": [1]}, index=["total"])
    text = a_page().report_next_year(results, shortages(d10=7), registered, None).text
    assert (
        "Thôn 1 (12\u00a0hộ nghèo, 12,00\u00a0%), nơi tỷ lệ hộ nghèo cao hơn mức chung" in text and "Thôn 2" not in text
    )
    assert "4\u00a0hộ nghèo đã đăng ký thoát nghèo năm 2024, trong đó 1\u00a0hộ dân tộc thiểu số" in text
    nobody = results_of([5, 5], [0, 0], [5, 5])
    assert "Giữ kết quả không còn hộ nghèo." in a_page().report_next_year(nobody, shortages(), registered, None).text


@pytest.mark.parametrize("level", ["xã", "phường"])
def test_report_goes_to_those_who_get_reports(level):
    document = SimpleNamespace(signer="A", signer_title="CHỦ TỊCH", superior="Ủy ban nhân dân tỉnh Thử", recipients=["Các thôn"], legal_bases=[])  # fmt: skip
    shown = a_page(level, document=document).report_closing()
    assert "Trên đây là báo cáo" in shown.html and "Lưu: VT" in shown.html and "Các thôn" not in shown.html


def test_front_of_a_year_between_two_standards_says_it_once():
    document = SimpleNamespace(superior=None, agency=None, number=None, date=None, place=None, legal_bases=[])
    page = a_page(
        document=document,
        comparable=False,
        standard=standard_for(2027),
        previous_standard=standard_for(2026),
        year=2027,
    )
    text = (page.front_report() + page.report_opening()).html
    assert text.count("không trừ cho nhau") == 1


@pytest.mark.parametrize(
    ("lessons", "told"),
    [
        ((), ["Mưa bão."]),
        (("Bám sát từng hộ.",), ["Mưa bão.", "Bài học kinh nghiệm:", "Bám sát từng hộ."]),
        (("Bài học kinh nghiệm: bám sát.",), ["Mưa bão.", "Bài học kinh nghiệm: bám sát."]),
    ],
)
def test_what_the_year_taught_is_not_told_as_a_cause(lessons, told):
    page = a_page(narrative=SimpleNamespace(causes=("Mưa bão.",), lessons=lessons))
    nobody = pd.DataFrame([dict.fromkeys(page.causes, 0) | {"total": 0, "base": 0, "no_labour": 0}], index=["total"])
    results = results_of([20, 10], [12, 8], [7, 2])
    assert page.report_causes(results, moves(to_not_poor=10), nobody, nobody).text.splitlines() == told
