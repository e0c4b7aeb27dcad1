"""The year's movements of the poor in words, flows that did not occur left out."""

from __future__ import annotations

import pandas as pd

from analysis.disclosure.withheld import withheld
from analysis.presentation.movement_sums import ENTERED, ESCAPED, movement_sums
from analysis.presentation.report.words import of_total, said
from analysis.presentation.said import Said, figures_said, filled, joined
from analysis.review.counting import TOTAL

OTHERS = ("other_decrease", "other_increase")


def movement_words(movements: pd.DataFrame) -> Said:
    """`56 hộ thoát nghèo (38 hộ thành cận nghèo, …); 8 hộ vào danh sách (…); …`; blank where nothing moved.
    `movements`: form T2.
    """
    sums = movement_sums(movements)
    parts = [
        _with_kinds("escaped", sums, flows(movements, ESCAPED)),
        _with_kinds("entered", sums, kinds_of_entry(movements)),
        *(_flow(movements, column) for column in OTHERS),
    ]
    return joined(parts)


def other_words(movements: pd.DataFrame) -> Said:
    """`2 hộ giảm khác (chuyển đi, …)`: what neither escaped nor entered by the review; blank where there is none."""
    return joined(_flow(movements, column) for column in OTHERS)


def kinds_of_entry(movements: pd.DataFrame) -> Said:
    """`5 hộ cận nghèo thành nghèo, 2 hộ tái nghèo`."""
    return flows(movements, ENTERED)


def flows(movements: pd.DataFrame, columns: tuple[str, ...]) -> Said:
    """The flows that occurred, run in; of one alone the kind without its number, which is that of them all."""
    if any(withheld(movements.at[TOTAL, column]) for column in columns):
        return Said("")
    told = [_flow(movements, column) for column in columns]
    occurred = [column for column, part in zip(columns, told, strict=True) if part.text]
    return said(f"poverty.only_{occurred[0]}") if len(occurred) == 1 else joined(told, ", ")


def _flow(movements: pd.DataFrame, column: str) -> Said:
    if withheld(movements.at[TOTAL, column]):
        return Said("")
    figure = of_total("T2_households", movements, column)
    return said(f"poverty.{column}", n=figure) if figure.value else Said("")


def _with_kinds(column: str, sums: pd.DataFrame, kinds: Said) -> Said:
    if withheld(sums.at[TOTAL, column]):
        return Said("")
    figure = of_total("movement_sums", sums, column)
    if not figure.value:
        return Said("")
    told = said(f"poverty.{column}", n=figure)
    return Said(filled("{told} ({kinds})", told=told.text, kinds=kinds.text).text, figures_said([told, kinds]))
