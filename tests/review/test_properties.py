"""What must hold of every figure, whatever households a review finds: identities, sums, engines, order, scale."""

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from analysis.evaluation import commune_target, computed_measures, village_results
from analysis.intake.dictionary import CAUSE_CODES
from analysis.planning import village_targets
from analysis.planning.registered import registered_households
from analysis.review import (
    causes,
    children,
    deprivation_counts,
    deprivation_rates,
    ethnic_groups,
    near_poor_movements,
    poor_movements,
    poverty_index,
    results_by_ethnicity,
    summary_of_classes,
    target_groups,
)
from analysis.review.alkire_foster import alkire_foster
from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT, identity_gap
from analysis.review.poverty_index import counting_measures
from analysis.standards import INDICATOR_CODES

pytestmark = pytest.mark.slow
FLAGS = (*INDICATOR_CODES, *CAUSE_CODES, "merit", "no_labour", "registered", "loan_wanted", "loan_granted")
CLASSES = ("poor", "near_poor", "not_poor", "absent")
CHANGES = ("", "", "", "moved_in", "moved_out", "split", "merged", "died")
PEOPLES = ("Kinh", "Gia Rai", "Ba Na", "poor")  # a people may be called like a column
VILLAGES = ("Thôn A", "Thôn $1", "Blôm", "Thôn Z")
ENGINES = {
    "polars": pl.from_pandas,
    "polars lazy": lambda frame: pl.from_pandas(frame).lazy(),
    "duckdb": duckdb.from_df,
}

