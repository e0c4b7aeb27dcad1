import pytest
from bs4 import BeautifulSoup
from nbformat import v4

from analysis.publishing.checks import check_page
from analysis.publishing.errors import PublishingError
from analysis.publishing.page import page_of
from publishing.pages import executed, html

TITLE = html("<h1>Báo cáo</h1>")
CAPTION = "<table><caption><span class='number' data-kind='table'></span> Hộ nghèo</caption></table>"


def made(*cells, title="Báo cáo 2023 – xã Thử"):
    text = page_of(executed(TITLE, *cells), title)
    return text, BeautifulSoup(text, "html.parser")


def test_page_is_vietnamese_and_runs_nothing():
    _, soup = made("## Một", html(CAPTION), title="<b> & 2023")
    assert soup.html["lang"] == "vi"
    assert soup.title.string == "<b> & 2023"
    assert soup.select("script, link, iframe") == []
    assert len(soup.select("meta[name=viewport], main, a.skip")) == 3


def test_code_prompts_and_warnings_stay_away():
    text, _ = made(v4.new_output("stream", name="stderr", text="FutureWarning: x"))
    assert "secret_code" not in text and "FutureWarning" not in text and "Out[" not in text


def test_tables_and_figures_are_numbered_apart():
    figure = "<figure><figcaption><span class='number' data-kind='figure'></span> Hình vẽ</figcaption></figure>"
    _, soup = made(html(CAPTION + figure), html(CAPTION))
    assert [span.string for span in soup.select("span.number")] == ["Bảng 1.", "Hình 1.", "Bảng 2."]


def test_form_keeps_its_own_number_alone():
    form = "<table><caption><span class='number' data-kind='table'></span> Biểu T1. Tổng hợp</caption></table>"
    _, soup = made(html(form), html(CAPTION))
    assert [caption.get_text().strip() for caption in soup.select("caption")] == [
        "Biểu T1. Tổng hợp",
        "Bảng 1. Hộ nghèo",
    ]


def test_contents_list_leads_to_the_headings():
    _, soup = made("## I. Diễn biến", "### Hộ nghèo", "## I. Diễn biến")
    links = soup.select("nav a")
    assert len({link["href"] for link in links}) == 3
    assert [soup.select_one(link["href"]).get_text() for link in links] == ["I. Diễn biến", "Hộ nghèo", "I. Diễn biến"]
    assert soup.select_one("nav li li").get_text() == "Hộ nghèo"


def test_plain_text_is_escaped():
    text, soup = made({"text/plain": "<script>alert(1)</script>"})
    assert soup.script is None and "&lt;script&gt;" in text


@pytest.mark.parametrize("mime", ["text/markdown", "application/javascript", "text/latex", "image/svg+xml"])
def test_other_kinds_of_output_are_not_shown(mime):
    _, soup = made({mime: "<script>alert(1)</script>", "text/plain": "chữ"})
    assert soup.script is None and soup.pre.string == "chữ"


def test_dollars_and_stars_in_output_stay_as_they_are():
    _, soup = made(html("<p id='p'>Thôn $x_1$ *A*</p>"))
    assert soup.select_one("#p").string == "Thôn $x_1$ *A*"


@pytest.mark.parametrize(
    "text",
    [
        "<script>1</script>",
        "<script src='x.js'></script>",
        "<img alt='a' src='https://example.org/x.png'>",
        "<img alt='a' src='x.png'>",
        "<link rel='stylesheet' href='//example.org/x.css'>",
        "<style>@import 'x.css';</style>",
        "<style>p { background: url(https://example.org/x) }</style>",
        "<iframe></iframe>",
        "<h1>Hai</h1>",
        "<p onclick='x()'>x</p>",
        "<p style='background: url(https://example.org/x)'>x</p>",
        "<form></form>",
        "<meta http-equiv='refresh' content='0'>",
        "<img src='data:image/svg+xml;base64,AA'>",
        "<p id='a'></p><p id='a'></p>",
        "<a href='javascript:x()'>x</a>",
    ],
)
def test_page_that_must_not_go_out(text):
    with pytest.raises(PublishingError):
        check_page(BeautifulSoup(f"<html lang='vi'><main><h1>Một</h1>{text}</main></html>", "html.parser"), "Trang")


@pytest.mark.parametrize(
    "text", ["", "<a href='https://example.org'>x</a>", "<img alt='a' src='data:image/svg+xml;base64,AA'>"]
)
def test_page_that_may_go_out(text):
    check_page(BeautifulSoup(f"<html lang='vi'><main><h1>Một</h1>{text}</main></html>", "html.parser"), "Trang")


