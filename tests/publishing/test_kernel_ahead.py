"""Notebooks run one ahead: in order, bounded, the same results, and nothing left behind when one of them fails."""

import os
import re
import sys
import tempfile
import threading
import time
from contextlib import closing

import nbformat
import pytest

from analysis.parameters import Parameters
from analysis.publishing import kernel_ahead, provisioner
from analysis.publishing import publish as publishing
from analysis.publishing.errors import PublishingError
from analysis.publishing.kernel import KernelFailed
from analysis.publishing.kernel_ahead import KernelAhead, one_ahead
from analysis.publishing.kernel_copies import template
from analysis.publishing.manner import AMONG_MANY
from analysis.publishing.reports import REPORTS
from analysis.publishing.run import run_notebooks
from analysis.publishing.workplace import KEPT
from processes import parent
from publishing import NOTEBOOKS as SMALL

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are copies on Linux alone")
ASKED = {"unit": "u", "year": 2024, "status": "", "edition": "internal", "data_dir": ""}
NAMES = ["review", "plan", "appendix", "evaluation"]
SLEEPS = "import time\n\ntime.sleep(600)"


@pytest.fixture
def started(monkeypatch):
    """The kernels that were started ahead, in turn."""
    kernels = []

    class Seen(KernelAhead):
        def __init__(self, *given):
            super().__init__(*given)
            kernels.append(self)

    monkeypatch.setattr(kernel_ahead, "KernelAhead", Seen)
    return kernels


@pytest.fixture
def runs(tmp_path, monkeypatch):
    """Runs small notebooks, each ending in the code given; a run stopped half-way would be kept beside."""
    (tmp_path / "aside").mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))

    def call(*codes):
        reports = [REPORTS[name] for name in NAMES[: len(codes)]]
        for report, code in zip(reports, codes, strict=True):
            notebook = nbformat.read(SMALL / "sound.ipynb", as_version=4)
            notebook.metadata["giamngheo"]["report"] = report.name
            notebook.cells[-1].source = code
            nbformat.write(notebook, tmp_path / report.notebook)
        return closing(run_notebooks(reports, tmp_path, ASKED, tmp_path / "aside", progress=False))

    return call


def printed(run):
    return run.executed.cells[-1].outputs[0].text


def children():
    """The processes that live and were copied from the one that is copied, or started by one of them."""
    return {int(pid) for pid in os.listdir("/proc") if pid.isdigit() and parent(pid) == template().process.pid}  # noqa: PTH208


def kept(tmp_path):
    return [path.name for path in (tmp_path / "temporary").iterdir() if path.name.startswith(KEPT)]


def test_each_has_a_kernel_of_its_own_and_one_is_ahead(runs, started):
    with runs(*["import os\n\nprint(os.getpid())"] * 4) as given:
        pids = []
        for run in given:
            pids.append(int(printed(run)))
            assert len(children()) <= 2
    assert pids == [kernel.process.pid for kernel in started]
    assert len(set(pids)) == 4 and not children()


def test_the_next_runs_while_the_caller_goes_on(runs, tmp_path):
    mark = tmp_path / "mark"
    with runs("print(1)", f"open({str(mark)!r}, 'w').close()", SLEEPS) as given:
        next(given)
        deadline = time.monotonic() + 60
        while not mark.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
    assert mark.exists()


def test_no_more_than_one_is_ahead(runs, tmp_path):
    with runs("print(1)", "print(2)", f"open({str(tmp_path / 'mark')!r}, 'w').close()") as given:
        next(given)
        time.sleep(2)
        assert not (tmp_path / "mark").exists()


def test_what_is_under_way_ends_where_the_caller_fails(runs, started, tmp_path):
    began = time.monotonic()
    with pytest.raises(ZeroDivisionError), runs("print(1)", SLEEPS, "print(3)") as given:
        next(given)
        assert {kernel.process.pid for kernel in started[1:]} <= children()
        raise ZeroDivisionError
    assert time.monotonic() - began < 60
    assert not children() and not kept(tmp_path)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("runs")]
    assert not list((tmp_path / "aside").glob("kernel-*/*"))


