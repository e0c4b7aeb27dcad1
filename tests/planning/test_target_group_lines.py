import pandas as pd

from analysis.planning.target_groups import target_group_lines, target_groups
from analysis.planning.village_targets import village_targets
from plans import household, register, review

VILLAGES = register(A=False, B=True)
ROWS = [household("A"), household("A", ethnicity="Gia Rai"), household("A", klass="near_poor")]
ROWS += [household("B", ethnicity="Gia Rai"), household("B", ethnicity="Gia Rai")]


def lines(a, b):
    counts = pd.DataFrame({"households_end": [100, 100], "reduction": [a, b]}, index=["A", "B"], dtype="Int64")
    households = review(*ROWS)
    return target_group_lines(target_groups(households, VILLAGES, village_targets(households, VILLAGES, counts)))


def test_near_poor_and_minority_poor_at_the_start():
    found = lines(1, 1)
    assert found["near_poor_start"].tolist() == [1, 0, 1]
    assert found["minority_poor_start"].tolist() == [1, 2, 3]


def test_minority_target_only_where_the_target_leaves_no_choice():
    assert lines(2, 1)["minority_reduction"].tolist() == [1, 1, 2]
    found = lines(1, 1)["minority_reduction"]
    assert found.isna().tolist() == [True, False, True]


def test_without_targets_there_is_none():
    assert lines(pd.NA, pd.NA)["minority_reduction"].isna().all()
