"""One of everything in every file: no kind of block is lost by a writer, and none of its words."""

import docx
import openpyxl
import pdfplumber
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

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
from analysis.document.html import html_of
from documents import SIGNED, document, table

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="200" height="50" fill="#000"/></svg>'
)
EVERYTHING = (
    paragraph("Bản nội bộ", "edition"),
    Front("UBND HUYỆN", "UBND XÃ THỬ", "Số: 1/BC", "CỘNG HÒA", "Độc lập", "Thử, ngày 1"),
    Title(("BÁO CÁO", "Kết quả thử"), ruled=True),
    paragraph("Trích yếu", "abstract"),
    paragraph("(Dòng phụ)", "subtitle"),
    paragraph("BÁO CÁO SƠ BỘ", "status"),
    Paragraph((Run("Số liệu mô phỏng.", bold=True), Run(" Không có thật.")), "banner"),
    paragraph("Căn cứ Luật", "basis"),
    Heading(1, "I. Kết quả"),
    KeyFigures((("Hộ nghèo", "15", "giảm 3"), ("Tỷ lệ", "2,57", ""))),
    Paragraph((Run("Đậm", bold=True), Run(" nghiêng", italic=True), Run(" mã", code=True), Run(" nối", href="a.html"))),
    Heading(2, "1. Biểu đồ"),
    Picture(DRAWING, DRAWING, "Thôn A nhiều nhất", "Nghèo giảm", "Nguồn: rà soát."),
    Heading(3, "a) Danh sách"),
    Bullets((plain_runs("mục một"), plain_runs("mục hai"))),
    Section("provenance", "Nguồn", (table(("Thôn",), ("Thôn A",), caption="Trong mục", note="Ghi chú."),)),
    "Thiếu […đơn vị bổ sung: lý do…] ở đây.",
    "Trên đây là báo cáo.",
    SIGNED,
    Heading(1, "Phụ lục I. Biểu rộng"),
    paragraph("(Kèm theo Báo cáo)", "attached"),
    table(("Thôn", "Hộ"), ("Thôn B", "7"), caption="Biểu T1. Kết quả", sheet="T1", wide=True),
)
HOLLOW = (Bullets(()), KeyFigures(()), Paragraph(()), table(("Thôn",)), table(("",), caption="", head=0))
OFF_PAPER = ".edition, .dot"  # in the head of a printed page; the sign between number and name of an annex


def words_of(text):
    return set(text.replace("\u00a0", " ").upper().split())


@pytest.fixture
def said():
    """The words of the page."""
    page = BeautifulSoup(html_of(document(*EVERYTHING).blocks), "html.parser")
    for tag in page.select(OFF_PAPER):
        tag.decompose()
    return words_of(page.get_text(" "))


def test_word_has_every_block(exported, said):
    word = docx.Document(str(exported(EVERYTHING, "docx").with_suffix(".docx")))
    paragraphs = ["".join(" " if part.tag == qn("w:br") else part.text or "" for part in each.iter(qn("w:t"), qn("w:br")))
                  for each in word.element.body.iter(qn("w:p"))]  # fmt: skip
    assert said <= words_of(" ".join(paragraphs))
    assert [p.text for p in word.sections[0].first_page_header.paragraphs] == ["Bản nội bộ"]
    looks = {run.text: (run.bold, run.italic) for p in word.paragraphs for run in p.runs}
    assert looks["Đậm"] == (True, None) and looks[" nghiêng"] == (None, True)
    assert word.inline_shapes[0]._inline.docPr.get("descr") == "Thôn A nhiều nhất"
    styles = {p.text: p.style.name for p in word.paragraphs}
    assert {styles[text] for text in ("I. Kết quả", "1. Biểu đồ", "a) Danh sách")} == {
        f"Heading {n}" for n in (1, 2, 3)
    }
    assert styles["mục hai"] == "List Bullet" and styles["Bảng 1. Trong mục"] == "Caption"


def test_pdf_has_every_block(exported, said, pdf_can_be_made):
    with pdfplumber.open(exported(EVERYTHING, "pdf").with_suffix(".pdf")) as pdf:
        text = " ".join(page.extract_text() for page in pdf.pages)
        assert said <= words_of(text.replace("•", " ")) and "Bản nội bộ" in text
        assert {round(page.width) for page in pdf.pages} == {595, 842}  # upright and across


def test_workbook_has_every_table(exported):
    book = openpyxl.load_workbook(exported(EVERYTHING, "xlsx").with_suffix(".xlsx"))
    assert book.sheetnames == ["Danh mục", "1 Trong mục", "T1"]
    cells = [[str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value] for sheet in book]
    assert {"Thôn A", "Ghi chú.", "Bảng 1. Trong mục"} <= {*cells[1]} and {"Thôn B", "7"} <= {*cells[2]}
    assert {"BÁO CÁO Kết quả thử", "BÁO CÁO SƠ BỘ", "Trích yếu"} <= {*cells[0]}
    for sheet in cells:
        assert any("Bản nội bộ" in text and "Số liệu mô phỏng." in text for text in sheet)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf"])
@pytest.mark.parametrize("number", range(len(HOLLOW)))
def test_a_block_of_nothing_stops_no_writer(exported, suffix, number, request):
    if suffix == "pdf":
        request.getfixturevalue("pdf_can_be_made")
    assert exported(["Chữ.", HOLLOW[number], "Chữ."], suffix).with_suffix(f".{suffix}").stat().st_size > 1000
