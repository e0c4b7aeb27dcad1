"""The stored page as a browser takes it: nothing that runs, nothing from outside, nothing said by its style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

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
RULE, COMMENT = re.compile(r"([^{}@;]+)\{([^{}]*)\}"), re.compile(r"/\*.*?\*/", re.DOTALL)
HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:opacity|font-size|font|scale|zoom)\s*:\s*0*(?:\.0+)?(?![\d.])"
    r"|color\s*:\s*transparent|clip(?:-path)?\s*:|text-indent\s*:\s*-|(?:left|top|right|bottom|margin[a-z-]*)\s*:\s*-\d{3,}"
    r"|(?:max-)?(?:height|width)\s*:\s*0*(?![\d.])|transform\s*:|content-visibility\s*:\s*hidden",
    re.IGNORECASE,
)
SHOWN = 5  # of what a style hides, the first are told
SAID_BY_STYLE = re.compile(r"content\s*:\s*([\"'])(.*?)\1", re.DOTALL)


def check_pages(folder: ReportFolder) -> Check:
    """Whether every page holds nothing that runs, loads or leads elsewhere, whatever software the record names."""
    check = Check(NAME)
    for report in folder.reports:
        check.count += 1
        name = f"{report}.html"
        check.add_some(page_dangers(name, folder.page(report), folder.soup(report)))
        # where the notebook is damaged there is no page to hold the links against: told by the other checks
        if folder.page(report) != folder.again(report):
            check.add_some(_hidden(name, folder.soup(report), folder.again_soup(report)))
            check.add_some(_strange_links(name, folder.soup(report), folder.again_soup(report)))
    return check


def page_dangers(name: str, text: str, page: BeautifulSoup) -> Iterator[tuple[str, object, object]]:
    """(where, expected, found) of everything in a page that runs, loads, or writes text by its style."""
    told = list(page_faults(text))
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


def _hidden(name: str, page: BeautifulSoup, again: BeautifulSoup) -> Iterator[tuple[str, object, object]]:
    """Numbers that the style of the page takes from sight and the style of the notebook's page does not."""
    for words in list((Counter(_out_of_sight(page)) - Counter(_out_of_sight(again))).keys())[:SHOWN]:
        yield f"{name}, kiểu trình bày", "kiểu trình bày không che số liệu", f"che “{words[:60]}”"


def _out_of_sight(page: BeautifulSoup) -> Iterator[str]:
    style = "\n".join(tag.get_text() for tag in page.find_all("style"))
    hidden = [tag for tag in page.select("[style]") if HIDES.search(str(tag["style"]))] + page.select("[hidden]")
    for selector, given in RULE.findall(COMMENT.sub("", style)):
        if HIDES.search(given):
            with suppress(Exception):  # a selector of the browser's own (::before) selects no element
                hidden += page.select(selector)
    return (text for tag in hidden if any(map(str.isdigit, text := tag.get_text(" ", strip=True))))


def _strange_links(name: str, page: BeautifulSoup, again: BeautifulSoup) -> Iterator[tuple[str, object, object]]:
    ours = {tag["href"] for tag in again.select("a[href]")}
    for tag in page.select("a[href]"):
        # what a link carries itself is held against the table and the drawing of the page
        if tag["href"] not in ours and not is_download(tag):
            yield f"{name}, liên kết “{tag.get_text(strip=True)[:60]}”", "địa chỉ mà sổ tay đã chạy có", tag["href"]
