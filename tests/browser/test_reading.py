"""What a reader does with a page: follows its contents, asks where a figure comes from, takes a table along."""

import csv
import io

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = 375
STEPS = 400  # keys pressed at most
IN_SIGHT = "rows => rows.filter(row => row.checkVisibility()).map(row => row.innerText)"
FOCUS = """() => { const tag = document.activeElement, box = tag.getBoundingClientRect(), look = getComputedStyle(tag);
    return [tag.localName, tag.className, tag.getAttribute('download') || '', look.outlineStyle, look.outlineWidth,
        box.bottom > 0 && box.top < innerHeight] }"""


def test_tables_are_taken_along_as_csv_and_charts_as_drawings(document):
    page = document(accept_downloads=True)
    with page.expect_download() as taken:
        page.locator("#bieu-t4 .tools a[download]").click()
    assert taken.value.suggested_filename == "bieu-t4.csv"
    text = taken.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    shown = page.locator("#bieu-t4 tbody tr").count()
    assert len(rows) == shown + 1 and rows[0][:2] == ["TT", "Thôn"] and rows[-1][1] == "Tổng cộng"
    with page.expect_download() as taken:
        page.locator("#hinh-1 a[download]").click()
    assert taken.value.suggested_filename == "hinh-1.svg"
    assert taken.value.path().read_text(encoding="utf-8").startswith("<svg")


def test_a_table_tells_where_its_figures_come_from_without_a_script(document, reports):
    page = document(java_script_enabled=False)
    told = page.locator("#bang-3 details.whence")
    assert not told.locator("dl").is_visible()
    told.locator("summary").click()
    words = told.inner_text().replace("\u00a0", " ")
    assert "village_results.poor_end_rate (%) = 100 × " in words and "÷" in words
    codes = set(page.locator("main .whence code").all_text_contents())
    with (reports / "figures.csv").open(encoding="utf-8", newline="") as file:
        known = {f"{line['table']}.{line['column']}" for line in csv.DictReader(file)}
    assert codes <= known


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_contents_open_lead_on_and_stay_in_reach(document, scripts):
    page = document(PHONE, java_script_enabled=scripts)
    assert not page.locator("#contents ol").first.is_visible()
    page.locator("#contents summary").click()
    link = page.locator("#contents a", has_text="III. Đánh giá")
    link.click()
    heading = page.locator("main h2", has_text="III. Đánh giá")
    top, bar = heading.bounding_box(), page.locator("#contents").bounding_box()
    assert bar["y"] >= -1 and bar["y"] + bar["height"] <= top["y"] + 1 and top["y"] < 900


def test_beside_a_wide_page_the_contents_mark_where_one_is(document):
    page = document(1440)
    marked = "[...document.querySelectorAll('#contents a:target-current')].map(a => a.textContent)"
    if not page.evaluate("CSS.supports('selector(a:target-current)')"):
        pytest.skip("this browser marks no place")
    page.locator("main h2", has_text="IV. Nhiệm vụ").scroll_into_view_if_needed()
    page.evaluate(
        "document.querySelector('#contents a[href=\"#' + [...document.querySelectorAll('main h2')].find(h => h.textContent.startsWith('IV.')).id + '\"]').click()"
    )
    page.wait_for_timeout(200)
    assert page.evaluate(marked)[0].startswith("IV.")


def test_the_keyboard_reaches_everything_and_is_seen_where_it_is(document):
    page = document(1440)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#noi-dung"
    seen, unseen = set(), []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        tag, kind, file, style, width, inside = page.evaluate(FOCUS)
        if tag == "body":
            break
        seen |= {tag, kind, file.rpartition(".")[2]}
        if not inside or style == "none" or width == "0px":
            unseen.append((tag, kind))
    assert unseen == []
    assert {"summary", "anchor screen", "scroll", "csv", "svg", "a"} <= seen


def test_long_tables_are_sorted_and_filtered_and_whole_without_a_script(document):
    still, page = document(java_script_enabled=False), document()
    box = "#bang-4 tbody tr"
    rows = still.locator(box)
    assert rows.count() == page.locator(box).count() > 15 and still.locator("input, th button").count() == 0
    first = page.locator("#bang-4 input")
    first.fill("bảo hiểm y tế")
    shown = page.locator(box).evaluate_all(IN_SIGHT)
    assert 0 < len(shown) < rows.count() and all("bảo hiểm y tế" in row.lower() for row in shown)
    first.fill("")
    numbers = "rows => rows.map(row => +row.cells[0].textContent)"
    as_told = page.locator(box).evaluate_all(numbers)
    for _ in range(2):
        page.locator("#bang-4 thead button").first.click()
    assert page.locator(box).evaluate_all(numbers) == as_told[::-1]
    assert page.locator("#bang-4 th[aria-sort=descending]").count() == 1


def test_the_policy_lets_only_our_script_run(document):
    page, told = document(), []
    page.on("console", lambda message: told.append(message.text))
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None and any("Content Security Policy" in text for text in told)
