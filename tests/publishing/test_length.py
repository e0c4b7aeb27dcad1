"""No document is longer than its reader has patience for: pages of A4, counted in the PDF."""

from functools import cache

import pytest

pdfplumber = pytest.importorskip("pdfplumber")

UNITS = (("kim-tan", "2023"), ("kim-tan", "2024"), ("phuong-thu", "2026"))
LIMITS = {"annual-plan": 8, "annual-plan-appendix": 8, "household-review": 14, "year-end-evaluation": 16}
BODY = 8  # of the evaluation, before its first annex

pytestmark = pytest.mark.slow


@cache
def pages(folder, report):
    """The text of each page; several tests read the same pages."""
    path = folder / f"{report}.pdf"
    if not path.is_file():
        pytest.skip("no PDF: WeasyPrint's system library (pango) is not installed")
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() or "" for page in pdf.pages]


@pytest.mark.parametrize("report", LIMITS)
@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_document_is_short(published, unit, year, report):
    told = pages(published(unit, year), report)
    assert 1 <= len(told) <= LIMITS[report]


@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_evaluation_is_short_before_and_in_its_annexes(published, unit, year):
    told = pages(published(unit, year), "year-end-evaluation")
    body = next(number for number, text in enumerate(told) if "Phụ lục I\n" in f"{text}\n")
    assert body <= BODY
    assert len(told) - body <= LIMITS["year-end-evaluation"] - BODY


@pytest.mark.parametrize(("unit", "year"), UNITS)
def test_first_page_alone_says_what_now(published, unit, year):
    first, *_ = pages(published(unit, year), "year-end-evaluation")
    assert all(
        words in " ".join(first.split()) for words in ("Nơi chưa đạt", "Vì sao", f"Việc cần làm năm {int(year) + 1}")
    )


def test_half_year_is_short(published):
    assert len(pages(published("kim-tan", "2024-H1"), "mid-year-monitoring")) <= 8
