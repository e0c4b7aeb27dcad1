"""Many findings of one kind as the one that they are; no kind longer than anybody reads."""

import polars as pl
import pytest

from analysis.findings import Finding
from analysis.intake import open_year
from analysis.intake.checks.gathered import MOST, at_most, first_told, gathered
from analysis.intake.checks.rule import Rule
from analysis.intake.checks.rule import told as rule_told
from analysis.intake.sheets import ROW, Sheet
from factories import household, write


def found(row, column="members", check="members"):
    return Finding("error", "h.csv", row, column, str(row), "một số", "sửa ô", check)


@pytest.mark.parametrize(("number", "rows", "told"), [(6, 10, 6), (7, 10, 1), (7, 100, 7), (30, 100, 1)])
def test_many_of_the_rows_are_one_finding(number, rows, told):
    findings = gathered([*map(found, range(2, number + 2)), found(3, "b1")], rows)
    assert len(findings) == told + 1
    if told == 1:
        assert findings[0].row == 2 and findings[0].value == f"{number} dòng (2, 3, 4, 5, 6, …); đầu tiên: 2"


def test_no_kind_is_listed_without_end():
    findings = at_most([*map(found, range(50)), found(3, "b1")], 10)
    assert len(findings) == 12
    assert findings[-1].row is None and findings[-1].value == "40 chỗ nữa cùng loại"


def test_text_of_a_finding_has_an_end():
    told = Finding("error", "h.csv", 2, "village", "x" * 40_000, "tên thôn", "sửa ô", "readable_cell")
    assert len(told.value) < 2100 and told.value.endswith("(40000 chữ)")


@pytest.mark.parametrize("number", [MOST, MOST + 1, 3 * MOST])
def test_those_not_listed_are_told_once_and_not_put_into_words(number):
    worded = []

    def tell(row):
        worded.append(row)
        return found(row)

    told = first_told(range(number), lambda _: "members", tell, rows=100 * MOST)
    assert len(worded) == min(number, MOST + 1) and sum(finding.places for finding in told) == number
    assert at_most(told) == at_most(map(found, range(number)))


def test_notes_beyond_those_listed_are_told_once_by_a_rule():
    rule = Rule(pl.lit(True), check="members", severity="note", column="members", expected="một số", remedy="sửa ô")
    sheet = Sheet("h.csv", pl.DataFrame({ROW: range(2, MOST + 7), "members": 1}))
    listed = at_most(rule_told(sheet, rule))
    assert len(listed) == MOST + 1 and [finding.row for finding in listed[:2]] == [2, 3]
    assert (listed[-1].row, listed[-1].value) == (None, "5 chỗ nữa cùng loại")


def test_how_many_places_a_finding_stands_for_is_told_in_its_words_alone():
    assert "places" not in found(2).as_dict()


@pytest.mark.parametrize("rows", [10, 100, 3 * MOST])
def test_faults_of_many_rows_are_put_into_words_as_far_as_the_one_finding_says_them(rows):
    worded = []

    def tell(row):
        worded.append(row)
        return found(row)

    number = rows // 2
    told = first_told(range(2, number + 2), lambda _: "members", tell, rows)
    assert told == gathered(map(found, range(2, number + 2)), rows)
    assert len(worded) == min(number, 5)


def test_a_column_written_otherwise_is_told_once_and_a_slip_where_it_stands(unit):
    rows = [household(n, members=f"{n % 5 + 1} khẩu" if n > 4 else 4, merit="þ" if n % 4 else "") for n in range(1, 41)]
    rows[0] |= {"b1": "một"}
    write(unit / "households.csv", rows)
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    told = {f.column: f for f in data.findings if f.check == "readable_cell"}
    assert told["members"].value == "36 dòng (6, 7, 8, 9, 10, …); đầu tiên: 1 khẩu"
    assert told["merit"].value == "30 dòng (2, 3, 4, 6, 7, …); đầu tiên: þ"
    assert (told["b1"].row, told["b1"].value) == (2, "một")
    assert "cả cột" in told["members"].remedy


def test_a_cell_that_cannot_be_read_is_not_called_blank_too(unit):
    rows = [household(n, insured_members=4) for n in range(1, 121)]
    rows[1] |= {"insured_members": "3+1"}
    rows[2] |= {"insured_members": ""}
    write(unit / "households.csv", rows)
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    found = [(f.row, f.check) for f in data.findings if f.column == "insured_members"]
    assert found == [(3, "readable_cell"), (4, "few_blanks")]
