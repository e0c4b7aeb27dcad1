import json
import shutil

import pytest

from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import REPORTS
from analysis.publishing.run import run_notebook
from publishing import NOTEBOOKS

REVIEW = REPORTS["review"]
ASKED = {"unit": "u", "year": 2024, "status": "", "edition": "internal", "data_dir": ""}


def run(notebook, tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    return run_notebook(REVIEW, notebook, ASKED, aside / "out.ipynb")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("not_json", "không phải JSON, dòng 3, cột 1"),
        ("json_of_something_else", "không ghi nbformat"),
        ("old_format", "nbformat 3"),
        ("missing", "không có tệp"),
        ("parameters_not_tagged", "không có ô nào mang thẻ"),
        ("another_year_used", "năm được yêu cầu là “2024”, sổ tay đã dùng “2023”"),
        ("kernel_dies", "dừng giữa chừng"),
    ],
)
def test_what_is_wrong_is_told_in_words(name, words, tmp_path):
    with pytest.raises(PublishingError, match=words) as told:
        run(NOTEBOOKS / f"{name}.ipynb", tmp_path)
    assert "Báo cáo đã có trước đó không bị thay đổi" in str(told.value) and "Traceback" not in str(told.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nbformat": 5}, "định dạng mới hơn"),
        ({"metadata": {}}, "thiếu giamngheo.report"),
        ({"metadata": {"giamngheo": {"report": "annual-plan"}}}, "nhưng là của “Kế hoạch năm”"),
        ({"cells": [{"cell_type": "code"}]}, "cấu trúc sổ tay không đúng"),
    ],
    ids=["newer", "nameless", "another_report", "broken"],
)
def test_file_that_is_not_the_notebook_of_the_report(change, words, tmp_path):
    notebook = json.loads((NOTEBOOKS / "sound.ipynb").read_text(encoding="utf-8"))
    file = tmp_path / "household_review.ipynb"
    file.write_text(json.dumps(notebook | change), encoding="utf-8")
    with pytest.raises(PublishingError, match=words):
        run(file, tmp_path)


def test_file_saved_in_another_encoding(tmp_path):
    file = tmp_path / "household_review.ipynb"
    file.write_text((NOTEBOOKS / "sound.ipynb").read_text(encoding="utf-8"), encoding="utf-16")
    with pytest.raises(PublishingError, match="UTF-8"):
        run(file, tmp_path)


def test_nothing_of_the_person_runs_before_the_notebook(tmp_path, monkeypatch):
    """Neither start-up files nor a module in the folder where the person stands, whose name has braces too."""
    here = tmp_path / "{đây}"
    startup = here / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("import analysis; analysis.TOUCHED = True", encoding="utf-8")
    (here / "python_startup.py").write_text("import analysis; analysis.TOUCHED = True", encoding="utf-8")
    (here / "markupsafe.py").write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(here / "ipython"))
    monkeypatch.setenv("PYTHONSTARTUP", str(here / "python_startup.py"))
    monkeypatch.chdir(here)
    notebook = json.loads((NOTEBOOKS / "sound.ipynb").read_text(encoding="utf-8"))
    notebook["cells"][-1]["source"] = "import analysis\n\nassert not hasattr(analysis, 'TOUCHED')"
    (here / "sound.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert run(here / "sound.ipynb", here).cells
    shutil.rmtree(here / "aside")
