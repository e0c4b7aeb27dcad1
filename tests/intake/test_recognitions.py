"""Recognitions of a year: rows in any order, the state to date, the half of the year that counts."""

import pandas as pd
import pytest

from analysis.findings import InputError
from analysis.intake import open_year
from analysis.intake.check import all_findings
from factories import faults, half_year, household, recognised, write

COUNTED = ["village", "members", "class_start", "class_end", "change"]


def read(folder, period="2023-H1", **more):
    return open_year("thu-nghiem", 2023, data_dir=str(folder.parents[1]), period=period, **more)


def state(data):
    return data.households.set_index("household_id")


def test_rows_of_one_household_may_stand_in_any_order(unit):
    rows = [recognised("2023-06-30", 4, "cận nghèo", "không nghèo"), recognised("2023-02-01", 4, "nghèo", "cận nghèo")]
    data = read(half_year(unit, rows), report="year-end-evaluation")
    assert list(state(data).loc["TN-004", ["class_start", "class_end"]]) == ["poor", "not_poor"]
    assert faults(data.findings) == []


def test_state_is_the_last_review_where_nothing_was_recognised(unit):
    data = read(half_year(unit))
    households = state(data)
    assert len(households) == 10 and list(households["class_end"]).count("poor") == 7
    assert list(households.loc["TN-009", COUNTED]) == ["Thôn A", 4, "near_poor", "near_poor", ""]
    pd.testing.assert_frame_equal(data.villages, data.previous_villages)


def test_what_came_after_june_is_left_out_with_a_note(unit):
    data = read(half_year(unit))
    assert state(data).at["TN-005", "class_end"] == "poor"
    assert [(f.severity, f.check, f.value) for f in faults(data.findings)] == [
        ("note", "after_the_period", "1 dòng sau ngày 30/06/2023")
    ]


def test_thirtieth_of_june_counts_and_first_of_july_does_not(unit):
    rows = [recognised("2023-06-30", 4, "nghèo", "cận nghèo"), recognised("2023-07-01", 5, "nghèo", "cận nghèo")]
    households = state(read(half_year(unit, rows)))
    assert list(households.loc[["TN-004", "TN-005"], "class_end"]) == ["near_poor", "poor"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # back where it was: no movement, as in form T2
        ([("2023-02-01", "nghèo", "cận nghèo", ""), ("2023-05-01", "cận nghèo", "nghèo", "")], ["poor", "poor", ""]),
        # split, then escaped: the escape is one
        ([("2023-02-01", "nghèo", "nghèo", "split"), ("2023-05-01", "nghèo", "không nghèo", "")], ["poor", "not_poor", ""]),
        # escaped, then split: still an escape
        ([("2023-02-01", "nghèo", "cận nghèo", ""), ("2023-05-01", "cận nghèo", "cận nghèo", "split")], ["poor", "near_poor", ""]),
        ([("2023-02-01", "nghèo", "", "moved_out")], ["poor", "absent", "moved_out"]),
    ],
)  # fmt: skip
def test_class_and_change_after_several_recognitions(unit, rows, expected):
    written = [recognised(day, 4, before, after, change=change) for day, before, after, change in rows]
    assert list(state(read(half_year(unit, written))).loc["TN-004", ["class_start", "class_end", "change"]]) == expected


def test_household_that_was_never_reviewed_comes_in(unit):
    rows = [recognised("2023-03-01", 31, "không nghèo", "nghèo", "Thôn B", members=6)]
    rows += [recognised("2023-03-01", 32, "", "nghèo", "Thôn B", change="chuyển đến")]
    households = state(read(half_year(unit, rows)))
    assert list(households.loc["TN-031", COUNTED]) == ["Thôn B", 6, "not_poor", "poor", ""]
    assert list(households.loc["TN-032", COUNTED]) == ["Thôn B", 4, "absent", "poor", "moved_in"]


def test_escape_that_a_review_found_makes_a_relapse(unit):
    before = unit.parent / "2022" / "households.csv"
    write(before, [household(1, class_end="không nghèo"), household(2), household(3), household(6, "Thôn B")])
    rows = [recognised("2023-03-01", 1, "không nghèo", "nghèo"), recognised("2023-03-01", 40, "không nghèo", "nghèo")]
    households = state(read(half_year(unit, rows)))
    assert households.at["TN-001", "escaped_on"] == pd.Timestamp("2022-12-31")
    assert pd.isna(households.at["TN-040", "escaped_on"])


def test_members_of_the_last_recognition(unit):
    rows = [recognised("2023-03-01", 4, "nghèo", "cận nghèo", members=7)]
    assert state(read(half_year(unit, rows))).at["TN-004", "members"] == 7


def test_file_without_rows_is_a_half_year_without_movements(unit):
    folder = half_year(unit)
    head = (folder / "recognitions.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "recognitions.csv").write_text(head + "\n", encoding="utf-8")
    data = read(folder, report="year-end-evaluation")
    assert (data.households["class_start"] == data.households["class_end"]).all()


def test_column_of_changes_may_be_missing(unit):
    rows = [{key: cell for key, cell in recognised("2023-03-01", 4, "nghèo", "cận nghèo").items() if key != "change"}]
    assert state(read(half_year(unit, rows))).at["TN-004", "class_end"] == "near_poor"


def test_without_recognitions_there_is_no_half_year(unit):
    folder = half_year(unit)
    (folder / "recognitions.csv").unlink()
    with pytest.raises(InputError) as told:
        read(folder, report="year-end-evaluation")
    assert [(f.file, f.check) for f in told.value.findings] == [("thu-nghiem/2023/recognitions.csv", "required_file")]


def test_errors_of_the_later_review_do_not_stop_the_half_year(unit):
    write(unit / "recognitions.csv", [recognised("2023-04-20", 4, "nghèo", "cận nghèo")])
    write(unit / "households.csv", [household(1), household(1)])
    data = read(unit, report="year-end-evaluation")
    assert state(data).at["TN-004", "class_end"] == "near_poor"
    assert "thu-nghiem/2023/households.csv" not in {file.path for file in data.inputs}


def test_recognitions_are_checked_with_the_whole_year(unit):
    write(unit / "recognitions.csv", [recognised("2023-04-20", 4, "cận nghèo", "nghèo")])
    assert "goes_on_from_before" in {finding.check for finding in all_findings("thu-nghiem", 2023, unit.parents[1])}


def test_sound_recognitions_agree_with_the_review(unit):
    write(unit / "recognitions.csv", [recognised("2023-04-20", 4, "nghèo", "cận nghèo")])
    assert faults(read(unit, period="").findings) == []


def test_half_year_has_no_official_status(unit):
    with pytest.raises(InputError, match="--status"):
        read(half_year(unit), status="chính thức")
