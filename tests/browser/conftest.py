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


@pytest.fixture(scope="module")
def tab(browser):
    """`tab(use, **options of the browser context)`: a page for this use in a file's tests, which goes from one address to the
    next: to begin anew costs as much as a load.
    """
    tabs = {}

    def page(use, **options):
        key = use, *sorted(options.items())
        if key not in tabs:
            tabs[key] = browser.new_page(**options)
        return tabs[key]

    yield page
    for one in tabs.values():
        one.close()


def at(page, width, media="null", color_scheme="null"):
    """The page at this width, on the screen unless another medium is asked for."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(media=media, color_scheme=color_scheme)
    return page


@pytest.fixture
def opened(tab, address):
    """Opens the page: `opened(width=1280, **options of the browser context)`."""
    return _opener(tab, address)


@pytest.fixture(scope="module")
def seen(tab, any_page):
    """Any page, opened once for the tests that only look at it; each sets its own width and colours."""
    page = at(tab("to look at"), 1280)
    page.goto(any_page.as_uri())
    return page


@pytest.fixture
def document(tab, file_of):
    """The same for the evaluation, which has of everything."""
    return _opener(tab, file_of("year-end-evaluation").as_uri())


def _opener(tab, address):
    def open_page(width=1280, color_scheme="null", **options):
        page = at(tab("to use", **options), width, color_scheme=color_scheme)
        page.goto(address)
        return page

    return open_page


@pytest.fixture
def kept():
    """`kept(page, name)`: a picture of the whole page among those of the run, where they are asked for."""

    def keep(page, name):
        if PICTURES:
            folder = Path(PICTURES)
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=folder / f"{name}.jpeg", full_page=True, quality=80)

    return keep
