import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.findings import ReportFailed
from analysis.intake import open_year
from analysis.intake.dictionary import dictionary
from analysis.intake.heading_names import meaning
from analysis.intake.values import KINDS
from analysis.standards import standard_for
from analysis.workbooks import write_template
from analysis.workbooks.input_sheet import FIRST_ROW
from analysis.workbooks.lists import lists
from factories import faults, recognised, small_unit, write
from officer import fill, headings, rows_of, saved_again, without_formulas

pytestmark = pytest.mark.slow
TABLES = tuple(dictionary())
UNIT = "thu-nghiem"


def read(unit, year=2023):
    return open_year(UNIT, year, data_dir=str(unit.parents[1]))


def hand_in(unit, path):
    """Puts the workbook in the place of the CSV files of the year."""
    for table in dictionary().values():
        (unit / table.file).unlink(missing_ok=True)
    path.replace(unit / f"{UNIT}-{unit.name}.xlsx")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """The template of 2023, not to be written."""
    return write_template(2023, tmp_path_factory.mktemp("template") / "bieu.xlsx")


@pytest.fixture(scope="module")
def book(template):
    """It, opened."""
    return openpyxl.load_workbook(template)


@pytest.fixture
def empty(template, tmp_path):
    """A copy of it, free to be filled in."""
    return shutil.copy(template, tmp_path / "bieu.xlsx")


@pytest.fixture(scope="module")
def filled_once(template, tmp_path_factory):
    """A copy of it with the tables of the small unit typed in, not to be written."""
    root = tmp_path_factory.mktemp("filled")
    unit, path = small_unit(root / "raw"), root / "bieu.xlsx"
    shutil.copy(template, path)
    fill(path, **{table: rows_of(unit / f"{table}.csv") for table in ("villages", "households", "targets")})
    return path


@pytest.fixture
def filled(filled_once, tmp_path):
    """A copy of that, free to be written."""
    return shutil.copy(filled_once, tmp_path / "bieu.xlsx")


@pytest.fixture(scope="module")
def opened_again(filled_once, tmp_path_factory):
    """It, and it with the state of the start typed in, as LibreOffice saves them."""
    root = tmp_path_factory.mktemp("libreoffice")
    start = {"Thôn A": (100, 5), "Thôn B": (60, 3)}
    with_start = shutil.copy(filled_once, root / "with-start.xlsx")
    rows = [{"village": v, "households_start": h, "poor_start": p} for v, (h, p) in start.items()]
    fill(with_start, targets=rows)
    return saved_again([filled_once, with_start], root / "again")


def test_an_empty_template_reads_as_nothing_handed_in(unit, empty):
    hand_in(unit, empty)
    data = read(unit)
    assert [getattr(data, table) for table in TABLES] == [None] * len(TABLES)
    assert [finding for finding in faults(data.findings) if not finding.file.startswith("2022/")] == []


def test_a_filled_template_reads_like_the_csv_files(unit, filled):
    expected = read(unit)
    hand_in(unit, without_formulas(filled))
    data = read(unit)
    for table in ("villages", "households"):
        left, right = (getattr(side, table).drop(columns="source_row") for side in (data, expected))
        pd.testing.assert_frame_equal(left[right.columns], right)
    pd.testing.assert_frame_equal(data.target_counts[["households_end", "reduction"]], expected.target_counts)
    absent = ("optional_column", "blank_columns")  # the template has every column
    checks = [(f.severity, f.check, f.value) for f in data.findings if f.check not in absent]
    assert checks == [(f.severity, f.check, f.value) for f in expected.findings if f.check not in absent]


def test_recognitions_typed_into_the_template_read_like_the_csv_file(unit, filled):
    rows = [recognised("2023-04-20", 4, "nghèo", "cận nghèo"), recognised("2023-05-02", 8, "nghèo", "", "Thôn B", change="chuyển đi")]  # fmt: skip
    write(unit / "recognitions.csv", rows)
    expected = read(unit)
    fill(filled, recognitions=rows)
    hand_in(unit, filled)
    data = read(unit)
    pd.testing.assert_frame_equal(
        data.recognitions.drop(columns="source_row"), expected.recognitions.drop(columns="source_row")
    )
    assert [f for f in data.findings if "Biến động" in f.file or f.file == "recognitions.csv"] == []


