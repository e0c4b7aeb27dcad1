"""Finished files read back as tables of rows of cells, each in its own way and none through the project's own reader."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
import pdfplumber
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from openpyxl.cell.cell import MergedCell

from analysis.presentation.numbers import MINUS
from analysis.presentation.results_page import MET
from analysis.presentation.units import write

Key = tuple[str, str, str]


class PageCell(NamedTuple):
    """A cell of the page: what it writes, the mark under it, the figure it says it is, and in which form."""

    text: str
    words: str
    key: Key | None
    form: str


def squeezed(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


NAMES = ("table", "row", "column", "form")


def page_tables(path: Path) -> list[list[list[PageCell]]]:
    """Tables, rows, cells of the page in the order of its source."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return [_page_table(table) for table in page.select("main table")]


def _page_table(table) -> list[list[PageCell]]:
    """The rows; what a cell does not say of its figure its row, the head of its column or the table says."""
    taken: set[tuple[int, int]] = set()
    columns: dict[int, dict[str, str]] = {}
    rows = []
    for number, row in enumerate(table.find_all("tr")):
        cells, place = [], 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (number, place) in taken:
                place += 1
            across, down = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            taken |= {(number + y, place + x) for y in range(down) for x in range(across)}
            if row.parent.name == "thead":
                columns[place] = columns.get(place, {}) | _said(cell)
                cells.append(_page_cell(cell, {}))
            else:
                own, over = _said(cell), columns.get(place, {})
                named = bool(own["table"]) if "table" in own else "column" in over
                cells.append(_page_cell(cell, _said(table) | over | _said(row) | own if named else {}))
        rows.append(cells)
    return rows


def _said(tag) -> dict[str, str]:
    return {name: tag[f"data-{name}"] for name in NAMES if tag.has_attr(f"data-{name}")}


def _page_cell(cell, names: dict[str, str]) -> PageCell:
    words = cell.select_one(".words")
    mark = words.extract().get_text() if words else ""
    key = tuple(names[name] for name in ("table", "row", "column")) if names else None
    return PageCell(squeezed(cell.get_text()), squeezed(mark), key, names.get("form", ""))


def figures_csv(path: Path, report: str) -> dict[Key, str]:
    """The values of figures.csv, as text in full precision."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (line["table"], line["row"], line["column"]): line["value"]
            for line in csv.DictReader(file)
            if line["report"] == report
        }


def number(value: str) -> int | float | None:
    """The figure of figures.csv as a number; None for a missing one."""
    return None if value == "" else float(value) if re.search(r"[.en]", value) else int(value)


def written(value: str, form: str, printed: str) -> str:
    """The figure in its form; what is printed another way is checked as a number only.

    A difference of two printed rates may lie a hundredth off that of the rates themselves.
    """
    if form == "printed":
        assert abs(number(value) - float(printed.replace(",", ".").replace(MINUS, "-"))) < 0.0101
        return printed
    if form == "money":
        # a column of money has the decimals of its finest figure
        places = len(printed.partition(",")[2])
        rounded = Decimal(repr(float(number(value)))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{rounded:,}".translate(str.maketrans(",.", ".,"))
    return MET[number(value)] if form.startswith("met") else write(number(value), form)


def docx_tables(path: Path) -> list[list[list[str]]]:
    """The captioned tables of a Word document; a cell that goes on from the row above is left out."""
    body = docx.Document(str(path)).element.body
    return [
        [
            [
                squeezed(" ".join(_words(paragraph) for paragraph in cell.findall(qn("w:p"))))
                for cell in row.findall(qn("w:tc"))
                if not _goes_on(cell)
            ]
            for row in table.findall(qn("w:tr"))
        ]
        for table in body.findall(qn("w:tbl"))
        if table.find(qn("w:tblPr")).find(qn("w:tblCaption")) is not None
    ]


def _words(paragraph) -> str:
    return "".join(" " if part.tag == qn("w:br") else part.text or "" for part in paragraph.iter(qn("w:t"), qn("w:br")))


def _goes_on(cell) -> bool:
    merge = cell.find(qn("w:tcPr")).find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val")) == "continue"


def xlsx_sheets(path: Path, *, values: bool) -> list[list[list]]:
    """The rows of every sheet after the list, cells under a merged one left out."""
    book = openpyxl.load_workbook(path, data_only=values)
    return [
        [[cell for cell in row if not isinstance(cell, MergedCell)] for row in sheet.iter_rows()]
        for sheet in book.worksheets[1:]
    ]


def pdf_tables(path: Path, page: list[list[list[PageCell]]]) -> list[list[list[str]]]:
    """The tables of a tagged PDF by its structure, what a screen reader reads out; parts on several pages joined.

    `page`: the tables of the page, of which only the numbers of rows are used.
    """
    with pdfplumber.open(path) as pdf:
        text = _marked_text(pdf)
        parts = [
            [[_text(cell, text) for cell in _below(row, "TD", "TH")] for row in _below(table, "TR")]
            for root in pdf.structure_tree
            for table in _below(root, "Table")
        ]
    tables, parts = [], iter(parts)
    for expected in page:
        rows = list(next(parts))
        while len(rows) < len(expected):
            again = next(parts)
            repeated = next(
                (n for n, (one, other) in enumerate(zip(rows, again, strict=False)) if one != other), len(again)
            )
            rows += again[repeated:]
        tables.append(rows)
    assert next(parts, None) is None
    return tables


def _marked_text(pdf) -> dict[tuple[int, int], str]:
    text: dict[tuple[int, int], str] = {}
    for page in pdf.pages:
        for char in page.chars:
            if char["mcid"] is not None:
                text[page.page_number, char["mcid"]] = text.get((page.page_number, char["mcid"]), "") + char["text"]
    return text


def _below(element: dict, *types: str) -> Iterator[dict]:
    if element.get("type") in types:
        yield element
        return
    for child in element.get("children", []):
        yield from _below(child, *types)


def _text(element: dict, text: dict[tuple[int, int], str], page: int | None = None) -> str:
    page = element.get("page_number", page)
    own = "".join(text.get((page, mark), "") for mark in element.get("mcids", []))
    return own + " ".join(_text(child, text, page) for child in element.get("children", []))
