"""Every page as it is seen: on four widths, on light and dark screens, on paper."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = (320, 375, 768, 1440)
SCHEMES = ("light", "dark")
PHONE, SCREEN = 375, 1440
WEIGHT = 400_000

# boxes taller than three screens that nobody unfolded
TALL = """() => [...document.querySelectorAll('.scroll')]
    .filter(box => box.getBoundingClientRect().height > 3 * innerHeight).map(box => box.parentNode.id)"""
# cells of prose that are narrower than a line can be read in
SQUEEZED = """() => [...document.querySelectorAll('main .scroll :is(td, tbody th)')]
    .filter(cell => cell.textContent.trim().length > 30 && cell.getBoundingClientRect().width < 139.5)
    .map(cell => cell.textContent.trim().slice(0, 60))"""
# boxes whose name is not in sight
UNNAMED = """() => [...document.querySelectorAll('main .scroll[aria-labelledby]')]
    .map(box => box.getAttribute('aria-labelledby'))
    .filter(name => { const tag = document.getElementById(name); return !tag || !tag.checkVisibility({ visibilityProperty: true }) || !tag.getBoundingClientRect().height })"""
BOXED = "() => [...document.querySelectorAll('.scroll :is(caption, .caption)')].map(text => text.textContent)"
DIM = """() => {
    const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return (r * 3 + g * 6 + b) / 10 };
    const look = getComputedStyle(document.querySelector('main'));
    return [light(look.backgroundColor), light(look.color)] }"""
# how each cell, paragraph and line looks on this screen, with all that it stands in and all that stands in it; added to
# how it looks on the screens before
LOOKS = """() => {
    window.looks ??= new Map(); window.known ??= new Map();
    const own = tag => { const it = getComputedStyle(tag);
        return [tag.localName, tag.className, it.color, it.backgroundColor, it.backgroundImage, it.opacity, it.fontSize,
            it.fontWeight, it.textDecorationLine, [...tag.childNodes].some(part => part.nodeType === 3 && part.data.trim())] };
    const chains = new Map(), number = look => known.get(look) ?? known.set(look, known.size).get(look);
    const chain = tag => { if (!tag) return 0;
        if (!chains.has(tag)) chains.set(tag, number([chain(tag.parentElement), ...own(tag)].join()));
        return chains.get(tag) };
    document.querySelectorAll('td, th, p, li, dt, dd, summary, .tools').forEach(part =>
        looks.set(part, [looks.get(part), part.checkVisibility(), chain(part), ...new Set([...part.querySelectorAll('*')].map(chain))].join('|'))) }"""
# of those that look alike on every screen one stays in sight, and nothing of what is folded up: letters against their
# ground are looked at one by one
ONE_OF_A_LOOK = """() => {
    const seen = new Set();
    looks.forEach((look, part) => { if (seen.has(look)) { part.hidden = true; part.replaceChildren() } seen.add(look) });
    document.querySelectorAll('tr, dl, ul').forEach(row => { if (![...row.children].some(part => !part.hidden)) row.replaceChildren() });
    document.querySelectorAll('details:not([open]) > :not(summary)').forEach(folded => folded.remove()) }"""
COLOURS = ["color-contrast", "link-in-text-block"]
VIOLATIONS = "asked => axe.run(asked).then(found => found.violations)"
CARDS = """() => [...document.querySelectorAll('figure.chart')].map(chart =>
    getComputedStyle(chart.querySelector('picture') || chart.querySelector('img')).backgroundColor)"""


def test_weighs_little(any_page):
    assert any_page.stat().st_size < WEIGHT


def test_captions_stand_outside_the_box_that_is_moved(seen):
    page = seen
    page.set_viewport_size(size(PHONE))
    assert page.evaluate(BOXED) == []
    assert page.evaluate(UNNAMED) == []


def test_no_barrier_for_any_reader_on_any_screen(seen, kept, any_page):
    # afterwards most of the page is gone: no test that looks at it may follow
    from axe_playwright_python.sync_playwright import Axe

    page = seen
    page.evaluate(Axe().axe_script)

    def wrong(**asked):
        found = page.evaluate(VIOLATIONS, {"resultTypes": ["violations"]} | asked)
        return [(v["id"], v["nodes"][0]["html"][:120]) for v in found]

    for width in WIDTHS:
        page.set_viewport_size(size(width))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, scheme)
            if width in (PHONE, SCREEN):
                kept(page, f"{any_page.stem}-{width}-{scheme}")
                assert page.evaluate(TALL) == []
                assert page.evaluate(SQUEEZED) == []
                # a dark screen has other colours, and nothing else that is other
                assert scheme == "dark" or wrong(rules={rule: {"enabled": False} for rule in COLOURS}) == []
                page.evaluate(LOOKS)
    page.evaluate(ONE_OF_A_LOOK)
    for width in (SCREEN, PHONE):
        page.set_viewport_size(size(width))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert wrong(runOnly=COLOURS) == [], (width, scheme)


def size(width):
    return {"width": width, "height": 812 if width < 500 else 900}


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


def test_letters_follow_the_readers_own_size(document):
    page = document()
    sizes = "['p', 'h2', 'td', '.note', '#contents a'].map(s => parseFloat(getComputedStyle(document.querySelector(s)).fontSize))"
    usual = page.evaluate(sizes)
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    assert page.evaluate(sizes) == [pytest.approx(size * 1.5, rel=0.01) for size in usual]
