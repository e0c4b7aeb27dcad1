"""Blocks as HTML: structure for every reader, nothing of the data as markup, on paper nothing that only a screen needs."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from hypothesis import given

from analysis.document.blocks import (
    Bullets,
    Front,
    Heading,
    KeyFigures,
    Paragraph,
    Picture,
    Run,
    Section,
    Title,
    paragraph,
    plain_runs,
)
from analysis.document.html import SVG, drawing, html_of, lab_html
from analysis.document.look import Look
from analysis.document.pdf import printed
from analysis.document.table import Cell, Source, Table
from document.blocks import BLOCKS
from documents import SIGNED, document, table

BAD = "<script>alert(1)</script>"
ATTRIBUTE = '"><script>alert(1)</script>'
FORM = Table(
    "Biểu T1. Kết quả",
    (
        Cell("Thôn", 0, 0, 2, kinds=("key",)),
        Cell("Hộ nghèo", 0, 1, 1, 2),
        Cell("Số hộ", 1, 1),
        Cell("Tỷ lệ %", 1, 2),
        Cell("B", 2, 0),
        Cell("1", 2, 1),
        Cell("2", 2, 2),
        Cell("Thôn A", 3, 0, kinds=("label", "key")),
        Cell("4", 3, 1, kinds=("n",), source=Source("T1", "Thôn A", "poor", "4", "hộ", "integer")),
        Cell("", 3, 2, kinds=("n",)),
        Cell("Tổng cộng", 4, 0, kinds=("label",)),
        Cell("4", 4, 1, kinds=("n", "mark", "missed"), words="không đạt"),
        Cell("2,5", 4, 2, kinds=("n",)),
    ),
    rows=5,
    columns=3,
    head=3,
    numbering=(2,),
    totals=(4,),
    kind="figures",
    note="Ghi chú.",
)


def parsed(*blocks, look=None):
    return BeautifulSoup(html_of(blocks, *([lambda _: look] if look else [])), "html.parser")


@pytest.mark.parametrize("text", [BAD, ATTRIBUTE])
def test_nothing_of_the_data_is_markup(text):
    every = (
        Front(text, text, text, text, text, text),
        Title((text, text)),
        Heading(1, text),
        Heading(1, f"Phụ lục I. {text}"),
        paragraph(text),
        Paragraph((Run(text, code=True), Run(text, bold=True, href=text))),
        Bullets((plain_runs(text),)),
        KeyFigures(((text, text, text),)),
        Picture("<svg/>", "<svg/>", text, text, text),
        table((text,), (text,), caption=text, note=text),
        Table("", (Cell(text, 0, 0, kinds=(text,), words=text, source=Source(*6 * (text,))),), 1, 1, 0),
        Section(text, text, (paragraph(text),)),
        SIGNED,
    )
    for block in every:
        assert parsed(block).script is None, type(block)
        assert block is SIGNED or "alert(1)" in parsed(block).get_text(), type(block)


@given(BLOCKS)
def test_any_block_can_be_written(block):
    assert html_of([block]) == html_of([block]) and BeautifulSoup(html_of([block]), "html.parser").script is None


def test_cells_of_a_form_say_what_they_are_heads_of():
    page = parsed(FORM)
    heads = [(cell["scope"], cell.get("colspan"), cell.get("rowspan"), cell.text) for cell in page.select("thead th")]
    assert heads == [
        ("col", None, "2", "Thôn"),
        ("colgroup", "2", None, "Hộ nghèo"),
        ("col", None, None, "Số hộ"),
        ("col", None, None, "Tỷ lệ %"),
    ]
    assert [cell.text for cell in page.select("thead tr.numbering td")] == ["B", "1", "2"]
    assert [cell.text for cell in page.select("tbody th[scope=row]")] == ["Thôn A", "Tổng cộng"]
    assert [cell.text for cell in page.select("tbody tr.total td.n")] == ["4không đạt", "2,5"]
    assert page.caption.text == "Biểu T1. Kết quả" and page.select_one("p.note").text == "Ghi chú."
    assert page.select_one("div.table")["aria-label"] == "Biểu T1. Kết quả"


def test_a_figure_on_screen_has_its_name_and_on_paper_its_number_alone():
    figure = parsed(FORM).select_one("td[data-table]")
    names = {"data-table": "T1", "data-row": "Thôn A", "data-column": "poor", "data-value": "4", "data-unit": "hộ"}
    assert {name: figure[name] for name in names} == names and figure["data-form"] == "integer"
    paper = parsed(FORM, look=Look(print=True, widths=(90.0, 40.0, 40.0)))
    assert paper.select("[data-table]") == []
    # a cell with nothing in it would be lost to whoever hears the table
    assert paper.select("tbody td")[1].text == "\u00a0" and len(paper.select("colgroup col")) == 3


def test_a_picture_has_its_words_and_a_narrow_drawing_for_a_phone():
    picture = Picture("<svg>rộng</svg>", "<svg>hẹp</svg>", "Thôn A 3 hộ", "Nghèo giảm", "Nguồn.", "Hình 1.")
    page = parsed(picture)
    assert page.img["alt"] == "Thôn A 3 hộ" and page.source["media"] == "(max-width: 600px)"
    assert page.source["srcset"] != page.img["src"] and page.figcaption.text == "Hình 1. Nghèo giảm"
    assert parsed(picture, look=Look(print=True)).source is None


def test_paper_has_the_drawing_in_letters_of_its_own():
    picture = Picture("<svg>màn hình</svg>", "<svg>hẹp</svg>", "", "Nghèo giảm", "Nguồn.", paper="<svg>giấy</svg>")
    screen, paper = parsed(picture).img["src"], parsed(picture, look=Look(print=True)).img["src"]
    alone = replace(picture, paper="")
    assert screen != paper and parsed(alone, look=Look(print=True)).img["src"] == screen == parsed(alone).img["src"]


def test_an_annex_has_number_and_name_apart():
    heading = parsed(Heading(1, "Phụ lục I. Bảng chỉ tiêu", id="muc-1")).h2
    assert heading["id"] == "muc-1" and heading["class"] == ["annex"]
    assert heading.text == "Phụ lục I. Bảng chỉ tiêu" and heading.select_one(".annex-name").text == "Bảng chỉ tiêu"


def test_in_the_notebook_the_front_brings_the_style_along():
    assert lab_html([Title(("BÁO CÁO",))]).count("<style") == 1 and "<style" not in lab_html([paragraph("Chữ.")])


def test_paper_has_upright_and_wide_pages_and_each_annex_begins_one():
    wide = table(("A",), caption="Rộng", wide=True)
    made = document("Chữ.", Heading(1, "Phụ lục I. A"), wide, Heading(1, "Phụ lục II. B"), table(("B",), caption="Hẹp"))
    page = BeautifulSoup(printed(made), "html.parser")
    styles = [(tag.name, tag["style"]) for tag in page.main.find_all(True, recursive=False)]
    assert styles == [
        ("h1", "page: upright"),
        ("p", "page: upright"),
        ("h2", "page: wide; break-before: page"),
        ("div", "page: wide"),
        ("h2", "page: upright; break-before: page"),
        ("div", "page: upright"),
    ]
    assert page.html["lang"] == "vi" and page.title.string == "Báo cáo"
    assert "table-layout: fixed" in page.table["style"]


def test_a_drawing_is_read_from_its_address_as_it_was():
    svg = """<svg a="1" b='"'><text x="2">“Thôn” "a" & 'b' 100 % #1 {c}\u00a0</text></svg>"""
    address = drawing(svg)
    assert not set(address) & set(' "<>#&{}') and "“Thôn”" in address
    read = unquote(address.removeprefix(SVG))
    assert read.replace("'", '"') == svg.replace("'", '"') and "'b'" in read and "b='\"'" in read
