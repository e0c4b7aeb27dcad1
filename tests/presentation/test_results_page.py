import pandas as pd

from analysis.presentation.summary_page import villages_sentence
from pages import a_page

MOVES = [
    "start",
    "to_near_poor",
    "to_not_poor",
    "other_decrease",
    "from_near_poor",
    "relapse",
    "new",
    "other_increase",
    "end",
]


def sentence(behind):
    """The sentence on villages that are so many households behind their targets (0: met)."""
    names = [f"Thôn {n}" for n in range(len(behind))]
    results = pd.DataFrame(
        {
            "reduction_planned": [9] * len(behind),
            "reduction_actual": [9 - n for n in behind],
            "poor_start": [1] * len(behind),
            "met": [int(n == 0) for n in behind],
        },
        index=names,
    ).astype("Int64")
    moves = pd.DataFrame(1, index=names, columns=MOVES)
    return villages_sentence(a_page(), pd.concat([results, results.sum().to_frame("total").T]), moves)


def test_every_village_met():
    assert sentence([0, 0]) == "2/2 thôn đạt chỉ tiêu."


def test_furthest_behind_come_first_with_their_reason():
    text = sentence([0, 1, 4])
    assert text.startswith("1/3 thôn đạt chỉ tiêu. Chưa đạt: Thôn 2 (giảm 5 hộ/chỉ tiêu 9") and "Thôn 1 (" in text


def test_a_handful_is_told_and_the_rest_counted():
    text = sentence([0, *range(1, 10)])
    assert text.count("/chỉ tiêu 9") == 3 and text.endswith("và 6 thôn khác (xem bảng).")