def test_a_page_that_fails_leaves_no_kernel_and_no_report(runs, tmp_path, monkeypatch):
    def fails(*_):
        raise PublishingError("trang hỏng")

    runs("x = 1", SLEEPS, "x = 3")
    names = [REPORTS[name].name for name in NAMES[:3]]
    monkeypatch.setattr(publishing, "page_of_composed", fails)
    with pytest.raises(PublishingError, match=r"^trang hỏng$"):
        publishing.publish(Parameters(unit="u", year=2024), names, tmp_path / "out", "xã", tmp_path, manner=AMONG_MANY)
    assert not children() and not kept(tmp_path)
    assert not list((tmp_path / "out").rglob("2024/*"))


def test_one_that_fails_is_told_in_its_turn_and_leaves_no_kernel(runs, tmp_path):
    told = []
    with pytest.raises(PublishingError, match=r"annual_plan\.ipynb dừng ở ô") as error, runs("print(1)", "1 / 0", SLEEPS) as given:  # fmt: skip
        for run in given:
            told.append(printed(run))
            time.sleep(2)
    assert told == ["1\n"] and "Bản chạy dở" in str(error.value)
    assert not children() and len(kept(tmp_path)) == 1


def test_a_kernel_that_died_before_its_turn_is_started_again(runs, started):
    with runs("print(1)", "print(2)", "print(3)") as given:
        assert printed(next(given)) == "1\n"
        started[2].kill()
        assert [printed(run) for run in given] == ["2\n", "3\n"]


def test_where_none_starts_ahead_the_run_starts_its_own(runs, monkeypatch):
    def fails(*_):
        raise KernelFailed("không")

    monkeypatch.setattr(kernel_ahead, "KernelAhead", fails)
    with runs("print(1)", "print(2)") as given:
        assert [printed(run) for run in given] == ["1\n", "2\n"]
    assert not children()


def test_where_kernels_are_no_copies_nothing_is_ahead(monkeypatch, tmp_path, started):
    monkeypatch.setenv("GIAMNGHEO_KERNELS", "fresh")
    made = []
    given = one_ahead([lambda kernel, n=n: made.append((n, kernel)) or n for n in (1, 2)], tmp_path, [])
    assert next(given) == 1 and made == [(1, None)]
    assert list(given) == [2] and made == [(1, None), (2, None)] and not started


def test_a_kernel_that_is_never_used_is_ended(tmp_path, started):
    with closing(one_ahead([lambda _: 1, lambda _: 2, lambda _: 3], tmp_path, [])) as given:
        assert next(given) == 1
        assert children()
    assert not children() and len(started) == 3
    assert not list(tmp_path.glob("kernel-*/*"))
    with closing(one_ahead([lambda _: 1, lambda _: 2], tmp_path / "x", [])):
        assert not children()


def test_reports_are_the_same_as_with_ordinary_kernels(tmp_path, monkeypatch):
    """What every cell gives, the figures and the pages."""
    names = [REPORTS[name].name for name in ("plan", "appendix")]
    copies = []

    class Counted(provisioner.Copy):
        def __init__(self, *given):
            copies.append(given)
            super().__init__(*given)

    def made(where):
        publishing.publish(
            Parameters(unit="kim-tan", year=2023), names, tmp_path / where, "xã", formats=("html",), manner=AMONG_MANY
        )
        folder = tmp_path / where / "kim-tan" / "2023"
        files = {file: untimed(folder / file) for file in ("figures.csv", *(f"{name}.html" for name in names))}
        return files | {name: shown(folder / f"{name}.executed.ipynb") for name in names}

    monkeypatch.setattr(provisioner, "Copy", Counted)
    ahead = made("ahead")
    assert len(copies) == 2 and all(ahead.values())
    monkeypatch.setenv("GIAMNGHEO_KERNELS", "fresh")
    assert made("ordinary") == ahead
    assert len(copies) == 2


def untimed(path):
    return re.sub(rb"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", b"", path.read_bytes())


def shown(path):
    """The outputs of every cell, but for the record, which says when it was made."""
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return [output for output in outputs if not any("record" in kind for kind in output.get("data", {}))]
