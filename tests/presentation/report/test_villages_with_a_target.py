"""Villages that were asked for something are not all villages; the unit's own figure is that of its target."""

import pandas as pd
import pytest

from analysis.document.blocks import KeyFigures
from analysis.evaluation import commune_target
from pages import a_page
from year_results import GOAL, lead, moves, outcomes, results_of, shortages


def plain_of(shown):
    return shown.text.replace("\u00a0", " ")


def poverty(page, results):
    same = pd.DataFrame({"start": [10], "start_rate": [10.0], "end": [10], "end_rate": [9.5]}, index=["total"])
    return page.report_poverty(results, commune_target(results, *GOAL), same, same)


@pytest.mark.parametrize(
    ("end", "where", "given"),
    [
        ([12, 8, 3], "Cả 2 thôn được giao chỉ tiêu giảm đủ số hộ.", "cả 2 thôn được giao chỉ tiêu giảm đủ số hộ (Phụ lục I)"),
        ([12, 9, 3], "1 trong 2 thôn được giao chỉ tiêu chưa giảm đủ số hộ: Thôn 2", "1 trong 2 thôn được giao chỉ tiêu giảm đủ"),
    ],
)  # fmt: skip
def test_villages_with_a_target_are_not_said_to_be_all_villages(end, where, given):
    page, results = a_page(), results_of([20, 10, 3], end, [7, 2, 0])
    first = lead(page, results, moves(to_not_poor=4))
    assert where in plain_of(first) and "2 thôn được giao giảm đủ số hộ" in first.html.replace("\u00a0", " ")
    assert given in plain_of(poverty(page, results))


def test_where_every_village_has_a_target_nothing_more_is_said_of_it():
    page, results = a_page(), results_of([20, 10], [12, 8], [7, 2])
    assert "Cả 2 thôn giảm đủ số hộ được giao." in plain_of(lead(page, results, moves(to_not_poor=4)))
    assert "kết quả 10 hộ; cả 2 thôn giảm đủ số hộ được giao (Phụ lục I)" in plain_of(poverty(page, results))


def test_one_village_with_a_target_is_told_by_name():
    page, results = a_page(), results_of([20, 3], [12, 3], [7, 0])
    assert "Thôn 1 được giao giảm 7 hộ, kết quả 8 hộ (Phụ lục I)." in plain_of(poverty(page, results))


def test_the_card_has_the_figure_that_the_target_is_held_against():
    page, results = a_page(criterion="households_ratio"), results_of([20, 10], [12, 9], [7, 3])
    shown = page.report_lead(commune_target(results, 3.0, "households_ratio"), results, moves(to_not_poor=9), shortages(d10=1), outcomes(), None)  # fmt: skip
    key = next(block for block in shown.blocks if isinstance(block, KeyFigures))
    assert key.items[2] == ("Số hộ nghèo giảm", "4,50 % hộ dân", "mục tiêu giảm 3,00\u00a0%")
