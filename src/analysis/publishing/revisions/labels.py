"""The words a reader knows a figure by: caption, row and column heading of the table cell that writes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli
from bs4 import BeautifulSoup, Tag

from analysis.presentation.table import TOTAL_LABEL
from analysis.publishing.named_cells import body_rows, caption_of, head_rows, named_cells, placed

Key = tuple[str, str, str]


class Label(NamedTuple):
    """The words for a figure, and the form its cell is written in (blank where no cell writes it)."""

    table: str
    row: str
    column: str
    form: str


def figure_labels(html: str) -> dict[Key, Label]:
    """The words by (table, row, column) for every figure that a table cell of the page writes."""
    labels: dict[Key, Label] = {}
    for table in BeautifulSoup(html, "html.parser").find_all("table"):
        for key, label in _labels_of(table):
            labels.setdefault(key, label)
    return labels


def label_of(key: Key, labels: dict[Key, Label]) -> Label:
    """The words of one figure; what no cell says by labels.toml, else by its code name."""
    if key in labels:
        return labels[key]
    table, row, column = key
    spoken = _spoken()
    caption = next((label.table for of, label in labels.items() if of[0] == table), table)
    heading = next((label.column for of, label in labels.items() if of[0] == table and of[2] == column), None)
    words = next((label.row for of, label in labels.items() if of[:2] == (table, row)), None)
    return Label(
        spoken["tables"].get(table, caption),
        words or (TOTAL_LABEL if row == "total" else spoken["rows"].get(row, row)),
        heading or spoken["columns"].get(column, column),
        "",
    )


@cache
def _spoken() -> dict[str, dict[str, str]]:
    return tomli.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))


def _labels_of(table: Tag):
    named_by = caption_of(table)
    caption = _words(named_by) if named_by else ""
    cells = list(named_cells(table))
    figures = {id(found.cell) for found in cells if found.names}
    placed_head, rows = placed(head_rows(table)), [_row_words(row, figures) for row in placed(body_rows(table))]
    for found in cells:
        if not found.names:
            continue
        key = tuple(found.names[part] for part in ("table", "row", "column"))
        heads = [
            _words(heading)
            for heading in _once({n: r[found.column] for n, r in enumerate(placed_head) if found.column in r})
        ]
        yield (
            key,
            Label(
                caption or key[0],
                rows[found.row] or key[1],
                " – ".join(filter(None, heads)) or key[2],
                found.names["form"],
            ),
        )


def _row_words(row: dict[int, Tag], figures: set[int]) -> str:
    named = [cell for cell in _once(row) if cell.name == "th"]
    if not named:
        named = [cell for cell in _once(row) if id(cell) not in figures and _is_name(cell)][:1]
    return " – ".join(filter(None, map(_words, named)))


def _once(cells: dict[int, Tag]) -> list[Tag]:
    seen: dict[int, Tag] = {id(tag): tag for tag in cells.values()}
    return list(seen.values())


def _is_name(cell: Tag) -> bool:
    return "position" not in cell.get("class", []) and any(letter.isalpha() for letter in cell.get_text())


def _words(tag: Tag) -> str:
    parts = [text for text in tag.find_all(string=True) if "number" not in (text.parent.get("class") or [])]
    return " ".join(" ".join(parts).split())
