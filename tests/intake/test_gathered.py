"""Many findings of one kind as the one that they are; no kind longer than anybody reads."""

import pytest

from analysis.findings import Finding
from analysis.intake.checks.gathered import at_most, gathered


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
