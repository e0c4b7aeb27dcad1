import pandas as pd
import pytest

from analysis.evaluation.composition import composition_by_class, composition_change


def form(**columns):
    return pd.DataFrame(columns, index=["total"])


def test_counts_and_shares_change():
    found = composition_change(form(total=20, minority=8), form(total=40, minority=24))
    assert found.loc["minority"].tolist() == [24, 8, -16, 60, 40, -20]
    assert found.loc["total", ["start", "end", "change"]].tolist() == [40, 20, -20]


def test_people_new_on_file_were_none_before():
    found = composition_change(form(total=2, Kinh=1, Thái=1), form(total=3, Kinh=2, Tày=1))
    assert list(found.index) == ["Kinh", "Thái", "Tày", "total"]
    assert found.loc["Thái", ["start", "end"]].tolist() == [0, 1]
    assert found.loc["Tày", ["start", "end"]].tolist() == [1, 0]


def test_base_of_nobody_has_no_share():
    found = composition_change(form(base=0, cause_1=0), form(base=40, cause_1=10))
    assert found.loc["cause_1", ["start", "end"]].tolist() == [10, 0]
    assert found.loc["cause_1", ["start_share", "end_share", "share_change"]].isna().all()


def test_two_standards_are_shown_and_not_subtracted():
    found = composition_change(form(total=20, minority=8), form(total=40, minority=24), comparable=False)
    assert found[["change", "share_change"]].isna().all(axis=None)
    assert found.loc["minority", "start_share"] == pytest.approx(60)


def test_both_classes_by_one_call():
    def counts(households, villages, klass):
        return form(total=households[klass], minority=villages)

    found = composition_by_class(counts, ({"poor": 5, "near_poor": 3}, 2), ({"poor": 4, "near_poor": 6}, 1))
    assert found["poor"]["change"].tolist() == [-1, -1]
    assert found["near_poor"].loc["total", ["start", "end"]].tolist() == [3, 6]
