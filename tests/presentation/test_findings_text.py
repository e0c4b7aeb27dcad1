"""Findings as a person reads them in a terminal: the place in the words of what it is."""

import pytest

from analysis.findings import Finding
from analysis.presentation.findings_text import findings_lines


@pytest.mark.parametrize(
    ("file", "row", "column", "place"),
    [
        ("objectives.csv", 3, "unit", "objectives.csv, dòng 3, cột unit (Đơn vị tính)"),
        ("plan.toml", None, "document.date", "plan.toml, khóa document.date"),
        ("tham số", None, "unit", "tham số unit"),
        ("villages.csv", None, None, "villages.csv"),
    ],
)
def test_place_says_what_the_column_is(file, row, column, place):
    fault = Finding("error", file, row, column, "x", "tên", "sửa", "known")
    assert findings_lines([fault])[1] == f"  • {place}: “x”"
    assert fault.place == place.partition(" (")[0]
