"""Tables, figures and headings are numbered in the order of the document."""

from analysis.document.blocks import Heading, Picture, Section, paragraph
from analysis.document.numbering import Numbers
from documents import table

POOR, DRAWING = table(("A",), caption="Hộ nghèo"), Picture("<svg/>", "<svg/>", "", "Nghèo giảm", "")


def numbers(blocks):
    return [block.number for block in blocks]


def test_tables_and_figures_are_counted_apart_and_on_and_on():
    count = Numbers()
    assert numbers(count([POOR, DRAWING, POOR])) == ["Bảng 1.", "Hình 1.", "Bảng 2."]
    assert numbers(count([DRAWING, POOR])) == ["Hình 2.", "Bảng 3."]
    (last,) = count([DRAWING])
    assert last.caption == "Hình 3. Nghèo giảm"


def test_a_form_keeps_its_own_number_and_a_table_without_a_name_has_none():
    made = Numbers()([table(("A",), caption="Biểu T1. Kết quả"), table(("A",), caption=""), POOR])
    assert numbers(made) == ["", "", "Bảng 1."] and [part.title for part in made][::2] == [
        "Biểu T1. Kết quả",
        "Bảng 1. Hộ nghèo",
    ]


def test_what_is_in_a_section_is_counted_where_it_stands():
    inner = Section("provenance", "Nguồn", (POOR, Heading(2, "A")))
    first, section, last = Numbers()([POOR, inner, POOR])
    assert numbers([first, section.blocks[0], last]) == ["Bảng 1.", "Bảng 2.", "Bảng 3."]
    assert section.blocks[1].id == "muc-1"


def test_headings_of_the_contents_have_a_place_to_lead_to():
    made = Numbers()([Heading(1, "I"), Heading(2, "1"), Heading(3, "a"), Heading(1, "I"), paragraph("x")])
    assert [block.id for block in made[:4]] == ["muc-1", "muc-2", "", "muc-3"]
