"""The list of all reports (reports/index.html): what it says of this unit and year, and that nothing in it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from analysis.publishing.bounds import beyond
from analysis.publishing.index import SYNTHETIC, index_page
from analysis.publishing.method_page import method_page
from analysis.publishing.verification.blocks import blocks
from analysis.publishing.verification.deviation import Check
from analysis.publishing.verification.folder_read import ReportFolder
from analysis.publishing.verification.page_check import page_dangers
from analysis.publishing.verification.text_check import compare

NAME = "Danh mục báo cáo (index.html)"
INDEX, METHOD = "index.html", "method.html"
# a file of a year's folder, or the method beside the list
ADDRESS = re.compile(r"[\w.~%-]+/\d{4}(-H1|-public)?/[a-z0-9.-]+|method\.html")


def check_index(folder: ReportFolder) -> Check:
    """Whether the list two folders above tells of this unit and year what the list made anew tells: key figures,
    status, links.

    A folder copied elsewhere has no list, which is then left unjudged.
    """
    check, out = Check(NAME), folder.path.parents[1]
    file = out / INDEX
    if not file.is_file() or folder.path.parent.name != folder.record.parameters.unit:
        check.leave("mục của đơn vị và năm này trong index.html", "thư mục báo cáo không đứng cùng một danh mục")
        return check
    if what := beyond(file):
        check.add(INDEX, "danh mục của các báo cáo", what)
        return check
    text = file.read_text(encoding="utf-8", errors="replace")
    stored, again = (BeautifulSoup(page, "html.parser") for page in (text, index_page(out)))
    check.add_some(fault for fault in page_dangers(INDEX, text, stored) if not _inner_link(stored, fault))
    check.add_some(_strange_addresses(stored))
    check.add_some(_dangers_of_method(out / METHOD))
    prefix = "/".join(folder.path.parts[-2:]) + "/"
    ours, theirs = _rows(stored, prefix), _rows(again, prefix)
    check.count = 1 + len(theirs)
    if len(ours) != len(theirs):
        check.add(f"{INDEX}, mục {prefix}", f"{len(ours)} mục", f"làm lại: {len(theirs)} mục")
        return check
    newest = next(iter(folder.reports.values()), {})
    for one, other in zip(ours, theirs, strict=True):
        compare(check, f"{INDEX}, mục {prefix}", _words(one), _words(other), newest)
        check.add_some(_wrong_links(prefix, one, other))
        if folder.record.synthetic and SYNTHETIC not in _head(one):
            check.add(f"{INDEX}, mục {prefix}, dấu số liệu mô phỏng", SYNTHETIC.strip(), _head(one))
    compare(check, f"{INDEX}, ngoài các mục", _loose(stored), _loose(again), newest)
    return check


def _dangers_of_method(file: Path) -> Iterator[tuple[str, object, object]]:
    """What the page of the method, which the list leads to, has of what no page may have."""
    if not file.is_file():
        return
    if what := beyond(file):
        yield METHOD, "trang phương pháp", what
        return
    stored, ours = file.read_text(encoding="utf-8", errors="replace"), method_page() or ""
    if stored == ours:
        return
    known, found = (list(page_dangers(METHOD, text, BeautifulSoup(text, "html.parser"))) for text in (ours, stored))
    yield from (fault for fault in found if fault not in known)  # it leads to decrees, and back to the list


def _inner_link(page: BeautifulSoup, fault: tuple[str, object, object]) -> bool:
    """Whether what a page of reports may not have is a link of the list to a file of a year."""
    links = (str(tag["href"]) for tag in page.select("a[href]"))
    return any(ADDRESS.fullmatch(href) and fault[2] == f"<a> tải “{href[:80]}”" for href in links)


def _strange_addresses(page: BeautifulSoup) -> Iterator[tuple[str, object, object]]:
    for tag in page.select("a[href]"):
        if not ADDRESS.fullmatch(str(tag["href"])):
            yield (
                f"{INDEX}, liên kết “{tag.get_text(strip=True)[:60]}”",
                "tệp của một năm trong thư mục báo cáo",
                tag["href"],
            )


def _rows(page: BeautifulSoup, prefix: str) -> list[Tag]:
    """The rows of the list that lead to files of the year."""
    return [row for row in page.select("main tbody tr") if row.select_one(f'a[href^="{prefix}"]')]


def _words(row: Tag) -> list[str]:
    """What a reader sees of one year, under its unit's name and the series of its rate."""
    unit = row.find_parent("section")
    series = unit.select_one("p.series") if unit else None
    return [_head(row), *(blocks(series) if series else []), *blocks(row)]


def _head(row: Tag) -> str:
    unit = row.find_parent("section")
    return unit.h2.get_text() if unit and unit.h2 else ""


def _wrong_links(prefix: str, one: Tag, other: Tag) -> Iterator[tuple[str, object, object]]:
    ours, theirs = ([str(link["href"]) for link in row.select("a[href]")] for row in (one, other))
    if ours != theirs:
        yield (
            f"{INDEX}, mục {prefix}, liên kết",
            " ".join(sorted(set(ours) - set(theirs))),
            f"làm lại: {' '.join(theirs)}",
        )


def _loose(page: BeautifulSoup) -> list[str]:
    """The words that stand outside the units."""
    copy = BeautifulSoup(str(page), "html.parser")
    for unit in copy.select("section.unit"):
        unit.decompose()
    return blocks(copy)
