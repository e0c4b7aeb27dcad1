"""The state to date of any households and any recognitions: what was said last holds, whatever order the rows stand in."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intake.checks.recognitions import check_recognitions
from analysis.intake.to_date import households_to_date, last_escapes
from analysis.review import near_poor_movements, poor_movements
from analysis.review.movements import NEAR_POOR_IN, NEAR_POOR_OUT, POOR_IN, POOR_OUT, identity_gap

CLASSES = ("poor", "near_poor", "not_poor")
VILLAGES = pd.DataFrame({"village": ["Thôn A", "Thôn B"]})


def review(ends, starts=None, escaped_on=None):
    """The last review: H0, H1, … with these classes at its end."""
    size = len(ends)
    return pd.DataFrame(
        {
            "household_id": pd.Series([f"H{n}" for n in range(size)], dtype="str"),
            "village": pd.Series(["Thôn A" if n % 2 else "Thôn B" for n in range(size)], dtype="str"),
            "members": pd.Series([n % 5 + 1 for n in range(size)], dtype="Int64"),
            "class_start": pd.Series(starts or ends, dtype="str"),
            "class_end": pd.Series(ends, dtype="str"),
            "change": "",
            "escaped_on": pd.Series(escaped_on or [pd.NaT] * size, dtype="datetime64[s]"),
        }
    )


@st.composite
def years(draw):
    """A last review and, household by household, a chain of recognitions on different days; rows in some order."""
    ends = draw(st.lists(st.sampled_from([*CLASSES, "absent"]), max_size=12))
    rows, finals = [], {}
    for number in range(len(ends) + draw(st.integers(0, 3))):
        now = ends[number] if number < len(ends) else draw(st.sampled_from(["not_poor", "absent"]))
        for day in sorted(draw(st.sets(st.integers(1, 180), max_size=4))):
            to = draw(st.sampled_from([c for c in (*CLASSES, "absent") if c != now]))
            change = "moved_in" if now == "absent" else "moved_out" if to == "absent" else ""
            village = "Thôn A" if number % 2 else "Thôn B"
            rows.append((pd.Timestamp(2023, 1, 1) + pd.Timedelta(days=day - 1), f"H{number}", village, now, to, change))
            now = to
        finals[f"H{number}"] = now
    names = ["date", "household_id", "village", "class_from", "class_to", "change"]
    frame = pd.DataFrame(draw(st.permutations(rows)), columns=names).astype(dict.fromkeys(names[1:], "str"))
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[s]")
    frame["members"] = pd.Series([3] * len(frame), dtype="Int64")
    return review(ends), frame.assign(source_row=range(2, len(frame) + 2)), finals


@settings(deadline=None, max_examples=40)
@given(years())
def test_sound_chain_has_no_finding_and_ends_where_it_ends(year):
    last, recognitions, finals = year
    assert check_recognitions(recognitions, last, 2023, "recognitions.csv", "2022/households.csv") == []
    state = households_to_date({2022: last}, recognitions).set_index("household_id")
    assert {name: state.at[name, "class_end"] for name in state.index} == {n: finals[n] for n in state.index}
    # whoever is not there was neither in the commune at the review nor recognised since
    assert {finals[name] for name in finals if name not in state.index} <= {"absent", "not_poor"}


@settings(deadline=None, max_examples=40)
@given(years())
def test_forms_t2_and_t3_of_the_state_keep_their_identities(year):
    state = households_to_date({2022: year[0]}, year[1])
    for measure in ("households", "persons"):
        poor = poor_movements(state, VILLAGES, measure)
        near = near_poor_movements(state, VILLAGES, measure)
        assert (identity_gap(poor, POOR_OUT, POOR_IN) == 0).all()
        assert (identity_gap(near, NEAR_POOR_OUT, NEAR_POOR_IN) == 0).all()
        assert (poor["to_near_poor"] == near["from_poor"]).all() and (poor["from_near_poor"] == near["to_poor"]).all()
    assert poor_movements(state, VILLAGES).at["total", "start"] == (year[0]["class_end"] == "poor").sum()


def test_last_escape_is_the_latest_known():
    earlier = review(["not_poor", "not_poor", "poor"], ["poor", "not_poor", "poor"], [None, "2019-12-01", "2018-12-01"])
    last = review(["not_poor", "near_poor", "poor"], ["not_poor", "near_poor", "poor"], [None, "2020-12-01", None])
    found = last_escapes({2021: earlier, 2022: last})
    assert found.to_dict() == {
        "H0": pd.Timestamp("2021-12-31"),  # the review of 2021 found it
        "H1": pd.Timestamp("2020-12-01"),
        "H2": pd.Timestamp("2018-12-01"),
    }


def test_who_split_off_the_list_did_not_escape():
    split = review(["not_poor"], ["poor"]).assign(change="split")
    assert last_escapes({2022: split}).empty
