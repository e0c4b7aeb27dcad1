"""Text cells as blocks: what every form can show, and nothing else."""

import pytest

from analysis.document.blocks import Bullets, Heading, Paragraph, Run, paragraph, plain_runs
from analysis.document.markdown import NotShown, blocks_of


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", ()),
        ("\n\n", ()),
        ("## I. Kết quả", (Heading(1, "I. Kết quả"),)),
        ("### 1. Hộ **nghèo**", (Heading(2, "1. Hộ nghèo"),)),
        ("# Tên", (Heading(1, "Tên"),)),
        ("Một.\n\nHai.", (paragraph("Một."), paragraph("Hai."))),
        ("- một\n- hai", (Bullets((plain_runs("một"), plain_runs("hai"))),)),
        ("- một\n\n- hai", (Bullets((plain_runs("một"), plain_runs("hai"))),)),
        ("## I\n\nChữ.\n- a", (Heading(1, "I"), paragraph("Chữ."), Bullets((plain_runs("a"),)))),
    ],
)
def test_headings_paragraphs_and_lists(source, blocks):
    assert blocks_of(source) == blocks


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("còn **15** hộ", (Run("còn "), Run("15", bold=True), Run(" hộ"))),
        ("*Ghi chú*", (Run("Ghi chú", italic=True),)),
        ("***cả hai***", (Run("cả hai", bold=True, italic=True),)),
        ("`d01`", (Run("d01", code=True),)),
        ("[x](a.html)", (Run("x", href="a.html"),)),
        ("[**x**](a.html)", (Run("x", bold=True, href="a.html"),)),
    ],
)
def test_looks_of_words(source, runs):
    assert blocks_of(source) == (Paragraph(runs),)


def test_lines_of_a_source_are_one_line_of_text():
    (made,) = blocks_of("một\nhai  \nba")
    assert made.text == "một hai\nba"


@pytest.mark.parametrize(
    "text", ["Thôn $x_1$ & Mơ Nang", "5 < 6 > 4", "a_b_c", "[…đơn vị bổ sung: lý do…]", "[1]", "Điều 3."]
)
def test_signs_of_a_text_are_not_lost(text):
    (made,) = blocks_of(text)
    assert made.text == text


@pytest.mark.parametrize(
    "source",
    [
        "![hình](x.png)",
        "<div>3</div>",
        "chữ <b>đậm</b>",
        "> trích",
        "---",
        "```\nmã\n```",
        "- một\n  - hai",
        "- một\n\n      mã",
    ],
)
def test_what_word_and_pdf_have_not_is_refused(source):
    with pytest.raises(NotShown):
        blocks_of(source)
