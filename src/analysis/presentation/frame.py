"""A frame of figures as an analyst reads it in workings (khung số): Vietnamese headings and numbers, no form around it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd
from markupsafe import Markup

from analysis.presentation.display import Shown
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
    written = pd.DataFrame({code: [_cell(value, str(code)) for value in table[code]] for code in table}, table.index)
    written = written.rename(columns=lambda code: words.get(str(code), str(code)))
    written = written.rename(index=lambda row: words.get(str(row), row) if isinstance(row, str) else row)
    shown = written.head(ROWS_SHOWN)
    left = f"<p class='note'>Còn {len(written) - ROWS_SHOWN} dòng.</p>" if len(written) > ROWS_SHOWN else ""
    html = shown.to_html(border=0, na_rep="", index_names=False, classes="figures")
    return Shown(Markup(f'<div class="table" tabindex="0" role="region" aria-label="Khung số">{html}{left}</div>'))


@cache
def known_headings() -> dict[str, str]:
    """The words for the codes of columns and rows, from headings.toml."""
    return tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))["headings"]


def _cell(value: object, code: str) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str):
        return value
    if value is None or pd.isna(value):
        return ""
    unit, form = measure(code, ("", "number"))
    return write(value, form) if (unit, form) != HOUSEHOLDS else number(value)
