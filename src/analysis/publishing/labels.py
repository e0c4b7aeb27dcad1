"""The words a reader knows a figure by: caption, row and column heading of the table cell that writes it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from analysis.presentation.table import TOTAL_LABEL

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
        if table.find("td", attrs={"data-table": True}):
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
    return tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))


def _labels_of(table: Tag):
    caption = _words(table.caption) if table.caption else ""
    head = [row for row in table.select("thead tr") if "numbering" not in row.get("class", [])]
    placed_head = _placed(head)
    for row in _placed(table.select("tbody tr")):
        named = [cell for cell in _once(row) if cell.name == "th"]
        if not named:
            named = [cell for cell in _once(row) if not cell.has_attr("data-table") and _is_name(cell)][:1]
        row_words = " – ".join(filter(None, map(_words, named)))
        for position, cell in row.items():
            if not cell.has_attr("data-table"):
                continue
            key = tuple(str(cell.get(f"data-{part}", "")) for part in ("table", "row", "column"))
            heads = [
                _words(heading)
                for heading in _once({n: r[position] for n, r in enumerate(placed_head) if position in r})
            ]
            yield (
                key,
                Label(
                    caption or key[0],
                    row_words or key[1],
                    " – ".join(filter(None, heads)) or key[2],
                    str(cell.get("data-form", "")),
                ),
            )


def _placed(rows: list[Tag]) -> list[dict[int, Tag]]:
    """The cells of each row by column, those that reach down from a row above among them."""
    reaching: dict[int, tuple[int, Tag]] = {}
    placed = []
    for row in rows:
        cells = {position: tag for position, (_, tag) in reaching.items()}
        reaching = {position: (left - 1, tag) for position, (left, tag) in reaching.items() if left > 1}
        position = 0
        for tag in row.find_all(["td", "th"], recursive=False):
            while position in cells:
                position += 1
            for _ in range(_span(tag, "colspan")):
                cells[position] = tag
                if _span(tag, "rowspan") > 1:
                    reaching[position] = (_span(tag, "rowspan") - 1, tag)
                position += 1
        placed.append(dict(sorted(cells.items())))
    return placed


def _span(tag: Tag, name: str) -> int:
    value = str(tag.get(name, "1"))
    return min(int(value), 1000) if value.isdigit() and int(value) else 1


def _once(cells: dict[int, Tag]) -> list[Tag]:
    seen: dict[int, Tag] = {id(tag): tag for tag in cells.values()}
    return list(seen.values())


def _is_name(cell: Tag) -> bool:
    return "position" not in cell.get("class", []) and any(letter.isalpha() for letter in cell.get_text())


def _words(tag: Tag) -> str:
    parts = [text for text in tag.find_all(string=True) if "number" not in (text.parent.get("class") or [])]
    return " ".join(" ".join(parts).split())
