"""A frame of figures as an analyst reads it in workings (khung số): Vietnamese headings and numbers, no form around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import tomli

from analysis.document.shown import Shown
from analysis.document.table import Cell, Table
from analysis.presentation.numbers import number
from analysis.presentation.page import PageOf
from analysis.presentation.prose import paragraphs
from analysis.presentation.units import HOUSEHOLDS, measure, write

ROWS_SHOWN = 40


def frame(page: PageOf, values: pd.DataFrame | pd.Series | None, **headings: str) -> Shown:
    """The frame with words for its codes, its first ROWS_SHOWN rows; `headings`: words that are not the usual ones.

    It carries no figures of its own: what it shows is looked at on the way to a table that does. None, where a file was
    not handed in, is a sentence.
    """
    if values is None:
        return paragraphs("Chưa có số liệu để lập khung này.")
    table = values.to_frame() if isinstance(values, pd.Series) else values
    words = known_headings() | page.labels | page.causes | {"total": "Tổng cộng"} | headings
    shown, left = table.head(ROWS_SHOWN), len(table) - ROWS_SHOWN
    names = [words.get(str(code), str(code)) for code in table]
    cells = [Cell("", 0, 0), *(Cell(name, 0, column) for column, name in enumerate(names, 1))]
    for row, key in enumerate(shown.index, 1):
        cells.append(Cell(words.get(key, key) if isinstance(key, str) else _key(key), row, 0, kinds=("label",)))
        cells += [Cell(_cell(shown[code].iloc[row - 1], str(code)), row, c) for c, code in enumerate(table, 1)]
    note = f"Còn {left} dòng." if left > 0 else ""
    return Shown((Table("", tuple(cells), len(shown) + 1, len(names) + 1, 1, kind="dataframe figures", note=note),))


def _key(key: object) -> str:
    return " – ".join(map(str, key)) if isinstance(key, tuple) else str(key)


@cache
def known_headings() -> dict[str, str]:
    """The words for the codes of columns and rows, from headings.toml."""
    return tomli.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))["headings"]


def _cell(value: object, code: str) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):
        return ""
    unit, form = measure(code, ("", "number"))
    return write(value, form) if (unit, form) != HOUSEHOLDS else number(value)
