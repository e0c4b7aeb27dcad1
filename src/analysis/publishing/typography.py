"""The last touch of a finished page: the text ends with its sign, numbers hold on to their units, blanks are marked, letters out of the common come along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString

from analysis.document.embedded import font_faces, unusual
from analysis.publishing.page_tags import tags

UNITS = (
    "%", "hộ", "người", "nhân khẩu", "khẩu", "thôn", "tổ dân phố", "xã", "điểm", "tháng", "năm", "lượt", "cuộc", "công trình",
    "dự án", "chỉ số", "triệu đồng", "tỷ đồng", "đồng",
)  # fmt: skip
BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(UNITS)})(?!\w))")
BLANK = re.compile(r"\[…[^\[\]]*\]")
END = "./."
LITERAL = ("style", "script", "pre", "code", "mark")


def set_type(page: BeautifulSoup) -> None:
    """Sets the page: “./.” at the end, a non-breaking space before % and units, `mark.blank` around what is left to fill in, its letters out of the common."""
    end_text(page)
    for text in list(_texts(page)):
        bound = bind(text)
        if BLANK.search(bound):
            text.replace_with(*_marked(page, bound))
        elif bound != text:
            text.replace_with(NavigableString(bound))
    letters = unusual(page.body.get_text()) if page.body else ()
    if letters and page.head:
        style = page.new_tag("style")
        style.string = font_faces(letters)
        page.head.append(style)


def end_text(page: BeautifulSoup) -> None:
    """Ends the last sentence before a signature with “./.”, and marks its paragraph: who signs never does so alone on a page."""
    for signature in tags(page, classed="signature"):
        before = signature.find_previous_sibling()
        while before is not None and before.name in ("ul", "ol"):
            before = before.find_all("li")[-1]
        if before is None or before.name not in ("p", "li"):
            continue
        before["class"] = [*before.get("class", []), "last"]
        words = [text for text in before.find_all(string=True) if text.strip()]
        if words and not words[-1].rstrip().endswith(END):
            words[-1].replace_with(NavigableString(words[-1].rstrip().rstrip(".;") + END))


def bind(text: str) -> str:
    """`15 hộ`, `5,59 %` with a space that does not end a line."""
    return BEFORE_UNIT.sub("\u00a0", text)


def _texts(page: BeautifulSoup) -> Iterator[NavigableString]:
    for text in (page.body or page).find_all(string=True):
        if type(text) is NavigableString and text.parent.name not in LITERAL:
            yield text


def _marked(page: BeautifulSoup, text: str) -> Iterator:
    end = 0
    for found in BLANK.finditer(text):
        if found.start() > end:
            yield NavigableString(text[end : found.start()])
        mark = page.new_tag("mark", attrs={"class": "blank"})
        mark.string = found[0]
        yield mark
        end = found.end()
    if end < len(text):
        yield NavigableString(text[end:])
