"""Sheets of several files as one: rows know their file, columns that only some have are dropped and named."""

import numpy as np

from analysis.intake.joined_sheets import joined, typed
from analysis.intake.sheet import Sheet, values_of


def sheet(file, rows, **columns):
    return Sheet(np.array(rows, dtype="int64"), {code: typed(values, "str") for code, values in columns.items()}, file)


ONE = sheet("một/villages.csv", [2, 5], village=["A", "B"], note=["", "x"])
TWO = sheet("hai/villages.csv", [2], village=["A"])
NONE = sheet("ba/villages.csv", [], village=[])


def test_rows_keep_their_numbers_values_and_files():
    both, dropped = joined([ONE, TWO])
    assert values_of(both["village"]) == ["A", "B", "A"] and list(both.rows) == [2, 5, 2]
    assert [both.file_of(row) for row in range(3)] == ["một/villages.csv", "một/villages.csv", "hai/villages.csv"]
    assert dropped == ["note"] and "note" not in both
    assert list(both["village"].repeated) == [False, False, True]


def test_files_stay_with_rows_that_are_joined_again_or_kept():
    again, _ = joined([joined([ONE, TWO])[0], sheet("bốn/villages.csv", [9], village=["C"])])
    assert [again.file_of(row) for row in (1, 2, 3)] == ["một/villages.csv", "hai/villages.csv", "bốn/villages.csv"]
    last = again.kept(np.array([False, False, True, True]))
    assert [last.file_of(row) for row in (0, 1)] == ["hai/villages.csv", "bốn/villages.csv"]


def test_the_name_of_all_is_that_of_the_files_with_rows():
    assert joined([ONE, NONE, TWO])[0].file == "hai/villages.csv, một/villages.csv"
    assert joined([NONE, NONE])[0].file == "ba/villages.csv" and len(joined([NONE, NONE])[0]) == 0


def test_sheet_of_one_file_names_it_for_every_row():
    assert ONE.file_of(0) == ONE.file_of(1) == "một/villages.csv"
