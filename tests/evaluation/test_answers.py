import pandas as pd
import pytest

from analysis.evaluation.answers import MEANINGS, REGISTERED_ESCAPED, SUPPORT_ANSWERS, review_answers
from analysis.evaluation.supports import SUPPORT_CODES
from reviews import PANEL, review


def households(**columns):
    rows = review("H1 pp\nH2 nn\nH3 po\nH4 p- died")
    counts = {"members": [4, 2, 5, 1], "insured_members": [3, 2, 5, 0], "children_under_16": [2, 0, 3, 0]}
    counts |= {
        "children_out_of_school": [1, 0, 0, 0],
        "children_malnourished": [0, 0, 1, 0],
        "children_uninsured": [1, 0, 0, 0],
    }
    frame = rows.assign(**{name: pd.array(values, dtype="Int64") for name, values in (counts | columns).items()})
    return frame.assign(loan_granted=[True, False, True, True], support_health=[True, True, False, True])


@pytest.mark.parametrize(
    ("code", "value"),
    [("MT.BHYT", 500 / 6), ("MT.BHYT_TRE_EM", 50), ("MT.TRE_DI_HOC", 50), ("MT.TRE_SUY_DINH_DUONG", 0),
     ("MT.PHAN_CONG_GIUP_DO", 0), ("MT.SO_HO_VAY", 2), ("MT.HT_Y_TE", 3), ("MT.HT_NHA_O", None), (REGISTERED_ESCAPED, None)],
)  # fmt: skip
def test_answers_by_hand(code, value):
    assert review_answers(households())[code] == (None if value is None else pytest.approx(value))


def test_blank_count_gives_no_answer():
    assert review_answers(households(insured_members=[3, None, 5, 0]))["MT.BHYT"] is None


def test_nobody_listed_gives_no_share():
    answers = review_answers(households().iloc[2:])
    assert answers["MT.BHYT"] is None and answers["MT.PHAN_CONG_GIUP_DO"] is None


def test_registered_escaped_needs_the_last_review():
    assert review_answers(PANEL[2023], PANEL[2022], 2023)[REGISTERED_ESCAPED] == 50
    assert review_answers(PANEL[2024], PANEL[2023], 2024)[REGISTERED_ESCAPED] is None  # nobody registered


def test_every_answer_has_a_meaning_and_every_support_a_code():
    assert list(review_answers(households())) == list(MEANINGS)
    assert tuple(SUPPORT_ANSWERS) == SUPPORT_CODES
