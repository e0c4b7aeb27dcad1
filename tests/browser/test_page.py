import re
from functools import partial
from types import SimpleNamespace

import pytest

from browser.conftest import at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# text width in CSS pixels: A4 upright with the margins of an official document, and on its side
UPRIGHT, SIDEWAYS = round(163 / 25.4 * 96), round(257 / 25.4 * 96)
UNSEEN = """() => [...document.querySelectorAll('figure img')]
    .filter(image => !image.checkVisibility({ visibilityProperty: true }) || !image.getBoundingClientRect().width)
    .map(image => image.alt)"""
# tables and charts without a link of their own, or with two
UNLINKED = """() => [...document.querySelectorAll('main .table[id], main figure.chart[id]')]
    .filter(part => part.querySelectorAll(`a.anchor[href="#${part.id}"]`).length !== 1).map(part => part.id)"""
CLIPPED = """selector => [...document.querySelectorAll(selector)]
    .filter(t => t.getBoundingClientRect().right > t.closest('main').getBoundingClientRect().right + 1)
    .map(t => t.closest('.table').id)"""


# an annex and workings carry no signature
SIGNED = ("household-review", "annual-plan.html", "year-end-evaluation")


@pytest.fixture(scope="module")
def loaded(tab, address):
    """The page opened once for the tests that only look: what it asked for, what it said; `at(width, media)`."""
    page, requested, alerts = at(tab("to look at"), 1280), [], []

    def asked(request):
        requested.append(request.url)

    def said(dialog):
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("request", asked)
    page.on("dialog", said)
    page.goto(address, wait_until="networkidle")
    yield SimpleNamespace(at=partial(_at, page), requested=requested, alerts=alerts)
    page.remove_listener("request", asked)
    page.remove_listener("dialog", said)


def _at(page, width=1280, media="screen"):
    return at(page, width, media)


def test_nothing_is_requested_beyond_the_file(loaded):
    assert loaded.requested
    assert [url for url in loaded.requested if not url.startswith(("file://", "data:"))] == []


def test_all_is_there_with_scripts_off(opened, address):
    page = opened(java_script_enabled=False)
    text = page.inner_text("main")
    hostile = ("Hình 1.", "Bảng 1.", "Thôn <script>alert(1)</script>", "Thôn $x_1$ & Mơ Nang 2")
    signed = ("Nơi nhận",) if any(name in address for name in SIGNED) else ()
    for words in (*signed, *(() if "published" in address else hostile)):
        assert words in text
    assert len(text) > 1000
    assert page.evaluate(UNSEEN) == []


def test_every_table_and_chart_has_a_link_of_its_own(loaded):
    page = loaded.at()
    parts = page.locator("main .table[id], main figure.chart[id]")
    assert parts.count() == page.locator("main .scroll, main figure.chart:has(figcaption)").count()
    assert page.evaluate(UNLINKED) == []


def test_names_from_data_run_nothing(loaded):
    assert loaded.alerts == []


def test_images_are_drawn(loaded):
    widths = loaded.at().eval_on_selector_all("img", "images => images.map(image => image.naturalWidth)")
    assert all(widths)


@pytest.mark.parametrize(
    ("width", "tables"), [(UPRIGHT, ".table:not(.landscape) table"), (SIDEWAYS, ".landscape table")]
)
def test_no_column_is_cut_off_on_paper(loaded, width, tables):
    assert loaded.at(width, "print").evaluate(CLIPPED, tables) == []


def test_paper_is_a4(loaded):
    pdf = loaded.at(media="print").pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[([^\]]+)\]", pdf)
    sizes = {tuple(sorted(round(float(side)) for side in box.split()[2:])) for box in boxes}
    assert sizes == {(595, 842)}


def test_on_a_phone_caption_and_names_of_rows_stay_in_sight(loaded):
    page = loaded.at(375)
    tables = page.locator(".table:has(table.figures):has(.caption)")
    for number in range(min(tables.count(), 3)):
        table = tables.nth(number)
        table.locator(".scroll").evaluate("box => { box.scrollLeft = box.scrollWidth }")
        edge = table.bounding_box()["x"]
        for part in (".caption", "tbody th.key >> nth=0"):
            assert table.locator(part).bounding_box()["x"] >= edge - 1
