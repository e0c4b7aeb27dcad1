"""Answers of yes and no left blank where nearly every other household has one, a no too: skipped, or a row cut or
shifted.

A blank is no; where only what is yes is marked, blanks are the rule and nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.findings import Finding
from analysis.intake.dictionary import Column
from analysis.intake.text import first_few
from analysis.intake.values import yes_no
from analysis.rules.plausible import plausible

FEWEST = 20  # households: fewer show no habit


def blank_answers(texts: pl.DataFrame, columns: Sequence[Column], file: str, row: str) -> list[Finding]:
    """A warning for each such column. `texts`: the households as text, answers may be whole numbers; `row`: the name of
    the column with the numbers of rows.
    """
    answers = [column.code for column in columns if column.kind == "yes_no"]
    if not answers or "class_end" not in texts or len(texts) < FEWEST:
        return []
    there = ~_blank(texts, "class_end")
    left = ((_blank(texts, code) & there).sum().alias(code) for code in answers)
    number, *blanks = texts.select(there.sum().alias(""), *left).row(0)
    few = [code for code, blank in zip(answers, blanks, strict=True) if 0 < blank < plausible().gather_share * number]
    return [_told(texts.filter(_blank(texts, code) & there)[row], code, file) for code in few if _says_no(texts[code])]


def _blank(texts: pl.DataFrame, code: str) -> pl.Expr:
    blank = pl.col(code).is_null()
    return blank | (pl.col(code).str.strip_chars() == "") if texts.schema[code] == pl.String else blank


def _says_no(cells: pl.Series) -> bool:
    """Whether a no is written out in the column."""
    return any(str(cell).strip() and _is_no(str(cell)) for cell in cells.drop_nulls().unique())


def _is_no(text: str) -> bool:
    try:
        return not yes_no(text)
    except ValueError:
        return False


def _told(rows: pl.Series, code: str, file: str) -> Finding:
    shown = first_few(rows)
    return Finding(
        "warning",
        file,
        rows[0],
        code,
        f"{len(rows)} ô để trống: dòng {shown}",
        "có hoặc không như ở gần như mọi hộ khác",
        "ô trống được đọc là không; điền theo phiếu rà soát, và xem các ô của dòng có bị lệch cột không",
        "blank_answers",
    )
