"""The PDF files as a screen reader takes them: as far as PDF/UA can be told by a checker without Java."""

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from pdfua import validate

from browser.conftest import REPORTS

PRINTED = [name for name in REPORTS if "workings" not in name]


def parts(element):
    yield element
    for child in element.get("children", []):
        yield from parts(child)


@pytest.mark.parametrize("name", PRINTED)
def test_pdf_is_tagged_named_and_in_vietnamese(reports, name):
    with pdfplumber.open(reports / f"{name}.pdf") as pdf:
        catalog = {key: resolve1(value) for key, value in pdf.doc.catalog.items()}
        assert catalog["Lang"] in (b"vi", "vi") and catalog["MarkInfo"]["Marked"] is True
        assert catalog["ViewerPreferences"]["DisplayDocTitle"] is True and pdf.metadata["Title"]
        elements = [part for root in pdf.structure_tree for part in parts(root)]
    kinds = {element["type"] for element in elements}
    assert {"Document", "H1", "H2", "P"} <= kinds
    assert all(figure.get("alt_text") for figure in elements if figure["type"] == "Figure")
    # each cell of a table says by which heads it stands: what a scope of the heads would only let one guess
    heads = {head["id"] for head in elements if head["type"] == "TH"}
    cells = [(cell.get("attributes") or {}).get("Headers", []) for cell in elements if cell["type"] == "TD"]
    assert {name.decode() for named in cells for name in named} <= heads
    assert all(cells)
    assert heads or name == "annual-plan"
    scopes = {head["attributes"]["Scope"] for head in elements if head["type"] == "TH"}
    assert scopes <= {"Column", "Row"}
    assert [found.message for found in validate(str(reports / f"{name}.pdf")).findings] == []
