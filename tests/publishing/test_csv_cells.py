"""figures.csv and revisions.csv in a spreadsheet: no cell runs, numbers stay numbers, and our readers give back every
text.
"""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.publishing.csv_cells import guarded, plain
from analysis.publishing.figures import Line, read_lines, write_lines
from analysis.publishing.revisions.log import LOG, Entry, append_log, read_log

FORMULAS = ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '"=1', "-", "'=1", "''=1", "＝1", "x;=1+1;y", "x\t=1", "x\n-A1", "=cmd|' /C calc'!A0", "-2+3"]  # fmt: skip
NUMBERS = ["-3", "-3.25", "3", "+4", "1e-05", "-1.5e+20", "", "0.1"]
PLAIN = ["Thôn 1", "Thôn A - B", "O'Brien", "'nháy", "a=b", "5,59 %", "x; y", "−3"]


def starts_a_formula(cell):
    """Whether some program would run the cell, or what it takes for a cell within it."""
    return any(re.match(r"[\s\"]*[=+\-@＝＋－＠]", part) for part in re.split(r"[;\t\r\n|]", cell))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_starts_a_formula(text):
    assert not starts_a_formula(guarded(text))


@pytest.mark.parametrize("text", [*NUMBERS, *PLAIN])
def test_numbers_and_plain_texts_stay(text):
    assert guarded(text) == text


@given(st.text("='+-@;,\t\r\n\" a1|＝"))
def test_every_text_is_read_back(text):
    assert plain(guarded(text)) == text
    assert not starts_a_formula(guarded(text)) or re.fullmatch(r"[+-][\d.]+", text)


def test_the_files_have_no_formula_and_are_read_back(tmp_path):
    lines = [Line("household-review", "T1", text, "poor", "-2", "hộ") for text in [*FORMULAS, *PLAIN]]
    write_lines(tmp_path / "figures.csv", {"household-review": lines})
    entries = [Entry(*([text] * 15), "lý do") for text in FORMULAS]
    append_log(tmp_path, entries[:2])
    append_log(tmp_path, entries[2:])
    assert read_lines(tmp_path / "figures.csv") == {"household-review": lines}
    assert read_log(tmp_path) == entries
    for name in ("figures.csv", LOG):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if starts_a_formula(cell) and cell != "-2"]


def test_a_log_from_before_is_read_as_it_is(tmp_path):
    (tmp_path / LOG).write_text(",".join(Entry._fields) + "\n" + ",".join(["=1"] * 16) + "\n", encoding="utf-8")
    assert read_log(tmp_path) == [Entry(*["=1"] * 16)]
