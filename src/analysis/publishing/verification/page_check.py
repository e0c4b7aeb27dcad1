"""The stored page as a browser takes it: nothing that runs, nothing from outside, nothing said by its style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from analysis.document.edition import INTERNAL
from analysis.document.style import page_style
from analysis.publishing.checks import page_faults
from analysis.publishing.downloads import is_download
from analysis.publishing.policy import TAG
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder

NAME = "Trang: không lệnh chạy, không địa chỉ lạ"
# read in the raw text too: a browser may find a tag where our parser finds a comment; in text “<” is written “&lt;”
RUNS = re.compile(r"<\s*(?:script|iframe|object|embed|base|link|form)\b|<meta[^>]*refresh|javascript:", re.IGNORECASE)
SAID_BY_STYLE = re.compile(r"content\s*:\s*([\"'])(.*?)\1", re.DOTALL)


def check_pages(folder: ReportFolder) -> Check:
    """Whether every page holds nothing that runs, loads or leads elsewhere, whatever software the record names."""
    check = Check(NAME)
    for report in folder.reports:
        check.count += 1
        name = f"{report}.html"
        check.add_some(page_dangers(name, folder.page(report), folder.soup(report)))
        # where the notebook is damaged there is no page to hold the links against: told by the other checks
        check.add_some(_strange_links(name, folder.soup(report), folder.again_soup(report)))
    return check


def page_dangers(name: str, text: str, page: BeautifulSoup) -> Iterator[tuple[str, object, object]]:
    """(where, expected, found) of everything in a page that runs, loads, or writes text by its style."""
    told = list(page_faults(page))
    for fault in told:
        yield name, "trang chỉ có chữ, bảng và hình của chính nó", fault
    # our own script, which the page was found to have as it is; a second one is none of ours
    for found in RUNS.findall(text.replace(TAG, "", 1)) if not told else ():
        yield name, "trang không có lệnh chạy", found
    ours = {words for _, words in SAID_BY_STYLE.findall(page_style())}
    # the words over each printed page, where the page itself has them at its head
    ours |= {tag.get_text() for tag in page.select("p.edition") if tag.get_text() == INTERNAL}
    styles = [tag.get_text() for tag in page.find_all("style")] + [str(tag["style"]) for tag in page.select("[style]")]
    for _, words in SAID_BY_STYLE.findall("\n".join(styles)):
        if words not in ours and any(letter.isalnum() or letter == "\\" for letter in words):
            yield f"{name}, kiểu trình bày", "kiểu trình bày không viết chữ", f"viết “{words}”"


def _strange_links(name: str, page: BeautifulSoup, again: BeautifulSoup) -> Iterator[tuple[str, object, object]]:
    ours = {tag["href"] for tag in again.select("a[href]")}
    for tag in page.select("a[href]"):
        # what a link carries itself is held against the table and the drawing of the page
        if tag["href"] not in ours and not is_download(tag):
            yield f"{name}, liên kết “{tag.get_text(strip=True)[:60]}”", "địa chỉ mà sổ tay đã chạy có", tag["href"]
