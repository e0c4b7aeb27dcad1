"""The notebook of the roll-up, cell by cell without a kernel: its first page is the answer, its workbook adds up to it
again.
"""

import nbformat
import pytest
from bs4 import BeautifulSoup

from analysis.document.blocks import Document, flat
from analysis.document.excel.book import write_excel
from analysis.document.html import html_of
from analysis.document.markdown import blocks_of
from analysis.project import NOTEBOOKS
from analysis.rollup import form, open_rollup
from analysis.rollup.unit_year import COLUMNS
from cells import shown_by
from factories import small_unit
from summary_forms import communes, write_forms

CELLS = nbformat.read(NOTEBOOKS / "rollup.ipynb", as_version=4).cells
YEAR = 2023


def cells_run(raw, by="commune", year=YEAR):
    """(the document, its figures by table, row and column) of the roll-up of a data folder."""
    given = f'unit, year, by, edition, data_dir, reports_dir = "tong-hop", {year}, "{by}", "internal", r"{raw}", r"{raw.parent / "rep"}"'
    blocks, figures = [], {}
    for cell, value in shown_by(CELLS, given):
        if cell.cell_type == "markdown" and not {"look", "method"} & set(cell.metadata.get("tags", [])):
            blocks += blocks_of(cell.source)
        if value is not None:
            blocks += value.blocks
            figures |= {figure[:3]: figure.value for figure in value.figures}
    return Document("Tổng hợp", tuple(blocks)), figures


def words(document):
    """What a reader reads, on one line."""
    text = BeautifulSoup(html_of(flat(document.blocks)), "html.parser").get_text(" ")
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The document, its figures and its data: a commune with its review, six in a form with faults, one form refused."""
    raw = tmp_path_factory.mktemp("faulty") / "raw"
    small_unit(raw)
    units = communes(6)
    units["Xã Số 1"]["T2_households"]["new"] += 2
    units["Xã Số 2"]["T1"] |= {"households": None, "poor_rate": 2040.0}
    units["Xã Số 3"]["T1"]["poor_rate"] = 0.0
    write_forms(raw / "gia-lai" / str(YEAR) / "summary", units)
    (raw / "gia-lai" / str(YEAR) / "summary" / "khac.csv").write_text("Họ tên,Chức vụ\nA,B\n", encoding="utf-8")
    return *cells_run(raw), raw


def test_the_first_page_is_the_answer(faulty):
    said = words(faulty[0]).partition("I. Kết quả rà soát")[0]
    poor = 6 + 41 + 42 + 43 + 44 + 45 + 46
    assert f"Cuối năm 2023 có {poor} hộ nghèo" in said
    households = 160 + 907 + 921 + 928 + 935 + 942
    assert f"{poor - 42} trong {households:,} hộ dân (không có xã Số 2".replace(",", ".") in said
    assert "từ 8 thành 6" in said and "giảm 1,25 điểm %" in said and "Không so được xã Số 1" in said
    assert "1 xã có kết luận về mục tiêu của kế hoạch: 1 không đạt (xã Thử Nghiệm)" in said
    assert "Có 4 điều không khớp ở xã Số 1, xã Số 2 và xã Số 3" in said
    assert "Không đọc được 1 biểu: gia-lai/2023/summary/khac.csv" in said


def test_each_faulty_line_is_named_with_column_and_what_was_done(faulty):
    said = words(faulty[0])
    assert (
        "Xã Số 1 T2 (hộ), Cuối kỳ 41 43 cuối kỳ không bằng đầu kỳ − giảm + tăng dòng để ngoài tổng của biểu T2 (hộ)"
        in said
    )
    assert (
        "Xã Số 2 T1, Tỷ lệ hộ nghèo 2.040,00 % từ 0 đến 100 %" in said and "Xã Số 2 T1, Tổng số hộ dân để trống" in said
    )
    assert "Xã Số 3 T1, Tỷ lệ hộ nghèo 0,00 % 4,67 %, 43/921" in said


def test_a_form_says_whose_lines_its_total_is_without(faulty):
    assert "Hộ: Tổng của 6/7 xã; để ngoài vì không khớp (mục V): xã Số 1." in words(faulty[0])


def test_figures_have_the_total_of_each_form(faulty):
    figures = faulty[1]
    assert figures["T1", "total", "poor"] == 267 and figures["T2_households", "total", "end"] == 267 - 41
    assert figures["T1", "xã Số 2", "households"] is None
    assert figures["communes", "total", "faults"] == 4


def test_two_tables_never_give_one_figure_two_values(faulty):
    from analysis.presentation.numbers import rate

    said = words(faulty[0])
    assert said.count(f"{rate(faulty[1]['T1', 'total', 'poor_rate'])} %") >= 2


def test_the_workbook_rolled_up_again_has_the_same_totals(faulty, tmp_path):
    document, _, raw = faulty
    path = tmp_path / "raw" / "tinh" / str(YEAR) / "summary" / "rollup.xlsx"
    path.parent.mkdir(parents=True)
    write_excel(document, path)
    first = open_rollup("tong-hop", YEAR, data_dir=str(raw), reports_dir=str(tmp_path))
    again = open_rollup("tong-hop", YEAR, data_dir=str(tmp_path / "raw"), reports_dir=str(tmp_path))
    assert again.refused == () and again.twice == ()
    for name in COLUMNS:
        one, other = (form(whole.units, name).loc["total"] for whole in (first, again))
        assert one.equals(other), name


def test_rows_are_districts_where_asked_and_communes_are_still_ranked(faulty):
    document, figures = cells_run(faulty[2], "district")
    assert {row for table, row, _ in figures if table == "T1"} == {
        "chưa rõ huyện, tỉnh Gia Lai",
        "chưa rõ huyện",
        "total",
    }
    assert "Xã Số 6" in words(document) and figures["T1", "total", "poor"] == 267


def test_two_standards_are_not_subtracted_and_it_is_said(tmp_path):
    for year in (2026, 2027):
        write_forms(tmp_path / "raw/gia-lai" / str(year) / "summary", communes(2))
    document, figures = cells_run(tmp_path / "raw", year=2027)
    said = words(document)
    assert "Không xã nào so được với cuối năm 2026: hai kỳ rà soát theo hai chuẩn nghèo khác nhau" in said
    assert figures["results", "total", "points_actual"] is None and figures["ranking", "total", "change"] is None
