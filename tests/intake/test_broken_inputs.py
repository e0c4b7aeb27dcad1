"""tests/broken: one folder a fault, as a commune might hand it in, and the finding it must give.

The folder's files replace those of a sound unit; `expected.json` has `findings`: every error there must be found and no
other, warnings and notes must be among those found. `encoding`: files are kept in UTF-8 to be legible and handed in
in the encoding named here. `remove`: files taken away from the sound unit.
"""

import json
import shutil
from pathlib import Path

import pytest

from analysis.findings import InputError
from analysis.intake import open_year
from analysis.intake.check import all_findings

pytestmark = pytest.mark.usefixtures("the_rest_read_once")

BROKEN = Path(__file__).parents[1] / "broken"
FAULTS = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
KEYS = ("severity", "file", "row", "column", "check")


def hand_in(fault, unit):
    """Puts the fault's files over the sound unit's; returns what is expected."""
    expected = json.loads((BROKEN / fault / "expected.json").read_text(encoding="utf-8"))
    for name in expected.get("remove", ()):
        (unit / name).unlink()
    shutil.copytree(BROKEN / fault, unit, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.json"))
    for name, encoding in expected.get("encoding", {}).items():
        (unit / name).write_bytes((unit / name).read_text(encoding="utf-8").encode(encoding, "replace"))
    return expected["findings"]


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_gives_its_finding(fault, unit):
    expected = {tuple(finding[key] for key in KEYS) for finding in hand_in(fault, unit)}
    findings = all_findings("thu-nghiem", 2023, unit.parents[1])
    found = {tuple(getattr(finding, key) for key in KEYS) for finding in findings}
    assert expected <= found
    assert {finding for finding in found if finding[0] == "error"} <= expected
    assert all(finding.expected and finding.remedy for finding in findings)


@pytest.mark.parametrize("fault", FAULTS)
def test_error_stops_the_report_and_nothing_less_does(fault, unit):
    expected = hand_in(fault, unit)
    stops = False
    try:
        open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="year-end-evaluation")
    except InputError:
        stops = True
    assert stops == any(finding["severity"] == "error" for finding in expected)


def test_there_are_many_faults():
    assert len(FAULTS) >= 30
