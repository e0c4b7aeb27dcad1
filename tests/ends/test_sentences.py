"""What the pages say at the ends of the range: no sentence of nought where there is nobody, none that contradicts another."""

import pytest

from analysis import evaluation, planning, review
from analysis.presentation.show import Page
from analysis.review import POOR
from ends.cases import (
    all_lifted,
    all_minorities,
    all_poor,
    everybody_left,
    half_all_lifted,
    half_no_poor,
    half_nothing_yet,
    half_target_of_nought,
    new_standard,
    new_standard_without_start,
    no_minorities,
    no_poor,
    one_village,
    resettled,
    settled,
    shrinking,
    sixty_villages,
    target_of_nought,
    without_deprivations,
)


def limits(of):
    facts = {"outcome": of.outcome, "results": of.results, "objectives": of.objectives, "programme": of.programme}
    return evaluation.limits(**facts, movements=of.movements)


def counts(of):
    return review.deprivation_counts(*of.this, POOR)


def packages(page, of):
    supports = planning.catalogue(of.data.year_of_start)
    search = planning.search_packages(*of.last, of.plan.table, of.data.support, supports, 3)
    return page.packages_page(search, of.data.support, supports)


def dynamics(page, of):
    pair = of.this[0], of.last[0]
    stayers, others = evaluation.stayers_deprivations(*pair), evaluation.leavers_newcomers_deprivations(*pair)
    return page.dynamics_page(stayers, others, evaluation.group_sizes(*pair))


def opening(page, of):
    groups = planning.target_groups(*of.last, of.plan.table)
    causes = review.causes(*of.last, POOR)
    return page.plan_opening(of.plan, groups, review.deprivation_counts(*of.last, POOR), causes)


def poverty(page, of):
    near = evaluation.near_poor_results(*of.ends, **of.comparable)
    minority = evaluation.minority_results(of.last, of.this, **of.comparable)
    return page.report_poverty(of.results, of.outcome, near, minority)


def lead(page, of):
    registered = evaluation.registered_outcomes(of.panel)
    return page.report_lead(of.outcome, of.results, of.movements, counts(of), registered, of.programme)


def rate_change(page, of):
    parts = evaluation.rate_change(*of.ends, of.movements, **of.comparable)
    return page.rate_change_page(parts, of.results, of.movements)


def causes(page, of):
    return page.report_causes(
        of.results, of.movements, review.causes(*of.this, POOR), review.target_groups(*of.this, POOR)
    )


def index(page, of):
    return page.sentence_poverty_index(review.poverty_index(*of.this), review.poverty_index(*of.last))


def largest(page, of):
    poor = evaluation.poor_results(*of.ends, **of.comparable)
    return page.table_largest(evaluation.largest_changes({"poor": poor[["start", "end"]]}))


def series(page, of):
    return page.rate_series(evaluation.rate_series(of.data.reviews, of.data.registers, of.data.begun))


def minute(page, of):
    progress, commune = evaluation.village_progress(of.results), evaluation.commune_progress(of.outcome)
    return page.half_year_minute(progress, commune, of.movements, of.programme, None, 0)


def progress(page, of):
    return page.half_year_progress(evaluation.village_progress(of.results), evaluation.commune_progress(of.outcome))


def half_reached(page, of):
    lines = evaluation.objective_progress(of.objectives)
    return page.half_year_reached(evaluation.village_progress(of.results), of.movements, lines, of.programme)


def half_tasks(page, of):
    lines = evaluation.objective_progress(of.objectives)
    registered = evaluation.registered_outcomes(of.panel)
    return page.half_year_tasks(evaluation.village_progress(of.results), registered, lines, of.programme)


