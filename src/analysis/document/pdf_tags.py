"""The structure of a printed PDF as a screen reader takes it: by which heads each cell stands, what is no list, what
stands in the margin.

WeasyPrint 70 gives a cell under merged heads the heads of a column beside it, tags pairs of a name and its value as items
of a list within boxes, which PDF/UA does not know, and the words of a margin as content that has no place. All three are
set right when it has printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydyf import Dictionary

Element = Any  # a pydyf.Dictionary of the structure tree
Elements = dict[bytes, Element]  # by reference


@dataclass(frozen=True)
class Placed:
    """A cell in the grid of its table: the first row and column, and those beyond its last."""

    element: Element
    top: int
    left: int
    bottom: int
    right: int
    in_head: bool

    @property
    def heads(self) -> bool:
        """Whether it is the head of others."""
        return self.element["S"] == "/TH"


def mend_tags(_: Any, pdf: Any) -> None:
    """Sets the structure of a printed PDF right; a finisher of WeasyPrint (`pdf`: pydyf.PDF)."""
    elements = {
        each.reference: each
        for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("Type") == "/StructElem"
    }
    for element in list(elements.values()):
        if element["S"] == "/Table":
            _name_heads(list(_placed(element, elements)))
        elif element["S"] == "/L" and any(kid["S"] == "/Div" for kid in _kids(element, elements)):
            _as_boxes(element, elements)
    _margins_beside(pdf, elements)


def _kids(element: Element, elements: Elements) -> list[Element]:
    return [elements[kid] for kid in element["K"] if kid in elements]


def _rows(element: Element, elements: Elements, *, in_head: bool = False) -> Iterator[tuple[Element, bool]]:
    for kid in _kids(element, elements):
        if kid["S"] == "/TR":
            yield kid, in_head
        elif kid["S"] in ("/THead", "/TBody", "/TFoot"):
            yield from _rows(kid, elements, in_head=kid["S"] == "/THead")


def _placed(table: Element, elements: Elements) -> Iterator[Placed]:
    taken: set[tuple[int, int]] = set()
    for top, (row, in_head) in enumerate(_rows(table, elements)):
        left = 0
        for cell in _kids(row, elements):
            if cell["S"] not in ("/TD", "/TH"):
                continue
            while (top, left) in taken:
                left += 1
            bottom, right = top + cell["A"].get("RowSpan", 1), left + cell["A"].get("ColSpan", 1)
            taken |= {(down, across) for down in range(top, bottom) for across in range(left, right)}
            yield Placed(cell, top, left, bottom, right, in_head)


def _name_heads(cells: list[Placed]) -> None:
    """Says of each head whether it is a column's or a row's, of each other cell by which heads it stands."""
    columns = [cell for cell in cells if cell.heads and cell.in_head]
    rows = [cell for cell in cells if cell.heads and not cell.in_head]
    for head in columns:
        head.element["A"]["Scope"] = "/Column"
    for head in rows:
        head.element["A"]["Scope"] = "/Row"
    for cell in cells:
        if cell.heads:
            continue
        above = [head for head in columns if head.left < cell.right and cell.left < head.right and head.top < cell.top]
        beside = [head for head in rows if head.top < cell.bottom and cell.top < head.bottom]
        cell.element["A"]["Headers"][:] = [head.element["ID"] for head in (*beside, *above)]


def _as_boxes(element: Element, elements: Elements) -> None:
    """Tags a list of pairs, its boxes and their parts as what they look like."""
    kinds = {"/L": "/Div", "/LI": "/Div", "/LBody": "/P"}
    element["S"] = kinds.get(element["S"], element["S"])
    for kid in _kids(element, elements):
        _as_boxes(kid, elements)


def _margins_beside(pdf: Any, elements: Elements) -> None:
    """Marks what belongs to no element of the structure as beside the content, as the words of a margin are."""
    every = {each.reference: each for each in pdf.objects}
    root = every[pdf.catalog["StructTreeRoot"]]
    there = set(_below(root, elements))
    numbers = every[root["ParentTree"]]["Nums"]
    of_page = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in pdf.objects:
        if not isinstance(page, Dictionary) or page.get("Type") != "/Page":
            continue
        marked = of_page[page["StructParents"]]
        outside = {number for number, element in enumerate(marked) if element not in there}
        stream = every[page["Contents"]].stream
        for at in range(2, len(stream)):
            if stream[at] == b"BDC" and stream[at - 1].get("MCID") in outside:
                stream[at - 2], stream[at - 1] = "/Artifact", Dictionary({"Type": "/Pagination"})
        for number in outside:
            marked[number] = "null"


def _below(element: Element, elements: Elements) -> Iterator[bytes]:
    for kid in element["K"]:
        if kid in elements:
            yield kid
            yield from _below(elements[kid], elements)
