"""The colours of sheet “Hộ”, computed by LibreOffice, against the checks of intake on the same rows."""

from itertools import product

import openpyxl
import pytest
from openpyxl.formula.translate import Translator

from analysis.intake import open_year
from analysis.intake.dictionary import dictionary
from analysis.workbooks import write_template
from analysis.workbooks.input_sheet import FIRST_ROW
from factories import household, village
from officer import fill, recalculated, without_formulas

pytestmark = pytest.mark.slow

ROW = FIRST_ROW + 1
CODES = [column.code for column in dictionary()["households"].columns]
AREAS = {"Thôn A": "rural", "Thôn B": "urban"}


def coloured(path, code):
    """For each colour rule of a column: its fill and its formula in the first row."""
    sheet = openpyxl.load_workbook(path)["Hộ"]
    letter = openpyxl.utils.get_column_letter(CODES.index(code) + 1)
    for cells in sheet.conditional_formatting:
        if str(cells.sqref).startswith(f"{letter}{ROW}:"):
            for rule in cells.rules:
                yield rule.dxf.fill.bgColor.rgb[-6:], rule.formula[0]


def answers(path, rules, count, folder):
    """Each rule's answer in each of the first rows, as LibreOffice computes it."""
    book = openpyxl.load_workbook(path)
    sheet, first = book["Hộ"], len(CODES) + 2
    for position, (_, formula) in enumerate(rules):
        origin = sheet.cell(ROW, first + position).coordinate
        for row in range(ROW, ROW + count):
            cell = sheet.cell(row, first + position)
            cell.value = Translator(f"={formula}", origin).translate_formula(cell.coordinate)
    book.save(path)
    sheet = openpyxl.load_workbook(recalculated(path, folder), data_only=True)["Hộ"]
    return [
        [sheet.cell(row, first + position).value for row in range(ROW, ROW + count)] for position in range(len(rules))
    ]


@pytest.fixture(scope="module")
def rows():
    """Every kind of points, class, area and reason, some with a B2 that is not ten times the deprivations."""
    cases = product(
        AREAS, (140, 141, 175, 176, ""), (20, 30, ""), ("nghèo", "cận nghèo", "không nghèo", ""), ("", "biên bản số 3")
    )
    found = []
    for number, (place, b1, b2, klass, reason) in enumerate(cases, 1):
        ticked = {code: 1 if position < (3 if number % 4 else 2) else 0 for position, code in enumerate(CODES[13:25])}
        found.append(household(number, place, b1=b1, b2=b2, class_end=klass, override_reason=reason, **ticked))
    return found


@pytest.fixture(scope="module")
def handed_in(rows, tmp_path_factory):
    folder = tmp_path_factory.mktemp("raw") / "thu-nghiem" / "2023"
    folder.mkdir(parents=True)
    path = write_template(2023, folder / "thu-nghiem-2023.xlsx")
    register = [village(name, 1000, area=area) for name, area in AREAS.items()]
    fill(path, villages=register, households=rows)
    return without_formulas(path)


def found_by_intake(path, check):
    data = open_year("thu-nghiem", 2023, data_dir=str(path.parents[2]))
    return {finding.row for finding in data.findings if finding.check == check}


def rows_that_are(true, values):
    return {ROW + number for number, value in enumerate(values) if bool(value) is true}


@pytest.fixture(scope="module")
def computed(handed_in, rows, tmp_path_factory):
    """(column, fill) -> rows the rule colours."""
    rules = [
        (code, colour, formula)
        for code in ("class_end", "b2", "override_reason")
        for colour, formula in coloured(handed_in, code)
    ]
    folder = tmp_path_factory.mktemp("libreoffice")
    copy = folder / "copy.xlsx"
    copy.write_bytes(handed_in.read_bytes())
    values = answers(copy, [rule[1:] for rule in rules], len(rows), folder / "out")
    return [
        (code, colour, formula, rows_that_are(True, value))
        for (code, colour, formula), value in zip(rules, values, strict=True)
    ]


def of(computed, code, colour, part):
    return next(found for c, f, formula, found in computed if (c, f) == (code, colour) and part in formula)


def test_red_classes_are_the_errors_of_intake(computed, handed_in):
    expected = found_by_intake(handed_in, "class_by_points")
    assert len(expected) > 20
    assert of(computed, "class_end", "F8C9C4", "DiemB1") == expected


def test_amber_classes_are_those_with_a_reason(computed, handed_in):
    expected = found_by_intake(handed_in, "class_overridden")
    assert len(expected) > 20
    assert of(computed, "class_end", "FCE8B2", "DiemB1") == expected


def test_red_b2_is_not_ten_times_the_deprivations(computed, handed_in):
    expected = found_by_intake(handed_in, "b2_is_deprivations")
    assert len(expected) > 20
    assert of(computed, "b2", "F8C9C4", "DiemB2_MoiChiSo*") == expected


def test_the_missing_reason_is_asked_for(computed, handed_in):
    assert of(computed, "override_reason", "F8C9C4", "DiemB1") == found_by_intake(handed_in, "class_by_points")


def test_an_open_class_is_to_fill_in(computed, rows):
    expected = {ROW + number for number, row in enumerate(rows) if not row["class_end"]}
    assert of(computed, "class_end", "FFF9DB", '=""') == expected
