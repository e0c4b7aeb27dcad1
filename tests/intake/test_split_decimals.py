"""Numbers with a decimal comma cut in two by the commas of the file."""

import pytest

from analysis.intake.dictionary import dictionary
from analysis.intake.split_decimals import joined_numbers

CODES = ("code", "name", "responsible", "unit", "planned", "actual", "money_central", "disbursed", "note")
COLUMNS = {at: dictionary()["programme"].column(code) for at, code in enumerate(CODES)}
SOUND = "DA2,Dự án 2,Kinh tế,hộ,20,20,42,40,"


def read(*lines):
    return joined_numbers(
        [line.split(",") for line in (",".join(CODES), SOUND, SOUND, *lines)], 0, COLUMNS, "programme.csv"
    )


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("DA4,Dự án 4,Kinh tế,hộ,2000,2000,4200,4000,5,", "disbursed", "4000,5"),
        ("DA4,Dự án 4,Kinh tế,hộ,2000,2000,4200,5,4000,5,", "money_central", "4200,5"),
        ("DA4,Dự án 4,Kinh tế,hộ,2000,2000,1.042,5,4000,số liệu", "money_central", "1.042,5"),
    ],
)
def test_cut_number_is_one_error_and_the_row_is_whole(line, column, value):
    records, (told,) = read(line)
    assert (told.severity, told.row, told.column, told.value, told.check) == ("error", 4, column, value, "row_width")
    assert len(records[3]) == len(CODES) and value in records[3]


def test_number_that_may_have_been_cut_in_several_places_is_one_error_of_the_row():
    records, (told,) = read("DA4,Dự án 4,Kinh tế,hộ,20,20,42,40,5,")
    assert (told.row, told.column, told.value) == (4, None, "10 ô") and len(records[3]) == len(CODES)


@pytest.mark.parametrize(
    "line", [SOUND, "DA4,Dự án 4,Kinh tế,hộ,,,4200,4000,,", "DA4,Dự án 4, hai,Kinh tế,hộ,20,20,42,40,"]
)
def test_other_cells_too_many_are_left_alone(line):
    records, told = read(line)
    assert told == [] and records[3] == line.split(",")


def test_comma_at_the_end_of_every_row_is_no_cell_too_many():
    lines = [",".join(CODES), *[SOUND + ","] * 3]
    assert joined_numbers([line.split(",") for line in lines], 0, COLUMNS, "x")[1] == []


@pytest.mark.parametrize("line", [SOUND + ",", SOUND + ",,", "DA4,Dự án 4,Kinh tế,hộ,2000,2000,4200,5,,"])
def test_row_that_says_something_either_way_is_asked_about(line):
    records, (told,) = read(line)
    assert (told.severity, told.row, told.check) == ("warning", 4, "row_width") and records[3] == line.split(",")
