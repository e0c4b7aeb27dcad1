import base64

import pytest
from bs4 import BeautifulSoup
from nbformat import v4

from analysis.document.blocks import Picture, paragraph
from analysis.document.pictures import png_of
from analysis.document.shown import NOTHING, Shown
from analysis.publishing.checks import check_page
from analysis.publishing.errors import PublishingError
from analysis.publishing.page import page_of
from analysis.publishing.revisions.cells import with_note
from analysis.publishing.revisions.note import HEADING, Note
from documents import TITLE, table
from publishing.pages import executed, html, output, shown

POOR = table(("Thôn",), ("A",), caption="Hộ nghèo")
WORKINGS = "plan-workings"
PICTURE = base64.b64encode(png_of('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')).decode()


def made(*cells, title="Báo cáo 2023 – xã Thử", report="household-review"):
    text = page_of(executed(TITLE, *cells, report=report), title)
    return text, BeautifulSoup(text, "html.parser")


def test_page_is_vietnamese_and_runs_nothing():
    _, soup = made("## Một", POOR, title="<b> & 2023")
    assert soup.html["lang"] == "vi"
    assert soup.title.string == "<b> & 2023"
    assert soup.select("script, link, iframe") == []
    assert len(soup.select("meta[name=viewport], main, a.skip")) == 3


def test_code_prompts_and_warnings_stay_away():
    text, _ = made(v4.new_output("stream", name="stderr", text="FutureWarning: x"))
    assert "secret_code" not in text and "FutureWarning" not in text and "Out[" not in text


def test_tables_and_figures_are_numbered_apart():
    drawing = Picture("<svg/>", "<svg/>", "Hình vẽ", "Hình vẽ", "")
    _, soup = made(Shown((POOR, drawing)), POOR)
    assert [span.string for span in soup.select("span.number")] == ["Bảng 1.", "Hình 1.", "Bảng 2."]


def test_form_keeps_its_own_number_alone():
    _, soup = made(table(("Thôn",), caption="Biểu T1. Tổng hợp"), POOR)
    assert [caption.get_text().strip() for caption in soup.select(".caption > span")] == [
        "Biểu T1. Tổng hợp",
        "Bảng 1. Hộ nghèo",
    ]


def test_contents_list_leads_to_the_headings():
    _, soup = made("## I. Diễn biến", "### Hộ nghèo", "## I. Diễn biến")
    links = soup.select("nav a")
    assert len({link["href"] for link in links}) == 3
    assert [soup.select_one(link["href"]).get_text() for link in links] == ["I. Diễn biến", "Hộ nghèo", "I. Diễn biến"]
    assert soup.select_one("nav li li").get_text() == "Hộ nghèo"


def test_plain_text_of_workings_is_escaped():
    text, soup = made({"text/plain": "<script>alert(1)</script>"}, report=WORKINGS)
    assert soup.script is None and "&lt;script&gt;" in text


@pytest.mark.parametrize("mime", ["text/markdown", "application/javascript", "text/latex", "image/svg+xml"])
def test_other_kinds_of_output_are_not_shown(mime):
    _, soup = made({mime: "<script>alert(1)</script>", "text/plain": "chữ"}, report=WORKINGS)
    assert soup.script is None and soup.select_one("main > pre").string == "chữ"


def test_dollars_and_stars_in_output_stay_as_they_are():
    _, soup = made(shown("Thôn $x_1$ *A*"))
    assert soup.main.p.string == "Thôn $x_1$ *A*"


@pytest.mark.parametrize(
    "foreign",
    [
        html("<table><tr><td>3</td></tr></table>"),
        {"text/plain": "3"},
        {"image/png": PICTURE, "text/plain": "<Figure size 640x480 with 1 Axes>"},
        v4.new_output("stream", name="stdout", text="3\n"),
    ],
)
def test_what_a_document_cannot_hold_stops_it_and_says_what_to_do(foreign):
    with pytest.raises(PublishingError, match=r"Ô “secret_code\(\)” cho kết quả.*dùng page\.….*hoặc gắn thẻ look"):
        made(foreign)
    assert made(foreign, report=WORKINGS)[1].select_one("main > pre, main > table, main > figure.chart")


@pytest.mark.parametrize(
    "nothing", [{"text/html": "", "text/plain": ""}, v4.new_output("stream", name="stdout", text=" \n"), NOTHING]
)
def test_an_output_with_nothing_to_see_is_no_fault(nothing):
    assert made(nothing, shown("Chữ."))[1].main.p.string == "Chữ."


def test_text_cells_are_headings_paragraphs_and_lists():
    text = "## I. Kết quả\n\nCòn **15** hộ, xem [phương pháp](../../method.html).\n\n- một\n- *hai*"
    main = made(text)[1].main
    assert [tag.name for tag in main.find_all(True, recursive=False)] == ["h1", "h2", "p", "ul"]
    assert main.p.strong.string == "15" and main.p.a["href"] == "../../method.html"
    assert [item.decode_contents() for item in main.select("li")] == ["một", "<em>hai</em>"]


