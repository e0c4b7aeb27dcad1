"""The same figures in all four forms: every cell of Word, Excel and PDF against the page and figures.csv."""

import math
import shutil
import subprocess

import pytest

from document.read_back import (
    docx_tables,
    figures_csv,
    number,
    page_tables,
    pdf_tables,
    squeezed,
    written,
    xlsx_sheets,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tables(page):
    return page_tables(page)


@pytest.fixture(scope="module")
def figures(page):
    return figures_csv(page.parent / "figures.csv", page.stem)


def test_page_itself_writes_the_figures(tables, figures):
    cells = [cell for table in tables for row in table for cell in row if cell.key]
    assert len(cells) > 300
    for cell in cells:
        if number(figures[cell.key]) is not None:
            assert cell.text == written(figures[cell.key], cell.form, cell.text), cell


def check(tables, figures, found):
    """Every table, row and cell in its place; every figure cell as figures.csv has it, in its form."""
    assert len(found) == len(tables)
    seen = 0
    for table, other in zip(tables, found, strict=True):
        for row, other_row in zip(table, other, strict=True):
            for cell, text in zip(row, other_row, strict=True):
                expected = cell.text
                if cell.key and number(figures[cell.key]) is not None:
                    expected = written(figures[cell.key], cell.form, cell.text)
                assert bare(text) == bare(f"{expected}{cell.words}"), (cell, text)
                seen += cell.key is not None
    assert seen == sum(cell.key is not None for table in tables for row in table for cell in row) > 300


def bare(text):
    return squeezed(text).replace(" ", "")


def test_word_writes_every_figure_in_its_form(page, tables, figures):
    check(tables, figures, docx_tables(page.with_suffix(".docx")))


def test_pdf_writes_every_figure_in_its_form(page, tables, figures, pdf_can_be_made):
    check(tables, figures, pdf_tables(page.with_suffix(".pdf"), tables))


def compare_values(tables, figures, sheets):
    for table, sheet in zip(tables, sheets, strict=True):
        top = next(n for n, row in enumerate(sheet) if row[0].value == table[0][0].text)
        for row, cells in zip(table, sheet[top:], strict=False):
            assert len(cells) >= len(row)
            for cell, other in zip(row, cells, strict=False):
                value = number(figures[cell.key]) if cell.key else None
                if value is None:
                    assert squeezed(str(other.value if other.value is not None else "")) == cell.text, (cell, other)
                else:
                    assert math.isclose(other.value, value, rel_tol=1e-12, abs_tol=1e-12), (cell, other)


def test_workbook_holds_every_figure_in_full_precision(page, tables, figures):
    compare_values(tables, figures, xlsx_sheets(page.with_suffix(".xlsx"), values=True))


def test_formulas_give_the_same_figures_when_recalculated(page, part, tables, figures, opened_by_libreoffice):
    formulas = [
        cell.coordinate
        for sheet in xlsx_sheets(page.with_suffix(".xlsx"), values=False)
        for row in sheet
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    assert len(formulas) > 80
    again = opened_by_libreoffice("xlsx", "xlsx:Calc MS Excel 2007 XML")[part]
    compare_values(tables, figures, xlsx_sheets(again, values=True))


def test_word_opens_in_libreoffice(page, part, opened_by_libreoffice):
    printed = opened_by_libreoffice("docx", "pdf")[part]
    assert printed.stat().st_size > 20_000
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True, encoding="utf-8").stdout
        head = "Kèm theo Kế hoạch số" if page.stem == "annual-plan-appendix" else "Độc lập - Tự do - Hạnh phúc"
        assert "Error" not in text and head in squeezed(text)
