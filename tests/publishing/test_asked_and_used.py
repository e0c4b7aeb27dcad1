import nbformat
import pytest

from analysis.intake.files import InputFile
from analysis.publishing.asked_and_used import check_inputs, other_used
from analysis.publishing.errors import PublishingError
from analysis.publishing.reports import MID_YEAR, REPORTS
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


@pytest.mark.parametrize(
    "read", [{"a.csv": "1"}, {"a.csv": "1", "b.csv": "3"}, {"a.csv": "1", "b.csv": "2", "c.csv": "4"}]
)
def test_files_changed_while_the_report_was_made(read):
    checked = [InputFile("a.csv", "1", 1), InputFile("b.csv", "2", 1)]
    record = {"inputs": [{"path": path, "sha256": sha256} for path, sha256 in read.items()]}
    with pytest.raises(PublishingError, match=r"[bc]\.csv.*lưu và đóng tệp"):
        check_inputs(record, checked, REPORTS["review"])


def test_same_files():
    record = {"inputs": [{"path": "a.csv", "sha256": "1"}]}
    check_inputs(record, [InputFile("a.csv", "1", None)], REPORTS["review"])
