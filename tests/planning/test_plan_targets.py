"""The targets of a plan from the unit's own target alone, in points or in households, with and without an issued
table.
"""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.findings import InputError
from analysis.intake import open_year
from analysis.intake.plan import Target
from analysis.planning.plan_targets import plan_targets, reduction_wanted
from analysis.planning.registered_minority import registered_minority
from analysis.planning.target_groups import target_groups
from communes import UNIT, YEAR, commune


def opened(folder):
    return open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="annual-plan-appendix")


def planned(folder):
    data = opened(folder)
    return plan_targets(data.previous_households, data.previous_villages, data.target_counts, data.plan.target)


def test_nothing_issued_the_fair_proposal_is_the_table(tmp_path):
    plan = planned(commune(tmp_path, [8, 4], [4, 4], target="reduction_households = 6"))
    assert not plan.issued
    assert plan.table["reduction"].tolist() == plan.allocation.figures["fair"].tolist()
    assert plan.table.loc["total", ["reduction", "poor_end", "households_end"]].tolist() == [6, 6, 200]


def test_points_alone_are_turned_into_the_least_households_that_meet_them(tmp_path):
    plan = planned(commune(tmp_path, [8, 4], [4, 4], target="reduction = 1.3"))
    assert (plan.needed, plan.table.at["total", "reduction"]) == (3, 3)  # 2 of 200 are 1 point, 3 are 1,5


def test_issued_targets_stay_as_issued_beside_the_proposals(tmp_path):
    plan = planned(commune(tmp_path, [8, 4], [4, 4], targets=[5, 1], target="reduction_households = 4"))
    assert plan.issued
    assert plan.needed == 4
    assert plan.table["reduction"].tolist() == [5, 1, 6]
    assert plan.allocation.figures["issued"].tolist() == [5, 1, 6]


def test_target_beyond_the_poor_leaves_no_target_and_no_rate(tmp_path):
    plan = planned(commune(tmp_path, [3, 1], [1, 0], target="reduction_households = 9"))
    assert plan.allocation.limits.over_poor == 5
    assert plan.table[["reduction", "reduction_rate", "poor_end", "poor_end_rate"]].isna().all().all()


def test_zero_poor_and_a_target_of_zero_is_a_plan(tmp_path):
    plan = planned(commune(tmp_path, [0, 0], [0, 0], target="reduction = 0"))
    assert plan.table["reduction"].tolist() == [0, 0, 0]


@given(st.integers(0, 50), st.integers(1, 400), st.integers(1, 400), st.sampled_from(["points", "households_ratio"]))
@settings(max_examples=60)
def test_households_lifted_exactly_meet_the_percent_they_are_turned_into(lifted, start, end, criterion):
    import pandas as pd

    total = pd.DataFrame(
        {"poor_start": [60], "households_start": [start + 60], "households_end": [end + 60]}, index=["total"]
    )
    wanted = reduction_wanted(Target(reduction_households=lifted, criterion=criterion), total)
    reached = (
        100 * (Fraction(60, start + 60) - Fraction(60 - lifted, end + 60))
        if criterion == "points"
        else Fraction(100 * lifted, end + 60)
    )
    assert wanted == reached


def test_plan_with_neither_target_is_refused_by_both_names(tmp_path):
    folder = commune(tmp_path, [1], [1], target='criterion = "points"')
    with pytest.raises(InputError) as refused:
        opened(folder)
    finding = refused.value.findings[0]
    assert (finding.column, finding.check) == ("target", "plan_value")
    assert "reduction_households" in finding.expected


@pytest.fixture
def minority(tmp_path):
    folder = commune(tmp_path, [6, 4, 2], [3, 2, 0], minority=[3, 4, 0], targets=[4, 3, 1])
    data, plan = opened(folder), planned(folder)
    groups = target_groups(data.previous_households, data.previous_villages, plan.table)
    return registered_minority(plan.registered, groups, plan.table)


def test_minority_number_is_its_part_of_the_target_rounded_up(minority):
    # 4 × 3/6 = 2; 3 × 4/4 = 3; no minority poor, nothing to assure; 8 × 7/12 = 4,67
    assert minority["wanted"].astype(object).where(minority["wanted"].notna(), None).tolist() == [2, 3, None, 5]
    assert minority.loc["Thôn 2", ["minority", "number_met", "share_met"]].tolist() == [2, 0, 1]


def test_number_and_share_are_answered_apart(tmp_path):
    folder = commune(tmp_path, [6], [3], minority=[3], targets=[2])
    data, plan = opened(folder), planned(folder)
    groups = target_groups(data.previous_households, data.previous_villages, plan.table)
    registered = plan.registered.assign(minority=1)  # 1 of 3, where half of the poor are minority
    found = registered_minority(registered, groups, plan.table)
    assert found.loc["Thôn 1", ["wanted", "number_met", "share_met"]].tolist() == [1, 1, 0]


def test_nobody_registered_assures_nothing(tmp_path):
    folder = commune(tmp_path, [6], [0], minority=[3], targets=[2])
    data, plan = opened(folder), planned(folder)
    groups = target_groups(data.previous_households, data.previous_villages, plan.table)
    found = registered_minority(plan.registered, groups, plan.table)
    assert found.loc["Thôn 1", ["number_met", "share_met"]].tolist() == [0, 0]
    assert found["minority_share"].isna().all()
