"""Where a stored Word, Excel or PDF file says something else than the same form made again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import XMLSyntaxError

from analysis.publishing.revisions.compare import differs
from analysis.publishing.verification.blocks import block_differences
from analysis.publishing.verification.office_content import excel_content, outside, parts_of, word_content
from analysis.publishing.verification.pdf_content import pages_of
from analysis.publishing.verification.pdf_objects import OtherWriter, objects_of

Place = tuple[str, object, object]
EXPECTED = "tệp do chương trình lập ra"


@dataclass(frozen=True)
class Differences:
    """(where, stored, made again) of everything that says something else; in a few words, what is only set out
    otherwise.
    """

    content: list[Place] = field(default_factory=list)
    looks: str = ""


def word_differences(name: str, stored: bytes, fresh: bytes) -> Differences:
    """Paragraphs, pictures, parts and outside addresses of a Word file that the one made again does not have."""
    return _office(name, stored, fresh, _paragraphs)


def excel_differences(name: str, stored: bytes, fresh: bytes) -> Differences:
    """Cells (formula, value, number form), sheets, parts and outside addresses of a workbook that differ."""
    return _office(name, stored, fresh, _cells)


def pdf_differences(name: str, stored: bytes, fresh: bytes) -> Differences:
    """The text of a PDF by page; drawings, fonts and marks that differ are looks."""
    again = objects_of(fresh)
    try:
        objects = objects_of(stored)
        if objects == again:
            return Differences()
        ours, theirs = pages_of(objects), pages_of(again)
    except (OtherWriter, KeyError) as error:
        return Differences([(name, EXPECTED, f"không đọc được như vậy: {error}")])
    if _one_text(ours) == _one_text(theirs):
        return Differences(looks="phông chữ, hình vẽ hoặc vị trí trên trang")
    found: list[Place] = []
    if len(ours) != len(theirs):
        found.append((name, f"{len(ours)} trang", f"làm lại: {len(theirs)} trang"))
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False), 1):
        found += block_differences(f"{name}, trang {number}", one, other)
    return Differences(found or [(name, f"{len(ours)} trang", f"làm lại: {len(theirs)} trang")])


def _one_text(pages: list[list[str]]) -> str:
    # where a line and a page end is looks
    return "".join("".join(piece.split()) for page in pages for piece in page)


def _office(name: str, stored: bytes, fresh: bytes, content: Callable[[str, dict, dict], list[Place]]) -> Differences:
    again = parts_of(fresh)
    try:
        parts = parts_of(stored)
        found = content(name, parts, again)
        strange = [*sorted(set(parts) - set(again)), *sorted(outside(parts) - outside(again))]
    except (zipfile.BadZipFile, ValueError, KeyError, IndexError, NotImplementedError, XMLSyntaxError) as error:
        return Differences([(name, EXPECTED, f"không đọc được như vậy: {error}")])
    found += [(f"{name}, phần của tệp", part, "bản làm lại không có") for part in strange]
    found += [(f"{name}, phần của tệp", "không có", part) for part in sorted(set(again) - set(parts))]
    looks = sorted(part for part in set(parts) & set(again) if parts[part] != again[part])
    return Differences(found, ", ".join(looks[:4]) + (f" và {len(looks) - 4} phần nữa" if len(looks) > 4 else ""))


def _paragraphs(name: str, parts: dict[str, bytes], again: dict[str, bytes]) -> list[Place]:
    return list(block_differences(name, word_content(parts), word_content(again)))


def _cells(name: str, parts: dict[str, bytes], again: dict[str, bytes]) -> list[Place]:
    ours, theirs = excel_content(parts), excel_content(again)
    return [
        (f"{name}, {place}", ours.get(place, "(trống)"), f"làm lại: {theirs.get(place, '(trống)')}")
        for place in [*ours, *(place for place in theirs if place not in ours)]
        if place not in ours or place not in theirs or differs(ours[place], theirs[place])
    ]
