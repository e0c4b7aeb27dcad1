"""`giamngheo check` and the reports read one record, and a check makes no pandas frames of it."""

import subprocess
import sys

import pytest

from analysis.findings import errors, worst_first
from analysis.intake import makeable, open_year
from analysis.intake.check import all_findings
from analysis.intake.checks.issued_table import counted_from
from analysis.planning import village_targets
from analysis.planning.issued_table import counted
from analysis.project import RAW


@pytest.mark.parametrize(("unit", "year"), [("kim-tan", 2022), ("kim-tan", 2023), ("kim-tan", 2024), ("ia-pa", 2025)])
def test_check_tells_what_the_report_tells(unit, year):
    data = open_year(unit, year, data_dir=str(RAW))
    told = [*data.findings, *makeable(data)[2]]
    assert all_findings(unit, year, RAW) == worst_first(told)


def test_counts_of_the_issued_table_are_those_that_the_plan_computes():
    data = open_year("kim-tan", 2023)
    assert not errors(data.findings)
    computed = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    sheets = (data.sheets[name] for name in ("previous_villages", "previous_households", "target_counts"))
    assert counted_from(*sheets) == counted(computed)


@pytest.mark.parametrize(
    ("unit", "year", "large"), [("kim-tan", 2023, 2_000_000), ("ia-pa", 2025, 2_000_000), ("kim-tan", 2023, 0)]
)
def test_check_loads_no_pandas(unit, year, large):
    """Loading pandas takes longer than checking a commune, one of merged units included; no file is too large for that."""
    script = f"""
import sys
from analysis.intake import bulk
from analysis.intake.check import all_findings
bulk.BULK_BYTES = {large}
all_findings({unit!r}, {year})
sys.exit("pandas" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
