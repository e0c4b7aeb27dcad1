"""The last touch: numbers hold on to their units, the text ends with its sign."""

from dataclasses import replace

import pytest

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
    plain_runs,
)
from analysis.document.html import html_of
from analysis.document.style import unusual_faces
from analysis.document.table import Cell, Source, Table
from analysis.document.typography import bind, bound, ended, set_type
from documents import SIGNED, table

TEXT, BOUND = "còn 15 hộ", "còn 15\u00a0hộ"


def test_a_number_holds_on_to_its_unit():
    assert bind("giảm 15 hộ, còn 2,57 %") == "giảm 15\u00a0hộ, còn 2,57\u00a0%"
    assert (
        bind("12 thôn; 3 tổ dân phố; 7 hộp; Thôn 1 và Thôn 2")
        == "12\u00a0thôn; 3\u00a0tổ dân phố; 7 hộp; Thôn 1 và Thôn 2"
    )


def test_a_line_of_the_letterhead_ends_before_the_name_of_the_unit_not_within_it():
    front = Front("ỦY BAN NHÂN DÂN HUYỆN MƯỜNG TÈ", "UỶ BAN NHÂN DÂN XÃ NẬM KHAO", "", "", "", "")
    made = bound(front)
    assert made.superior == "ỦY BAN NHÂN DÂN HUYỆN\u00a0MƯỜNG\u00a0TÈ"
    assert made.agency == "UỶ BAN NHÂN DÂN XÃ\u00a0NẬM\u00a0KHAO"
    assert bound(replace(front, superior="SỞ NỘI VỤ")).superior == "SỞ NỘI VỤ"


@pytest.mark.parametrize(
    ("made", "set_so"),
    [
        (Title((TEXT,)), Title((BOUND,))),
        (Heading(1, TEXT), Heading(1, BOUND)),
        (Paragraph((Run(TEXT, bold=True),)), Paragraph((Run(BOUND, bold=True),))),
        (Bullets((plain_runs(TEXT),)), Bullets((plain_runs(BOUND),))),
        (KeyFigures(((TEXT, "15 %", ""),)), KeyFigures(((BOUND, "15\u00a0%", ""),))),
        (Picture("<svg/>", "<svg/>", "", TEXT, TEXT), Picture("<svg/>", "<svg/>", "", BOUND, BOUND)),
        (table((TEXT,), caption=TEXT, note=TEXT), table((BOUND,), caption=BOUND, note=BOUND)),
        (Section("a", "b", (Heading(2, TEXT),)), Section("a", "b", (Heading(2, BOUND),))),
        (SIGNED, SIGNED),
    ],
)
def test_every_block_is_bound(made, set_so):
    assert bound(made) == set_so and bound(set_so) == set_so


def test_names_of_figures_and_code_are_left_alone():
    source = Source("T1", "Tổ 1 hộ", "poor", "15", "hộ", "integer")
    found = bound(Table("", (Cell("15 hộ", 0, 0, words="đạt 3 %", source=source),), 1, 1, 0))
    assert found.cells == (Cell("15\u00a0hộ", 0, 0, words="đạt 3\u00a0%", source=source),)
    code = Paragraph((Run("n = 15 % 4", code=True),))
    assert bound(code) == code


def test_what_is_left_to_fill_in_is_marked():
    made = html_of(set_type([Paragraph((Run("Lý do: […đơn vị bổ sung: nguyên nhân…]; hết [1]."),))]))
    assert made.strip() == '<p>Lý do: <mark class="blank">[…đơn vị bổ sung: nguyên nhân…]</mark>; hết [1].</p>'


def test_the_last_sentence_ends_with_the_sign_once():
    one, last, done = (Paragraph((Run(text),)) for text in ("Một.", "Trên đây là báo cáo.", "Trên đây là báo cáo./."))
    assert ended([one, last, SIGNED]) == [one, Paragraph(done.runs, last=True), SIGNED]
    assert ended([done, SIGNED])[0].text == done.text
    assert ended([one, last]) == [one, last]
    listed = Bullets((plain_runs("Một;"), plain_runs("Hai")))
    assert ended([listed, SIGNED])[0] == Bullets((plain_runs("Một;"), plain_runs("Hai./.")), last=True)


def test_the_sign_stands_in_the_look_of_the_last_words():
    words = Paragraph((Run("Trên đây là "), Run("báo cáo.", bold=True), Run(" ")))
    assert ended([words, SIGNED])[0].runs == (Run("Trên đây là "), Run("báo cáo./.", bold=True), Run(" "))


@pytest.mark.parametrize("block", [table(("1",)), Heading(1, "I"), Paragraph(()), Bullets(())])
def test_what_is_no_sentence_gets_no_sign(block):
    assert "./." not in str(ended([block, SIGNED])[0])


def test_only_a_page_with_unusual_letters_brings_more_of_the_type():
    assert unusual_faces("Thôn Blôm") == ""
    assert unusual_faces("Plei Ƀăk").count("@font-face") == 4
