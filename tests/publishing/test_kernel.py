import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from analysis.publishing import kernel
from analysis.publishing.kernel import DIED, KernelFailed, OwnKernelManager
from publishing import NOTEBOOKS


def execute(name, tmp_path, **options):
    output = tmp_path / "out.ipynb"
    return papermill.execute_notebook(
        NOTEBOOKS / f"{name}.ipynb", output, parameters={"year": 2024}, progress_bar=False, **options
    )


@pytest.fixture
def starting(monkeypatch):
    """Makes the kernel another process: one that runs this code."""

    def become(*command):
        spec = {"argv": list(command), "language": "python", "display_name": "x", "metadata": {}}
        monkeypatch.setattr(kernel, "get_kernel_dict", lambda: spec)

    return become


def test_kernel_is_this_python_whatever_is_registered(tmp_path, monkeypatch):
    folder = tmp_path / "kernels" / "python3"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text('{"argv": ["khac"], "display_name": "x", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert OwnKernelManager(kernel_name="python3").kernel_spec.argv[0] == sys.executable


def test_notebook_that_names_a_foreign_kernel_runs_in_ours(tmp_path):
    execute("kernel_of_another_language", tmp_path)
    executed = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    assert executed.metadata.language_info.name == "python"
    assert "year = 2024" in executed.cells[1].source


def test_no_file_of_a_kernel_lies_where_a_killed_run_would_leave_it(tmp_path, monkeypatch):
    """The kernel's own file is in the folder of the run, which the next run clears."""
    runtime = tmp_path / "runtime"
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(runtime))
    files, write = [], OwnKernelManager.write_connection_file

    def written(self, **options):
        write(self, **options)
        files.append(Path(self.connection_file))

    monkeypatch.setattr(OwnKernelManager, "write_connection_file", written)
    execute("sound", tmp_path)
    (file,) = files
    assert file.parent.name.startswith("giamngheo-run-") and not file.parent.exists()
    assert not runtime.exists() or list(runtime.iterdir()) == []


def test_closed_loopback_is_told_before_the_start(tmp_path, monkeypatch):
    def closed():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(kernel, "reach_oneself", closed)
    monkeypatch.setattr(kernel, "by_files", lambda file: False)
    with pytest.raises(KernelFailed, match=r"127\.0\.0\.1.*tường lửa"):
        execute("sound", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="ports alone on Windows")
def test_where_files_serve_no_port_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(kernel, "reach_oneself", lambda: pytest.fail("a port was asked for"))
    execute("sound", tmp_path)


def test_a_long_path_is_no_socket(tmp_path):
    assert kernel.by_files(Path("/tmp/giamngheo-run-0/kernel.json")) is (sys.platform != "win32")
    assert not kernel.by_files(Path("/tmp") / ("đ" * 60) / "kernel.json")


def test_loopback_of_this_machine_is_open():
    kernel.reach_oneself()


@pytest.mark.parametrize(
    ("command", "seconds", "words"),
    [
        ((sys.executable, "-c", "raise SystemExit(3)"), 60, "dừng ngay khi khởi động"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), 2, "không trả lời sau 2 giây"),
        (("/khong/co/python", "-c", ""), 60, "không khởi động được"),
    ],
    ids=["dead", "silent", "absent"],
)
def test_kernel_that_does_not_start(starting, tmp_path, command, seconds, words):
    starting(*command)
    with pytest.raises(KernelFailed, match=words) as told:
        execute("sound", tmp_path, start_timeout=seconds)
    assert told.value.exit_code == 1


def test_kernel_that_dies_has_the_exit_code_of_papermill(tmp_path):
    with pytest.raises(KernelFailed, match="thiếu bộ nhớ") as told:
        execute("kernel_dies", tmp_path)
    assert told.value.exit_code == DIED