SAID = {
    "review": lambda page, of: page.review_result(of.ends[1]),
    "movements": lambda page, of: page.review_movements(of.movements),
    "shortages": lambda page, of: page.review_shortages(counts(of)),
    "index": index,
    "contributions": lambda page, of: page.contributions(review.poverty_index(*of.this)),
    "bridge": lambda page, of: page.movement_bridge(of.movements),
    "plan opening": opening,
    "plan goal": lambda page, of: page.plan_general_goal(of.plan, of.last[1]),
    "plan money": lambda page, of: page.plan_money(planning.money_shares(of.data.programme)),
    "plan chart": lambda page, of: page.targets_by_village(of.plan.table),
    "allocation": lambda page, of: page.sentence_allocation(of.plan),
    "groups": lambda page, of: page.table_target_groups(planning.target_groups(*of.last, of.plan.table)),
    "packages": packages,
    "plan shares": lambda page, of: page.table_money_shares(
        planning.money_shares(of.data.programme), of.data.programme
    ),
    "lead": lead,
    "poverty": poverty,
    "report movements": lambda page, of: page.report_movements(of.movements),
    "projects": lambda page, of: page.report_projects(of.programme),
    "money": lambda page, of: page.report_money(of.programme),
    "money chart": lambda page, of: page.money_by_source(of.programme),
    "objectives": lambda page, of: page.report_objectives(of.objectives, {}),
    "limits": lambda page, of: page.report_limits(limits(of), of.programme),
    "causes": causes,
    "annex": lambda page, of: page.annex_results(of.results),
    "target chart": lambda page, of: page.target_and_result(of.results),
    "series": series,
    "rate change": rate_change,
    "index change": lambda page, of: page.index_change_page(
        evaluation.index_change(*of.last, *of.this, **of.comparable)
    ),
    "near-poor": lambda page, of: page.near_poor_page(evaluation.near_poor_results(*of.ends, **of.comparable)),
    "heatmap": lambda page, of: page.deprivation_heatmap(counts(of)),
    "minority": lambda page, of: page.minority_page(evaluation.minority_results(of.last, of.this), of.results),
    "dynamics": dynamics,
    "largest": largest,
    "registered": lambda page, of: page.registered_outcomes_page(evaluation.registered_outcomes(of.panel)),
    "helpers": lambda page, of: page.helper_page(evaluation.helper_outcomes(of.this[0], of.last[0])),
    "cost": lambda page, of: page.cost_page(evaluation.cost_per_escape(of.programme, of.movements)),
    "workings money": lambda page, of: page.table_money(of.data.programme, of.programme),
    "against target": lambda page, of: page.table_against_target(of.results),
    "minute": minute,
    "progress": progress,
    "half reached": half_reached,
    "half tasks": half_tasks,
    "half movements": lambda page, of: page.half_year_movements(of.movements, review.near_poor_movements(*of.this)),
    "half programme": lambda page, of: page.half_year_programme(of.data.programme, of.programme),
    "half money": lambda page, of: page.half_year_money(of.programme),
    "half annex": lambda page, of: page.table_half_year_tasks(
        of.data.objectives, evaluation.objective_progress(of.objectives)
    ),
}

