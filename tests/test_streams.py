"""What the command writes into a file or pipe, under the code pages that machines have."""

import json
import os
import subprocess

import pytest

from command import COMMAND

pytestmark = pytest.mark.slow
AS_C = {"LC_ALL": "C", "PYTHONUTF8": "0"}


def run(*words, cwd=None, **environment):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "PYTHONUTF8", "LC_"))}
    kept["GIAMNGHEO_KERNELS"] = "fresh"  # nothing here comes to run a notebook
    return subprocess.run(
        [COMMAND, *map(str, words)], capture_output=True, env=kept | environment, cwd=cwd, check=False
    )


def check(unit, *words, **environment):
    return run("check", "--unit", "thu-nghiem", "--year", 2023, "--data", unit.parents[1], *words, **environment)


@pytest.fixture
def faulty(unit):
    file = unit / "households.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("TN-002,Thôn A,,nam,Kinh,4", "TN-002,Thôn A,,nam,Kinh,bốn"), encoding="utf-8")
    return unit


PAGES = [{"PYTHONIOENCODING": page} for page in ("ascii", "ascii:strict", "cp437", "cp1252:strict", "cp1258")]


@pytest.mark.parametrize("environment", [*PAGES, AS_C], ids=str)
def test_findings_never_end_in_an_error_of_encoding(faulty, environment):
    text, machine = check(faulty, **environment), check(faulty, "--format", "json", **environment)
    assert text.returncode == machine.returncode == 1
    assert b"households.csv" in text.stdout and b"Traceback" not in text.stderr + machine.stderr
    assert "bốn" in [finding["value"] for finding in json.loads(machine.stdout)]


def test_file_without_a_chosen_encoding_is_utf8(faulty):
    assert "“bốn”" in check(faulty, **AS_C).stdout.decode("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("report", "--unit", "không-có", "--year", "2023"),
        ("verify", "không-có"),
        ("template", "khong-co/bieu.xlsx", "--year", "2023"),
        ("restricted-list", "khong-co/ds.xlsx", "--unit", "khong-co", "--year", "2023"),
        ("không-có",),
    ],
    ids=str,
)
@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "cp437:strict"}, AS_C], ids=str)
def test_every_command_says_what_it_has_to(words, environment, tmp_path):
    done = run(*words, cwd=tmp_path, **environment)
    assert b"Traceback" not in done.stderr and b"UnicodeEncodeError" not in done.stderr
    assert (done.stdout + done.stderr).strip()
    assert done.returncode == (0 if words == ("--help",) else done.returncode) and done.returncode in (0, 1, 2)
