import os
from pathlib import Path

import pytest

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# no service of the browser's own may pass for a request of the page
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    """Chromium; without one the tests are skipped, except in CI, where that is a failure."""
    if not CHROMIUM.exists():
        reason = f"no chromium at {CHROMIUM}; set CHROMIUM to its path"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


REPORTS = (
    "household-review",
    "annual-plan",
    "annual-plan-appendix",
    "plan-workings",
    "year-end-evaluation",
    "evaluation-workings",
)


@pytest.fixture(scope="session")
def reports(published):
    """The folder of the real reports of Kim Tân 2023."""
    return published("kim-tan", "2023")


@pytest.fixture(scope="session", params=["sample", *REPORTS])
def address(request, tmp_path_factory):
    """The address of a finished page: one that has everything, then each real report."""
    from browser.sample import page_with_everything

    if request.param != "sample":
        return (request.getfixturevalue("reports") / f"{request.param}.html").as_uri()
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page_with_everything(), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    """Opens the page: `opened(width=1280, **options of the browser context)`."""
    contexts = []

    def open_page(width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
