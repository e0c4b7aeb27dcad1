"""How far the year's target has come, in one voice: the printed rates, whole households, what is left."""

import pandas as pd
import pytest

from analysis.evaluation import commune_progress, commune_target, village_progress, village_results
from pages import a_page

PERIOD = "2024-H1"


def register(*rows):
    names = ["households", "poor", "poor_rate", "near_poor", "near_poor_rate"]
    frame = pd.DataFrame([(n, p, 100 * p / n, 5, 100 * 5 / n) for n, p in rows], columns=names)
    frame.loc["total"] = frame.sum()
    total = frame.loc["total"]
    frame.loc["total", ["poor_rate", "near_poor_rate"]] = (
        100 * total["poor"] / total["households"],
        100 * total["near_poor"] / total["households"],
    )
    frame.index = [f"Thôn {n}" for n in range(1, len(rows) + 1)] + ["total"]
    return frame.astype(
        {
            "households": "Int64",
            "poor": "Int64",
            "near_poor": "Int64",
            "poor_rate": "Float64",
            "near_poor_rate": "Float64",
        }
    )


def half(now, wanted, *, reduction=3.0, comparable=True):
    before = register((100, 10), (100, 6))
    targets = pd.DataFrame(
        {"households_start": [100, 100, 200], "poor_start": [10, 6, 16], "poor_start_rate": [10.0, 6.0, 8.0], "households_end": [100, 100, 200],
         "reduction": [*wanted, sum(wanted)], "reduction_rate": [3.0, 2.0, 2.5], "poor_end": [7, 4, 11], "poor_end_rate": [7.0, 4.0, 5.5]},
        index=["Thôn 1", "Thôn 2", "total"],
    )  # fmt: skip
    results = village_results(before, register(*now), targets, (reduction, "points"), comparable=comparable)
    return village_progress(results), commune_progress(commune_target(results, reduction, "points"))


def moves(**counts):
    names = ["start", "to_near_poor", "to_not_poor", "other_decrease", "from_near_poor", "relapse", "new", "other_increase", "end"]  # fmt: skip
    return pd.DataFrame([[counts.get(name, 0) for name in names]], columns=names, index=["total"])


HALF = a_page(period=PERIOD, year=2024)


def test_the_share_of_the_target_is_that_of_the_printed_fall():
    progress, commune = half([(100, 8), (100, 6)], [3, 2])
    text = HALF.half_year_progress(progress, commune).text
    assert "đã giảm 1,00 điểm phần trăm, bằng 33,33\u00a0% mục tiêu" in text
    assert (
        "giảm 5\u00a0hộ nghèo trong năm; đến nay giảm 2\u00a0hộ, bằng 40,00\u00a0% chỉ tiêu năm, còn 3\u00a0hộ" in text
    )


def test_what_is_left_is_named_most_first_and_cannot_be_misread():
    progress, commune = half([(100, 8), (100, 6)], [3, 2])
    text = HALF.half_year_minute(progress, commune, moves(to_near_poor=2), None, None, None).text
    assert "Còn phải giảm: Thôn 2 (2\u00a0hộ) và Thôn 1 (1\u00a0hộ)." in text
    assert "2\u00a0hộ được công nhận thoát nghèo, chưa có hộ nào vào danh sách" in text


def test_poverty_that_rises_is_said_to_rise():
    progress, commune = half([(100, 12), (100, 6)], [3, 2])
    text = HALF.half_year_progress(progress, commune).text
    assert "chưa giảm mà tăng 1,00 điểm phần trăm" in text and "đến nay tăng 2\u00a0hộ" in text and "bằng" not in text


def test_two_standards_are_not_compared():
    page = a_page(period="2027-H1", year=2027, comparable=False)
    progress, commune = half([(100, 12), (100, 6)], [3, 2], comparable=False)
    minute = page.half_year_minute(progress, commune, moves(), None, None, None)
    assert "hai chuẩn nghèo khác nhau" in minute.text and "Còn phải giảm" not in minute.text
    assert "điểm phần trăm" not in page.half_year_progress(progress, commune).text
    assert "Còn phải giảm" not in page.half_year_limits(progress, moves(new=1), None, (None, None)).text


def test_limits_name_villages_that_have_not_begun_and_slow_money():
    progress, _ = half([(100, 8), (100, 6)], [3, 2])
    lines = pd.DataFrame({"code": ["DA5", "DA7"], "name": ["Nhà ở", "Năng lực"]})
    money = pd.DataFrame({"disbursed_rate": [20.0, 60.0, 40.0]}, index=["DA5", "DA7", "total"], dtype="Float64")
    said = HALF.half_year_limits(progress, moves(relapse=1), None, (lines, money))
    assert "Chưa giảm được hộ nào: Thôn 2." in said.text and "Nhà ở (20,00\u00a0%)" in said.text
    assert "Năng lực" not in said.text and "1\u00a0hộ tái nghèo" in said.text
    assert ("T2_households", "total", "relapse", 1, "hộ") in said.figures


def test_nothing_that_is_slow_is_said_plainly():
    progress, _ = half([(100, 7), (100, 4)], [3, 2])
    assert "không cho thấy phần việc nào chậm" in HALF.half_year_limits(progress, moves(), None, (None, None)).text


@pytest.mark.parametrize(("level", "word"), [("xã", "thôn"), ("phường", "tổ dân phố")])
def test_the_units_own_word_for_its_parts(level, word):
    progress, commune = half([(100, 8), (100, 6)], [3, 2])
    assert f"Các {word} được giao" in a_page(level, PERIOD).half_year_progress(progress, commune).text


def test_what_only_the_unit_can_say_is_a_blank_or_its_own_words():
    assert "[…đơn vị bổ sung: kiến nghị" in HALF.half_year_narrative("proposals").text
    own = a_page(period=PERIOD, narrative=type("Narrative", (), {"proposals": ("Cấp thêm vốn.",)}))
    assert own.half_year_narrative("proposals").text == "Cấp thêm vốn."
