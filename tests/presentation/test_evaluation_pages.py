"""Sentences and tables of the decompositions, the dynamics and the panel: from the figures, escaped, silent where nothing is known."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.document.table import Table
from analysis.evaluation.composition import composition_change
from analysis.evaluation.dynamics import group_sizes, leavers_newcomers_deprivations, stayers_deprivations
from analysis.evaluation.index_change import index_change
from analysis.evaluation.largest_changes import Change
from analysis.evaluation.outcomes import helper_outcomes, registered_outcomes
from analysis.evaluation.overlap import overlap, strongest_pairs
from analysis.evaluation.panel import cohort_fates
from analysis.evaluation.rate_change import rate_change
from analysis.evaluation.relapse import escapes_followed, returns_to_poverty
from analysis.evaluation.supports import support_results, supports_given
from analysis.intake import open_year
from analysis.presentation.compared import blank_shares
from analysis.presentation.largest_page import name_of
from analysis.presentation.supports_page import support_labels
from analysis.review import poor_movements, summary_of_classes, target_groups
from factories import small_unit
from pages import a_page
from reviews import PANEL, review

PAGE, APART = a_page(), a_page(comparable=False)
RESULTS = pd.DataFrame({"households_start": [160], "households_end": [160]}, index=["total"], dtype="Int64")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    unit = small_unit(tmp_path_factory.mktemp("unit") / "raw")
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


@pytest.fixture(scope="module")
def reviews(data):
    return data.previous_households, data.previous_villages, data.households, data.villages


def change_of(data, **option):
    before = summary_of_classes(data.previous_households, data.previous_villages)
    now = summary_of_classes(data.households, data.villages)
    return rate_change(before, now, poor_movements(data.households, data.villages), **option)


def moves(data):
    return poor_movements(data.households, data.villages)


def dynamics(now, last, page=PAGE):
    frames = stayers_deprivations(now, last), leavers_newcomers_deprivations(now, last)
    return page.dynamics_page(*frames, group_sizes(now, last))


def tables(shown):
    return {figure.table for figure in shown.figures}


def test_rate_change_tells_population_from_how_households_live(data):
    shown = PAGE.rate_change_page(change_of(data), RESULTS, moves(data))
    assert "thay đổi −1,25 điểm %, từ 5,00 % đến 3,75 %" in shown.text
    assert (
        "đời sống của các hộ: −0,63 điểm – hộ thoát nghèo −1,25; hộ thành nghèo, tái nghèo và phát sinh mới +0,63"
        in shown.text
    )
    assert "biến động dân cư: −0,63 điểm" in shown.text and "tổng số hộ dân giữ nguyên 160 hộ" in shown.text
    assert "không chứng minh" in shown.text and "không khớp" not in shown.text


def test_broken_chain_has_a_column_and_a_sentence(data):
    change = change_of(data)
    change.loc["total", "between_reviews"] = 0.625
    shown = PAGE.rate_change_page(change, RESULTS, moves(data))
    assert "không khớp kết quả rà soát cuối năm trước: +0,63 điểm" in shown.text
    assert "Đầu năm nay lệch cuối kỳ rà soát trước" in shown.html
    assert "Lệch giữa hai kỳ rà soát" in PAGE.table_rate_change(change).html


def test_every_part_of_the_rate_is_a_figure_in_points(data):
    change = change_of(data)
    figures = PAGE.table_rate_change(change).figures
    assert {figure.column for figure in figures} == set(change.columns)
    assert {figure.unit for figure in figures if not figure.column.endswith("_rate")} == {"điểm %"}


def test_index_change_is_one_table_of_figures_in_two_tables_of_the_page(reviews):
    frame = index_change(*reviews)
    shown = PAGE.index_change_page(frame) + PAGE.table_index_indicators(frame)
    assert tables(shown) == {"index_change"} and len(shown.figures) == frame.size
    assert shown.html.count("<table") == 2
    assert "M0 giảm từ 0,0125 đến 0,0094 (−0,0031): −0,0031 do tỷ lệ hộ nghèo, 0,0000 do mức độ" in shown.text


@pytest.mark.parametrize("comparable", [True, False])
def test_two_standards_are_not_compared(data, reviews, comparable):
    page = a_page(comparable=comparable)
    said = [
        page.rate_change_page(change_of(data, comparable=comparable), RESULTS, moves(data)),
        page.index_change_page(index_change(*reviews, comparable=comparable)),
        dynamics(data.households, data.previous_households, page),
    ]
    assert [("hai chuẩn nghèo khác nhau" in shown.text) for shown in said] == [not comparable] * 3


def test_dynamics_says_what_was_mended_and_what_is_still_lacking():
    shown = dynamics(PANEL[2023], PANEL[2022])
    assert "3 hộ nghèo cả đầu năm và cuối năm, 4 hộ ra khỏi danh sách, 3 hộ mới vào." in shown.text
    assert "2 thiếu hụt đã được khắc phục và 2 thiếu hụt mới xuất hiện" in shown.text
    assert "hộ vẫn nghèo (đầu năm) 3,00; hộ ra khỏi danh sách (đầu năm) 3,00" in shown.text
    assert "còn ở địa phương (3 hộ) vẫn còn 2 thiếu hụt" in shown.text


def test_dynamics_of_nobody_are_said():
    shown = dynamics(review("H1 nn"), PANEL[2022])
    assert shown.text == "Không có hộ nghèo ở cả đầu năm và cuối năm."


def test_overlap_names_its_strongest_pair():
    matrix = overlap(PANEL[2022])
    shown = PAGE.overlap_page(strongest_pairs(matrix, 8), 8, 5) + PAGE.table_overlap(matrix)
    assert "Việc làm + Người phụ thuộc (5 hộ, gấp 1,33 lần mức ngẫu nhiên)" in shown.text
    assert tables(shown) == {"overlap", "overlap_pairs"}


def test_overlap_without_pairs_or_without_poor_is_said():
    matrix = overlap(PANEL[2024])
    assert "Không có cặp chỉ số nào" in PAGE.overlap_page(strongest_pairs(matrix, 5), 5, 5).text
    assert "Không có hộ nghèo" in PAGE.overlap_page(strongest_pairs(matrix, 5), 0, 5).text


def test_composition_has_two_lines_a_category(reviews):
    last, last_villages, now, villages = reviews
    changes = {
        klass: composition_change(target_groups(now, villages, klass), target_groups(last, last_villages, klass))
        for klass in ("poor", "near_poor")
    }
    shown = PAGE.table_composition("T8", changes)
    assert tables(shown) == {"T8_poor_change", "T8_near_poor_change"}
    assert "Hộ nghèo: giảm nhiều nhất: Dân tộc thiểu số (từ 3 xuống 2 hộ)" in shown.text


def test_a_category_that_grew_says_so_with_its_sign():
    frame = pd.DataFrame(
        {"start": [1, 4], "end": [3, 6], "change": [2, 2], "start_share": None, "end_share": None, "share_change": None},
        index=["merit", "total"],
    ).astype("Float64")  # fmt: skip
    shown = PAGE.table_composition("T8", {"poor": frame})
    cells = [cell.text for block in shown.blocks if isinstance(block, Table) for cell in block.cells]
    assert cells.count("+2") == 2


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (Change("causes_poor", "cause_8", 1, 2, 1), "hộ nghèo có nguyên nhân khác"),
        (Change("causes_poor", "cause_2", 1, 2, 1), "hộ nghèo có nguyên nhân thiếu vốn"),
        (Change("deprivations_poor", "d10", 1, 2, 1), "hộ nghèo thiếu hụt nhà tiêu hợp vệ sinh"),
        (Change("poor", "Thôn 2", 1, 2, 1), "hộ nghèo, Thôn 2"),
    ],
)
def test_a_change_is_named_as_it_stands_in_a_sentence(change, name):
    assert name_of(PAGE, change) == name


def test_cohorts_tell_the_fate_of_the_oldest():
    shown = PAGE.cohorts_page(cohort_fates(PANEL))
    assert (
        "Trong 8 hộ nghèo cuối năm 2022, đến cuối năm 2024 có 3 hộ không còn nghèo, 2 hộ nghèo suốt, 1 hộ" in shown.text
    )
    assert "1 hộ không rõ" in shown.text


def test_first_year_on_file_follows_nobody():
    one = {2023: PANEL[2023]}
    assert "chưa theo dõi được" in PAGE.cohorts_page(cohort_fates(one)).text
    assert "không đủ số liệu" in PAGE.registered_outcomes_page(registered_outcomes(one)).text


def test_relapse_within_36_months_is_told():
    shown = PAGE.relapse_page(escapes_followed(PANEL), returns_to_poverty(PANEL))
    assert (
        "Năm 2024 có 2 hộ từng được công nhận thoát nghèo nay nghèo trở lại, 2 hộ trong số đó trong vòng 36 tháng"
        in shown.text
    )
    none = {2022: PANEL[2022]}
    assert "Năm 2022 không có hộ nào" in PAGE.relapse_page(escapes_followed(none), returns_to_poverty(none)).text


def test_registered_against_unregistered_with_its_caution():
    shown = PAGE.registered_outcomes_page(registered_outcomes({year: PANEL[year] for year in (2022, 2023)}))
    assert "trong 4 hộ đăng ký có 2 hộ thoát nghèo; trong 4 hộ không đăng ký có 0 hộ thoát nghèo" in shown.text
    assert "không phải là tác dụng" in shown.text


def test_supports_are_described_and_not_claimed_as_cause():
    shown = PAGE.supports_page(supports_given(PANEL[2023]), support_results(PANEL[2023]))
    assert "4 hộ được ít nhất một hỗ trợ, trong đó 3 hộ nghèo và 1 hộ cận nghèo" in shown.text
    assert "không kết luận về nguyên nhân" in shown.text
    assert support_labels()["support_legal"] == "Hỗ trợ pháp lý"


def test_a_share_left_blank_is_told_why():
    given, results = supports_given(PANEL[2023]), support_results(PANEL[2023])
    assert results["given"].max() > 0 and results["given_rate"].isna().all()
    told = blank_shares()
    assert told == "Tỷ lệ để trống: nhóm có dưới 20 hộ." and told in PAGE.supports_page(given, results).html
    assert told in PAGE.helper_page(helper_outcomes(PANEL[2023], PANEL[2022])).html


def test_outcomes_across_two_standards_are_not_shown():
    given, results = supports_given(PANEL[2023]), support_results(PANEL[2023])
    assert tables(APART.supports_page(given, results)) == {"supports_given"}
    shown = APART.helper_page(helper_outcomes(PANEL[2023], PANEL[2022]))
    assert "hai chuẩn nghèo khác nhau" in shown.text and not shown.figures


def test_what_is_not_on_file_is_said():
    assert (
        "không ghi hộ nào được hỗ trợ"
        in PAGE.supports_page(supports_given(PANEL[2024]), support_results(PANEL[2024])).text
    )
    assert "không có cột hỗ trợ" in PAGE.supports_page(None, None).text
    assert "không ghi đơn vị giúp đỡ" in PAGE.helper_page(None).text


def test_helper_s_name_is_escaped():
    last = review("H1 pp", helper="H1:<b>Hội$x$</b>")
    shown = PAGE.helper_page(helper_outcomes(review("H1 pn"), last))
    assert "1 trong 1 hộ nghèo đầu năm có đơn vị giúp đỡ" in shown.text
    assert not BeautifulSoup(shown.html, "html.parser").select("td b, th b")


def test_no_figure_has_two_values(data, reviews):
    shown = PAGE.index_change_page(index_change(*reviews)) + PAGE.rate_change_page(
        change_of(data), RESULTS, moves(data)
    )
    shown += dynamics(PANEL[2023], PANEL[2022]) + PAGE.cohorts_page(cohort_fates(PANEL))
    keys = pd.Series([figure[:3] for figure in shown.figures])
    assert keys.is_unique
