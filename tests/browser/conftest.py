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
# where pictures of every page are kept for whoever looks at a run of the tests; nowhere unless asked
PICTURES = os.environ.get("PAGE_PICTURES", "")


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
    "village-sheets",
)
ABOVE = ("index", "method")  # the pages above all reports


@pytest.fixture(scope="session")
def reports(published):
    """The folder of the real reports of Kim Tân 2023."""
    return published("kim-tan", "2023")


@pytest.fixture(scope="session")
def file_of(request, tmp_path_factory):
    """`file_of("annual-plan")`: a finished page; `sample`: one that has everything."""
    made = {}

    def find(name):
        if name == "sample":
            if name not in made:
                from browser.sample import page_with_everything

                made[name] = tmp_path_factory.mktemp("page") / "sample.html"
                made[name].write_text(page_with_everything(), encoding="utf-8")
            return made[name]
        folder = request.getfixturevalue("reports")
        return (folder.parents[1] if name in ABOVE else folder) / f"{name}.html"

    return find


@pytest.fixture(scope="session", params=["sample", *REPORTS])
def address(request, file_of):
    """The address of a finished page: one that has everything, then each real report."""
    return file_of(request.param).as_uri()


@pytest.fixture(scope="session", params=["sample", *REPORTS, *ABOVE])
def any_page(request, file_of):
    """The file of any page that a reader may open."""
    return file_of(request.param)


@pytest.fixture
def opened(browser, address):
    """Opens the page: `opened(width=1280, **options of the browser context)`."""
    yield from _opener(browser, address)


@pytest.fixture(scope="module")
def seen(browser, any_page):
    """Any page, opened once for the tests that only look at it; each sets its own width and colours."""
    page = browser.new_page()
    page.goto(any_page.as_uri())
    yield page
    page.close()


@pytest.fixture
def document(browser, file_of):
    """The same for the evaluation, which has of everything."""
    yield from _opener(browser, file_of("year-end-evaluation").as_uri())


def _opener(browser, address):
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


@pytest.fixture
def kept():
    """`kept(page, name)`: a picture of the whole page among those of the run, where they are asked for."""

    def keep(page, name):
        if PICTURES:
            folder = Path(PICTURES)
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=folder / f"{name}.png", full_page=True)

    return keep