# case, what is said, words that are there, words that are not
SENTENCES = [
    (no_poor, "review", "Qua rà soát không có hộ nghèo, hộ cận nghèo.", "có 0 hộ"),
    (all_poor, "review", "có 10 hộ nghèo với 40 nhân khẩu, chiếm 100,00 % số hộ dân; không có hộ cận nghèo.", "0 hộ cận"),
    (all_lifted, "movements", "Đầu kỳ có 3 hộ nghèo, cuối kỳ không còn hộ nào.", "có 0 hộ"),
    (no_poor, "shortages", "Không có hộ nghèo nên không có thiếu hụt", "mỗi hộ"),
    (without_deprivations, "shortages", "Không hộ nào trong 2 hộ nghèo thiếu hụt chỉ số nào.", "nhiều nhất"),
    (without_deprivations, "index", "M0 giữ nguyên ở 0,0000", "nan"),
    (without_deprivations, "contributions", "hộ nghèo không thiếu hụt chỉ số nào", "để vẽ"),
    (without_deprivations, "lead", "giúp 2 hộ còn nghèo.", "gặp nhiều nhất"),
    (all_poor, "index", "M0 giữ nguyên ở 0,2500", "từ 0,2500"),
    (no_poor, "bridge", "không có hộ nghèo, không có biến động", "số liệu"),
    (new_standard_without_start, "bridge", "hai chuẩn nghèo, không so sánh", "thoát nghèo"),
    (all_poor, "plan opening", "10 hộ nghèo (100,00 %), không có hộ cận nghèo.", "0 hộ cận"),
    (all_lifted, "plan goal", "đến cuối năm không còn hộ nghèo, giảm 3 hộ", "còn 0 hộ"),
    (target_of_nought, "plan goal", "không giao chỉ tiêu giảm số hộ", "xuống còn"),
    (target_of_nought, "plan chart", "không giao thôn nào giảm hộ nghèo; đầu năm có 3 hộ nghèo", "giảm 0 hộ nghèo"),
    (target_of_nought, "plan money", "không có vốn ngân sách và huy động", "gồm ;"),
    (target_of_nought, "plan shares", "không có vốn ngân sách và huy động", "( %)"),
    (no_poor, "allocation", "không đòi giảm hộ nghèo nào", "0 hộ"),
    (shrinking, "allocation", "Chưa hộ nào đăng ký; phải vận động 1 hộ đăng ký.", "chỉ có 0 hộ"),
    (all_lifted, "groups", "3 trong số hộ giảm là hộ dân tộc thiểu số, tương ứng giảm 10,00 điểm phần trăm", "từ 3 đến 3"),
    (no_poor, "packages", "Đầu năm không có hộ nghèo, nên không có gói hỗ trợ để tìm.", "0 trong 0"),
    (target_of_nought, "packages", "Kế hoạch không giao chỉ tiêu cho nơi nào.", "đạt chỉ tiêu"),
    (shrinking, "lead", "tổng số hộ dân giảm từ 100 xuống 80 hộ nên tỷ lệ tăng", "nên tỷ lệ giảm"),
    (target_of_nought, "lead", "Kế hoạch năm 2023 không giao thôn nào giảm hộ nghèo.", "Nơi chưa đạt"),
    (resettled, "lead", "không có hộ vào danh sách; 2 hộ giảm khác (chuyển đi, chết, tách, nhập hộ).", " ;"),
    (settled, "lead", "Vì sao: 1 hộ thoát nghèo; 1 hộ tăng khác (chuyển đến, tách, nhập hộ); tổng số hộ dân tăng", "vào danh sách"),
    (settled, "plan opening", "2 hộ nghèo (2,00 %)", "Thôn B"),
    (all_poor, "lead", "cả 10 hộ đã đăng ký thoát nghèo vẫn nghèo", "10 trong 10"),
    (one_village, "lead", "(phát sinh mới); 1 hộ giảm khác (chuyển đi, chết, tách, nhập hộ); 1 hộ đã đăng ký", "1 trong 1"),
    (no_minorities, "lead", "Cả 2 thôn giảm đủ số hộ được giao.", "Tất cả"),
    (sixty_villages, "review", "Hộ nghèo ở 30 thôn, nhiều nhất 1 hộ một thôn.", "cao nhất"),
    (sixty_villages, "heatmap", "Ở một thôn nhiều nhất 1 hộ nghèo thiếu hụt cùng một chỉ số", "tại Thôn 2"),
    (all_minorities, "minority", "Cuối năm cả 3 hộ nghèo là hộ dân tộc thiểu số.", "3 trong 3"),
    (no_poor, "poverty", "không có hộ nghèo, hộ cận nghèo. Đầu năm cũng không có hộ nghèo.", "0 hộ nghèo"),
    (all_lifted, "poverty", "Đầu năm có 3 hộ nghèo (5,00 %), nay không còn hộ nào, tỷ lệ giảm 5,00 điểm", "còn 0 hộ"),
    (target_of_nought, "poverty", "Kế hoạch năm 2023 không giao thôn nào giảm hộ nghèo", "0 trong"),
    (new_standard_without_start, "report movements", "chỉ để đối chiếu, không phải kết quả giảm nghèo", "thoát nghèo"),
    (no_poor, "projects", "Dự án 5: Hỗ trợ nhà ở – 0 nhà được hỗ trợ, kế hoạch 0.", "bằng % kế hoạch"),
    (target_of_nought, "money", "Năm 2023 các dự án, chính sách không có vốn ngân sách và huy động.", "Chưa có số liệu"),
    (no_poor, "money chart", "toàn bộ từ ngân sách trung ương", "nhiều nhất từ"),
    (target_of_nought, "money chart", "Kinh phí theo nguồn: không có vốn.", "số liệu"),
    (no_poor, "objectives", "2 mục đạt, 2 mục chưa có số liệu.", "Phụ lục IV"),
    (no_poor, "limits", "2 mục tiêu, nhiệm vụ chưa có số liệu để đánh giá (mục II.2).", "Phụ lục IV"),
    (target_of_nought, "limits", "1 thôn không được giao chỉ tiêu có thêm hộ nghèo: Thôn B thêm 1 hộ.", "chưa giảm đủ"),
    (target_of_nought, "causes", "", "được giao giảm"),
    (target_of_nought, "target chart", "kế hoạch không giao thôn nào giảm hộ nghèo", "đạt chỉ tiêu"),
    (everybody_left, "target chart", "Thôn A đạt chỉ tiêu giảm hộ nghèo: 1 trong 1 hộ", "trong 0 hộ"),
    (no_poor, "series", "hộ nghèo và hộ cận nghèo trên tổng số hộ.", "dân tộc thiểu số"),
    (new_standard, "series", "Tỷ lệ đầu năm hoặc cuối năm (%)", "Tỷ lệ cuối năm"),
    (all_poor, "rate change", "Tỷ lệ hộ nghèo không thay đổi: 100,00 %.", "từ 100,00 %"),
    (all_poor, "rate change", "tổng số hộ dân giữ nguyên 10 hộ", "từ 10 đến 10"),
    (all_poor, "index change", "M0 giữ nguyên ở 0,2500: 0,0000 do tỷ lệ hộ nghèo", "từ 0,2500"),
    (without_deprivations, "index change", "M0 bằng 0 ở cả đầu năm và cuối năm.", "Không có hộ nghèo"),
    (all_poor, "near-poor", "Không có hộ cận nghèo ở cả đầu năm và cuối năm.", "quá ít"),
    (no_poor, "dynamics", "Không có hộ nghèo ở cả đầu năm và cuối năm.", "0 hộ"),
    (all_poor, "dynamics", "10 hộ nghèo cả đầu năm và cuối năm, không hộ ra khỏi danh sách, không hộ mới vào.", " 0 hộ"),
    (all_poor, "dynamics", "không thiếu hụt nào được khắc phục, không thiếu hụt nào mới xuất hiện", "0 thiếu hụt"),
    (all_lifted, "dynamics", "Không hộ nghèo cả đầu năm và cuối năm, 3 hộ ra khỏi danh sách", "không đủ số liệu"),
    (all_poor, "largest", "Không có số nào thay đổi trong năm.", "không đủ số liệu"),
    (no_poor, "registered", "Đầu năm 2023 không có hộ nghèo, nên không có hộ đăng ký thoát nghèo.", "không đăng ký"),
    (all_poor, "registered", "trong 10 hộ đăng ký có 0 hộ thoát nghèo; không có hộ không đăng ký", "0 trong 10"),
    (no_poor, "helpers", "Đầu năm không có hộ nghèo", "0 trong 0"),
    (new_standard_without_start, "cost", "Chi phí bình quân một hộ thoát nghèo không tính.", "triệu đồng"),
    (target_of_nought, "cost", "không tính, vì chưa giải ngân đồng nào", "chưa có số liệu"),
    (target_of_nought, "workings money", "Kế hoạch không có vốn ngân sách và huy động.", "Không đủ số liệu"),
]  # fmt: skip
AT_MID_YEAR = [
    (half_no_poor, "minute", "xã Thử Nghiệm không có hộ nghèo, như đầu năm.", "còn 0 hộ"),
    (half_no_poor, "minute", "Hộ nghèo đến", "không quá 0"),
    (half_all_lifted, "minute", "xã Thử Nghiệm không còn hộ nghèo, đầu năm 3 hộ", "còn 0 hộ"),
    (half_all_lifted, "minute", "Thôn A đã giảm đủ số hộ được giao cả năm.", "Các thôn"),
    (half_target_of_nought, "minute", "chưa giảm.", "Còn phải giảm"),
    (half_no_poor, "progress", "không đặt mức giảm tỷ lệ hộ nghèo", "giảm 0"),
    (half_target_of_nought, "progress", "Kế hoạch năm 2023 không giao thôn nào giảm hộ nghèo.", "giảm 0"),
    (half_all_lifted, "progress", "không còn hộ nào phải giảm", "còn 0 hộ"),
    (half_nothing_yet, "half reached", "1 dự án, chính sách đã làm đủ kế hoạch cả năm.", "Chưa có phần việc"),
    (half_target_of_nought, "half tasks", "Rà soát hộ nghèo", "Giảm thêm"),
    (half_no_poor, "half movements", "Đầu năm có 1 hộ cận nghèo, đến nay không còn hộ nào.", "là 0 hộ"),
    (half_all_lifted, "half movements", "Đầu năm không có hộ cận nghèo, đến nay có 1 hộ.", "từ 0 hộ"),
    (half_nothing_yet, "half movements", "Đầu năm và đến nay không có hộ cận nghèo.", "0 hộ"),
    (half_no_poor, "half programme", "Trong 2 dự án, chính sách có số kế hoạch, 2 đã có kết quả và 1 đã làm đủ", "Trong 3"),
    (half_target_of_nought, "half programme", "không đặt khối lượng cho dự án, chính sách nào", "đã có kết quả"),
    (half_no_poor, "half money", "bằng 100,00 %.", "còn 0"),
    (half_target_of_nought, "half money", "không có vốn ngân sách và huy động", "bằng"),
    (half_no_poor, "half annex", "Các mục tiêu của Kế hoạch đã nêu đủ ở mục II.2.", "Không có nhiệm vụ nào"),
]  # fmt: skip


def said(of, what):
    return SAID[what](Page(of.data), of).text.replace("\u00a0", " ")


def named(row):
    return f"{row[0].__name__}-{row[1]}"


@pytest.mark.parametrize("row", SENTENCES, ids=named)
def test_sentence_of_the_year(facts_of, row):
    case, what, there, absent = row
    text = said(facts_of(case), what)
    assert there in text and absent not in text, text


@pytest.mark.parametrize("row", AT_MID_YEAR, ids=named)
def test_sentence_of_mid_year(facts_of, row):
    case, what, there, absent = row
    text = said(facts_of(case, "H1"), what)
    assert there in text and absent not in text, text


@pytest.mark.parametrize("render", [lambda page, of: page.annex_results(of.results), SAID["against target"]])
def test_village_asked_for_nothing_is_neither_met_nor_missed(facts_of, render):
    of = facts_of(target_of_nought)
    html = render(Page(of.data), of).html
    assert html.count("không giao") == 2 and "không đạt" not in html
