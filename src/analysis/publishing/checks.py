"""What must hold of a page before anybody gets it: one title, nothing from outside, nothing that runs but our own script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from analysis.publishing.downloads import is_download
from analysis.publishing.errors import PublishingError
from analysis.publishing.page_tags import tags
from analysis.publishing.policy import SCRIPT, SIFTING

FORBIDDEN = frozenset({"script", "iframe", "object", "embed", "link", "base", "form", "video", "audio"})
LOADING = frozenset(
    {"src", "srcset", "data", "poster", "action", "formaction", "background", "href", "xlink:href", "ping"}
)
# the files of a folder of reports, and what stands two folders above it
SISTER = re.compile(r"(\.\./\.\./)?[a-z0-9-]+\.(html|docx|xlsx|pdf|csv|json|executed\.ipynb)(#[\w-]*)?")
CSS_LOADS = re.compile(r"@import|url\(\s*[\"']?(?!data:|#)", re.IGNORECASE)


def check_page(page: BeautifulSoup, title: str) -> None:
    """Raises PublishingError with everything that forbids publishing the page."""
    faults = list(page_faults(page))
    if faults:
        listed = "".join(f"\n  - {fault}" for fault in faults)
        raise PublishingError(f"“{title}” không được công bố vì trang không đạt kiểm tra:{listed}")


def page_faults(page: BeautifulSoup) -> Iterator[str]:
    """Everything wrong with a page, as told to the maintainer."""
    titles = page.find_all("h1")
    if len(titles) != 1 or not titles[0].get_text(strip=True):
        yield f"có {len(titles)} tiêu đề h1, phải có đúng một và không trống"
    if page.html is None or page.html.get("lang") != "vi":
        yield "không ghi lang=vi"
    if tags(page, classed="output_error"):
        yield "có ô bị lỗi khi chạy"
    every = tags(page)
    ids = Counter(str(tag["id"]) for tag in every if "id" in tag.attrs)
    for name in sorted(name for name, times in ids.items() if times > 1):
        yield f"mã id “{name}” dùng hai lần"
    for tag in every:
        yield from _tag_faults(tag)


def is_our_script(tag: Tag) -> bool:
    """Whether the element is the script that sorts and filters tables, letter by letter, on a page whose policy allows it
    alone.
    """
    if tag.name != "script" or tag.attrs or tag.get_text() != SCRIPT:
        return False
    page = tag.find_parent("html")
    policies = page.select('meta[http-equiv="Content-Security-Policy"]') if page else []
    return [meta.get("content") for meta in policies] == [SIFTING]


def _tag_faults(tag: Tag) -> Iterator[str]:
    if tag.name in FORBIDDEN and not is_our_script(tag):
        yield f"có phần tử <{tag.name}>"
    if tag.name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
        yield "có <meta> chuyển trang"
    if tag.name == "img" and not tag.get("alt"):
        yield "có hình không có chữ thay thế (alt)"
    look = f"{tag.get('style', '')} {tag.get_text() if tag.name == 'style' else ''}"
    if len(look) > 1 and CSS_LOADS.search(look):
        yield f"kiểu trình bày của <{tag.name}> tải tệp bên ngoài"
    for name, value in tag.attrs.items():
        address = str(value).strip().lower()
        if name.lower().startswith("on"):
            yield f"<{tag.name}> có lệnh {name}"
        elif name.lower() in LOADING and not _harmless(tag, address):
            yield f"<{tag.name}> tải “{str(value)[:80]}”"


def _harmless(tag: Tag, address: str) -> bool:
    if tag.name == "a":
        # a link in the text loads nothing until somebody follows it
        outward = address.startswith(("http://", "https://", "mailto:", "#")) or SISTER.fullmatch(address) is not None
        return outward or is_download(tag)
    return address.startswith(("data:image/", "#"))
