"""The state to date of any households and any recognitions: what was said last holds, whatever order the rows stand
in.
"""

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intake import open_year
from analysis.intake.checks.recognitions import check_recognitions
from analysis.intake.sheets import Sheet
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


def sheet(file, frame):
    """The frame as intake has it."""
    return Sheet(file, pl.from_pandas(frame).with_columns(pl.selectors.datetime().cast(pl.Date)))


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


@settings(max_examples=20)
@given(years())
def test_sound_chain_has_no_finding_and_ends_where_it_ends(year):
    last, recognitions, finals = year
    assert check_recognitions(sheet("recognitions.csv", recognitions), sheet("2022/households.csv", last), 2023) == []
    state = households_to_date({2022: last}, recognitions).set_index("household_id")
    assert {name: state.at[name, "class_end"] for name in state.index} == {n: finals[n] for n in state.index}
    # whoever is not there was neither in the commune at the review nor recognised since
    assert {finals[name] for name in finals if name not in state.index} <= {"absent", "not_poor"}


@settings(max_examples=20)
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


def test_who_left_the_near_poor_never_was_poor_and_does_not_relapse():
    """H0 once was near-poor, H1 once was poor; both enter the two lists from the not poor."""
    earlier = review(["not_poor"] * 4, ["near_poor", "poor"] * 2)
    moves = recognised("H0 not_poor poor", "H1 not_poor poor", "H2 not_poor near_poor", "H3 not_poor near_poor")
    state = households_to_date({2022: earlier}, moves)
    for movements in (poor_movements, near_poor_movements):
        assert movements(state, VILLAGES).loc["total", ["relapse", "new"]].tolist() == [1, 1]


def recognised(*moves):
    """One a household, on a day of its own: `H0 not_poor poor`."""
    rows = [move.split() for move in moves]
    frame = pd.DataFrame(rows, columns=["household_id", "class_from", "class_to"], dtype="str")
    frame.insert(0, "date", pd.date_range("2023-02-01", periods=len(frame)).astype("datetime64[s]"))
    return frame.assign(village="Thôn A", change="", members=pd.array([3] * len(frame), dtype="Int64"))


@settings(max_examples=20)
@given(st.lists(st.lists(st.sampled_from(CLASSES), min_size=5, max_size=5), min_size=1, max_size=12))
def test_half_year_and_year_end_tell_the_same_household_alike(histories):
    """Classes at five ends of a year; the last year recognised household by household is the review of that year."""
    reviews = {2019 + n: as_reviewed(histories, n) for n in range(1, 5)}
    year_end = reviews.pop(2023)
    moves = [f"H{n} {row[3]} {row[4]}" for n, row in enumerate(histories) if row[3] != row[4]]
    state = households_to_date(reviews, recognised(*moves))
    state["village"] = state["household_id"].map(year_end.set_index("household_id")["village"])
    state["members"] = state["household_id"].map(year_end.set_index("household_id")["members"])
    for movements in (poor_movements, near_poor_movements):
        pd.testing.assert_frame_equal(movements(state, VILLAGES), movements(year_end, VILLAGES))
        persons = [movements(households, VILLAGES, "persons") for households in (state, year_end)]
        pd.testing.assert_frame_equal(*persons)


def as_reviewed(histories, n):
    """The review of the n-th year as an official fills it in: `escaped_on` is the last escape from poverty before it."""
    dates = []
    for row in histories:
        escapes = [year for year in range(1, n) if row[year - 1] == "poor" != row[year]]
        dates.append(pd.Timestamp(2019 + max(escapes), 11, 20) if escapes else pd.NaT)
    return review([row[n] for row in histories], [row[n - 1] for row in histories], dates)


@pytest.fixture(scope="module")
def kim_tan():
    return open_year("kim-tan", 2024)


@pytest.mark.parametrize(("household", "form"), [("KT-0121", poor_movements), ("KT-0300", near_poor_movements)])
def test_households_of_the_example_are_new_at_mid_year_as_at_its_end(kim_tan, household, form):
    reviews = {year: households for year, households in kim_tan.reviews.items() if year < 2024}
    state = households_to_date(reviews, kim_tan.recognitions)
    for households in (state, kim_tan.households):
        one = households[households["household_id"] == household]
        assert form(one, kim_tan.villages).loc["total", ["relapse", "new"]].tolist() == [0, 1]


def test_households_of_the_example_whose_recognition_the_review_found_move_alike(kim_tan):
    reviews = {year: households for year, households in kim_tan.reviews.items() if year < 2024}
    state = households_to_date(reviews, kim_tan.recognitions).set_index("household_id")
    found = kim_tan.households.set_index("household_id")
    ends = found["class_end"].reindex(state.index)
    same = state.index[(state["class_end"] == ends) & (state["change"] == found["change"].reindex(state.index))]
    assert len(same) > 50
    for form in (poor_movements, near_poor_movements):
        halves = [form(part.loc[same].reset_index(), kim_tan.villages) for part in (state, found)]
        pd.testing.assert_frame_equal(*halves)
