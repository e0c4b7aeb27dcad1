"""No document is longer than its reader has patience for: pages of A4, as the PDF has them."""

from functools import cache

import pytest

from analysis.document.pdf import OPTIONS, SystemLibraryMissing, weasyprint_module
from analysis.document.pdf import printed as printed_html
from analysis.publishing.reports import BY_NAME
from cells import document_of
from published_reports import OF_EVERY_FORM, document_made, form

pdfium = pytest.importorskip("pypdfium2")

UNITS = (("kim-tan", "2023"), ("kim-tan", "2024"), ("phuong-thu", "2026"))
LIMITS = {"annual-plan": 8, "annual-plan-appendix": 8, "household-review": 14, "year-end-evaluation": 16}
BODY = 8  # of the evaluation, before its first annex

MISSING = "no PDF: WeasyPrint's system library (pango) is not installed"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def printed(published):
    """`printed(unit, year, report)`: its PDF."""

    @cache
    def pdf(unit, year, report):
        path = form(published(unit, year), report, "pdf")
        if not path.is_file():
            pytest.skip(MISSING)
        return path

    return pdf


@pytest.fixture(scope="module")
def length(published, printed):
    """`length(unit, year, report)`: how many pages it has, in the PDF where one is made anyway."""

    @cache
    def pages(unit, year, report):
        if (unit, year) == OF_EVERY_FORM or report == "year-end-evaluation":
            return len(texts(printed(unit, year, report)))
        return laid_out(document_made(published(unit, year), report))

    return pages


def laid_out(document):
    """On how many pages the document is laid out: what is drawn on them and written takes longer than this."""
    try:
        library = weasyprint_module()
    except SystemLibraryMissing:
        pytest.skip(MISSING)
    return len(library.HTML(string=printed_html(document)).render(**OPTIONS).pages)


@cache
def texts(path):
    """The text of each page."""
    with pdfium.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


@pytest.mark.parametrize("report", LIMITS)
@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_document_is_short(length, unit, year, report):
    assert 1 <= length(unit, year, report) <= LIMITS[report]


@pytest.mark.parametrize("report", ["annual-plan", "annual-plan-appendix"])
def test_a_document_is_printed_on_the_pages_it_is_laid_out_on(published, printed, report):
    folder, path = published(*OF_EVERY_FORM), printed(*OF_EVERY_FORM, report)
    assert laid_out(document_made(folder, report)) == len(texts(path))


@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_evaluation_is_short_before_and_in_its_annexes(printed, unit, year):
    told = texts(printed(unit, year, "year-end-evaluation"))
    body = next(number for number, text in enumerate(told) if "Phụ lục I\n" in f"{text}\n")
    assert body <= BODY
    assert len(told) - body <= LIMITS["year-end-evaluation"] - BODY


@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_first_page_alone_says_what_now(printed, unit, year):
    first, *_ = texts(printed(unit, year, "year-end-evaluation"))
    assert all(
        words in " ".join(first.split()) for words in ("Nơi chưa đạt", "Vì sao", f"Việc cần làm năm {int(year) + 1}")
    )


def test_half_year_is_short():
    given = 'unit, year, status, edition, data_dir, period = "kim-tan", 2024, "", "internal", "", "H1"'
    assert 1 <= laid_out(document_of(BY_NAME["mid-year-monitoring"], given)) <= 8
