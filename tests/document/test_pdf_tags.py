"""The structure of a printed PDF: each cell by its own heads, pairs no list, the words of a margin beside the content."""

import pdfplumber
import pytest

from analysis.document.blocks import Heading, KeyFigures, Paragraph, Run
from analysis.document.pdf import write_pdf
from analysis.document.table import Cell, Table
from documents import document

HEAD = (
    Cell("TT", 0, 0, rows=2),
    Cell("Thôn", 0, 1, rows=2),
    Cell("Hộ nghèo", 0, 2, columns=2),
    Cell("Hộ cận nghèo", 0, 4, columns=2),
    Cell("Ghi chú", 0, 6, rows=2),
    *(Cell(text, 1, column) for column, text in enumerate(("Đầu năm", "Cuối năm") * 2, 2)),
)
LONG = 90  # rows: more than a page


def body(row, thon):
    texts = (str(row - 1), thon, "4", "3", "2", "1", "")
    return tuple(Cell(text, row, at, kinds=("label",) if at == 1 else ()) for at, text in enumerate(texts))


def parts(element):
    yield element
    for child in element.get("children", []):
        yield from parts(child)


def marked_text(pdf):
    found = {}
    for page in pdf.pages:
        for char in page.chars:
            key = page.page_number, char["mcid"]
            found[key] = found.get(key, "") + char["text"]
    return found


def read(element, texts, page=None):
    page = element.get("page_number", page)
    own = "".join(texts.get((page, mark), "") for mark in element.get("mcids", []))
    return own + "".join(read(child, texts, page) for child in element.get("children", []))


def elements_of(path):
    with pdfplumber.open(path) as pdf:
        return [part for root in pdf.structure_tree for part in parts(root)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    rows = [cell for row in range(2, LONG) for cell in body(row, f"Thôn {row}")]
    made = document(
        Paragraph((Run("Bản nội bộ"),), kind="edition"),
        Heading(1, "I. Kết quả"),
        KeyFigures((("Hộ nghèo", "43 hộ", "2,57 %"), ("Mục tiêu", "ĐẠT", ""))),
        Table("Kết quả", (*HEAD, *rows), LONG, 7, 2),
    )
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    write_pdf(made, path)
    return path


@pytest.fixture(scope="module")
def tables(printed):
    """The parts of the table, one a page: rows of cells (kind, text, attributes, id)."""
    with pdfplumber.open(printed) as pdf:
        texts = marked_text(pdf)
        roots = [part for root in pdf.structure_tree for part in parts(root)]
    return [
        [
            [
                (cell["type"], read(cell, texts), cell.get("attributes") or {}, cell.get("id"))
                for cell in parts(row)
                if cell["type"] in ("TD", "TH")
            ]
            for row in parts(table)
            if row["type"] == "TR"
        ]
        for table in roots
        if table["type"] == "Table"
    ]


def test_each_cell_stands_by_its_own_heads_on_every_page(tables):
    assert len(tables) > 1
    wanted = [["TT"], ["Hộ nghèo", "Đầu năm"], ["Hộ nghèo", "Cuối năm"], ["Hộ cận nghèo", "Đầu năm"], ["Hộ cận nghèo", "Cuối năm"], ["Ghi chú"]]  # fmt: skip
    for rows in tables:
        names = {mark: text for row in rows for kind, text, _, mark in row if kind == "TH"}
        for row in rows[2:]:
            village = next(text for kind, text, _, _ in row if kind == "TH")
            heads = [[names[mark.decode()] for mark in of["Headers"]] for kind, _, of, _ in row if kind == "TD"]
            assert heads == [[village, *above] for above in wanted]


def test_every_head_says_whether_it_is_of_a_column_or_a_row(tables):
    for rows in tables:
        scopes = [[of["Scope"] for kind, _, of, _ in row if kind == "TH"] for row in rows]
        assert scopes[:2] == [["Column"] * 5, ["Column"] * 4] and {*map(tuple, scopes[2:])} == {("Row",)}


def test_pairs_are_no_items_of_a_list(printed):
    assert {part["type"] for part in elements_of(printed)} & {"L", "LI", "LBody"} == set()


def test_what_stands_in_the_margin_is_beside_the_content(printed):
    with pdfplumber.open(printed) as pdf:
        outside = ["".join(char["text"] for char in page.chars if char["tag"] == "Artifact") for page in pdf.pages]
        inside = ["".join(char["text"] for char in page.chars if char["mcid"] is not None) for page in pdf.pages]
    assert all("Bản nội bộ" not in text for text in inside[1:]) and "Bản nội bộ" in inside[0].replace("\xa0", " ")
    assert all("Bản nội bộ" in text and str(number) in text for number, text in enumerate(outside[1:], 2))


def test_a_checker_of_pdf_ua_finds_nothing(printed):
    from pdfua import validate

    assert [(found.rule_id, found.message) for found in validate(str(printed)).findings] == []
