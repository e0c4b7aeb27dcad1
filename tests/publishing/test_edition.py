"""What is of the internal edition says so at its head: the page, and every form and sheet made of it."""

import docx
import openpyxl
import pandas as pd
import pdfplumber
import pytest
from analysis.publishing.exports.forms import write_exports
from bs4 import BeautifulSoup

from analysis.document.edition import INTERNAL
from analysis.document.shown import Shown
from analysis.intake import open_year
from analysis.publishing.page import page_of
from analysis.workbooks import write_review_workbook
from publishing.pages import executed, html
from publishing.reports import record, shown


def page(tmp_path, edition):
    (tmp_path / "households.csv").touch()
    carried = record(tmp_path)
    parameters = carried.record["parameters"] | {"edition": edition}
    block = Shown(carried.html, record=carried.record | {"parameters": parameters})
    table = shown(pd.DataFrame({"poor": [4, 5]}, index=["Thôn A", "total"]))
    return page_of(executed(html("<h1>Thử</h1>"), table._repr_mimebundle_(), block._repr_mimebundle_()), "Thử")


@pytest.mark.parametrize(("edition", "marked"), [("internal", True), ("public", False)])
def test_each_form_of_the_internal_edition_alone_is_marked(tmp_path, edition, marked):
    text = page(tmp_path, edition)
    first = BeautifulSoup(text, "html.parser").main.find(True)
    assert (first.get_text() == INTERNAL) == marked
    file = tmp_path / "thu.html"
    write_exports(text, file, ["docx", "xlsx", "pdf"])
    section = docx.Document(file.with_suffix(".docx")).sections[0]
    heads = [paragraph.text for head in (section.header, section.first_page_header) for paragraph in head.paragraphs]
    assert (heads.count(INTERNAL) == 2) == marked
    for sheet in openpyxl.load_workbook(file.with_suffix(".xlsx")):
        cells = [str(cell.value) for row in sheet.iter_rows(max_row=5) for cell in row]
        assert any(INTERNAL in cell for cell in cells) == marked
    with pdfplumber.open(file.with_suffix(".pdf")) as pdf:
        assert all((INTERNAL in (leaf.extract_text() or "")) == marked for leaf in pdf.pages)


def test_each_sheet_of_the_forms_is_marked(unit, tmp_path):
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="household-review")
    for sheet in openpyxl.load_workbook(write_review_workbook(data, tmp_path / "forms.xlsx")):
        assert INTERNAL in [cell.value for row in sheet.iter_rows(max_row=3) for cell in row]
