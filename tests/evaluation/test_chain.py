"""Where the start of the year is not the end of the last review: counted by hand on twelve households, then by
hypothesis.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.evaluation.chain import chain, chain_effect, households_differing, is_broken
from reviews import review

VILLAGES = pd.DataFrame({"village": ["A", "B"]})


def placed(rows, **villages):
    """A review with the village of each household: A unless told."""
    frame = review(rows)
    frame["village"] = ["B" if name in villages.get("B", "").split() else "A" for name in frame["household_id"]]
    return frame


# poor at the end of the last review: H1–H6 in A, H7, H8 in B
LAST = placed("H1 pp\nH2 pp\nH3 pp\nH4 pp\nH5 pp\nH6 pp\nH7 pp\nH8 pp\nH9 nn\nH10 oo", B="H7 H8")
# H2 written near-poor, H3 without a row, H4 moved to B's list, H9 written poor, H11 and H12 unknown to the last review
NOW = placed("H1 pp\nH2 nn\nH4 pp\nH5 pn\nH6 po\nH7 pp\nH8 pn\nH9 pp\nH10 oo\nH11 pp\nH12 po", B="H4 H7 H8 H12")


@pytest.fixture(scope="module")
def poor():
    return chain(NOW, LAST, VILLAGES, VILLAGES)


@pytest.mark.parametrize(
    ("column", "a", "b", "total"),
    [("last_end", 6, 2, 8), ("reclassified_out", 1, 0, 1), ("without_row", 1, 0, 1), ("reclassified_in", 1, 0, 1),
     ("not_in_last", 1, 1, 2), ("village_changed", -1, 1, 0), ("start", 5, 4, 9), ("difference", -1, 2, 1)],
)  # fmt: skip
def test_counted_with_a_finger(poor, column, a, b, total):
    assert poor[column].tolist() == [a, b, total]


def test_start_is_that_of_form_t2(poor):
    assert poor.at["total", "start"] == (NOW["class_start"] == "poor").sum()


def test_breaks_that_cancel_out_are_breaks_all_the_same():
    now = placed("H1 pp\nH2 nn\nH3 pp\nH4 pp\nH5 pp\nH6 pp\nH7 pp\nH8 pp\nH9 pp", B="H7 H8")
    frame = chain(now, LAST, VILLAGES, VILLAGES)
    assert frame.at["total", "difference"] == 0 and is_broken(frame) and households_differing(frame) == 2


def test_an_unbroken_chain_is_no_break():
    frame = chain(LAST, LAST, VILLAGES, VILLAGES)
    assert not is_broken(frame) and frame["difference"].eq(0).all()


def test_village_that_disappeared_keeps_its_row():
    frame = chain(NOW.assign(village="A"), LAST, VILLAGES.head(1), VILLAGES)
    assert frame.loc["B", ["last_end", "village_changed", "start"]].tolist() == [2, -2, 0]


def test_effect_says_when_the_verdict_hangs_on_the_start(poor):
    total = {"households_start": 100, "poor_start": 8, "households_end": 100, "poor_end": 5, "points_actual": 3}
    results = pd.DataFrame([total], index=["total"])
    effect = chain_effect(results, poor, 3.5, "points")
    assert effect["points"].tolist() == [3, 4] and effect["met"].tolist() == [0, 1]
    assert effect["reduction"].tolist() == [3, 4]


letters = st.sampled_from("pno-")
households = st.lists(
    st.tuples(letters, letters, st.booleans(), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=20
)


@settings(max_examples=60)
@given(households)
def test_the_bridge_holds_for_every_village(rows):
    last, now = ["X oo"], ["X oo"]
    last_b, now_b = [], []
    for number, (end, start, in_last, in_now, was_b, is_b) in enumerate(rows):
        if in_last:
            last.append(f"H{number} o{end}")
            last_b += [f"H{number}"] * was_b
        if in_now:
            now.append(f"H{number} {start}o")
            now_b += [f"H{number}"] * is_b
    frame = chain(
        placed("\n".join(now), B=" ".join(now_b)), placed("\n".join(last), B=" ".join(last_b)), VILLAGES, VILLAGES
    )
    bridge = frame["last_end"] - frame["reclassified_out"] - frame["without_row"]
    bridge += frame["reclassified_in"] + frame["not_in_last"] + frame["village_changed"]
    assert bridge.tolist() == frame["start"].tolist()
    assert frame.at["total", "village_changed"] == 0
