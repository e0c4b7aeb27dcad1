"""The review in words: every number from the forms, nothing said of nobody."""

import pandas as pd

from pages import a_page

PAGE = a_page("phường")


def t1(poor, households):
    names = [*(f"Tổ {n}" for n in range(1, len(poor) + 1)), "total"]
    frame = pd.DataFrame({"poor": [*poor, sum(poor)], "households": [*households, sum(households)]}, index=names)
    frame["poor_rate"] = 100 * frame["poor"] / frame["households"]
    frame["persons"], frame["poor_persons"] = 4 * frame["households"], 3 * frame["poor"]
    return frame.assign(near_poor=0, near_poor_rate=0.0, near_poor_persons=0)


def test_unit_is_told_by_its_own_word_with_where_the_poor_live():
    text = PAGE.review_result(t1([2, 6, 1, 4], [100, 200, 50, 40])).text
    assert text.startswith("Toàn phường có 390 hộ dân với 1.560 nhân khẩu. Qua rà soát có 13 hộ nghèo với 39 nhân khẩu")
    assert "Hộ nghèo tập trung ở Tổ 2 (6 hộ), Tổ 4 (4 hộ) và Tổ 1 (2 hộ)." in text
    assert "Tỷ lệ hộ nghèo cao nhất: Tổ 4 (10,00 %)." in text


def test_the_poor_do_not_gather_where_less_than_half_of_them_live():
    text = PAGE.review_result(t1([6, 5, 3, 3, 3, 3], [100] * 6)).text
    assert "Nhiều hộ nghèo nhất: Tổ 1 (6 hộ) và Tổ 2 (5 hộ)." in text and "tập trung" not in text


def test_a_review_without_a_decision_opens_in_one_breath():
    assert PAGE.review_opening().text.endswith("hộ cận nghèo cuối năm 2023 như sau:")


def test_nobody_poor_is_said_once():
    text = PAGE.review_result(t1([0, 0], [100, 100])).text
    assert text.endswith("Qua rà soát không có hộ nghèo, hộ cận nghèo.")
    counts = pd.DataFrame({"base": [0], "total": [0], **dict.fromkeys(PAGE.labels, 0)}, index=["total"])
    assert (
        PAGE.review_shortages(counts).text
        == "Không có hộ nghèo nên không có thiếu hụt, nhóm đối tượng, nguyên nhân nghèo để nêu."
    )


def test_only_movements_that_there_were_are_told():
    flows = dict.fromkeys(("to_near_poor", "to_not_poor", "other_decrease", "from_near_poor", "relapse", "new", "other_increase"), 0)  # fmt: skip
    total = pd.DataFrame({"start": 5, **flows, "to_near_poor": 2, "new": 1, "end": 4}, index=["total"])
    assert PAGE.review_movements(total).text == (
        "Đầu kỳ có 5 hộ nghèo, cuối kỳ có 4 hộ. Trong năm: 2 hộ thoát nghèo thành hộ cận nghèo; 1 hộ nghèo phát sinh mới."
    )
    still = total.assign(to_near_poor=0, new=0, end=5)
    assert PAGE.review_movements(still).text == "Trong năm 2023 danh sách hộ nghèo không có biến động."


def test_shortages_are_told_in_households():
    counts = pd.DataFrame({"base": [10], "total": [35], **dict.fromkeys(PAGE.labels, 0)}, index=["total"])
    counts.loc["total", ["d01", "d10", "d07"]] = [3, 9, 5]
    shown = PAGE.review_shortages(counts)
    assert f"{PAGE.labels['d10'].lower()} (9 hộ), {PAGE.labels['d07'].lower()} (5 hộ) và {PAGE.labels['d01'].lower()} (3 hộ)" in shown.text  # fmt: skip
    assert "bình quân 3,50 chỉ số" in shown.text and shown.figures[0].value == 3.5
