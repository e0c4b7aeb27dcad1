"""What the repository promises about itself: pins in step, thin notebooks, no address of any registry."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

from analysis import __version__
from analysis.project import NOTEBOOKS, ROOT
from analysis.publishing.reports import BY_NAME

sys.path.insert(0, str(ROOT / "tools"))
import data_dictionary
from environment import environment, pins

NOTEBOOK_FILES = sorted(NOTEBOOKS.glob("*.ipynb"))


def tracked_text():
    """Path and text of every tracked file that is text."""
    names = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    for name in filter(None, names):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".ttf", ".woff2", ".xlsx"}:
            yield name, path.read_text(encoding="utf-8")


def test_environment_has_the_pins_of_the_lock():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == environment(lock)
    assert len(pins(lock)) > 100


def test_tests_use_the_pins_of_the_reports():
    base, test = (
        set(pins((ROOT / name).read_text(encoding="utf-8"))) for name in ("requirements.lock", "requirements-test.lock")
    )
    # what the reports need on some systems the tests may need on all
    assert [pin for pin in base if not {pin, pin.partition(" ;")[0]} & test] == []


def test_every_pin_has_a_hash():
    for name in ("requirements.lock", "requirements-test.lock"):
        blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
        assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_no_registry_host_is_named():
    hosts = "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npm" + "js"])
    assert [name for name, text in tracked_text() if re.search(hosts, text)] == []


def test_version_is_one():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == __version__


def test_every_notebook_is_a_report_and_every_report_a_notebook():
    assert {path.name for path in NOTEBOOK_FILES} == {report.notebook for report in BY_NAME.values()}


@pytest.mark.parametrize("path", NOTEBOOK_FILES, ids=lambda path: path.stem)
def test_notebook_is_thin(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parameters = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    assert len(parameters) == 1
    for cell in cells:
        source = "".join(cell["source"])
        if cell is not parameters[0]:
            assert not re.search(r"\b(19|20)\d\d\b", source), f"a year: {source}"
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            assert not re.search(r"\bdef\b|\blambda\b|\bfor\b", source), f"logic: {source}"
            assert not re.search(r"""["'][^"']*[/\\][^"']*["']""", source), f"a path: {source}"
            assert source.count("\n") < 8, f"more than a call: {source}"


def test_data_dictionary_document_is_the_one_intake_reads():
    assert data_dictionary.TARGET.read_text(encoding="utf-8") == data_dictionary.text()
