"""Recognitions of the year against its review, household by household (ten households)."""

import pandas as pd

from analysis.evaluation import reconciliation
from reviews import review

REVIEW = review(
    """
    H1 pp
    H2 pn
    H3 po
    H4 op
    H5 oo
    H6 np
    H7 p- moved_out
    H8 pp
    H9 nn
    """
).assign(village=["Thôn A"] * 5 + ["Thôn B"] * 4, members=1)
VILLAGES = pd.DataFrame({"village": ["Thôn A", "Thôn B"]})
# H1 escaped yet poor; H2 agrees; H4 and H6 agree; H5 became poor yet is not; H7 moved out; H8 went out and came back; H10 has no row
ROWS = [
    ("2023-02-01", "H1", "poor", "near_poor"),
    ("2023-03-01", "H2", "poor", "near_poor"),
    ("2023-03-01", "H4", "not_poor", "poor"),
    ("2023-03-01", "H5", "not_poor", "poor"),
    ("2023-03-01", "H6", "near_poor", "poor"),
    ("2023-04-01", "H7", "poor", "absent"),
    ("2023-06-01", "H8", "near_poor", "poor"),
    ("2023-04-01", "H8", "poor", "near_poor"),
    ("2023-04-01", "H10", "poor", "not_poor"),
]


def compared():
    frame = pd.DataFrame(ROWS, columns=["date", "household_id", "class_from", "class_to"])
    return reconciliation(
        frame.assign(date=pd.to_datetime(frame["date"]), village="Thôn B", members=1), REVIEW, VILLAGES
    )


def test_by_village():
    names = ["recognised", "no_longer_poor", "poor_in_review", "became_poor", "not_poor_in_review", "without_row"]
    frame = compared()
    assert list(frame.columns) == names
    assert frame.loc["Thôn A"].tolist() == [4, 2, 1, 2, 1, 0]
    assert frame.loc["Thôn B"].tolist() == [4, 2, 0, 1, 0, 1]
    assert frame.loc["total"].tolist() == [8, 4, 1, 3, 1, 1]


def test_without_a_file_there_is_nothing_to_compare():
    assert reconciliation(None, REVIEW, VILLAGES) is None
