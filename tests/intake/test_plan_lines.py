"""The half-year's lines of the plan: every line of the year, its target, the answers of H1 and no others."""

import csv
import shutil

import pandas as pd
import pytest

from analysis.intake import open_year
from analysis.intake.check import all_findings
from analysis.project import RAW
from analysis.workbooks import write_template
from factories import half_year, write
from officer import fill

pytestmark = pytest.mark.usefixtures("the_rest_read_once")

YEAR = [
    {"code": "MT.1", "name": "Nhà ở", "unit": "hộ", "target": 15, "actual": 13, "source": "reported"},
    {"code": "MT.2", "name": "Tập huấn", "unit": "%", "target": 100, "actual": "", "source": "reported"},
]
PROJECTS = [
    {"code": "DA5", "name": "Dự án 5", "planned": 15, "actual": 13, "money_central": 450, "money_province": 45,
     "money_mobilised": 40, "disbursed": 463}
]  # fmt: skip


@pytest.fixture
def folder(unit):
    write(unit / "objectives.csv", YEAR)
    write(unit / "programme.csv", PROJECTS)
    return half_year(unit)


def read(folder):
    return open_year("thu-nghiem", 2023, data_dir=str(folder.parents[1]), period="2023-H1")


def half(folder, **rows):
    for name, lines in rows.items():
        write(folder / "H1" / f"{name}.csv", lines)
    return read(folder)


def given(**cells):
    return {"code": "MT.1", "name": "", "target": "", "actual": 5} | cells


def test_lines_of_the_plan_with_the_answers_of_the_half_year(folder):
    lines = half(folder, objectives=[given()]).objectives.set_index("code")
    assert list(lines.index) == ["MT.1", "MT.2"]
    assert list(lines.loc["MT.1", ["name", "target", "actual"]]) == ["Nhà ở", 15, 5]
    assert pd.isna(lines.at["MT.2", "actual"]) and lines.at["MT.2", "target"] == 100


def test_answer_of_the_whole_year_never_stands_for_the_half(folder):
    lines = half(folder, objectives=[given(actual="")]).objectives.set_index("code")
    assert pd.isna(lines.at["MT.1", "actual"])
    projects = half(folder, programme=[PROJECTS[0] | {"actual": 5, "disbursed": "", "money_central": 500}]).programme
    assert pd.isna(projects.at[0, "disbursed"])
    assert list(projects.loc[0, ["planned", "actual", "money_central", "money_province"]]) == [15, 5, 500, 45]


def test_half_year_target_is_not_the_years(folder):
    data = half(folder, objectives=[given(target=7)])
    assert data.objectives.set_index("code").at["MT.1", "target"] == 15
    warned = [f for f in data.findings if f.check == "target_of_the_year"]
    assert [(f.severity, f.file, f.row, f.column) for f in warned] == [("warning", "H1/objectives.csv", 2, "target")]


def test_line_that_the_plan_does_not_have_is_kept_and_told(folder):
    data = half(folder, objectives=[given(), given(code="MT.9", name="Khác", target=3)])
    assert list(data.objectives["code"]) == ["MT.1", "MT.2", "MT.9"]
    told = {(f.severity, f.check, f.row) for f in data.findings if f.file == "H1/objectives.csv"}
    assert told == {("warning", "line_of_the_plan", 3), ("note", "lines_of_the_plan", None)}


def test_code_twice_is_an_error_of_the_half_year_and_of_the_check_of_the_year(folder):
    data = half(folder, objectives=[given(), given()])
    assert [(f.severity, f.row) for f in data.findings if f.check == "unique_line"] == [("error", 3)]
    assert "unique_line" in {f.check for f in all_findings("thu-nghiem", 2023, folder.parents[1])}


def test_errors_of_the_half_year_do_not_stop_the_year(unit):
    write(unit / "objectives.csv", YEAR)
    write(unit / "H1" / "objectives.csv", [given(), given()])
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="year-end-evaluation")
    assert list(data.objectives["actual"].fillna(0)) == [13, 0]
    assert not any("H1" in file.path for file in data.inputs)


def test_no_file_of_the_half_year_is_no_answer_at_all(folder):
    assert read(folder).objectives is None and read(folder).programme is None


def test_half_year_may_come_as_a_workbook(folder, tmp_path):
    book = write_template(2023, tmp_path / "bieu.xlsx")
    fill(book, objectives=[given(name="Nhà ở", target=15)])
    (folder / "H1").mkdir()
    book.replace(folder / "H1" / "2023-H1.xlsx")
    data = read(folder)
    assert data.objectives.set_index("code").at["MT.1", "actual"] == 5
    assert [f for f in data.findings if f.file.startswith("H1/") and f.severity != "note"] == []


def checks(folder, **rows):
    return [(f.row, f.column, f.check) for f in half(folder, **rows).findings if f.file.startswith("H1/") and f.severity == "warning"]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"actual": 5, "disbursed": 200}, []),
        ({"actual": 14}, [(2, "actual", "half_within_the_year")]),
        ({"disbursed": 464}, [(2, "disbursed", "half_within_the_year")]),
        ({"money_central": 500}, [(2, "money_central", "money_of_the_year")]),
        ({"money_central": ""}, []),  # not said again
        ({"planned": 12}, [(2, "planned", "target_of_the_year")]),
    ],
)
def test_half_year_that_does_not_fit_the_year(folder, cells, told):
    assert checks(folder, programme=[PROJECTS[0] | {"actual": 5, "disbursed": 100} | cells]) == told


def test_answer_that_only_the_half_year_has_is_asked_about_where_the_year_has_answers(folder):
    write(folder / "objectives.csv", [YEAR[0], YEAR[1] | {"actual": ""}])
    assert checks(folder, objectives=[given(), given(code="MT.2", actual=50)]) == [
        (3, "actual", "half_within_the_year")
    ]
    write(folder / "objectives.csv", [line | {"actual": ""} for line in YEAR])  # no answers yet: it is July
    assert checks(folder, objectives=[given(), given(code="MT.2", actual=50)]) == []


def test_half_years_file_cut_after_a_line_is_a_warning(folder):
    write(folder / "objectives.csv", [*YEAR, *(YEAR[0] | {"code": f"MT.{n}"} for n in range(3, 6))])
    assert checks(folder, objectives=[given(), given(code="MT.2", actual="")]) == [(None, None, "lines_of_the_plan")]


def test_what_the_years_file_is_told_for_is_not_told_of_the_half_year_again(unit):
    write(unit / "programme.csv", [PROJECTS[0] | {"money_central": 450_000_000}])
    write(unit / "H1" / "programme.csv", [PROJECTS[0] | {"actual": 5, "disbursed": 100}])
    told = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.column == "money_central"]
    assert [(f.file, f.check) for f in told] == [("programme.csv", "money_in_million")]


def test_line_of_the_half_year_whose_cells_moved_is_told_alone(tmp_path):
    shutil.copytree(RAW / "kim-tan", tmp_path / "kim-tan")
    path = tmp_path / "kim-tan" / "2024" / "H1" / "objectives.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    at, end = head.index("name"), head.index("source")
    lines[3] = [*lines[3][:at], *lines[3][at + 1 : end], "", *lines[3][end:]]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *lines])
    told = [f for f in all_findings("kim-tan", 2024, tmp_path) if f.row == 5 and f.file == "H1/objectives.csv"]
    assert [(f.severity, f.check) for f in told] == [("error", "cells_shifted")]
