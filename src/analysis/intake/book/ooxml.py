"""An Excel workbook (.xlsx, .xlsm) -> what it says of each sheet beside the values, without building the sheet in memory.

Sheets are looked through as bytes, in blocks of whole rows: an event for each cell would take longer than reading the values.
"""

from __future__ import annotations

import posixpath
import zipfile
from itertools import chain
from typing import cast

from analysis.intake.book.facts import Facts, check_reach
from analysis.intake.book.fonts import Fonts
from analysis.intake.book.limits import ROW_BYTES
from analysis.intake.book.ooxml_rows import Rows
from analysis.intake.book.refused import Refused
from analysis.intake.book.xml import ENTITIES, blocks, elements


def facts_by_title(archive: zipfile.ZipFile) -> dict[str, Facts]:
    """The facts of every worksheet, by title; raises Refused for what is too large, broken or declares entities."""
    book = _workbook_part(archive)
    tags = elements(archive, book)
    targets = {
        attributes.get("Id"): posixpath.normpath(posixpath.join(posixpath.dirname(book), attributes.get("Target", "")))
        for name, attributes in elements(archive, f"{posixpath.dirname(book)}/_rels/{posixpath.basename(book)}.rels")
        if name == "Relationship"
    }
    stale = any(name == "calcPr" and attributes.get("fullCalcOnLoad") in ("1", "true") for name, attributes in tags)
    found, fonts = (
        {},
        Fonts.of(archive, *(_beside(archive, book, name) for name in ("styles.xml", "sharedStrings.xml"))),
    )
    for name, attributes in tags:
        if name == "sheet":
            title, part = attributes.get("name", ""), targets.get(attributes.get("id"), "").lstrip("/")
            found[title] = _facts(archive, _part(archive, part), title, stale, fonts)
    _check_others(archive)
    return found


def _workbook_part(archive: zipfile.ZipFile) -> str:
    for name, attributes in elements(archive, "_rels/.rels"):
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            return _part(archive, attributes.get("Target", "").lstrip("/"))
    return _part(archive, "xl/workbook.xml")


def _part(archive: zipfile.ZipFile, wanted: str) -> str:
    """The part under the name it has in the archive: some programs write another case."""
    found = [name for name in archive.namelist() if name.replace("\\", "/").lower() == wanted.lower()]
    if not found:
        raise Refused(f"sổ tính thiếu phần {wanted}")
    return found[0]


def _beside(archive: zipfile.ZipFile, book: str, name: str) -> str:
    """The part of this name in the folder of the workbook, as the archive writes it; the name wanted where there is
    none.
    """
    wanted = posixpath.join(posixpath.dirname(book), name)
    return next((part for part in archive.namelist() if part.lower() == wanted.lower()), wanted)


def _facts(archive: zipfile.ZipFile, part: str, title: str, stale: bool, fonts: Fonts) -> Facts:
    facts = _look(archive, part, title, stale, fonts, every=False)
    # where every cell is counted, none stands too far out
    return cast(Facts, _look(archive, part, title, stale, fonts, every=True)) if facts is None else facts


def _look(archive: zipfile.ZipFile, part: str, title: str, stale: bool, fonts: Fonts, every: bool) -> Facts | None:
    """The facts of one sheet; empty ones for a chart, None where a cell stands far out and every one has to be counted."""
    facts, rows, rest = Facts(), None, b""
    for block in chain(blocks(archive, part), [b""]):
        rest += block
        if rows is None:
            rows = Rows.of(rest, facts, stale, every, fonts)
            if rows is None:
                return facts
        cut = rest.rfind(rows.row_start) if block else len(rest)
        if cut > 0:
            rows.look(rest[:cut])
            rest = rest[cut:]
            check_reach(facts, title)
        elif len(rest) > ROW_BYTES:
            raise Refused(f"một dòng dài hơn {ROW_BYTES // 2**20} MB", sheet=title)
        if not rows.near:
            return None
    return facts


def _check_others(archive: zipfile.ZipFile) -> None:
    """Reads the other parts the reader of values opens: a size that lies fails its checksum, entities are refused."""
    for part in archive.namelist():
        if part.lower().endswith(("sharedstrings.xml", "styles.xml")):
            rest = b""
            for block in blocks(archive, part):
                if b"<!DOCTYPE" in rest + block or b"<!ENTITY" in rest + block:
                    raise Refused(ENTITIES)
                rest = block[-16:]
