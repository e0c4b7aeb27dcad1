"""No document is longer than its reader has patience for: pages of A4, counted in the PDF."""

from functools import cache

import pytest

from analysis.document.write import write_exports
from analysis.publishing.reports import BY_NAME
from cells import document_of
from published_reports import form

pdfium = pytest.importorskip("pypdfium2")

UNITS = (("kim-tan", "2023"), ("kim-tan", "2024"), ("phuong-thu", "2026"))
LIMITS = {"annual-plan": 8, "annual-plan-appendix": 8, "household-review": 14, "year-end-evaluation": 16}
BODY = 8  # of the evaluation, before its first annex

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def printed(published, tmp_path_factory):
    """`printed(unit, period, report)`: its PDF; of a half-year, at which no other test looks, made without a kernel."""
    own = tmp_path_factory.mktemp("half-year")

    @cache
    def pdf(unit, period, report):
        year, _, half = period.partition("-")
        if not half:
            path = form(published(unit, period), report, "pdf")
        else:
            given = f'unit, year, status, edition, data_dir, period = "{unit}", {year}, "", "internal", "", "{half}"'
            write_exports(document_of(BY_NAME[report], given), own / f"{report}.html", ["pdf"])
            path = own / f"{report}.pdf"
        if not path.is_file():
            pytest.skip("no PDF: WeasyPrint's system library (pango) is not installed")
        return path

    return pdf


def length(path):
    with pdfium.PdfDocument(path) as pdf:
        return len(pdf)


@cache
def texts(path):
    """The text of each page."""
    with pdfium.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


@pytest.mark.parametrize("report", LIMITS)
@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_document_is_short(printed, unit, year, report):
    assert 1 <= length(printed(unit, year, report)) <= LIMITS[report]


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


def test_half_year_is_short(printed):
    assert length(printed("kim-tan", "2024-H1", "mid-year-monitoring")) <= 8
