"""The document as one list of blocks: its tables, its first words, its annexes."""

import pytest

from analysis.document.blocks import Document, Front, Heading, Paragraph, Run, Section, Title, flat, paragraph
from analysis.document.layout import opening_pages
from documents import SIGNED, table

ONE, TWO = table(("A",), caption="Một"), table(("B",), caption="Hai")
NESTED = (
    paragraph("Chữ."),
    Section("a", "b", (ONE, Section("c", "d", (paragraph("Trong.", "note"), TWO)), paragraph("Sau."))),
    SIGNED,
)


def test_sections_are_flat_where_the_order_counts():
    assert flat(NESTED) == [paragraph("Chữ."), ONE, paragraph("Trong.", "note"), TWO, paragraph("Sau."), SIGNED]


def test_a_document_finds_what_is_in_its_sections():
    made = Document("Báo cáo", NESTED)
    assert made.tables == [ONE, TWO] and made.paragraph("note") == "Trong." and made.paragraph("banner") == ""
    assert made.first(type(SIGNED)) is SIGNED and made.first(Front) is None


def test_words_of_a_paragraph_are_those_of_its_runs():
    assert Paragraph((Run("Số liệu", bold=True), Run(" mô phỏng."))).text == "Số liệu mô phỏng."


@pytest.mark.parametrize(
    ("heading", "annex"),
    [
        (Heading(1, "Phụ lục I. Bảng chỉ tiêu"), ("Phụ lục I", "Bảng chỉ tiêu")),
        (Heading(1, "Phụ lục 2 Danh sách"), ("Phụ lục 2", "Danh sách")),
        (Heading(2, "Phụ lục I. Bảng chỉ tiêu"), None),
        (Heading(1, "I. Kết quả"), None),
        (Heading(1, "Các phụ lục"), None),
        (Heading(1, "Phụ lục"), None),
    ],
)
def test_an_annex_has_a_number_and_a_name(heading, annex):
    assert heading.annex == annex


def test_each_annex_and_what_follows_the_last_one_opens_a_page():
    body, one, two, after = (Heading(1, text) for text in ("I. A", "Phụ lục I. B", "Phụ lục II. C", "Nguồn"))
    blocks = [Title(("BÁO CÁO",)), body, ONE, one, Heading(2, "Phụ lục III. D"), TWO, two, after, Heading(1, "Hết")]
    assert opening_pages(blocks) == [one, two, after]
