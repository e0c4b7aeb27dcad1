"""What the command writes into a file or pipe, under the code pages that machines have."""

import json
import os
import subprocess
import sys

import pytest

from command import COMMAND

pytestmark = pytest.mark.slow
AS_C = {"LC_ALL": "C", "PYTHONUTF8": "0"}


def kept():
    """The environment but for what says how texts are written."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "PYTHONUTF8", "LC_"))}
    return kept | {"GIAMNGHEO_KERNELS": "fresh"}  # nothing here comes to run a notebook


# each command as if it were alone, but for the imports: its output and error into files, its code told on a line
IN_TURN = """
import json, os, sys
from unittest.mock import patch
from analysis.cli import main
for number, words in enumerate(json.loads(sys.argv[1])):
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{number}.{name}", os.O_WRONLY | os.O_CREAT), descriptor)
    with patch("analysis.cli.leave"), patch.object(sys, "argv", ["giamngheo", *words]):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code
        except BaseException as fault:
            code = repr(fault)
    sys.stdout.flush()
    sys.stderr.flush()
    with open(f"{number}.code", "w", encoding="utf-8") as file:
        json.dump(code, file)
"""


def in_turn(commands, cwd, **environment):
    """The commands one after another in a process of their own: of each its code, what it wrote and what it told."""
    given = json.dumps([list(map(str, words)) for words in commands])
    subprocess.run([sys.executable, "-c", IN_TURN, given], env=kept() | environment, cwd=cwd, check=True)
    return [
        subprocess.CompletedProcess(
            words,
            json.loads((cwd / f"{number}.code").read_text(encoding="utf-8")),
            *((cwd / f"{number}.{name}").read_bytes() for name in ("out", "err")),
        )
        for number, words in enumerate(commands)
    ]


def asked(unit, *words):
    return ("check", "--unit", "thu-nghiem", "--year", 2023, "--data", unit.parents[1], *words)


@pytest.fixture
def faulty(unit):
    file = unit / "households.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("TN-002,Thôn A,,nam,Kinh,4", "TN-002,Thôn A,,nam,Kinh,bốn"), encoding="utf-8")
    return unit


PAGES = [{"PYTHONIOENCODING": page} for page in ("ascii", "ascii:strict", "cp437", "cp1252:strict", "cp1258")]


@pytest.mark.parametrize("environment", [*PAGES, AS_C], ids=str)
def test_findings_never_end_in_an_error_of_encoding(faulty, tmp_path, environment):
    commands = asked(faulty), asked(faulty, "--format", "json")
    text, machine = in_turn(commands, tmp_path, **environment)
    assert text.returncode == machine.returncode == 1
    assert b"households.csv" in text.stdout and b"Traceback" not in text.stderr + machine.stderr
    assert "bốn" in [finding["value"] for finding in json.loads(machine.stdout)]


def test_file_without_a_chosen_encoding_is_utf8(faulty):
    done = subprocess.run([COMMAND, *map(str, asked(faulty))], capture_output=True, env=kept() | AS_C, check=False)
    assert "“bốn”" in done.stdout.decode("utf-8") and done.returncode == 1


WORDS = (
    ("--help",),
    ("report", "--unit", "không-có", "--year", "2023"),
    ("verify", "không-có"),
    ("template", "khong-co/bieu.xlsx", "--year", "2023"),
    ("restricted-list", "khong-co/ds.xlsx", "--unit", "khong-co", "--year", "2023"),
    ("không-có",),
)


@pytest.fixture(scope="module", params=[{"PYTHONIOENCODING": "cp437:strict"}, AS_C], ids=str)
def told(request, tmp_path_factory):
    """What each command came to, by its words."""
    done = in_turn(WORDS, tmp_path_factory.mktemp("told"), **request.param)
    return dict(zip(WORDS, done, strict=True))


@pytest.mark.parametrize("words", WORDS, ids=str)
def test_every_command_says_what_it_has_to(words, told):
    done = told[words]
    assert b"Traceback" not in done.stderr and b"UnicodeEncodeError" not in done.stderr
    assert (done.stdout + done.stderr).strip()
    assert done.returncode in ((0,) if words == ("--help",) else (0, 1, 2))
