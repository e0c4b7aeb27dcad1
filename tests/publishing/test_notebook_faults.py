import nbformat
import pytest

from analysis.project import NOTEBOOKS as OURS
from analysis.publishing.notebook_faults import defaults, notebook_faults
from analysis.publishing.reports import BY_NAME, ROLLUP
from publishing import NOTEBOOKS


def read(name):
    return nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("parameters_not_tagged", "không có ô nào mang thẻ “parameters”:"),
        ("parameters_tag_misspelt", "chỉ có thẻ “paramaters” ở ô thứ 1"),
        ("parameters_twice", "có 2 ô mang thẻ “parameters” (ô thứ 1, ô thứ 2)"),
        ("parameters_empty", "ô tham số (ô thứ 1) trống: phải gán unit, year"),
        ("parameters_by_other_names", "ô tham số (ô thứ 1) chỉ gán don_vi, nam: phải gán unit, year"),
        ("parameters_in_text", "là ô văn bản, phải là ô mã"),
        ("parameters_after_data", "mở số liệu trước khi nhận tham số"),
        ("parameters_of_an_earlier_run", "còn ô “injected-parameters” của lần chạy trước"),
        ("year_set_again", "ô thứ 2 gán lại tham số year"),
        ("year_of_a_loop", "ô thứ 2 gán lại tham số year"),
        ("another_unit_opened", "không theo tham số unit"),
        ("old_format", "nbformat 3"),
    ],
)
def test_fault_is_named_once(name, words):
    (fault,) = notebook_faults(read(name), {})
    assert words in fault


@pytest.mark.parametrize("report", BY_NAME.values(), ids=lambda report: report.name)
def test_our_own_notebooks_are_sound(report):
    notebook = nbformat.read(OURS / report.notebook, as_version=4)
    assert notebook_faults(notebook, {"data_dir": "x"}) == []
    assert notebook.metadata["giamngheo"]["report"] == report.name
    assert defaults(notebook)["unit"] == ("tong-hop" if report is ROLLUP else "kim-tan")


@pytest.mark.parametrize(
    "source",
    [
        "[year for year in (2022, 2023)]",
        "def of(year):\n    unit = 1\n    return year",
        "%matplotlib inline\nyears = year + 1",
        "%%html\nyear = 2023",
        "data = open_year(*asked)",
        "open_year(unit, year - 1, data_dir=data_dir)",
        "not python",
    ],
)
def test_code_that_leaves_the_parameters_alone(source):
    notebook = read("sound")
    notebook.cells.insert(1, nbformat.v4.new_code_cell(source))
    assert notebook_faults(notebook, {"data_dir": "x"}) == []


def test_data_of_another_folder_than_asked():
    notebook = read("sound")
    notebook.cells.insert(1, nbformat.v4.new_code_cell("open_year(unit, year)"))
    assert notebook_faults(notebook, {"data_dir": ""}) == []
    (fault,) = notebook_faults(notebook, {"data_dir": "/du-lieu"})
    assert "data_dir" in fault


def test_tag_given_as_a_word_is_no_tag():
    notebook = read("sound")
    notebook.cells[0].metadata.tags = "parameters"
    (fault,) = notebook_faults(notebook, {})
    assert "không có ô nào" in fault