def test_error_output_is_not_published():
    with pytest.raises(PublishingError, match="lỗi"):
        made(v4.new_output("error", ename="ValueError", evalue="hỏng", traceback=[]))


ATTACHED = html("<p class='attached'>(Kèm theo Kế hoạch số 1)</p>")
WIDE, NARROW = html("<div class='table landscape'>rộng</div>"), html("<div class='table'>hẹp</div>")


def test_annex_has_its_number_and_its_name_apart():
    _, soup = made("## Phụ lục I. Bảng chỉ tiêu", ATTACHED, NARROW)
    heading = soup.select_one("main h2.annex")
    assert heading.get_text() == "Phụ lục I. Bảng chỉ tiêu"
    assert [part.get_text() for part in heading.select(".annex-number, .annex-name")] == ["Phụ lục I", "Bảng chỉ tiêu"]
    assert soup.select(".wide-page") == []


def test_annex_that_begins_with_a_wide_table_is_landscape_from_its_heading():
    _, soup = made("## Phụ lục I. A", ATTACHED, WIDE, "## Phụ lục II. B", ATTACHED, NARROW)
    assert [tag.name for tag in soup.select("main .wide-page")] == ["h2", "p", "div"]


def test_annex_turns_at_its_first_wide_table():
    _, soup = made("## Phụ lục I. A", ATTACHED, NARROW, WIDE, NARROW)
    assert [tag.get_text() for tag in soup.select("main .wide-page")] == ["rộng", "hẹp"]


def tagged(notebook, tag, source):
    cell = v4.new_code_cell("chart()", metadata={"tags": [tag]}, outputs=[v4.new_output("display_data", html(source))])
    notebook.cells.append(cell)
    return notebook


@pytest.mark.parametrize("tag", ["look", "method"])
def test_what_is_for_the_analyst_stays_off_a_document(tag):
    soup = BeautifulSoup(page_of(tagged(executed(TITLE), tag, "<p id='x'>khung số</p>"), "Trang"), "html.parser")
    assert soup.select_one("#x") is None


def test_workings_show_every_cell_with_the_code_folded():
    notebook = tagged(executed(TITLE), "look", "<p id='x'>khung số</p>")
    notebook.metadata["giamngheo"] = {"report": "plan-workings", "reports": ["annual-plan-appendix", "plan-workings"]}
    soup = BeautifulSoup(page_of(notebook, "Hồ sơ"), "html.parser")
    assert soup.select_one("#x").string == "khung số"
    assert [fold.summary.string for fold in soup.select("main details.code")] == ["Mã tính", "Mã tính"]
    assert "chart" in soup.select("main details.code")[1].get_text()


def test_page_leads_on_to_its_sister_files_the_index_and_the_method():
    notebook = executed(TITLE)
    notebook.metadata["giamngheo"] = {
        "report": "annual-plan",
        "reports": ["annual-plan", "annual-plan-appendix"],
        "forms": ["docx", "pdf"],
    }
    soup = BeautifulSoup(page_of(notebook, "Kế hoạch"), "html.parser")
    links = {link["href"] for link in soup.select("footer.colophon a")}
    assert links == {
        "annual-plan.docx", "annual-plan.pdf", "figures.csv", "run.json", "annual-plan.executed.ipynb",
        "annual-plan-appendix.html", "../../index.html", "../../method.html",
    }  # fmt: skip


def test_revision_note_of_a_document_stands_under_it_not_in_it():
    note = html("<div class='revision-note'><p>Lần lập đầu tiên.</p></div>")
    _, soup = made("## I. Kết quả", "## Ghi chú sửa đổi", note)
    assert soup.select_one("main .revision-note") is None
    assert soup.select_one("footer.screen .revision-note").p.string == "Lần lập đầu tiên."
    assert [link.string for link in soup.select("nav a")] == ["I. Kết quả"]


@pytest.mark.parametrize("href", ["annual-plan.html", "../../index.html", "figures.csv", "annual-plan.html#muc-1"])
def test_links_to_files_of_the_reports_may_go_out(href):
    text = f"<html lang='vi'><main><h1>Một</h1><a href='{href}'>x</a></main></html>"
    check_page(BeautifulSoup(text, "html.parser"), "Trang")


@pytest.mark.parametrize("href", ["../../../etc/passwd", "//example.org/x.html", "file:///x.html", "a/b.html"])
def test_links_elsewhere_may_not(href):
    text = f"<html lang='vi'><main><h1>Một</h1><a href='{href}'>x</a></main></html>"
    with pytest.raises(PublishingError):
        check_page(BeautifulSoup(text, "html.parser"), "Trang")
