"""What is of the internal edition says so at its head: the page, and every form and sheet made of it."""

import docx
import openpyxl
import pandas as pd
import pdfplumber
import pytest
from bs4 import BeautifulSoup

from analysis.document.edition import INTERNAL
from analysis.document.shown import Shown
from analysis.document.write import write_exports
from analysis.publishing.composed import composed
from analysis.publishing.page import page_of
from publishing.pages import HEAD, executed
from publishing.reports import record, shown


def run(tmp_path, edition):
    (tmp_path / "households.csv").touch()
    carried = record(tmp_path)
    parameters = carried.record["parameters"] | {"edition": edition}
    block = Shown(carried.blocks, record=carried.record | {"parameters": parameters})
    table = shown(pd.DataFrame({"poor": [4, 5]}, index=["Thôn A", "total"]))
    return executed(HEAD, table, block)


@pytest.mark.parametrize(("edition", "marked"), [("internal", True), ("public", False)])
def test_each_form_of_the_internal_edition_alone_is_marked(tmp_path, edition, marked):
    notebook = run(tmp_path, edition)
    first = BeautifulSoup(page_of(notebook, "Thử"), "html.parser").main.find(True)
    assert (first.get_text() == INTERNAL) == marked
    file = tmp_path / "thu.html"
    write_exports(composed(notebook, "Thử").document, file, ["docx", "xlsx", "pdf"])
    section = docx.Document(file.with_suffix(".docx")).sections[0]
    heads = [paragraph.text for head in (section.header, section.first_page_header) for paragraph in head.paragraphs]
    assert (heads.count(INTERNAL) == 2) == marked
    for sheet in openpyxl.load_workbook(file.with_suffix(".xlsx")):
        cells = [str(cell.value) for row in sheet.iter_rows(max_row=5) for cell in row]
        assert any(INTERNAL in cell for cell in cells) == marked
    with pdfplumber.open(file.with_suffix(".pdf")) as pdf:
        assert all((INTERNAL in (leaf.extract_text() or "")) == marked for leaf in pdf.pages)