@pytest.mark.parametrize("source", ["![hình](x.png)", "Chữ\n\n<div>3</div>", "Chữ <b>đậm</b>", "| a |\n|---|\n> trích"])
def test_text_cell_that_no_form_could_show_stops_the_report(source):
    with pytest.raises(PublishingError, match=r"Ô chữ “.*Word, PDF không có"):
        made(source)


def test_blocks_damaged_on_their_way_stop_the_report():
    damaged = output(POOR)
    damaged["data"]["application/vnd.giamngheo.document+json"][0]["rows"] = "nhiều"
    with pytest.raises(PublishingError, match=r"Kết quả của ô “secret_code\(\)” không đọc lại được"):
        made(damaged)


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
        check_page(f"<html lang='vi'><main><h1>Một</h1>{text}</main></html>", "Trang")


@pytest.mark.parametrize(
    "text", ["", "<a href='https://example.org'>x</a>", "<img alt='a' src='data:image/svg+xml;base64,AA'>"]
)
def test_page_that_may_go_out(text):
    check_page(f"<html lang='vi'><main><h1>Một</h1>{text}</main></html>", "Trang")


def test_error_output_is_not_published():
    with pytest.raises(PublishingError, match="lỗi"):
        made(v4.new_output("error", ename="ValueError", evalue="hỏng", traceback=[]))


ATTACHED = paragraph("(Kèm theo Kế hoạch số 1)", "attached")
WIDE, NARROW = table(("rộng",), caption="", wide=True), table(("hẹp",), caption="")


def test_annex_has_its_number_and_its_name_apart():
    _, soup = made("## Phụ lục I. Bảng chỉ tiêu", ATTACHED, NARROW)
    heading = soup.select_one("main h2.annex")
    assert heading.get_text() == "Phụ lục I. Bảng chỉ tiêu"
    assert [part.get_text() for part in heading.select(".annex-number, .annex-name")] == ["Phụ lục I", "Bảng chỉ tiêu"]
    assert soup.select(".wide-page") == []


def test_annex_that_begins_with_a_wide_table_is_landscape_from_its_heading():
    _, soup = made("## Phụ lục I. A", ATTACHED, WIDE, "## Phụ lục II. B", ATTACHED, NARROW)
    assert [tag.name for tag in soup.select("main .wide-page")] == ["h2", "p", "div"]


def test_annex_turns_where_word_and_pdf_do():
    _, soup = made("## Phụ lục I. A", ATTACHED, NARROW, WIDE, NARROW)
    assert [tag.th.get_text() for tag in soup.select("main .wide-page")] == ["rộng"]


def tagged(notebook, tag, source):
    cell = v4.new_code_cell("chart()", metadata={"tags": [tag]}, outputs=[output(source)])
    notebook.cells.append(cell)
    return notebook


@pytest.mark.parametrize("tag", ["look", "method"])
@pytest.mark.parametrize("looked_at", [html("khung số"), shown("khung số"), {"text/plain": "khung số"}])
def test_what_is_for_the_analyst_stays_off_a_document(tag, looked_at):
    assert "khung số" not in page_of(tagged(executed(TITLE), tag, looked_at), "Trang")


def test_workings_show_every_cell_with_the_code_folded():
    notebook = tagged(executed(TITLE), "look", html("<p id='x'>khung số</p>"))
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
    notebook = with_note(executed(TITLE, "## I. Kết quả"), Note(shown("Lần lập đầu tiên."), NOTHING))
    soup = BeautifulSoup(page_of(notebook, "Trang"), "html.parser")
    assert soup.select_one("main .revision-note") is None
    assert soup.select_one("footer.screen .revision-note").p.string == "Lần lập đầu tiên."
    assert soup.select_one("footer.screen h2:last-of-type").string == HEADING
    assert [link.string for link in soup.select("nav a")] == ["I. Kết quả"]


def test_one_sentence_of_the_note_stands_under_the_front_and_leaves_with_the_screen():
    note = Note(shown("Có 1 số liệu thay đổi."), shown("Bản này đã sửa."))
    soup = BeautifulSoup(page_of(with_note(executed(TITLE, "Chữ."), note), "Trang"), "html.parser")
    assert [tag.get_text().strip() for tag in soup.main.find_all(True, recursive=False)] == [
        "BÁO CÁO",
        "Bản này đã sửa.",
        "Chữ.",
    ]
    assert "screen" in soup.select_one(".revision-top")["class"]


@pytest.mark.parametrize("href", ["annual-plan.html", "../../index.html", "figures.csv", "annual-plan.html#muc-1"])
def test_links_to_files_of_the_reports_may_go_out(href):
    text = f"<html lang='vi'><main><h1>Một</h1><a href='{href}'>x</a></main></html>"
    check_page(text, "Trang")


@pytest.mark.parametrize("href", ["../../../etc/passwd", "//example.org/x.html", "file:///x.html", "a/b.html"])
def test_links_elsewhere_may_not(href):
    text = f"<html lang='vi'><main><h1>Một</h1><a href='{href}'>x</a></main></html>"
    with pytest.raises(PublishingError):
        check_page(text, "Trang")