examples = settings(
    max_examples=12,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
few_examples = settings(examples, max_examples=4)  # for what runs every reducer each time

# one number holds all yes/no cells of a household: many small draws would be slow
household = st.tuples(
    st.sampled_from(VILLAGES[:3]),  # Thôn Z never has a row
    st.sampled_from(PEOPLES),
    st.sampled_from(CLASSES),
    st.sampled_from(CLASSES),
    st.sampled_from(CHANGES),
    st.booleans(),
    st.integers(1, 12),
    st.integers(0, 2 ** (len(FLAGS) + 1) - 1),
)
sizeable_reviews = st.lists(household, min_size=12, max_size=30).map(lambda rows: households_frame(rows))
tiny_reviews = st.lists(household, max_size=3).map(lambda rows: households_frame(rows))
reviews = sizeable_reviews | tiny_reviews


def households_frame(rows):
    village, ethnicity, start, end, change, escaped, members, bits = (
        map(list, zip(*rows, strict=True)) if rows else [[]] * 8
    )
    members = pd.array(members, dtype="Int64")
    texts = {"village": village, "ethnicity": ethnicity, "class_start": start, "class_end": end, "change": change}
    frame = pd.DataFrame({name: pd.array(values, dtype="str") for name, values in texts.items()})
    frame["household_id"] = pd.array([f"H{number}" for number in range(len(rows))], dtype="str")
    frame["head_sex"] = pd.array(["female" if word & 1 else "male" for word in bits], dtype="str")
    frame["escaped_on"] = pd.Series(
        [pd.Timestamp(2020, 12, 15) if known else pd.NaT for known in escaped], dtype="datetime64[s]"
    )
    frame["members"] = members
    for number, column in enumerate(
        ("children_under_16", "children_uninsured", "children_malnourished", "children_out_of_school")
    ):
        # a blank count is read as missing
        frame[column] = (members // (number + 1)).to_numpy(dtype=object) if rows else []
        frame[column] = frame[column].mask(pd.Series([word % 7 == number for word in bits], dtype=bool)).astype("Int64")
    for number, flag in enumerate(FLAGS):
        frame[flag] = pd.array([bool(word >> (number + 1) & 1) for word in bits], dtype="bool")
    return frame


@st.composite
def registers(draw, least=0):
    """A register that has at least as many households as any review above (a village of nobody where `least` is 0)."""
    counts = [draw(st.integers(least, 400)) for _ in VILLAGES]
    minority = [draw(st.integers(0, count)) for count in counts]
    frame = pd.DataFrame(
        {"village": pd.array(VILLAGES, dtype="str"), "area": pd.array(["rural", "urban"] * 2, dtype="str")}
    )
    for name, values in (
        ("households", counts),
        ("persons", counts),
        ("minority_households", minority),
        ("minority_persons", minority),
    ):
        frame[name] = pd.array([value * (4 if "persons" in name else 1) for value in values], dtype="Int64")
    return frame


def measures(option, frame):
    return lambda h, v: getattr(counting_measures(h, v, **option), frame)


def results(h, v):
    now = summary_of_classes(h, v)
    return village_results(now, now, village_targets(h, v, target_counts(v)))


def target_counts(v):
    counts = pd.DataFrame({"households_end": v["households"] + 2, "reduction": v["households"] * 0 + 1})
    return counts.set_axis(v["village"], axis=0).astype("Int64")


REDUCERS = {
    "T1": summary_of_classes,
    **{f"T2_{m}": lambda h, v, m=m: poor_movements(h, v, m) for m in ("households", "persons")},
    **{f"T3_{m}": lambda h, v, m=m: near_poor_movements(h, v, m) for m in ("households", "persons")},
    **{f"T4_{c}": lambda h, v, c=c: deprivation_counts(h, v, c) for c in CLASSES[:2]},
    **{f"T5_{c}": lambda h, v, c=c: deprivation_rates(deprivation_counts(h, v, c)) for c in CLASSES[:2]},
    **{f"T8_{c}": lambda h, v, c=c: target_groups(h, v, c) for c in CLASSES[:2]},
    **{f"T9_{c}": lambda h, v, c=c: ethnic_groups(h, v, c) for c in CLASSES[:2]},
    **{f"T10_{c}": lambda h, v, c=c: causes(h, v, c) for c in CLASSES[:2]},
    **{f"T11_{c}": lambda h, v, c=c: children(h, v, c) for c in CLASSES[:2]},
    **{f"T12_{c}": lambda h, v, c=c: results_by_ethnicity(h, v, c, c) for c in CLASSES[:2]},
    "poverty_index": poverty_index,
    "counting, persons, k = 3": measures({"measure": "persons", "k": 3}, "summary"),
    "counting, area": measures({"by": "area", "k": 2}, "summary"),
    "counting, minority": measures({"by": "minority", "measure": "persons"}, "summary"),
    "counting, ethnicity": measures({"by": "ethnicity", "k": "0.5", "weights": ["1/12"] * 12}, "contribution"),
    "registered": registered_households,
    "village_targets": lambda h, v: village_targets(h, v, target_counts(v)),
    "village_results": results,
}
BY_REVIEW = {name: reducer for name, reducer in REDUCERS.items() if not name.startswith("village_")}


def whole(frame):
    """The columns that count something."""
    return [name for name in frame.columns if pd.api.types.is_integer_dtype(frame[name]) and name != "met"]


@pytest.mark.parametrize("table", REDUCERS)
@few_examples
@given(sizeable_reviews, registers())
def test_groups_add_to_the_total(table, households, villages):
    figures = REDUCERS[table](households, villages)
    counts = figures[whole(figures)]
    assert list(figures.index)[-1] == "total"
    if table != "counting, ethnicity":  # the register does not say how many of each people there are
        assert counts.iloc[:-1].sum().tolist() == counts.loc["total"].tolist()


@few_examples
@given(sizeable_reviews, registers(), st.randoms(use_true_random=False))
def test_every_engine_and_every_order_of_rows_gives_the_same_figures(households, villages, random):
    order = list(range(len(households)))
    random.shuffle(order)
    others = {name: engine(households) for name, engine in ENGINES.items()}
    others["another order"] = households.iloc[order].reset_index(drop=True)
    for table, reducer in REDUCERS.items():
        figures = reducer(households, villages)
        for name, other in others.items():
            pd.testing.assert_frame_equal(reducer(other, villages), figures, obj=f"{table} on {name}")


@few_examples
@given(sizeable_reviews, registers())
def test_twice_as_many_of_everybody_doubles_counts_and_keeps_rates(households, villages):
    counted = ["households", "persons", "minority_households", "minority_persons"]
    twice = pd.concat([households, households], ignore_index=True)
    double = villages.assign(**{name: 2 * villages[name] for name in counted})
    for table, reducer in BY_REVIEW.items():
        one, two = reducer(households, villages), reducer(twice, double)
        counts = [*whole(one), *(["population", "poor"] if "population" in one else [])]
        pd.testing.assert_frame_equal(two[counts], 2 * one[counts], obj=table)
        rates = one.columns.difference(counts)
        pd.testing.assert_frame_equal(two[rates], one[rates], rtol=1e-12, obj=table)


@examples
@given(reviews, registers())
def test_movement_identities_for_households_and_persons(households, villages):
    for measure in ("households", "persons"):
        poor, near_poor = (
            poor_movements(households, villages, measure),
            near_poor_movements(households, villages, measure),
        )
        assert identity_gap(poor, POOR_OUT, POOR_IN).eq(0).all()
        assert identity_gap(near_poor, NEAR_POOR_OUT, NEAR_POOR_IN).eq(0).all()
        assert poor["to_near_poor"].equals(near_poor["from_poor"])
        assert near_poor["to_poor"].equals(poor["from_near_poor"])


@examples
@given(reviews, registers())
def test_one_class_has_one_number_in_every_form(households, villages):
    t1 = summary_of_classes(households, villages)
    for klass, movements in (("poor", poor_movements), ("near_poor", near_poor_movements)):
        number = t1[klass].tolist()
        assert movements(households, villages)["end"].tolist() == number
        assert movements(households, villages, "persons")["end"].tolist() == t1[f"{klass}_persons"].tolist()
        assert deprivation_counts(households, villages, klass)["base"].tolist() == number
        assert target_groups(households, villages, klass)["total"].tolist() == number
        assert causes(households, villages, klass)["base"].tolist() == number
        assert results_by_ethnicity(households, villages, klass, klass)[klass].tolist() == number
        peoples = ethnic_groups(households, villages, klass)
        assert peoples["total"].tolist() == number
        assert peoples.iloc[:, 1:].sum(axis=1).tolist() == number


@examples
@given(reviews, registers())
def test_parts_never_exceed_their_whole(households, villages):
    for klass in ("poor", "near_poor"):
        deprived = deprivation_counts(households, villages, klass)
        assert deprived[list(INDICATOR_CODES)].le(deprived["base"], axis=0).all(axis=None)
        groups = target_groups(households, villages, klass)
        assert groups.ge(0).all(axis=None) and groups.le(groups["total"], axis=0).all(axis=None)
        rates = deprivation_rates(deprived)[list(INDICATOR_CODES)]
        assert rates.isna().all(axis=1).tolist() == (deprived["base"] == 0).tolist()
        assert rates.stack().between(0, 100).all()
    registered = registered_households(households, villages)
    assert registered["registered"].le(summary_of_classes(households, villages)["poor"]).all()


@examples
@given(reviews, registers(), st.sampled_from(["recognised", *range(1, 13)]), st.sampled_from(["households", "persons"]))
def test_headcount_times_intensity_is_m0(households, villages, k, measure):
    for by in ("village", "area", "minority", "ethnicity"):
        found = counting_measures(households, villages, by=by, k=k, measure=measure)
        summary, contribution = found.summary, found.contribution
        product = summary["headcount_ratio"] * summary["intensity"].fillna(0)
        pd.testing.assert_series_equal(product, summary["adjusted_headcount_ratio"], check_names=False)
        assert summary["intensity"].isna().tolist() == (summary["poor"] == 0).tolist()
        burden = summary["poor"] * summary["intensity"].fillna(0)
        assert contribution.isna().all(axis=1).tolist() == (burden == 0).tolist()
        np.testing.assert_allclose(contribution.dropna().sum(axis=1).astype(float), 100)
    index = poverty_index(households, villages)
    product = index["headcount"] * index["intensity"].fillna(0)
    pd.testing.assert_series_equal(product, index["adjusted_headcount"], check_names=False)


@examples
@given(reviews, registers(least=1), st.integers(1, 12))
def test_subgroups_sum_to_m0(households, villages, k):
    for by in ("village", "area"):
        summary = counting_measures(households, villages, by=by, k=k).summary.astype(float)
        groups, total = summary.iloc[:-1], summary.loc["total"]
        assert groups["population_share"].sum() == pytest.approx(100)
        weighted = (groups["population_share"] / 100 * groups["adjusted_headcount_ratio"]).sum()
        assert weighted == pytest.approx(total["adjusted_headcount_ratio"])
        if total["poor"]:
            assert groups["contribution"].sum() == pytest.approx(100)


@few_examples
@given(sizeable_reviews, registers())
def test_a_higher_cut_off_never_finds_more_poor(households, villages):
    poor = [counting_measures(households, villages, k=k).summary.loc["total", "poor"] for k in range(1, 13)]
    assert poor == sorted(poor, reverse=True)


@examples
@given(
    st.integers(1, 5).flatmap(
        lambda width: st.tuples(
            st.lists(st.lists(st.integers(0, 1), min_size=width, max_size=width), min_size=1, max_size=12),
            st.lists(st.fractions(0, 3, max_denominator=60), min_size=width, max_size=width),
        )
    ),
    st.fractions(0, 1, max_denominator=60),
    st.data(),
)
def test_plain_matrix_agrees_with_fractions_on_paper(matrix_and_weights, share, data):
    matrix, weights = matrix_and_weights
    assume(sum(weights) > 0 and share > 0)
    sizes = data.draw(st.lists(st.integers(0, 9), min_size=len(matrix), max_size=len(matrix)))
    scores = [sum(w for w, cell in zip(weights, row, strict=True) if cell) / sum(weights) for row in matrix]
    poor = [size for size, score in zip(sizes, scores, strict=True) if score >= share]
    burden = sum(size * score for size, score in zip(sizes, scores, strict=True) if score >= share)
    total = alkire_foster(matrix, weights, share=share, sample_weight=sizes).summary.loc["total"]
    assert total["poor"] == sum(poor)
    if sum(sizes):
        assert total["adjusted_headcount_ratio"] == pytest.approx(float(burden / sum(sizes)))
    else:
        assert pd.isna(total["adjusted_headcount_ratio"])


@examples
@given(reviews, registers(least=1))
def test_a_village_meets_its_target_by_whole_households_whatever_the_rates_say(households, villages):
    found = results(households, villages)
    assert found["met"].tolist() == [int(a >= p) for a, p in zip(found["reduction_actual"], found["reduction_planned"], strict=True)]  # fmt: skip
    for criterion, actual in (("points", "points_actual"), ("households_ratio", "ratio_actual")):
        outcome = commune_target(found, float(found.loc["total", actual]), criterion)
        assert outcome[criterion] == pytest.approx(found.loc["total", actual])


@examples
@given(reviews, registers())
def test_loan_demand_lies_between_nothing_and_all(households, villages):
    met = computed_measures(results(households, villages), households)["MT.VAY_VON"]
    wanted = households["loan_wanted"] & (households["class_end"] != "absent")
    assert met is None if not wanted.any() else 0 <= met <= 100
