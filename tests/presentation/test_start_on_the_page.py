"""What the pages of 2027 say where the year starts from a review of its start, and where it does not."""

import nbformat
import pytest

from analysis.intake import open_year
from analysis.presentation import show
from analysis.presentation.two_lists_page import sentence_two_lists, table_two_lists
from analysis.project import NOTEBOOKS
from cells import shown_by
from factories import half_year, recognised, small_unit
from starting import UNIT, YEAR, starting

OLD = "Danh sách cuối năm 2026 theo chuẩn nghèo cũ"


def page_of(folder, name, period=""):
    """The text of a document of the folder's year, and its figures; its cells run as JupyterLab runs them."""
    cells = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells
    given = f'unit, year, status, edition, data_dir = "{UNIT}", {YEAR}, "sơ bộ", "internal", r"{folder.parents[1]}"'
    shown = [value for _, value in shown_by(cells, given) if value is not None]
    text = "\n".join(part.html.striptags() for part in shown).replace("\u00a0", " ")
    return text, {figure[:3]: figure.value for part in shown for figure in part.figures}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return starting(tmp_path_factory.mktemp("start") / "raw")


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    return starting(tmp_path_factory.mktemp("without") / "raw", start=False)


def a_page(folder):
    return show.Page(open_year(UNIT, YEAR, data_dir=str(folder.parents[1])))


def test_evaluation_has_a_verdict_and_the_old_list_beside_its_start(folder):
    text, figures = page_of(folder, "year_end_evaluation")
    assert "Xã Thử Nghiệm không đạt mục tiêu giảm nghèo năm 2027 của kế hoạch: tỷ lệ giảm 1,87 điểm phần trăm" in text
    assert f"12 hộ nghèo (7,50 %), 2 hộ cận nghèo (1,25 %). {OLD}: 8 hộ nghèo (5,00 %)" in text
    assert "không trừ cho nhau" in text and "không kết luận" not in text and "cuối năm 2026 và" not in text
    assert figures["two_lists", "total", "old_poor"] == 8 and figures["two_lists", "total", "poor"] == 12
    assert figures["commune_target", "points", "met"] == 0
    assert "giảm từ 7,50 % (đầu năm 2027) xuống 5,63 % (cuối năm 2027)" in text


def test_without_a_review_of_the_start_nothing_is_concluded(without):
    text, figures = page_of(without, "year_end_evaluation")
    assert "Không kết luận về mục tiêu giảm nghèo năm 2027" in text and OLD not in text
    assert not any(table == "two_lists" for table, *_ in figures)


def test_plan_and_appendix_start_from_it(folder):
    text, _ = page_of(folder, "annual_plan")
    assert "Theo kết quả rà soát đầu năm 2027, xã Thử Nghiệm có 160 hộ dân, trong đó 12 hộ nghèo (7,50 %)" in text
    assert f"{OLD} có 8 hộ nghèo (5,00 %)" in text and "chỉ tiêu được rà lại" not in text
    text, figures = page_of(folder, "annual_plan_appendix")
    assert f"{OLD} có 8 hộ nghèo (5,00 %)" in text and figures["village_targets", "total", "poor_start"] == 12
    assert "kết quả rà soát đầu năm 2027; chỉ tiêu" in text


def test_plan_without_it_stands_on_the_old_list(without):
    text, _ = page_of(without, "annual_plan")
    assert "Theo kết quả rà soát cuối năm 2026" in text and "chỉ tiêu được rà lại" in text


def test_review_says_what_its_start_is(folder):
    page = a_page(folder)
    text = page.review_opening().text
    assert text.index("như sau:") < text.index(OLD) and OLD not in page.front_review().text


def test_half_year_tells_progress_from_it(tmp_path):
    folder = half_year(starting(tmp_path / "raw"), [recognised("2027-03-01", 14, "nghèo", "không nghèo", "Thôn B")])
    text, figures = page_of(folder, "mid_year_monitoring")
    assert text.index("Căn cứ") < text.index("như sau:") < text.index(OLD)
    assert "đầu năm 12 hộ" in text and "kỳ rà soát đầu năm, cộng trừ" in text
    assert {
        code: value
        for (_, row, code), value in figures.items()
        if row == "total" and code in ("poor_end", "poor_start")
    } == {"poor_end": 11, "poor_start": 12}


def test_workings_show_both_lists_by_village_and_the_cohort_of_the_start(folder):
    text, figures = page_of(folder, "evaluation_workings")
    assert (
        "Trong 12 hộ nghèo đầu năm 2027, đến cuối năm 2027 có 3 hộ không còn nghèo" in text
        and "cuối năm 2026, đến" not in text
    )
    assert figures["two_lists", "Thôn B", "old_poor"] == 3 and figures["two_lists", "Thôn B", "poor"] == 4


def test_another_year_says_nothing_of_two_lists(tmp_path):
    folder = small_unit(tmp_path / "raw", 2026)
    page = show.Page(open_year(UNIT, 2026, data_dir=str(folder.parents[1])))
    assert sentence_two_lists(page).text == "" == table_two_lists(page).text
    assert page.start_moment == "cuối năm 2025" and page.before("năm trước") == "năm trước"


def test_a_start_without_an_old_list_says_so(tmp_path):
    folder = starting(tmp_path / "raw")
    for path in (folder.parent / "2026").iterdir():
        path.unlink()
    page = a_page(folder)
    assert sentence_two_lists(page).text.startswith("Số liệu đầu năm 2027 là kết quả rà soát đầu năm theo chuẩn")
    assert table_two_lists(page).text == ""
