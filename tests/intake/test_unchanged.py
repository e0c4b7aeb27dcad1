"""A file that is saved while it is read: one checksum cannot stand for both of its states."""

import pytest

from analysis.intake import tables
from analysis.intake.year import read_year
from analysis.parameters import checked


@pytest.fixture
def saved(unit, monkeypatch):
    """Saves a file once more before or after `tables.<reader>` reads it."""

    def save(file, reader, when):
        read, path = getattr(tables, reader), unit / file

        def reading(read_path, *arguments, **options):
            if read_path == path and when == "before":
                path.write_bytes(path.read_bytes() + b"\n")
            result = read(read_path, *arguments, **options)
            if read_path == path and when == "after":
                path.write_bytes(path.read_bytes() + b"\n")
            return result

        monkeypatch.setattr(tables, reader, reading)

    return save


def found(unit, **options):
    data = read_year(checked(unit="thu-nghiem", year=2023, data_dir=str(unit.parents[1])), **options)
    return [finding for finding in data.findings if finding.check == "changed_while_read"]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("file", "reader"),
    [
        ("villages.csv", "read_csv"),
        ("households.csv", "read_csv"),
        ("targets.csv", "read_csv"),
        ("plan.toml", "read_plan"),
    ],
)
def test_file_saved_while_it_is_read_is_an_error(unit, saved, file, reader, when):
    saved(file, reader, when)
    (finding,) = found(unit)
    assert finding.severity == "error" and finding.file == f"thu-nghiem/2023/{file}" and "chạy lại" in finding.remedy


def test_files_that_stay_are_no_finding(unit):
    assert found(unit) == []


def test_check_without_checksums_does_not_look(unit, saved):
    saved("villages.csv", "read_csv", "after")
    assert found(unit, checksums=False) == []
