import openpyxl
import pandas as pd
import pytest

from analysis.document.edition import INTERNAL
from analysis.findings import ReportFailed
from analysis.intake import open_year
from analysis.workbooks import write_template
from analysis.workbooks.carried import carried_from, households_carried
from analysis.workbooks.input_sheet import FIRST_ROW
from factories import household, write


def households(**columns):
    """Four households: poor, near-poor, escaped last year, never listed; changed as told."""
    frame = pd.DataFrame(
        {
            "household_id": ["1", "2", "3", "4"],
            "village": ["B", "A", "A", "A"],
            "head_sex": ["male", "female", "", "male"],
            "ethnicity": ["Kinh", "Kinh", "Gia Rai", "Kinh"],
            "members": [1, 2, 3, 4],
            "children_under_16": [0, 1, 1, 2],
            "class_start": ["poor", "poor", "poor", "not_poor"],
            "class_end": ["poor", "near_poor", "not_poor", "not_poor"],
            "escaped_on": pd.to_datetime(["2019-12-10", None, None, None]),
        }
    )
    return frame.assign(**columns)


def carried(**columns):
    return households_carried(households(**columns), ["A", "B"], 2024).set_index("household_id")


def test_last_end_is_this_start_in_the_order_of_the_register():
    assert carried()["class_start"].to_dict() == {"2": "cận nghèo", "3": "không nghèo", "1": "nghèo"}


def test_who_escaped_last_year_is_kept_without_a_date():
    rows = carried(escaped_on=pd.to_datetime([None, None, "2018-01-01", None]))
    assert rows.at["3", "undated"] and pd.isna(rows.at["3", "escaped_on"])


@pytest.mark.parametrize(("day", "kept"), [("2021-01-02", True), ("2021-01-01", False), ("2020-12-15", False)])
def test_who_escaped_is_kept_for_36_months(day, kept):
    rows = carried(escaped_on=pd.to_datetime([None, None, None, day]))
    assert ("4" in rows.index) == kept
    assert not kept or rows.at["4", "escaped_on"] == pd.Timestamp(day)


def test_who_left_the_commune_is_not_carried_over():
    assert "1" not in carried(class_end=["absent", "near_poor", "not_poor", "not_poor"]).index


def test_no_name_of_a_person_is_carried_over(unit, tmp_path):
    named = [household(n, head_name=f"Nguyễn Bí Mật {n}", helper="Hội Nông dân xã") for n in range(1, 4)]
    write(unit / "households.csv", named)
    path = write_template(2024, tmp_path / "b.xlsx", open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])))
    cells = [cell.value for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert cells.count("Hội Nông dân xã") == 3
    assert not [value for value in cells if "Bí Mật" in str(value)]


@pytest.mark.parametrize("source", [True, False], ids=["carried over", "empty"])
def test_a_template_with_households_says_that_it_is_internal(unit, tmp_path, source):
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    book = openpyxl.load_workbook(write_template(2024, tmp_path / "t.xlsx", data if source else None))
    assert all((sheet.oddHeader.left.text == INTERNAL) is source for sheet in book)


def test_a_prefilled_template_is_no_review_yet(unit, data):
    folder = unit.parent / "2024"
    folder.mkdir()
    write_template(2024, folder / "thu-nghiem-2024.xlsx", data)
    later = open_year("thu-nghiem", 2024, data_dir=str(unit.parents[1]))
    assert later.villages is None and later.households is None
    found = {(f.check, f.column) for f in later.findings if not f.file.startswith("2023/")}
    assert found == {("filled_cell", "households_end"), ("filled_cell", "reduction")}


def test_a_review_half_filled_in_is_reported(unit, data):
    folder = unit.parent / "2024"
    folder.mkdir()
    path = write_template(2024, folder / "thu-nghiem-2024.xlsx", data)
    book = openpyxl.load_workbook(path)
    sheet = book["Thôn"]
    head = {cell.value: cell.column for cell in sheet[FIRST_ROW]}
    sheet.cell(FIRST_ROW + 1, head["Tổng số hộ dân"], 101)
    book.save(path)
    later = open_year("thu-nghiem", 2024, data_dir=str(unit.parents[1]))
    assert set(later.households["class_end"]) == {"absent"}
    assert list(later.households["class_start"].value_counts()[["poor", "near_poor", "not_poor"]]) == [6, 2, 2]
    found = {(f.check, f.column) for f in later.findings if not f.file.startswith("2023/")}
    assert {("filled_cell", "households"), ("absence_explained", "change")} <= found


def test_targets_start_from_the_last_review(data, tmp_path):
    sheet = openpyxl.load_workbook(write_template(2024, tmp_path / "b.xlsx", data), data_only=True)["Chỉ tiêu"]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows(min_row=FIRST_ROW + 1, max_row=FIRST_ROW + 2)]
    assert rows == [["Thôn A", 100, 4, 4.0], ["Thôn B", 60, 2, 3.33]]


def test_the_missing_day_of_an_escape_is_asked_for_and_explained(data, tmp_path):
    book = openpyxl.load_workbook(write_template(2024, tmp_path / "b.xlsx", data))
    asked = {
        str(cells.sqref)
        for cells in book["Hộ"].conditional_formatting
        for rule in cells.rules
        if rule.type == "containsBlanks"
    }
    rows = {cell.row for cell in book["Hộ"]["H"] if cell.value == "không nghèo"}
    assert asked == {f"K{row}" for row in rows} and len(rows) == 2
    assert any(str(cell.value).startswith("2 hộ thoát trong năm 2023") for cell in book["Hướng dẫn"]["B"])


def test_another_year_than_the_one_before_is_refused(data):
    with pytest.raises(ReportFailed, match="2024"):
        carried_from(data, 2025)


def test_synthetic_data_stay_marked(unit, tmp_path):
    (unit.parent / "synthetic").write_text("Số liệu mô phỏng.", encoding="utf-8")
    path = write_template(2024, tmp_path / "b.xlsx", open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])))
    book = openpyxl.load_workbook(path)
    assert all(
        any("mô phỏng" in str(c.value) for row in book[name].iter_rows(max_row=3) for c in row)
        for name in ("Hướng dẫn", "Thôn", "Hộ", "Chỉ tiêu")
    )
