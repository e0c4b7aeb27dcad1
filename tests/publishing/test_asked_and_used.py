import nbformat
import pytest

from analysis.publishing.asked_and_used import other_used
from analysis.publishing.reports import MID_YEAR
from publishing import NOTEBOOKS
from publishing.pages import html

RECORD = "application/vnd.giamngheo.record+json"


def executed(report="household-review", **used):
    notebook = nbformat.read(NOTEBOOKS / "sound.ipynb", as_version=4)
    notebook.metadata["giamngheo"] = {"report": report}
    output = nbformat.v4.new_output("display_data", html("") | {RECORD: {"parameters": used}})
    notebook.cells += [nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", html("")), output])]
    return notebook


@pytest.mark.parametrize(
    ("given", "used", "words"),
    [
        ({"year": 2024}, {"unit": "u", "year": 2023}, "năm được yêu cầu là “2024”, sổ tay đã dùng “2023”"),
        ({"unit": "kim-tan"}, {"unit": "ia-pa", "year": 2023}, "đơn vị được yêu cầu là “kim-tan”"),
        ({}, {"unit": "u", "year": 2022}, "năm được yêu cầu là “2023”"),
        ({"status": "chính thức"}, {"status": "sơ bộ"}, "trạng thái"),
        ({}, {"year": 2023, "period": "2023-H1"}, "kỳ được yêu cầu là cả năm"),
    ],
)
def test_other_than_asked_is_told(given, used, words):
    (fault,) = other_used(executed(**used), given)
    assert words in fault


def test_half_year_that_read_the_whole_year():
    (fault,) = other_used(executed(MID_YEAR.name, year=2023), {})
    assert "“2023-H1”, sổ tay đã dùng cả năm" in fault
    assert other_used(executed(MID_YEAR.name, year=2023, period="2023-H1"), {}) == []


@pytest.mark.parametrize("used", [{}, {"unit": "u", "year": 2024, "status": "chính thức", "edition": "internal"}])
def test_as_asked(used):
    assert other_used(executed(**used), {"year": 2024, "status": ""}) == []
