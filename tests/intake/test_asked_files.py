"""Something else in the place of a file that must be there: one error, not a second that the file is absent."""

import os

import pytest

from analysis.intake.check import all_findings

NAMES = ["villages.csv", "households.csv", "targets.csv", "plan.toml", "../2022/villages.csv", "../2022/households.csv"]
OTHERS = {"villages": "Thôn.csv", "households": "Danh sách hộ.csv", "targets": "Bảng chỉ tiêu.csv"}


def as_a_folder(path):
    path.unlink()
    path.mkdir()


def as_a_pipe(path):
    path.unlink()
    os.mkfifo(path)


def beside_its_rival(path):
    (path.parent / OTHERS[path.stem]).write_bytes(path.read_bytes())


def misspelt(path):
    path.rename(path.with_name(path.stem[:-2] + path.stem[-1] + path.suffix))


def outside_its_year(path):
    path.rename(path.parents[1] / path.name)


def in_a_folder_of_its_own(path):
    (path.parent / "CSV").mkdir()
    path.rename(path.parent / "CSV" / path.name)


TRIED = [(name, damage) for name in NAMES for damage in (as_a_folder, as_a_pipe, misspelt, outside_its_year)]
TRIED += [(name, beside_its_rival) for name in NAMES if name.endswith(".csv")]


@pytest.mark.parametrize(("name", "damage"), TRIED)
def test_what_stands_instead_of_a_file_is_one_error(unit, name, damage):
    damage((unit / name).resolve())
    errors = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.severity == "error"]
    assert [f.check for f in errors] != ["required_file"] and len(errors) == 1


def test_workbook_that_cannot_be_read_may_hold_the_table(unit):
    (unit / "thu-nghiem-2023.xlsx").write_bytes(b"x")
    (unit / "villages.csv").unlink()
    errors = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.severity == "error"]
    assert [(f.check, f.file) for f in errors] == [("readable_file", "thu-nghiem-2023.xlsx")]


@pytest.mark.parametrize("name", NAMES[:2])
def test_file_that_nothing_stands_for_is_absent(unit, name):
    (unit / name).unlink()
    errors = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.severity == "error"]
    assert [f.check for f in errors] == ["required_file"]


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("..")])
def test_file_in_a_folder_of_the_years_is_not_read_and_that_is_the_one_error(unit, name):
    in_a_folder_of_its_own(unit / name)
    errors = [f for f in all_findings("thu-nghiem", 2023, unit.parents[1]) if f.severity == "error"]
    assert [(f.check, f.file) for f in errors] == [("file_below_the_year", f"CSV/{name}")]


def test_old_copies_in_a_folder_of_the_years_are_no_news(unit):
    (unit / "cũ").mkdir()
    (unit / "cũ" / "households.csv").write_bytes((unit / "households.csv").read_bytes())
    (unit / "households.csv").rename(unit / "Danh sách hộ.csv")
    assert "file_below_the_year" not in {f.check for f in all_findings("thu-nghiem", 2023, unit.parents[1])}
