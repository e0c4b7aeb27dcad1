"""What must hold of a page before anybody gets it: one title, nothing from outside, nothing that runs but our own script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from analysis.publishing.downloads import may_be_carried
from analysis.publishing.errors import PublishingError
from analysis.publishing.policy import SCRIPT, SIFTING

FORBIDDEN = frozenset({"script", "iframe", "object", "embed", "link", "base", "form", "video", "audio"})
LOADING = frozenset(
    {"src", "srcset", "data", "poster", "action", "formaction", "background", "href", "xlink:href", "ping"}
)
# the files of a folder of reports, and what stands two folders above it
SISTER = re.compile(r"(\.\./\.\./)?[a-z0-9-]+\.(html|docx|xlsx|pdf|csv|json|executed\.ipynb)(#[\w-]*)?")
CSP = "Content-Security-Policy"
CSS_LOADS = re.compile(r"@import|url\(\s*[\"']?(?!data:|#)", re.IGNORECASE)


def check_page(page: str, title: str) -> None:
    """Raises PublishingError with everything that forbids publishing the page."""
    faults = list(page_faults(page))
    if faults:
        listed = "".join(f"\n  - {fault}" for fault in faults)
        raise PublishingError(f"“{title}” không được công bố vì trang không đạt kiểm tra:{listed}")


def page_faults(page: str) -> Iterator[str]:
    """Everything wrong with a page, as told to the maintainer."""
    root = document_fromstring(page, parser=HTMLParser(huge_tree=True))
    titles = list(root.iter("h1"))
    if len(titles) != 1 or not titles[0].text_content().strip():
        yield f"có {len(titles)} tiêu đề h1, phải có đúng một và không trống"
    if root.get("lang") != "vi":
        yield "không ghi lang=vi"
    every = list(root.iter("*"))
    if any("output_error" in tag.get("class", "").split() for tag in every):
        yield "có ô bị lỗi khi chạy"
    ids = Counter(tag.attrib["id"] for tag in every if "id" in tag.attrib)
    for name in sorted(name for name, times in ids.items() if times > 1):
        yield f"mã id “{name}” dùng hai lần"
    policies = [tag.get("content") for tag in root.iter("meta") if tag.get("http-equiv") == CSP]
    for tag in every:
        yield from _tag_faults(tag, policies)


def _is_our_script(tag: HtmlElement, policies: list[str | None]) -> bool:
    """Whether the element is the script that sorts and filters tables, letter by letter, on a page whose policy allows it
    alone.
    """
    return tag.tag == "script" and not tag.attrib and tag.text_content() == SCRIPT and policies == [SIFTING]


def _tag_faults(tag: HtmlElement, policies: list[str | None]) -> Iterator[str]:
    name = str(tag.tag)
    if name in FORBIDDEN and not _is_our_script(tag, policies):
        yield f"có phần tử <{name}>"
    if name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
        yield "có <meta> chuyển trang"
    if name == "img" and not tag.get("alt"):
        yield "có hình không có chữ thay thế (alt)"
    look = f"{tag.get('style', '')} {tag.text_content() if name == 'style' else ''}"
    if len(look) > 1 and CSS_LOADS.search(look):
        yield f"kiểu trình bày của <{name}> tải tệp bên ngoài"
    for attribute, value in tag.attrib.items():
        if attribute.lower().startswith("on"):
            yield f"<{name}> có lệnh {attribute}"
        elif attribute.lower() in LOADING and not _harmless(tag, value.strip().lower()):
            yield f"<{name}> tải “{value[:80]}”"


def _harmless(tag: HtmlElement, address: str) -> bool:
    if tag.tag == "a":
        # a link in the text loads nothing until somebody follows it
        outward = address.startswith(("http://", "https://", "mailto:", "#")) or SISTER.fullmatch(address) is not None
        return outward or may_be_carried(tag.get("href", ""), tag.get("download", ""), _drawings(tag))
    return address.startswith(("data:image/", "#"))


def _drawings(tag: HtmlElement) -> set[str]:
    """The addresses of the pictures of the figure that a link stands in."""
    figure = next(tag.iterancestors("figure"), None)
    return set() if figure is None else {image.get("src", "") for image in figure.iter("img")}
