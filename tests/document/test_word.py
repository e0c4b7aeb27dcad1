"""The form of Nghị định số 30/2020/NĐ-CP in a finished Word document."""

from itertools import pairwise

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from analysis.document.blocks import Heading, Title, paragraph
from analysis.document.layout import stretches
from documents import SIGNED, table


@pytest.fixture(scope="session")
def word(made):
    return docx.Document(str(made["kim-tan"] / "annual-plan-appendix.docx"))


def test_paper_and_margins(word):
    for section in word.sections:
        wide = section.orientation == WD_ORIENT.LANDSCAPE
        assert sorted([round(section.page_width.mm), round(section.page_height.mm)]) == [210, 297]
        assert (section.page_width > section.page_height) == wide
        assert section.top_margin >= Mm(19.9) and section.bottom_margin >= Mm(19.9)
        if not wide:
            assert 29.9 <= section.left_margin.mm <= 35.1 and 14.9 <= section.right_margin.mm <= 20.1
    assert {section.orientation for section in word.sections} == {WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE}


def test_page_numbers_are_on_top_in_the_middle_and_not_on_the_first_page(word):
    first, *others = word.sections
    header = first.header._element
    assert "PAGE" in "".join(header.itertext()) and header.find(f".//{qn('w:jc')}").get(qn("w:val")) == "center"
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in others)
    assert all(section.header.is_linked_to_previous for section in others)
    assert word.element.find(f".//{qn('w:pgNumType')}") is None


def test_letters_are_times_new_roman_of_the_sizes_asked_for(word):
    faces = {font.get(qn("w:ascii")) for font in word.styles.element.iter(qn("w:rFonts"))}
    assert faces == {"Times New Roman"}
    assert word.styles["Normal"].font.size in (Pt(13), Pt(14)) and word.styles["Recipients"].font.size == Pt(11)
    assert {lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))} == {"vi-VN"}


def test_every_annex_begins_a_page_under_its_roman_number(word):
    heads = [p for p in word.paragraphs if p.style.name == "Heading 1" and p.text.startswith("Phụ lục")]
    # the first annex is the title of the file
    assert [p.text.split("\n")[0] for p in heads] == ["Phụ lục II", "Phụ lục III", "Phụ lục IV"]
    following = {one.text: other for one, other in pairwise(word.paragraphs)}
    for head in heads:
        assert head.alignment == 1 and head.runs[0].bold and head.runs[1].font.all_caps
        assert head._p.pPr.find(qn("w:pageBreakBefore")) is not None or begins_section(head)
        assert following[head.text].text.startswith("(Kèm theo Kế hoạch số")


def begins_section(paragraph):
    before = paragraph._p.getprevious()
    return before.find(f".//{qn('w:sectPr')}") is not None


def test_head_rows_are_repeated_and_rows_do_not_split(word):
    for shown in word.tables:
        if shown._tbl.tblPr.find(qn("w:tblCaption")) is None:
            continue
        rows = shown._tbl.findall(qn("w:tr"))
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None and rows[-1].trPr.find(qn("w:tblHeader")) is None


def test_signature_stands_under_a_report_and_its_head_over_it(made):
    word = docx.Document(str(made["kim-tan"] / "year-end-evaluation.docx"))
    # tables without a caption: the header block and the signature block
    first, *_, last = uncaptioned(word)
    text = "\n".join(cell.text for cell in first.rows[0].cells)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text and "Số:" in text
    left, right = last.rows[0].cells
    assert left.text.startswith("Nơi nhận:") and right.text.startswith("TM. ỦY BAN NHÂN DÂN")


def test_annexes_have_neither_and_begin_with_their_own_name(word):
    assert uncaptioned(word) == []
    assert word.paragraphs[0].text.startswith("Số liệu mô phỏng.")
    assert word.paragraphs[1].text.startswith("Phụ lục I\n")
    core = word.core_properties
    assert core.author == "" and core.last_modified_by == "" and "Phụ lục" in core.title and core.language == "vi-VN"


def uncaptioned(word):
    return [table for table in word.tables if table._tbl.tblPr.find(qn("w:tblCaption")) is None]


def test_pictures_have_words_and_the_sign_no_paragraph_of_its_own(made):
    word = docx.Document(str(made["kim-tan"] / "year-end-evaluation.docx"))
    pictures = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert len(pictures) == 4 and all(len(words) > 20 for words in pictures)
    assert "./." not in [paragraph.text for paragraph in word.paragraphs]


def test_words_that_lead_to_a_wide_table_turn_with_it():
    head, text, narrow, wide = Heading(1, "A"), paragraph("x"), table(("A",)), table(("A",), wide=True)
    got = [
        (part.wide, len(part.blocks))
        for part in stretches([head, text, narrow, text, wide, head, text, wide, head, narrow])
    ]
    assert got == [(False, 4), (True, 4), (False, 2)]


def test_signature_stands_upright_under_the_words_that_lead_there():
    wide, words = table(("A",), wide=True), paragraph("Hết./.")
    assert [(part.wide, part.blocks) for part in stretches([wide, words, SIGNED])] == [
        (True, (wide,)),
        (False, (words, SIGNED)),
    ]


def test_blank_is_highlighted_and_the_signature_follows_its_paragraph(exported):
    title, words = Title(("BÁO CÁO",), ruled=True), "Lý do: […đơn vị bổ sung: nguyên nhân…]."
    word = docx.Document(str(exported([title, words, "Hết.", SIGNED], "docx").with_suffix(".docx")))
    marked = [run.text for p in word.paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert marked == ["[…đơn vị bổ sung: nguyên nhân…]"]
    assert [p.text for p in word.paragraphs if p._p.pPr.find(qn("w:keepNext")) is not None] == ["Hết./."]
    assert word.element.body.find(f".//{qn('w:pBdr')}") is not None


def test_words_in_a_box_stand_off_its_rules_and_apart_from_the_box_below(exported):
    status, banner = paragraph("BÁO CÁO SƠ BỘ", "status"), paragraph("Số liệu mô phỏng.", "banner")
    word = docx.Document(str(exported([Title(("BÁO CÁO",)), status, banner, "Hết."], "docx").with_suffix(".docx")))
    boxes = [p._p.pPr.find(qn("w:pBdr")) for p in word.paragraphs if p._p.pPr.find(qn("w:pBdr")) is not None]
    assert len(boxes) == 2
    for box in boxes:
        assert [side.tag for side in box][-1] == qn("w:between")
        assert {side.get(qn("w:space")) for side in box} == {"4"}


def test_first_and_last_rows_of_a_long_table_hold_together(exported):
    numbers = table(("Số",), *((str(n),) for n in range(20)))
    word = docx.Document(str(exported([numbers], "docx").with_suffix(".docx")))
    (shown,) = word.tables
    kept = [row.cells[0].paragraphs[0]._p.pPr.find(qn("w:keepNext")) is not None for row in shown.rows]
    assert kept == [True] * 3 + [False] * 15 + [True] * 2 + [False]
