"""The executed notebook -> one HTML page: our own template around nbconvert's `basic` body, nothing fetched."""

from __future__ import annotations

from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, Tag
from nbconvert import HTMLExporter

from analysis.publishing.checks import check_page

TEMPLATES = Path(__file__).parent / "templates"
KINDS = {"table": "Bảng", "figure": "Hình"}


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
    check_page(page, title)
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
