"""Blocks of the evaluation's workings: from the figures, in words that hold for any unit."""

import pandas as pd
import pytest

from analysis.evaluation import (
    chain,
    chain_effect,
    cost_per_escape,
    minority_results,
    near_poor_results,
    objective_results,
    programme_results,
    village_results,
)
from analysis.intake import open_year
from analysis.planning import village_targets
from analysis.review import poor_movements, summary_of_classes
from factories import household, small_unit, write
from pages import a_page

PAGE, WARD = a_page(), a_page("phường")
LABELS = PAGE.labels


def opened(unit):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return opened(small_unit(tmp_path_factory.mktemp("unit") / "raw"))


def frames(data):
    before = summary_of_classes(data.previous_households, data.previous_villages)
    now = summary_of_classes(data.households, data.villages)
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    return village_results(before, now, targets), poor_movements(data.households, data.villages), before, now


def test_minority_and_near_poor_pages(data):
    results, _, before, now = frames(data)
    last, this = (data.previous_households, data.previous_villages), (data.households, data.villages)
    shown = WARD.minority_page(minority_results(last, this), results)
    assert "giảm từ 3,75 % (3 hộ) xuống 2,50 % (2 hộ): −1,25 điểm %, so với −1,25 điểm % chung" in shown.text
    assert "Tổ dân phố" in shown.html and "Thôn</th>" not in shown.html
    assert "giữ nguyên từ 1,25 % (2 hộ) đến 1,25 % (2 hộ)" in PAGE.near_poor_page(near_poor_results(before, now)).text


def chain_pages(data, reduction):
    results, *_ = frames(data)
    chains = {klass: chain(data.households, data.previous_households, data.villages, data.previous_villages, klass) for klass in ("poor", "near_poor")}  # fmt: skip
    return PAGE.chain_page(chains, chain_effect(results, chains["poor"], reduction, "points"))


def test_unbroken_chain_is_one_sentence(data):
    shown = chain_pages(data, 3)
    assert (
        shown.text
        == "Đầu năm nay khớp kết quả cuối kỳ rà soát trước, từng hộ và ở mọi thôn: 8 hộ nghèo và 2 hộ cận nghèo."
    )
    assert not shown.figures


def test_broken_chain_is_explained_and_its_verdict_told(tmp_path):
    unit = small_unit(tmp_path / "raw")
    end = [household(n) for n in range(1, 4)] + [household(n, class_end="không nghèo") for n in (4, 5, 9, 10, 12)]
    end += [household(n, "Thôn B", ethnicity="Gia Rai") for n in (6, 7)]
    write(unit / "households.csv", end)  # H8 is lost, H9 and H10 were near-poor, H12 unknown
    data = opened(unit)
    shown = chain_pages(data, 2)
    assert (
        "Hộ nghèo: cuối kỳ trước 8, đầu kỳ năm nay 10 (chênh +2); 4 hộ không khớp. Số hộ chênh: Thôn A (+3), Thôn B (−1)."
        in shown.text
    )
    assert "phụ thuộc vào chênh lệch này: tính từ cuối kỳ trước là không đạt (1,88 điểm %), tính từ đầu kỳ năm nay là đạt (3,13 điểm %)" in shown.text  # fmt: skip
    assert {figure.table for figure in shown.figures} == {"chain_poor", "chain_near_poor", "chain_effect"}


OBJECTIVES = pd.DataFrame(
    {
        "code": ["MT.1", "MT.2", "MT.3"],
        "name": ["Tỷ lệ suy dinh dưỡng không quá 10 %", "Nhà ở", "Nhà tiêu"],
        "section": ["II.2", "III.1.1", "III.1.2"],
        "responsible": ["Trạm y tế", "", "Địa chính"],
        "target": pd.array([10, 5, 5], dtype="Float64"),
        "actual": pd.array([12, 5, None], dtype="Float64"),
    }
)


def test_objectives_missed_met_and_unanswered():
    results = objective_results(OBJECTIVES, {})
    shown = PAGE.objectives_page(OBJECTIVES, results)
    assert "Trong 3 mục tiêu, nhiệm vụ của kế hoạch: 1 đạt, 1 không đạt, 1 chưa có số liệu trả lời." in shown.text
    assert "III.1.2 Nhà tiêu – chưa có kết quả (Địa chính)." in shown.text
    assert "≤" in shown.html


def test_without_files_the_sections_say_so():
    assert "objectives.csv" in PAGE.objectives_page(None, None).text
    assert "programme.csv" in PAGE.table_programme(None, None).text
    assert PAGE.table_money(None, None).text == PAGE.cost_page(None).text == ""


def programme():
    columns = {
        "planned": [10, 1],
        "actual": [8, 1],
        "money_central": [100, None],
        "money_credit": [None, 50],
        "disbursed": [80, 50],
    }
    frame = pd.DataFrame({name: pd.array(values, dtype="Float64") for name, values in columns.items()})
    return frame.assign(code=["DA5", "CS.TINDUNG"], name=["Nhà ở", "Vốn vay"])


def test_money_names_what_is_slow_and_sets_loans_apart():
    results = programme_results(programme())
    assert results["unspent"].tolist() == [20, 0, 20]
    shown = PAGE.table_money(programme(), results)
    assert "Tổng kế hoạch vốn 100 triệu đồng, đã giải ngân 80 triệu đồng (80,00 %)" in shown.text
    assert "vốn tín dụng của Ngân hàng Chính sách xã hội 50 triệu đồng, đã cho vay 50" in shown.text
    assert "chưa sử dụng 20 triệu đồng" in shown.text and "Giải ngân dưới 90 %: Nhà ở (80,00 %, còn 20)." in shown.text
    assert "Huyện" not in shown.html


def test_cost_per_escape_leaves_loans_out_and_cautions():
    moves = pd.DataFrame({"to_near_poor": [3], "to_not_poor": [1]}, index=["total"])
    cost = cost_per_escape(programme_results(programme()), moves)
    assert cost == {"disbursed": 80, "escaped": 4, "cost": 20}
    assert "không phải chi phí để một hộ thoát nghèo" in PAGE.cost_page(cost).text
    nobody = cost_per_escape(programme_results(programme()), moves * 0)
    assert nobody["cost"] is None and "không có hộ nào thoát nghèo" in PAGE.cost_page(nobody).text
