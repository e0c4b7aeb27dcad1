import os
import shutil

import pytest

from analysis.document.write import write_exports
from documents import document
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
def soffice():
    return needed("soffice", "LibreOffice (soffice) is not installed")


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


@pytest.fixture(scope="session", params=PARTS)
def page(request, made):
    """The finished page of a report, its other forms beside it."""
    unit, report = request.param.split()
    for suffix in ("docx", "xlsx", "pdf"):
        form(made[unit], report, suffix)
    return made[unit] / f"{report}.html"


@pytest.fixture
def exported(tmp_path):
    """Writes the forms of a document of these blocks: the path that they stand beside."""

    def write(blocks, *suffixes):
        html = tmp_path / "report.html"
        write_exports(document(*blocks), html, suffixes)
        return html

    return write
