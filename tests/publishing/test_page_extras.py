"""What a page has beside its tables: what may stand there, and whether it says what the table says."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.document.head import Column, Group
from analysis.document.html import html_of
from analysis.document.numbering import Numbers
from analysis.document.table import Cell, Source, Table
from analysis.presentation.table import table
from analysis.presentation.written import Mark
from analysis.publishing.checks import check_page
from analysis.publishing.errors import PublishingError
from analysis.publishing.named_cells import named_cells
from analysis.publishing.page_looks import page_looks
from analysis.publishing.policy import SCRIPT, SIFTING, STILL, TAG
from analysis.publishing.revisions.labels import figure_labels
from analysis.publishing.table_csv import START, csv_address, csv_rows, read_address
from analysis.publishing.whence import Whence

FRAME = pd.DataFrame(
    {"households": [40, 60, 100], "poor": [1, 3, 4], "poor_rate": [2.5, 5.0, 4.0]}, ["Thôn A", "Thôn, B", "total"]
)
HEAD = (
    Column("households", "Tổng số hộ"),
    Group("Hộ nghèo", (Column("poor", "Số hộ"), Column("poor_rate", "Tỷ lệ %"))),
)


@pytest.fixture
def block():
    marks = {("Thôn A", "poor"): Mark("met", "đạt")}
    (made,) = Numbers()(table("T1", FRAME, HEAD, "Hộ nghèo theo thôn", marks=marks).blocks)
    return made


@pytest.fixture
def page(block):
    return BeautifulSoup(html_of([block], page_looks([block])), "html.parser")


def test_csv_has_full_precision_words_and_marks(block):
    assert csv_rows(block) == [
        ["TT", "Thôn", "Tổng số hộ", "Hộ nghèo – Số hộ", "Hộ nghèo – Số hộ – ghi chú", "Hộ nghèo – Tỷ lệ %"],
        ["1", "Thôn A", "40", "1", "đạt", "2.5"],
        ["2", "Thôn, B", "60", "3", "", "5.0"],
        ["", "Tổng cộng", "100", "4", "", "4.0"],
    ]


def test_csv_comes_back_from_its_address(block):
    address = csv_address(block)
    assert read_address(address) == csv_rows(block)
    assert not set(address.removeprefix(START)) & set(' "<>#\n')


def test_a_cell_that_begins_like_a_formula_stays_words():
    made = Table("", (Cell("=1+1", 0, 0),), 1, 1, 0)
    assert "'=1+1" in csv_address(made) and read_address(csv_address(made)) == [["=1+1"]]


def test_a_figure_over_several_rows_stands_in_each_of_them():
    source = Source("T2", "Thôn A", "start", "5", "hộ", "integer")
    cells = (Cell("Thôn A", 0, 0, 2, kinds=("label",)), Cell("5", 0, 1, source=source), Cell("7", 1, 1))
    assert csv_rows(Table("", cells, 2, 2, 0)) == [["Thôn A", "5"], ["Thôn A", "7"]]


def test_every_cell_of_a_page_names_its_figure_though_names_are_told_once(page):
    names = {tuple(found.names[part] for part in ("table", "row", "column", "unit", "form")): found.cell.contents[0]
             for found in named_cells(page.table) if found.names}  # fmt: skip
    assert names["T1", "Thôn, B", "poor_rate", "%", "rate"] == "5,00"
    assert names["T1", "total", "households", "hộ", "integer"] == "100"
    assert len(names) == 9 and str(page.table).count("data-column") == 3


def test_words_for_figures_are_read_from_either_kind_of_page(block, page):
    assert figure_labels(str(html_of([block]))) == figure_labels(str(page))


def test_cells_of_other_figures_in_a_column_name_their_own():
    first, other = Source("T1", "a", "poor", "1", "hộ", "integer"), Source("T9", "b", "x", "2", "%", "rate")
    third = Source("T1", "c", "poor", "3", "hộ", "integer")
    cells = (Cell("Hộ", 0, 0), Cell("1", 1, 0, source=first), Cell("3", 2, 0, source=third),
             Cell("2", 3, 0, source=other), Cell("chữ", 4, 0))  # fmt: skip
    (made,) = Numbers()((Table("Bảng", cells, 5, 1, 1),))
    soup = BeautifulSoup(html_of([made], page_looks([made])), "html.parser")
    found = [tuple(cell.names.values()) for cell in named_cells(soup.table)]
    assert found == [("T1", "a", "poor", "hộ", "integer"), ("T1", "c", "poor", "hộ", "integer"),
                     ("T9", "b", "x", "%", "rate"), ()]  # fmt: skip


def test_origins_tell_code_unit_formula_and_meaning(block):
    households, poor, rate = Whence([block])(block)
    assert (rate.heading, rate.codes, rate.unit) == ("Hộ nghèo – Tỷ lệ %", ("T1.poor_rate",), "%")
    assert rate.formula == "100 × Số hộ ÷ Tổng số hộ" and poor.formula == ""
    assert "sổ đăng ký" in households.definition


def test_a_formula_that_does_not_give_the_figures_is_not_told():
    wrong = FRAME.assign(poor_rate=[2.5, 9.0, 4.0])
    (made,) = table("T1", wrong, HEAD, "Hộ nghèo").blocks
    assert Whence([made])(made)[2].formula == ""


def whole(inside, policy=STILL):
    return (
        f'<html lang="vi"><head><meta http-equiv="Content-Security-Policy" content="{policy}"></head>'
        f"<body><h1>Một</h1>{inside}</body></html>"
    )


SVG = "data:image/svg+xml,%3Csvg%3E%3C/svg%3E"
FIGURE = '<figure><img alt="a" src="{}"><a download="{}" href="{}">x</a></figure>'


@pytest.mark.parametrize(
    ("inside", "policy"),
    [
        (TAG, SIFTING),
        (f'<a download="bang-1.csv" href="{START}a,b">x</a>', STILL),
        (FIGURE.format(SVG, "hinh-1.svg", SVG), STILL),
    ],
)
def test_our_script_and_our_files_may_go_out(inside, policy):
    check_page(whole(inside, policy), "Trang")


@pytest.mark.parametrize(
    ("inside", "policy"),
    [
        (TAG, STILL),
        (TAG, SIFTING.replace("'none'", "*")),
        (f"<script>{SCRIPT};alert(1)</script>", SIFTING),
        (f'<script src="data:text/javascript,1">{SCRIPT}</script>', SIFTING),
        (f"{TAG}<script>1</script>", SIFTING),
        (f'<a href="{START}a,b">x</a>', STILL),
        (f'<a download="bang-1.html" href="{START}a,b">x</a>', STILL),
        ('<a download="bang-1.csv" href="data:text/html,<script>1</script>">x</a>', STILL),
        (FIGURE.format(SVG, "hinh-1.svg", "data:image/svg+xml,%3Csvg/%3E"), STILL),
        (f'<a download="hinh-1.svg" href="{SVG}">x</a>', STILL),
    ],
)
def test_nothing_like_them_may(inside, policy):
    with pytest.raises(PublishingError):
        check_page(whole(inside, policy), "Trang")
