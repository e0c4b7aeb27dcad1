import pytest

from analysis.document.figure import Figure
from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import figures_of_notebook, lines, read_lines, record_of_notebook, write_lines
from publishing.pages import executed, html, showing

POOR = ("T1", "Thôn A", "poor", 4, "hộ")


@pytest.mark.parametrize(
    ("value", "text"), [(4, "4"), (5.0, "5.0"), (1 / 3, "0.3333333333333333"), (None, ""), ("a,b", "a,b")]
)
def test_value_is_written_in_full(value, text):
    assert lines("r", [Figure("T1", "total", "x", value, "hộ")])[0].value == text


def test_same_figure_shown_twice_is_one():
    assert figures_of_notebook(executed(showing(POOR), showing(POOR))) == [Figure(*POOR)]


@pytest.mark.parametrize("other", [5, None, "4 hộ"])
def test_contradiction_is_refused(other):
    with pytest.raises(PublishingError, match="T1/Thôn A/poor"):
        figures_of_notebook(executed(showing(POOR), showing((*POOR[:3], other, "hộ"))))


def test_file_is_read_back_as_written(tmp_path):
    path, again = tmp_path / "figures.csv", tmp_path / "again.csv"
    figures = [
        Figure(*POOR),
        Figure("T1", 'Thôn "B", xa', "poor_rate", 2 / 3, "%"),
        Figure("T1", "total", "x", None, ""),
    ]
    write_lines(path, {"household-review": lines("household-review", figures)})
    write_lines(again, read_lines(path))
    assert path.read_bytes() == again.read_bytes()
    assert path.read_text(encoding="utf-8").splitlines()[:2] == [
        "report,table,row,column,value,unit",
        "household-review,T1,Thôn A,poor,4,hộ",
    ]


def test_report_without_provenance_is_refused():
    with pytest.raises(PublishingError, match="nguồn gốc"):
        record_of_notebook(executed(html("<p>a</p>")))
