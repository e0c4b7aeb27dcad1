import duckdb
import pandas as pd
import polars as pl
import pytest

from analysis.evaluation.dynamics import group_sizes, leavers_newcomers_deprivations, stayers_deprivations
from reviews import PANEL, review


@pytest.fixture
def stayers(any_base):
    return stayers_deprivations(PANEL[2023], PANEL[2022])


@pytest.fixture
def others(any_base):
    return leavers_newcomers_deprivations(PANEL[2023], PANEL[2022])


def test_who_stayed_left_and_came():
    sizes = group_sizes(PANEL[2023], PANEL[2022])
    assert [sizes[name] for name in ("stayers", "leavers", "newcomers")] == [3, 4, 3]
    assert [sizes[f"{name}_unmatched"] for name in ("stayers", "leavers", "newcomers")] == [0, 0, 1]


@pytest.mark.parametrize(
    ("row", "counts"),
    [("d01", [2, 0, 0, 2]), ("d03", [2, 1, 0, 1]), ("d05", [2, 1, 0, 1]), ("d06", [0, 0, 1, 1]), ("total", [9, 2, 2, 9])],
)  # fmt: skip
def test_stayers_mended_and_fallen(stayers, row, counts):
    assert stayers.loc[row, ["start", "mended", "fallen", "end"]].tolist() == counts


def test_stayers_rates_are_of_the_same_households(stayers):
    assert stayers.loc["base", ["start", "end"]].tolist() == [3, 3]
    assert stayers.loc["d03", ["start_rate", "end_rate", "change"]].tolist() == pytest.approx(
        [200 / 3, 100 / 3, -100 / 3]
    )
    assert stayers.loc[["base", "total"], "change"].isna().all()


def test_leavers_are_counted_where_they_were_reviewed(others):
    assert others.loc["base", ["leavers_start", "leavers_end"]].tolist() == [4, 3]  # H4 died
    assert others.loc["d02", ["leavers_start", "leavers_end"]].tolist() == [3, 1]
    assert others.loc["d02", ["leavers_start_rate", "leavers_end_rate"]].tolist() == pytest.approx([75, 100 / 3])


def test_newcomers_have_a_start_only_if_reviewed_then(others):
    assert others.loc["base", ["newcomers_start", "newcomers_end"]].tolist() == [2, 3]
    assert others.loc["d10", ["newcomers_start", "newcomers_end"]].tolist() == [2, 2]


def test_household_unknown_to_the_last_review_is_left_out_of_the_stayers():
    now = pd.concat([PANEL[2023], review("H99 pp d01 d02 d03")], ignore_index=True)
    assert stayers_deprivations(now, PANEL[2022]).loc["base", "end"] == 3
    assert group_sizes(now, PANEL[2022])["stayers_unmatched"] == 1


def test_without_stayers_there_are_no_rates():
    found = stayers_deprivations(review("H1 po"), PANEL[2022])
    assert found["start"].eq(0).all() and found["start_rate"].isna().all()


def test_so_few_households_have_no_rates_but_their_counts():
    few = stayers_deprivations(PANEL[2023], PANEL[2022])
    assert few[["start_rate", "end_rate", "change"]].isna().all(axis=None) and few.at["total", "start"] == 9
    rates = leavers_newcomers_deprivations(PANEL[2023], PANEL[2022]).filter(like="_rate")
    assert len(rates.columns) == 4 and rates.isna().all(axis=None)


def listed(households, start, end):
    return "\n".join(f"H{n} {start}{end} d01" for n in range(households))


@pytest.mark.parametrize(("households", "known"), [(20, True), (19, False)])
def test_rates_stand_over_twenty_households_at_both_ends(households, known):
    last, now = review(listed(20, "p", "p")), review(listed(households, "p", "p"))
    assert stayers_deprivations(now, last)["start_rate"].notna().any() == known
    left = leavers_newcomers_deprivations(review(listed(households, "p", "o")), last)
    assert left["leavers_start_rate"].notna().any() == known


@pytest.mark.parametrize("engine", [pl.from_pandas, lambda frame: pl.from_pandas(frame).lazy(), duckdb.from_df])
def test_every_engine_gives_the_same(engine, stayers, others):
    now, last = engine(PANEL[2023]), engine(PANEL[2022])
    pd.testing.assert_frame_equal(stayers_deprivations(now, last), stayers)
    pd.testing.assert_frame_equal(leavers_newcomers_deprivations(now, last), others)
