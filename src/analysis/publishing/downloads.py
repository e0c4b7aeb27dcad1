"""The files that a page carries in its own links: tables as CSV, charts as SVG; nothing else may be laid there."""

from __future__ import annotations

import re
from collections.abc import Collection

from bs4 import BeautifulSoup, Tag

from analysis.document.html import SVG
from analysis.publishing.table_csv import START

NAME = re.compile(r"[a-z0-9-]+\.(csv|svg)")


def is_download(tag: Tag) -> bool:
    """Whether a link carries a table of the page or one of its drawings, and says so."""
    return tag.name == "a" and may_be_carried(str(tag.get("href", "")), str(tag.get("download", "")), drawings(tag))


def may_be_carried(address: str, download: str, drawn: Collection[str]) -> bool:
    """Whether what a link carries under this name is a table, or one of the drawings that stand beside it (`drawn`)."""
    name = NAME.fullmatch(download)
    if name is None:
        return False
    if name[1] == "csv":
        return address.startswith(START)
    # a drawing is kept as it is seen: what is laid beside it would be opened on its own, where it could run
    return address.startswith(SVG) and address in drawn


def drawings(tag: Tag) -> set[str]:
    """The addresses of the pictures of the figure that the link stands in."""
    figure = tag.find_parent("figure")
    return {str(image.get("src", "")) for image in figure.find_all("img")} if figure else set()


def carried_links(page: BeautifulSoup) -> list[Tag]:
    """The links of a page that carry what they lead to."""
    return [tag for tag in page.select("a[download]") if is_download(tag)]
