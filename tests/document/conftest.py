import os
import shutil
from functools import cache

import pytest

from analysis.document.write import write_exports
from documents import document
from officer import saved_again
from published_reports import form
from ward import UNIT, YEAR

PARTS = ("kim-tan annual-plan-appendix", "kim-tan year-end-evaluation", "phuong-thu annual-plan-appendix")


def needed(name, reason):
    """Where the program is; the test is skipped without it, except in CI, where that is a failure."""
    found = shutil.which(name)
    if not found:
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def pdf_can_be_made():
    try:
        import weasyprint  # noqa: F401
    except OSError:
        reason = "WeasyPrint's system library (pango) is not installed"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture(scope="session")
def made(published):
    """The folders of real reports by unit: Kim Tân 2023, and an invented ward."""
    return {"kim-tan": published("kim-tan", "2023"), UNIT: published(UNIT, str(YEAR))}


@pytest.fixture(scope="session")
def pages(made):
    """The finished pages of reports by their part, their other forms beside them."""
    for part in PARTS:
        for suffix in ("docx", "xlsx", "pdf"):
            form(made[part.split()[0]], part.split()[1], suffix)
    return {part: made[part.split()[0]] / f"{part.split()[1]}.html" for part in PARTS}


@pytest.fixture(scope="session", params=PARTS)
def part(request):
    """A unit and one of its reports."""
    return request.param


@pytest.fixture(scope="session")
def page(pages, part):
    """The finished page of the report."""
    return pages[part]


@pytest.fixture(scope="session")
def opened_by_libreoffice(pages, tmp_path_factory):
    """`opened_by_libreoffice("docx", "pdf")`: the files of every part, as LibreOffice saves them in another form."""
    root = tmp_path_factory.mktemp("libreoffice")

    @cache
    def saved(suffix, form):
        copies = [root / f"{part.replace(' ', '-')}.{suffix}" for part in pages]
        for page, copy in zip(pages.values(), copies, strict=True):
            shutil.copy(page.with_suffix(f".{suffix}"), copy)
        return dict(zip(pages, saved_again(copies, root / "again", form), strict=True))

    return saved


@pytest.fixture
def exported(tmp_path):
    """Writes the forms of a document of these blocks: the path that they stand beside."""

    def write(blocks, *suffixes):
        html = tmp_path / "report.html"
        write_exports(document(*blocks), html, suffixes)
        return html

    return write
