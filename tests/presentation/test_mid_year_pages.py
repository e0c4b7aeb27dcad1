"""What recognitions say beside the review, and the words of a period."""

import pandas as pd

from analysis.document.shown import NOTHING
from analysis.presentation.period_words import at_end, in_period, monitoring_basis
from pages import a_page

PERIOD = "2024-H1"
YEAR = a_page()


def test_nothing_recognised_is_nothing():
    assert YEAR.reconciliation_page(None) is NOTHING


def test_reconciliation_says_how_many_differ():
    names = ["recognised", "no_longer_poor", "poor_in_review", "became_poor", "not_poor_in_review", "without_row"]
    frame = pd.DataFrame([[8, 4, 1, 3, 1, 1]], index=["total"], columns=names)
    assert "khác với 2 hộ" in YEAR.reconciliation_page(frame).text
    assert "không trái" in YEAR.reconciliation_page(frame.assign(poor_in_review=0, not_poor_in_review=0)).text


def test_words_of_the_period():
    assert (in_period(""), at_end("")) == ("trong năm", "cuối năm")
    assert (in_period(PERIOD), at_end(PERIOD)) == ("6 tháng đầu năm 2024", "30/6/2024")
    assert "10/2022/TT-BLĐTBXH" in monitoring_basis(2024) and monitoring_basis(2020) == ""
