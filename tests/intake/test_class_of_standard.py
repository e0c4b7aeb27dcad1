"""Hộ có mức sống trung bình is a class of 2022–2026 alone; another standard names it as an error, once a column."""

import polars as pl
import pytest

from analysis.findings import errors
from analysis.intake import open_year
from analysis.intake.class_of_standard import check_classes
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.values import CLASS_NAMES, KINDS
from analysis.standards import standard_for, standards
from analysis.workbooks.lists import class_names
from factories import household, recognised, small_unit, village, write

THIRD = "mức sống trung bình"


@pytest.mark.parametrize("text", [THIRD, "Hộ có mức sống trung bình", "TRUNG BÌNH", "average_living", "Hộ làm nông nghiệp có mức sống trung bình"])  # fmt: skip
def test_words_that_mean_the_class(text):
    assert KINDS["class"].parse(text) == "average_living"


def test_every_class_of_a_standard_has_a_name_and_stands_in_its_template():
    for standard in standards():
        assert set(standard.classes) <= set(CLASS_NAMES) - {"absent"}
    assert THIRD in class_names(standard_for(2026)) and THIRD not in class_names(standard_for(2027))


def test_one_finding_a_column_names_the_rows():
    classes = ["average_living"] * 7 + ["poor", "absent"]
    sheet = Sheet("h.csv", pl.DataFrame({ROW: range(2, 11), "class_start": "poor", "class_end": classes}))
    columns = ("class_start", "class_end")
    (found,) = check_classes(sheet, columns, standard_for(2027), 2028)
    assert (found.row, found.severity, found.value) == (2, "error", f"“{THIRD}”, 7 hộ: dòng 2, 3, 4, 5, 6, …")
    assert "nghèo, cận nghèo, không nghèo" in found.expected and not check_classes(
        sheet, columns, standard_for(2026), 2026
    )


@pytest.mark.parametrize(("year", "columns"), [(2026, []), (2027, ["class_end"]), (2028, ["class_end", "class_start"])])
def test_review_of_a_standard_without_the_class(tmp_path, year, columns):
    folder = tmp_path / "raw" / "thu-nghiem" / str(year)
    write(folder / "villages.csv", [village()])
    write(folder / "households.csv", [household(1, class_start=THIRD, class_end=THIRD), household(2)])
    data = open_year("thu-nghiem", year, data_dir=str(tmp_path / "raw"))
    assert sorted(f.column for f in errors(data.findings) if f.check == "class_of_standard") == columns


def test_recognition_under_a_standard_without_the_class(tmp_path):
    folder = small_unit(tmp_path / "raw", 2027)
    write(folder / "recognitions.csv", [recognised("2027-04-01", 4, "nghèo", THIRD)])
    found = [
        f
        for f in open_year("thu-nghiem", 2027, data_dir=str(tmp_path / "raw")).findings
        if f.check == "class_of_standard"
    ]
    assert [(f.file, f.column, f.row) for f in found] == [("recognitions.csv", "class_to", 2)]


def test_recognition_goes_on_from_either_unlisted_class(tmp_path):
    folder = small_unit(tmp_path / "raw", 2026)
    rows = [
        recognised("2026-03-01", 4, "nghèo", THIRD),
        recognised("2026-05-01", 4, "không nghèo", "cận nghèo"),
    ]
    write(folder / "recognitions.csv", rows)
    data = open_year("thu-nghiem", 2026, data_dir=str(tmp_path / "raw"))
    assert not [f for f in data.findings if f.check == "goes_on_from_before"]
