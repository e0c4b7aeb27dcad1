import os

import pytest

from analysis.intake import open_year, year
from analysis.intake.handed_over import VARIABLE, handed_over
from factories import small_unit

REPORT = "household-review"


@pytest.fixture
def unit(tmp_path):
    small_unit(tmp_path / "raw")
    (tmp_path / "aside").mkdir()
    return tmp_path


def opened(unit, **asked):
    return open_year("thu-nghiem", 2023, data_dir=str(unit / "raw"), report=REPORT, **{"status": "sơ bộ"} | asked)


@pytest.fixture
def reads(monkeypatch):
    found, read = [], year.read_year
    monkeypatch.setattr(year, "read_year", lambda parameters: found.append(parameters) or read(parameters))
    return found


def test_a_year_handed_over_is_not_read_again_and_is_the_same(unit, reads):
    read = opened(unit)
    with handed_over(read, unit / "aside"):
        again = opened(unit)
        again.households.loc[0, "village"] = "changed in one notebook"
        assert opened(unit).households.equals(read.households)
    assert len(reads) == 1
    assert again.findings == read.findings and again.inputs == read.inputs
    assert again.previous_villages.equals(read.previous_villages)


def changed(raw):
    file = raw / "thu-nghiem" / "2023" / "villages.csv"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("60", "61"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # as if nothing had happened


@pytest.mark.parametrize(
    "change",
    [
        changed,
        lambda raw: (raw / "thu-nghiem" / "synthetic").write_text("mô phỏng", encoding="utf-8"),
        lambda raw: (raw / "thu-nghiem" / "2023" / "plan.toml").unlink(),
        lambda raw: (raw / "units.toml").write_text("", encoding="utf-8"),
        lambda raw: (raw / "thu-nghiem" / "2021").mkdir(),
    ],
    ids=["changed", "marker", "gone", "units", "another_year"],
)
def test_a_file_changed_since_is_read(unit, reads, change):
    with handed_over(opened(unit), unit / "aside"):
        change(unit / "raw")
        opened(unit)
    assert len(reads) == 2


def test_other_parameters_are_read(unit, reads):
    with handed_over(opened(unit), unit / "aside"):
        opened(unit, edition="public")
    assert len(reads) == 2


def test_afterwards_nothing_is_left(unit, reads):
    with handed_over(opened(unit), unit / "aside"):
        assert os.environ[VARIABLE]
    assert VARIABLE not in os.environ and not list((unit / "aside").iterdir())
    opened(unit)
    assert len(reads) == 2
