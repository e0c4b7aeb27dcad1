import sys

import pytest

from analysis.document.pdf import MISSING
from analysis.document.write import write_exports
from document.read_back import docx_tables, xlsx_sheets
from documents import document, table


def test_without_pango_everything_else_is_made_and_the_package_is_named(tmp_path, monkeypatch):
    class NoPango:
        def find_spec(self, name, *_):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    html = tmp_path / "report.html"
    (tmp_path / "report.pdf").write_bytes(b"of an earlier document")
    exports = write_exports(document("Chữ."), html, ["docx", "xlsx", "pdf"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.docx", "report.xlsx"]
    assert exports.told == [MISSING] and "libpango-1.0-0" in MISSING and "brew install pango" in MISSING


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf"])
def test_same_document_gives_the_same_bytes(exported, suffix, request):
    if suffix == "pdf":
        request.getfixturevalue("pdf_can_be_made")
    blocks = ["Chữ.", table(("Thôn",), ("Một",))]
    first = exported(blocks, suffix).with_suffix(f".{suffix}").read_bytes()
    assert exported(blocks, suffix).with_suffix(f".{suffix}").read_bytes() == first


def test_text_that_looks_like_a_formula_or_markup_stays_text(exported):
    html = exported([table(("Thôn",), ("=1+1",), ("<w:br/> & \x0bA",), caption="Bảng [1]*?")], "docx", "xlsx")
    cells = [row[0].value for row in xlsx_sheets(html.with_suffix(".xlsx"), values=False)[0] if row[0].value]
    assert "=1+1" in cells and docx_tables(html.with_suffix(".docx"))[0][1:] == [["=1+1"], ["<w:br/> & A"]]
