"""Kernels as copies of one process: started where they are asked for, and nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from jupyter_client.connect import write_connection_file

from analysis.publishing import kernel_copies, provisioner
from analysis.publishing.kernel_copies import Template, template
from analysis.publishing.reports import REPORTS
from analysis.publishing.run import run_notebook
from processes import lives
from publishing import NOTEBOOKS as SMALL

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are copies on Linux alone")
ASKED = {"unit": "kim-tan", "year": 2023, "status": "", "edition": "internal", "data_dir": ""}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a notebook; says how many kernels were copies."""
    copies = []

    class Counted(provisioner.Copy):
        def __init__(self, *given):
            copies.append(given)
            super().__init__(*given)

    monkeypatch.setattr(provisioner, "Copy", Counted)

    def call(notebook, report="review", asked=ASKED):
        return run_notebook(REPORTS[report], notebook, asked, tmp_path / "out.ipynb"), len(copies)

    return call


@pytest.fixture
def alone(monkeypatch):
    """This test's own process of which kernels are copies."""
    made = []
    monkeypatch.setattr(kernel_copies, "_made", made)
    yield made
    for one in made:
        one.close()


def small(tmp_path, code):
    notebook = nbformat.read(SMALL / "sound.ipynb", as_version=4)
    notebook.cells[-1].source = code
    nbformat.write(notebook, tmp_path / "small.ipynb")
    return tmp_path / "small.ipynb"


def test_a_copy_stands_where_it_was_asked_for(run, tmp_path, monkeypatch):
    monkeypatch.setenv("CHO_NAY", "thôn 1")
    monkeypatch.chdir(tmp_path)
    code = f"import os, sys\n\nassert os.environ['CHO_NAY'] == 'thôn 1'\nassert os.getcwd() == {str(tmp_path)!r}\nassert sys.stdin.read() == ''"
    assert run(small(tmp_path, code), asked=ASKED | {"year": 2024})[1] == 1


def test_a_figure_is_shown_without_being_drawn_for_nobody_before(run, tmp_path):
    drawn = tmp_path / "drawn"
    code = f"""
%matplotlib inline
import pathlib
from matplotlib import pyplot
from matplotlib.backends.backend_agg import FigureCanvasAgg

FigureCanvasAgg.draw_idle = lambda canvas: pathlib.Path({str(drawn)!r}).touch()
lines = pyplot.plot([1, 2])
"""
    executed, copies = run(small(tmp_path, code), asked=ASKED | {"year": 2024})
    assert copies == 1 and not drawn.exists()
    assert [list(output["data"]) for output in executed.cells[-1].outputs] == [["text/plain", "image/png"]]


@pytest.mark.parametrize("module", ["khong.co", "this"])
def test_where_there_is_nothing_to_copy_kernels_start_as_ever(run, alone, tmp_path, monkeypatch, module):
    monkeypatch.setattr(kernel_copies, "MODULE", module)
    executed, copies = run(SMALL / "sound.ipynb", asked=ASKED | {"year": 2024})
    assert executed.cells and copies == 0


def test_a_process_that_was_killed_is_started_anew(run, alone):
    first = template()
    first.process.kill()
    first.process.wait()
    assert run(SMALL / "sound.ipynb", asked=ASKED | {"year": 2024})[1] == 1
    assert alone and alone[0] is not first


def test_no_kernel_outlives_the_process_that_asked(tmp_path):
    code = f"""
import json, os, signal, sys
from jupyter_client.connect import write_connection_file
from analysis.publishing.kernel_copies import ENVIRONMENT, Template
file, _ = write_connection_file({str(tmp_path / "kernel.json")!r})
asked = Template(ENVIRONMENT)
pid = asked.start(["ipykernel_launcher", "-f", file], os.environ, ".")
print(json.dumps([asked.process.pid, pid]), flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as asking:
        pids = json.loads(asking.stdout.readline())
        assert all(map(lives, pids))
        asking.kill()
    deadline = time.monotonic() + 30
    while any(map(lives, pids)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(lives, pids))


def test_what_a_notebook_started_ends_with_it(run, tmp_path):
    pids = tmp_path / "pids"
    code = f"""
import os, pathlib, subprocess, sys
left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({str(pids)!r}).write_text(f"{{os.getpid()}} {{left.pid}}")
"""
    assert run(small(tmp_path, code), asked=ASKED | {"year": 2024})[1] == 1
    kernel, left = map(int, pids.read_text().split())
    assert not lives(kernel)
    deadline = time.monotonic() + 30
    while lives(left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not lives(left)


def test_how_a_kernel_ended_is_known(tmp_path):
    asked = template()
    # a kernel that lives until it is killed: one that finds no file might end first
    file, _ = write_connection_file(str(tmp_path / "kernel.json"))
    pid = asked.start(["ipykernel_launcher", "-f", file], os.environ, str(tmp_path))
    os.killpg(pid, signal.SIGKILL)
    assert asked.code_of(pid, 30) == -signal.SIGKILL


def test_asking_one_that_went_is_told():
    gone = Template({})
    gone.close()
    with pytest.raises(kernel_copies.TemplateGone):
        gone.start(["ipykernel_launcher"], {}, ".")
    assert gone.code_of(1) == -signal.SIGKILL
