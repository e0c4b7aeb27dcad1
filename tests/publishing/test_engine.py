import subprocess
import sys

import nbformat
import pytest
from papermill.engines import NBClientEngine, papermill_engines

from analysis.publishing.engine import ParameterError
from command import papermill
from publishing import NOTEBOOKS

CheckedEngine = papermill_engines.get_engine()


@pytest.fixture
def execute(monkeypatch):
    monkeypatch.setattr(NBClientEngine, "execute_notebook", classmethod(lambda cls, nb, name, **options: nb))

    def call(parameters, **metadata):
        notebook = nbformat.read(NOTEBOOKS / "sound.ipynb", as_version=4)
        notebook.metadata = nbformat.from_dict({"papermill": {"parameters": parameters}, **metadata})
        return CheckedEngine.execute_notebook(notebook, "python3")

    return call


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"yaer": 2024}, "có phải “year” không"),
        ({"year": "hai nghìn"}, "bốn chữ số"),
        ({"year": 2023.5}, "bốn chữ số"),
        ({"status": "chinh thuc"}, "chính thức"),
        ({"edition": "secret"}, "public"),
        ({"unit": "../x"}, "unit"),
    ],
)
def test_wrong_parameter_is_named(execute, given, words):
    with pytest.raises(ParameterError, match=words):
        execute(given, giamngheo={"report": "household-review"})


def test_sound_parameters_run(execute):
    assert execute({"unit": "kim-tan", "year": 2024}, giamngheo={"report": "household-review"}).metadata


def test_other_peoples_notebooks_run_as_ever(execute):
    assert execute({"yaer": 1}).metadata


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("sound", ("out.ipynb", "-p", "yaer", "2024"), "yaer"),
        ("parameters_not_tagged", ("out.ipynb", "-p", "year", "2024"), "không có ô nào mang thẻ"),
        ("year_set_again", ("out.ipynb", "-p", "year", "2024"), "gán lại tham số year"),
        ("sound", ("ket-qua/out.ipynb", "-p", "year", "2024"), "Chưa có thư mục “ket-qua”"),
        ("sound", ("out.ipynb", "-p", "year", "2024", "-k", "ir"), "nhân “ir”"),
    ],
)
def test_plain_papermill_refuses_before_anything_is_written(tmp_path, name, words, said):
    done = papermill(NOTEBOOKS / f"{name}.ipynb", *words, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_plain_papermill_says_that_another_year_was_used(tmp_path):
    # in a process of its own, with a kernel of its own: as a person types it
    given = (NOTEBOOKS / "another_year_used.ipynb", "out.ipynb", "-p", "year", "2024")
    command = [sys.executable, "-X", "utf8", "-m", "papermill", *given, "--no-progress-bar"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "năm được yêu cầu là “2024”, sổ tay đã dùng “2023”" in done.stderr and "Traceback" not in done.stderr
    assert "Kết quả không dùng được" in nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[0].source
