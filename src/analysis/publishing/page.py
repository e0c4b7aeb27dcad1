"""The executed notebook -> one HTML page: our own template around nbconvert's `basic` body, nothing fetched."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, Tag
from nbconvert import HTMLExporter

from analysis.publishing.errors import PublishingError

TEMPLATES = Path(__file__).parent / "templates"
KINDS = {"table": "Bảng", "figure": "Hình"}
LOADING = {"script", "link", "iframe", "object", "embed", "video", "audio", "source", "base"}


def page_of(executed: nbformat.NotebookNode, title: str) -> str:
    """The page as text: no code, numbered tables and figures, a contents list; raises PublishingError if it may not be published."""
    exporter = HTMLExporter(
        template_name="giamngheo",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
        language_code="vi",
    )
    body, _ = exporter.from_notebook_node(executed, resources={"style": stylesheet(), "title": title})
    page = BeautifulSoup(body, "html.parser")
    number_captions(page)
    fill_contents(page)
    check_page(page)
    return str(page)


def stylesheet() -> str:
    """The style of every page, screen and print."""
    return (TEMPLATES / "giamngheo" / "style.css").read_text(encoding="utf-8")


def number_captions(page: BeautifulSoup) -> None:
    """Fills each empty `span.number`: Bảng 1., Bảng 2., Hình 1. … in the order of the page."""
    counts = dict.fromkeys(KINDS, 0)
    for span in page.select("span.number[data-kind]"):
        kind = span["data-kind"]
        counts[kind] += 1
        span.string = f"{KINDS[kind]} {counts[kind]}."


def fill_contents(page: BeautifulSoup) -> None:
    """Fills `nav#contents ol` from the h2 and h3 of the page, giving each heading an id."""
    contents = page.select_one("nav#contents ol")
    last: Tag | None = None
    for position, heading in enumerate(page.select("main h2, main h3"), 1):
        heading["id"] = f"muc-{position}"
        item = page.new_tag("li")
        link = page.new_tag("a", href=f"#muc-{position}")
        link.string = heading.get_text(" ", strip=True)
        item.append(link)
        if heading.name == "h2" or last is None:
            contents.append(item)
            last = item
        else:
            inner = last.find("ol") or last.append(page.new_tag("ol")) or last.find("ol")
            inner.append(item)


def check_page(page: BeautifulSoup) -> None:
    """Raises PublishingError for a page that must not go out: not one h1, an error output, anything loaded from outside."""
    if len(page.find_all("h1")) != 1:
        raise PublishingError(f"Trang phải có đúng một tiêu đề chính, đang có {len(page.find_all('h1'))}.")
    if page.select(".output_error"):
        raise PublishingError("Trang có ô bị lỗi khi chạy.")
    loading = [tag.name for tag in page.find_all(LOADING)]
    outside = [str(tag.get("src")) for tag in page.find_all(src=True) if not str(tag["src"]).startswith("data:")]
    styles = " ".join(tag.get_text() for tag in page.find_all("style"))
    if loading or outside or re.search(r"@import|url\(\s*['\"]?(?!data:)", styles):
        raise PublishingError(f"Trang tải thứ bên ngoài: {', '.join(loading + outside) or 'trong CSS'}.")
