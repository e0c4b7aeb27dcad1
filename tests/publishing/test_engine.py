import subprocess
import sys

import pytest
from nbformat import v4
from papermill.engines import NBClientEngine, papermill_engines

from analysis.publishing.engine import ParameterError
from publishing import NOTEBOOKS

CheckedEngine = papermill_engines.get_engine()


@pytest.fixture
def execute(monkeypatch):
    monkeypatch.setattr(NBClientEngine, "execute_notebook", classmethod(lambda cls, nb, name, **options: "ran"))

    def call(parameters, **metadata):
        notebook = v4.new_notebook(metadata={"papermill": {"parameters": parameters}, **metadata})
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
    assert execute({"unit": "kim-tan", "year": 2024}, giamngheo={"report": "household-review"}) == "ran"


def test_other_peoples_notebooks_run_as_ever(execute):
    assert execute({"yaer": 1}) == "ran"


def test_plain_papermill_refuses_without_traceback(tmp_path):
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "papermill",
        NOTEBOOKS / "sound.ipynb",
        "out.ipynb",
        "-p",
        "yaer",
        "2024",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode != 0
    assert "yaer" in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
