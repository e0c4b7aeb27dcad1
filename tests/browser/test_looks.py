"""Every page as it is seen: on four widths, on light and dark screens, on paper."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (320, 375, 768, 1440)
PHONE, SCREEN = 375, 1440
WEIGHT = 400_000

# boxes taller than three screens that nobody unfolded
TALL = """() => [...document.querySelectorAll('.scroll')]
    .filter(box => box.getBoundingClientRect().height > 3 * innerHeight).map(box => box.parentNode.id)"""
# cells of prose that are narrower than a line can be read in
SQUEEZED = """() => [...document.querySelectorAll('main .scroll :is(td, tbody th)')]
    .filter(cell => cell.textContent.trim().length > 30 && cell.getBoundingClientRect().width < 139.5)
    .map(cell => cell.textContent.trim().slice(0, 60))"""
BOXED = "() => [...document.querySelectorAll('.scroll :is(caption, .caption)')].map(text => text.textContent)"
DIM = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return (r * 3 + g * 6 + b) / 10 };
    const look = getComputedStyle(document.querySelector('main'));
    return [light(look.backgroundColor), light(look.color)] }"""
# of cells that look alike one stays in sight: letters against their ground are looked at one by one
ONE_OF_A_LOOK = """() => {
    const look = tag => { const it = getComputedStyle(tag);
        return [tag.localName, tag.className, it.color, it.backgroundColor, it.opacity, it.fontSize, it.fontWeight] };
    const cells = [...document.querySelectorAll('td, th')], seen = new Set();
    const looks = cells.map(cell => [cell.closest('table'), cell.parentNode, cell, ...cell.querySelectorAll('*')].map(look).join('|'));
    cells.forEach((cell, number) => { cell.hidden = seen.has(looks[number]); seen.add(looks[number]) }) }"""
CARDS = """() => [...document.querySelectorAll('figure.chart')].map(chart =>
    getComputedStyle(chart.querySelector('picture') || chart.querySelector('img')).backgroundColor)"""


def test_weighs_little(any_page):
    assert any_page.stat().st_size < WEIGHT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_for_any_reader_on_any_screen(shown, scheme, kept, any_page):
    from axe_playwright_python.sync_playwright import Axe

    def wrong(**asked):
        found = Axe().run(page, options={"resultTypes": ["violations"]} | asked).response["violations"]
        return [(v["id"], v["nodes"][0]["html"][:120]) for v in found]

    page = shown(SCREEN, color_scheme=scheme)
    for width in WIDTHS:
        page.set_viewport_size(size(width))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width in (PHONE, SCREEN):
            kept(page, f"{any_page.stem}-{width}-{scheme}")
            assert page.evaluate(TALL) == []
            assert page.evaluate(SQUEEZED) == []
            # a dark screen has other colours, and nothing else that is other
            assert scheme == "dark" or wrong(rules={"color-contrast": {"enabled": False}}) == []
    for width in (PHONE, SCREEN):
        page.set_viewport_size(size(width))
        page.evaluate(ONE_OF_A_LOOK)
        assert wrong(runOnly=["color-contrast"]) == []


def size(width):
    return {"width": width, "height": 812 if width < 500 else 900}


def test_captions_stand_outside_the_box_that_is_moved(shown):
    page = shown(PHONE)
    assert page.evaluate(BOXED) == []
    named = page.locator("main .scroll[aria-labelledby]")
    assert all(page.locator(f"#{box.get_attribute('aria-labelledby')}").is_visible() for box in named.all())


def test_dark_screens_are_dark_and_drawings_lie_on_light_cards(document, kept):
    ground, ink = document(color_scheme="dark").evaluate(DIM)
    assert ground < 60 < 180 < ink
    assert set(document(color_scheme="dark").evaluate(CARDS)) == {"rgb(255, 255, 255)"}


def test_paper_is_light_and_whole_whatever_the_screen(document, kept):
    page = document(PHONE, color_scheme="dark")
    page.emulate_media(media="print")
    ground, ink = page.evaluate(DIM)
    assert ink < 60 and (ground > 180 or ground == 0)
    assert page.locator(".screen:visible, #contents:visible").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('.scroll')].every(box => box.scrollHeight <= box.clientHeight + 1)"
    )
    kept(page, "year-end-evaluation-print")


def test_letters_follow_the_readers_own_size(browser, file_of):
    page = browser.new_page()
    page.goto(file_of("year-end-evaluation").as_uri())
    sizes = "['p', 'h2', 'td', '.note', '#contents a'].map(s => parseFloat(getComputedStyle(document.querySelector(s)).fontSize))"
    usual = page.evaluate(sizes)
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    assert page.evaluate(sizes) == [pytest.approx(size * 1.5, rel=0.01) for size in usual]
    page.close()