def test_date_of_a_recognition_lies_in_the_year(book):
    sheet = book["Biến động"]
    rule = next(rule for rule in sheet.data_validations.dataValidation if rule.type == "date")
    assert rule.errorStyle in (None, "stop") and "2023" in rule.error


def test_formulas_of_the_targets_are_the_computed_table(unit, opened_again, tmp_path):
    hand_in(unit, Path(shutil.copy(opened_again[1], tmp_path / "bieu.xlsx")))
    data = read(unit)
    printed = data.targets.set_index("village")
    assert list(printed.index) == ["Thôn A", "Thôn B", "total"]
    assert list(printed.loc["total", ["households_start", "poor_start", "poor_end"]]) == ["160", "8", "5"]
    assert printed.at["Thôn A", "reduction_rate"] == "1.96"  # 2 / 102
    assert printed.at["total", "poor_end_rate"] == "3.07"  # 5 / 163
    assert [finding for finding in data.findings if finding.check == "issued_table"] == []


def test_libreoffice_opens_a_template_and_keeps_every_cell(filled_once, opened_again):
    before, after = (openpyxl.load_workbook(path) for path in (filled_once, opened_again[0]))
    assert before.sheetnames == after.sheetnames
    for table in dictionary().values():
        cells = [
            {c.coordinate: c.value for row in book[table.sheet].iter_rows() for c in row} for book in (before, after)
        ]
        typed = {
            place: value for place, value in cells[0].items() if value is not None and not str(value).startswith("=")
        }
        assert {place: cells[1][place] for place in typed} == typed


@pytest.mark.parametrize("table", TABLES)
def test_headings_are_those_of_the_dictionary(book, table):
    labels = standard_for(2023).labels
    assert headings(book, table) == [labels.get(c.code, c.heading) for c in dictionary()[table].columns]


def test_labels_of_a_later_standard_are_read_too(tmp_path):
    found = headings(openpyxl.load_workbook(write_template(2027, tmp_path / "bieu.xlsx")), "households")
    codes = [meaning(dictionary()["households"], heading).column.code for heading in found]
    assert codes == [column.code for column in dictionary()["households"].columns]
    assert "Xử lý chất thải" in found


def test_only_cells_to_type_into_are_unlocked(book):
    for name in book.sheetnames:
        sheet = book[name]
        assert sheet.protection.sheet and not sheet.protection.password
        for row in sheet.iter_rows(max_row=FIRST_ROW):
            assert all(cell.protection.locked for cell in row)
        for row in sheet.iter_rows(min_row=FIRST_ROW + 1):
            assert all(cell.protection.locked for cell in row if str(cell.value or "").startswith("="))


@pytest.mark.parametrize(
    "code", ["village", "area", "class_end", "change", "head_sex", "ethnicity", "d01", "members", "escaped_on"]
)
def test_what_may_be_typed_is_told_to_excel(book, code):
    name = "villages" if code == "area" else "households"
    sheet = book[dictionary()[name].sheet]
    position = [column.code for column in dictionary()[name].columns].index(code) + 1
    first = sheet.cell(FIRST_ROW + 1, position).coordinate
    rules = [rule for rule in sheet.data_validations.dataValidation if first in rule.sqref]
    assert len(rules) == 1 and rules[0].error
    assert (rules[0].errorStyle == "warning") == (code in ("ethnicity", "escaped_on"))


def test_every_listed_value_is_one_that_intake_reads():
    for kind in ("class", "change", "yes_no", "area", "sex"):
        meanings = [KINDS[kind].parse(value) for value in lists()[kind].values]
        assert len(set(meanings)) == len(meanings) and None not in meanings


def test_an_existing_file_is_not_overwritten(empty):
    before = empty.read_bytes()
    with pytest.raises(ReportFailed, match="đã có"):
        write_template(2023, empty)
    assert empty.read_bytes() == before
    write_template(2023, empty, force=True)


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ReportFailed, match=r"\.xlsx"):
        write_template(2023, tmp_path / "bieu.csv")
