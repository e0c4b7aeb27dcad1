"""The workbook for the review of the start: last year's households under the old standard, read back as `start/`."""

import openpyxl
import pytest

from analysis.cli import template
from analysis.findings import ReportFailed
from analysis.intake import open_last_review, open_year
from analysis.workbooks import write_start_template
from factories import faults
from officer import fill, rows_of, without_formulas
from starting import START_POOR, UNIT, YEAR, starting


@pytest.fixture
def folder(tmp_path):
    return starting(tmp_path / "raw")


def test_filled_in_it_is_the_review_of_the_start(folder, tmp_path):
    path = write_start_template(YEAR, tmp_path / "bieu.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["Hướng dẫn", "Thôn", "Hộ", "Danh mục"]
    tables = {name: rows_of(folder / "start" / f"{name}.csv") for name in ("villages", "households")}
    fill(path, **tables)
    without_formulas(path)
    for name in tables:
        (folder / "start" / f"{name}.csv").unlink()
    path.replace(folder / "start" / f"{UNIT}-{YEAR}.xlsx")
    data = open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="year-end-evaluation")
    assert data.started and (data.previous_households["class_end"] == "poor").sum() == START_POOR
    assert faults(found for found in data.findings if found.severity != "note") == []
    assert f"{UNIT}/{YEAR}/start/{UNIT}-{YEAR}.xlsx" in {file.path for file in data.inputs}


def test_not_filled_in_yet_it_is_no_review(tmp_path):
    folder = starting(tmp_path / "raw", start=False)
    (folder / "start").mkdir()
    previous = open_last_review(UNIT, YEAR, folder.parents[1])
    path = write_start_template(YEAR, folder / "start" / f"{UNIT}-{YEAR}.xlsx", previous)
    sheet = openpyxl.load_workbook(path)["Hộ"]
    assert "ĐẦU NĂM 2027" in sheet["A1"].value and "TN-001" in {cell.value for cell in sheet["A"]}
    assert not open_year(UNIT, YEAR, data_dir=str(folder.parents[1])).started


def test_command_writes_it_in_the_first_year_of_a_standard(tmp_path, folder):
    template(tmp_path / "a.xlsx", 2027)
    template(tmp_path / "b.xlsx", 2028)
    template(tmp_path / "c.xlsx", 2027, folder.parents[1], UNIT)  # its start is on file
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == ["a-start.xlsx", "a.xlsx", "b.xlsx", "c.xlsx"]


def test_a_file_that_exists_is_kept(tmp_path):
    (tmp_path / "bieu.xlsx").write_bytes(b"")
    with pytest.raises(ReportFailed):
        write_start_template(YEAR, tmp_path / "bieu.xlsx")
