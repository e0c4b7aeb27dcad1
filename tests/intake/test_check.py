"""`giamngheo check` works on sheets of codes and must tell what the reports, which work on frames, tell."""

import subprocess
import sys

import pytest

from analysis.findings import errors, worst_first
from analysis.intake import makeable, open_year
from analysis.intake.check import all_findings
from analysis.intake.checks.issued_table import counted_from
from analysis.intake.handed_in import hand_in
from analysis.parameters import checked
from analysis.planning import village_targets
from analysis.planning.check import issued_findings
from analysis.planning.issued_table import counted
from analysis.project import RAW


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_check_tells_what_the_report_tells(year):
    data = open_year("kim-tan", year, data_dir=str(RAW))
    told = [*data.findings, *makeable(data)[2], *issued_findings(data)]
    assert all_findings("kim-tan", year, RAW) == worst_first(told)


def test_counts_of_the_issued_table_are_the_same_from_sheets_and_frames():
    sheets, frames = hand_in(checked(unit="kim-tan", year=2023)), open_year("kim-tan", 2023)
    assert not errors(frames.findings)
    computed = village_targets(frames.previous_households, frames.previous_villages, frames.target_counts)
    assert counted_from(sheets.previous_villages, sheets.previous_households, sheets.target_counts) == counted(computed)


def test_check_loads_no_frames():
    """Loading pandas takes longer than checking a commune."""
    script = "import sys; from analysis.intake.check import all_findings; all_findings('kim-tan', 2023); sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
